/**
 * Standard scaler: columns to mean 0 and standard deviation 1 (divisor n), fitted on training rows only.
 *
 * A column that is constant, up to the rounding of its own mean, is only centred. NaN is skipped and stays. Source: scikit-learn `StandardScaler`. O(n·p).
 */
import { NumericTransformer } from "./numeric-transformer.ts";

export interface StandardScalerFit {
  readonly mean: Float64Array;
  /** What the centred column is divided by: 1 for a constant column. */
  readonly scale: Float64Array;
}

export interface StandardScalerParams {
  /** Subtract the mean; default true. */
  readonly withMean?: boolean;
  /** Divide by the standard deviation; default true. */
  readonly withStd?: boolean;
}

export class StandardScaler extends NumericTransformer<StandardScalerParams, StandardScalerFit> {
  readonly name = "StandardScaler";

  constructor(params: StandardScalerParams = {}) {
    super(params, ["withMean", "withStd"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): StandardScalerFit {
    const { withMean = true, withStd = true } = this.params;
    const { mean, scale } = fitStandardScaler(X, n, p);
    return { mean: withMean ? mean : mean.map(() => 0), scale: withStd ? scale : scale.map(() => 1) };
  }

  protected override applyNumbers(model: StandardScalerFit, X: Float64Array, n: number): Float64Array {
    return standardScale(model, X, n);
  }
}

/** @param X n×p, row-major, finite or NaN; at least one row. @throws RangeError on wrong sizes, or a column without values. */
export function fitStandardScaler(X: Float64Array, n: number, p: number): StandardScalerFit {
  if (n < 1 || X.length !== n * p)
    throw new RangeError(`fitStandardScaler: needs ${n}×${p} numbers, n at least 1; got ${X.length}`);
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  const counts = new Float64Array(p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const x = X[i * p + j]!;
      if (Number.isNaN(x)) continue;
      mean[j]! += x;
      counts[j]!++;
    }
  for (let j = 0; j < p; j++) {
    if (counts[j] === 0)
      throw new RangeError(`fitStandardScaler: column ${j} has no value; drop it, or impute it`);
    mean[j]! /= counts[j]!;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const x = X[i * p + j]!;
      if (!Number.isNaN(x)) scale[j]! += (x - mean[j]!) ** 2;
    }
  for (let j = 0; j < p; j++) {
    const variance = scale[j]! / counts[j]!;
    // What rounding alone can make of a constant column (scikit-learn's _is_constant_feature).
    const rounding = counts[j]! * Number.EPSILON * variance + (counts[j]! * mean[j]! * Number.EPSILON) ** 2;
    scale[j] = variance <= rounding ? 1 : Math.sqrt(variance);
  }
  return Object.freeze({ mean, scale });
}

/** (x − mean) / scale, as a new matrix. */
export function standardScale(scaler: StandardScalerFit, X: Float64Array, n: number): Float64Array {
  const p = scaler.mean.length;
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) out[i * p + j] = (X[i * p + j]! - scaler.mean[j]!) / scaler.scale[j]!;
  return out;
}
