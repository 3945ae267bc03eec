/**
 * The report as HTML: a verdict strip, the matrix, findings by severity, plots, a card for each column. It needs no script and
 * no network, takes its ink from the page (light or dark), and escapes every name and value.
 */
import {
  chip,
  escapeHtml,
  findingGroup,
  findingLine,
  folded,
  pictures,
  sheet,
  sheetPage,
  strip,
} from "../core/index.ts";
import type { ColumnProfile } from "../data/index.ts";
import type { Finding } from "./check.ts";
import { columnFacts } from "./column-facts.ts";
import { columnPlot, columnSpark, reportPlots } from "./report-plots.ts";
import { byCheck, rowList } from "./report-text.ts";
import type { AuditRecord, MatrixRow } from "./result.ts";
import { count, number, percent, plural } from "../core/words.ts";

/** The report for a notebook's output: everything inside one element. `progress` stands there while the audit runs. */
export function reportHtml(record: AuditRecord, progress = ""): string {
  return sheet([
    head(record, progress),
    matrixTable(record.matrix),
    findingsList(record),
    changesList(record),
    plotList(record),
    columnList(record.profiles),
    footer(record),
  ]);
}

/** The report as a page of its own. */
export function reportPage(record: AuditRecord): string {
  return sheetPage(`Audit of ${record.name}`, reportHtml(record));
}

function head({ name, verdict, provenance, complete }: AuditRecord, progress: string): string {
  const size = `${count(provenance.rows)} rows × ${plural(provenance.columns, "column")}`;
  const sample = provenance.sampled
    ? ` · costly checks on ${count(provenance.sampleRows)} rows drawn with seed ${provenance.seed}`
    : "";
  const state = complete ? "" : progress === "" ? " · stopped before the end" : "";
  return strip({
    status: verdict.status,
    title: `Audit of ${name}`,
    aside: size + sample + state,
    message: verdict.message,
    progress,
  });
}

/** The data matrix. */
export function matrixTable(matrix: readonly MatrixRow[]): string {
  if (matrix.length === 0) return "";
  const rows = matrix.map(
    ({ title, status, message, literal }) =>
      `<tr><td>${chip(status)}</td><th scope="row">${escapeHtml(title)}</th><td>${escapeHtml(message)}${literal === null ? "" : `<div class="as-soft">${escapeHtml(literal.message)}</div>`}</td></tr>`,
  );
  return `<table class="as-matrix"><tbody>${rows.join("")}</tbody></table>`;
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
    loud.length === 0 ? "" : `<h4>Findings</h4>${byCheck(loud).map(checkGroup).join("")}`,
    rest.length === 0
      ? ""
      : folded(`${count(rest.length)} more that pass or inform`, rest.map(findingText).join("")),
    open.length === 0 ? "" : folded(`${count(open.length)} not evaluated`, open.map(findingText).join("")),
  ];
  return blocks.join("");
}

/** Findings of one check with their advice. */
export function checkGroup(group: readonly Finding[]): string {
  const shown = group.slice(0, SHOWN).map(findingText).join("");
  const more =
    group.length > SHOWN
      ? folded(`… ${group.length - SHOWN} more`, group.slice(SHOWN, 200).map(findingText).join(""))
      : "";
  return findingGroup(shown + more, [...new Set(group.slice(0, SHOWN).map(({ fix }) => fix))]);
}

/** One finding. */
export function findingText({
  status,
  message,
  evidence,
  check,
  acceptance,
  n,
  sampled,
  interval,
}: Finding): string {
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
  return findingLine(status, message, facts);
}

/** What is new since the baseline; "" without one. */
export function changesList({ changes }: AuditRecord): string {
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
  return `<h4>Pictures</h4>${pictures(plots)}`;
}

/** Columns with a card; the rest are only counted. */
const CARDS = 100;

/** A card for each column. */
export function columnList(profiles: readonly ColumnProfile[]): string {
  if (profiles.length === 0) return "";
  const more =
    profiles.length > CARDS
      ? `<p class="as-soft">… ${count(profiles.length - CARDS)} more columns, in <code>profiles</code> of the result.</p>`
      : "";
  return `<h4>Columns</h4><div class="as-cards">${profiles
    .slice(0, CARDS)
    .map((profile, i) => card(profile, i < PLOTTED))
    .join("")}</div>${more}`;
}

/** Cards with a large plot inside. */
const PLOTTED = 40;

function card(profile: ColumnProfile, plotted: boolean): string {
  const { type, missing, distinct, values } = columnFacts(profile);
  const share = profile.n === 0 ? 0 : profile.missing / profile.n;
  const bar = `<span class="as-bar" role="img" aria-label="${percent(share)} missing"><span style="width:${(100 * share).toFixed(1)}%"></span></span>`;
  const head = [
    `<span class="as-name" title="${escapeHtml(profile.name)}">${escapeHtml(profile.name)}</span>`,
    `<span class="as-soft">${escapeHtml(type)}</span>`,
    `<span>${columnSpark(profile)}</span>`,
    `<span class="as-soft">${bar} ${missing === "0" ? "none missing" : `${missing} missing`}</span>`,
    `<span class="as-soft">${distinct} distinct</span>`,
    `<span class="as-soft as-values">${escapeHtml(values)}</span>`,
  ];
  return `<details><summary>${head.join("")}</summary><div class="as-body">${plotted ? columnPlot(profile) : ""}${statistics(profile)}</div></details>`;
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
  return `<table class="as-stats"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join("")}</tbody></table>`;
}

function footer({ provenance }: AuditRecord): string {
  const { engine, suite, seed, now, notes, literal } = provenance;
  const facts = `Engine ${engine} · suite ${suite}${literal ? " · literal readings enforced" : ""} · seed ${seed} · judged at ${new Date(now).toISOString()}`;
  return `<div class="as-soft as-foot">${escapeHtml(facts)}${notes.map((each) => `<div>${escapeHtml(each)}</div>`).join("")}</div>`;
}
