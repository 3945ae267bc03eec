/** %drift: has the world moved since? */
import { liveAudit, readAuditFlags } from "../lib/audit/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "drift",
  kind: "line",
  summary: "Compares a current table with a reference, feature by feature, by effect size.",
  details: `The verdict is by effect size (Kolmogorov–Smirnov distance, Wasserstein distance in standard deviations, Jensen–Shannon
distance, Cramér's V, PSI above its critical value under no drift); p-values stand beside. A model that tells the tables apart says how far
all columns together have moved.`,
  args: {
    reference: expression("table of then, e.g. what training saw"),
    current: expression("table of now"),
    label: option(z.string().optional(), "Column to predict", "l"),
    time: option(z.string().optional(), "Column that says when a row happened", "t"),
    id: option(z.string().optional(), "Column that names a row"),
    ignore: option(z.array(z.string()).default([]), "Columns that no model will see"),
    threshold: option(z.array(z.string()).default([]), "NAME=VALUE, e.g. drift.ks.fail=0.3"),
    sample: option(z.number().int().min(100).optional(), "Rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of samples and folds"),
    gate: option(
      z.boolean().optional(),
      "Fails the cell after the report when the verdict is fail; default where CI=true",
    ),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst weather = load("seattle-weather");\nconst [then, now] = [weather.slice(0, 731), weather.slice(731)];\n%drift then now --label weather --no-gate',
    'import { load } from "assay/data";\nconst cars = load("cars");\nconst [old, young] = [cars.slice(0, 200), cars.slice(200)];\nconst d = %drift old young --threshold drift.ks.fail=0.5 --quiet --no-gate\nd.find({ status: "warn" }).map(({ message }) => message)',
  ],
  async run(context, { reference, current, gate, quiet, ...flags }) {
    const options = {
      ...(await readAuditFlags(flags)),
      areas: ["drift" as const],
      against: reference,
      signal: context.signal,
      quiet,
      ...(gate === undefined ? {} : { gate }),
    };
    return context.displayed(await liveAudit(current, options, context.displayBundle));
  },
});
