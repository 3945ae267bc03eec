/**
 * Cholesky factors of covariance matrices in place, row-major in the lower triangle of a larger buffer: A = L Lᵀ. Beside
 * core's, which gives records for tens of columns, these grow row by row, invert in n³/6 and make no copies, for the many
 * factors of hundreds of rows that fitting a Gaussian process takes.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2. Cost: n³/6 multiplications for a factor, n³/3 more for the inverse.
 */

/**
 * Factors rows `from` … n - 1 of the lower triangle in place; the rows before are factored already.
 * @param stride doubles between the starts of two rows.
 * @returns false where the matrix is not positive definite.
 */
export function factorInPlace(a: Float64Array, n: number, stride = n, from = 0): boolean {
  for (let i = from; i < n; i++) {
    const row = i * stride;
    for (let j = 0; j < i; j++) {
      const other = j * stride;
      a[row + j] = (a[row + j]! - dot(a, row, a, other, j)) / a[other + j]!;
    }
    const rest = a[row + i]! - dot(a, row, a, row, i);
    if (!(rest > 0)) return false;
    a[row + i] = Math.sqrt(rest);
  }
  return true;
}

/** Solves L v = b in place. */
export function forwardSolve(lower: Float64Array, b: Float64Array, n: number, stride = n): void {
  for (let i = 0; i < n; i++) {
    const row = i * stride;
    b[i] = (b[i]! - dot(lower, row, b, 0, i)) / lower[row + i]!;
  }
}

/** Solves Lᵀ w = v in place. */
export function backwardSolve(lower: Float64Array, v: Float64Array, n: number, stride = n): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * stride;
    const x = (v[i]! /= lower[row + i]!);
    for (let j = 0; j < i; j++) v[j]! -= x * lower[row + j]!;
  }
}

/** Writes the lower triangle of (L Lᵀ)⁻¹ = L⁻ᵀ L⁻¹ to `inverse`. */
export function invertFromFactor(
  lower: Float64Array,
  n: number,
  inverse: Float64Array,
  work = new Float64Array(n * n),
): void {
  // Row j of `work` is column j of L⁻¹, so that all inner loops run along rows.
  for (let j = 0; j < n; j++) {
    const column = j * n;
    work[column + j] = 1 / lower[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      let rest = 0;
      const row = i * n;
      for (let k = j; k < i; k++) rest -= lower[row + k]! * work[column + k]!;
      work[column + i] = rest / lower[row + i]!;
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = i; k < n; k++) total += work[i * n + k]! * work[j * n + k]!;
      inverse[i * n + j] = total;
    }
}

/** Sum of products of two runs of length n, in four strands that the processor can overlap. */
function dot(a: Float64Array, at: number, b: Float64Array, bt: number, n: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    s0 += a[at + k]! * b[bt + k]!;
    s1 += a[at + k + 1]! * b[bt + k + 1]!;
    s2 += a[at + k + 2]! * b[bt + k + 2]!;
    s3 += a[at + k + 3]! * b[bt + k + 3]!;
  }
  for (; k < n; k++) s0 += a[at + k]! * b[bt + k]!;
  return s0 + s1 + (s2 + s3);
}
