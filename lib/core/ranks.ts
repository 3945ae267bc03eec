/** Ranks from 1, ties at their mean, as scipy's `rankdata(method="average")`. Cost: n log n. */

export interface Ranks {
  /** Rank of each value, in the order given. */
  readonly ranks: Float64Array;
  /** Σ t³ - t over the groups of t equal values: the correction for ties of rank tests. */
  readonly ties: number;
}

/** Ranks of values without NaN. */
export function midranks(values: ArrayLike<number>): Ranks {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(n);
  let ties = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to + 1) / 2;
    const t = to - from;
    ties += t * t * t - t;
    from = to;
  }
  return { ranks, ties };
}
