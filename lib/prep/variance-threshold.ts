/**
 * Variance threshold: columns whose variance (divisor n) in training is above the threshold; at 0, those that vary at all. NaN is skipped.
 * Source: scikit-learn `VarianceThreshold`. O(rows × columns).
 */
import { Selector, type Selection } from "./selected-columns.ts";

export interface VarianceThresholdParams {
  /** Default 0. */
  readonly threshold?: number;
}

interface VarianceState extends Selection {
  readonly variances: Float64Array;
}

export class VarianceThreshold extends Selector<VarianceThresholdParams, VarianceState> {
  readonly name = "VarianceThreshold";

  constructor(params: VarianceThresholdParams = {}) {
    super(params, ["threshold"]);
    if (!((params.threshold ?? 0) >= 0))
      throw new RangeError(`VarianceThreshold: threshold must be 0 or more; got ${params.threshold}`);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): VarianceState {
    const { threshold = 0 } = this.params;
    const variances = Float64Array.from({ length: p }, (_, j) => variation(X, n, p, j, threshold === 0));
    const columns = Int32Array.from(variances.keys()).filter((j) => variances[j]! > threshold);
    if (columns.length === 0)
      throw new RangeError(
        `VarianceThreshold: no column varies more than ${threshold}; the largest variance is ${Math.max(...variances)}; lower the threshold`,
      );
    return { columns, variances };
  }
}

/** Variance; of a column whose values are all equal exactly 0, whatever its mean was rounded to. */
function variation(X: Float64Array, n: number, p: number, j: number, exact: boolean): number {
  let [count, mean, squares] = [0, 0, 0];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const x = X[i * p + j]!;
    if (Number.isNaN(x)) continue;
    const delta = x - mean;
    mean += delta / ++count;
    squares += delta * (x - mean);
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return exact ? Math.min(squares / count, high - low) : squares / count;
}
