/**
 * The validation report as HTML: verdict, numbers beside dummy and baseline, findings, pictures, classes, folds. It needs no script and no
 * network, and escapes every name and value.
 */
import {
  escapeHtml,
  findingGroup,
  findingLine,
  folded,
  pictures,
  sheet,
  sheetPage,
  strip,
} from "../core/index.ts";
import { count, number, percent } from "../core/words.ts";
import type { Finding } from "./finding.ts";
import { reportPlots } from "./report-plots.ts";
import { isLoud, metricColumns, reportSize, reportTitle, score } from "./report-text.ts";
import type { ValidationRecord } from "./validation-result.ts";

/** The report for a notebook's output: everything inside one element. `progress` stands there while the work runs. */
export function reportHtml(record: ValidationRecord, progress = ""): string {
  const { verdict } = record;
  return sheet([
    strip({
      status: verdict.status,
      title: reportTitle(record),
      aside: reportSize(record),
      message: verdict.message,
      progress,
    }),
    metricTable(record),
    findingList(record.findings),
    plotList(record),
    classTable(record),
    foldTable(record),
    splitTable(record),
    footer(record),
  ]);
}

/** The report as a page of its own. */
export function reportPage(record: ValidationRecord): string {
  return sheetPage(reportTitle(record), reportHtml(record));
}

export interface Cell {
  readonly text: string;
  readonly title?: string;
}

/** Everything is text; the first column is a name, the others stand to the right. */
export function grid(names: readonly string[], rows: readonly (readonly (Cell | string)[])[]): string {
  const style = (i: number): string =>
    `padding:3px 12px 3px 0;text-align:${i === 0 ? "left" : "right"};border-bottom:1px solid rgba(128,128,128,.25);white-space:nowrap;background:transparent`;
  const cell = (given: Cell | string, i: number, tag: string): string => {
    const { text, title = "" } = typeof given === "string" ? { text: given } : given;
    return `<${tag} style="${style(i)}"${title === "" ? "" : ` title="${escapeHtml(title)}"`}>${escapeHtml(text)}</${tag}>`;
  };
  return `<div style="overflow-x:auto"><table><thead><tr>${names.map((name, i) => cell(name, i, "th")).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((each, i) => cell(each, i, i === 0 ? "th" : "td")).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
}

/** Scores beside dummy and baseline. */
export function metricTable(record: ValidationRecord): string {
  if (record.metrics.length === 0) return "";
  const columns = metricColumns(record);
  return `<h4>Scores</h4>${grid(
    columns.map(({ name }) => name),
    record.metrics.map((row) =>
      columns.map(({ name, cell }) => {
        const title =
          name === "95 % interval" && row.interval !== null
            ? `${row.interval.method}, of ${row.interval.of === "pooled" ? "all tested rows together" : "the mean over folds"}${row.interval.note === undefined ? "" : `; ${row.interval.note}`}`
            : row.reasons.join("; ");
        return { text: cell(row), title };
      }),
    ),
  )}<div class="as-soft">↑ more is better, ↓ less is better. Mean ± standard deviation over ${count(record.scheme.folds * record.scheme.repeats)} folds; ${intervalMethods(record)}</div>`;
}

function intervalMethods({ metrics }: ValidationRecord): string {
  const methods = [
    ...new Set(metrics.flatMap(({ interval }) => (interval === null ? [] : [interval.method]))),
  ];
  return methods.length === 0 ? "no intervals." : `intervals: ${methods.join(", ")}.`;
}

/** Findings, the loud ones first. */
export function findingList(findings: readonly Finding[]): string {
  const line = ({ status, message, check, evidence, thresholdName, threshold }: Finding): string =>
    findingLine(status, message, [
      check,
      ...(thresholdName === undefined || threshold === null
        ? []
        : [`${thresholdName} = ${number(threshold)}`]),
      ...(evidence === undefined || evidence.length === 0 ? [] : [evidence.slice(0, 8).join(", ")]),
    ]);
  const loud = findings.filter(isLoud);
  const rest = findings.filter(({ status }) => status === "pass" || status === "info");
  const open = findings.filter(({ status }) => status === "not_evaluated");
  return [
    loud.length === 0
      ? ""
      : `<h4>Findings</h4>${loud.map((each) => findingGroup(line(each), each.fix === "" ? [] : [each.fix])).join("")}`,
    rest.length === 0
      ? ""
      : folded(`${count(rest.length)} more that pass or inform`, rest.map(line).join("")),
    open.length === 0 ? "" : folded(`${count(open.length)} not evaluated`, open.map(line).join("")),
  ].join("");
}

function plotList(record: ValidationRecord): string {
  const plots = reportPlots(record);
  return plots.length === 0 ? "" : `<h4>Pictures</h4>${pictures(plots)}`;
}

/** One row a class. */
export function classTable({ perClass }: ValidationRecord): string {
  if (perClass === null || perClass.length === 0) return "";
  const between = (given: readonly [number, number] | null): string =>
    given === null ? "" : `Wilson, 95 %: ${score(given[0])} to ${score(given[1])}`;
  return `<h4>Classes</h4>${grid(
    ["class", "rows", "predicted", "precision", "recall", "F1", "ROC AUC", "average precision"],
    perClass.map((row) => [
      String(row.label),
      count(row.n),
      count(row.predicted),
      { text: score(row.precision), title: between(row.precisionInterval) },
      { text: score(row.recall), title: between(row.recallInterval) },
      score(row.f1),
      score(row.rocAuc),
      score(row.averagePrecision),
    ]),
  )}`;
}

function foldTable(record: ValidationRecord): string {
  return record.folds.length === 0 ? "" : folded("Folds", foldGrid(record, true));
}

/** One row a fold. @param timed with seconds, which differ from run to run. */
export function foldGrid({ folds, metrics }: ValidationRecord, timed: boolean): string {
  const names = metrics.map(({ metric }) => metric);
  return grid(
    ["fold", "training rows", "test rows", ...names, ...(timed ? ["seconds to fit"] : [])],
    folds.map((row) => [
      String(row.fold + 1),
      count(row.trainRows),
      count(row.testRows),
      ...names.map((name) => score(row.scores[name] ?? null)),
      ...(timed ? [row.fitSeconds.toFixed(2)] : []),
    ]),
  );
}

function splitTable(record: ValidationRecord): string {
  return record.splitAudit.folds.length === 0
    ? ""
    : folded(`Splits: ${record.scheme.name}`, splitGrid(record));
}

/** Why these splits, and what was looked at in each. */
export function splitGrid({ splitAudit, data, scheme }: ValidationRecord): string {
  const { folds } = splitAudit;
  const grouped = folds.some(({ groupsInBoth }) => groupsInBoth !== null);
  const timed = folds.some(({ earlyTestRows }) => earlyTestRows !== null);
  return `<div class="as-soft">${escapeHtml(scheme.why)}</div>${grid(
    [
      "fold",
      "test rows",
      ...data.classes.map(({ label }) => `share of ${String(label)}`),
      ...(data.classes.length === 0 ? ["target mean, training", "target mean, test"] : []),
      ...(grouped ? ["groups in both"] : []),
      ...(timed ? ["test rows before the last training row"] : []),
      "copies of training rows",
      "least balanced feature",
    ],
    folds.map((fold) => [
      String(fold.fold + 1),
      count(fold.testRows),
      ...data.classes.map((_, c) => percent(fold.classShares?.[c] ?? 0)),
      ...(data.classes.length === 0
        ? [score(fold.targetMeans?.[0] ?? null), score(fold.targetMeans?.[1] ?? null)]
        : []),
      ...(grouped ? [count(fold.groupsInBoth ?? 0)] : []),
      ...(timed ? [count(fold.earlyTestRows ?? 0)] : []),
      count(fold.duplicates),
      fold.balance === null ? "–" : `${fold.balance.feature} (${fold.balance.difference.toFixed(2)} sd)`,
    ]),
  )}`;
}

function footer({ provenance }: ValidationRecord): string {
  const { seed, params, notes, fitSeconds, dummy, baseline, model } = provenance;
  const facts = [
    `${model} ${JSON.stringify(params)}`,
    `seed ${seed}`,
    ...(dummy === null ? [] : [`dummy: ${dummy}`]),
    ...(baseline === null ? [] : [`baseline: ${baseline}`]),
    `${fitSeconds.toFixed(1)} s of fitting`,
  ];
  return `<div class="as-soft as-foot">${escapeHtml(facts.join(" · "))}${notes.map((each) => `<div>${escapeHtml(each)}</div>`).join("")}</div>`;
}
