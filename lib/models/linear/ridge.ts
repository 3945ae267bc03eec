/**
 * Ridge regression: least squares with an L2 penalty, the intercept unpenalised.
 *
 * Minimises ‖y − Xw − b‖² + alpha‖w‖² over centred data: (XᵀX + alpha·I) w = Xᵀy, by Cholesky. Source: scikit-learn
 * `Ridge(solver="cholesky")`. O(n·p² + p³).
 */
import { cholesky, choleskySolve, matrix } from "../../core/index.ts";
import { checkMatrix } from "../design.ts";

export interface RidgeOptions {
  /** Strength of the penalty, ≥ 0; default 1. 0 needs independent columns. */
  readonly alpha?: number;
}

export interface Ridge {
  readonly features: number;
  readonly coef: Float64Array;
  readonly intercept: number;
}

/** @throws RangeError on wrong sizes, a negative alpha, or dependent columns without a penalty. */
export function fitRidge(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: RidgeOptions = {},
): Ridge {
  const { alpha = 1 } = options;
  checkMatrix("fitRidge", X, n, p, y);
  if (!(alpha >= 0)) throw new RangeError(`fitRidge: alpha must be 0 or more; got ${alpha}`);
  const center = new Float64Array(p);
  let middle = 0;
  for (let i = 0; i < n; i++) {
    middle += y[i]! / n;
    for (let j = 0; j < p; j++) center[j]! += X[i * p + j]! / n;
  }
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) row[j] = X[i * p + j]! - center[j]!;
    const target = y[i]! - middle;
    for (let a = 0; a < p; a++) {
      const value = row[a]!;
      right[a]! += value * target;
      if (value !== 0) for (let b = 0; b <= a; b++) gram[a * p + b]! += value * row[b]!;
    }
  }
  for (let j = 0; j < p; j++) gram[j * p + j]! += alpha;
  const lower = cholesky(matrix(p, p, gram));
  if (lower === null)
    throw new RangeError(
      `fitRidge: columns must be independent at this alpha; got ${p} dependent columns at alpha ${alpha}; raise alpha`,
    );
  const coef = choleskySolve(lower, right);
  let intercept = middle;
  for (let j = 0; j < p; j++) intercept -= coef[j]! * center[j]!;
  return Object.freeze({ features: p, coef, intercept });
}

/** n predictions. */
export function ridgePredictions(model: Ridge, X: Float64Array, n: number): Float64Array {
  const { features: p, coef, intercept } = model;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = intercept;
    for (let j = 0; j < p; j++) sum += X[i * p + j]! * coef[j]!;
    out[i] = sum;
  }
  return out;
}
