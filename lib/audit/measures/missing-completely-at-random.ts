/**
 * Little's test that values are missing completely at random (J. Am. Stat. Assoc. 83, 1988): do rows with different missing
 * patterns have the same means? d² = Σ_j n_j (ȳ_j - μ_j)ᵀ Σ_j⁻¹ (ȳ_j - μ_j) over patterns j, with μ and Σ (divisor n) of a
 * normal model by EM, restricted to the columns that pattern j has; χ² with Σ p_j - p degrees of freedom. Rows without any
 * value take no part. Evidence, not proof: it assumes normality, and sees means only.
 *
 * EM works on sums per pattern, so a step costs O(patterns · p³) whatever the rows; columns are standardised first, so units do
 * not matter.
 */
import { chiSquaredDistribution, cholesky, matrix } from "../../core/index.ts";
import { turns } from "./turns.ts";

export interface RandomMissing {
  readonly statistic: number | null;
  readonly dof: number;
  readonly p: number | null;
  /** Missing patterns among the rows that take part. */
  readonly patterns: number;
  readonly iterations: number;
  /** Means and covariance (divisor n, row-major) of the normal model, in the columns' units. */
  readonly mean: Float64Array | null;
  readonly covariance: Float64Array | null;
  readonly reason?: string;
}

const MOST_ITERATIONS = 2000;
const MOST_PATTERNS = 2000;

/** @param columns numeric columns of equal length; values that are not finite are missing. */
export async function randomMissing(
  columns: readonly ArrayLike<number>[],
  signal?: AbortSignal,
): Promise<RandomMissing> {
  const p = columns.length;
  const scales = columns.map(scaleOf);
  const nothing = {
    statistic: null,
    dof: 0,
    p: null,
    patterns: 0,
    iterations: 0,
    mean: null,
    covariance: null,
  };
  if (p === 0) return Object.freeze({ ...nothing, reason: "no numeric columns" });
  if (scales.some((scale) => scale === undefined))
    return Object.freeze({ ...nothing, reason: "a column is constant or empty" });
  const patterns = patternsOf(columns, scales as Scale[]);
  const dof = patterns.reduce((sum, { present }) => sum + present.length, 0) - p;
  const shape = { ...nothing, dof, patterns: patterns.length };
  if (patterns.length > MOST_PATTERNS)
    return Object.freeze({ ...shape, reason: `more than ${MOST_PATTERNS} missing patterns` });
  const turn = turns(signal);
  const model: Model = { mean: new Float64Array(p), covariance: identity(p) };
  let iterations = 0;
  for (let change = Infinity; change > 1e-10 && iterations < MOST_ITERATIONS; iterations++) {
    const step = expectationMaximisation(patterns, model, p);
    if (step === undefined)
      return Object.freeze({ ...shape, iterations, reason: "a column is a linear combination of others" });
    change = step;
    await turn(patterns.length * p ** 3);
  }
  const fitted = {
    ...shape,
    iterations,
    mean: model.mean.map((value, j) => value * scales[j]!.sd + scales[j]!.mean),
    covariance: model.covariance.map(
      (value, at) => value * scales[Math.floor(at / p)]!.sd * scales[at % p]!.sd,
    ),
  };
  if (dof <= 0) return Object.freeze({ ...fitted, dof: 0, reason: "one missing pattern only" });
  let statistic = 0;
  for (const { present, n, mean } of patterns) {
    const k = present.length;
    const factor = cholesky(matrix(k, k, part(model.covariance, present, present, p)))?.values;
    if (factor === undefined)
      return Object.freeze({ ...fitted, reason: "a column is a linear combination of others" });
    const difference = Float64Array.from(present, (j, a) => mean[a]! - model.mean[j]!);
    statistic += n * squaredNorm(forward(factor, difference, k));
  }
  return Object.freeze({ ...fitted, statistic, p: chiSquaredDistribution(dof).sf(statistic) });
}

interface Scale {
  readonly mean: number;
  readonly sd: number;
}

interface Pattern {
  /** Columns that have a value, rising. */
  readonly present: readonly number[];
  readonly absent: readonly number[];
  n: number;
  /** Of the present columns, standardised. */
  readonly mean: Float64Array;
  /** Sums of products of deviations from the mean. */
  readonly scatter: Float64Array;
}

interface Model {
  mean: Float64Array;
  covariance: Float64Array;
}

function scaleOf(column: ArrayLike<number>): Scale | undefined {
  let n = 0;
  let mean = 0;
  let squares = 0;
  let varies = false;
  let first = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (!Number.isFinite(value)) continue;
    if (n === 0) first = value;
    else if (value !== first) varies = true;
    n++;
    const difference = value - mean;
    mean += difference / n;
    squares += difference * (value - mean);
  }
  return varies ? { mean, sd: Math.sqrt(squares / n) } : undefined;
}

function patternsOf(columns: readonly ArrayLike<number>[], scales: readonly Scale[]): Pattern[] {
  const patterns = new Map<string, Pattern>();
  const p = columns.length;
  const row = new Float64Array(p);
  for (let i = 0; i < columns[0]!.length; i++) {
    let key = "";
    for (let j = 0; j < p; j++) {
      row[j] = (columns[j]![i]! - scales[j]!.mean) / scales[j]!.sd;
      key += Number.isFinite(row[j]) ? "1" : "0";
    }
    if (!key.includes("1")) continue;
    let pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, (pattern = emptyPattern(key)));
    add(pattern, row);
  }
  return [...patterns.values()];
}

function emptyPattern(key: string): Pattern {
  const all = Array.from(key, (_, j) => j);
  const present = all.filter((j) => key[j] === "1");
  const absent = all.filter((j) => key[j] === "0");
  const k = present.length;
  return { present, absent, n: 0, mean: new Float64Array(k), scatter: new Float64Array(k * k) };
}

/** Welford's update of mean and scatter. */
function add(pattern: Pattern, row: Float64Array): void {
  const { present, mean, scatter } = pattern;
  const k = present.length;
  pattern.n++;
  const before = Float64Array.from(present, (j, a) => row[j]! - mean[a]!);
  for (let a = 0; a < k; a++) mean[a]! += before[a]! / pattern.n;
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) scatter[a * k + b]! += before[a]! * (row[present[b]!]! - mean[b]!);
}

/** One step; gives the largest change of a parameter, undefined when a covariance is singular. */
function expectationMaximisation(patterns: readonly Pattern[], model: Model, p: number): number | undefined {
  // Expected sums of x and of (x - μ)(x - μ)ᵀ around the old mean: small numbers, nothing cancels.
  const sum = new Float64Array(p);
  const products = new Float64Array(p * p);
  let total = 0;
  for (const { present, absent, n, mean, scatter } of patterns) {
    total += n;
    const k = present.length;
    const m = absent.length;
    const shift = Float64Array.from(present, (j, a) => mean[a]! - model.mean[j]!);
    // Rows of B: coefficients of an absent column on the present ones.
    const b = new Float64Array(m * k);
    const residual = part(model.covariance, absent, absent, p);
    if (m > 0) {
      const factor = cholesky(matrix(k, k, part(model.covariance, present, present, p)))?.values;
      if (factor === undefined) return undefined;
      for (let r = 0; r < m; r++) {
        const cross = Float64Array.from(present, (j) => model.covariance[absent[r]! * p + j]!);
        b.set(backward(factor, forward(factor, cross, k), k), r * k);
        for (let s = 0; s < m; s++)
          for (let a = 0; a < k; a++)
            residual[s * m + r]! -= b[r * k + a]! * model.covariance[present[a]! * p + absent[s]!]!;
      }
    }
    // Sums of products of the present columns around μ, then of the expected absent ones.
    const observed = new Float64Array(k * k);
    for (let a = 0; a < k; a++)
      for (let c = 0; c < k; c++) observed[a * k + c] = scatter[a * k + c]! + n * shift[a]! * shift[c]!;
    const mixed = new Float64Array(m * k);
    for (let r = 0; r < m; r++)
      for (let c = 0; c < k; c++)
        for (let a = 0; a < k; a++) mixed[r * k + c]! += b[r * k + a]! * observed[a * k + c]!;
    for (let a = 0; a < k; a++) {
      sum[present[a]!]! += n * shift[a]!;
      for (let c = 0; c < k; c++) products[present[a]! * p + present[c]!]! += observed[a * k + c]!;
    }
    for (let r = 0; r < m; r++) {
      for (let a = 0; a < k; a++) {
        sum[absent[r]!]! += n * b[r * k + a]! * shift[a]!;
        products[absent[r]! * p + present[a]!]! += mixed[r * k + a]!;
        products[present[a]! * p + absent[r]!]! += mixed[r * k + a]!;
      }
      for (let s = 0; s < m; s++) {
        let expected = n * residual[r * m + s]!;
        for (let a = 0; a < k; a++) expected += mixed[r * k + a]! * b[s * k + a]!;
        products[absent[r]! * p + absent[s]!]! += expected;
      }
    }
  }
  let change = 0;
  const covariance = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    change = Math.max(change, Math.abs(sum[j]! / total));
    for (let l = 0; l < p; l++) {
      covariance[j * p + l] = products[j * p + l]! / total - (sum[j]! / total) * (sum[l]! / total);
      change = Math.max(change, Math.abs(covariance[j * p + l]! - model.covariance[j * p + l]!));
    }
  }
  model.mean = model.mean.map((value, j) => value + sum[j]! / total);
  model.covariance = covariance;
  return change;
}

function identity(p: number): Float64Array {
  const matrix = new Float64Array(p * p);
  for (let j = 0; j < p; j++) matrix[j * p + j] = 1;
  return matrix;
}

function part(
  matrix: Float64Array,
  rows: readonly number[],
  columns: readonly number[],
  p: number,
): Float64Array<ArrayBuffer> {
  const k = columns.length;
  const out = new Float64Array(rows.length * k);
  for (let a = 0; a < rows.length; a++)
    for (let b = 0; b < k; b++) out[a * k + b] = matrix[rows[a]! * p + columns[b]!]!;
  return out;
}

/** L⁻¹ v. */
function forward(factor: Float64Array, v: Float64Array, k: number): Float64Array {
  const out = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    let rest = v[a]!;
    for (let b = 0; b < a; b++) rest -= factor[a * k + b]! * out[b]!;
    out[a] = rest / factor[a * k + a]!;
  }
  return out;
}

/** L⁻ᵀ v. */
function backward(factor: Float64Array, v: Float64Array, k: number): Float64Array {
  const out = new Float64Array(k);
  for (let a = k - 1; a >= 0; a--) {
    let rest = v[a]!;
    for (let b = a + 1; b < k; b++) rest -= factor[b * k + a]! * out[b]!;
    out[a] = rest / factor[a * k + a]!;
  }
  return out;
}

function squaredNorm(v: Float64Array): number {
  let sum = 0;
  for (const each of v) sum += each * each;
  return sum;
}
