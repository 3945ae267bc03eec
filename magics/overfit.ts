/** %overfit: has the model learnt the rows by heart? */
import { diagnosisInput, learningCurve, overfit } from "../lib/validate/index.ts";
import { followed } from "../lib/core/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";
import type { Estimator } from "../lib/models/index.ts";

export default defineMagic({
  name: "overfit",
  kind: "line",
  summary:
    "Compares the score on rows a model learnt from with the score on rows it did not, and says what helps.",
  details: `Over-fit: the gap is larger than 0.03 and 10 % of the score on training rows. Under-fit: neither score beats a dummy. The
remedies are those of the model's kind: the guide's L2 of 0.01 to 0.1, dropout of 0.3 to 0.5 and early stopping with patience 5 to 10 for
networks, depth and leaves for trees. --curve adds the learning curve: would more rows help?`,
  args: {
    model: expression<Estimator>("model, e.g. new DecisionTreeClassifier()"),
    X: expression("table, with or without the label"),
    y: expression<string>('values to predict, or the name of their column: "Species"'),
    cv: option(z.number().int().min(2).default(5), "Folds"),
    metric: option(z.string().optional(), "Score by scikit-learn's name; default accuracy or r2", "m"),
    curve: flag("Shows the learning curve, too"),
    seed: option(z.number().int().min(0).default(0), "Seed of the folds"),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { DecisionTreeClassifier } from "assay/models";\nconst credits = load("german-credit");\n%overfit new DecisionTreeClassifier() credits "risk"',
  ],
  async run(context, { model, X, y, curve, quiet, ...rest }) {
    const input = diagnosisInput("overfit", model, X, y);
    const options = {
      cv: rest.cv,
      seed: rest.seed,
      signal: context.signal,
      ...(rest.metric === undefined ? {} : { metric: rest.metric }),
    };
    const report = await followed("overfit", (onProgress) =>
      overfit(input.model, input.X, input.y, { ...options, onProgress }),
    );
    if (quiet) return context.displayed(report);
    for (const note of input.notes) context.print(`${note}\n`);
    context.display(report);
    if (curve)
      context.display(
        await followed("learning curve", (onProgress) =>
          learningCurve(input.model, input.X, input.y, { ...options, onProgress }),
        ),
      );
    return context.displayed(report);
  },
});
