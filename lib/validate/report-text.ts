/** The validation report for a terminal: verdict, numbers beside dummy and baseline, findings. */
import { statusMark, textTable, wrapText } from "../core/index.ts";
import { count, plural } from "../core/words.ts";
import type { Finding } from "./finding.ts";
import type { MetricRow, ScoreInterval, ValidationRecord } from "./validation-result.ts";

export interface ReportTextOptions {
  /** With terminal colours; default false. */
  readonly colour?: boolean;
  /** Columns of the terminal; default 110. */
  readonly width?: number;
}

export function reportText(record: ValidationRecord, options: ReportTextOptions = {}): string {
  const { colour = false, width = 110 } = options;
  const { verdict, metrics, findings } = record;
  const parts = [
    `${reportTitle(record)}: ${reportSize(record)}`,
    `${statusMark(verdict.status, colour).trimEnd()}  ${verdict.message}`,
  ];
  if (metrics.length > 0) parts.push(metricTable(record));
  const loud = findings.filter(isLoud);
  if (loud.length > 0)
    parts.push(
      [
        "Findings",
        ...loud.flatMap(({ status, message, fix }) => [
          ...wrapText(message, width - 17).map(
            (line, i) => `${i === 0 ? statusMark(status, colour) : " ".repeat(15)} ${line}`,
          ),
          ...(fix === "" ? [] : wrapText(`→ ${fix}`, width - 17).map((line) => `${" ".repeat(16)}${line}`)),
        ]),
      ].join("\n"),
    );
  const open = findings.filter(({ status }) => status === "not_evaluated");
  if (open.length > 0)
    parts.push(["Not evaluated", ...open.map(({ check, message }) => `  ${check}: ${message}`)].join("\n"));
  return parts.join("\n\n");
}

export function reportTitle({ model, data }: ValidationRecord): string {
  return `Validation of ${model}${data.target === null ? "" : ` for ${data.target}`}`;
}

/** `569 rows × 30 columns, stratified 5-fold, shuffled`. */
export function reportSize({ data, scheme, complete }: ValidationRecord): string {
  return `${plural(data.rows, "row")} × ${plural(data.columns, "column")}, ${scheme.name}${complete ? "" : " · stopped before the end"}`;
}

export function isLoud({ status }: Finding): boolean {
  return status === "fail" || status === "warn";
}

/** A score with three digits that say something. */
export function score(value: number | null): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  if (size >= 1e4) return count(Math.round(value));
  return size >= 10
    ? value.toFixed(2)
    : size >= 1e-3 || value === 0
      ? value.toFixed(3)
      : value.toExponential(2);
}

export function interval(given: ScoreInterval | null): string {
  return given === null ? "–" : `${score(given.low)} to ${score(given.high)}`;
}

/** `0.952 ± 0.012`. */
export function meanAndSpread({ mean, std }: MetricRow): string {
  return std === null ? score(mean) : `${score(mean)} ± ${score(std)}`;
}

/** Columns that have something in them in at least one row. */
export function metricColumns({ metrics }: ValidationRecord): {
  readonly name: string;
  readonly cell: (row: MetricRow) => string;
}[] {
  const has = (of: (row: MetricRow) => unknown): boolean => metrics.some((row) => of(row) !== null);
  return [
    { name: "metric", cell: ({ metric, greaterIsBetter }) => `${metric} ${greaterIsBetter ? "↑" : "↓"}` },
    { name: "score", cell: meanAndSpread },
    ...(has((row) => row.interval) ? [{ name: "95 % interval", cell: scoreInterval }] : []),
    ...(has((row) => row.train)
      ? [{ name: "on training rows", cell: (row: MetricRow) => score(row.train?.mean ?? null) }]
      : []),
    ...(has((row) => row.dummy)
      ? [{ name: "dummy", cell: (row: MetricRow) => score(row.dummy?.mean ?? null) }]
      : []),
    ...(has((row) => row.baseline)
      ? [
          {
            name: "baseline",
            cell: (row: MetricRow) => score(row.baseline?.mean ?? null),
          },
          {
            name: "gain over it",
            cell: ({ baseline }: MetricRow) =>
              baseline === null || baseline.gain === null
                ? "–"
                : `${score(baseline.gain)}${baseline.interval === null ? "" : ` (${interval(baseline.interval)})`}`,
          },
        ]
      : []),
  ];
}

/** Of all tested rows together, it may lie elsewhere than the mean over folds; then it says around what. */
function scoreInterval({ interval: given, mean, pooled }: MetricRow): string {
  const inside = given === null || mean === null || (mean >= given.low && mean <= given.high);
  return inside || given.of === "folds"
    ? interval(given)
    : `${score(pooled)} over all rows: ${interval(given)}`;
}

function metricTable(record: ValidationRecord): string {
  const columns = metricColumns(record);
  return textTable({
    columns: columns.map(({ name }, i) => (i === 0 ? name : { name, align: "right" as const })),
    rows: record.metrics.map((row) => columns.map(({ cell }) => cell(row))),
  });
}
