/**
 * Columns as bytes: every column's values fall into at most 255 bins, so that a node of a tree can count them instead of sorting them.
 *
 * A column of up to 255 distinct values has one bin for each, and nothing is lost; of more, bins hold about equally many rows, cut at
 * distinct values (from 200,000 rows evenly spread over the table when it is longer). Missing values have the code 255.
 * O(rows · log rows · columns).
 */
import type { Steps } from "../../data/index.ts";

export const MISSING_CODE = 255;
const MOST = 255;
const SAMPLE = 200_000;

export interface BinnedColumns {
  readonly rows: number;
  readonly columns: number;
  /** columns×rows, column-major. */
  readonly codes: Uint8Array;
  /** Bins of each column. */
  readonly bins: Int32Array;
  /** columns×256: least and greatest value in each bin. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 where a column has missing values. */
  readonly missing: Uint8Array;
}

/**
 * @param values rows×columns, row-major.
 * @param bytes where the codes go: shared memory, for workers.
 */
export function* binColumns(
  values: Float64Array,
  rows: number,
  columns: number,
  bytes: Uint8Array = new Uint8Array(rows * columns),
): Steps<BinnedColumns> {
  const bins = new Int32Array(columns);
  const low = new Float64Array(columns * 256).fill(Infinity);
  const high = new Float64Array(columns * 256).fill(-Infinity);
  const missing = new Uint8Array(columns);
  const column = new Float64Array(rows);
  for (let j = 0; j < columns; j++) {
    let known = 0;
    for (let i = 0; i < rows; i++) {
      const x = values[i * columns + j]!;
      if (x === x) column[known++] = x;
    }
    if (known < rows) missing[j] = 1;
    const edges = upperEdges(column.subarray(0, known));
    bins[j] = edges.length;
    const from = j * 256;
    const first = edges.length < 2 ? 0 : 1 << (31 - Math.clz32(edges.length - 1));
    for (let i = 0; i < rows; i++) {
      const x = values[i * columns + j]!;
      if (x !== x) {
        bytes[j * rows + i] = MISSING_CODE;
        continue;
      }
      // The first bin whose upper edge is not below x; the last takes what is above all edges.
      let bin = 0;
      for (let step = first; step > 0; step >>= 1)
        if (bin + step < edges.length && edges[bin + step - 1]! < x) bin += step;
      bytes[j * rows + i] = bin;
      if (x < low[from + bin]!) low[from + bin] = x;
      if (x > high[from + bin]!) high[from + bin] = x;
    }
    yield;
  }
  return { rows, columns, codes: bytes, bins, low, high, missing };
}

/** Greatest values of bins, rising; sorts its argument. */
function upperEdges(values: Float64Array): Float64Array {
  let sample = values;
  if (values.length > SAMPLE) {
    sample = new Float64Array(SAMPLE);
    for (let i = 0; i < SAMPLE; i++) sample[i] = values[Math.floor((i * values.length) / SAMPLE)]!;
  }
  sample.sort();
  const n = sample.length;
  let distinct = 0;
  for (let i = 0; i < n; i++) if (i + 1 === n || sample[i + 1]! > sample[i]!) distinct++;
  // All values of a sample that is not the whole column are not all values of the column, but the last bin takes the rest.
  const edges = new Float64Array(Math.min(distinct, MOST));
  let count = 0;
  let start = 0;
  let left = n;
  let bin = 0;
  for (let i = 0; i < n; i++) {
    bin++;
    if (i + 1 < n && sample[i + 1]! === sample[i]!) continue;
    const wanted = distinct <= MOST ? 0 : left / (MOST - count);
    if (bin >= wanted || i + 1 === n) {
      edges[count++] = sample[i]!;
      left -= i + 1 - start;
      start = i + 1;
      bin = 0;
      if (count === MOST) break;
    }
  }
  if (n > 0) edges[count - 1] = sample[n - 1]!;
  return edges.subarray(0, count);
}
