/** What the numbers of a validation say: against the dummy and the simple baseline, between folds, and of how sure they are. Pure. */
import { median } from "../core/index.ts";
import { number, percent, plural } from "../core/words.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import type { Judgement } from "./judgement.ts";
import type { MetricRow, ValidationRecord } from "./validation-result.ts";

type Limits = Readonly<Record<string, number>>;

/** Findings about the main metric, and about metrics without value. */
export function scoreFindings(
  metrics: readonly MetricRow[],
  limits: Limits,
  hasTraining: boolean,
): readonly Finding[] {
  const [main] = metrics;
  if (main === undefined) return [];
  return [
    overDummy(main, limits, hasTraining),
    ...(main.baseline === null ? [] : [overBaseline(main)]),
    ...(main.perFold.length < 3 ? [] : [foldOutlier(main, limits)]),
    ...(main.interval === null ? [] : [width(main, limits)]),
    ...metrics.flatMap((row) => (row.undefinedFolds > 0 ? [withoutValue(row)] : [])),
  ];
}

export function imbalance(classes: ValidationRecord["data"]["classes"], limits: Limits): Finding {
  const name = "data.majority.max";
  const most = classes.reduce((a, b) => (b.share > a.share ? b : a));
  const high = most.share > limits[name]!;
  return finding("data", "data/classes", high ? "info" : "pass", most.share, { name, limit: limits[name]! }, [
    high
      ? `${percent(most.share)} of rows are ${JSON.stringify(most.label)}: accuracy says little; read balancedAccuracy, averagePrecision and mcc.`
      : `The largest class, ${JSON.stringify(most.label)}, has ${percent(most.share)} of rows.`,
    high ? "Judge by metrics that count both classes; choose the threshold by cost." : "",
  ]);
}

/** A diagnosis as a finding. */
export function judgementFinding(
  check: string,
  { status, message, fix }: Judgement,
  value: number | null,
  limit: { readonly name: string; readonly limit: number } | null = null,
): Finding {
  return finding(check, check, status, value, limit, [message, fix]);
}

export function notEvaluated(check: string, message: string, fix: string): Finding {
  return finding(check, check, "not_evaluated", null, null, [message, fix]);
}

function finding(
  check: string,
  id: string,
  status: FindingStatus,
  value: number | null,
  limit: { readonly name: string; readonly limit: number } | null,
  [message, fix]: readonly [string, string],
): Finding {
  return Object.freeze({
    id,
    check,
    status,
    value,
    threshold: limit?.limit ?? null,
    ...(limit === null ? {} : { thresholdName: limit.name }),
    message,
    fix,
  });
}

function overDummy(main: MetricRow, limits: Limits, hasTraining: boolean): Finding {
  const name = "dummy.gain.min";
  const limit = { name, limit: limits[name]! };
  const { metric, mean, dummy } = main;
  if (dummy === null || dummy.gain === null || mean === null)
    return finding("dummy", "dummy", "not_evaluated", null, limit, [
      `${metric} has no value to be held against a dummy.`,
      "Choose a metric that has a value on these folds.",
    ]);
  const value = dummy.relativeGain;
  const unsure = dummy.interval !== null && dummy.interval.low <= 0;
  const status: FindingStatus =
    dummy.gain <= 0 ? "fail" : unsure || (value !== null && value < limit.limit) ? "warn" : "pass";
  const own = hasTraining ? "a dummy" : "a dummy that knows the shares of these very rows";
  const scores = `${metric} ${number(mean)} against ${number(dummy.mean!)} of ${own}`;
  const of = value === null ? "" : `: ${percent(value)} of what it left to gain`;
  return finding("dummy", "dummy", status, value, limit, [
    dummy.gain <= 0
      ? `No better than a dummy: ${scores}.`
      : `${scores}${of}${unsure ? "; over folds that may be chance" : ""}.`,
    status === "pass"
      ? ""
      : "Look for features that say something of the target, or leave the model out: the dummy is cheaper.",
  ]);
}

function overBaseline({ metric, mean, baseline }: MetricRow): Finding {
  const { gain, interval, p } = baseline!;
  if (gain === null || mean === null)
    return finding("baseline", "baseline", "not_evaluated", null, null, [
      `${metric} has no value to be held against the simple baseline.`,
      "Choose a metric that has a value on these folds.",
    ]);
  const sure = interval !== null && interval.low > 0;
  const worse = interval !== null && interval.high < 0;
  const between = interval === null ? "" : ` (95 %: ${number(interval.low)} to ${number(interval.high)})`;
  const scores = `${metric} ${number(mean)} against ${number(baseline!.mean!)} of a simple linear model, a gain of ${number(gain)}${between}${p === null ? "" : `, p ${p < 0.001 ? "< 0.001" : number(Number(p.toPrecision(2)))}`}`;
  return finding("baseline", "baseline", sure || gain === 0 ? "pass" : worse ? "warn" : "info", gain, null, [
    sure || gain === 0
      ? `${scores}.`
      : worse
        ? `Worse than the simple baseline: ${scores}.`
        : `Not shown to be better than the simple baseline: ${scores}.`,
    sure || gain === 0 ? "" : "Prefer the simple model, unless more rows or better parameters change this.",
  ]);
}

/** Iglewicz and Hoaglin's modified z over folds. */
function foldOutlier({ metric, perFold, greaterIsBetter }: MetricRow, limits: Limits): Finding {
  const name = "folds.outlier.max";
  const limit = { name, limit: limits[name]! };
  const known = perFold.filter((score) => score !== null);
  if (known.length < 3)
    return finding("folds", "folds", "not_evaluated", null, limit, [
      `${metric} has a value on ${plural(known.length, "fold")} only.`,
      "Use folds with both outcomes.",
    ]);
  const middle = median(Float64Array.from(known))!;
  const spread = median(Float64Array.from(known, (score) => Math.abs(score - middle)))!;
  let worst = { fold: 0, z: 0, score: middle };
  perFold.forEach((score, fold) => {
    // A spread below a hundredth of the score is none that matters.
    const z =
      score === null ? 0 : (0.6745 * Math.abs(score - middle)) / Math.max(spread, 0.01 * Math.abs(middle));
    if (z > worst.z) worst = { fold, z, score: score! };
  });
  const apart = worst.z > limit.limit;
  const side = worst.score > middle === greaterIsBetter ? "better" : "worse";
  return finding("folds", "folds", apart ? "warn" : "pass", worst.z, limit, [
    apart
      ? `Fold ${worst.fold + 1} is far ${side} than the others: ${metric} ${number(worst.score)} against a median of ${number(middle)}.`
      : `No fold stands apart from the others in ${metric}.`,
    apart ? "Look at what its rows have in common; the mean over folds hides it." : "",
  ]);
}

function width({ metric, interval, greaterIsBetter, mean }: MetricRow, limits: Limits): Finding {
  const name = "interval.halfWidth.max";
  const limit = { name, limit: limits[name]! };
  const half = (interval!.high - interval!.low) / 2;
  const scale = greaterIsBetter ? 1 : Math.abs(mean ?? interval!.high);
  const value = scale > 0 ? half / scale : null;
  const wide = value !== null && value > limit.limit;
  return finding("interval", "interval", wide ? "info" : "pass", value, limit, [
    `${metric} lies between ${number(interval!.low)} and ${number(interval!.high)} (${interval!.method}, ${Math.round(100 * interval!.level)} %)${wide ? ": too wide to tell good from fair" : ""}.`,
    wide ? "Test more rows, or repeat the folds." : "",
  ]);
}

function withoutValue({ metric, undefinedFolds, folds, reasons }: MetricRow): Finding {
  return finding("undefined", `undefined/${metric}`, folds === 0 ? "warn" : "info", undefinedFolds, null, [
    `${metric} has no value on ${plural(undefinedFolds, "fold")} of ${undefinedFolds + folds}, which are left out of its mean: ${reasons[0] ?? "no reason given"}.`,
    "Use stratified or fewer folds, or a metric that has a value there.",
  ]);
}
