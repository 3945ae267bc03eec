/**
 * Small dense linear algebra over row-major `Float64Array`s: products, Cholesky, symmetric eigenvalues.
 *
 * Cholesky A = L Lᵀ solves, inverts and gives the log determinant of positive definite matrices; cyclic Jacobi rotations
 * diagonalise symmetric ones, with small eigenvalues as accurate as the matrix allows (Demmel and Veselić 1992; Golub and
 * Van Loan, Matrix Computations, 8.5). Our own and not `ml-matrix`, which takes 35 ms to load where a kernel starts. For tens to a few hundred columns; all cost n³, Jacobi about 8 times over.
 */

/** A matrix of `rows` by `columns`; element (i, j) is values[i * columns + j]. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Unit eigenvectors in its columns, in the order of the values. */
  readonly vectors: Matrix;
}

/** @throws RangeError when the number of values is not rows · columns. */
export function matrix(rows: number, columns: number, values = new Float64Array(rows * columns)): Matrix {
  if (values.length !== rows * columns)
    throw new RangeError(
      `matrix: ${rows} by ${columns} needs ${rows * columns} values; got ${values.length}`,
    );
  return Object.freeze({ rows, columns, values });
}

export function transpose(a: Matrix): Matrix {
  const out = new Float64Array(a.values.length);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) out[j * a.rows + i] = a.values[i * a.columns + j]!;
  return matrix(a.columns, a.rows, out);
}

/** A B. @throws RangeError when the inner sizes differ. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows)
    throw new RangeError(
      `multiply: inner sizes must agree; got ${a.rows}×${a.columns} and ${b.rows}×${b.columns}`,
    );
  const out = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    const row = i * b.columns;
    for (let k = 0; k < a.columns; k++) {
      const factor = a.values[i * a.columns + k]!;
      if (factor === 0) continue;
      const from = k * b.columns;
      for (let j = 0; j < b.columns; j++) out[row + j]! += factor * b.values[from + j]!;
    }
  }
  return matrix(a.rows, b.columns, out);
}

/** A x. @throws RangeError when the sizes differ. */
export function multiplyVector(a: Matrix, x: ArrayLike<number>): Float64Array {
  if (a.columns !== x.length)
    throw new RangeError(`multiplyVector: sizes must agree; got ${a.rows}×${a.columns} and ${x.length}`);
  const out = new Float64Array(a.rows);
  for (let i = 0; i < a.rows; i++) {
    let total = 0;
    for (let j = 0; j < a.columns; j++) total += a.values[i * a.columns + j]! * x[j]!;
    out[i] = total;
  }
  return out;
}

/** Xᵀ X, of which only half is computed. */
export function crossProduct(x: Matrix): Matrix {
  const p = x.columns;
  const out = new Float64Array(p * p);
  for (let r = 0; r < x.rows; r++) {
    const row = r * p;
    for (let i = 0; i < p; i++) {
      const factor = x.values[row + i]!;
      if (factor === 0) continue;
      for (let j = i; j < p; j++) out[i * p + j]! += factor * x.values[row + j]!;
    }
  }
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) out[i * p + j] = out[j * p + i]!;
  return matrix(p, p, out);
}

/**
 * The lower triangle L of A = L Lᵀ; null when A is not positive definite to working accuracy (a pivot below 1e-14 of its
 * diagonal). Only the lower half of A is read.
 */
export function cholesky(a: Matrix): Matrix | null {
  const n = checkSquare("cholesky", a);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a.values[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= out[i * n + k]! * out[j * n + k]!;
      if (i !== j) out[i * n + j] = rest / out[j * n + j]!;
      else if (rest > 1e-14 * Math.abs(a.values[i * n + i]!)) out[i * n + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return matrix(n, n, out);
}

/** x of A x = b, from the Cholesky triangle of A. */
export function choleskySolve(lower: Matrix, b: ArrayLike<number>): Float64Array {
  const n = checkSquare("choleskySolve", lower);
  if (b.length !== n)
    throw new RangeError(`choleskySolve: the right side needs ${n} values; got ${b.length}`);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower.values[i * n + k]! * x[k]!;
    x[i]! /= lower.values[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower.values[k * n + i]! * x[k]!;
    x[i]! /= lower.values[i * n + i]!;
  }
  return x;
}

/** A⁻¹ from the Cholesky triangle of A. */
export function choleskyInverse(lower: Matrix): Matrix {
  const n = checkSquare("choleskyInverse", lower);
  const out = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit[j] = 1;
    const column = choleskySolve(lower, unit);
    unit[j] = 0;
    for (let i = 0; i < n; i++) out[i * n + j] = column[i]!;
  }
  return matrix(n, n, out);
}

/** log det A from the Cholesky triangle of A. */
export function choleskyLogDet(lower: Matrix): number {
  const n = checkSquare("choleskyLogDet", lower);
  let total = 0;
  for (let i = 0; i < n; i++) total += 2 * Math.log(lower.values[i * n + i]!);
  return total;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 * @throws RangeError when it is not square, or holds NaN or infinities.
 */
export function symmetricEigen(a: Matrix): Eigen {
  const n = checkSquare("symmetricEigen", a);
  if (!a.values.every(Number.isFinite))
    throw new RangeError("symmetricEigen: every value must be finite; got one that is not");
  const s = a.values.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) if (!rotateAll(s, v, n)) break;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => s[j * n + j]! - s[i * n + i]!);
  const vectors = new Float64Array(n * n);
  for (const [to, from] of order.entries())
    for (let i = 0; i < n; i++) vectors[i * n + to] = v[i * n + from]!;
  return Object.freeze({
    values: Float64Array.from(order, (i) => s[i * n + i]!),
    vectors: matrix(n, n, vectors),
  });
}

/** One sweep over all pairs; false when nothing was left to rotate. */
function rotateAll(s: Float64Array, v: Float64Array, n: number): boolean {
  let rotated = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = s[p * n + q]!;
      const [app, aqq] = [s[p * n + p]!, s[q * n + q]!];
      if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(app * aqq)) || Math.abs(off) < 1e-300) continue;
      rotated = true;
      const theta = (aqq - app) / (2 * off);
      const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(1, theta));
      const c = 1 / Math.hypot(1, t);
      const sine = t * c;
      for (let k = 0; k < n; k++) {
        const [kp, kq] = [s[k * n + p]!, s[k * n + q]!];
        s[k * n + p] = c * kp - sine * kq;
        s[k * n + q] = sine * kp + c * kq;
      }
      for (let k = 0; k < n; k++) {
        const [pk, qk] = [s[p * n + k]!, s[q * n + k]!];
        s[p * n + k] = c * pk - sine * qk;
        s[q * n + k] = sine * pk + c * qk;
        const [vp, vq] = [v[k * n + p]!, v[k * n + q]!];
        v[k * n + p] = c * vp - sine * vq;
        v[k * n + q] = sine * vp + c * vq;
      }
      s[p * n + q] = 0;
      s[q * n + p] = 0;
    }
  }
  return rotated;
}

function checkSquare(where: string, a: Matrix): number {
  if (a.rows !== a.columns)
    throw new RangeError(`${where}: the matrix must be square; got ${a.rows}×${a.columns}`);
  return a.rows;
}
