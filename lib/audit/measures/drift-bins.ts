/**
 * Bins that are shared by a reference and a current sample, and the counts in them.
 *
 * - `quantileEdges`: the distinct type-7 quantiles of the reference, outer bins open to ±∞: about equal mass where the
 *   reference has no heavy ties. O(n log n).
 * - `widthEdges`: equal widths over the range of the reference, outer bins open.
 * - `sturgesEdges`: ⌈log2 n + 1⌉ equal widths over the range of both samples together, as evidently 0.7 bins (its
 *   documentation says quantiles of the reference).
 *
 * Bins are half open, [a, b); the last is closed where it is not open to ∞. Values that are not finite are not counted.
 */
import { quantiles } from "../../core/index.ts";

/** Edges of bins: one more than bins, rising, the outer ones possibly infinite. */
export type Edges = Float64Array;

/** @param sorted finite values of the reference, rising, at least one. */
export function quantileEdges(sorted: Float64Array, bins = 10): Edges {
  // The places as numpy's linspace rounds them, so that a value on an edge falls on the same side.
  const places = Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? 1 : i * (1 / bins)));
  return open([...new Set(quantiles(sorted, places))]);
}

/** @param sorted finite values of the reference, rising, at least one. */
export function widthEdges(sorted: Float64Array, bins = 10): Edges {
  return open(equalWidths(sorted[0]!, sorted.at(-1)!, bins));
}

export function sturgesEdges(reference: Float64Array, current: Float64Array): Edges {
  let min = Infinity;
  let max = -Infinity;
  let n = 0;
  for (const values of [reference, current]) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < min) min = value;
      if (value > max) max = value;
      n++;
    }
  }
  if (n === 0) return Float64Array.of(0, 1);
  // numpy widens an empty range by half to either side.
  if (min === max) return Float64Array.of(min - 0.5, max + 0.5);
  return Float64Array.from(equalWidths(min, max, Math.ceil(Math.log2(n) + 1)));
}

/** How many finite values lie in each bin; values outside the edges are not counted. O(n log B). */
export function binCounts(values: ArrayLike<number>, edges: Edges): Float64Array {
  const bins = edges.length - 1;
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value) || value < edges[0]! || value > edges[bins]!) continue;
    let low = 0;
    let high = bins;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle]!) low = middle;
      else high = middle;
    }
    counts[low]!++;
  }
  return counts;
}

function equalWidths(min: number, max: number, bins: number): number[] {
  const step = (max - min) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? max : i * step + min));
}

function open(edges: readonly number[]): Edges {
  const inner = edges.slice(1, -1);
  return Float64Array.of(-Infinity, ...inner, Infinity);
}
