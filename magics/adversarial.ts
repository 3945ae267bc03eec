/** %adversarial: can a model tell training rows from test rows? */
import { adversarialValidation } from "../lib/validate/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "adversarial",
  kind: "line",
  summary:
    "Trains a model to tell two tables apart: if it can, they do not come from one place, and it says by what.",
  details: `An area under the ROC curve of 0.5 is what chance gives. It warns where the interval lies above 0.55 and fails above 0.65. Each
round leaves out the column that told most, to find the next. Leave out what differs by design (ids, dates) with --columns.`,
  args: {
    train: expression("table of one side, e.g. what training sees"),
    test: expression("table of the other side"),
    columns: option(z.array(z.string()).default([]), "Only these columns"),
    rounds: option(z.number().int().min(1).default(5), "Rounds, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of the folds"),
  },
  examples: [
    'import { load } from "assay/data";\nconst cars = load("cars");\nconst [early, late] = [cars.slice(0, 200), cars.slice(200)];\n%adversarial early late --columns Horsepower,Weight_in_lbs --rounds 2',
  ],
  run: (context, { train, test, columns, ...rest }) =>
    followed("adversarial", (onProgress) =>
      adversarialValidation(train, test, {
        ...rest,
        ...(columns.length === 0 ? {} : { columns }),
        signal: context.signal,
        onProgress,
      }),
    ),
});
