/** What every score asks of its rows: as many predictions as truths, finite numbers, weights that are not negative. */
import type { ScoreOptions } from "./undefined-score.ts";

/** @throws RangeError when there are no rows, lengths differ, or a weight is negative or not finite. Gives n. */
export function checkRows(
  where: string,
  truth: ArrayLike<unknown>,
  predicted: ArrayLike<unknown>,
  options: ScoreOptions = {},
): number {
  const n = truth.length;
  if (n === 0)
    throw new RangeError(`${where}: needs at least one row; got none; filter less, or skip the score`);
  if (predicted.length !== n) {
    throw new RangeError(
      `${where}: truth and prediction must be equally long; got ${n} and ${predicted.length}`,
    );
  }
  checkWeights(where, n, options.sampleWeight);
  return n;
}

/** @throws RangeError when weights are not n finite numbers ≥ 0. */
export function checkWeights(where: string, n: number, weights: ArrayLike<number> | undefined): void {
  if (weights === undefined) return;
  if (weights.length !== n)
    throw new RangeError(`${where}: needs one weight per row; got ${weights.length} for ${n} rows`);
  for (let i = 0; i < n; i++) {
    const w = weights[i]!;
    if (!(w >= 0 && w < Infinity))
      throw new RangeError(`${where}: weights must be finite and ≥ 0; got ${w} in row ${i}`);
  }
}

/** @throws RangeError at the first value that is not finite. */
export function checkFinite(where: string, what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(
        `${where}: ${what} must be finite numbers; got ${values[i]} in row ${i}; drop or impute such rows`,
      );
    }
  }
}

/** @throws RangeError at the first value that is neither 0 nor 1 (booleans pass). */
export function checkBinary(where: string, truth: ArrayLike<number | boolean>): void {
  for (let i = 0; i < truth.length; i++) {
    const value = Number(truth[i]);
    if (value !== 0 && value !== 1) {
      throw new RangeError(
        `${where}: labels must be 0 or 1; got ${truth[i]} in row ${i}; code the positive class as 1`,
      );
    }
  }
}

/** @throws RangeError unless `probabilities` is n×k and every label is a class position 0…k-1. */
export function checkClasses(
  where: string,
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k: number,
): void {
  if (!Number.isInteger(k) || k < 2)
    throw new RangeError(`${where}: k, the number of classes, must be 2 or more; got ${k}`);
  if (probabilities.length !== truth.length * k) {
    throw new RangeError(
      `${where}: needs ${truth.length} × ${k} probabilities, row-major; got ${probabilities.length} numbers`,
    );
  }
  for (let i = 0; i < truth.length; i++) {
    const label = truth[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= k) {
      throw new RangeError(`${where}: labels must be class positions 0…${k - 1}; got ${label} in row ${i}`);
    }
  }
}

/** Sum of the weights, or n. */
export function totalWeight(n: number, weights: ArrayLike<number> | undefined): number {
  if (weights === undefined) return n;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i]!;
  return sum;
}
