/**
 * Gaussian naive Bayes: within a class every feature is normal and independent of the others.
 *
 * log P(c | x) ∝ log prior_c − ½ Σ_j [log 2π v_cj + (x_j − m_cj)² / v_cj], v with divisor n plus varSmoothing times the largest
 * variance of a feature. Source: scikit-learn `GaussianNB`. O(n·p).
 */
import { checkDesign, presentClasses, type ClassifierOptions } from "../design.ts";

export interface GaussianNBOptions extends ClassifierOptions {
  /** Default 1e-9. */
  readonly varSmoothing?: number;
}

export interface GaussianNB {
  readonly features: number;
  readonly classes: number;
  readonly present: readonly number[];
  /** Means and variances, one row of p for each present class. */
  readonly theta: Float64Array;
  readonly var: Float64Array;
  readonly prior: Float64Array;
}

/** @throws RangeError on wrong sizes or labels. */
export function fitGaussianNB(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: GaussianNBOptions = {},
): GaussianNB {
  const classes = checkDesign("fitGaussianNB", X, n, p, y, options);
  const { present, code } = presentClasses(y, classes);
  const k = present.length;
  const count = new Float64Array(k);
  for (const c of code) count[c]!++;
  const theta = means(X, n, p, code, count);
  const variance = variances(X, n, p, code, count, theta);
  const one = new Int32Array(n);
  const all = Float64Array.of(n);
  const spread = variances(X, n, p, one, all, means(X, n, p, one, all));
  const epsilon = (options.varSmoothing ?? 1e-9) * spread.reduce((a, b) => Math.max(a, b), 0);
  // Features that never vary at all would divide 0 by 0; any positive floor leaves them without effect.
  for (let j = 0; j < variance.length; j++) variance[j] = variance[j]! + epsilon || Number.MIN_VALUE;
  return Object.freeze({
    features: p,
    classes,
    present,
    theta,
    var: variance,
    prior: count.map((value) => value / n),
  });
}

/** n×classes probabilities, row-major. */
export function gaussianNBProbabilities(model: GaussianNB, X: Float64Array, n: number): Float64Array {
  const { features: p, classes, present, theta, prior } = model;
  const k = present.length;
  const out = new Float64Array(n * classes);
  const constant = Float64Array.from({ length: k }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += Math.log(2 * Math.PI * model.var[c * p + j]!);
    return Math.log(prior[c]!) - sum / 2;
  });
  const log = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < p; j++) {
        const d = X[i * p + j]! - theta[c * p + j]!;
        if (d !== 0) sum += (d * d) / model.var[c * p + j]!;
      }
      log[c] = constant[c]! - sum / 2;
      top = Math.max(top, log[c]!);
    }
    let total = 0;
    for (let c = 0; c < k; c++) total += Math.exp(log[c]! - top);
    for (let c = 0; c < k; c++) out[i * classes + present[c]!] = Math.exp(log[c]! - top) / total;
  }
  return out;
}

function means(X: Float64Array, n: number, p: number, code: Int32Array, count: Float64Array): Float64Array {
  const out = new Float64Array(count.length * p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) out[code[i]! * p + j]! += X[i * p + j]!;
  for (let c = 0; c < count.length; c++) for (let j = 0; j < p; j++) out[c * p + j]! /= count[c]!;
  return out;
}

function variances(
  X: Float64Array,
  n: number,
  p: number,
  code: Int32Array,
  count: Float64Array,
  mean: Float64Array,
): Float64Array {
  const out = new Float64Array(mean.length);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      const at = code[i]! * p + j;
      out[at]! += (X[i * p + j]! - mean[at]!) ** 2;
    }
  for (let c = 0; c < count.length; c++) for (let j = 0; j < p; j++) out[c * p + j]! /= count[c]!;
  return out;
}
