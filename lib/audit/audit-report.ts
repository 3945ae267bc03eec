/**
 * The audit report's content: the data sheet, the matrix, findings subject by subject with their pictures, a card for each column, what was
 * accepted and what could not be judged, and every check with its limit, value and n. `reportDocument` makes a page of it. Pure.
 */
import { chip, digestOf, escapeHtml, findingLine, pictures, sheet, type SheetStatus } from "../core/index.ts";
import { count, number, plural, short } from "../core/words.ts";
import type { ReportDraft, ReportSection } from "../report/index.ts";
import type { Area, Finding } from "./check.ts";
import { checkTable } from "./checks/index.ts";
import { columnFacts } from "./column-facts.ts";
import { changesList, checkGroup, columnList, findingText, matrixTable } from "./report-html.ts";
import { pictures as picturesOf } from "./report-plots.ts";
import { byCheck } from "./report-text.ts";
import type { AuditRecord } from "./result.ts";

export interface AuditReportOptions {
  /** Of the data, in hex; where they lie in a file, of its bytes. */
  readonly sha256?: string | undefined;
}

/** Rows of a table of the report; the rest is counted. */
const ROWS = 400;

/** Rows of the appendix. */
const CHECKS = 1500;

/** Columns whose schema stands in the facts. */
const COLUMNS = 2000;

/** @param record the result of an audit, or its JSON. */
export function auditReport(record: AuditRecord, { sha256 }: AuditReportOptions = {}): ReportDraft {
  const { name, verdict, provenance, findings, changes } = record;
  const digest = digestOf(record);
  return {
    kind: "audit",
    title: `Audit of ${name}`,
    status: verdict.status,
    aside: `${count(provenance.rows)} rows × ${plural(provenance.columns, "column")}${record.complete ? "" : " · stopped before the end"}`,
    message: verdict.message,
    results: [
      digest === undefined
        ? record
        : { ...digest, data: { ...digest.data, ...(sha256 === undefined ? {} : { sha256 }) } },
    ],
    sections: [
      dataSheet(record, sha256),
      {
        id: "matrix",
        title: "The data matrix",
        html: sheet([
          record.matrix.length === 0 ? "<p>None of its rows was asked for.</p>" : matrixTable(record.matrix),
        ]),
        facts: record.matrix,
      },
      ...SUBJECTS.flatMap((subject) => subjectSection(record, subject)),
      {
        id: "columns",
        title: "Columns",
        html:
          record.profiles.length === 0
            ? "<p>No column was looked at.</p>"
            : sheet([columnList(record.profiles)]),
        facts: record.profiles
          .slice(0, COLUMNS)
          .map((profile) => ({ name: profile.name, ...columnFacts(profile) })),
      },
      ...(changes === null
        ? []
        : [
            {
              id: "since-baseline",
              title: "Since the baseline",
              html: sheet([changesList(record)]),
              facts: changes,
            },
          ]),
      acceptedSection(findings),
      openSection(findings),
      limitsSection(record),
      checksAppendix(findings, provenance.rows),
    ],
  };
}

interface Subject {
  readonly id: string;
  readonly title: string;
  readonly areas: readonly Area[];
  /** Names of pictures begin so. */
  readonly pictures: readonly string[];
}

const SUBJECTS: readonly Subject[] = [
  { id: "missing", title: "Missing values", areas: ["completeness"], pictures: ["missing"] },
  { id: "duplicates", title: "Duplicates", areas: ["duplicates"], pictures: [] },
  { id: "labels", title: "Labels", areas: ["labels"], pictures: ["label"] },
  { id: "values", title: "Outliers and values", areas: ["values", "structure"], pictures: [] },
  { id: "associations", title: "Associations", areas: ["associations"], pictures: ["associations"] },
  { id: "leakage", title: "Leakage", areas: ["leakage"], pictures: [] },
  { id: "coverage", title: "Coverage", areas: ["coverage"], pictures: [] },
  { id: "timeliness", title: "Timeliness", areas: ["timeliness"], pictures: ["timeline"] },
  { id: "drift", title: "Drift", areas: ["drift"], pictures: ["drift"] },
  { id: "privacy", title: "Privacy", areas: ["privacy"], pictures: [] },
  { id: "contract", title: "Contract", areas: ["contract"], pictures: [] },
];

function subjectSection(
  record: AuditRecord,
  { id, title, areas, pictures: names }: Subject,
): ReportSection[] {
  const own = record.findings.filter(
    ({ area, part, status }) => areas.includes(area) && part === undefined && status !== "not_evaluated",
  );
  const drawn = picturesOf(record).filter(({ name }) => names.some((start) => name.startsWith(start)));
  if (own.length === 0 && drawn.length === 0) return [];
  const loud = own.filter(({ status }) => status === "fail" || status === "error" || status === "warn");
  const quiet = own.filter((finding) => !loud.includes(finding));
  const html = sheet([
    ...byCheck(loud).map((group) => `${question(group[0]!.check)}${checkGroup(group)}`),
    ...byCheck(quiet).map(
      (group) =>
        `${question(group[0]!.check)}<div class="as-group">${group.slice(0, ROWS).map(findingText).join("")}${group.length > ROWS ? `<p class="as-soft">… ${count(group.length - ROWS)} more, in the result.</p>` : ""}</div>`,
    ),
    drawn.length === 0 ? "" : pictures(drawn.map(({ svg }) => svg())),
  ]);
  return [{ id, title, html, facts: own.slice(0, ROWS).map(factsOf) }];
}

/** The question of a check, which leads to its rows in the appendix. */
function question(check: string): string {
  const asked = checkTable.find(({ name }) => name === check)?.question ?? check;
  return `<div class="as-soft" style="margin-top:9px"><a href="#${anchorOf(check)}">${escapeHtml(asked)}</a></div>`;
}

function anchorOf(check: string): string {
  return `audit-check-${check.replace(/[^a-z0-9-]/gi, "-")}`;
}

function dataSheet(record: AuditRecord, sha256: string | undefined): ReportSection {
  const { name, provenance, roles, profiles, findings } = record;
  const { rows, columns, engine, suite, seed, sampled, sampleRows, notes } = provenance;
  const isPrivate = findings.filter(
    ({ area, column, status }) => area === "privacy" && column !== undefined && status !== "pass",
  );
  const roleNames = (["label", "time", "group", "id"] as const).flatMap((role) =>
    roles[role] === undefined ? [] : [`${role}: ${roles[role]}`],
  );
  const facts: readonly (readonly [string, string])[] = [
    ["name", name],
    ["size", `${plural(rows, "row")}, ${plural(columns, "column")}`],
    ["SHA-256 of the data", sha256 ?? "not taken: only the audit's result was at hand"],
    ["roles", roleNames.length === 0 ? "none was declared" : roleNames.join("; ")],
    ["inputs", `${plural(roles.inputs.length, "column")} that a model may learn from`],
    [
      "looked at",
      sampled
        ? `profiles and duplicates on all rows; costly checks on ${count(sampleRows)} of ${count(rows)} rows drawn with seed ${seed}`
        : "all rows, in every check",
    ],
    ["engine, suite, seed", `${engine}, ${suite}, ${seed}`],
    ["judged at", new Date(provenance.now).toISOString()],
    [
      "private-looking columns",
      isPrivate.length === 0
        ? findings.some(({ area, status }) => area === "privacy" && status === "pass")
          ? "none was found"
          : "not looked for"
        : [...new Set(isPrivate.map(({ column }) => column!))].join(", "),
    ],
    ...notes.map((note) => ["note", note] as const),
  ];
  const schema = profiles.slice(0, ROWS).map((profile) => {
    const { type, missing, distinct, values } = columnFacts(profile);
    return [short(profile.name, 60), type, missing === "0" ? "none" : missing, distinct, short(values, 70)];
  });
  return {
    id: "data-sheet",
    title: "Data sheet",
    html: `<div class="ar-table"><table><tbody>${facts
      .map(([key, value]) => `<tr><th scope="row">${key}</th><td>${escapeHtml(value)}</td></tr>`)
      .join(
        "",
      )}</tbody></table></div><p class="ar-missing">Origin, collection, licence and consent cannot be read from a table: they are the author's to state.</p><h3>Schema</h3>${table(["column", "type", "missing", "different values", "values"], schema)}${profiles.length > ROWS ? `<p>… ${count(profiles.length - ROWS)} more columns.</p>` : ""}`,
    facts: {
      name,
      rows,
      columns: profiles.slice(0, COLUMNS).map(({ name: column, type }) => ({ name: column, type })),
      sha256: sha256 ?? null,
      roles,
      sampled,
      seed,
      suite,
    },
  };
}

function acceptedSection(findings: readonly Finding[]): ReportSection {
  const own = findings.filter(({ acceptance }) => acceptance !== undefined);
  return {
    id: "accepted",
    title: "Accepted findings",
    html:
      own.length === 0
        ? "<p>None: nothing that was found is borne by an acceptance.</p>"
        : sheet(own.slice(0, ROWS).map(findingText)),
    facts: own.map((finding) => ({ ...factsOf(finding), acceptance: finding.acceptance })),
  };
}

function openSection(findings: readonly Finding[]): ReportSection {
  const own = findings.filter(({ status, part }) => status === "not_evaluated" && part === undefined);
  return {
    id: "not-evaluated",
    title: "Not evaluated",
    html:
      own.length === 0
        ? "<p>Every check that was asked for could be evaluated.</p>"
        : `<p>What could not be judged is no pass.</p>${sheet(own.slice(0, ROWS).map(findingText))}`,
    facts: own.map(factsOf),
  };
}

interface Limit {
  readonly status: SheetStatus;
  readonly message: string;
  readonly facts: readonly string[];
}

function limitsSection({ findings, provenance, complete }: AuditRecord): ReportSection {
  const line = (status: SheetStatus, message: string, ...facts: string[]): Limit => ({
    status,
    message,
    facts,
  });
  const whole = findings.filter(({ part }) => part === undefined);
  const of = (status: Finding["status"]): Finding[] => whole.filter((finding) => finding.status === status);
  const open = of("not_evaluated");
  const limits = [
    ...(complete ? [] : [line("warn", "The audit was stopped before its end.")]),
    ...[...of("fail"), ...of("error"), ...of("warn")]
      .slice(0, 30)
      .map(({ status, message, check }) => line(status, message, check)),
    ...of("accepted").map(({ message, check, acceptance }) =>
      line("accepted", message, check, `until ${acceptance!.until}: ${acceptance!.reason}`),
    ),
    ...(open.length === 0
      ? []
      : [
          line(
            "not_evaluated",
            `${plural(open.length, "check")} of the data could not be evaluated: ${[...new Set(open.map(({ check }) => check))].join(", ")}.`,
          ),
        ]),
    ...(provenance.sampled
      ? [
          line(
            "info",
            `Costly checks saw ${count(provenance.sampleRows)} of ${count(provenance.rows)} rows, drawn with seed ${provenance.seed}.`,
          ),
        ]
      : []),
    ...(provenance.suite === "quick" ? [line("info", "Only the quick checks of the data ran.")] : []),
  ];
  return {
    id: "limits",
    title: "Limits of the data",
    html: sheet(
      limits.length === 0
        ? ["<p>No finding limits the use of these data; no check proves that a table tells the truth.</p>"]
        : limits.map(({ status, message, facts }) => findingLine(status, message, facts)),
    ),
    facts: limits,
  };
}

/** Every check with what it was held to: one row a finding, an anchor a check. */
function checksAppendix(findings: readonly Finding[], all: number): ReportSection {
  const shown = byCheck(findings.slice(0, CHECKS));
  const rows = shown.flatMap((group) =>
    group.map(
      (finding, i) =>
        `<tr${i === 0 ? ` id="${anchorOf(finding.check)}"` : ""}><td>${chip(finding.status)}</td><td>${escapeHtml(short(finding.column === undefined ? finding.check : `${finding.check}: ${finding.column}`, 70))}${finding.part === "literal" ? " (word for word)" : ""}</td><td>${escapeHtml(limitText(finding))}</td><td>${finding.value === null ? "–" : escapeHtml(number(finding.value))}</td><td>${finding.value === null && finding.n === undefined ? "–" : count(finding.n ?? all)}${finding.sampled === true ? " (sample)" : ""}</td><td>${escapeHtml(short(finding.method ?? "", 160))}</td></tr>`,
    ),
  );
  return {
    id: "audit-checks",
    appendix: true,
    title: "Every check of the data",
    html: `<div class="ar-table assay-sheet"><table><thead><tr><th>verdict</th><th>check</th><th>held to</th><th>value</th><th>n</th><th>how</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>${findings.length > CHECKS ? `<p>… ${count(findings.length - CHECKS)} more, in the result.</p>` : ""}`,
    facts: findings.slice(0, CHECKS).map((finding) => ({
      ...factsOf(finding),
      n: finding.n ?? (finding.value === null ? null : all),
      method: finding.method ?? null,
    })),
  };
}

/** `completeness.cells.max <= 0.05`. */
function limitText({ threshold, limit, op }: Finding): string {
  if (limit === undefined) return threshold ?? "–";
  return `${threshold ?? ""} ${op ?? ""} ${number(limit)}`.trim();
}

function factsOf({ id, status, message, value, threshold, limit, op }: Finding): Record<string, unknown> {
  return {
    id,
    status,
    message,
    value,
    ...(threshold === undefined ? {} : { threshold }),
    ...(limit === undefined ? {} : { limit }),
    ...(op === undefined ? {} : { op }),
  };
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<div class="ar-table"><table><thead><tr>${names.map((name) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
}
