/** %lime: a local linear model around one row. */
import { LimeTabularExplainer } from "../lib/explain/index.ts";
import { defineMagic, expression, expressionOption, option, UsageError, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";
import type { Frame } from "../lib/data/index.ts";

export default defineMagic({
  name: "lime",
  kind: "line",
  summary: "Explains one row by LIME: a weighted linear model of what the model says around it.",
  details: `X is the table that LIME samples after, and holds the row. Numbers are binned (quartiles), and each weight is what a condition such as
"petal width <= 0.30" adds. R² says how well the line fits the model there: read a low one as a warning. The same seed gives the same samples.
The value is the LimeExplanation: asList(), asMap(), score, localPred, toExplanation().`,
  args: {
    model: expression<Predictor>("fitted model, or a function that gives probabilities"),
    X: expression<Frame>("table of features"),
    row: expressionOption<number>("Position of the row in X; default 0", "r").optional(),
    data: expressionOption("Training table; default X").optional(),
    output: option(z.string().optional(), "Class to explain; default the likeliest"),
    top: option(z.number().int().min(1).default(1), "So many of the likeliest classes are explained"),
    features: option(z.number().int().min(1).default(10), "Conditions at most", "n"),
    samples: option(z.number().int().min(2).default(5000), "Samples around the row"),
    discretizer: option(
      z.enum(["quartile", "decile", "entropy", "none"]).default("quartile"),
      "How numbers are binned",
    ),
    labels: expressionOption("Training labels, for the entropy discretizer").optional(),
    seed: option(z.number().int().min(0).max(4294967295).default(0), "Seed of the samples"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { RandomForestClassifier } from "assay/models";\nconst iris = load("iris");\nconst flowers = iris.drop(["species"]);\nconst forest = await new RandomForestClassifier({ nEstimators: 20, randomState: 0 }).fit(flowers, iris.column("species"));\n%lime forest flowers --row 60 --samples 1000',
  ],
  async run(context, { model, X, row = 0, data, output, top, features, samples, discretizer, labels, seed }) {
    const regression = (model as Partial<Predictor>).task === "regression";
    const explainer = new LimeTabularExplainer(data ?? X, {
      mode: regression ? "regression" : "classification",
      randomState: seed,
      discretizeContinuous: discretizer !== "none",
      ...(discretizer === "none" ? {} : { discretizer }),
      ...(labels === undefined ? {} : { trainingLabels: labels as never }),
    });
    return explainer.explainInstance(X.take([row]), model, {
      ...(output === undefined ? { topLabels: top } : { labels: [classOf(model, output)] }),
      numFeatures: features,
      numSamples: samples,
      signal: context.signal,
    });
  },
});

function classOf({ classes = [] }: Partial<Predictor>, name: string): number {
  const names = classes.map(String);
  if (!names.includes(name))
    throw new UsageError(
      `%lime: --output wants a class of the model; got ${JSON.stringify(name)}; classes: ${names.join(", ")}`,
    );
  return names.indexOf(name);
}
