/** Columns of a row-major matrix with holes (NaN): what the scalers, bins and imputers are fitted on. */

/** @throws RangeError unless X holds n×p numbers, n ≥ 1 and p ≥ 1. */
export function checkMatrix(where: string, X: Float64Array, n: number, p: number): void {
  if (!(n >= 1 && p >= 1) || X.length !== n * p) {
    throw new RangeError(`${where}: needs ${n}×${p} numbers, row-major, n and p at least 1; got ${X.length}`);
  }
}

/**
 * The present values of column j, ascending.
 *
 * @throws RangeError when none is present, or one is infinite.
 */
export function sortedColumn(where: string, X: Float64Array, n: number, p: number, j: number): Float64Array {
  const values = new Float64Array(n);
  let m = 0;
  for (let i = 0; i < n; i++) {
    const x = X[i * p + j]!;
    if (Number.isNaN(x)) continue;
    if (!Number.isFinite(x))
      throw new RangeError(
        `${where}: values must be finite or NaN (missing); got ${x} in row ${i}, column ${j}`,
      );
    values[m++] = x;
  }
  if (m === 0) throw new RangeError(`${where}: column ${j} has no value; drop it, or impute it`);
  return values.subarray(0, m).sort();
}

/** A divisor that does not blow up a constant column: 1 in place of a scale that is 0 but for rounding (scikit-learn). */
export function safeScale(scale: number): number {
  return scale < 10 * Number.EPSILON ? 1 : scale;
}

/** f of each cell of X and its column, as a new matrix; NaN stays NaN. @throws RangeError unless X is n×p. */
export function mapCells(
  where: string,
  X: Float64Array,
  n: number,
  p: number,
  f: (x: number, column: number) => number,
): Float64Array {
  checkMatrix(where, X, n, p);
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) out[i * p + j] = f(X[i * p + j]!, j);
  return out;
}
