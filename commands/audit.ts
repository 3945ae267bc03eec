/** assay audit FILE …: the audit of files on the command line, with exit codes for CI. */
import { auditFiles } from "../lib/audit/index.ts";
import { defineCommand, flag, option, positional, z } from "../kernel/command.ts";

export default defineCommand({
  name: "audit",
  summary:
    "Audit data files: the verdict and its reasons; exit code 0 pass, 1 fail, 2 warnings with --fail-on warn, 3 not evaluable.",
  args: {
    files: positional(z.array(z.string()).min(1), "CSV, Parquet, JSON, NDJSON or Arrow files", "path"),
    label: option(z.string().optional(), "column to predict"),
    time: option(z.string().optional(), "column that says when a row happened"),
    group: option(z.string().optional(), "column of what belongs together"),
    id: option(z.string().optional(), "column that names a row"),
    ignore: option(z.array(z.string()).default([]), "column that no model will see; may be repeated"),
    against: option(z.string().optional(), "reference file, e.g. what training saw", "", "path"),
    suite: option(z.enum(["quick", "full"]).default("full"), "which checks"),
    threshold: option(
      z.array(z.string()).default([]),
      "NAME=VALUE, e.g. completeness.cells.max=0.1; may be repeated",
    ),
    missing: option(z.array(z.string()).default([]), "COLUMN=VALUE that means missing; may be repeated"),
    encoding: option(z.enum(["utf-8", "latin-1", "utf-16"]).optional(), "encoding of a text file"),
    ragged: option(
      z.enum(["error", "skip", "pad"]).optional(),
      "what becomes of lines with too few or too many fields",
    ),
    literal: flag("Holds the data to the guide's numbers word for word, too"),
    require: option(z.array(z.string()).default([]), "area that must be evaluated; may be repeated"),
    contract: option(z.string().optional(), "schema contract (JSON) that the data must keep", "", "path"),
    writeContract: option(z.string().optional(), "writes a contract that the data keep", "", "path"),
    baseline: option(z.string().optional(), "earlier audit (JSON) to compare with", "", "path"),
    accept: option(
      z.string().optional(),
      "JSON list of accepted findings: check, column, reason, until",
      "",
      "path",
    ),
    sample: option(z.number().int().min(100).optional(), "rows that costly checks look at, at most"),
    seed: option(z.number().int().min(0).default(0), "seed of samples and folds"),
    now: option(z.string().optional(), "day of judgement, e.g. 2026-01-31; default today"),
    showValues: flag("Shows private-looking values unmasked"),
    failOn: option(z.enum(["fail", "warn"]).default("fail"), "what makes the exit code differ from 0"),
    html: option(z.string().optional(), "writes the report as one HTML page", "", "path"),
    json: option(z.string().optional(), "writes the result as JSON (a later --baseline)", "", "path"),
    junit: option(z.string().optional(), "writes JUnit's XML", "", "path"),
    quiet: flag("Prints the verdict only", "q"),
  },
  examples: [
    "audit sales.csv --label churned --time date",
    "audit today.parquet --against train.parquet --fail-on warn",
    "audit people.csv --json audit.json --html audit.html",
  ],
  run: (args, terminal) => auditFiles(args, terminal),
});
