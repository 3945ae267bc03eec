/** The report for a terminal: verdict, matrix, findings, columns. */
import { statusMark, textTable, wrapText } from "../core/index.ts";
import type { Finding, Status } from "./check.ts";
import type { AuditRecord } from "./result.ts";
import { columnFacts } from "./column-facts.ts";
import { count, plural, short } from "../core/words.ts";

/** Findings shown of one check, and columns shown. */
const FINDINGS = 8;
const COLUMNS = 40;

export function reportText(
  record: AuditRecord,
  { colour = false, width = 110 }: { readonly colour?: boolean; readonly width?: number } = {},
): string {
  const { name, verdict, matrix, findings, provenance, profiles, complete } = record;
  const mark = (status: Status): string => statusMark(status, colour);
  const parts = [
    `Audit of ${name}: ${count(provenance.rows)} rows × ${plural(provenance.columns, "column")}${provenance.sampled ? `; costly checks on ${count(provenance.sampleRows)} rows, seed ${provenance.seed}` : ""}${complete ? "" : " (not complete)"}`,
    `${mark(verdict.status).trimEnd()}  ${verdict.message}`,
    matrix
      .map(({ title, status, message, literal }) =>
        [
          `${mark(status)} ${title.padEnd(18)} ${message}`,
          ...(literal === null ? [] : [`${" ".repeat(35)}${literal.message}`]),
        ].join("\n"),
      )
      .join("\n"),
  ];
  if (matrix.length === 0) parts.pop();
  const spoken = findings.filter(
    ({ status, part }) =>
      part === undefined && status !== "pass" && status !== "info" && status !== "not_evaluated",
  );
  if (spoken.length > 0)
    parts.push(
      [`Findings`, ...byCheck(spoken).flatMap((group) => groupLines(group, mark, width))].join("\n"),
    );
  const open = findings.filter(({ status, part }) => status === "not_evaluated" && part === undefined);
  if (open.length > 0)
    parts.push(["Not evaluated", ...open.map(({ check, message }) => `  ${check}: ${message}`)].join("\n"));
  if (profiles.length > 0)
    parts.push(
      textTable({
        columns: [
          "column",
          "type",
          { name: "missing", align: "right" },
          { name: "distinct", align: "right" },
          "values",
        ],
        rows: profiles.slice(0, COLUMNS).map((profile) => {
          const { type, missing, distinct, values } = columnFacts(profile);
          return [short(profile.name, 30), type, missing, distinct, short(values, 60)];
        }),
        ...(profiles.length > COLUMNS ? { note: `… ${profiles.length - COLUMNS} more columns` } : {}),
      }),
    );
  return parts.join("\n\n");
}

/** Findings of one check together, in the order of the worst of each. */
export function byCheck(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.check);
    if (group === undefined) groups.set(finding.check, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function groupLines(group: readonly Finding[], mark: (status: Status) => string, width: number): string[] {
  const lines = group.slice(0, FINDINGS).map(({ status, message, evidence, acceptance }) => {
    const rows =
      evidence === undefined || evidence.rows.length === 0
        ? ""
        : ` Rows: ${rowList(evidence.rows, evidence.total)}.`;
    const borne =
      acceptance === undefined ? "" : ` Accepted until ${acceptance.until}: ${acceptance.reason}.`;
    return wrapText(`${message}${rows}${borne}`, width - 17).map(
      (line, i) => `${i === 0 ? mark(status) : " ".repeat(15)} ${line}`,
    );
  });
  const more = group.length - lines.length;
  const advice = [...new Set(group.slice(0, FINDINGS).map(({ fix }) => fix))];
  return [
    ...lines.flat(),
    ...(more > 0 ? [`${" ".repeat(16)}… and ${more} more of ${group[0]!.check}`] : []),
    ...advice.flatMap((fix) => wrapText(`→ ${fix}`, width - 17).map((line) => `${" ".repeat(16)}${line}`)),
  ];
}

export function rowList(rows: readonly number[], total: number): string {
  const list = rows.slice(0, 8).join(", ");
  return total > 8 ? `${list} … (${count(total)})` : list;
}
