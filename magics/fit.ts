/** %fit: trains a model on all the rows it is given. */
import { fitModel } from "../lib/validate/index.ts";
import { defineMagic, expression, expressionOption, z, option } from "../kernel/magic.ts";
import type { Estimator } from "../lib/models/index.ts";

export default defineMagic({
  name: "fit",
  kind: "line",
  summary: "Trains a model with a progress bar, and gives the trained model.",
  details: `y is an array or column of values, or the name of a column of X in quotes. Text and holes that the model does not take get an
encoder before it, and the result is the pipeline of both. An interrupt stops the training at once. %validate says how good a model is;
%fit is for the one that is used.`,
  args: {
    model: expression<Estimator>("model, e.g. new RandomForestClassifier()"),
    X: expression("table, with or without the label"),
    y: expression<string>('values to predict, or the name of their column: "Species"'),
    weight: expressionOption<ArrayLike<number>>("Weight of each row").optional(),
    save: option(z.string().optional(), "Writes the trained model to this JSON file", "", "path"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\nconst iris = load("iris");\nconst m = %fit new LogisticRegression() iris "species"\n(await m.predict(iris.drop(["species"]).head(2))).join()',
  ],
  run: (context, { model, X, y, weight, save }) =>
    fitModel(model, X, y, {
      signal: context.signal,
      ...(weight === undefined ? {} : { sampleWeight: weight }),
      ...(save === undefined ? {} : { save }),
    }),
});
