/**
 * Standard scaler: columns to mean 0 and standard deviation 1 (divisor n), fitted on training rows only.
 *
 * A column that is constant, up to the rounding of its own mean, is only centred. Source: scikit-learn `StandardScaler`. O(n·p).
 */

export interface StandardScaler {
  readonly mean: Float64Array;
  /** What the centred column is divided by: 1 for a constant column. */
  readonly scale: Float64Array;
}

/** @param X n×p, row-major, finite; at least one row. */
export function fitStandardScaler(X: Float64Array, n: number, p: number): StandardScaler {
  if (n < 1 || X.length !== n * p)
    throw new RangeError(`fitStandardScaler: needs ${n}×${p} numbers, n at least 1; got ${X.length}`);
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) mean[j]! += X[i * p + j]!;
  for (let j = 0; j < p; j++) mean[j]! /= n;
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) scale[j]! += (X[i * p + j]! - mean[j]!) ** 2;
  for (let j = 0; j < p; j++) {
    const variance = scale[j]! / n;
    // What rounding alone can make of a constant column (scikit-learn's _is_constant_feature).
    const rounding = n * Number.EPSILON * variance + (n * mean[j]! * Number.EPSILON) ** 2;
    scale[j] = variance <= rounding ? 1 : Math.sqrt(variance);
  }
  return Object.freeze({ mean, scale });
}

/** (x − mean) / scale, as a new matrix. */
export function standardScale(scaler: StandardScaler, X: Float64Array, n: number): Float64Array {
  const p = scaler.mean.length;
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) out[i * p + j] = (X[i * p + j]! - scaler.mean[j]!) / scaler.scale[j]!;
  return out;
}
