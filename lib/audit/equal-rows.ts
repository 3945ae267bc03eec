/**
 * Which rows of a frame are equal: for every row the first row that equals it in all columns, missing equal to missing. A 53-bit
 * hash of the values finds candidates, the values decide. O(rows × columns) time, O(rows) memory.
 */
import type { Column, Frame } from "../data/index.ts";
import { turns } from "./measures/turns.ts";

/** @param frame without nested columns (a pooled frame has none). Row i itself where no earlier row equals it. */
export async function firstEqualRows(frame: Frame, signal?: AbortSignal): Promise<Int32Array> {
  const n = frame.length;
  const high = new Int32Array(n);
  const low = new Int32Array(n);
  const pause = turns(signal);
  for (const column of frame.data) {
    hashInto(column, high, low);
    await pause(4 * n);
  }
  const first = new Int32Array(n);
  // Rows of one hash, the latest first: `latest` gives its head, `before` the rest.
  const latest = new Map<number, number>();
  const before = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const key = (high[i]! >>> 0) * 0x200000 + (low[i]! >>> 11);
    let other = latest.get(key) ?? -1;
    before[i] = other;
    while (other >= 0 && !frame.data.every((column) => same(column, i, other))) other = before[other]!;
    first[i] = other < 0 ? i : first[other]!;
    if (other < 0) latest.set(key, i);
    await pause(other < 0 ? 20 : 20 + 10 * frame.data.length);
  }
  return first;
}

function hashInto(column: Column, high: Int32Array, low: Int32Array): void {
  const n = high.length;
  const word = new Float64Array(1);
  const halves = new Int32Array(word.buffer);
  for (let i = 0; i < n; i++) {
    const value = column.type === "string" ? column.codes[i]! : (column.values[i] as number);
    // One 0 and one NaN, whatever their bits.
    word[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value;
    high[i] = mix(high[i]!, halves[0]!, halves[1]!, 0x9e3779b1, 0x85ebca6b);
    low[i] = mix(low[i]!, halves[1]!, halves[0]!, 0xc2b2ae35, 0x27d4eb2f);
  }
}

/** Two rounds of multiply and shift, as in MurmurHash3. */
function mix(hash: number, a: number, b: number, p: number, q: number): number {
  let h = Math.imul(hash ^ a, p);
  h = Math.imul(h ^ (h >>> 15) ^ b, q);
  return h ^ (h >>> 13);
}

function same(column: Column, i: number, j: number): boolean {
  if (column.type === "string") return column.codes[i] === column.codes[j];
  const [a, b] = [column.values[i], column.values[j]];
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
