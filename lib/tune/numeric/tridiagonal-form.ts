/**
 * A symmetric matrix to tridiagonal form by Householder reflections, A = Q T Qᵀ, and eigenvectors of T back to those of A.
 * Operation by operation as LAPACK's dsytd2 (lower triangle) and dormtr, whose signs they share. Cost: 4/3 n³ and 2 n³.
 */
import { hypot2, withSign } from "./plane-rotation.ts";

/**
 * Reduces the lower triangle of `a` to the diagonal `d` and subdiagonal `e`. The reflector of column i (1, v) stays below the
 * subdiagonal of that column, its factor in `tau`.
 */
export function tridiagonalize(
  a: Float64Array,
  n: number,
  d: Float64Array,
  e: Float64Array,
  tau: Float64Array,
): void {
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let i = 0; i < n - 1; i++) {
    const factor = reflector(a, n, i);
    e[i] = a[(i + 1) * n + i]!;
    tau[i] = factor;
    if (factor !== 0) {
      a[(i + 1) * n + i] = 1;
      for (let r = i + 1; r < n; r++) v[r] = a[r * n + i]!;
      for (let r = i + 1; r < n; r++) {
        let sum = 0;
        for (let c = i + 1; c <= r; c++) sum += a[r * n + c]! * v[c]!;
        for (let c = r + 1; c < n; c++) sum += a[c * n + r]! * v[c]!;
        w[r] = factor * sum;
      }
      let dot = 0;
      for (let r = i + 1; r < n; r++) dot += w[r]! * v[r]!;
      const alpha = -0.5 * factor * dot;
      for (let r = i + 1; r < n; r++) w[r]! += alpha * v[r]!;
      for (let r = i + 1; r < n; r++)
        for (let c = i + 1; c <= r; c++) a[r * n + c]! -= v[r]! * w[c]! + w[r]! * v[c]!;
      a[(i + 1) * n + i] = e[i]!;
    }
    d[i] = a[i * n + i]!;
  }
  if (n > 0) d[n - 1] = a[n * n - 1]!;
}

/** Takes eigenvectors of the tridiagonal form to those of the matrix: the reflectors, last one first. `a` and `tau` are as `tridiagonalize` left them. */
export function reflectBack(a: Float64Array, n: number, tau: Float64Array, z: Float64Array): void {
  for (let i = n - 2; i >= 0; i--) {
    const factor = tau[i]!;
    if (factor === 0) continue;
    for (let k = 0; k < n; k++) {
      const at = k * n;
      let dot = z[at + i + 1]!;
      for (let r = i + 2; r < n; r++) dot += a[r * n + i]! * z[at + r]!;
      dot *= factor;
      z[at + i + 1]! -= dot;
      for (let r = i + 2; r < n; r++) z[at + r]! -= dot * a[r * n + i]!;
    }
  }
}

/** The reflection that clears column i below its subdiagonal; gives its factor, 0 when there is nothing to clear. */
function reflector(a: Float64Array, n: number, i: number): number {
  let scale = 0;
  for (let r = i + 2; r < n; r++) scale = Math.max(scale, Math.abs(a[r * n + i]!));
  if (scale === 0) return 0;
  let sum = 0;
  for (let r = i + 2; r < n; r++) sum += (a[r * n + i]! / scale) ** 2;
  const alpha = a[(i + 1) * n + i]!;
  const beta = -withSign(hypot2(alpha, scale * Math.sqrt(sum)), alpha);
  for (let r = i + 2; r < n; r++) a[r * n + i]! /= alpha - beta;
  a[(i + 1) * n + i] = beta;
  return (beta - alpha) / beta;
}
