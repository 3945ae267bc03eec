/**
 * Which cells of a frame are missing together: patterns of rows, and for each pair of columns the rows where both miss.
 *
 * Patterns are numbered by folding in one incomplete column after the other, one step a row; pairs are counted on bits, 32
 * rows at a time, so that p columns cost p²/64 steps a row. At most 500 columns, those with most missing cells.
 */
import { setImmediate as turn } from "node:timers/promises";
import { isMissing, type Column } from "./column.ts";
import type { Missingness } from "./dataset.ts";
import type { Frame } from "./frame.ts";

/** Columns that are covered at most. */
export const coveredColumns = 500;
/** Patterns that are kept at most. */
const patternLimit = 1000;

export async function missingness(frame: Frame, signal?: AbortSignal): Promise<Missingness> {
  const { length } = frame;
  const holed = new Uint8Array(length);
  const incomplete: { readonly column: Column; readonly at: number; readonly missing: number }[] = [];
  let done = 0;
  for (const [at, column] of frame.data.entries()) {
    let missing = 0;
    for (let i = 0; i < length; i++)
      if (isMissing(column, i)) {
        holed[i] = 1;
        missing++;
      }
    if (missing > 0) incomplete.push({ column, at, missing });
    if ((done += length) > 1e5) done = await pause(signal);
  }
  const covered = mostMissing(incomplete);
  const columns = covered.map(({ column }) => column);
  const { of, count } = await patternsOf(columns, length, signal);
  const sizes = new Float64Array(count);
  const firstRow = new Float64Array(count).fill(-1);
  for (let i = 0; i < length; i++) {
    if (firstRow[of[i]!] === -1) firstRow[of[i]!] = i;
    sizes[of[i]!]!++;
  }
  const order = Uint32Array.from(sizes, (_, at) => at).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const more = incomplete.length - covered.length;
  return {
    columns: columns.map(({ name }) => name),
    ...(more === 0 ? {} : { moreColumns: more }),
    completeRows: holed.reduce((sum, hole) => sum - hole, length),
    patterns: Array.from(order.subarray(0, patternLimit), (at) => ({
      key: columns.map((column) => (isMissing(column, firstRow[at]!) ? "1" : "0")).join(""),
      count: sizes[at]!,
    })),
    patternCount: count,
    together: await pairsOf(columns, length, signal),
  };
}

/** The columns that are covered: those with most missing cells, the first of equals, in the order given. */
export function mostMissing<T extends { readonly missing: number }>(incomplete: readonly T[]): readonly T[] {
  if (incomplete.length <= coveredColumns) return incomplete;
  const kept = new Set(incomplete.toSorted((a, b) => b.missing - a.missing).slice(0, coveredColumns));
  return incomplete.filter((each) => kept.has(each));
}

/** The pattern of each row, numbered from 0 in order of first appearance. */
async function patternsOf(
  columns: readonly Column[],
  length: number,
  signal?: AbortSignal,
): Promise<{ readonly of: Int32Array; readonly count: number }> {
  const of = new Int32Array(length);
  let count = length === 0 ? 0 : 1;
  let done = 0;
  for (const column of columns) {
    const split = new Int32Array(2 * count).fill(-1);
    let next = 0;
    for (let i = 0; i < length; i++) {
      const key = 2 * of[i]! + (isMissing(column, i) ? 1 : 0);
      if (split[key] === -1) split[key] = next++;
      of[i] = split[key]!;
    }
    count = next;
    if ((done += length) > 1e5) done = await pause(signal);
  }
  return { of, count };
}

async function pairsOf(
  columns: readonly Column[],
  length: number,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const p = columns.length;
  const words = Math.ceil(length / 32);
  const marks = columns.map((column) => {
    const bits = new Int32Array(words);
    for (let i = 0; i < length; i++) if (isMissing(column, i)) bits[i >>> 5]! |= 1 << (i & 31);
    return bits;
  });
  const together = new Float64Array(p * p);
  let done = 0;
  for (let a = 0; a < p; a++)
    for (let b = 0; b <= a; b++) {
      const [x, y] = [marks[a]!, marks[b]!];
      let both = 0;
      for (let w = 0; w < words; w++) both += bitsIn(x[w]! & y[w]!);
      together[a * p + b] = together[b * p + a] = both;
      if ((done += words) > 1e6) done = await pause(signal);
    }
  return together;
}

/** How many of 32 bits are set. */
function bitsIn(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

async function pause(signal?: AbortSignal): Promise<0> {
  await turn();
  signal?.throwIfAborted();
  return 0;
}
