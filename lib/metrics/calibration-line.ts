/**
 * Calibration slope and intercept: logistic regression of what happened on logit(p). 1 and 0 are perfect; a slope below 1 says that
 * predictions are too extreme. In the large: the intercept with the slope held at 1. And Platt scaling, the same fit on scores.
 *
 * p is clipped to [2⁻⁵², 1 − 2⁻⁵²]. Source: Cox (1958), Van Calster et al. (2019); Platt (1999) with his targets
 * (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2). O(n) per Newton step.
 */
import { logisticLine } from "./logistic-line.ts";
import { checkBinary, checkFinite, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface CalibrationLine {
  readonly slope: number;
  readonly intercept: number;
  /** Intercept with slope 1. */
  readonly inTheLarge: number;
}

export interface PlattScaling {
  /** p = 1 / (1 + exp(a·score + b)). */
  readonly a: number;
  readonly b: number;
}

/** Null when one class is absent, or p separates the classes or does not vary. @throws RangeError on wrong labels or sizes. */
export function calibrationLine(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  options: ScoreOptions = {},
): CalibrationLine | null {
  checkRows("calibrationLine", yTrue, probabilities);
  checkBinary("calibrationLine", yTrue);
  checkFinite("calibrationLine", "probabilities", probabilities);
  const y = Float64Array.from(yTrue, Number);
  const logits = Float64Array.from(probabilities, (p) => {
    if (p < 0 || p > 1) throw new RangeError(`calibrationLine: probabilities must lie in [0, 1]; got ${p}`);
    const clipped = Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);
    return Math.log(clipped / (1 - clipped));
  });
  if (y.every((v) => v === y[0])) return undefinedScore(options, "one class only: no line to fit");
  const free = logisticLine(logits, y);
  const fixed = logisticLine(logits, y, 1);
  if (free === null || fixed === null) {
    return undefinedScore(
      options,
      "the probabilities separate the classes, or do not vary: the slope has no value",
    );
  }
  return Object.freeze({ slope: free.slope, intercept: free.intercept, inTheLarge: fixed.intercept });
}

/** Null when a class is absent or the scores do not vary. @throws RangeError on wrong labels or sizes. */
export function plattScaling(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): PlattScaling | null {
  const n = checkRows("plattScaling", yTrue, yScore);
  checkBinary("plattScaling", yTrue);
  checkFinite("plattScaling", "scores", yScore);
  let positives = 0;
  for (let i = 0; i < n; i++) positives += Number(yTrue[i]);
  if (positives === 0 || positives === n) return undefinedScore(options, "one class only");
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (n - positives + 2);
  const targets = Float64Array.from(yTrue, (y) => (Number(y) === 1 ? high : low));
  const line = logisticLine(Float64Array.from(yScore), targets);
  if (line === null) return undefinedScore(options, "the scores do not vary");
  return Object.freeze({ a: -line.slope, b: -line.intercept });
}

/** Calibrated probabilities of scores. */
export function plattProbabilities(scaling: PlattScaling, yScore: ArrayLike<number>): Float64Array {
  return Float64Array.from(yScore, (score) => 1 / (1 + Math.exp(scaling.a * score + scaling.b)));
}
