/**
 * Kernel SHAP: Shapley values as the coefficients of a weighted regression of coalitions' worth on their members, the weight of a coalition of s among m
 * players being (m − 1) / (C(m, s) s (m − s)), the sum held to v(all) − v(none). Sizes are enumerated from the outside while the budget lasts, with
 * their complements; what is left is drawn. Exact when every coalition is seen. Source: Lundberg and Lee 2017; shap 0.46 `Kernel`.
 */
import { larsPath, type Rng } from "../../core/index.ts";
import type { Game, Solution } from "../game.ts";
import { emptyCoalitions, varyingPlayers, worthOf, type SolveOptions } from "./coalitions.ts";
import { lassoInformation } from "./lasso-information.ts";

/** Which players get a coefficient: all, or a choice where fewer than all coalitions are seen. */
export type L1Reg = "auto" | "aic" | "bic" | `num_features(${number})` | 0 | false;

export interface KernelOptions extends SolveOptions {
  readonly rng: Rng;
  /** Coalitions for a row at most; default 2m + 2048. */
  readonly nsamples?: number | undefined;
  /** Default "num_features(10)" (shap's since 0.47), which keeps all of ten players or fewer. "auto": by AIC where less than a fifth of the coalitions is seen. */
  readonly l1Reg?: L1Reg | undefined;
}

export async function kernelSolution(game: Game, options: KernelOptions): Promise<Solution> {
  const where = "KernelExplainer";
  const { rng, l1Reg = "num_features(10)" } = options;
  const { players: p } = game;
  const inds = varyingPlayers(game);
  const m = inds.length;
  const most = m <= 30 ? 2 ** m - 2 : 2 ** 30;
  const wanted = options.nsamples ?? 2 * m + 2048;
  const ends = emptyCoalitions(game, 2);
  ends.fill(1, p);
  if (m <= 1) {
    const worth = await worthOf(where, game, ends, options);
    const k = worth.length / 2;
    const values = new Float64Array(p * k);
    if (m === 1) for (let c = 0; c < k; c++) values[inds[0]! * k + c] = worth[k + c]! - worth[c]!;
    return { values, base: worth.slice(0, k), full: worth.slice(k), exact: true };
  }
  const drawn = drawCoalitions(m, Math.min(wanted, most), rng);
  const n = drawn.weights.length;
  const masks = emptyCoalitions(game, n + 2);
  masks.fill(1, p, 2 * p);
  for (let q = 0; q < n; q++)
    for (let a = 0; a < m; a++) if (drawn.rows[q * m + a] === 1) masks[(q + 2) * p + inds[a]!] = 1;
  const worth = await worthOf(where, game, masks, options);
  const k = worth.length / (n + 2);
  const base = worth.slice(0, k);
  const full = worth.slice(k, 2 * k);
  const values = new Float64Array(p * k);
  const errorStd = drawn.isExact ? undefined : new Float64Array(p * k);
  for (let c = 0; c < k; c++) {
    const y = Float64Array.from({ length: n }, (_, q) => worth[(q + 2) * k + c]! - base[c]!);
    const total = full[c]! - base[c]!;
    const chosen = chosenPlayers(drawn.rows, drawn.weights, y, total, m, l1Reg, n / most);
    const { phi, error } = solve(drawn.rows, drawn.weights, y, total, m, chosen, drawn.fixed);
    for (const [at, a] of chosen.entries()) {
      values[inds[a]! * k + c] = Math.abs(phi[at]!) < 1e-10 ? 0 : phi[at]!;
      if (errorStd !== undefined) errorStd[inds[a]! * k + c] = error[at]!;
    }
  }
  const all = drawn.isExact && (l1Reg === 0 || l1Reg === false || keeps(l1Reg, m));
  return { values, base, full, exact: all, ...(errorStd === undefined ? {} : { errorStd }) };
}

function keeps(l1Reg: Exclude<L1Reg, 0 | false>, m: number): boolean {
  if (l1Reg === "auto") return true;
  return l1Reg.startsWith("num_features(") && Number(l1Reg.slice(13, -1)) >= m;
}

interface Drawn {
  /** n×m. */
  readonly rows: Uint8Array;
  readonly weights: Float64Array;
  /** Coalitions that were enumerated, before those that were drawn. */
  readonly fixed: number;
  readonly isExact: boolean;
}

/** The coalitions of shap's Kernel: whole sizes while n · weight of the size ≥ its number, then draws with their complements. */
function drawCoalitions(m: number, n: number, rng: Rng): Drawn {
  const sizes = Math.ceil((m - 1) / 2);
  const paired = Math.floor((m - 1) / 2);
  const weight = Float64Array.from(
    { length: sizes },
    (_, s) => ((m - 1) / ((s + 1) * (m - s - 1))) * (s < paired ? 2 : 1),
  );
  const sum = weight.reduce((total, x) => total + x, 0);
  for (let s = 0; s < sizes; s++) weight[s]! /= sum;
  const rows: Uint8Array[] = [];
  const weights: number[] = [];
  const left = weight.slice();
  let remaining = n;
  let full = 0;
  for (let s = 1; s <= sizes; s++) {
    const count = binomial(m, s) * (s <= paired ? 2 : 1);
    if ((remaining * left[s - 1]!) / count < 1 - 1e-8) break;
    full += 1;
    remaining -= count;
    const share = left[s - 1]!;
    if (share < 1) for (let i = 0; i < sizes; i++) left[i]! /= 1 - share;
    const w = weight[s - 1]! / binomial(m, s) / (s <= paired ? 2 : 1);
    eachCombination(m, s, (row) => {
      rows.push(row);
      weights.push(w);
      if (s > paired) return;
      rows.push(row.map((x) => 1 - x));
      weights.push(w);
    });
  }
  const fixed = rows.length;
  if (full < sizes) drawRest();
  const flat = new Uint8Array(rows.length * m);
  for (const [q, row] of rows.entries()) flat.set(row, q * m);
  return { rows: flat, weights: Float64Array.from(weights), fixed, isExact: full === sizes };

  function drawRest(): void {
    const share = Float64Array.from(
      { length: sizes - full },
      (_, i) => weight[full + i]! / (full + i < paired ? 2 : 1),
    );
    const total = share.reduce((all, x) => all + x, 0);
    let samples = n - rows.length;
    const known = new Map<string, number>();
    for (let tries = 0; samples > 0 && tries < 4 * (n - fixed); tries++) {
      let at = 0;
      for (let u = rng.next() * total - share[0]!; u >= 0 && at < share.length - 1;) u -= share[++at]!;
      const size = at + full + 1;
      const row = new Uint8Array(m);
      for (const a of rng.choice(m, size)) row[a] = 1;
      const key = row.join("");
      const seen = known.get(key);
      const isPaired = size <= paired;
      if (seen !== undefined) {
        weights[seen]! += 1;
        if (isPaired && seen + 1 < rows.length) weights[seen + 1]! += 1;
        continue;
      }
      known.set(key, rows.length);
      rows.push(row);
      weights.push(1);
      samples -= 1;
      if (!isPaired || samples === 0) continue;
      rows.push(row.map((x) => 1 - x));
      weights.push(1);
      samples -= 1;
    }
    const rest = weight.slice(full).reduce((all, x) => all + x, 0);
    const made = weights.slice(fixed).reduce((all, x) => all + x, 0);
    for (let q = fixed; q < weights.length; q++) weights[q]! *= rest / made;
  }
}

/** Players with a coefficient, in the order in which they were chosen. */
function chosenPlayers(
  rows: Uint8Array,
  weights: Float64Array,
  y: Float64Array,
  total: number,
  m: number,
  l1Reg: L1Reg,
  seen: number,
): number[] {
  const all = Array.from({ length: m }, (_, a) => a);
  if (l1Reg === 0 || l1Reg === false || (l1Reg === "auto" && seen >= 0.2)) return all;
  const most = l1Reg.startsWith("num_features(") ? Number(l1Reg.slice(13, -1)) : undefined;
  if (most !== undefined && !(Number.isInteger(most) && most >= 1))
    throw new RangeError(
      `KernelExplainer: l1Reg "num_features(n)" wants a whole number of 1 or more; got ${JSON.stringify(l1Reg)}`,
    );
  if (most !== undefined && most >= m) return all;
  // Each coalition twice, with the sum's constraint in the second half.
  const n = y.length;
  const X = new Float64Array(2 * n * m);
  const target = new Float64Array(2 * n);
  for (let q = 0; q < n; q++) {
    let s = 0;
    for (let a = 0; a < m; a++) s += rows[q * m + a]!;
    const [one, two] = [Math.sqrt(weights[q]! * (m - s)), Math.sqrt(weights[q]! * s)];
    target[q] = one * y[q]!;
    target[n + q] = two * (y[q]! - total);
    for (let a = 0; a < m; a++) {
      X[q * m + a] = one * rows[q * m + a]!;
      X[(n + q) * m + a] = two * (rows[q * m + a]! - 1);
    }
  }
  if (most !== undefined) return [...larsPath(X, target, m, { maxIter: most }).active];
  return lassoInformation(X, target, m, l1Reg === "bic" ? "bic" : "aic");
}

/** The weighted regression with the last chosen player given by the sum. */
function solve(
  rows: Uint8Array,
  weights: Float64Array,
  y: Float64Array,
  total: number,
  m: number,
  chosen: readonly number[],
  fixed: number,
): { readonly phi: Float64Array; readonly error: Float64Array } {
  const q = chosen.length;
  const phi = new Float64Array(q);
  const error = new Float64Array(q);
  if (q === 0) return { phi, error };
  if (q === 1) {
    phi[0] = total;
    return { phi, error };
  }
  const last = chosen[q - 1]!;
  const r = q - 1;
  const A = new Float64Array(r * r);
  const b = new Float64Array(r);
  const x = new Float64Array(r);
  const each = (i: number): number => {
    const z = rows[i * m + last]!;
    for (let a = 0; a < r; a++) x[a] = rows[i * m + chosen[a]!]! - z;
    return y[i]! - z * total;
  };
  for (let i = 0; i < y.length; i++) {
    const t = each(i);
    const w = weights[i]!;
    for (let a = 0; a < r; a++) {
      if (x[a] === 0) continue;
      b[a]! += w * x[a]! * t;
      for (let c = 0; c < r; c++) A[a * r + c]! += w * x[a]! * x[c]!;
    }
  }
  const inverse = invert(A, r);
  let sum = 0;
  for (let a = 0; a < r; a++) {
    for (let c = 0; c < r; c++) phi[a]! += inverse[a * r + c]! * b[c]!;
    sum += phi[a]!;
  }
  phi[r] = total - sum;
  if (fixed === y.length) return { phi, error };
  // Sandwich of the drawn coalitions' residuals (White 1980): what another draw would move.
  const meat = new Float64Array(r * r);
  for (let i = fixed; i < y.length; i++) {
    let residual = each(i);
    for (let a = 0; a < r; a++) residual -= x[a]! * phi[a]!;
    const w = (weights[i]! * residual) ** 2;
    for (let a = 0; a < r; a++) for (let c = 0; c < r; c++) meat[a * r + c]! += w * x[a]! * x[c]!;
  }
  const covariance = product(product(inverse, meat, r), inverse, r);
  let rest = 0;
  for (let a = 0; a < r; a++) {
    error[a] = Math.sqrt(Math.max(0, covariance[a * r + a]!));
    for (let c = 0; c < r; c++) rest += covariance[a * r + c]!;
  }
  error[r] = Math.sqrt(Math.max(0, rest));
  return { phi, error };
}

/** Inverse by Gauss–Jordan with pivots; a pivot that is nothing leaves its row 0. */
function invert(A: Float64Array, r: number): Float64Array {
  const M = A.slice();
  const I = new Float64Array(r * r);
  for (let a = 0; a < r; a++) I[a * r + a] = 1;
  let size = 0;
  for (const x of A) size = Math.max(size, Math.abs(x));
  for (let col = 0; col < r; col++) {
    let pivot = col;
    for (let a = col + 1; a < r; a++)
      if (Math.abs(M[a * r + col]!) > Math.abs(M[pivot * r + col]!)) pivot = a;
    if (Math.abs(M[pivot * r + col]!) <= 1e-14 * size) {
      for (let c = 0; c < r; c++) I[col * r + c] = 0;
      continue;
    }
    if (pivot !== col)
      for (const X of [M, I])
        for (let c = 0; c < r; c++) [X[col * r + c], X[pivot * r + c]] = [X[pivot * r + c]!, X[col * r + c]!];
    const scale = 1 / M[col * r + col]!;
    for (const X of [M, I]) for (let c = 0; c < r; c++) X[col * r + c]! *= scale;
    for (let a = 0; a < r; a++) {
      if (a === col) continue;
      const f = M[a * r + col]!;
      if (f === 0) continue;
      for (const X of [M, I]) for (let c = 0; c < r; c++) X[a * r + c]! -= f * X[col * r + c]!;
    }
  }
  return I;
}

function product(A: Float64Array, B: Float64Array, r: number): Float64Array {
  const out = new Float64Array(r * r);
  for (let a = 0; a < r; a++)
    for (let c = 0; c < r; c++) {
      const x = A[a * r + c]!;
      if (x !== 0) for (let d = 0; d < r; d++) out[a * r + d]! += x * B[c * r + d]!;
    }
  return out;
}

function binomial(n: number, k: number): number {
  let out = 1;
  for (let i = 1; i <= k; i++) out = (out * (n - k + i)) / i;
  return Math.round(out);
}

/** Every row of m places with s ones, in the order of their positions. */
function eachCombination(m: number, s: number, visit: (row: Uint8Array) => void): void {
  const at = Array.from({ length: s }, (_, i) => i);
  for (;;) {
    const row = new Uint8Array(m);
    for (const a of at) row[a] = 1;
    visit(row);
    let i = s - 1;
    while (i >= 0 && at[i] === m - s + i) i -= 1;
    if (i < 0) return;
    at[i]! += 1;
    for (let j = i + 1; j < s; j++) at[j] = at[j - 1]! + 1;
  }
}
