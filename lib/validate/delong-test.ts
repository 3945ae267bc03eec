/**
 * DeLong's test and interval: whether two ROC areas on the same rows differ, and between which bounds one lies.
 *
 * z = (A₁ − A₂) / √(v₁₁ + v₂₂ − 2v₁₂), two-sided normal. The interval is made on logit(A) by default, which stays inside (0, 1).
 * Source: DeLong, DeLong & Clarke-Pearson (1988); Hanley & McNeil (1982) for the error from the area alone. O(n log n).
 */
import { normalCdf, normalQuantile } from "../core/normal-distribution.ts";
import { delong } from "../metrics/index.ts";

export interface DeLongTest {
  readonly auc1: number;
  readonly auc2: number;
  readonly covariance: readonly (readonly number[])[];
  /** Null when both scores rank alike: there is no variance to test against. */
  readonly z: number | null;
  /** Two-sided. */
  readonly p: number | null;
}

export interface DeLongInterval {
  readonly auc: number;
  readonly standardError: number;
  /** Null on the logit scale when the area is 0 or 1. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface IntervalOptions {
  /** Confidence; default 0.95. */
  readonly level?: number;
  /** Default logit. */
  readonly scale?: "logit" | "wald";
}

/** Null when a class has fewer than two rows. @throws RangeError on labels other than 0 and 1, wrong scores or sizes. */
export function delongTest(
  yTrue: ArrayLike<number>,
  score1: ArrayLike<number>,
  score2: ArrayLike<number>,
): DeLongTest | null {
  const result = delong(yTrue, score1, score2);
  if (result === null) return null;
  const [auc1, auc2] = result.auc as [number, number];
  const [[v11, v12], [, v22]] = result.covariance as [[number, number], [number, number]];
  const variance = v11 + v22 - 2 * v12;
  const z = variance > 1e-15 * (v11 + v22) ? (auc1 - auc2) / Math.sqrt(variance) : null;
  const p = z === null ? null : 2 * normalCdf(-Math.abs(z));
  return Object.freeze({ auc1, auc2, covariance: result.covariance, z, p });
}

/** Null when a class has fewer than two rows. @throws RangeError as `delongTest`, or when level is not in (0, 1). */
export function delongInterval(
  yTrue: ArrayLike<number>,
  score: ArrayLike<number>,
  options: IntervalOptions = {},
): DeLongInterval | null {
  const { level = 0.95, scale = "logit" } = options;
  if (!(level > 0 && level < 1))
    throw new RangeError(`delongInterval: level must lie in (0, 1); got ${level}`);
  const result = delong(yTrue, score);
  if (result === null) return null;
  const auc = result.auc[0]!;
  const standardError = Math.sqrt(result.covariance[0]![0]!);
  const z = normalQuantile((1 + level) / 2);
  if (scale === "wald") {
    return Object.freeze({ auc, standardError, low: auc - z * standardError, high: auc + z * standardError });
  }
  if (auc <= 0 || auc >= 1) return Object.freeze({ auc, standardError, low: null, high: null });
  const centre = Math.log(auc / (1 - auc));
  const reach = (z * standardError) / (auc * (1 - auc));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return Object.freeze({ auc, standardError, low: back(centre - reach), high: back(centre + reach) });
}

/** Standard error of an area from its size and the class counts alone (exponential approximation). @throws RangeError on bad counts. */
export function hanleyMcNeilError(auc: number, positives: number, negatives: number): number {
  if (!(auc >= 0 && auc <= 1)) throw new RangeError(`hanleyMcNeilError: auc must lie in [0, 1]; got ${auc}`);
  if (!(positives >= 1 && negatives >= 1)) {
    throw new RangeError(`hanleyMcNeilError: needs rows of both classes; got ${positives} and ${negatives}`);
  }
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const spread = auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc);
  return Math.sqrt(spread / (positives * negatives));
}
