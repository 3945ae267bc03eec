/** %explain: why does the model say what it says? */
import { explainerKinds, explainPlots, liveExplanation, type ExplainMethod } from "../lib/explain/index.ts";
import { defineMagic, expression, expressionOption, flag, option, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";

const methods = ["auto", ...Object.keys(explainerKinds)] as ["auto", ...ExplainMethod[]];

export default defineMagic({
  name: "explain",
  kind: "line",
  summary:
    "Explains a fitted model: what matters over all rows, then chosen rows one by one, by Shapley values.",
  details: `MODEL is fitted, or a function from rows of numbers to answers. The method is chosen by what the model declares of itself: coefficients,
trees, or nothing, in which case it is asked with features masked by rows of the background; the sheet says which and why, and how exact the
numbers are. Of a pipeline the model at the end is explained, and contributions are added up to the raw columns. An interrupt keeps the rows
that are done. The value is the result: e.explanation (values, rows, outputs), e.toFrame(), e.figures(), e.toHtml().`,
  args: {
    model: expression<Predictor>("fitted model, e.g. forest"),
    X: expression("table of features, without the label"),
    rows: expressionOption<readonly number[]>(
      "Positions of rows to show one by one: [3, 17]; default the highest, the middle and the lowest prediction",
    ).optional(),
    method: option(z.enum(methods).default("auto"), "How contributions are computed", "m"),
    background: option(
      z.number().int().min(1).optional(),
      "Rows that masked features are taken from, at most; default 100",
      "b",
    ),
    data: expressionOption("Table that the background is drawn from; default X").optional(),
    sample: option(
      z.number().int().min(1).optional(),
      "Rows to explain at most; default all, or 200 where the model has to be asked",
      "n",
    ),
    interactions: flag("Contributions of pairs, too", "i"),
    output: option(z.string().optional(), "Class to explain; default all"),
    scale: option(
      z.enum(["auto", "raw", "probability", "value"]).default("auto"),
      "What is explained: the raw output (log-odds) or the probability",
    ),
    plots: option(z.array(z.enum(explainPlots)).default([]), "Pictures to draw; give it once for each", "p"),
    evals: option(z.number().int().min(1).optional(), "Coalitions for each row, for methods that sample"),
    seed: option(z.number().int().min(0).default(0), "Seed of background, sample and walks"),
    yes: flag("Goes on without a question however long it takes", "y"),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { HistGradientBoostingClassifier } from "assay/models";\nconst tumours = load("breast-cancer");\nconst X = tumours.drop(["diagnosis"]);\nconst model = await new HistGradientBoostingClassifier({ maxIter: 40 }).fit(X, tumours.column("diagnosis"));\n%explain model X --rows [0, 20]',
    'import { load } from "assay/data";\nimport { KNeighborsClassifier } from "assay/models";\nconst iris = load("iris");\nconst flowers = iris.drop(["species"]);\nconst near = await new KNeighborsClassifier().fit(flowers, iris.column("species"));\nconst e = %explain near flowers --sample 10 --background 20 --output virginica --quiet\ne.toFrame()',
  ],
  async run(
    context,
    { model, X, rows, background, data, output, plots, evals, scale, yes, quiet, ...flags },
  ) {
    const result = await liveExplanation(
      model,
      X,
      {
        ...flags,
        rows,
        background: data,
        backgroundRows: background,
        class: output,
        output: scale,
        ...(plots.length === 0 ? {} : { plots }),
        maxEvals: evals,
        ask: yes ? undefined : confirmed,
        signal: context.signal,
        quiet,
      },
      context.displayBundle,
    );
    return context.displayed(result);
  },
});

/** Where nobody can be asked the answer is no, and the error says what to do. */
function confirmed(question: string): boolean {
  const { confirm } = globalThis as { confirm?: (text: string) => boolean };
  try {
    return confirm?.(question) === true;
  } catch (error) {
    if (error instanceof Error && error.message.includes("takes no input")) return false;
    throw error;
  }
}
