/**
 * How many positives and negatives score at or above each distinct score, from the highest down: what ROC, precision-recall
 * and separation curves stand on. Source: scikit-learn `_binary_clf_curve`. O(n log n).
 */
import { checkBinary, checkFinite, checkRows } from "./rows.ts";
import type { ScoreOptions } from "./undefined-score.ts";

export interface RankedCounts {
  /** Distinct scores, descending. */
  readonly thresholds: Float64Array;
  /** Weight of positives with score ≥ threshold. */
  readonly truePositives: Float64Array;
  /** Weight of negatives with score ≥ threshold. */
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/** @throws RangeError on labels other than 0 and 1, on scores that are not finite, on lengths that differ. */
export function rankedCounts(
  where: string,
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): RankedCounts {
  const n = checkRows(where, yTrue, yScore, options);
  checkBinary(where, yTrue);
  checkFinite(where, "scores", yScore);
  const weights = options.sampleWeight;
  const order = descending(yScore);
  const thresholds = new Float64Array(n);
  const truePositives = new Float64Array(n);
  const falsePositives = new Float64Array(n);
  let positives = 0;
  let negatives = 0;
  let m = 0;
  for (let r = 0; r < n; r++) {
    const i = order[r]!;
    // Rows without weight make no threshold (as in scikit-learn).
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    const score = yScore[i]!;
    if (m === 0 || thresholds[m - 1] !== score) thresholds[m++] = score;
    if (Number(yTrue[i]) === 1) positives += w;
    else negatives += w;
    truePositives[m - 1] = positives;
    falsePositives[m - 1] = negatives;
  }
  return {
    thresholds: thresholds.subarray(0, m),
    truePositives: truePositives.subarray(0, m),
    falsePositives: falsePositives.subarray(0, m),
    positives,
    negatives,
  };
}

/** Positions by score, highest first; ties keep row order. */
export function descending(scores: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
