/** Accuracy: the share of rows predicted right; and its complements, zero-one and Hamming loss. O(n). */
import { checkRows, totalWeight } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/** Σ w [y = ŷ] / Σ w. Labels are compared with `===`. Null only when all weights are 0. @throws RangeError on wrong sizes. */
export function accuracyScore(
  yTrue: ArrayLike<unknown>,
  yPred: ArrayLike<unknown>,
  options: ScoreOptions = {},
): number | null {
  const n = checkRows("accuracyScore", yTrue, yPred, options);
  const weights = options.sampleWeight;
  let right = 0;
  for (let i = 0; i < n; i++) if (yTrue[i] === yPred[i]) right += weights === undefined ? 1 : weights[i]!;
  const total = totalWeight(n, weights);
  return total === 0 ? undefinedScore(options, "all weights are 0") : right / total;
}

/** 1 − accuracy. */
export function zeroOneLoss(
  yTrue: ArrayLike<unknown>,
  yPred: ArrayLike<unknown>,
  options: ScoreOptions = {},
): number | null {
  const accuracy = accuracyScore(yTrue, yPred, options);
  return accuracy === null ? null : 1 - accuracy;
}

/** For one label per row the same as zero-one loss; for n×m 0/1 flags, row-major, the share of wrong flags. */
export function hammingLoss(
  yTrue: ArrayLike<unknown>,
  yPred: ArrayLike<unknown>,
  options: ScoreOptions = {},
): number | null {
  return zeroOneLoss(yTrue, yPred, options);
}
