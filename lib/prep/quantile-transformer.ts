/**
 * Quantile transformer: each value to its place among the training values, in [0, 1] or as a normal quantile.
 *
 * Places are interpolated between `nQuantiles` quantiles (type 7), from both sides and averaged, so that a run of equal values gets its
 * middle. Normal output is held within ±5.2. NaN is skipped and stays. Source: scikit-learn `QuantileTransformer`, without its
 * subsampling of more than 10,000 rows. Fit O(n·p log n), transform O(n·p log nQuantiles).
 */
import { normalQuantile, quantile } from "../core/index.ts";
import { checkMatrix, mapCells, sortedColumn } from "./matrix-columns.ts";
import { NumericTransformer } from "./numeric-transformer.ts";

export interface QuantileOptions {
  /** Default 1000; at most the rows. */
  readonly nQuantiles?: number;
  /** Default uniform. */
  readonly output?: "uniform" | "normal";
}

export interface QuantileTransformerFit {
  readonly output: "uniform" | "normal";
  /** Shares at which quantiles were taken. */
  readonly references: Float64Array;
  /** Of each column, ascending. */
  readonly quantiles: readonly Float64Array[];
}

/** Values this near to the ends count as the ends (normal output). */
const bound = 1e-7;

export interface QuantileTransformerParams {
  /** Default 1000; at most the rows. */
  readonly nQuantiles?: number;
  /** Default uniform. */
  readonly outputDistribution?: "uniform" | "normal";
}

export class QuantileTransformer extends NumericTransformer<
  QuantileTransformerParams,
  QuantileTransformerFit
> {
  readonly name = "QuantileTransformer";

  constructor(params: QuantileTransformerParams = {}) {
    super(params, ["nQuantiles", "outputDistribution"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): QuantileTransformerFit {
    const { nQuantiles = 1000, outputDistribution = "uniform" } = this.params;
    return fitQuantileTransformer(X, n, p, { nQuantiles, output: outputDistribution });
  }

  protected override applyNumbers(model: QuantileTransformerFit, X: Float64Array, n: number): Float64Array {
    return quantileTransform(model, X, n);
  }
}

/** X: n×p, row-major. @throws RangeError on wrong sizes, infinities or an empty column, or nQuantiles < 1. */
export function fitQuantileTransformer(
  X: Float64Array,
  n: number,
  p: number,
  options: QuantileOptions = {},
): QuantileTransformerFit {
  const { output = "uniform" } = options;
  checkMatrix("fitQuantileTransformer", X, n, p);
  const count = Math.min(options.nQuantiles ?? 1000, n);
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(
      `fitQuantileTransformer: nQuantiles must be a whole number ≥ 1; got ${options.nQuantiles}`,
    );
  }
  const references = Float64Array.from({ length: count }, (_, i) => (count === 1 ? 0 : i / (count - 1)));
  const quantiles = Array.from({ length: p }, (_, j) => {
    const sorted = sortedColumn("fitQuantileTransformer", X, n, p, j);
    let most = -Infinity;
    // Rounding may make interpolated quantiles fall.
    return references.map((share) => (most = Math.max(most, quantile(sorted, share)!)));
  });
  return Object.freeze({ output, references, quantiles: Object.freeze(quantiles) });
}

/** As a new matrix. Values beyond the training range get its ends. */
export function quantileTransform(
  transformer: QuantileTransformerFit,
  X: Float64Array,
  n: number,
): Float64Array {
  const { output, references, quantiles } = transformer;
  const normal = output === "normal";
  const farthest = -normalQuantile(bound - Number.EPSILON);
  return mapCells("quantileTransform", X, n, quantiles.length, (x, j) => {
    if (Number.isNaN(x)) return x;
    const own = quantiles[j]!;
    const last = own.at(-1)!;
    const atLow = normal ? x - bound < own[0]! : x === own[0];
    const atHigh = normal ? x + bound > last : x === last;
    const share = atLow ? 0 : atHigh ? 1 : place(x, own, references);
    if (!normal) return share;
    return Math.min(farthest, Math.max(-farthest, normalQuantile(share)));
  });
}

/** The mean of interpolating from below and from above: they differ within runs of equal quantiles. */
function place(x: number, quantiles: Float64Array, references: Float64Array): number {
  const last = quantiles.length - 1;
  if (x <= quantiles[0]!) return x < quantiles[0]! ? 0 : references[runEnd(quantiles, x)]! / 2;
  if (x > quantiles[last]!) return 1;
  // First position with quantile ≥ x, and last with quantile ≤ x.
  let first = 0;
  let high = last;
  while (first < high) {
    const middle = (first + high) >> 1;
    if (quantiles[middle]! < x) first = middle + 1;
    else high = middle;
  }
  if (quantiles[first] === x) return (references[first]! + references[runEnd(quantiles, x)]!) / 2;
  const [a, b] = [quantiles[first - 1]!, quantiles[first]!];
  const [ra, rb] = [references[first - 1]!, references[first]!];
  return ra + ((x - a) / (b - a)) * (rb - ra);
}

function runEnd(quantiles: Float64Array, x: number): number {
  let low = 0;
  let high = quantiles.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (quantiles[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}
