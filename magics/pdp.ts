/** %pdp: how does the model's output go with a feature? */
import {
  accumulatedLocalEffects,
  partialDependence,
  type AccumulatedLocalEffects,
  type PartialDependence,
} from "../lib/explain/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, flag, option, positional, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";

export default defineMagic({
  name: "pdp",
  kind: "line",
  summary:
    "Partial dependence of a model on a feature or two, with the rows' own curves; or accumulated local effects.",
  details: `The mean output when the feature has each value of a grid in every row. With --ice every row's own curve stands behind it; where these part, the
feature acts together with others. --ale asks only about rows near those that are there: take it where features go together.`,
  args: {
    model: expression<Predictor>("fitted model, or a function"),
    X: expression("table of features"),
    features: positional(
      z.array(z.string()).min(1).max(2),
      "One feature or two, in quotes where the name has blanks",
    ),
    ice: flag("Draws the rows' own curves"),
    ale: flag("Accumulated local effects instead"),
    grid: option(z.number().int().min(2).optional(), "Values of the grid; default 100, for two features 20"),
    output: option(z.string().optional(), "Class whose output is drawn"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { RandomForestRegressor } from "assay/models";\nconst diabetes = load("diabetes");\nconst patients = diabetes.drop(["progression"]);\nconst woods = await new RandomForestRegressor({ nEstimators: 20, maxDepth: 5, randomState: 0 }).fit(patients, diabetes.column("progression"));\n%pdp woods patients bmi --ice --grid 20\n%pdp woods patients bmi --ale',
  ],
  run: (context, { model, X, features, ice, ale, grid, output }) =>
    followed<AccumulatedLocalEffects | PartialDependence>("pdp", (onProgress) => {
      const shared = { class: output, signal: context.signal, onProgress };
      return ale
        ? accumulatedLocalEffects(model, X, features[0]!, shared)
        : partialDependence(model, X, features, {
            ...shared,
            gridResolution: grid,
            kind: ice ? "both" : "average",
          });
    }),
});
