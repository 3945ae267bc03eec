/**
 * Ranks: positions in rising order, from 1, equal values sharing the mean of theirs (midranks). Values that are not finite
 * take no part. O(n log n).
 */

/** Positions of the finite values, in rising order of the values; equal values in order of position. */
export function risingOrder(values: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) order[n++] = i;
  return order.subarray(0, n).sort((a, b) => values[a]! - values[b]! || a - b);
}

/** The midrank at each position; NaN where the value is not finite. */
export function midranks(values: ArrayLike<number>, order: Uint32Array = risingOrder(values)): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < order.length;) {
    const value = values[order[start]!]!;
    let end = start + 1;
    while (end < order.length && values[order[end]!] === value) end++;
    const rank = (start + end + 1) / 2;
    for (let i = start; i < end; i++) ranks[order[i]!] = rank;
    start = end;
  }
  return ranks;
}
