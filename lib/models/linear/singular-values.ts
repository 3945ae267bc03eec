/**
 * Singular values of a square matrix by rotating its columns until they are orthogonal (one-sided Jacobi).
 *
 * Small singular values come out as accurate as the columns allow, which decides ranks reliably. Source: Hestenes (1958); Demmel and Veselić
 * (1992). O(p³) a sweep, some ten sweeps.
 */

export interface SingularValues {
  /** Descending. */
  readonly values: Float64Array;
  /** Row r holds the r-th left vector; 0 for a singular value 0. */
  readonly left: Float64Array;
  /** Row r holds the r-th right vector. */
  readonly vectors: Float64Array;
}

/** @param A p×p, column-major. */
export function singularValues(A: Float64Array, p: number): SingularValues {
  const U = A.slice();
  const V = new Float64Array(p * p);
  for (let j = 0; j < p; j++) V[j * p + j] = 1;
  for (let sweep = 0; sweep < 60; sweep++) if (!rotateAll(U, V, p)) break;
  const norms = Float64Array.from({ length: p }, (_, j) => norm(U, j * p, p));
  const order = Array.from(norms.keys()).sort((a, b) => norms[b]! - norms[a]!);
  const left = new Float64Array(p * p);
  const vectors = new Float64Array(p * p);
  for (const [r, j] of order.entries()) {
    vectors.set(V.subarray(j * p, j * p + p), r * p);
    if (norms[j]! > 0) for (let i = 0; i < p; i++) left[r * p + i] = U[j * p + i]! / norms[j]!;
  }
  return { values: Float64Array.from(order, (j) => norms[j]!), left, vectors };
}

function rotateAll(U: Float64Array, V: Float64Array, p: number): boolean {
  let rotated = false;
  for (let a = 0; a < p - 1; a++)
    for (let b = a + 1; b < p; b++) {
      let [aa, bb, ab] = [0, 0, 0];
      for (let i = 0; i < p; i++) {
        const [x, y] = [U[a * p + i]!, U[b * p + i]!];
        aa += x * x;
        bb += y * y;
        ab += x * y;
      }
      if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb) || ab === 0) continue;
      rotated = true;
      const zeta = (bb - aa) / (2 * ab);
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
      const c = 1 / Math.hypot(1, t);
      rotate(U, a * p, b * p, p, c, c * t);
      rotate(V, a * p, b * p, p, c, c * t);
    }
  return rotated;
}

function rotate(M: Float64Array, a: number, b: number, p: number, c: number, s: number): void {
  for (let i = 0; i < p; i++) {
    const [x, y] = [M[a + i]!, M[b + i]!];
    M[a + i] = c * x - s * y;
    M[b + i] = s * x + c * y;
  }
}

function norm(M: Float64Array, from: number, p: number): number {
  let sum = 0;
  for (let i = from; i < from + p; i++) sum += M[i]! * M[i]!;
  return Math.sqrt(sum);
}
