/** What every splitter gives: row numbers to train on and to test on. */

export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Rows whose flag is set are tested, all others train; both ascending. */
export function splitByFlag(flags: Uint8Array): Split {
  let size = 0;
  for (const flag of flags) size += flag;
  const test = new Int32Array(size);
  const train = new Int32Array(flags.length - size);
  let [inTest, inTrain] = [0, 0];
  for (let row = 0; row < flags.length; row++) {
    if (flags[row] === 1) test[inTest++] = row;
    else train[inTrain++] = row;
  }
  return Object.freeze({ train, test });
}

/** Keys as whole numbers in sorted order (numbers by size, text by code unit), as numpy's `unique` gives them. */
export function sortedCodes(keys: ArrayLike<string | number | boolean>): {
  codes: Int32Array;
  counts: Int32Array;
} {
  const distinct = [...new Set(Array.from(keys))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const position = new Map(distinct.map((key, i) => [key, i]));
  const codes = Int32Array.from({ length: keys.length }, (_, i) => position.get(keys[i]!)!);
  const counts = new Int32Array(distinct.length);
  for (const code of codes) counts[code]!++;
  return { codes, counts };
}

/** Every choice of `size` of 0…n-1, in lexicographic order. */
export function* combinations(n: number, size: number): Generator<number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  if (size > n) return;
  for (;;) {
    yield [...chosen];
    let at = size - 1;
    while (at >= 0 && chosen[at] === n - size + at) at--;
    if (at < 0) return;
    chosen[at]!++;
    for (let i = at + 1; i < size; i++) chosen[i] = chosen[i - 1]! + 1;
  }
}
