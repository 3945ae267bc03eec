/**
 * Two reports compared, by what stands in their report.json: verdicts, data, model, scores, limits, findings, ranks of features. A score that
 * moved within the earlier interval may be chance, and is told so; the interval is no test of the difference.
 */
import {
  shown,
  statusMark,
  wrapText,
  type Displayable,
  type ResultDigest,
  type SheetStatus,
} from "../core/index.ts";
import { comparisonHtml } from "./comparison-sheet.ts";
import type { ReportRecord } from "./saved-report.ts";

export type ChangeArea = "verdict" | "data" | "model" | "scores" | "limits" | "findings" | "ranks";

export interface ReportChange {
  readonly area: ChangeArea;
  /** Title of the result in which it changed; "" for the report itself. */
  readonly result: string;
  /** What changed: a metric, a column, a finding. */
  readonly what: string;
  /** Text; null where there was nothing, or is nothing now. */
  readonly from: string | null;
  readonly to: string | null;
  /** `warn` where it is for the worse, `pass` for the better, `info` where it is neither. */
  readonly status: "pass" | "info" | "warn";
  /** What it means; may be empty. */
  readonly note: string;
}

export interface ReportComparisonRecord {
  readonly kind: "assay.report-comparison";
  readonly version: 1;
  readonly before: { readonly title: string; readonly status: SheetStatus };
  readonly after: { readonly title: string; readonly status: SheetStatus };
  /** The worst of the changes; `pass` where nothing changed, or only for the better. */
  readonly status: "pass" | "info" | "warn";
  readonly message: string;
  readonly changes: readonly ReportChange[];
  /** How many results stand in both, and which in one only. */
  readonly compared: number;
  readonly gone: readonly string[];
  readonly appeared: readonly string[];
}

export type ReportComparison = ReportComparisonRecord & Displayable;

/** From the worst to the best. */
const ORDER: readonly SheetStatus[] = ["fail", "error", "warn", "not_evaluated", "accepted", "info", "pass"];

/** Ranks below are noise. */
const TOP = 10;

/** @param before the earlier report.json, as `readReport` gives it. */
export function compareReports(before: ReportRecord, after: ReportRecord): ReportComparison {
  const pairs = paired(resultsOf(before), resultsOf(after));
  const changes = [
    ...statusChange("", "verdict of the report", before.status, after.status),
    ...pairs.both.flatMap(([old, now]) => changesOf(old, now)),
  ];
  const count = (status: ReportChange["status"]): number =>
    changes.filter((change) => change.status === status).length;
  const gone = pairs.gone.map(({ title }) => title);
  const appeared = pairs.appeared.map(({ title }) => title);
  const status =
    count("warn") > 0 ? "warn" : count("info") > 0 || gone.length + appeared.length > 0 ? "info" : "pass";
  const record: ReportComparisonRecord = {
    kind: "assay.report-comparison",
    version: 1,
    before: { title: before.title, status: before.status },
    after: { title: after.title, status: after.status },
    status,
    message:
      changes.length === 0
        ? `Nothing that is compared has changed${pairs.both.length === 0 ? "; but no result stands in both reports" : ""}.`
        : `${changes.length} ${changes.length === 1 ? "change" : "changes"}: ${count("warn")} for the worse, ${count("pass")} for the better, ${count("info")} neither.`,
    changes: Object.freeze(changes),
    compared: pairs.both.length,
    gone: Object.freeze(gone),
    appeared: Object.freeze(appeared),
  };
  return shown(record, () => ({
    "text/plain": comparisonText(record),
    "text/html": comparisonHtml(record),
  }));
}

/** The results of a report; of one that keeps none, what its sections say. */
function resultsOf(report: ReportRecord): readonly ResultDigest[] {
  if (report.results.length > 0) return report.results as readonly ResultDigest[];
  const { data, global } = report.sections as Record<string, Record<string, unknown> | null | undefined>;
  const effects = (global?.["effects"] ?? {}) as Record<string, readonly { feature?: unknown }[]>;
  const rows = data?.["rows"];
  const sha256 = data?.["sha256"];
  const columns = data?.["columns"];
  return [
    {
      kind: `assay.${report.of}`,
      title: report.title,
      status: report.status,
      message: report.message,
      data: {
        ...(typeof rows === "number" ? { rows } : {}),
        ...(typeof sha256 === "string" ? { sha256 } : {}),
        ...(Array.isArray(columns) ? { columns: columns as { name: string; type?: string }[] } : {}),
      },
      ranks: Object.fromEntries(
        Object.entries(effects).map(([output, list]) => [output, list.map(({ feature }) => String(feature))]),
      ),
    },
  ];
}

/** Of one kind and title; what is left, of one kind in order. */
function paired(
  before: readonly ResultDigest[],
  after: readonly ResultDigest[],
): {
  readonly both: readonly (readonly [ResultDigest, ResultDigest])[];
  readonly gone: readonly ResultDigest[];
  readonly appeared: readonly ResultDigest[];
} {
  const left = [...after];
  const partner = new Map<ResultDigest, ResultDigest>();
  const same: ((a: ResultDigest, b: ResultDigest) => boolean)[] = [
    (a, b) => a.kind === b.kind && a.title === b.title,
    (a, b) => a.kind === b.kind && a.kind !== "assay.judgement",
  ];
  for (const test of same)
    for (const old of before) {
      if (partner.has(old)) continue;
      const at = left.findIndex((now) => test(old, now));
      if (at >= 0) partner.set(old, left.splice(at, 1)[0]!);
    }
  return {
    both: before.flatMap((old) => (partner.has(old) ? [[old, partner.get(old)!] as const] : [])),
    gone: before.filter((old) => !partner.has(old)),
    appeared: left,
  };
}

function changesOf(old: ResultDigest, now: ResultDigest): ReportChange[] {
  const at = now.title;
  return [
    ...statusChange(at, "verdict", old.status, now.status),
    ...dataChanges(old, now),
    ...valueChanges(
      at,
      "model",
      { model: old.model?.name, ...old.model?.params },
      { model: now.model?.name, ...now.model?.params },
    ),
    ...scoreChanges(old, now),
    ...valueChanges(at, "limits", old.thresholds ?? {}, now.thresholds ?? {}),
    ...findingChanges(old, now),
    ...rankChanges(old, now),
  ];
}

function statusChange(result: string, what: string, from: SheetStatus, to: SheetStatus): ReportChange[] {
  if (from === to) return [];
  const worse = ORDER.indexOf(to) < ORDER.indexOf(from);
  return [
    {
      area: "verdict",
      result,
      what,
      from,
      to,
      status: worse ? "warn" : "pass",
      note: worse ? "worse" : "better",
    },
  ];
}

function dataChanges(old: ResultDigest, now: ResultDigest): ReportChange[] {
  const result = now.title;
  const change = (
    what: string,
    from: unknown,
    to: unknown,
    note = "",
    status: "info" | "warn" = "info",
  ): ReportChange[] =>
    from === undefined || to === undefined || from === to
      ? []
      : [{ area: "data", result, what, from: told(from), to: told(to), status, note }];
  const a = old.data ?? {};
  const b = now.data ?? {};
  const types = (data: typeof a): Map<string, string | undefined> =>
    new Map((data.columns ?? []).map(({ name, type }) => [name, type]));
  const were = types(a);
  const are = types(b);
  const known = a.columns !== undefined && b.columns !== undefined;
  return [
    ...change("name", a.name, b.name),
    ...change("rows", a.rows, b.rows, percentage(a.rows, b.rows)),
    ...change("SHA-256 of values", a.sha256, b.sha256, "the values are not the same"),
    ...(known
      ? [
          ...[...were.keys()]
            .filter((name) => !are.has(name))
            .map((name): ReportChange => ({
              area: "data",
              result,
              what: `column ${name}`,
              from: were.get(name) ?? "there",
              to: null,
              status: "warn",
              note: "gone",
            })),
          ...[...are.keys()]
            .filter((name) => !were.has(name))
            .map((name): ReportChange => ({
              area: "data",
              result,
              what: `column ${name}`,
              from: null,
              to: are.get(name) ?? "there",
              status: "info",
              note: "new",
            })),
          ...[...are.keys()].flatMap((name) =>
            were.has(name)
              ? change(`type of ${name}`, were.get(name), are.get(name), "another type", "warn")
              : [],
          ),
        ]
      : []),
  ];
}

/** Parameters and thresholds: neither better nor worse. */
function valueChanges(
  result: string,
  area: "model" | "limits",
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): ReportChange[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((what): ReportChange[] => {
    const [from, to] = [told(old[what]), told(now[what])];
    const note = area === "limits" ? "held to another limit" : "";
    return from === to ? [] : [{ area, result, what, from, to, status: "info", note }];
  });
}

function scoreChanges(old: ResultDigest, now: ResultDigest): ReportChange[] {
  const were = new Map((old.metrics ?? []).map((metric) => [metric.metric, metric]));
  const are = new Map((now.metrics ?? []).map((metric) => [metric.metric, metric]));
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((what): ReportChange[] => {
    const a = were.get(what);
    const b = are.get(what);
    const base = { area: "scores" as const, result: now.title, what, from: scoreText(a), to: scoreText(b) };
    if (a === undefined || b === undefined)
      return [
        { ...base, status: "info", note: a === undefined ? "not measured before" : "no longer measured" },
      ];
    if (a.value === b.value) return [];
    if (a.value === null || b.value === null)
      return [
        {
          ...base,
          status: b.value === null ? "warn" : "info",
          note: b.value === null ? "has no value now" : "had no value",
        },
      ];
    const difference = b.value - a.value;
    const better = difference > 0 === (b.greaterIsBetter ?? true);
    const by = `${difference > 0 ? "+" : "−"}${figure(Math.abs(difference))}, ${better ? "better" : "worse"}`;
    const bounded = typeof a.low === "number" && typeof a.high === "number";
    const inside = bounded && b.value >= a.low! && b.value <= a.high!;
    if (!bounded)
      return [
        { ...base, status: better ? "pass" : "warn", note: `${by}; no interval says whether that is chance` },
      ];
    return [
      {
        ...base,
        status: inside ? "info" : better ? "pass" : "warn",
        note: `${by}; ${inside ? "inside the earlier 95 % interval: may be chance" : "outside the earlier 95 % interval"}`,
      },
    ];
  });
}

function findingChanges(old: ResultDigest, now: ResultDigest): ReportChange[] {
  const were = new Map((old.findings ?? []).map((finding) => [finding.id, finding]));
  const are = new Map((now.findings ?? []).map((finding) => [finding.id, finding]));
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((what): ReportChange[] => {
    const a = were.get(what);
    const b = are.get(what);
    if (a?.status === b?.status) return [];
    const rank = (finding: typeof a): number => ORDER.indexOf(finding?.status ?? "pass");
    const informs = (finding: typeof a): boolean => finding === undefined || finding.status === "info";
    return [
      {
        area: "findings",
        result: now.title,
        what,
        from: a?.status ?? null,
        to: b?.status ?? null,
        status: informs(a) && informs(b) ? "info" : rank(b) < rank(a) ? "warn" : "pass",
        note: a === undefined ? `new: ${b!.message}` : b === undefined ? "gone" : b.message,
      },
    ];
  });
}

/** Features that entered, left or moved among the first ten. */
function rankChanges(old: ResultDigest, now: ResultDigest): ReportChange[] {
  return Object.entries(now.ranks ?? {}).flatMap(([output, list]) => {
    const before = old.ranks?.[output];
    if (before === undefined) return [];
    const place = (at: number): string | null => (at < 0 ? null : `rank ${at + 1}`);
    return [...new Set([...list.slice(0, TOP), ...before.slice(0, TOP)])].flatMap(
      (feature): ReportChange[] => {
        const [from, to] = [before.indexOf(feature), list.indexOf(feature)];
        if (from === to) return [];
        const top = (from >= 0 && from < 3) !== (to >= 0 && to < 3);
        return [
          {
            area: "ranks",
            result: now.title,
            what: `${feature}${output === "" ? "" : ` (${output})`}`,
            from: place(from),
            to: place(to),
            status: "info",
            note: top
              ? to >= 0 && to < 3
                ? "now among the first three"
                : "no longer among the first three"
              : "",
          },
        ];
      },
    );
  });
}

function scoreText(metric: NonNullable<ResultDigest["metrics"]>[number] | undefined): string | null {
  if (metric === undefined) return null;
  const { value, low, high } = metric;
  if (value === null) return "no value";
  return typeof low === "number" && typeof high === "number"
    ? `${figure(value)} (${figure(low)} to ${figure(high)})`
    : figure(value);
}

function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percentage(from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined || from === 0) return "";
  const share = (100 * (to - from)) / from;
  return `${share > 0 ? "+" : "−"}${Math.abs(share).toFixed(1)} %`;
}

function told(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? null);
}

function comparisonText({ status, message, changes, gone, appeared }: ReportComparisonRecord): string {
  return [
    `${statusMark(status)} ${message}`,
    ...changes.flatMap(({ area, result, what, from, to, note, status: each }) =>
      wrapText(
        `${area}: ${what}: ${from ?? "nothing"} → ${to ?? "nothing"}${note === "" ? "" : `; ${note}`}${result === "" ? "" : ` (${result})`}`,
        94,
      ).map((line, at) => `${at === 0 ? statusMark(each) : " ".repeat(15)} ${line}`),
    ),
    ...(gone.length === 0 ? [] : [`Only in the earlier report: ${gone.join("; ")}`]),
    ...(appeared.length === 0 ? [] : [`Only in the later report: ${appeared.join("; ")}`]),
  ].join("\n");
}
