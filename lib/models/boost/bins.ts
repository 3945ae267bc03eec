/**
 * Bins: each feature cut into at most 255 ranges, so that training works on one byte a value.
 *
 * Cuts lie midway between distinct values where there are few, else at quantiles (numpy's "midpoint" percentiles) of the training
 * rows, or of 200,000 of them. Source: scikit-learn's `_BinMapper`, version 1.2. A missing value has the code after the last bin.
 * A categorical feature has a bin per category; beyond the limit the rarest share the last one. O(p · n log n).
 */
import { createRng } from "../../core/index.ts";

/** The cuts of one feature. */
export interface FeatureBins {
  /** Bins without the missing one. */
  readonly count: number;
  /** x ≤ cuts[b] lies in bins up to b; count − 1 of them. */
  readonly cuts: Float64Array;
  /** Of a categorical feature: the bin of each position. */
  readonly categories: Uint8Array | undefined;
  readonly hasMissing: boolean;
}

const SAMPLE = 200_000;

/**
 * @param column the feature's training values, NaN where missing; sorted in place.
 * @param categories how many positions a categorical feature has; 0 for a plain one.
 */
export function featureBins(column: Float64Array, maxBins: number, categories: number): FeatureBins {
  let present = 0;
  for (let i = 0; i < column.length; i++) if (column[i]! === column[i]!) column[present++] = column[i]!;
  const hasMissing = present < column.length;
  const values = column.subarray(0, present);
  if (categories > 0) return { ...categoryBins(values, maxBins, categories), hasMissing };
  const cuts = findCuts(values.sort(), maxBins);
  return { count: cuts.length + 1, cuts, categories: undefined, hasMissing };
}

/** Positions of the rows that cuts are found on: all, or a sample, in ascending order; undefined for all. */
export function binningRows(rows: number, seed: number): Int32Array | undefined {
  return rows <= SAMPLE ? undefined : createRng(seed).choice(rows, SAMPLE).sort();
}

/** The bin of a value: the number of cuts below it. `cuts` must be padded with Infinity to 255. */
export function binOf(cuts: Float64Array, x: number): number {
  let bin = 0;
  if (cuts[127]! < x) bin = 128;
  if (cuts[bin + 63]! < x) bin += 64;
  if (cuts[bin + 31]! < x) bin += 32;
  if (cuts[bin + 15]! < x) bin += 16;
  if (cuts[bin + 7]! < x) bin += 8;
  if (cuts[bin + 3]! < x) bin += 4;
  if (cuts[bin + 1]! < x) bin += 2;
  if (cuts[bin]! < x) bin += 1;
  return bin;
}

function findCuts(sorted: Float64Array, maxBins: number): Float64Array {
  const n = sorted.length;
  let distinct = n > 0 ? 1 : 0;
  for (let i = 1; i < n; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  const cuts: number[] = [];
  if (distinct <= maxBins) {
    for (let i = 1; i < n; i++)
      if (sorted[i] !== sorted[i - 1]) cuts.push(middle(sorted[i - 1]!, sorted[i]!));
  } else
    for (let q = 1; q < maxBins; q++) {
      const place = (q / maxBins) * (n - 1);
      const cut = middle(sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!);
      if (cuts.length === 0 || cut > cuts.at(-1)!) cuts.push(cut);
    }
  return Float64Array.from(cuts);
}

/** The number midway, without overflow; never the upper value itself. */
function middle(a: number, b: number): number {
  const mid = a / 2 + b / 2;
  return mid >= a && mid < b ? mid : a;
}

function categoryBins(
  values: Float64Array,
  maxBins: number,
  positions: number,
): Omit<FeatureBins, "hasMissing"> {
  const categories = Uint8Array.from({ length: positions }, (_, at) => Math.min(at, maxBins - 1));
  if (positions > maxBins) {
    const counts = new Float64Array(positions);
    for (const value of values) counts[value]! += 1;
    const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
    for (const [rank, at] of order.entries()) categories[at] = Math.min(rank, maxBins - 1);
  }
  return { count: Math.min(positions, maxBins), cuts: new Float64Array(0), categories };
}
