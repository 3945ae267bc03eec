/**
 * Eigenvalues and eigenvectors of a real symmetric matrix: Householder reflections to tridiagonal form, then implicit QL or
 * QR steps. It follows LAPACK (dsytd2, dsteqr, dormtr, as `numpy.linalg.eigh` runs them up to 25 rows) step by step, because
 * the signs of the eigenvectors, which no definition fixes, steer the draws of CMA-ES. Plane rotations have the signs of
 * LAPACK 3.10 and later.
 *
 * Source: Anderson et al., LAPACK Users' Guide, 3rd ed. 1999; LAPACK 3.10. Cost: about 9 n³ operations.
 */

import { hypot2, planeRotation, symmetricPair, withSign } from "./plane-rotation.ts";
import { reflectBack, tridiagonalize } from "./tridiagonal-form.ts";

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Eigenvector k lies at k·n … (k+1)·n - 1, of length 1. */
  readonly vectors: Float64Array;
}

const epsilon = Number.EPSILON / 2;
const smallest = 2 ** -1022;
const maxSweeps = 30;

/**
 * The eigensystem of the symmetric matrix whose n rows of n lie in `matrix`; only its lower triangle is read.
 * @throws RangeError when the iteration does not end, as with a matrix that holds NaN or Infinity.
 */
export function eigh(matrix: Float64Array, n: number): SymmetricEigen {
  const a = matrix.slice();
  const values = new Float64Array(n);
  const beside = new Float64Array(n);
  const factors = new Float64Array(n);
  tridiagonalize(a, n, values, beside, factors);
  const vectors = identity(n);
  if (!solveTridiagonal(values, beside, vectors, n))
    throw new RangeError(
      "eigh: the iteration does not end; the matrix holds NaN or Infinity; look at its numbers",
    );
  reflectBack(a, n, factors, vectors);
  sortAscending(values, vectors, n);
  return { values, vectors };
}

/** The identity matrix. */
function identity(n: number): Float64Array {
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  return z;
}

/**
 * Turns `d` into eigenvalues, unordered, and collects the rotations in `z`, eigenvector after eigenvector. Each block
 * between zeros of `e` is worked from the end with the smaller diagonal element. False when a block does not converge.
 */
function solveTridiagonal(d: Float64Array, e: Float64Array, z: Float64Array, n: number): boolean {
  const budget = { left: n * maxSweeps };
  let start = 0;
  while (start < n) {
    if (start > 0) e[start - 1] = 0;
    let end = start;
    while (end < n - 1 && !splits(d, e, end)) end++;
    if (end < n - 1) e[end] = 0;
    if (end > start) {
      const down = Math.abs(d[end]!) >= Math.abs(d[start]!);
      if (!(down ? sweepQl(d, e, z, n, start, end, budget) : sweepQr(d, e, z, n, end, start, budget)))
        return false;
    }
    start = end + 1;
  }
  return true;
}

function splits(d: Float64Array, e: Float64Array, m: number): boolean {
  const off = Math.abs(e[m]!);
  return off === 0 || off <= Math.sqrt(Math.abs(d[m]!)) * Math.sqrt(Math.abs(d[m + 1]!)) * epsilon;
}

/** True when the off-diagonal element is nothing beside its two neighbours. */
function negligible(off: number, one: number, other: number): boolean {
  return off * off <= epsilon * epsilon * Math.abs(one) * Math.abs(other) + smallest;
}

/** QL steps on rows from … last, where from < last: the small eigenvalues come off at the top. */
function sweepQl(
  d: Float64Array,
  e: Float64Array,
  z: Float64Array,
  n: number,
  from: number,
  last: number,
  budget: { left: number },
): boolean {
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  let l = from;
  while (l <= last) {
    let m = l;
    while (m < last && !negligible(e[m]!, d[m]!, d[m + 1]!)) m++;
    if (m < last) e[m] = 0;
    if (m === l) {
      l++;
      continue;
    }
    if (m === l + 1) {
      const pair = symmetricPair(d[l]!, e[l]!, d[l + 1]!);
      rotate(z, n, l, pair.cos, pair.sin);
      d[l] = pair.larger;
      d[l + 1] = pair.smaller;
      e[l] = 0;
      l += 2;
      continue;
    }
    if (budget.left-- === 0) return false;
    let p = d[l]!;
    let g = (d[l + 1]! - p) / (2 * e[l]!);
    g = d[m]! - p + e[l]! / (g + withSign(hypot2(g, 1), g));
    let s = 1;
    let c = 1;
    p = 0;
    for (let i = m - 1; i >= l; i--) {
      const f = s * e[i]!;
      const b = c * e[i]!;
      const turn = planeRotation(g, f);
      c = turn.cos;
      s = turn.sin;
      if (i !== m - 1) e[i + 1] = turn.length;
      g = d[i + 1]! - p;
      const r = (d[i]! - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      cosines[i] = c;
      sines[i] = -s;
    }
    for (let i = m - 1; i >= l; i--) rotate(z, n, i, cosines[i]!, sines[i]!);
    d[l]! -= p;
    e[l] = g;
  }
  return true;
}

/** QR steps on rows last … from, where last < from: the small eigenvalues come off at the bottom. */
function sweepQr(
  d: Float64Array,
  e: Float64Array,
  z: Float64Array,
  n: number,
  from: number,
  last: number,
  budget: { left: number },
): boolean {
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  let l = from;
  while (l >= last) {
    let m = l;
    while (m > last && !negligible(e[m - 1]!, d[m]!, d[m - 1]!)) m--;
    if (m > last) e[m - 1] = 0;
    if (m === l) {
      l--;
      continue;
    }
    if (m === l - 1) {
      const pair = symmetricPair(d[l - 1]!, e[l - 1]!, d[l]!);
      rotate(z, n, m, pair.cos, pair.sin);
      d[l - 1] = pair.larger;
      d[l] = pair.smaller;
      e[l - 1] = 0;
      l -= 2;
      continue;
    }
    if (budget.left-- === 0) return false;
    let p = d[l]!;
    let g = (d[l - 1]! - p) / (2 * e[l - 1]!);
    g = d[m]! - p + e[l - 1]! / (g + withSign(hypot2(g, 1), g));
    let s = 1;
    let c = 1;
    p = 0;
    for (let i = m; i < l; i++) {
      const f = s * e[i]!;
      const b = c * e[i]!;
      const turn = planeRotation(g, f);
      c = turn.cos;
      s = turn.sin;
      if (i !== m) e[i - 1] = turn.length;
      g = d[i]! - p;
      const r = (d[i + 1]! - g) * s + 2 * c * b;
      p = s * r;
      d[i] = g + p;
      g = c * r - b;
      cosines[i] = c;
      sines[i] = s;
    }
    for (let i = m; i < l; i++) rotate(z, n, i, cosines[i]!, sines[i]!);
    d[l]! -= p;
    e[l - 1] = g;
  }
  return true;
}

/** Turns the eigenvectors i and i + 1 in their plane. */
function rotate(z: Float64Array, n: number, i: number, cos: number, sin: number): void {
  if (cos === 1 && sin === 0) return;
  const one = i * n;
  const two = one + n;
  for (let k = 0; k < n; k++) {
    const held = z[two + k]!;
    z[two + k] = cos * held - sin * z[one + k]!;
    z[one + k] = sin * held + cos * z[one + k]!;
  }
}

function sortAscending(values: Float64Array, vectors: Float64Array, n: number): void {
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (values[j]! < values[least]!) least = j;
    if (least === i) continue;
    const value = values[i]!;
    values[i] = values[least]!;
    values[least] = value;
    const vector = vectors.slice(i * n, (i + 1) * n);
    vectors.copyWithin(i * n, least * n, (least + 1) * n);
    vectors.set(vector, least * n);
  }
}
