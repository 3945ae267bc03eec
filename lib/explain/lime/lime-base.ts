/**
 * The heart of LIME: a weighted ridge regression of the model's answers on interpretable features of the neighbourhood, near rows counting most.
 * Source: Ribeiro, Singh and Guestrin 2016; lime 0.2 `LimeBase`. O(n d² + d³), for forward selection times d · features.
 */
import { cholesky, choleskySolve, larsPath, matrix } from "../../core/index.ts";

export type FeatureSelection = "auto" | "forward_selection" | "highest_weights" | "lasso_path" | "none";

export interface Neighbourhood {
  /** n×d, row-major; the first row is the instance. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** n×k: what the model says. */
  readonly labels: Float64Array;
  readonly outputs: number;
  /** n: from the instance. */
  readonly distances: Float64Array;
}

export interface LocalModel {
  readonly intercept: number;
  /** Feature and its weight, the largest first. */
  readonly weights: readonly (readonly [feature: number, weight: number])[];
  /** Weighted R² of the local model on its neighbourhood; null where the answers do not vary. */
  readonly score: number | null;
  /** What the local model says of the instance. */
  readonly prediction: number;
}

/** A linear model on weighted rows: n×d numbers, n answers and n weights. Gives an intercept and d coefficients. */
export type LocalRegressor = (
  rows: readonly Float64Array[],
  answers: Float64Array,
  weights: Float64Array,
) => { readonly intercept: number; readonly coef: ArrayLike<number> };

export interface LocalModelOptions {
  readonly numFeatures: number;
  readonly featureSelection: FeatureSelection;
  /** From distance to weight. */
  readonly kernel: (distance: number) => number;
  /** Penalty of the local ridge regression. Default 1. */
  readonly alpha?: number | undefined;
  /** Instead of the ridge regression, on the chosen features. */
  readonly regressor?: LocalRegressor | undefined;
}

/** √(exp(−d² / width²)). */
export function exponentialKernel(width: number): (distance: number) => number {
  return (distance) => Math.sqrt(Math.exp(-(distance ** 2) / width ** 2));
}

/** The local model of one label. */
export function explainNeighbourhood(
  given: Neighbourhood,
  label: number,
  options: LocalModelOptions,
): LocalModel {
  const { numFeatures, featureSelection, kernel, alpha = 1 } = options;
  const { rows: n, labels, outputs: k, distances } = given;
  const w = Float64Array.from(distances, kernel);
  const y = Float64Array.from({ length: n }, (_, i) => labels[i * k + label]!);
  const used = selected(given, y, w, numFeatures, featureSelection);
  const { intercept, coef } =
    options.regressor === undefined
      ? ridge(given, used, y, w, alpha)
      : regressed(options.regressor, given, used, y, w);
  let prediction = intercept;
  for (const [a, j] of used.entries()) prediction += coef[a]! * given.data[j]!;
  const weights = used.map((j, a): readonly [number, number] => [j, coef[a]!]);
  weights.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return { intercept, weights, score: weightedR2(given, used, y, w, intercept, coef), prediction };
}

/** @throws RangeError on another number of coefficients, and on those that are not finite. */
function regressed(
  regressor: LocalRegressor,
  { data, rows: n, columns: d }: Neighbourhood,
  used: readonly number[],
  y: Float64Array,
  w: Float64Array,
): { readonly intercept: number; readonly coef: Float64Array } {
  const rows = Array.from({ length: n }, (_, i) => Float64Array.from(used, (j) => data[i * d + j]!));
  const { intercept, coef } = regressor(rows, y, w);
  if (coef?.length !== used.length || ![intercept, ...Array.from(coef)].every((x) => Number.isFinite(x)))
    throw new RangeError(
      `lime: modelRegressor must give an intercept and ${used.length} coefficients, all finite; got intercept ${intercept} and ${coef?.length} coefficients`,
    );
  return { intercept, coef: Float64Array.from(coef) };
}

function selected(
  given: Neighbourhood,
  y: Float64Array,
  w: Float64Array,
  most: number,
  method: FeatureSelection,
): number[] {
  const { data, columns: d } = given;
  const all = Array.from({ length: d }, (_, j) => j);
  switch (method) {
    case "none":
      return all;
    case "auto":
      return selected(given, y, w, most, most <= 6 ? "forward_selection" : "highest_weights");
    case "highest_weights": {
      const { coef } = ridge(given, all, y, w, 0.01);
      return all
        .toSorted((a, b) => Math.abs(coef[b]! * data[b]!) - Math.abs(coef[a]! * data[a]!))
        .slice(0, most);
    }
    case "forward_selection": {
      const used: number[] = [];
      for (let step = 0; step < Math.min(most, d); step++) {
        let best = 0;
        let highest = -1e8;
        for (const j of all) {
          if (used.includes(j)) continue;
          const tried = [...used, j];
          const { intercept, coef } = ridge(given, tried, y, w, 0);
          const score = weightedR2(given, tried, y, w, intercept, coef) ?? 0;
          if (score > highest) [highest, best] = [score, j];
        }
        used.push(best);
      }
      return used;
    }
    case "lasso_path":
      return lassoPath(given, y, w, most);
    default:
      throw new RangeError(
        `lime: featureSelection must be auto, forward_selection, highest_weights, lasso_path or none; got ${JSON.stringify(method)}`,
      );
  }
}

/** The longest stretch of the lasso's path with at most so many features. */
function lassoPath(
  { data, rows: n, columns: d }: Neighbourhood,
  y: Float64Array,
  w: Float64Array,
  most: number,
): number[] {
  const total = w.reduce((sum, x) => sum + x, 0);
  const mean = new Float64Array(d);
  let middle = 0;
  for (let i = 0; i < n; i++) {
    middle += (w[i]! * y[i]!) / total;
    for (let j = 0; j < d; j++) mean[j]! += (w[i]! * data[i * d + j]!) / total;
  }
  const X = new Float64Array(n * d);
  const target = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const root = Math.sqrt(w[i]!);
    target[i] = (y[i]! - middle) * root;
    for (let j = 0; j < d; j++) X[i * d + j] = (data[i * d + j]! - mean[j]!) * root;
  }
  const { coefs } = larsPath(X, target, d, { method: "lasso" });
  let used = Array.from({ length: d }, (_, j) => j);
  for (let at = coefs.length - 1; at > 0; at--) {
    used = Array.from({ length: d }, (_, j) => j).filter((j) => coefs[at]![j] !== 0);
    if (used.length <= most) break;
  }
  return used;
}

/** Weighted least squares with a penalty, the intercept free; as scikit-learn's Ridge. */
function ridge(
  { data, rows: n, columns: d }: Neighbourhood,
  used: readonly number[],
  y: Float64Array,
  w: Float64Array,
  alpha: number,
): { readonly intercept: number; readonly coef: Float64Array } {
  const q = used.length;
  const mean = new Float64Array(q);
  let middle = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += w[i]!;
    middle += w[i]! * y[i]!;
    for (let a = 0; a < q; a++) mean[a]! += w[i]! * data[i * d + used[a]!]!;
  }
  middle /= total;
  for (let a = 0; a < q; a++) mean[a]! /= total;
  const A = matrix(q, q);
  const b = new Float64Array(q);
  const x = new Float64Array(q);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < q; a++) x[a] = data[i * d + used[a]!]! - mean[a]!;
    const t = w[i]! * (y[i]! - middle);
    for (let a = 0; a < q; a++) {
      b[a]! += x[a]! * t;
      const v = w[i]! * x[a]!;
      for (let c = 0; c <= a; c++) A.values[a * q + c]! += v * x[c]!;
    }
  }
  for (let a = 0; a < q; a++) for (let c = a + 1; c < q; c++) A.values[a * q + c] = A.values[c * q + a]!;
  const coef = solved(A, b, alpha);
  let intercept = middle;
  for (let a = 0; a < q; a++) intercept -= coef[a]! * mean[a]!;
  return { intercept, coef };
}

function solved(
  A: { readonly rows: number; readonly columns: number; readonly values: Float64Array },
  b: Float64Array,
  alpha: number,
): Float64Array {
  const q = A.rows;
  let size = 0;
  for (let a = 0; a < q; a++) size = Math.max(size, A.values[a * q + a]!);
  // Without a penalty, features that say the same have no one answer: a touch of one shares it.
  for (let ridge = alpha; ; ridge = ridge === 0 ? 1e-12 * (size || 1) : ridge * 10) {
    const B = { ...A, values: A.values.slice() };
    for (let a = 0; a < q; a++) B.values[a * q + a]! += ridge;
    const lower = cholesky(B);
    if (lower !== null && lower.values.every((x) => Number.isFinite(x))) return choleskySolve(lower, b);
  }
}

function weightedR2(
  { data, rows: n, columns: d }: Neighbourhood,
  used: readonly number[],
  y: Float64Array,
  w: Float64Array,
  intercept: number,
  coef: Float64Array,
): number | null {
  let total = 0;
  let middle = 0;
  for (let i = 0; i < n; i++) {
    total += w[i]!;
    middle += w[i]! * y[i]!;
  }
  middle /= total;
  let rest = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    let p = intercept;
    for (let a = 0; a < used.length; a++) p += coef[a]! * data[i * d + used[a]!]!;
    rest += w[i]! * (y[i]! - p) ** 2;
    all += w[i]! * (y[i]! - middle) ** 2;
  }
  return all === 0 ? null : 1 - rest / all;
}
