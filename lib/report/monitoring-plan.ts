/**
 * A proposal of how to watch a model once it runs, from what is known of it: which features by what distance and limit, how often, under what
 * names for Prometheus, when to train anew and when to go back. What nobody stated is said to be so; people decide.
 */
import { escapeHtml } from "../core/index.ts";
import type { BriefTyped } from "./brief.ts";
import type { ReportSection } from "./document.ts";

export interface MonitoredModel {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly score: number | null;
  /** Of the score, 95 %. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The most important first, with their share of all importance. */
  readonly features: readonly { readonly name: string; readonly type: string; readonly share: number }[];
  /** Limits of drift: `ks.warn`, `ks.fail`, `js.warn` … as the drift check has them. */
  readonly limits: Readonly<Record<string, unknown>>;
  /** What the author stated. */
  readonly brief?: BriefTyped | undefined;
}

/** Features that together carry this much of the importance are watched one by one. */
const CARRIED = 0.95;
const MOST_FEATURES = 20;

/** Days between two looks where nobody stated any. */
const CADENCE_DAYS = 30;

/** Labelled rows below which a score says too little to act on. */
const LEAST_ROWS = 200;

export function monitoringPlan(model: MonitoredModel): ReportSection {
  const { metric, greaterIsBetter, score, interval, limits, brief = {} } = model;
  const watched = watchedOf(model.features);
  const cadence = brief.monitoring ?? CADENCE_DAYS;
  const edge = interval === null ? score : greaterIsBetter ? interval[0] : interval[1];
  const worse = greaterIsBetter ? "below" : "above";
  const rows: readonly (readonly [string, string])[] = [
    [
      "how often",
      brief.monitoring === undefined
        ? `every ${CADENCE_DAYS} days, a guess: the brief does not state "monitoring"`
        : `every ${days(cadence)}, as the brief states`,
    ],
    [
      "features",
      watched.length === 0
        ? "all of them: their importance is not known"
        : `the ${watched.length} below, which carry ${Math.round(100 * watched.reduce((sum, { share }) => sum + share, 0))} % of the importance; the others once a quarter`,
    ],
    [
      "drift",
      `%drift REFERENCE CURRENT, the training table as reference; numbers by KS distance (warn ${text(limits["ks.warn"])}, fail ${text(limits["ks.fail"])}), categories by Jensen–Shannon distance (warn ${text(limits["js.warn"])}, fail ${text(limits["js.fail"])}) and Cramér's V (warn ${text(limits["v.warn"])}, fail ${text(limits["v.fail"])}); effects count only with adjusted p of at most ${text(limits["p.max"])}`,
    ],
    [
      "age of data",
      brief.freshness === undefined
        ? 'no limit: the brief does not state "freshness"'
        : `at most ${days(brief.freshness)}`,
    ],
    [
      "time to answer",
      brief.latency === undefined
        ? 'no limit: the brief does not state "latency"'
        : brief.latency === null
          ? "nobody waits"
          : `95 % of answers within ${brief.latency} ms`,
    ],
    [
      "score",
      edge === null
        ? `${metric} on new labelled rows; no value is known to hold it to`
        : `${metric} on at least ${LEAST_ROWS} new labelled rows; ${shown(edge)} is ${interval === null ? "the score" : "the end of the interval"} of this report`,
    ],
    [
      "train anew when",
      `${edge === null ? `${metric} falls` : `${metric} is ${worse} ${shown(edge)}`} at two looks in a row; or a watched feature fails drift and the score has moved with it; or the model is older than ${brief.freshness === undefined ? "agreed (state freshness)" : days(Math.max(brief.freshness, cadence))}`,
    ],
    [
      "go back when",
      `a new model's ${metric} is ${worse}${edge === null ? " that of the one before it" : ` ${shown(edge)}`} on the first ${LEAST_ROWS} labelled rows, or answers fail or come late: keep the model before it loaded, with its report, and switch by its name`,
    ],
  ];
  const names = PROMETHEUS.map(([name, what]) => [name, what.replace("METRIC", metric)] as const);
  return {
    id: "monitoring",
    title: "Monitoring plan",
    html: `<p>A proposal from what is known here; who runs the model decides.</p>${table([], rows)}<h3>Features to watch</h3>${
      watched.length === 0
        ? "<p>Importance was not measured.</p>"
        : table(
            ["feature", "type", "share of importance", "distance", "warn", "fail"],
            watched.map(({ name, type, share }) => {
              const key = type === "number" || type === "date" ? "ks" : "js";
              return [
                name,
                type,
                `${(100 * share).toFixed(1)} %`,
                key === "ks" ? "KS" : "Jensen–Shannon",
                text(limits[`${key}.warn`]),
                text(limits[`${key}.fail`]),
              ];
            }),
          )
    }<h3>Names for Prometheus</h3>${table(["metric", "what it counts"], names)}<p>Never raw values or identifiers as labels; at most 200 features, and <code>ml_drift_features_truncated</code> says how many were left out.</p>`,
    facts: {
      cadenceDays: cadence,
      stated: brief.monitoring !== undefined,
      features: watched,
      limits,
      metric,
      retrainBeyond: edge,
      prometheus: PROMETHEUS.map(([name]) => name),
    },
  };
}

const PROMETHEUS: readonly (readonly [string, string])[] = [
  ["ml_feature_drift_score{feature,method}", "distance of a watched feature from the training table"],
  ["ml_feature_missing_share{feature}", "share of missing cells"],
  ["ml_predictions_total{outcome}", "answers given, by class"],
  ["ml_prediction_errors_total", "requests without an answer"],
  ["ml_prediction_seconds", "time to answer, as a histogram"],
  ["ml_score{metric}", "METRIC on the last labelled rows"],
  ["ml_last_label_age_seconds", "age of the newest label"],
  ["ml_model_info{model,report_sha256}", "which model answers, and the hash of its report"],
];

function watchedOf(features: MonitoredModel["features"]): MonitoredModel["features"] {
  const watched: MonitoredModel["features"][number][] = [];
  let carried = 0;
  for (const each of features) {
    if (watched.length >= MOST_FEATURES || carried >= CARRIED || !(each.share > 0)) break;
    watched.push(each);
    carried += each.share;
  }
  return watched;
}

function days(n: number): string {
  return `${shown(n)} ${n === 1 ? "day" : "days"}`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function text(value: unknown): string {
  return typeof value === "number" ? String(value) : "none";
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const head =
    names.length === 0 ? "" : `<thead><tr>${names.map((name) => `<th>${name}</th>`).join("")}</tr></thead>`;
  return `<div class="ar-table"><table>${head}<tbody>${rows
    .map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${escapeHtml(first!)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
    )
    .join("")}</tbody></table></div>`;
}
