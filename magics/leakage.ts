/** %leakage: does the test know what training saw? */
import { liveAudit, readAuditFlags } from "../lib/audit/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "leakage",
  kind: "line",
  summary: "Looks for leaks between a training and a test table, and from the label into the inputs.",
  details: `Rows, near copies and groups on both sides, training rows later than test rows, one input that gives the label away, an order
of rows that does, and whether a model can tell the two tables apart; the most harmful first.`,
  args: {
    train: expression("training table"),
    test: expression("test table"),
    label: option(z.string().optional(), "Column to predict", "l"),
    time: option(z.string().optional(), "Column that says when a row happened", "t"),
    group: option(z.string().optional(), "Column of what belongs together"),
    id: option(z.string().optional(), "Column that names a row"),
    ignore: option(z.array(z.string()).default([]), "Columns that no model will see"),
    threshold: option(z.array(z.string()).default([]), "NAME=VALUE, e.g. adversarial.auc.max=0.7"),
    sample: option(z.number().int().min(100).optional(), "Rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of samples and folds"),
    gate: option(
      z.boolean().optional(),
      "Fails the cell after the report when the verdict is fail; default where CI=true",
    ),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst speeches = load("state-of-the-union");\nconst [train, test] = [speeches.filter((_, i) => i % 3 > 0), speeches.filter((_, i) => i % 3 === 0)];\n%leakage train test --label party --group president --no-gate',
    'import { load } from "assay/data";\nconst iris = load("iris");\nconst leaks = %leakage iris iris --label species --quiet --no-gate\nleaks.verdict.message',
  ],
  async run(context, { train, test, gate, quiet, ...flags }) {
    const options = {
      ...(await readAuditFlags(flags)),
      areas: ["leakage" as const],
      against: train,
      signal: context.signal,
      quiet,
      ...(gate === undefined ? {} : { gate }),
    };
    return context.displayed(await liveAudit(test, options, context.displayBundle));
  },
});
