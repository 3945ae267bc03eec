/**
 * Points: the complete rows of some numeric columns, row by row in one array, with the numbers of these rows. Standardised,
 * every column has mean 0 and standard deviation 1 (divisor n); a constant column becomes 0.
 */
export interface Points {
  /** n × d, row-major. */
  readonly values: Float64Array;
  readonly n: number;
  readonly d: number;
  /** Position of each point's row in the columns. */
  readonly rows: Uint32Array;
}

/** Rows with a value that is not finite are left out. */
export function pointsOf(columns: readonly ArrayLike<number>[]): Points {
  const d = columns.length;
  const length = columns[0]?.length ?? 0;
  const rows = new Uint32Array(length);
  let n = 0;
  for (let i = 0; i < length; i++) {
    let complete = true;
    for (let j = 0; complete && j < d; j++) complete = Number.isFinite(columns[j]![i]);
    if (complete) rows[n++] = i;
  }
  const values = new Float64Array(n * d);
  for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) values[i * d + j] = columns[j]![rows[i]!]!;
  return { values, n, d, rows: rows.subarray(0, n) };
}

export function standardisedPoints(points: Points): Points {
  const { n, d } = points;
  const values = points.values.slice();
  for (let j = 0; j < d; j++) {
    let mean = 0;
    let varies = false;
    for (let i = 0; i < n; i++) {
      mean += values[i * d + j]!;
      if (values[i * d + j] !== values[j]) varies = true;
    }
    mean /= n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (values[i * d + j]! - mean) ** 2;
    const sd = Math.sqrt(squares / n);
    for (let i = 0; i < n; i++) values[i * d + j] = varies ? (values[i * d + j]! - mean) / sd : 0;
  }
  return { ...points, values };
}
