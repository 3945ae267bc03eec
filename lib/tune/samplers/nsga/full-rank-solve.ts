/**
 * Solves a small square system, if the matrix has full rank in numpy's sense: its least singular value is above
 * greatest · n · ε. Singular values by one-sided Jacobi rotations (accurate to the last digits, O(n³) a sweep), the solution
 * by elimination with partial pivoting as LAPACK's dgesv.
 */

/** x with A x = b, A row-major; null where A is of lower rank. */
export function solveFullRank(a: Float64Array, b: Float64Array): Float64Array | null {
  const n = b.length;
  const values = singularValues(a, n);
  if (!(Math.min(...values) > Math.max(...values) * n * Number.EPSILON)) return null;
  const lu = a.slice();
  const x = b.slice();
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const held = lu[k * n + j]!;
        lu[k * n + j] = lu[pivot * n + j]!;
        lu[pivot * n + j] = held;
      }
      [x[k], x[pivot]] = [x[pivot]!, x[k]!];
    }
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k]! / lu[k * n + k]!;
      for (let j = k; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!;
      x[i]! -= factor * x[k]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= lu[i * n + j]! * x[j]!;
    x[i]! /= lu[i * n + i]!;
  }
  return x;
}

/** Rotates pairs of rows until all are orthogonal; their lengths are the singular values. */
function singularValues(a: Float64Array, n: number): readonly number[] {
  const rows = Array.from({ length: n }, (_, i) => a.slice(i * n, (i + 1) * n));
  const dot = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, value, k) => sum + value * y[k]!, 0);
  const sweeps = 60;
  let turned = true;
  for (let sweep = 0; sweep < sweeps && turned; sweep++) {
    turned = false;
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        const [x, y] = [rows[i]!, rows[j]!];
        const [xx, yy, xy] = [dot(x, x), dot(y, y), dot(x, y)];
        if (Math.abs(xy) <= Number.EPSILON * Math.sqrt(xx * yy)) continue;
        turned = true;
        const zeta = (yy - xx) / (2 * xy);
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const cosine = 1 / Math.hypot(1, tangent);
        const sine = cosine * tangent;
        for (let k = 0; k < n; k++) {
          const [u, v] = [x[k]!, y[k]!];
          x[k] = cosine * u - sine * v;
          y[k] = sine * u + cosine * v;
        }
      }
  }
  return rows.map((row) => Math.sqrt(dot(row, row)));
}
