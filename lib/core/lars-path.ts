/**
 * Least angle regression: features enter one after another, each step along the direction that makes equal angles with all that entered (Efron, Hastie,
 * Johnstone and Tibshirani 2004). The lasso variant drops a feature whose coefficient crosses zero. No intercept and no centring: the caller's matter.
 * As scikit-learn's `lars_path` 1.2. O(steps · (n p + steps²)).
 */

export interface LarsOptions {
  /** Default "lar". */
  readonly method?: "lar" | "lasso" | undefined;
  /** Steps at most; default 500. */
  readonly maxIter?: number | undefined;
}

export interface LarsPath {
  /** Correlation at each point of the path, over n; decreasing. */
  readonly alphas: readonly number[];
  /** Features that are in at the end, in order of entry. */
  readonly active: readonly number[];
  /** Coefficients at each point of the path, p numbers each. */
  readonly coefs: readonly Float64Array[];
}

/** Smallest correlation that counts, and smallest pivot of a new feature. */
const TINY = 1.1920928955078125e-7;

/** @param X n×p, row-major. @param y n numbers. */
export function larsPath(X: Float64Array, y: Float64Array, p: number, options: LarsOptions = {}): LarsPath {
  const { method = "lar", maxIter = 500 } = options;
  const n = y.length;
  const most = Math.min(maxIter, p);
  const G = new Float64Array(p * p);
  const correlation = new Float64Array(p);
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++) {
      const x = X[i * p + a]!;
      if (x === 0) continue;
      correlation[a]! += x * y[i]!;
      for (let b = 0; b < p; b++) G[a * p + b]! += x * X[i * p + b]!;
    }
  const active: number[] = [];
  const signs: number[] = [];
  const dropped = new Set<number>();
  const coef = new Float64Array(p);
  const coefs: Float64Array[] = [];
  const alphas: number[] = [];
  // Lower triangular factor of the active part of G, row by row.
  let factor: number[][] = [];
  let drop = false;
  let steps = 0;
  for (;;) {
    let best = -1;
    let C = 0;
    for (let j = 0; j < p; j++)
      if (!active.includes(j) && !dropped.has(j) && Math.abs(correlation[j]!) > C) {
        C = Math.abs(correlation[j]!);
        best = j;
      }
    // With every feature in, the correlation that all of them share.
    if (best < 0 && active.length > 0) C = Math.abs(correlation[active[0]!]!);
    const alpha = C / n;
    alphas.push(alpha);
    coefs.push(coef.slice());
    if (alpha <= Number.EPSILON || steps >= maxIter || active.length >= most) break;
    if (!drop && best >= 0) {
      const row = active.map((j) => G[best * p + j]!);
      const next = forwardSolve(factor, row);
      const pivot = G[best * p + best]! - next.reduce((sum, x) => sum + x * x, 0);
      if (Math.sqrt(Math.max(0, pivot)) < TINY) {
        // A feature that the others make up cannot be told from them.
        dropped.add(best);
        alphas.pop();
        coefs.pop();
        continue;
      }
      factor.push([...next, Math.sqrt(pivot)]);
      active.push(best);
      signs.push(Math.sign(correlation[best]!));
    }
    if (active.length === 0) break;
    const direction = backSolve(factor, forwardSolve(factor, signs));
    const AA = 1 / Math.sqrt(direction.reduce((sum, x, a) => sum + x * signs[a]!, 0));
    const w = direction.map((x) => x * AA);
    const along = new Float64Array(p);
    for (let j = 0; j < p; j++) for (const [a, i] of active.entries()) along[j]! += w[a]! * G[j * p + i]!;
    let gamma = C / AA;
    for (let j = 0; j < p; j++) {
      if (active.includes(j) || dropped.has(j)) continue;
      for (const g of [
        (C - correlation[j]!) / (AA - along[j]! + 2e-308),
        (C + correlation[j]!) / (AA + along[j]! + 2e-308),
      ])
        if (g > 2e-308 && g < gamma) gamma = g;
    }
    drop = false;
    let leaves: number[] = [];
    if (method === "lasso") {
      let first = Infinity;
      for (const [a, i] of active.entries()) {
        const z = -coef[i]! / (w[a]! + 2e-308);
        if (z > 2e-308 && z < first) first = z;
      }
      if (first < gamma) {
        leaves = active.filter((i, a) => -coef[i]! / (w[a]! + 2e-308) === first);
        gamma = first;
        drop = true;
      }
    }
    steps += 1;
    for (const [a, i] of active.entries()) coef[i]! += gamma * w[a]!;
    for (let j = 0; j < p; j++) correlation[j]! -= gamma * along[j]!;
    for (const i of leaves) {
      const a = active.indexOf(i);
      active.splice(a, 1);
      signs.splice(a, 1);
      coef[i] = 0;
    }
    if (drop) {
      factor = cholesky(active.map((i) => active.map((j) => G[i * p + j]!)));
      // What left may come back with its own correlation.
      for (const i of leaves) {
        let c = 0;
        for (let row = 0; row < n; row++) {
          let rest = y[row]!;
          for (const j of active) rest -= X[row * p + j]! * coef[j]!;
          c += X[row * p + i]! * rest;
        }
        correlation[i] = c;
      }
    }
  }
  return { alphas, active, coefs };
}

function forwardSolve(L: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x: number[] = [];
  for (const [i, row] of L.entries()) {
    let sum = b[i]!;
    for (let j = 0; j < i; j++) sum -= row[j]! * x[j]!;
    x.push(sum / row[i]!);
  }
  return x;
}

function backSolve(L: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x = [...b];
  for (let i = L.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < L.length; j++) x[i]! -= L[j]![i]! * x[j]!;
    x[i]! /= L[i]![i]!;
  }
  return x;
}

function cholesky(A: readonly (readonly number[])[]): number[][] {
  const L: number[][] = [];
  for (const [i, row] of A.entries()) {
    const next = forwardSolve(L, row.slice(0, i));
    L.push([...next, Math.sqrt(Math.max(TINY * TINY, row[i]! - next.reduce((sum, x) => sum + x * x, 0)))]);
  }
  return L;
}
