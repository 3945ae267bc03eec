/**
 * Rows of losses in the order of their first, then second … column, each different row once: no later row of it dominates an
 * earlier one. numpy's `unique(axis=0)`. O(rows · log rows · columns).
 */

/** The distinct rows of a matrix. */
export interface DistinctRows {
  /** The first row of each kind, in lexicographic order. */
  readonly rows: Int32Array;
  /** The distinct rows themselves, row-major. */
  readonly losses: Float64Array;
  /** For each given row its place in `rows`. */
  readonly places: Int32Array;
}

/** @param losses row-major, `objectives` columns, no NaN; 0 and -0 are equal. */
export function distinctRows(losses: Float64Array, objectives: number): DistinctRows {
  const n = losses.length / objectives;
  const compare = (a: number, b: number): number => {
    let i = a * objectives;
    let j = b * objectives;
    for (const end = i + objectives; i < end; i++, j++) {
      const x = losses[i]!;
      const y = losses[j]!;
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
  const order = new Int32Array(n);
  for (let row = 0; row < n; row++) order[row] = row;
  order.sort((a, b) => compare(a, b) || a - b);
  const places = new Int32Array(n);
  const rows = new Int32Array(n);
  const sorted = new Float64Array(losses.length);
  let count = 0;
  for (const row of order) {
    if (count === 0 || compare(rows[count - 1]!, row) !== 0) {
      sorted.set(losses.subarray(row * objectives, (row + 1) * objectives), count * objectives);
      rows[count++] = row;
    }
    places[row] = count - 1;
  }
  return { rows: rows.subarray(0, count), losses: sorted.subarray(0, count * objectives), places };
}
