/**
 * Quantiles of sorted numbers, by the rules of Hyndman and Fan (The American Statistician 50 (1996) 361-365).
 *
 * With h the place among the sorted values x[0…n-1]:
 *  - type 1 (`inverted_cdf`): the smallest x with F(x) ≥ p, h = ⌈n p⌉ - 1: always an observed value;
 *  - "lower" (numpy's `lower`): the value below type 7's place, x[⌊(n-1) p⌋]; one place beside type 1 for some p;
 *  - type 7 (`linear`, the default of numpy, pandas and R): h = (n-1) p, interpolated;
 *  - type 8 (`median_unbiased`): h = (n + 1/3) p - 2/3, interpolated; best where the distribution is unknown.
 * Interpolation is numpy's: from the nearer end, so that it is exact at both, and monotone but for the last digit. Sorting costs n log n, a quantile
 * of sorted values nothing.
 */

export type QuantileType = 1 | 7 | 8 | "lower";

/** The finite values in ascending order, as a new array; NaN and infinities are left out. */
export function sortedFinite(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x === 0) kept[n++] = x;
  }
  return kept.subarray(0, n).sort();
}

/**
 * One quantile of ascending values; null when there are none.
 * @throws RangeError when p is not in [0, 1].
 */
export function quantile(sorted: ArrayLike<number>, p: number, type: QuantileType = 7): number | null {
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`quantile: p must lie in [0, 1]; got ${p}; give a share, not a percentage`);
  const n = sorted.length;
  if (n === 0) return null;
  if (type === "lower") return sorted[Math.floor((n - 1) * p)]!;
  if (type === 1) return sorted[Math.max(0, Math.ceil(n * p) - 1)]!;
  const place = type === 7 ? (n - 1) * p : (n + 1 / 3) * p - 2 / 3;
  const h = Math.min(n - 1, Math.max(0, place));
  const below = Math.floor(h);
  const a = sorted[below]!;
  const b = sorted[Math.min(n - 1, below + 1)]!;
  return between(a, b, h - below);
}

/** Several quantiles of ascending values, in the order of `ps`; empty when there are no values. */
export function quantiles(
  sorted: ArrayLike<number>,
  ps: ArrayLike<number>,
  type: QuantileType = 7,
): Float64Array {
  if (sorted.length === 0) return new Float64Array(0);
  return Float64Array.from(ps, (p) => quantile(sorted, p, type)!);
}

/** The middle of ascending values: the mean of the two middle ones when n is even; null for none. */
export function median(sorted: ArrayLike<number>): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const middle = n >> 1;
  // Halved first: the sum of two large values may overflow.
  return n % 2 === 1 ? sorted[middle]! : sorted[middle - 1]! / 2 + sorted[middle]! / 2;
}

/** Interquartile range of ascending values, type 7 unless said otherwise; null for none. */
export function interquartileRange(sorted: ArrayLike<number>, type: QuantileType = 7): number | null {
  return sorted.length === 0 ? null : quantile(sorted, 0.75, type)! - quantile(sorted, 0.25, type)!;
}

function between(a: number, b: number, share: number): number {
  const step = b - a;
  return share >= 0.5 ? b - step * (1 - share) : a + step * share;
}
