/**
 * k nearest neighbours: a row's class probabilities are the class shares among the k training rows closest to it (Euclidean).
 *
 * Neighbours at equal distance: the earlier training row wins; classes with equal votes: the lower one. Source: scikit-learn
 * `KNeighborsClassifier(weights="uniform")`, whose own order among equal distances depends on its tree. Exact search by
 * brute force that leaves a row as soon as its partial distance is too long: O(n·m·p) at worst, mostly a small part of it.
 */
import { checkDesign, type ClassifierOptions } from "../design.ts";
import { nearest } from "./nearest.ts";

export interface KNeighborsOptions extends ClassifierOptions {
  /** Default 5. */
  readonly nNeighbors?: number;
}

export interface KNeighborsClassifier {
  readonly features: number;
  readonly classes: number;
  readonly nNeighbors: number;
  readonly X: Float64Array;
  readonly y: Int32Array;
}

/** @throws RangeError on wrong sizes or labels, or when there are fewer rows than neighbours. */
export function fitKNeighborsClassifier(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: KNeighborsOptions = {},
): KNeighborsClassifier {
  const classes = checkDesign("fitKNeighborsClassifier", X, n, p, y, options);
  const { nNeighbors = 5 } = options;
  if (!(Number.isInteger(nNeighbors) && nNeighbors >= 1 && nNeighbors <= n))
    throw new RangeError(
      `fitKNeighborsClassifier: nNeighbors must be a whole number from 1 to the ${n} rows; got ${nNeighbors}`,
    );
  return Object.freeze({ features: p, classes, nNeighbors, X, y: Int32Array.from(y) });
}

/** n×classes shares of votes, row-major. */
export function kNeighborsProbabilities(
  model: KNeighborsClassifier,
  X: Float64Array,
  n: number,
): Float64Array {
  const { features: p, classes, nNeighbors: k, y } = model;
  const out = new Float64Array(n * classes);
  const found = nearest(model.X, y.length, X, n, p, k);
  for (let i = 0; i < n; i++)
    for (let r = 0; r < k; r++) out[i * classes + y[found.rows[i * k + r]!]!]! += 1 / k;
  // Sums of 1/k carry rounding; votes are whole.
  for (let i = 0; i < out.length; i++) out[i] = Math.round(out[i]! * k) / k;
  return out;
}
