/**
 * What residuals should not show: correlation from row to row (Durbin–Watson), a spread that grows with the prediction
 * (Breusch–Pagan in Koenker's form); and Lin's concordance, agreement with the line ŷ = y. O(n).
 */
import { chiSquaredDistribution } from "../core/gamma-distribution.ts";
import { checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";
import { weightedMean } from "./weighted-mean.ts";

export interface BreuschPagan {
  /** n·R² of squared residuals on the predictions. */
  readonly lm: number;
  /** Chi-squared, one degree of freedom. */
  readonly p: number;
}

type Why = Pick<ScoreOptions, "why">;

/** Σ (e_i − e_{i−1})² / Σ e²: 2 without correlation, 0 positive, 4 negative. Rows in order. Null when every residual is 0. */
export function durbinWatson(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: Why = {},
): number | null {
  const n = checkRows("durbinWatson", yTrue, yPred);
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const e = yTrue[i]! - yPred[i]!;
    squares += e * e;
    if (i > 0) steps += (e - (yTrue[i - 1]! - yPred[i - 1]!)) ** 2;
  }
  return squares === 0 ? undefinedScore(options, "every residual is 0") : steps / squares;
}

/** Null when predictions or squared residuals do not vary. @throws RangeError on wrong sizes or numbers. */
export function breuschPagan(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: Why = {},
): BreuschPagan | null {
  const n = checkRows("breuschPagan", yTrue, yPred);
  const squares = Float64Array.from({ length: n }, (_, i) => (yTrue[i]! - yPred[i]!) ** 2);
  const { covariance, varianceA, varianceB } = spread("breuschPagan", squares, yPred);
  if (!(varianceA > 0 && varianceB > 0))
    return undefinedScore(options, "predictions or squared residuals do not vary");
  const lm = (n * covariance * covariance) / (varianceA * varianceB);
  return Object.freeze({ lm, p: chiSquaredDistribution(1).sf(lm) });
}

/** 2·cov / (var y + var ŷ + (ȳ − mean ŷ)²), ddof 0; in [-1, 1]. Null when both are one and the same constant. */
export function concordanceCorrelation(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: Why = {},
): number | null {
  const { covariance, varianceA, varianceB, shift } = spread("concordanceCorrelation", yTrue, yPred);
  const whole = varianceA + varianceB + shift * shift;
  return whole === 0
    ? undefinedScore(options, "truth and prediction are one constant")
    : (2 * covariance) / whole;
}

function spread(
  where: string,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { covariance: number; varianceA: number; varianceB: number; shift: number } {
  const mean = (loss: (x: number, y: number) => number): number => weightedMean(where, a, b, {}, loss)!;
  const meanA = mean((x) => x);
  const meanB = mean((_, y) => y);
  return {
    covariance: mean((x, y) => (x - meanA) * (y - meanB)),
    varianceA: mean((x) => (x - meanA) ** 2),
    varianceB: mean((_, y) => (y - meanB) ** 2),
    shift: meanA - meanB,
  };
}
