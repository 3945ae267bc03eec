/** %validate: how good is this model, and how sure is that? */
import { liveValidation, readThresholds } from "../lib/validate/index.ts";
import { defineMagic, expression, expressionOption, flag, option, z } from "../kernel/magic.ts";
import type { Predictor } from "../lib/models/index.ts";

export default defineMagic({
  name: "validate",
  kind: "line",
  summary:
    "Cross-validates a model: scores with intervals beside a dummy and a simple baseline, and what is wrong with them.",
  details: `MODEL is not trained: clones of it are, on each training fold alone. With --fitted it is taken as it is, and X must be rows that
it never saw. y is an array or column of values, or the name of a column of X in quotes. Text and holes that the model does not take get an
encoder before it, fitted inside each fold. The value is the result: v.metrics, v.findings, v.verdict, v.figures(), v.toHtml().`,
  args: {
    model: expression<Predictor>("model, e.g. new LogisticRegression()"),
    X: expression("table, with or without the label"),
    y: expression<string>('values to predict, or the name of their column: "Species"'),
    cv: option(z.number().int().min(2).default(5), "Folds; fewer than 5 need --force"),
    repeats: option(z.number().int().min(1).default(1), "Repeats with other shuffles"),
    time: option(z.string().optional(), "Column that says when a row happened: later rows are tested", "t"),
    gap: option(
      z.number().min(0).optional(),
      "Left out before each test window, in milliseconds of the time column",
    ),
    group: option(z.string().optional(), "Column of what belongs together: groups are never split", "g"),
    holdout: option(
      z.number().min(0.01).max(0.9).optional(),
      "One split instead of folds: this share is tested",
    ),
    metric: option(
      z.array(z.string()).default([]),
      "Scores by scikit-learn's names, the deciding one first",
      "m",
    ),
    positive: option(z.string().optional(), "Which of two classes counts as positive"),
    slices: option(z.array(z.string()).default([]), "Columns by whose values the score is looked at"),
    against: expressionOption<Predictor>(
      "Model to stand beside it instead of the simple baseline",
    ).optional(),
    threshold: option(z.array(z.string()).default([]), "NAME=VALUE, e.g. overfit.gap.warn=0.05"),
    fitted: flag("Takes the model as it is: X holds rows that it never saw"),
    force: flag("Takes fewer than five folds"),
    seed: option(z.number().int().min(0).default(0), "Seed of the folds and of the bootstrap"),
    gate: option(
      z.boolean().optional(),
      "Fails the cell after the report when the verdict is fail; default where CI=true",
    ),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { LogisticRegression } from "assay/models";\nconst flowers = load("iris");\n%validate new LogisticRegression() flowers "species" --no-gate',
    'import { load } from "assay/data";\nimport { Ridge } from "assay/models";\nconst cars = load("cars").filter((car) => car.Miles_per_Gallon !== null).drop(["Name"]);\nconst v = %validate new Ridge() cars "Miles_per_Gallon" --time Year --quiet --no-gate\nv.toFrame()',
  ],
  async run(context, { model, X, y, metric, slices, threshold, against, gate, quiet, ...flags }) {
    const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
    const result = await liveValidation(
      model,
      X,
      y,
      {
        ...given,
        ...(metric.length === 0 ? {} : { scoring: metric }),
        ...(slices.length === 0 ? {} : { slices }),
        ...(against === undefined ? {} : { baseline: against as never }),
        thresholds: readThresholds(threshold),
        signal: context.signal,
        quiet,
        gate,
      },
      context.displayBundle,
    );
    return context.displayed(result);
  },
});
