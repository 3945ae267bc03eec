/**
 * Binning: each column cut into k parts of equal width (uniform), of equal rows (quantile, type 7), or around k centres (kmeans in one
 * dimension, started from the equal parts). A value on an inner edge belongs to the upper bin; bins narrower than 1e-8 are joined.
 * Source: scikit-learn 1.2 `KBinsDiscretizer` (ordinal). Fit O(n·p log n), kmeans O(n·k) per round.
 */
import { equalEdges, quantile } from "../core/index.ts";
import { checkMatrix, mapCells, sortedColumn } from "./matrix-columns.ts";
import { NumericTransformer, partsOf } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { Output } from "./transformer.ts";

export type BinStrategy = "uniform" | "quantile" | "kmeans";

export interface KBinsOptions {
  /** Default 5. */
  readonly nBins?: number;
  /** Default quantile. */
  readonly strategy?: BinStrategy;
}

export interface KBinsDiscretizerFit {
  readonly strategy: BinStrategy;
  /** Of each column, ascending; a (nearly) constant column has one bin, -∞ to ∞. */
  readonly edges: readonly Float64Array[];
}

export interface KBinsDiscretizerParams extends KBinsOptions {
  /** One 0/1 column for each bin, or the bin's number; default onehot. */
  readonly encode?: "onehot" | "ordinal";
}

export class KBinsDiscretizer extends NumericTransformer<KBinsDiscretizerParams, KBinsDiscretizerFit> {
  readonly name = "KBinsDiscretizer";
  protected override readonly acceptsMissing = false;

  constructor(params: KBinsDiscretizerParams = {}) {
    super(params, ["nBins", "strategy", "encode"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): KBinsDiscretizerFit {
    return fitKBinsDiscretizer(X, n, p, this.params);
  }

  protected override applyNumbers(model: KBinsDiscretizerFit, X: Float64Array, n: number): Float64Array {
    const bins = discretize(model, X, n);
    if (this.params.encode === "ordinal") return bins;
    const p = model.edges.length;
    const starts = new Int32Array(p + 1);
    for (const [j, edges] of model.edges.entries()) starts[j + 1] = starts[j]! + edges.length - 1;
    const width = starts[p]!;
    const out = new Float64Array(n * width);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < p; j++) out[i * width + starts[j]! + bins[i * p + j]!] = 1;
    return out;
  }

  protected override outputs(model: KBinsDiscretizerFit, inputs: Inputs): readonly Output[] {
    if (this.params.encode === "ordinal") return super.outputs(model, inputs);
    return inputs.names.flatMap((name, j) =>
      partsOf(
        name,
        Array.from({ length: model.edges[j]!.length - 1 }, (_, b) => `${name}_${b}`),
      ),
    );
  }
}

/** X: n×p, row-major, no NaN. @throws RangeError on wrong sizes, values that are not finite, or nBins < 2. */
export function fitKBinsDiscretizer(
  X: Float64Array,
  n: number,
  p: number,
  options: KBinsOptions = {},
): KBinsDiscretizerFit {
  const { nBins = 5, strategy = "quantile" } = options;
  const where = "fitKBinsDiscretizer";
  checkMatrix(where, X, n, p);
  if (!(Number.isInteger(nBins) && nBins >= 2))
    throw new RangeError(`${where}: nBins must be 2 or more; got ${nBins}`);
  const edges = Array.from({ length: p }, (_, j) => {
    const sorted = sortedColumn(where, X, n, p, j);
    if (sorted.length < n)
      throw new RangeError(`${where}: column ${j} has missing values; impute them first`);
    const [low, high] = [sorted[0]!, sorted.at(-1)!];
    if (low === high) return Float64Array.of(-Infinity, Infinity);
    if (strategy === "uniform") return equalEdges(low, high, nBins);
    const own =
      strategy === "quantile"
        ? Float64Array.from({ length: nBins + 1 }, (__, b) => quantile(sorted, b / nBins)!)
        : Float64Array.of(low, ...between(centres(sorted, nBins)), high);
    const kept = own.filter((edge, b) => b === 0 || edge - own[b - 1]! > 1e-8);
    // Values closer together than bins can be: one edge is left, and so one bin.
    return kept.length > 1 ? kept : Float64Array.of(-Infinity, Infinity);
  });
  return Object.freeze({ strategy, edges: Object.freeze(edges) });
}

/** Bin numbers from 0, as a new matrix; values beyond the edges fall into the outer bins, NaN stays. */
export function discretize(discretizer: KBinsDiscretizerFit, X: Float64Array, n: number): Float64Array {
  return mapCells("discretize", X, n, discretizer.edges.length, (x, j) => {
    if (Number.isNaN(x)) return x;
    const edges = discretizer.edges[j]!;
    let low = 1;
    let high = edges.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! <= x) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  });
}

/** Lloyd's rounds until no value changes its centre, or centres move less than 1e-4 of the variance (squared sum). */
function centres(sorted: Float64Array, k: number): Float64Array {
  const n = sorted.length;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const variance = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  let current = between(equalEdges(sorted[0]!, sorted[n - 1]!, k));
  let ends = "";
  for (let round = 0; round < 300; round++) {
    const borders = between(current);
    const sums = new Float64Array(k);
    const counts = new Float64Array(k);
    let c = 0;
    for (const x of sorted) {
      while (c < k - 1 && x > borders[c]!) c++;
      sums[c]! += x;
      counts[c]!++;
    }
    const next = sums.map((sum, b) => (counts[b]! > 0 ? sum / counts[b]! : current[b]!)).sort();
    const moved = next.reduce((sum, x, b) => sum + (x - current[b]!) ** 2, 0);
    const same = counts.join() === ends;
    ends = counts.join();
    current = next;
    if (same || moved <= 1e-4 * variance) break;
  }
  return current;
}

/** Middles of neighbours. */
function between(values: Float64Array): Float64Array {
  return Float64Array.from({ length: values.length - 1 }, (_, i) => (values[i]! + values[i + 1]!) / 2);
}
