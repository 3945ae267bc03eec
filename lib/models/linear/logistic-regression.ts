/**
 * Logistic regression with an L2 penalty: one logit for two classes, a softmax over k logits for more.
 *
 * Minimises C·Σ_i −log p(y_i | x_i) + ½‖w‖², the intercepts unpenalised, by L-BFGS to a tight gradient, so that the result is
 * the optimum and not where a solver stopped. Source: scikit-learn `LogisticRegression(solver="lbfgs")`, multinomial from three
 * classes on. Standardise the features first. O(n·p·k) an evaluation.
 */
import { checkDesign, presentClasses, type ClassifierOptions } from "../design.ts";
import { lbfgs, runToEnd } from "./lbfgs.ts";

export interface LogisticRegressionOptions extends ClassifierOptions {
  /** Inverse strength of the penalty, > 0; default 1. */
  readonly C?: number;
  /** Default 1000. */
  readonly maxIter?: number;
  /** Stops when the largest element of the gradient, a sum over rows divided by C, is at most this; default 1e-6. */
  readonly tol?: number;
}

export interface LogisticRegression {
  readonly features: number;
  /** Number of classes; those not `present` in training have probability 0. */
  readonly classes: number;
  readonly present: readonly number[];
  /** One row of p coefficients per logit: one for two present classes, else one per present class. */
  readonly coef: Float64Array;
  readonly intercept: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * @param X n×p, row-major, finite.
 * @param y class positions, 0…classes-1.
 * @throws RangeError on wrong sizes, labels or options.
 */
export function fitLogisticRegression(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: LogisticRegressionOptions = {},
): LogisticRegression {
  return runToEnd(logisticRegressionSteps(X, n, p, y, options));
}

/** The same work in steps: yields after each evaluation of the objective. */
export function* logisticRegressionSteps(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: LogisticRegressionOptions = {},
): Generator<void, LogisticRegression> {
  const { C = 1, maxIter = 1000, tol = 1e-6 } = options;
  if (!(C > 0)) throw new RangeError(`fitLogisticRegression: C must be above 0; got ${C}`);
  const classes = checkDesign("fitLogisticRegression", X, n, p, y, options);
  const { present, code } = presentClasses(y, classes);
  const logits = present.length === 2 ? 1 : present.length === 1 ? 0 : present.length;
  const width = p + 1;
  const objective =
    logits === 1 ? binaryObjective(X, n, p, code, 1 / C) : softmaxObjective(X, n, p, code, logits, 1 / C);
  const { x, iterations, converged } =
    logits === 0
      ? { x: new Float64Array(0), iterations: 0, converged: true }
      : yield* lbfgs(objective, new Float64Array(logits * width), { tol, maxIter });
  const coef = new Float64Array(logits * p);
  const intercept = new Float64Array(logits);
  for (let c = 0; c < logits; c++) {
    coef.set(x.subarray(c * width, c * width + p), c * p);
    intercept[c] = x[c * width + p]!;
  }
  return Object.freeze({ features: p, classes, present, coef, intercept, iterations, converged });
}

/** n×classes probabilities, row-major. */
export function logisticProbabilities(model: LogisticRegression, X: Float64Array, n: number): Float64Array {
  const { features: p, classes, present, coef, intercept } = model;
  const out = new Float64Array(n * classes);
  const logits = intercept.length;
  const z = new Float64Array(Math.max(1, logits));
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < logits; c++) {
      let sum = intercept[c]!;
      for (let j = 0; j < p; j++) sum += X[i * p + j]! * coef[c * p + j]!;
      z[c] = sum;
    }
    const row = i * classes;
    if (logits === 0) out[row + present[0]!] = 1;
    else if (logits === 1) {
      const p1 = expit(z[0]!);
      out[row + present[0]!] = 1 - p1;
      out[row + present[1]!] = p1;
    } else {
      softmax(z);
      for (let c = 0; c < logits; c++) out[row + present[c]!] = z[c]!;
    }
  }
  return out;
}

/** Σ log(1 + exp(z)) − y z + ½λ‖w‖². */
function binaryObjective(X: Float64Array, n: number, p: number, y: Int32Array, lambda: number) {
  return (w: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < n; i++) {
      const at = i * p;
      let z = w[p]!;
      for (let j = 0; j < p; j++) z += X[at + j]! * w[j]!;
      loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[i]! * z;
      const r = expit(z) - y[i]!;
      for (let j = 0; j < p; j++) gradient[j]! += r * X[at + j]!;
      gradient[p]! += r;
    }
    return loss + penalty(w, gradient, 1, p, lambda);
  };
}

/** Σ log Σ_c exp(z_c) − z_y + ½λ‖W‖². */
function softmaxObjective(X: Float64Array, n: number, p: number, y: Int32Array, k: number, lambda: number) {
  const width = p + 1;
  const z = new Float64Array(k);
  return (w: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < n; i++) {
      const at = i * p;
      for (let c = 0; c < k; c++) {
        const row = c * width;
        let sum = w[row + p]!;
        for (let j = 0; j < p; j++) sum += X[at + j]! * w[row + j]!;
        z[c] = sum;
      }
      const own = y[i]!;
      const given = z[own]!;
      loss += softmax(z) - given;
      z[own]! -= 1;
      for (let c = 0; c < k; c++) {
        const row = c * width;
        const r = z[c]!;
        for (let j = 0; j < p; j++) gradient[row + j]! += r * X[at + j]!;
        gradient[row + p]! += r;
      }
    }
    return loss + penalty(w, gradient, k, p, lambda);
  };
}

function penalty(w: Float64Array, gradient: Float64Array, k: number, p: number, lambda: number): number {
  let squares = 0;
  for (let c = 0; c < k; c++)
    for (let j = c * (p + 1); j < c * (p + 1) + p; j++) {
      squares += w[j]! * w[j]!;
      gradient[j]! += lambda * w[j]!;
    }
  return (lambda / 2) * squares;
}

/** Replaces logits by probabilities; gives log Σ exp. */
function softmax(z: Float64Array): number {
  let top = -Infinity;
  for (const value of z) top = Math.max(top, value);
  let sum = 0;
  for (let c = 0; c < z.length; c++) sum += z[c] = Math.exp(z[c]! - top);
  for (let c = 0; c < z.length; c++) z[c]! /= sum;
  return top + Math.log(sum);
}

function expit(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}
