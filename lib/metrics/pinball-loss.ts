/** Pinball loss of a predicted quantile α: mean of α·d where d = y − q ≥ 0, else (α − 1)·d. Least at the true quantile. O(n). */
import type { ScoreOptions } from "./undefined-score.ts";
import { weightedMean } from "./weighted-mean.ts";

/** In units of y; α = 0.5 is half the mean absolute error. @throws RangeError when α is outside [0, 1], or sizes are wrong. */
export function meanPinballLoss(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  alpha = 0.5,
  options: ScoreOptions = {},
): number | null {
  if (!(alpha >= 0 && alpha <= 1))
    throw new RangeError(`meanPinballLoss: alpha must lie in [0, 1]; got ${alpha}`);
  return weightedMean("meanPinballLoss", yTrue, yPred, options, (y, p) =>
    y >= p ? alpha * (y - p) : (alpha - 1) * (y - p),
  );
}
