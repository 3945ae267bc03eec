/**
 * Sorting of many numbers without blocking: a radix sort over the bits of doubles (Knuth, The Art of Computer Programming,
 * volume 3, 5.2.5), 11 bits a pass, lowest first; passes in which all values agree are left out, so whole numbers take few.
 * The event loop turns between blocks. About as fast as the engine's own sort. O(rows), a scratch array of equal length.
 */
import { setImmediate as turn } from "node:timers/promises";

const BITS = 11;
const BUCKETS = 1 << BITS;
const PASSES = 6;
/** Values moved between two turns. */
const BLOCK = 1_000_000;
const SMALL = 50_000;

/** Sorts in place, rising. The values must be finite. `scratch` is at least as long and is overwritten. */
export async function sortNumbers(
  values: Float64Array,
  scratch: Float64Array,
  signal?: AbortSignal,
): Promise<void> {
  const n = values.length;
  if (n <= SMALL) {
    values.sort();
    return;
  }
  const counts = await bucketCounts(values, signal);
  let from = values;
  let to = scratch.subarray(0, n);
  for (let pass = 0; pass < PASSES; pass++) {
    const starts = counts[pass]!;
    if (starts.includes(n)) continue;
    let sum = 0;
    for (let i = 0; i < BUCKETS; i++) {
      const count = starts[i]!;
      starts[i] = sum;
      sum += count;
    }
    const words = new Uint32Array(from.buffer, from.byteOffset, n * 2);
    for (let start = 0; start < n; start += BLOCK) {
      scatter(pass, from, words, to, starts, start, Math.min(n, start + BLOCK));
      if (n > BLOCK) await turn();
      signal?.throwIfAborted();
    }
    [from, to] = [to, from];
  }
  // By raw bits, negative numbers stand last and in reverse.
  let positive = 0;
  let high = n;
  while (positive < high) {
    const middle = (positive + high) >> 1;
    if (from[middle]! < 0 || Object.is(from[middle], -0)) high = middle;
    else positive = middle + 1;
  }
  if (positive < n && positive >= 0) {
    const target = from === values ? scratch.subarray(0, n) : values;
    target.set(from.subarray(0, positive), n - positive);
    for (let i = 0, j = n - 1; j >= positive; i++, j--) target[i] = from[j]!;
    from = target;
  }
  if (from !== values) values.set(from);
}

async function bucketCounts(values: Float64Array, signal?: AbortSignal): Promise<Uint32Array[]> {
  const counts = Array.from({ length: PASSES }, () => new Uint32Array(BUCKETS));
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let start = 0; start < values.length; start += BLOCK) {
    count(words, counts, start, Math.min(values.length, start + BLOCK));
    if (values.length > BLOCK) await turn();
    signal?.throwIfAborted();
  }
  return counts;
}

function count(words: Uint32Array, counts: readonly Uint32Array[], start: number, end: number): void {
  const [c0, c1, c2, c3, c4, c5] = counts as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let i = start; i < end; i++) {
    const low = words[2 * i]!;
    const high = words[2 * i + 1]!;
    c0[low & 2047]!++;
    c1[(low >>> 11) & 2047]!++;
    c2[(low >>> 22) | ((high & 1) << 10)]!++;
    c3[(high >>> 1) & 2047]!++;
    c4[(high >>> 12) & 2047]!++;
    c5[high >>> 23]!++;
  }
}

function scatter(
  pass: number,
  from: Float64Array,
  words: Uint32Array,
  to: Float64Array,
  starts: Uint32Array,
  start: number,
  end: number,
): void {
  if (pass === 2) {
    for (let i = start; i < end; i++) {
      const digit = (words[2 * i]! >>> 22) | ((words[2 * i + 1]! & 1) << 10);
      to[starts[digit]!++] = from[i]!;
    }
    return;
  }
  const word = pass < 2 ? 0 : 1;
  const shift = [0, 11, 0, 1, 12, 23][pass]!;
  for (let i = start; i < end; i++) {
    const digit = (words[2 * i + word]! >>> shift) & 2047;
    to[starts[digit]!++] = from[i]!;
  }
}
