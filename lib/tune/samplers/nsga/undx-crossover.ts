/**
 * Unimodal normal distribution crossover: a normal draw about the middle of two parents, along their line as wide as they are
 * apart, across it as wide as the third parent is off. Sources: Ono, Kobayashi (1997), as in Kita, Ono, Kobayashi, CEC 1999,
 * 1581; Optuna 5.0, `_undx.py`. O(n³) for n numbers.
 */
import type { RandomState } from "../random-state.ts";
import type { Crossover } from "./crossover.ts";

export class UNDXCrossover implements Crossover {
  readonly name = "UNDXCrossover";
  readonly nParents = 3;
  readonly #sigmaXi: number;
  readonly #sigmaEta: number | null;

  /**
   * @param sigmaXi its square is the deviation along the line.
   * @param sigmaEta its square is the deviation across it; by default 0.35 / √n for n numbers.
   */
  constructor(sigmaXi = 0.5, sigmaEta: number | null = null) {
    this.#sigmaXi = sigmaXi;
    this.#sigmaEta = sigmaEta;
  }

  crossover(parents: readonly Float64Array[], random: RandomState): Float64Array {
    const [a, b, c] = parents as readonly [Float64Array, Float64Array, Float64Array];
    const n = a.length;
    const sigmaEta = this.#sigmaEta ?? 0.35 / Math.sqrt(n);
    const etas = random.randn(n).map((draw) => draw * sigmaEta ** 2);
    const xi = random.rng.normal() * this.#sigmaXi ** 2;
    const child = a.map((value, i) => (value + b[i]!) / 2 + xi * (value - b[i]!));
    if (n === 1) return child;
    const line = b.map((value, i) => value - a[i]!);
    const length = Math.max(Math.sqrt(dot(line, line)), 1e-10);
    const along = line.map((value) => value / length);
    const toThird = c.map((value, i) => value - a[i]!);
    const shadow = dot(toThird, along);
    const off = toThird.map((value, i) => value - shadow * along[i]!);
    const distance = Math.sqrt(dot(off, off));
    const basis = orthonormalTo(along);
    for (let i = 0; i < n; i++) {
      let across = 0;
      for (let k = 0; k < n - 1; k++) across += etas[k]! * basis[(k + 1) * n + i]!;
      child[i]! += across * distance;
    }
    return child;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * An orthonormal basis, one vector a row, of which the first lies along the given one: the Q of a QR decomposition of
 * [along, e2 … en] by Householder reflections, with LAPACK's signs (dgeqr2, dorg2r).
 */
function orthonormalTo(along: Float64Array): Float64Array {
  const n = along.length;
  // Column j of the matrix is row j here.
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j++) columns[j * n + j] = 1;
  if (along.some((value) => value !== 0)) columns.set(along);
  const reflections: { readonly tau: number; readonly v: Float64Array }[] = [];
  for (let j = 0; j < n - 1; j++) {
    const column = columns.subarray(j * n, (j + 1) * n);
    const reflection = householder(column.slice(j));
    reflections.push(reflection);
    for (let k = j; k < n; k++) reflect(columns.subarray(k * n + j, (k + 1) * n), reflection);
  }
  const basis = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    basis[j * n + j] = 1;
    for (let r = n - 2; r >= 0; r--) reflect(basis.subarray(j * n + r, (j + 1) * n), reflections[r]!);
  }
  return basis;
}

/** The reflection 1 - τ v vᵀ, v = (1, …), that maps x to a multiple of the first unit vector. */
function householder(x: Float64Array): { readonly tau: number; readonly v: Float64Array } {
  const rest = x.subarray(1);
  const norm = Math.sqrt(dot(rest, rest));
  if (norm === 0) return { tau: 0, v: x };
  const first = x[0]!;
  const beta = first >= 0 ? -Math.hypot(first, norm) : Math.hypot(first, norm);
  const v = x.map((value) => value / (first - beta));
  v[0] = 1;
  return { tau: (beta - first) / beta, v };
}

function reflect(x: Float64Array, { tau, v }: { readonly tau: number; readonly v: Float64Array }): void {
  if (tau === 0) return;
  const scale = tau * dot(x, v);
  for (let i = 0; i < x.length; i++) x[i]! -= scale * v[i]!;
}
