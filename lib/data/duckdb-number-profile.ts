/**
 * Everything that is counted of a column of numbers, from one array of doubles: moments in two passes (centred on the mean, so
 * that a large mean costs no digits), the rest from the sorted values: distinct values, quantiles of type 7, median absolute
 * deviation, histogram. Exact; O(rows) beside the sort. Skewness and kurtosis are pandas' G1 and G2.
 */
import type { Histogram, NumericProfile } from "./dataset.ts";
import { sortNumbers } from "./duckdb-sort.ts";

/** What is counted of the values of a column, whatever their type. */
export interface ValueCounts {
  readonly distinct: number;
  readonly singletons: number;
  readonly doubletons: number;
  /** Bits; null when nothing is present. */
  readonly entropy: number | null;
  readonly top: readonly { readonly value: number; readonly count: number }[];
}

export interface NumberFacts {
  /** Present values, infinities among them. */
  readonly present: number;
  readonly infinite: number;
  readonly counts: ValueCounts;
  readonly numeric: NumericProfile;
  /** Sorted finite values: a view into the given array, good until it is used again. */
  readonly sorted: Float64Array;
}

export interface NumberOptions {
  readonly bins?: number | undefined;
  readonly top?: number | undefined;
  /** Text of a value, by which equal counts are ordered; default String. */
  readonly text?: (value: number) => string;
  readonly signal?: AbortSignal | undefined;
}

const PROBABILITIES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;
const MAX_BINS = 50;
/** Ranges whose multiples may overflow. */
const LARGE = 1e300;

/**
 * @param values one per row, NaN missing; overwritten with the sorted finite values
 * @param scratch as long as `values`
 */
export async function numberFacts(
  values: Float64Array,
  scratch: Float64Array,
  options: NumberOptions = {},
): Promise<NumberFacts> {
  const first = compact(values);
  const finite = values.subarray(0, first.finite);
  const moments = centredMoments(finite, first.sum);
  await sortNumbers(finite, scratch, options.signal);
  const counts = runs(finite, first, options);
  const n = finite.length;
  const median = n === 0 ? null : quantile(finite, 0.5);
  const quantiles =
    n === 0 ? null : Object.fromEntries(PROBABILITIES.map((p) => [String(p), quantile(finite, p)]));
  const numeric: NumericProfile = {
    integer: first.integer && n > 0 && first.positiveInfinite + first.negativeInfinite === 0,
    ...moments,
    min: n === 0 ? null : finite[0]!,
    max: n === 0 ? null : finite[n - 1]!,
    sum: n === 0 ? null : finiteOrNull(first.sum),
    zeros: first.zeros,
    negatives: first.negatives,
    quantiles,
    quantilesExact: true,
    mad: median === null ? null : finiteOrNull(absoluteDeviation(finite, median)),
    histogram: histogramOfSorted(finite, options.bins),
    increasing: values.length === 0 ? null : first.increasing,
    decreasing: values.length === 0 ? null : first.decreasing,
  };
  const infinite = first.positiveInfinite + first.negativeInfinite;
  return { present: first.present, infinite, counts, numeric, sorted: finite };
}

interface FirstPass {
  readonly present: number;
  readonly finite: number;
  readonly positiveInfinite: number;
  readonly negativeInfinite: number;
  readonly sum: number;
  readonly zeros: number;
  readonly negatives: number;
  readonly integer: boolean;
  readonly increasing: boolean;
  readonly decreasing: boolean;
}

/** Moves the finite values to the front, in order, and counts the rest. The sum is compensated (Neumaier 1974). */
function compact(values: Float64Array): FirstPass {
  let [finite, present, plus, minus, zeros, negatives] = [0, 0, 0, 0, 0, 0];
  let [sum, lost] = [0, 0];
  let [integer, increasing, decreasing] = [true, true, true];
  let before = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    present++;
    if (value < before) increasing = false;
    else if (value > before) decreasing = false;
    before = value;
    if (value === Infinity) plus++;
    else if (value === -Infinity) minus++;
    else {
      values[finite++] = value;
      if (value === 0) zeros++;
      else if (value < 0) negatives++;
      if (integer && Math.floor(value) !== value) integer = false;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
  }
  return {
    present,
    finite,
    positiveInfinite: plus,
    negativeInfinite: minus,
    sum: sum + lost,
    zeros,
    negatives,
    integer,
    increasing,
    decreasing,
  };
}

function centredMoments(
  values: Float64Array,
  sum: number,
): Pick<NumericProfile, "mean" | "std" | "variance" | "skewness" | "kurtosis"> {
  const n = values.length;
  if (n === 0) return { mean: null, std: null, variance: null, skewness: null, kurtosis: null };
  const mean = sum / n;
  let [m2, m3, m4] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    const square = d * d;
    m2 += square;
    m3 += square * d;
    m4 += square * square;
  }
  const variance = n < 2 ? null : finiteOrNull(m2 / (n - 1));
  return {
    mean: finiteOrNull(mean),
    std: variance === null ? null : Math.sqrt(variance),
    variance,
    skewness: finiteOrNull(skewnessOf(n, m2, m3)),
    kurtosis: finiteOrNull(kurtosisOf(n, m2, m4)),
  };
}

/** G1 of Joanes and Gill 1998 from sums of centred powers; NaN for a constant. */
export function skewnessOf(n: number, m2: number, m3: number): number {
  if (n < 3 || m2 === 0) return NaN;
  return ((n * Math.sqrt(n - 1)) / (n - 2)) * (m3 / m2 ** 1.5);
}

/** G2 of Joanes and Gill 1998. */
export function kurtosisOf(n: number, m2: number, m4: number): number {
  if (n < 4 || m2 === 0) return NaN;
  const scale = (n * (n + 1) * (n - 1)) / ((n - 2) * (n - 3));
  return (scale * m4) / (m2 * m2) - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Type 7 of sorted values. */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  const gap = above - below;
  if (gap === Infinity) return below * (1 - (at - low)) + above * (at - low);
  return below + gap * (at - low);
}

/** Median of the distances from the median: the two sides of the sorted values are merged outward to the middle. */
function absoluteDeviation(sorted: Float64Array, median: number): number {
  const n = sorted.length;
  let right = lowerBound(sorted, median);
  let left = right - 1;
  const half = n >> 1;
  let [previous, current] = [0, 0];
  for (let i = 0; i <= half; i++) {
    previous = current;
    const below = left >= 0 ? median - sorted[left]! : Infinity;
    const above = right < n ? sorted[right]! - median : Infinity;
    if (below <= above) {
      current = below;
      left--;
    } else {
      current = above;
      right++;
    }
  }
  return n % 2 === 1 ? current : (previous + current) / 2;
}

/** The first place whose value is not less. */
function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** numpy's "auto" bins, at most 50; the last bin holds its right edge. */
export function histogramOfSorted(sorted: Float64Array, bins?: number): Histogram | null {
  const n = sorted.length;
  if (n === 0) return null;
  let [from, to] = [sorted[0]!, sorted[n - 1]!];
  const range = to - from;
  if (!Number.isFinite(range)) return null;
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  const count = bins ?? autoBins(n, range, spread);
  if (range === 0) [from, to] = [from - 0.5, to + 0.5];
  const edges = Array.from({ length: count + 1 }, (_, i) =>
    i === count ? to : from + (range > LARGE ? range * (i / count) : (i * (to - from)) / count),
  );
  const starts = edges.map((edge, i) => (i === count ? n : lowerBound(sorted, edge)));
  return { edges, counts: starts.slice(1).map((end, i) => end - starts[i]!) };
}

/** The narrower of Sturges' and Freedman and Diaconis' bins. */
export function autoBins(n: number, range: number, spread: number): number {
  if (range === 0) return 1;
  const sturges = range / (Math.log2(n) + 1);
  const freedman = (2 * spread) / Math.cbrt(n);
  const width = freedman > 0 ? Math.min(sturges, freedman) : sturges;
  return Math.max(1, Math.min(MAX_BINS, Math.ceil(range / width)));
}

/** Counts of equal values, in one pass over the sorted ones. */
function runs(sorted: Float64Array, first: FirstPass, options: NumberOptions): ValueCounts {
  const best = new Best(options.top ?? 10);
  let [distinct, singletons, doubletons, weighted] = [0, 0, 0, 0];
  const take = (value: number, count: number): void => {
    distinct++;
    if (count === 1) singletons++;
    else {
      if (count === 2) doubletons++;
      weighted += count * Math.log2(count);
    }
    best.offer(value, count);
  };
  const zero = lowerBound(sorted, 0);
  if (first.negativeInfinite > 0) take(-Infinity, first.negativeInfinite);
  for (let i = zero - 1; i >= 0;) {
    const value = sorted[i]!;
    const end = i;
    while (i >= 0 && sorted[i] === value) i--;
    take(value, end - i);
  }
  best.restart();
  for (let i = zero; i < sorted.length;) {
    const value = sorted[i]!;
    const start = i;
    while (i < sorted.length && sorted[i] === value) i++;
    take(value === 0 ? 0 : value, i - start);
  }
  if (first.positiveInfinite > 0) take(Infinity, first.positiveInfinite);
  const n = first.present;
  return {
    distinct,
    singletons,
    doubletons,
    entropy: n === 0 ? null : Math.max(0, Math.log2(n) - weighted / n),
    top: best.list(options.text ?? String),
  };
}

/** Where numbers of another form of text begin: with an exponent, below one, one more digit. */
function nextLimit(size: number): number {
  if (size < 1e-6) return size === 0 ? 1e-323 : 1e-6;
  if (size < 1) return 1;
  return size === Infinity ? Infinity : 10 ** (Math.floor(Math.log10(size)) + 1);
}

/**
 * The most frequent values, equal counts by text. Values come by rising size, and among numbers with equally many digits
 * before the point that is the order of their texts; so each such group keeps only its first ones, and few texts are made.
 */
class Best {
  readonly #size: number;
  readonly #groups: { value: number; count: number }[][] = [];
  #group: { value: number; count: number }[] = [];
  #limit = 0;

  constructor(size: number) {
    this.#size = size;
  }

  restart(): void {
    this.#limit = 0;
  }

  offer(value: number, count: number): void {
    const size = Math.abs(value);
    if (size >= this.#limit) {
      this.#limit = nextLimit(size);
      this.#groups.push((this.#group = []));
    }
    const group = this.#group;
    if (group.length === this.#size && group[group.length - 1]!.count >= count) return;
    let at = group.length;
    while (at > 0 && group[at - 1]!.count < count) at--;
    group.splice(at, 0, { value, count });
    if (group.length > this.#size) group.pop();
  }

  list(text: (value: number) => string): { value: number; count: number }[] {
    return this.#groups
      .flat()
      .map((each) => ({ ...each, text: text(each.value) }))
      .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .slice(0, this.#size)
      .map(({ value, count }) => ({ value, count }));
  }
}
