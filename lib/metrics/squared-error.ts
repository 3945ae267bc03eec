/** Squared errors of predicted numbers: mean, its root, on logarithms, and relative to the mean of the truth. O(n). */
import { weightedMean } from "./weighted-mean.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/** Σ w (y − ŷ)² / Σ w, in squared units of y. Null only when all weights are 0. @throws RangeError on wrong sizes or numbers. */
export function meanSquaredError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("meanSquaredError", yTrue, yPred, options, (y, p) => (y - p) ** 2);
}

/** In units of y. */
export function rootMeanSquaredError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const mse = meanSquaredError(yTrue, yPred, options);
  return mse === null ? null : Math.sqrt(mse);
}

/** Mean squared difference of ln(1 + y). @throws RangeError when a value is -1 or less. */
export function meanSquaredLogError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return weightedMean("meanSquaredLogError", yTrue, yPred, options, (y, p, i) => {
    if (y <= -1 || p <= -1) {
      throw new RangeError(
        `meanSquaredLogError: values must be greater than -1; got ${Math.min(y, p)} in row ${i}`,
      );
    }
    return (Math.log1p(y) - Math.log1p(p)) ** 2;
  });
}

/** Root of the mean squared difference of ln(1 + y). @throws RangeError when a value is -1 or less. */
export function rootMeanSquaredLogError(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const error = meanSquaredLogError(yTrue, yPred, options);
  return error === null ? null : Math.sqrt(error);
}

/** Root mean squared error over the mean of the truth (coefficient of variation). Null when that mean is 0. */
export function rmseVariation(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const rmse = rootMeanSquaredError(yTrue, yPred, options);
  const mean = weightedMean("rmseVariation", yTrue, yPred, options, (y) => y);
  if (rmse === null || mean === null) return null;
  return mean === 0 ? undefinedScore(options, "the mean of the truth is 0") : rmse / mean;
}
