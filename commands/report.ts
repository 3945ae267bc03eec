/** assay report FILE: a notebook, a result or an earlier report as a page that others can judge. */
import { auditReport, type AuditRecord } from "../lib/audit/index.ts";
import { savedExplanationReport } from "../lib/explain/index.ts";
import { reportFiles } from "../lib/report/index.ts";
import { validationReport, type ValidationRecord } from "../lib/validate/index.ts";
import { defineCommand, option, positional, z } from "../kernel/command.ts";

export default defineCommand({
  name: "report",
  summary:
    "Make a self-contained report (HTML, PDF, Markdown, JSON) of an executed notebook, of a result's JSON, or of an earlier report.",
  args: {
    file: positional(
      z.string(),
      "executed .ipynb, JSON of a result, report.json, or a report's page",
      "path",
    ),
    html: option(z.string().optional(), "writes the page; the default, beside FILE", "", "path"),
    pdf: option(z.string().optional(), "prints it with a Chromium of this machine", "", "path"),
    md: option(z.string().optional(), "writes Markdown, with pictures as words", "", "path"),
    json: option(z.string().optional(), "writes report.json", "", "path"),
    title: option(z.string().optional(), "title of the report"),
    brief: option(z.string().optional(), "file of a brief, as in a %%brief cell", "", "path"),
    against: option(z.string().optional(), "earlier report to compare with: page or report.json", "", "path"),
    paper: option(z.enum(["a4", "letter"]).default("a4"), "paper of the PDF"),
  },
  examples: [
    "report teach.ipynb --html teach-report.html --pdf teach-report.pdf",
    "report audit.json --md audit.md",
    "report monday.html --against sunday.html --html changes.html",
  ],
  run: (args, terminal) =>
    reportFiles(args, {
      notebook: (path, options) => terminal.notebook(path, options),
      drafts: {
        "assay.audit": async (record) => auditReport(record as unknown as AuditRecord),
        "assay.validation": async (record) =>
          validationReport(record as unknown as ValidationRecord, {}, { signal: terminal.signal }),
        "assay.explanation": async (record) => savedExplanationReport(record),
      },
      now: new Date(),
      signal: terminal.signal,
      print: terminal.print,
      warn: terminal.warn,
    }),
});
