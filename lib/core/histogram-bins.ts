/**
 * Histograms as numpy makes them: rules for the number of bins, edges, counts.
 *
 * Rules give a width, the number of bins is ⌈range / width⌉ (numpy 1.24 `histogram_bin_edges`): sturges range/(log2 n + 1);
 * rice range/(2 n^⅓); sqrt range/√n; scott (24√π/n)^⅓ σ; fd 2 IQR n^-⅓; doane range/(1 + log2 n + log2(1 + |g1|/σ_g1));
 * auto the smaller of fd and sturges, sturges when the IQR is 0. Bins are half-open, the last is closed. A value's bin is
 * computed from the width and then corrected against the edges as rounded, so that equal values never part. Cost: n.
 */
import { momentsOf } from "./moments.ts";
import { interquartileRange, sortedFinite } from "./quantile.ts";

export type BinRule = "sturges" | "fd" | "doane" | "scott" | "rice" | "sqrt" | "auto";

export interface Histogram {
  readonly counts: Int32Array;
  /** One more than counts, ascending. */
  readonly edges: Float64Array;
  /** Finite values outside the edges; 0 when the edges came from the values. */
  readonly outside: number;
}

/** Number of bins a rule gives for ascending finite values; 1 when they are all equal or none. */
export function binCount(sorted: ArrayLike<number>, rule: BinRule = "auto"): number {
  const n = sorted.length;
  if (n === 0) return 1;
  const range = sorted[n - 1]! - sorted[0]!;
  const width = binWidth(sorted, range, rule);
  return width > 0 ? Math.max(1, Math.ceil(range / width)) : 1;
}

/** `bins` equal bins from low to high, as numpy's linspace; half a unit either side when low equals high. */
export function equalEdges(low: number, high: number, bins: number): Float64Array {
  const [start, stop] = low === high ? [low - 0.5, high + 0.5] : [low, high];
  const step = (stop - start) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => i * step + start);
  edges[bins] = stop;
  return edges;
}

/** What a rule may ask for at most in `histogram`: one far value in a million makes `fd` ask for more than memory holds. */
const mostBins = 10_000;

/**
 * Counts of the finite values in bins.
 * @param bins a rule (at most 10 000 bins come of it), a number of equal bins over the range of the values, or ascending
 * edges.
 * @throws RangeError when the number is not whole and positive, the edges do not ascend, or the range overflows.
 */
export function histogram(values: Float64Array, bins: BinRule | number | Float64Array = "auto"): Histogram {
  if (bins instanceof Float64Array) return countBetween(values, bins);
  const { n, min, max } = momentsOf(values);
  const [low, high] = n === 0 ? [0, 1] : [min, max];
  if (!Number.isFinite(high - low))
    throw new RangeError(
      `histogram: the range must be a finite number; got ${low} to ${high}; divide the values first`,
    );
  const k = typeof bins === "number" ? bins : Math.min(mostBins, binCount(sortedFinite(values), bins));
  if (!(Number.isInteger(k) && k > 0))
    throw new RangeError(
      `histogram: bins must be a whole number above 0; got ${k}; give a number, a rule or edges`,
    );
  return countEqual(values, equalEdges(low, high, k));
}

function binWidth(sorted: ArrayLike<number>, range: number, rule: BinRule): number {
  const n = sorted.length;
  switch (rule) {
    case "sturges":
      return range / (Math.log2(n) + 1);
    case "rice":
      return range / (2 * n ** (1 / 3));
    case "sqrt":
      return range / Math.sqrt(n);
    case "scott":
      return ((24 * Math.sqrt(Math.PI)) / n) ** (1 / 3) * Math.sqrt(momentsOf(sorted).m2 / n);
    case "fd":
      return (2 * interquartileRange(sorted)!) / n ** (1 / 3);
    case "doane":
      return doaneWidth(sorted, range);
    case "auto": {
      const sturges = range / (Math.log2(n) + 1);
      const fd = binWidth(sorted, range, "fd");
      return fd > 0 ? Math.min(fd, sturges) : sturges;
    }
  }
}

function doaneWidth(sorted: ArrayLike<number>, range: number): number {
  const n = sorted.length;
  const { m2, m3 } = momentsOf(sorted);
  if (n <= 2 || m2 === 0) return 0;
  const g1 = (Math.sqrt(n) * m3) / m2 ** 1.5;
  const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(g1) / error));
}

function countEqual(values: Float64Array, edges: Float64Array): Histogram {
  const k = edges.length - 1;
  const counts = new Int32Array(k);
  const low = edges[0]!;
  const high = edges[k]!;
  // Multiplied in this order, as numpy does: the quotient k / (high - low) would round otherwise.
  const perUnit = k / (high - low);
  if (!Number.isFinite(perUnit)) return countBetween(values, edges);
  for (const x of values) {
    if (!(x >= low && x <= high)) continue;
    let bin = Math.floor((x - low) * perUnit);
    if (bin >= k) bin = k - 1;
    if (x < edges[bin]!) bin--;
    else if (x >= edges[bin + 1]! && bin !== k - 1) bin++;
    counts[bin]!++;
  }
  return Object.freeze({ counts, edges, outside: 0 });
}

function countBetween(values: Float64Array, edges: Float64Array): Histogram {
  const k = edges.length - 1;
  for (let i = 0; i < k; i++)
    if (!(edges[i]! <= edges[i + 1]!))
      throw new RangeError(`histogram: edges must ascend; got ${edges[i]} before ${edges[i + 1]}; sort them`);
  if (k < 1) throw new RangeError(`histogram: two edges or more are needed; got ${edges.length}`);
  const counts = new Int32Array(k);
  let outside = 0;
  for (const x of values) {
    if (x !== x) continue;
    if (!(x >= edges[0]! && x <= edges[k]!)) {
      if (Number.isFinite(x)) outside++;
      continue;
    }
    // The last edge that is not above x.
    let [from, to] = [0, k];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (edges[middle]! <= x) from = middle;
      else to = middle;
    }
    counts[from]!++;
  }
  return Object.freeze({ counts, edges, outside });
}
