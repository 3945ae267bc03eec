/**
 * Outliers of one numeric column, listed, never dropped.
 *
 * - Tukey's fences: below Q1 - k·IQR or above Q3 + k·IQR, quartiles of type 7, k 1.5 (Tukey 1977).
 * - z: |x - mean| / sd above 3, sd with divisor n - 1.
 * - Modified z: 0.6745 |x - median| / MAD above 3.5 (Iglewicz & Hoaglin 1993). Where more than half of the values are equal
 *   the MAD is 0 and every other value would be an outlier; then |x - median| / (1.253314 · mean absolute deviation from the
 *   median), as Iglewicz & Hoaglin advise (and SPSS does). A column that is constant has none.
 *
 * Values that are not finite take no part. O(n log n) for the sort.
 */
import { medianAbsoluteDeviation, quantile, sortedFinite } from "../../core/index.ts";

export type OutlierRule = "tukey" | "z" | "modified-z";

export interface ValueOutliers {
  readonly rule: OutlierRule;
  /** Values outside [low, high] are outliers; null when the rule says nothing. */
  readonly low: number | null;
  readonly high: number | null;
  /** Positions of outliers, rising. */
  readonly rows: Uint32Array;
  /** Finite values. */
  readonly n: number;
  /** Of `modified-z`: what the deviations were divided by. */
  readonly scale?: "mad" | "mean-absolute-deviation";
  readonly reason?: string;
}

export interface ValueOutlierOptions {
  readonly rule?: OutlierRule;
  /** Default 1.5 IQR, 3 sd, 3.5 modified sd. */
  readonly limit?: number;
}

export function valueOutliers(values: ArrayLike<number>, options: ValueOutlierOptions = {}): ValueOutliers {
  const rule = options.rule ?? "tukey";
  const sorted = sortedFinite(values);
  const n = sorted.length;
  if (n === 0) return none(rule, n, "no finite value");
  if (rule === "tukey") {
    const q1 = quantile(sorted, 0.25)!;
    const q3 = quantile(sorted, 0.75)!;
    const reach = (options.limit ?? 1.5) * (q3 - q1);
    return outside(rule, values, n, q1 - reach, q3 + reach);
  }
  if (sorted[0] === sorted[n - 1]) return none(rule, n, "all values are equal");
  if (rule === "z") {
    const mean = meanOf(sorted);
    let squares = 0;
    for (const value of sorted) squares += (value - mean) ** 2;
    const sd = Math.sqrt(squares / (n - 1));
    return beyond(rule, values, n, mean, options.limit ?? 3, (distance) => distance / sd, sd);
  }
  const limit = options.limit ?? 3.5;
  const centre = quantile(sorted, 0.5)!;
  const mad = medianAbsoluteDeviation(sorted)!;
  if (mad > 0) {
    const score = (distance: number): number => (0.6745 * distance) / mad;
    return { ...beyond(rule, values, n, centre, limit, score, mad / 0.6745), scale: "mad" };
  }
  let deviation = 0;
  for (const value of sorted) deviation += Math.abs(value - centre) / n;
  const unit = 1.253314 * deviation;
  const score = (distance: number): number => distance / unit;
  return { ...beyond(rule, values, n, centre, limit, score, unit), scale: "mean-absolute-deviation" };
}

function meanOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  return mean;
}

/** Outliers by a score of the distance from the centre: the score is compared, as rounding may part it from the fences. */
function beyond(
  rule: OutlierRule,
  values: ArrayLike<number>,
  n: number,
  centre: number,
  limit: number,
  score: (distance: number) => number,
  unit: number,
): ValueOutliers {
  return listed(
    rule,
    values,
    n,
    centre - limit * unit,
    centre + limit * unit,
    (value) => score(Math.abs(value - centre)) > limit,
  );
}

function outside(
  rule: OutlierRule,
  values: ArrayLike<number>,
  n: number,
  low: number,
  high: number,
): ValueOutliers {
  return listed(rule, values, n, low, high, (value) => value < low || value > high);
}

function listed(
  rule: OutlierRule,
  values: ArrayLike<number>,
  n: number,
  low: number,
  high: number,
  out: (value: number) => boolean,
): ValueOutliers {
  const rows: number[] = [];
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i]) && out(values[i]!)) rows.push(i);
  return Object.freeze({ rule, low, high, rows: Uint32Array.from(rows), n });
}

function none(rule: OutlierRule, n: number, reason: string): ValueOutliers {
  return Object.freeze({ rule, low: null, high: null, rows: new Uint32Array(0), n, reason });
}
