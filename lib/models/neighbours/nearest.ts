/** The k nearest rows of a reference to each query row, by squared Euclidean distance, nearest first; equals by row order. */

export interface Nearest {
  /** n×k positions in the reference. */
  readonly rows: Int32Array;
  /** n×k squared distances. */
  readonly distances: Float64Array;
}

/**
 * Brute force with early leaving; O(n·m·p) at worst.
 * @param reference m×p
 * @param queries n×p
 * @param k at most m
 */
export function nearest(
  reference: Float64Array,
  m: number,
  queries: Float64Array,
  n: number,
  p: number,
  k: number,
): Nearest {
  const rows = new Int32Array(n * k);
  const distances = new Float64Array(n * k).fill(Infinity);
  for (let i = 0; i < n; i++) {
    const from = i * k;
    const last = from + k - 1;
    const query = i * p;
    for (let r = 0; r < m; r++) {
      const at = r * p;
      const worst = distances[last]!;
      let sum = 0;
      let j = 0;
      while (j < p && sum < worst) {
        const stop = Math.min(p, j + 8);
        for (; j < stop; j++) {
          const d = queries[query + j]! - reference[at + j]!;
          sum += d * d;
        }
      }
      if (sum >= worst) continue;
      let slot = last;
      while (slot > from && distances[slot - 1]! > sum) {
        distances[slot] = distances[slot - 1]!;
        rows[slot] = rows[slot - 1]!;
        slot--;
      }
      distances[slot] = sum;
      rows[slot] = r;
    }
  }
  return { rows, distances };
}
