/**
 * Filling holes (NaN) with one value per column: the mean, the median, the most frequent (the smallest of several), or a constant, fitted
 * on training rows. A column without values has none, and is left out of the result. Source: scikit-learn `SimpleImputer`.
 * O(n·p log n).
 */
import { median } from "../core/index.ts";
import { checkMatrix } from "./matrix-columns.ts";

export type ImputeStrategy = "mean" | "median" | "mostFrequent" | "constant";

export interface SimpleImputer {
  readonly strategy: ImputeStrategy;
  /** Null for a column without values. */
  readonly statistics: readonly (number | null)[];
  /** Columns of the result, ascending: those with a statistic. */
  readonly columns: Int32Array;
}

export interface ImputeOptions {
  /** Default mean. */
  readonly strategy?: ImputeStrategy;
  /** For `constant`; default 0. */
  readonly fillValue?: number;
}

/** X: n×p, row-major, NaN where missing. @throws RangeError on wrong sizes. */
export function fitSimpleImputer(
  X: Float64Array,
  n: number,
  p: number,
  options: ImputeOptions = {},
): SimpleImputer {
  const { strategy = "mean", fillValue = 0 } = options;
  checkMatrix("fitSimpleImputer", X, n, p);
  const statistics = Array.from({ length: p }, (_, j) => {
    const present = Float64Array.from({ length: n }, (__, i) => X[i * p + j]!).filter(
      (x) => !Number.isNaN(x),
    );
    if (strategy === "constant") return fillValue;
    if (present.length === 0) return null;
    if (strategy === "mean") return present.reduce((sum, x) => sum + x, 0) / present.length;
    const sorted = present.sort();
    return strategy === "median" ? median(sorted) : mode(sorted);
  });
  const columns = Int32Array.from(statistics.keys()).filter((j) => statistics[j] !== null);
  return Object.freeze({ strategy, statistics: Object.freeze(statistics), columns });
}

/** n × columns.length, as a new matrix without holes. @throws RangeError on wrong sizes. */
export function impute(imputer: SimpleImputer, X: Float64Array, n: number): Float64Array {
  const { statistics, columns } = imputer;
  const p = statistics.length;
  checkMatrix("impute", X, n, p);
  const out = new Float64Array(n * columns.length);
  for (let i = 0; i < n; i++) {
    columns.forEach((j, k) => {
      const x = X[i * p + j]!;
      out[i * columns.length + k] = Number.isNaN(x) ? statistics[j]! : x;
    });
  }
  return out;
}

function mode(sorted: Float64Array): number {
  let best = sorted[0]!;
  let most = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > most) [best, most] = [sorted[start]!, end - start];
    start = end;
  }
  return best;
}
