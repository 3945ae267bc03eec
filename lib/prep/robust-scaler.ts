/**
 * Robust scaler: each column minus its median, over its range between two quantiles (default the quartiles), so that a few far values do
 * not set the scale. `unitVariance` divides by what that range is for a normal column of variance 1.
 * NaN is skipped and stays. Source: scikit-learn `RobustScaler`. O(n·p log n).
 */
import { median, normalQuantile, quantile } from "../core/index.ts";
import { checkMatrix, mapCells, safeScale, sortedColumn } from "./matrix-columns.ts";
import { NumericTransformer } from "./numeric-transformer.ts";

export interface RobustScalerFit {
  readonly center: Float64Array;
  readonly scale: Float64Array;
}

export interface RobustOptions {
  /** Percentages; default [25, 75]. */
  readonly quantileRange?: readonly [number, number];
  readonly unitVariance?: boolean;
}

export interface RobustScalerParams extends RobustOptions {
  /** Subtract the median; default true. */
  readonly withCentering?: boolean;
  /** Divide by the quantile range; default true. */
  readonly withScaling?: boolean;
}

export class RobustScaler extends NumericTransformer<RobustScalerParams, RobustScalerFit> {
  readonly name = "RobustScaler";

  constructor(params: RobustScalerParams = {}) {
    super(params, ["quantileRange", "unitVariance", "withCentering", "withScaling"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): RobustScalerFit {
    const { withCentering = true, withScaling = true } = this.params;
    const { center, scale } = fitRobustScaler(X, n, p, this.params);
    return {
      center: withCentering ? center : center.map(() => 0),
      scale: withScaling ? scale : scale.map(() => 1),
    };
  }

  protected override applyNumbers(model: RobustScalerFit, X: Float64Array, n: number): Float64Array {
    return robustScale(model, X, n);
  }
}

/** X: n×p, row-major. @throws RangeError on wrong sizes, infinities, an empty column, or a quantile range that does not rise in [0, 100]. */
export function fitRobustScaler(
  X: Float64Array,
  n: number,
  p: number,
  options: RobustOptions = {},
): RobustScalerFit {
  checkMatrix("fitRobustScaler", X, n, p);
  const [low, high] = options.quantileRange ?? [25, 75];
  if (!(low >= 0 && low < high && high <= 100)) {
    throw new RangeError(`fitRobustScaler: quantileRange must rise within [0, 100]; got ${low} to ${high}`);
  }
  if (options.unitVariance === true && (low === 0 || high === 100)) {
    throw new RangeError(
      `fitRobustScaler: unitVariance needs quantiles within (0, 100); got ${low} to ${high}`,
    );
  }
  const center = new Float64Array(p);
  const scale = new Float64Array(p);
  const unit = options.unitVariance === true ? normalQuantile(high / 100) - normalQuantile(low / 100) : 1;
  for (let j = 0; j < p; j++) {
    const sorted = sortedColumn("fitRobustScaler", X, n, p, j);
    center[j] = median(sorted)!;
    scale[j] = safeScale(quantile(sorted, high / 100)! - quantile(sorted, low / 100)!) / unit;
  }
  return Object.freeze({ center, scale });
}

/** (x − center) / scale, as a new matrix. */
export function robustScale(scaler: RobustScalerFit, X: Float64Array, n: number): Float64Array {
  const { center, scale } = scaler;
  return mapCells("robustScale", X, n, scale.length, (x, j) => (x - center[j]!) / scale[j]!);
}
