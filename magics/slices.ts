/** %slices: for whom is the model worse? */
import {
  diagnosisInput,
  fairnessReport,
  sliceReport,
  sliceColumns,
  weakSegments,
} from "../lib/validate/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, option, z } from "../kernel/magic.ts";
import type { Estimator } from "../lib/models/index.ts";

export default defineMagic({
  name: "slices",
  kind: "line",
  summary:
    "Scores a model within slices of the data: those given, or the weakest that a search finds and confirms.",
  details: `Without --by the search looks for segments of one or two conditions on one half of the rows and confirms them on the other, so
that noise gives none. --by scores the values of columns; --fair compares rates of decisions between the groups of one column (two classes).
All predictions are out of fold.`,
  args: {
    model: expression<Estimator>("model, e.g. new RandomForestClassifier()"),
    X: expression("table, with or without the label"),
    y: expression<string>('values to predict, or the name of their column: "Species"'),
    by: option(z.array(z.string()).default([]), "Columns whose values are scored"),
    fair: option(z.string().optional(), "Column whose groups are compared by rates of decisions"),
    positive: option(z.string().optional(), "Which of two classes counts as positive"),
    cv: option(z.number().int().min(2).default(5), "Folds"),
    seed: option(z.number().int().min(0).default(0), "Seed of the folds and of the search"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\nconst credits = load("german-credit");\n%slices new LogisticRegression() credits "risk" --by housing',
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\nconst credits = load("german-credit");\n%slices new LogisticRegression() credits "risk" --fair personal_status --positive good',
  ],
  async run(context, { model, X, y, by, fair, ...rest }) {
    const { signal } = context;
    const input = diagnosisInput("slices", model, X, y);
    const options = {
      cv: rest.cv,
      seed: rest.seed,
      ...(rest.positive === undefined ? {} : { positive: rest.positive }),
    };
    if (fair !== undefined)
      return followed("rates by group", (onProgress) =>
        fairnessReport(input.model, input.X, input.y, sliceColumns(X, [fair])[fair] as never, {
          ...options,
          signal,
          onProgress,
        }),
      );
    if (by.length > 0)
      return followed("slices", (onProgress) =>
        sliceReport(input.model, input.X, input.y, sliceColumns(X, by), { ...options, signal, onProgress }),
      );
    return followed("weak segments", (onProgress) =>
      weakSegments(input.model, input.X, input.y, { ...options, signal, onProgress }),
    );
  },
});
