/**
 * Scalers by the range of each column: to a given interval (min-max), or by the largest size (max-abs, which keeps zeros).
 * Fitted on training rows; NaN is skipped and stays. Source: scikit-learn `MinMaxScaler`, `MaxAbsScaler`. O(n·p log n).
 */
import { checkMatrix, mapCells, safeScale, sortedColumn } from "./matrix-columns.ts";
import { NumericTransformer } from "./numeric-transformer.ts";

export interface MinMaxScalerFit {
  /** The interval that training data fills. */
  readonly range: readonly [number, number];
  readonly dataMin: Float64Array;
  readonly dataMax: Float64Array;
  readonly scale: Float64Array;
}

export interface MaxAbsScalerFit {
  readonly maxAbs: Float64Array;
  /** What a column is divided by: 1 for a column of zeros. */
  readonly scale: Float64Array;
}

export interface MinMaxScalerParams {
  /** What training data is brought to; default [0, 1]. */
  readonly featureRange?: readonly [number, number];
  /** Hold later values within the range, too; default false. */
  readonly clip?: boolean;
}

export class MinMaxScaler extends NumericTransformer<MinMaxScalerParams, MinMaxScalerFit> {
  readonly name = "MinMaxScaler";

  constructor(params: MinMaxScalerParams = {}) {
    super(params, ["featureRange", "clip"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): MinMaxScalerFit {
    return fitMinMaxScaler(X, n, p, this.params.featureRange);
  }

  protected override applyNumbers(model: MinMaxScalerFit, X: Float64Array, n: number): Float64Array {
    const out = minMaxScale(model, X, n);
    const [low, high] = model.range;
    return this.params.clip === true ? out.map((x) => Math.min(high, Math.max(low, x))) : out;
  }
}

export class MaxAbsScaler extends NumericTransformer<Record<never, never>, MaxAbsScalerFit> {
  readonly name = "MaxAbsScaler";

  constructor(params: Record<never, never> = {}) {
    super(params, []);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): MaxAbsScalerFit {
    return fitMaxAbsScaler(X, n, p);
  }

  protected override applyNumbers(model: MaxAbsScalerFit, X: Float64Array, n: number): Float64Array {
    return maxAbsScale(model, X, n);
  }
}

/** X: n×p, row-major. @throws RangeError on wrong sizes, infinities, an empty column, or a range that does not rise. */
export function fitMinMaxScaler(
  X: Float64Array,
  n: number,
  p: number,
  range: readonly [number, number] = [0, 1],
): MinMaxScalerFit {
  checkMatrix("fitMinMaxScaler", X, n, p);
  const [low, high] = range;
  if (!(low < high)) throw new RangeError(`fitMinMaxScaler: the range must rise; got ${low} to ${high}`);
  const dataMin = new Float64Array(p);
  const dataMax = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    const sorted = sortedColumn("fitMinMaxScaler", X, n, p, j);
    dataMin[j] = sorted[0]!;
    dataMax[j] = sorted.at(-1)!;
  }
  const scale = dataMax.map((most, j) => (high - low) / safeScale(most - dataMin[j]!));
  return Object.freeze({ range, dataMin, dataMax, scale });
}

/** (x − min)·scale + low, as a new matrix; new data may leave the range. */
export function minMaxScale(scaler: MinMaxScalerFit, X: Float64Array, n: number): Float64Array {
  const { range, dataMin, scale } = scaler;
  const shift = scale.map((s, j) => range[0] - dataMin[j]! * s);
  return mapCells("minMaxScale", X, n, scale.length, (x, j) => x * scale[j]! + shift[j]!);
}

/** X: n×p, row-major. @throws RangeError on wrong sizes, infinities or an empty column. */
export function fitMaxAbsScaler(X: Float64Array, n: number, p: number): MaxAbsScalerFit {
  checkMatrix("fitMaxAbsScaler", X, n, p);
  const maxAbs = Float64Array.from({ length: p }, (_, j) => {
    const sorted = sortedColumn("fitMaxAbsScaler", X, n, p, j);
    return Math.max(Math.abs(sorted[0]!), Math.abs(sorted.at(-1)!));
  });
  return Object.freeze({ maxAbs, scale: maxAbs.map(safeScale) });
}

/** x / scale, as a new matrix. */
export function maxAbsScale(scaler: MaxAbsScalerFit, X: Float64Array, n: number): Float64Array {
  return mapCells("maxAbsScale", X, n, scaler.scale.length, (x, j) => x / scaler.scale[j]!);
}
