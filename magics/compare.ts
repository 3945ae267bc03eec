/** %compare: what differs between two tables? */
import { liveAudit, readAuditFlags } from "../lib/audit/index.ts";
import { defineMagic, expression, flag, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "compare",
  kind: "line",
  summary: "Compares two tables: schema, missing values, ranges and categories, distributions, rows in both.",
  args: {
    a: expression("first table, the one that is referred to"),
    b: expression("second table"),
    label: option(z.string().optional(), "Column to predict", "l"),
    time: option(z.string().optional(), "Column that says when a row happened", "t"),
    group: option(z.string().optional(), "Column of what belongs together"),
    id: option(z.string().optional(), "Column that names a row"),
    ignore: option(z.array(z.string()).default([]), "Columns that no model will see"),
    sample: option(z.number().int().min(100).optional(), "Rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of samples and folds"),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst cars = load("cars");\nconst [a, b] = [cars.slice(0, 200), cars.slice(200)];\n%compare a b',
  ],
  async run(context, { a, b, quiet, ...flags }) {
    const options = {
      ...(await readAuditFlags(flags)),
      areas: ["completeness" as const, "coverage" as const, "drift" as const, "leakage" as const],
      against: a,
      gate: false,
      signal: context.signal,
      quiet,
    };
    return context.displayed(await liveAudit(b, options, context.displayBundle));
  },
});
