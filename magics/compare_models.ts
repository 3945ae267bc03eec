/** %compare_models: which of these is better, and is that more than chance? */
import { compareModels } from "../lib/validate/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";
import type { Estimator } from "../lib/models/index.ts";

export default defineMagic({
  name: "compare_models",
  kind: "line",
  summary: "Cross-validates several models on the same folds and tests their differences.",
  details: `MODELS is a list or an object of names: { logistic, forest }. Differences have the interval of Nadeau and Bengio's corrected t,
p values adjusted by Holm, the chance of being better, equal (within --rope) or worse, DeLong's test of ROC areas and McNemar's of
decisions; three models or more, Friedman's.`,
  args: {
    models: expression<Record<string, Estimator>>("models by name, e.g. { logistic, forest }"),
    X: expression("table, with or without the label"),
    y: expression<string>('values to predict, or the name of their column: "Species"'),
    metric: option(
      z.string().optional(),
      "Score by scikit-learn's name; default rocAuc, accuracy or r2",
      "m",
    ),
    cv: option(z.number().int().min(2).default(5), "Folds; fewer than 5 need --force"),
    repeats: option(z.number().int().min(1).default(1), "Repeats with other shuffles"),
    time: option(z.string().optional(), "Column that says when a row happened: later rows are tested", "t"),
    group: option(z.string().optional(), "Column of what belongs together: groups are never split", "g"),
    rope: option(z.number().min(0).optional(), "Differences up to this size do not matter"),
    fiveByTwo: flag("Runs the 5×2 test, too"),
    force: flag("Takes fewer than five folds"),
    seed: option(z.number().int().min(0).default(0), "Seed of the folds"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { DecisionTreeClassifier, LogisticRegression } from "assay/models";\nconst credits = load("german-credit");\n%compare_models { logistic: new LogisticRegression(), tree: new DecisionTreeClassifier({ maxDepth: 4 }) } credits "risk"',
  ],
  run: (context, { models, X, y, ...flags }) =>
    followed("compare", (onProgress) =>
      compareModels(models, X, y, {
        ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
        signal: context.signal,
        onProgress,
      }),
    ),
});
