/**
 * The report as HTML: a verdict strip, the matrix, findings by severity, plots, a card for each column. It needs no script and
 * no network, takes its ink from the page (light or dark), and escapes every name and value.
 */
import { escapeHtml } from "../core/index.ts";
import type { ColumnProfile } from "../data/index.ts";
import type { Finding, Status } from "./check.ts";
import { columnFacts } from "./column-facts.ts";
import { columnPlot, columnSpark, reportPlots } from "./report-plots.ts";
import { byCheck, rowList } from "./report-text.ts";
import type { AuditRecord, MatrixRow } from "./result.ts";
import { count, number, percent, plural } from "./words.ts";

/** The report for a notebook's output: everything inside one element. `progress` stands there while the audit runs. */
export function reportHtml(record: AuditRecord, progress = ""): string {
  return [
    `<div class="assay-audit">`,
    `<style>${STYLE}</style>`,
    strip(record, progress),
    matrixTable(record.matrix),
    findingsList(record),
    changesList(record),
    plotList(record),
    columnList(record.profiles),
    footer(record),
    "</div>",
  ].join("\n");
}

/** The report as a page of its own. */
export function reportPage(record: AuditRecord): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`Audit of ${record.name}`)}</title>
<style>body{margin:0 auto;padding:24px;max-width:1060px;font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}</style>
</head>
<body>
${reportHtml(record)}
</body>
</html>
`;
}

const WORDS: Readonly<Record<Status, string>> = {
  pass: "✓ pass",
  info: "· info",
  warn: "! warn",
  fail: "✗ fail",
  error: "✗ error",
  not_evaluated: "? not evaluated",
  accepted: "≈ accepted",
};

function chip(status: Status): string {
  return `<span class="aa-chip aa-${status}">${WORDS[status]}</span>`;
}

function strip({ name, verdict, provenance, complete }: AuditRecord, progress: string): string {
  const size = `${count(provenance.rows)} rows × ${plural(provenance.columns, "column")}`;
  const sample = provenance.sampled
    ? ` · costly checks on ${count(provenance.sampleRows)} rows drawn with seed ${provenance.seed}`
    : "";
  const state = complete ? "" : progress === "" ? " · stopped before the end" : "";
  const line = progress === "" ? "" : `<div class="aa-progress">${escapeHtml(progress)}</div>`;
  return `<div class="aa-strip aa-edge-${verdict.status}">${chip(verdict.status)} <strong>Audit of ${escapeHtml(name)}</strong> <span class="aa-soft">${escapeHtml(size + sample + state)}</span><div>${escapeHtml(verdict.message)}</div>${line}</div>`;
}

function matrixTable(matrix: readonly MatrixRow[]): string {
  if (matrix.length === 0) return "";
  const rows = matrix.map(
    ({ title, status, message, literal }) =>
      `<tr><td>${chip(status)}</td><th scope="row">${escapeHtml(title)}</th><td>${escapeHtml(message)}${literal === null ? "" : `<div class="aa-soft">${escapeHtml(literal.message)}</div>`}</td></tr>`,
  );
  return `<table class="aa-matrix"><tbody>${rows.join("")}</tbody></table>`;
}

/** Findings shown of one check. */
const SHOWN = 12;

function findingsList({ findings }: AuditRecord): string {
  const loud = findings.filter(
    ({ status, part }) =>
      part === undefined &&
      (status === "fail" || status === "warn" || status === "error" || status === "accepted"),
  );
  const quiet = findings.filter((finding) => !loud.includes(finding) && finding.part === undefined);
  const open = quiet.filter(({ status }) => status === "not_evaluated");
  const rest = quiet.filter(({ status }) => status === "pass" || status === "info");
  const blocks = [
    loud.length === 0 ? "" : `<h4>Findings</h4>${byCheck(loud).map(findingGroup).join("")}`,
    rest.length === 0
      ? ""
      : folded(`${count(rest.length)} more that pass or inform`, rest.map(line).join("")),
    open.length === 0 ? "" : folded(`${count(open.length)} not evaluated`, open.map(line).join("")),
  ];
  return blocks.join("");
}

function findingGroup(group: readonly Finding[]): string {
  const shown = group.slice(0, SHOWN).map(line).join("");
  const more =
    group.length > SHOWN
      ? folded(`… ${group.length - SHOWN} more`, group.slice(SHOWN, 200).map(line).join(""))
      : "";
  const advice = [...new Set(group.slice(0, SHOWN).map(({ fix }) => fix))];
  return `<div class="aa-group">${shown}${more}${advice.map((fix) => `<div class="aa-fix">→ ${escapeHtml(fix)}</div>`).join("")}</div>`;
}

function line({ status, message, evidence, check, acceptance, n, sampled, interval }: Finding): string {
  const facts = [
    check,
    ...(interval === undefined ? [] : [`95 % interval ${number(interval[0])} to ${number(interval[1])}`]),
    ...(n === undefined ? [] : [`n = ${count(n)}${sampled === true ? ", sampled" : ""}`]),
    ...(evidence === undefined || evidence.rows.length === 0
      ? []
      : [`rows ${rowList(evidence.rows, evidence.total)}`]),
    ...(acceptance === undefined
      ? []
      : [`was ${acceptance.was}, accepted until ${acceptance.until}: ${acceptance.reason}`]),
  ];
  return `<div class="aa-line">${chip(status)} <span>${escapeHtml(message)} <span class="aa-soft">${escapeHtml(facts.join(" · "))}</span></span></div>`;
}

function changesList({ changes }: AuditRecord): string {
  if (changes === null) return "";
  const { appeared, resolved, changed, moved } = changes;
  const rows = [
    ...appeared.map((id) => `new: ${id}`),
    ...resolved.map((id) => `gone: ${id}`),
    ...changed.map(({ id, from, to }) => `${id}: ${from} → ${to}`),
  ];
  const numbers = moved.map(({ id, from, to }) => `${id}: ${number(from)} → ${number(to)}`);
  const list = (items: readonly string[]): string =>
    `<ul>${items
      .slice(0, 100)
      .map((item) => `<li>${escapeHtml(item)}</li>`)
      .join("")}</ul>`;
  return `<h4>Since the baseline</h4>${rows.length === 0 ? "<p>No finding appeared, went or changed.</p>" : list(rows)}${numbers.length === 0 ? "" : folded(`${plural(numbers.length, "number")} moved`, list(numbers))}`;
}

function plotList(record: AuditRecord): string {
  const plots = reportPlots(record);
  if (plots.length === 0) return "";
  return `<h4>Pictures</h4><div class="aa-plots">${plots.map((svg) => `<div>${svg}</div>`).join("")}</div>`;
}

/** Columns with a card; the rest are only counted. */
const CARDS = 100;

function columnList(profiles: readonly ColumnProfile[]): string {
  if (profiles.length === 0) return "";
  const more =
    profiles.length > CARDS
      ? `<p class="aa-soft">… ${count(profiles.length - CARDS)} more columns, in <code>profiles</code> of the result.</p>`
      : "";
  return `<h4>Columns</h4><div class="aa-cards">${profiles
    .slice(0, CARDS)
    .map((profile, i) => card(profile, i < PLOTTED))
    .join("")}</div>${more}`;
}

/** Cards with a large plot inside. */
const PLOTTED = 40;

function card(profile: ColumnProfile, plotted: boolean): string {
  const { type, missing, distinct, values } = columnFacts(profile);
  const share = profile.n === 0 ? 0 : profile.missing / profile.n;
  const bar = `<span class="aa-bar" role="img" aria-label="${percent(share)} missing"><span style="width:${(100 * share).toFixed(1)}%"></span></span>`;
  const head = [
    `<span class="aa-name" title="${escapeHtml(profile.name)}">${escapeHtml(profile.name)}</span>`,
    `<span class="aa-soft">${escapeHtml(type)}</span>`,
    `<span>${columnSpark(profile)}</span>`,
    `<span class="aa-soft">${bar} ${missing === "0" ? "none missing" : `${missing} missing`}</span>`,
    `<span class="aa-soft">${distinct} distinct</span>`,
    `<span class="aa-soft aa-values">${escapeHtml(values)}</span>`,
  ];
  return `<details><summary>${head.join("")}</summary><div class="aa-body">${plotted ? columnPlot(profile) : ""}${statistics(profile)}</div></details>`;
}

function statistics({ numeric, text, date, top, why, physical, n, missing }: ColumnProfile): string {
  const rows: [string, string][] = [["held as", physical]];
  if (why !== undefined) rows.push(["why this type", why]);
  rows.push(["present", `${count(n - missing)} of ${count(n)}`]);
  const add = (name: string, value: number | null | undefined): void => {
    if (value !== null && value !== undefined) rows.push([name, number(value)]);
  };
  if (numeric !== null) {
    add("mean", numeric.mean);
    add("standard deviation", numeric.std);
    add("smallest", numeric.min);
    for (const p of ["0.05", "0.25", "0.5", "0.75", "0.95"])
      add(
        p === "0.5"
          ? "median"
          : `${100 * Number(p)} % quantile${numeric.quantilesExact ? "" : " (approximate)"}`,
        numeric.quantiles?.[p],
      );
    add("largest", numeric.max);
    add("skewness", numeric.skewness);
    add("excess kurtosis", numeric.kurtosis);
    add("zeros", numeric.zeros);
    add("negative", numeric.negatives);
  }
  if (text !== null)
    rows.push([
      "length",
      `${count(text.minLength)} to ${count(text.maxLength)}, mean ${number(text.meanLength)}`,
    ]);
  if (date !== null && date.min !== null && date.max !== null)
    rows.push(["from", new Date(date.min).toISOString()], ["to", new Date(date.max).toISOString()]);
  if (numeric === null && date === null)
    rows.push([
      "most frequent",
      top.map(({ value, count: k }) => `${String(value)} (${count(k)})`).join(", "),
    ]);
  return `<table class="aa-stats"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join("")}</tbody></table>`;
}

function footer({ provenance }: AuditRecord): string {
  const { engine, suite, seed, now, notes, literal } = provenance;
  const facts = `Engine ${engine} · suite ${suite}${literal ? " · literal readings enforced" : ""} · seed ${seed} · judged at ${new Date(now).toISOString()}`;
  return `<div class="aa-soft aa-foot">${escapeHtml(facts)}${notes.map((each) => `<div>${escapeHtml(each)}</div>`).join("")}</div>`;
}

function folded(summary: string, body: string): string {
  return `<details class="aa-fold"><summary>${escapeHtml(summary)}</summary>${body}</details>`;
}

/** Okabe and Ito's colours behind the words; greys from the page's own ink. */
const STYLE = `
.assay-audit{font-size:13px;line-height:1.45;max-width:1020px}
.assay-audit h4{margin:18px 0 6px;font-size:14px}
.assay-audit .aa-soft{opacity:.72;font-size:12px}
.assay-audit .aa-chip{display:inline-block;min-width:4.2em;padding:0 7px;border-radius:9px;font-size:12px;font-weight:600;text-align:center;white-space:nowrap;color:#fff;background:#6b6b6b}
.assay-audit .aa-pass{background:#00795a}.assay-audit .aa-warn{background:#e69f00;color:#1a1200}
.assay-audit .aa-fail,.assay-audit .aa-error{background:#c04a00}.assay-audit .aa-accepted{background:#0072b2}
.assay-audit .aa-info,.assay-audit .aa-not_evaluated{background:rgba(128,128,128,.22);color:inherit}
.assay-audit .aa-strip{padding:9px 13px;border:1px solid rgba(128,128,128,.35);border-left:5px solid #6b6b6b;border-radius:6px}
.assay-audit .aa-edge-pass{border-left-color:#009e73}.assay-audit .aa-edge-warn{border-left-color:#e69f00}
.assay-audit .aa-edge-fail,.assay-audit .aa-edge-error{border-left-color:#d55e00}
.assay-audit .aa-progress{margin-top:4px;font-size:12px;opacity:.72}
.assay-audit table{border-collapse:collapse;background:transparent}
.assay-audit .aa-matrix{width:100%;margin-top:8px}
.assay-audit .aa-matrix td,.assay-audit .aa-matrix th{padding:5px 9px;border-bottom:1px solid rgba(128,128,128,.25);text-align:left;vertical-align:top;background:transparent}
.assay-audit .aa-matrix td:first-child{width:1%}.assay-audit .aa-matrix th{width:1%;white-space:nowrap}
.assay-audit .aa-group{padding:5px 0;border-bottom:1px solid rgba(128,128,128,.18)}
.assay-audit .aa-line{display:flex;gap:8px;align-items:baseline;padding:1px 0}
.assay-audit .aa-fix{margin:2px 0 3px 5.6em;font-size:12px;opacity:.85}
.assay-audit summary{cursor:pointer}
.assay-audit .aa-fold{margin:6px 0}
.assay-audit .aa-plots{display:flex;flex-wrap:wrap;gap:14px 22px}
.assay-audit .aa-plots svg,.assay-audit .aa-body svg{max-width:100%;height:auto}
.assay-audit .aa-cards>details{border-bottom:1px solid rgba(128,128,128,.18);padding:3px 0}
.assay-audit .aa-cards summary{display:grid;grid-template-columns:minmax(110px,2fr) 90px 130px 150px 90px minmax(120px,3fr);gap:10px;align-items:center;list-style:none}
.assay-audit .aa-cards summary::-webkit-details-marker{display:none}
.assay-audit .aa-name{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-audit .aa-name::before{content:"▸ ";font-weight:400;opacity:.6}
.assay-audit details[open]>summary .aa-name::before{content:"▾ "}
.assay-audit .aa-values{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-audit .aa-bar{display:inline-block;width:44px;height:7px;border-radius:3px;background:rgba(128,128,128,.25);overflow:hidden}
.assay-audit .aa-bar>span{display:block;height:100%;background:#d55e00}
.assay-audit .aa-body{display:flex;flex-wrap:wrap;gap:18px;padding:8px 0 10px 14px;align-items:flex-start}
.assay-audit .aa-stats th,.assay-audit .aa-stats td{padding:1px 10px 1px 0;text-align:left;font-size:12px;vertical-align:top;background:transparent;border:0}
.assay-audit .aa-stats th{font-weight:400;opacity:.72;white-space:nowrap}
.assay-audit .aa-foot{margin-top:14px}
@media print{.assay-audit details{display:block}.assay-audit .aa-chip{print-color-adjust:exact}}
@media(max-width:720px){.assay-audit .aa-cards summary{grid-template-columns:1fr 1fr}}
`.replaceAll("\n", "");
