/**
 * DeLong's covariance of ROC areas: how uncertain one AUC is, and how two AUCs on the same rows move together.
 *
 * Structural components by midranks (Sun & Xu 2014, O(n log n) instead of O(P·N)): V10 of a positive is the share of negatives
 * below it, V01 of a negative the share of positives above it; covariance = cov(V10)/P + cov(V01)/N, ddof 1.
 * Source: DeLong, DeLong & Clarke-Pearson (1988). Tests and intervals: `delongTest`, `delongInterval` in `assay/validate`.
 */
import { midranks } from "../core/ranks.ts";
import { checkBinary, checkFinite, checkRows } from "./rows.ts";

export interface DeLong {
  /** One area per score. */
  readonly auc: readonly number[];
  /** Covariance of the areas, as rows. */
  readonly covariance: readonly (readonly number[])[];
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Areas and covariance of one score, or of two on the same rows. Null when there are fewer than two rows of either class, where the
 * variance does not exist.
 *
 * @throws RangeError on labels other than 0 and 1, scores that are not finite, lengths that differ.
 */
export function delong(
  yTrue: ArrayLike<number>,
  score1: ArrayLike<number>,
  score2?: ArrayLike<number>,
): DeLong | null {
  checkBinary("delong", yTrue);
  const scores = score2 === undefined ? [score1] : [score1, score2];
  const positive: number[] = [];
  const negative: number[] = [];
  for (let i = 0; i < yTrue.length; i++) (Number(yTrue[i]) === 1 ? positive : negative).push(i);
  for (const score of scores) {
    checkRows("delong", yTrue, score);
    checkFinite("delong", "scores", score);
  }
  const m = positive.length;
  const n = negative.length;
  if (m < 2 || n < 2) return null;
  const parts = scores.map((score) => components(score, positive, negative));
  const covariance = parts.map((a) =>
    Object.freeze(
      parts.map((b) => covary(a.v10, b.v10, a.auc, b.auc) / m + covary(a.v01, b.v01, a.auc, b.auc) / n),
    ),
  );
  return Object.freeze({
    auc: Object.freeze(parts.map((part) => part.auc)),
    covariance: Object.freeze(covariance),
    positives: m,
    negatives: n,
  });
}

interface Components {
  readonly auc: number;
  readonly v10: Float64Array;
  readonly v01: Float64Array;
}

function components(
  score: ArrayLike<number>,
  positive: readonly number[],
  negative: readonly number[],
): Components {
  const m = positive.length;
  const n = negative.length;
  const x = Float64Array.from(positive, (i) => score[i]!);
  const y = Float64Array.from(negative, (i) => score[i]!);
  const all = new Float64Array(m + n);
  all.set(x);
  all.set(y, m);
  const rankAll = midranks(all).ranks;
  const rankX = midranks(x).ranks;
  const rankY = midranks(y).ranks;
  const v10 = x.map((_, i) => (rankAll[i]! - rankX[i]!) / n);
  const v01 = y.map((_, j) => 1 - (rankAll[m + j]! - rankY[j]!) / m);
  let sum = 0;
  for (const v of v10) sum += v;
  return { auc: sum / m, v10, v01 };
}

function covary(a: Float64Array, b: Float64Array, meanA: number, meanB: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / (a.length - 1);
}
