/** %counterfactual: what would have to change for another answer? */
import { counterfactuals, type Actionability } from "../lib/explain/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, expressionOption, option, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";

export default defineMagic({
  name: "counterfactual",
  kind: "line",
  summary: "Finds the smallest changes of a row that change the model's answer, within what can be changed.",
  details: `--fixed names features that stay; --rules sets limits: { income: "increase", age: "fixed", amount: [500, 4000] }. Each answer was tried with the
model, and none of its changes can be taken back. What changes the model's answer need not change the outcome.`,
  args: {
    model: expression<Predictor>("fitted model, or a function"),
    X: expression("table of features: where changes are looked for"),
    row: expressionOption<number>("Position of the row in X; default 0", "r").optional(),
    desired: option(z.string().optional(), "Class that is wanted; default another than the row's", "d"),
    between: expressionOption<readonly [number, number]>(
      "Range of the prediction that is wanted: [100, 150]",
    ).optional(),
    fixed: option(z.array(z.string()).default([]), "Feature that may not change; give it once for each"),
    rules: expressionOption<Readonly<Record<string, Actionability>>>("What may change, and how").optional(),
    count: option(z.number().int().min(1).default(3), "Answers wanted", "k"),
    seed: option(z.number().int().min(0).default(0), "Seed of the rows that are tried"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { HistGradientBoostingClassifier } from "assay/models";\nconst tumours = load("breast-cancer");\nconst cells = tumours.drop(["diagnosis"]);\nconst boosted = await new HistGradientBoostingClassifier({ maxIter: 30 }).fit(cells, tumours.column("diagnosis"));\n%counterfactual boosted cells --row 0 --desired benign',
  ],
  run: (context, { model, X, row = 0, desired, between, fixed, rules, count, seed }) =>
    followed("counterfactual", (onProgress) =>
      counterfactuals(model, X, row, {
        k: count,
        seed,
        desired: between ?? desired,
        actionability: { ...Object.fromEntries(fixed.map((name) => [name, "fixed" as const])), ...rules },
        signal: context.signal,
        onProgress,
      }),
    ),
});
