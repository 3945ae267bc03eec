/**
 * Absolute errors of predicted numbers: mean, median, largest, signed, and relative to the truth in four ways.
 *
 * MAPE explodes where the truth is near 0 (its denominator is max(|y|, 2⁻⁵²)); WAPE Σ|e| / Σ|y| and sMAPE in [0, 200] do not: show
 * them beside it. MASE divides by the error of "as the row before". Source: scikit-learn; Hyndman & Koehler (2006). O(n).
 */
import { checkFinite, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";
import { weightedMean } from "./weighted-mean.ts";
import { weightedQuantile } from "./weighted-quantile.ts";

/** In units of y. Null only when all weights are 0. @throws RangeError on wrong sizes or numbers. */
export function meanAbsoluteError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("meanAbsoluteError", yTrue, yPred, options, (y, p) => Math.abs(y - p));
}

/** In units of y; with weights, the lower weighted median. */
export function medianAbsoluteError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const n = checkRows("medianAbsoluteError", yTrue, yPred, options);
  checkFinite("medianAbsoluteError", "truth", yTrue);
  checkFinite("medianAbsoluteError", "predictions", yPred);
  const errors = Float64Array.from({ length: n }, (_, i) => Math.abs(yTrue[i]! - yPred[i]!));
  return weightedQuantile(errors, 0.5, options.sampleWeight) ?? undefinedScore(options, "all weights are 0");
}

/** In units of y. */
export function maxError(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  let largest = 0;
  weightedMean("maxError", yTrue, yPred, {}, (y, p) => (largest = Math.max(largest, Math.abs(y - p))));
  return largest;
}

/** Mean of y − ŷ: positive when predictions are too low. */
export function meanError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("meanError", yTrue, yPred, options, (y, p) => y - p);
}

/** A share, not a percentage. */
export function meanAbsolutePercentageError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("meanAbsolutePercentageError", yTrue, yPred, options, (y, p) => {
    if (y === 0)
      options.why?.("a truth of 0: the percentage error explodes; see weightedAbsolutePercentageError");
    return Math.abs(y - p) / Math.max(Math.abs(y), Number.EPSILON);
  });
}

/** Mean of 200 |e| / (|y| + |ŷ|), in [0, 200]; 0 where both are 0. */
export function symmetricMape(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("symmetricMape", yTrue, yPred, options, (y, p) =>
    y === p ? 0 : (200 * Math.abs(y - p)) / (Math.abs(y) + Math.abs(p)),
  );
}

/** Σ|e| / Σ|y|: a share. Null when every truth is 0. */
export function weightedAbsolutePercentageError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const error = meanAbsoluteError(yTrue, yPred, options);
  const size = weightedMean("weightedAbsolutePercentageError", yTrue, yPred, options, (y) => Math.abs(y));
  if (error === null || size === null) return null;
  return size === 0 ? undefinedScore(options, "every truth is 0") : error / size;
}

/**
 * Mean absolute error over that of predicting the row `season` before; rows are in order of time. Null when the truth does not change,
 * or there are no more than `season` rows.
 */
export function meanAbsoluteScaledError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  season = 1,
  options: Pick<ScoreOptions, "why"> = {},
): number | null {
  const error = meanAbsoluteError(yTrue, yPred)!;
  const n = yTrue.length;
  if (n <= season) return undefinedScore(options, `needs more than ${season} rows; got ${n}`);
  let naive = 0;
  for (let i = season; i < n; i++) naive += Math.abs(yTrue[i]! - yTrue[i - season]!);
  if (naive === 0) return undefinedScore(options, "the truth does not change: the naive forecast is perfect");
  return error / (naive / (n - season));
}
