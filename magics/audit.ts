/** %audit: is this table fit to learn from? */
import { liveAudit, readAuditFlags } from "../lib/audit/index.ts";
import { defineMagic, expression, expressionOption, flag, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "audit",
  kind: "line",
  summary: "Audits a table: the data matrix, findings by severity with advice, and a card for each column.",
  details: `DATA is anything with rows: a frame, records, an object of columns, an Arrow, arquero, polars or danfo table, or the path
of a CSV, Parquet, JSON, NDJSON or Arrow file; large files are read out of core. The report grows while it works; an interrupt keeps
what is known. The value is the result: a.findings, a.matrix, a.profiles, a.verdict, a.contract(), a.toHtml().`,
  args: {
    data: expression("table, or the path of a file as a string"),
    label: option(z.string().optional(), "Column to predict", "l"),
    time: option(z.string().optional(), "Column that says when a row happened", "t"),
    group: option(z.string().optional(), "Column of what belongs together"),
    id: option(z.string().optional(), "Column that names a row"),
    ignore: option(z.array(z.string()).default([]), "Columns that no model will see"),
    against: expressionOption("Reference table, e.g. what training saw").optional(),
    suite: option(z.enum(["quick", "full"]).default("full"), "Which checks run"),
    only: option(z.array(z.string()).default([]), "Only these checks"),
    skip: option(z.array(z.string()).default([]), "All but these checks"),
    threshold: option(z.array(z.string()).default([]), "NAME=VALUE, e.g. completeness.cells.max=0.1"),
    missing: option(z.array(z.string()).default([]), "COLUMN=VALUE that means missing, e.g. Sex=."),
    encoding: option(z.enum(["utf-8", "latin-1", "utf-16"]).optional(), "Encoding of a text file"),
    ragged: option(
      z.enum(["error", "skip", "pad"]).optional(),
      "What becomes of lines with too few or too many fields",
    ),
    literal: flag("Holds the data to the guide's numbers word for word, too"),
    require: option(z.array(z.string()).default([]), "Areas that must be evaluated"),
    contract: option(
      z.string().optional(),
      "Schema contract (JSON file) that the data must keep",
      "",
      "path",
    ),
    baseline: option(z.string().optional(), "Earlier audit (JSON file) to compare with", "", "path"),
    accept: option(
      z.string().optional(),
      "Accepted findings (JSON file): check, column, reason, until",
      "",
      "path",
    ),
    sample: option(z.number().int().min(100).optional(), "Rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "Seed of samples and folds"),
    now: option(z.string().optional(), "Day of judgement; default today"),
    showValues: flag("Shows private-looking values unmasked"),
    gate: option(
      z.boolean().optional(),
      "Fails the cell after the report when the verdict is fail; default where CI=true",
    ),
    quiet: flag("Shows nothing: only the value counts", "q"),
  },
  examples: [
    'import { load } from "assay/data";\nconst birds = load("penguins");\n%audit birds --label Species --no-gate',
    'import { load } from "assay/data";\nconst birds = load("penguins");\nconst a = %audit birds --label Species --missing "Sex=." --suite quick --no-gate\na.verdict.message',
    'import { load } from "assay/data";\nconst films = load("movies");\nconst b = %audit films --only completeness,mixed-types --threshold completeness.cells.max=0.2 --quiet --no-gate\nb.toFrame()',
  ],
  async run(context, { data, against, gate, quiet, ...flags }) {
    const options = {
      ...(await readAuditFlags(flags)),
      signal: context.signal,
      quiet,
      ...(against === undefined ? {} : { against }),
      ...(gate === undefined ? {} : { gate }),
    };
    return context.displayed(await liveAudit(data, options, context.displayBundle));
  },
});
