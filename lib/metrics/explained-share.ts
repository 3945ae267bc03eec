/**
 * The share of loss that a prediction takes away from the best constant: R² (squared error, mean), explained variance (the same
 * without bias), D² (absolute or pinball error, median or quantile; Tweedie deviance, mean).
 *
 * 1 is perfect, 0 no better than the constant. Where the truth is constant, R² and explained variance are 1 when the prediction is
 * perfect and else 0 (scikit-learn's `force_finite`), told to `why`; with `forceFinite: false`, null. O(n), D² O(n log n).
 */
import { checkRows } from "./rows.ts";
import { meanPinballLoss } from "./pinball-loss.ts";
import { meanSquaredError } from "./squared-error.ts";
import { meanTweedieDeviance } from "./tweedie-deviance.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";
import { weightedMean } from "./weighted-mean.ts";
import { weightedQuantile } from "./weighted-quantile.ts";

export interface ExplainedOptions extends ScoreOptions {
  /** Default true. */
  readonly forceFinite?: boolean;
}

/** 1 − Σ w(y − ŷ)² / Σ w(y − ȳ)². Null for fewer than two rows. @throws RangeError on wrong sizes or numbers. */
export function r2Score(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ExplainedOptions = {},
): number | null {
  if (checkRows("r2Score", yTrue, yPred, options) < 2)
    return undefinedScore(options, "R² needs two rows or more");
  const mean = weightedMean("r2Score", yTrue, yPred, options, (y) => y);
  if (mean === null) return null;
  const loss = meanSquaredError(yTrue, yPred, options)!;
  return share(
    loss,
    weightedMean("r2Score", yTrue, yPred, options, (y) => (y - mean) ** 2)!,
    options,
  );
}

/** R² corrected for p features: 1 − (1 − R²)(n − 1)/(n − p − 1). Null when n ≤ p + 1. */
export function adjustedR2Score(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  features: number,
  options: ExplainedOptions = {},
): number | null {
  const r2 = r2Score(yTrue, yPred, options);
  const n = yTrue.length;
  if (r2 === null) return null;
  if (n <= features + 1) return undefinedScore(options, `needs more than ${features + 1} rows; got ${n}`);
  return 1 - ((1 - r2) * (n - 1)) / (n - features - 1);
}

/** 1 − var(y − ŷ) / var(y). */
export function explainedVarianceScore(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ExplainedOptions = {},
): number | null {
  const where = "explainedVarianceScore";
  const mean = weightedMean(where, yTrue, yPred, options, (y) => y);
  if (mean === null) return null;
  const bias = weightedMean(where, yTrue, yPred, options, (y, p) => y - p)!;
  const loss = weightedMean(where, yTrue, yPred, options, (y, p) => (y - p - bias) ** 2)!;
  return share(
    loss,
    weightedMean(where, yTrue, yPred, options, (y) => (y - mean) ** 2)!,
    options,
  );
}

/** 1 − pinball loss / pinball loss of the α-quantile of the truth. */
export function d2PinballScore(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  alpha = 0.5,
  options: ExplainedOptions = {},
): number | null {
  if (checkRows("d2PinballScore", yTrue, yPred, options) < 2)
    return undefinedScore(options, "D² needs two rows or more");
  const loss = meanPinballLoss(yTrue, yPred, alpha, options);
  if (loss === null) return null;
  const constant = new Float64Array(yTrue.length).fill(weightedQuantile(yTrue, alpha, options.sampleWeight)!);
  return share(loss, meanPinballLoss(yTrue, constant, alpha, options)!, options);
}

/** 1 − mean absolute error / that of the median. */
export function d2AbsoluteErrorScore(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ExplainedOptions = {},
): number | null {
  return d2PinballScore(yTrue, yPred, 0.5, options);
}

/** 1 − deviance / deviance of the mean. */
export function d2TweedieScore(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  power = 0,
  options: ExplainedOptions = {},
): number | null {
  if (checkRows("d2TweedieScore", yTrue, yPred, options) < 2)
    return undefinedScore(options, "D² needs two rows or more");
  const loss = meanTweedieDeviance(yTrue, yPred, power, options);
  if (loss === null) return null;
  const mean = weightedMean("d2TweedieScore", yTrue, yPred, options, (y) => y)!;
  const constant = new Float64Array(yTrue.length).fill(mean);
  return share(loss, meanTweedieDeviance(yTrue, constant, power, options)!, options);
}

function share(loss: number, most: number, options: ExplainedOptions): number | null {
  if (most > 0) return 1 - loss / most;
  if (options.forceFinite === false)
    return undefinedScore(options, "the truth is constant: nothing to explain");
  options.why?.("the truth is constant: 1 when the prediction is perfect, else 0, by convention");
  return loss === 0 ? 1 : 0;
}
