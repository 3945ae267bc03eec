/**
 * report.json: what a report says as plain values, in a form that is checked when it is read. It stands inside each page, in
 * `<script type="application/json" id="report.json">`, and the page prints the SHA-256 of exactly these bytes, so that a page whose facts were
 * changed by hand is told from one that was not.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { digestOf, type ResultDigest } from "../core/index.ts";
import type { BriefRecord } from "./brief.ts";
import type { ReportDraft } from "./document.ts";

const status = z.enum(["pass", "info", "warn", "fail", "error", "not_evaluated", "accepted"]);
const scalarOrNull = z.number().nullable();

const digestSchema = z.looseObject({
  kind: z.string(),
  title: z.string(),
  status,
  message: z.string(),
  data: z
    .looseObject({
      name: z.string().optional(),
      rows: z.number().optional(),
      sha256: z.string().optional(),
      columns: z.array(z.looseObject({ name: z.string(), type: z.string().optional() })).optional(),
    })
    .optional(),
  model: z.looseObject({ name: z.string(), params: z.record(z.string(), z.unknown()).optional() }).optional(),
  metrics: z
    .array(
      z.looseObject({
        metric: z.string(),
        value: scalarOrNull,
        low: scalarOrNull.optional(),
        high: scalarOrNull.optional(),
        greaterIsBetter: z.boolean().optional(),
        n: z.number().optional(),
      }),
    )
    .optional(),
  thresholds: z.record(z.string(), z.unknown()).optional(),
  findings: z
    .array(z.looseObject({ id: z.string(), status, message: z.string(), value: scalarOrNull.optional() }))
    .optional(),
  ranks: z.record(z.string(), z.array(z.string())).optional(),
});

/** The JSON of a report, version 1. What later versions add is kept. */
export const reportSchema = z.looseObject({
  kind: z.literal("assay.report"),
  version: z.literal(1),
  /** What kind of report: audit, validate, explain, full, notebook. */
  of: z.string(),
  title: z.string(),
  status,
  message: z.string(),
  aside: z.string().default(""),
  /** The author's: title, answers and facts, as text. */
  brief: z
    .looseObject({
      title: z.string(),
      answers: z.record(z.string(), z.string()),
      facts: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** In order of the page. */
  contents: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
  /** Facts by section. */
  sections: z.record(z.string(), z.unknown()),
  /** The results in brief, by which two reports are compared. */
  results: z.array(digestSchema).default([]),
});

export type ReportRecord = z.infer<typeof reportSchema>;

export interface SavedReport {
  readonly record: ReportRecord;
  /** Of the bytes that were read, in hex. */
  readonly sha256: string;
  /** For a page whether it prints this hash; null for a bare report.json, which has none beside it. */
  readonly untouched: boolean | null;
}

/** @returns the record and its JSON; markup is written as JSON's own escapes, so that the same bytes can stand in a page. */
export function reportRecord(
  draft: ReportDraft,
  brief: BriefRecord | undefined,
): { readonly record: ReportRecord; readonly json: string; readonly sha256: string } {
  const { kind, title, status: verdict, message, aside, sections, results = [] } = draft;
  const record = {
    kind: "assay.report",
    version: 1,
    of: kind,
    title,
    status: verdict,
    message,
    aside,
    brief: brief === undefined ? null : { title: brief.title, answers: brief.answers, facts: brief.facts },
    contents: sections.map((section) => ({ id: section.id, title: section.title })),
    sections: Object.fromEntries(sections.map(({ id, facts }) => [id, facts ?? null])),
    results: results.flatMap((result): ResultDigest[] => {
      const digest = isDigest(result) ? result : digestOf(result);
      return digest === undefined ? [] : [digest];
    }),
  };
  const json = JSON.stringify(record, null, 1)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return { record: JSON.parse(json) as ReportRecord, json, sha256: hashOf(json) };
}

/**
 * Reads report.json, or takes it out of a saved page and holds it to the hash that the page prints.
 * @param where names the text in errors.
 * @throws RangeError on a page without one, on what is no JSON, or no report.
 */
export function readReport(text: string, where = "report"): SavedReport {
  const page = /^\s*</.test(text);
  const inside = page
    ? /<script type="application\/json" id="report\.json">([\s\S]*?)<\/script>/.exec(text)?.[1]
    : text;
  if (inside === undefined)
    throw new RangeError(
      `${where}: must be a page that Assay wrote; got HTML without report.json in it; pass the page that %report or assay report saved`,
    );
  let value: unknown;
  try {
    value = JSON.parse(inside.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new RangeError(
      `${where}: must be JSON; got ${(error as Error).message.split("\n", 1)[0]!}; pass a page or a report.json that Assay wrote`,
      { cause: error },
    );
  }
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new RangeError(
      `${where}: must be report.json of version 1; got ${issue.path.length === 0 ? "a value" : `"${issue.path.join(".")}"`} that is wrong (${issue.message}); pass a page or a report.json that Assay wrote`,
    );
  }
  const sha256 = hashOf(inside);
  // Values as they stand in the file, in their order, so that a report that is built again has the same bytes.
  const record = { ...parsed.data, ...(value as ReportRecord) };
  return { record, sha256, untouched: page ? text.includes(`<td>${sha256}</td>`) : null };
}

/** Digests are given where the whole result is no longer there. */
function isDigest(value: unknown): value is ResultDigest {
  const { title, status: verdict, message } = (value ?? {}) as Partial<ResultDigest>;
  return (
    typeof title === "string" &&
    typeof message === "string" &&
    typeof verdict === "string" &&
    digestSchema.safeParse(value).success
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
