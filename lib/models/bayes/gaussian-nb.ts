/**
 * Gaussian naive Bayes: within a class every feature is normal and independent of the others.
 *
 * log P(c | x) ∝ log prior_c − ½ Σ_j [log 2π v_cj + (x_j − m_cj)² / v_cj], v with divisor Σ weights plus varSmoothing times the largest
 * variance of a feature. Source: scikit-learn `GaussianNB` (which leaves weights out of that largest variance). O(n·p).
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkDesign, presentClasses, type ClassifierOptions } from "../design.ts";
import { Classifier, type ClassTask } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import { classPriors } from "./class-priors.ts";
import { classTotals } from "./class-totals.ts";
import { jointProbabilities } from "./joint-probabilities.ts";

export interface GaussianNBParams {
  /** Prior of each class, in the order of `classes`; default: the shares of training. */
  readonly priors?: readonly number[];
  /** Default 1e-9. */
  readonly varSmoothing?: number;
}

export interface GaussianNBOptions extends ClassifierOptions, GaussianNBParams {
  /** Weight of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface GaussianNBFit {
  readonly features: number;
  readonly classes: number;
  readonly present: readonly number[];
  /** Means and variances, one row of p for each present class. */
  readonly theta: Float64Array;
  readonly var: Float64Array;
  readonly prior: Float64Array;
}

export class GaussianNB extends Classifier<GaussianNBParams, GaussianNBFit> {
  readonly name = "GaussianNB";

  constructor(params: GaussianNBParams = {}) {
    super(params, ["priors", "varSmoothing"]);
  }

  protected override learn({ X, y, k, weights }: ClassTask): GaussianNBFit {
    return fitGaussianNB(X.values, X.rows, X.columns, y, {
      ...this.params,
      classes: k,
      sampleWeight: weights,
    });
  }

  protected override probabilities(
    model: GaussianNBFit,
    X: Design,
    k: number,
    run: Run,
  ): Promise<Float64Array> {
    return inRowBlocks(X, k, X.columns * k, run, (values, rows) =>
      gaussianNBProbabilities(model, values, rows),
    );
  }
}

/** @throws RangeError on wrong sizes, labels or priors. */
export function fitGaussianNB(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { sampleWeight, ...options }: GaussianNBOptions = {},
): GaussianNBFit {
  const classes = checkDesign("fitGaussianNB", X, n, p, y, options);
  const { present, code } = presentClasses(y, classes, sampleWeight);
  const { theta, variance, weight } = moments(X, n, p, code, present.length, sampleWeight);
  const spread = moments(X, n, p, new Int32Array(n), 1, sampleWeight).variance;
  const epsilon = (options.varSmoothing ?? 1e-9) * spread.reduce((a, b) => Math.max(a, b), 0);
  // Features that never vary at all would divide 0 by 0; any positive floor leaves them without effect.
  for (let j = 0; j < variance.length; j++) variance[j] = variance[j]! + epsilon || Number.MIN_VALUE;
  const prior = classPriors("fitGaussianNB", weight, present, classes, options.priors);
  return Object.freeze({ features: p, classes, present, theta, var: variance, prior });
}

/** n×classes probabilities, row-major. */
export function gaussianNBProbabilities(model: GaussianNBFit, X: Float64Array, n: number): Float64Array {
  const { features: p, classes, present, theta, prior } = model;
  const k = present.length;
  const constant = Float64Array.from({ length: k }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += Math.log(2 * Math.PI * model.var[c * p + j]!);
    return Math.log(prior[c]!) - sum / 2;
  });
  return jointProbabilities(n, classes, present, (i, log) => {
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < p; j++) {
        const d = X[i * p + j]! - theta[c * p + j]!;
        if (d !== 0) sum += (d * d) / model.var[c * p + j]!;
      }
      log[c] = constant[c]! - sum / 2;
    }
  });
}

function moments(
  X: Float64Array,
  n: number,
  p: number,
  code: Int32Array,
  k: number,
  weights: ArrayLike<number> | undefined,
) {
  const { weight, sums: theta } = classTotals(X, n, p, code, k, weights);
  for (let c = 0; c < k; c++) for (let j = 0; j < p; j++) theta[c * p + j]! /= weight[c]!;
  const variance = new Float64Array(k * p);
  for (let i = 0; i < n; i++) {
    const c = code[i]!;
    if (c < 0) continue;
    const s = weights?.[i] ?? 1;
    for (let j = 0; j < p; j++) variance[c * p + j]! += s * (X[i * p + j]! - theta[c * p + j]!) ** 2;
  }
  for (let c = 0; c < k; c++) for (let j = 0; j < p; j++) variance[c * p + j]! /= weight[c]!;
  return { theta, variance, weight };
}
