/** %shap: Shapley values as data, and one picture of them. */
import {
  classOutput,
  explain,
  explainerKinds,
  Explanation,
  plots,
  type ExplainMethod,
} from "../lib/explain/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, expressionOption, flag, option, UsageError, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";

const methods = ["auto", ...Object.keys(explainerKinds)] as ["auto", ...ExplainMethod[]];
/** A difference of groups wants labels, which a line has no room for. */
type Drawn = Exclude<keyof typeof plots, "groupDifference">;
const names = Object.keys(plots).filter((name) => name !== "groupDifference") as [Drawn, ...Drawn[]];

export default defineMagic({
  name: "shap",
  kind: "line",
  summary: "Computes SHAP values of a model, or draws one of SHAP's plots of an explanation.",
  details: `%shap MODEL X gives the Explanation (values, baseValues, data; row, output, sumBy, toFrame). %shap EXPLANATION draws it. With --plot the
picture is drawn as SHAP's plot of that name: waterfall and force want one row (--row), scatter a feature (--feature).`,
  args: {
    subject: expression<Predictor | Explanation>("fitted model, or an explanation"),
    X: expression("table of features, for a model").optional(),
    plot: option(z.enum(names).optional(), "Plot to draw", "p"),
    row: expressionOption<number>("Position of the row to draw", "r").optional(),
    feature: option(z.string().optional(), "Feature of a scatter plot", "f"),
    output: option(z.string().optional(), "Class to draw"),
    method: option(z.enum(methods).default("auto"), "How contributions are computed", "m"),
    background: expressionOption("Table that masked features are taken from; default X").optional(),
    interactions: flag("Contributions of pairs, too", "i"),
    seed: option(z.number().int().min(0).default(0), "Seed of background and walks"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { RandomForestRegressor } from "assay/models";\nconst diabetes = load("diabetes");\nconst X = diabetes.drop(["progression"]);\nconst forest = await new RandomForestRegressor({ nEstimators: 20, maxDepth: 5, randomState: 0 }).fit(X, diabetes.column("progression"));\nconst values = %shap forest X\n%shap values --plot beeswarm\n%shap values --plot waterfall --row 3',
  ],
  async run(context, { subject, X, plot, row, feature, output, ...options }) {
    const isExplanation = subject instanceof Explanation;
    if (!isExplanation && X === undefined)
      throw new UsageError("%shap: a model wants the table that is explained; got none; write %shap model X");
    const whole = isExplanation
      ? subject
      : await followed("shap", (onProgress) =>
          explain(subject, X, { ...options, signal: context.signal, onProgress, onAbort: "keep" }),
        );
    const classes = isExplanation ? undefined : subject.classes;
    const named = output === undefined ? whole : classOutput(whole, classes, output);
    const explanation = row === undefined ? named : named.row(row);
    if (plot === undefined && !isExplanation) return explanation;
    if (plot === "scatter") return plots.scatter(explanation, feature ?? mostImportant(explanation));
    return plots[plot ?? usualPlot(explanation)](explanation as never, undefined as never);
  },
});

/** Of several outputs only bars show all. */
function usualPlot({ rows, outputs }: Explanation): Drawn {
  if (outputs > 2) return "bar";
  return rows === 1 ? "waterfall" : "beeswarm";
}

function mostImportant(explanation: Explanation): string {
  return explanation.featureNames[explanation.order()[0]!]!;
}
