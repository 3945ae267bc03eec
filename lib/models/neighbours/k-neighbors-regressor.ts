/**
 * k nearest neighbours for a number: the mean target of the k training rows closest to a row (Euclidean, ties by row order).
 * Source: scikit-learn `KNeighborsRegressor(weights="uniform")`. Cost as the classifier's.
 */
import { checkMatrix } from "../design.ts";
import { nearest } from "./nearest.ts";

export interface KNeighborsRegressor {
  readonly features: number;
  readonly nNeighbors: number;
  readonly X: Float64Array;
  readonly y: Float64Array;
}

/** @throws RangeError on wrong sizes, or when there are fewer rows than neighbours (default 5). */
export function fitKNeighborsRegressor(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { nNeighbors = 5 }: { readonly nNeighbors?: number } = {},
): KNeighborsRegressor {
  checkMatrix("fitKNeighborsRegressor", X, n, p, y);
  if (!(Number.isInteger(nNeighbors) && nNeighbors >= 1 && nNeighbors <= n))
    throw new RangeError(
      `fitKNeighborsRegressor: nNeighbors must be a whole number from 1 to the ${n} rows; got ${nNeighbors}`,
    );
  return Object.freeze({ features: p, nNeighbors, X, y: Float64Array.from(y) });
}

/** n predictions. */
export function kNeighborsPredictions(model: KNeighborsRegressor, X: Float64Array, n: number): Float64Array {
  const { features: p, nNeighbors: k, y } = model;
  const { rows } = nearest(model.X, y.length, X, n, p, k);
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let r = 0; r < k; r++) sum += y[rows[i * k + r]!]!;
    return sum / k;
  });
}
