/**
 * Coordinates in which a descent on coefficients takes few steps: columns centred (the intercept takes up the shift) and scaled to one
 * curvature, S_j/4 + λ with S_j the weighted sum of squares about the mean, which bounds that of a logistic loss with an L2 penalty.
 * Columns of unit variance stay as they are. O(n·p) once, O(p) a change of coordinates.
 */
import { weightedCentre } from "./weighted-centre.ts";

/** Of blocks of p coefficients and an intercept. */
export interface Conditioner {
  /** Coefficients of the features as given, from the coordinates of the walk. */
  given(u: Float64Array, blocks: number): Float64Array;
  /** Turns a gradient by the coefficients into one by the coordinates, in place. */
  turnGradient(gradient: Float64Array, blocks: number): void;
}

export function conditioned(
  X: Float64Array,
  n: number,
  p: number,
  weights: ArrayLike<number> | undefined,
  lambda: number,
  fitIntercept: boolean,
): Conditioner {
  const { columns: centre, total } = weightedCentre(X, n, p, new Float64Array(n), weights, fitIntercept);
  const squares = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    for (let j = 0; j < p; j++) squares[j]! += weight * (X[i * p + j]! - centre[j]!) ** 2;
  }
  // What a constant column varies by is rounding; without a penalty it has no curvature, and no effect.
  for (let j = 0; j < p; j++) if (squares[j]! <= 1e-26 * total * centre[j]! ** 2) squares[j] = 0;
  const scale = squares.map((sum) => Math.sqrt((total / 4 + lambda) / (sum / 4 + lambda || Infinity)));
  const width = p + 1;
  return {
    given(u, blocks) {
      const w = new Float64Array(u.length);
      for (let b = 0; b < blocks * width; b += width) {
        let shift = 0;
        for (let j = 0; j < p; j++) {
          w[b + j] = scale[j]! * u[b + j]!;
          shift += w[b + j]! * centre[j]!;
        }
        w[b + p] = fitIntercept ? u[b + p]! - shift : 0;
      }
      return w;
    },
    turnGradient(gradient, blocks) {
      for (let b = 0; b < blocks * width; b += width) {
        const constant = gradient[b + p]!;
        for (let j = 0; j < p; j++) gradient[b + j] = scale[j]! * (gradient[b + j]! - centre[j]! * constant);
        if (!fitIntercept) gradient[b + p] = 0;
      }
    },
  };
}
