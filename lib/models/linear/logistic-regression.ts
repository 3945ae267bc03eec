/**
 * Logistic regression with an L2 penalty: one logit for two classes, a softmax over k logits for more.
 *
 * Minimises C·Σ_i s_i −log p(y_i | x_i) + ½‖w‖², the intercepts unpenalised, by L-BFGS to a tight gradient, so that the result is
 * the optimum and not where a solver stopped. It walks in coordinates in which columns are centred and of one curvature, so that
 * features of any scale take few steps; the optimum is that of the features as given. Source: scikit-learn
 * `LogisticRegression(solver="lbfgs")`, multinomial from three classes on. O(n·p·k) an evaluation.
 */
import type { Matrix } from "../../core/index.ts";
import { atOnce, inTurns, type Design, type Steps } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkDesign, presentClasses, type ClassifierOptions } from "../design.ts";
import { Classifier, type ClassTask, type ClassWeight } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { LinearStructure } from "../structure.ts";
import { lbfgs, type Objective } from "./lbfgs.ts";
import { conditioned, type Conditioner } from "./conditioner.ts";

export interface LogisticRegressionParams {
  /** Inverse strength of the penalty, > 0; default 1. */
  readonly C?: number;
  /** Default "l2"; null for none, where classes that can be separated have no finite optimum. */
  readonly penalty?: "l2" | null;
  /** Default true. */
  readonly fitIntercept?: boolean;
  /** Default 1000 (scikit-learn: 100). */
  readonly maxIter?: number;
  /**
   * Stops when the largest element of the gradient, a weighted sum over rows in features of unit variance, is at most this;
   * default 1e-6 (scikit-learn: 1e-4).
   */
  readonly tol?: number;
  readonly classWeight?: ClassWeight;
}

export interface LogisticRegressionOptions
  extends ClassifierOptions, Omit<LogisticRegressionParams, "classWeight"> {
  /** Weight s_i of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface LogisticRegressionFit {
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

export class LogisticRegression extends Classifier<LogisticRegressionParams, LogisticRegressionFit> {
  readonly name = "LogisticRegression";

  constructor(params: LogisticRegressionParams = {}) {
    super(params, ["C", "penalty", "fitIntercept", "maxIter", "tol", "classWeight"]);
  }

  protected override learn({ X, y, k, weights, signal }: ClassTask): Promise<LogisticRegressionFit> {
    const options = { ...this.params, classes: k, sampleWeight: weights };
    return inTurns(logisticRegressionSteps(X.values, X.rows, X.columns, y, options), signal);
  }

  protected override probabilities(
    model: LogisticRegressionFit,
    X: Design,
    k: number,
    run: Run,
  ): Promise<Float64Array> {
    return inRowBlocks(X, k, X.columns * k, run, (values, rows) =>
      logisticProbabilities(model, values, rows),
    );
  }

  /** Log-odds of the second class, one column; from three classes on, one logit per class. */
  async decisionFunction(X: unknown, run: Run = {}): Promise<Matrix> {
    const { model } = this.state;
    const design = this.predictionDesign(X);
    const columns = model.intercept.length;
    const values = await inRowBlocks(design, columns, columns * design.columns, run, (part, rows) =>
      logits(model, part, rows),
    );
    return { rows: design.rows, columns, values };
  }

  protected override inside(model: LogisticRegressionFit): LinearStructure | undefined {
    const { features, classes, present, coef, intercept } = model;
    // Classes without weight in training have no logit.
    if (present.length < classes) return undefined;
    const outputs = intercept.length;
    return { kind: "linear", features, outputs, coef, intercept, link: outputs === 1 ? "logit" : "softmax" };
  }
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
): LogisticRegressionFit {
  return atOnce(logisticRegressionSteps(X, n, p, y, options));
}

/** The same work in steps: yields after each evaluation of the objective, and within long ones. */
export function* logisticRegressionSteps(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: LogisticRegressionOptions = {},
): Steps<LogisticRegressionFit> {
  const { C = 1, penalty: kind = "l2", fitIntercept = true } = options;
  const { maxIter = 1000, tol = 1e-6, sampleWeight } = options;
  if (!(C > 0)) throw new RangeError(`fitLogisticRegression: C must be above 0; got ${C}`);
  if (kind !== "l2" && kind !== null)
    throw new RangeError(
      `fitLogisticRegression: penalty must be "l2" or null; got ${JSON.stringify(kind)}; for coefficients of 0 use Lasso or ElasticNet`,
    );
  const classes = checkDesign("fitLogisticRegression", X, n, p, y, options);
  const { present, code } = presentClasses(y, classes, sampleWeight);
  const count = present.length === 2 ? 1 : present.length === 1 ? 0 : present.length;
  const data: LogisticData = { X, n, p, y: code, weights: sampleWeight };
  const lambda = kind === null ? 0 : 1 / C;
  const objective = count === 1 ? binaryObjective(data, lambda) : softmaxObjective(data, count, lambda);
  const conditioner = conditioned(X, n, p, sampleWeight, lambda, fitIntercept);
  const { x, iterations, converged } =
    count === 0
      ? { x: new Float64Array(0), iterations: 0, converged: true }
      : yield* lbfgs(walk(objective, conditioner, count), new Float64Array(count * (p + 1)), {
          tol,
          maxIter,
        });
  const w = conditioner.given(x, count);
  const coef = new Float64Array(count * p);
  const intercept = new Float64Array(count);
  for (let c = 0; c < count; c++) {
    coef.set(w.subarray(c * (p + 1), c * (p + 1) + p), c * p);
    intercept[c] = w[c * (p + 1) + p]!;
  }
  return Object.freeze({ features: p, classes, present, coef, intercept, iterations, converged });
}

/** n×classes probabilities, row-major. */
export function logisticProbabilities(
  model: LogisticRegressionFit,
  X: Float64Array,
  n: number,
): Float64Array {
  const { classes, present, intercept } = model;
  const out = new Float64Array(n * classes);
  const all = logits(model, X, n);
  const k = intercept.length;
  for (let i = 0; i < n; i++) {
    const row = i * classes;
    if (k === 0) out[row + present[0]!] = 1;
    else if (k === 1) {
      out[row + present[0]!] = expit(-all[i]!);
      out[row + present[1]!] = expit(all[i]!);
    } else {
      const z = all.subarray(i * k, i * k + k);
      softmax(z);
      for (let c = 0; c < k; c++) out[row + present[c]!] = z[c]!;
    }
  }
  return out;
}

/** n×logits, row-major. */
function logits(model: LogisticRegressionFit, X: Float64Array, n: number): Float64Array {
  const { features: p, coef, intercept } = model;
  const k = intercept.length;
  const out = new Float64Array(n * k);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < k; c++) {
      let sum = intercept[c]!;
      for (let j = 0; j < p; j++) sum += X[i * p + j]! * coef[c * p + j]!;
      out[i * k + c] = sum;
    }
  return out;
}

interface LogisticData {
  readonly X: Float64Array;
  readonly n: number;
  readonly p: number;
  /** Positions among the present classes. */
  readonly y: Int32Array;
  readonly weights: ArrayLike<number> | undefined;
}

/** Multiplications between two steps. */
const STEP = 1 << 22;

/** The objective in the coordinates of the walk. */
function walk(objective: Objective, conditioner: Conditioner, count: number): Objective {
  return function* (u, gradient) {
    const value = yield* objective(conditioner.given(u, count), gradient);
    conditioner.turnGradient(gradient, count);
    return value;
  };
}

/** Σ s (log(1 + exp(z)) − y z) + ½λ‖w‖². */
function binaryObjective(data: LogisticData, lambda: number): Objective {
  const { n, p } = data;
  const rows = Math.max(1, Math.floor(STEP / p));
  return function* (w, gradient) {
    gradient.fill(0);
    let loss = 0;
    for (let from = 0; from < n; from += rows) {
      if (from > 0) yield;
      loss += binaryRows(data, from, Math.min(n, from + rows), w, gradient);
    }
    return loss + penalty(w, gradient, 1, p, lambda);
  };
}

/** Of some rows. A function of its own: V8 runs long loops within a generator several times slower. */
function binaryRows(
  { X, p, y, weights }: LogisticData,
  from: number,
  to: number,
  w: Float64Array,
  gradient: Float64Array,
): number {
  let loss = 0;
  for (let i = from; i < to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (weight === 0) continue;
    const at = i * p;
    let z = w[p]!;
    for (let j = 0; j < p; j++) z += X[at + j]! * w[j]!;
    const e = Math.exp(-Math.abs(z));
    loss += weight * (Math.max(z, 0) + Math.log1p(e) - y[i]! * z);
    const r = weight * ((z >= 0 ? 1 / (1 + e) : e / (1 + e)) - y[i]!);
    for (let j = 0; j < p; j++) gradient[j]! += r * X[at + j]!;
    gradient[p]! += r;
  }
  return loss;
}

/** Σ s (log Σ_c exp(z_c) − z_y) + ½λ‖W‖². */
function softmaxObjective(data: LogisticData, k: number, lambda: number): Objective {
  const { n, p } = data;
  const z = new Float64Array(k);
  const rows = Math.max(1, Math.floor(STEP / (p * k)));
  return function* (w, gradient) {
    gradient.fill(0);
    let loss = 0;
    for (let from = 0; from < n; from += rows) {
      if (from > 0) yield;
      loss += softmaxRows(data, from, Math.min(n, from + rows), w, gradient, z);
    }
    return loss + penalty(w, gradient, k, p, lambda);
  };
}

function softmaxRows(
  { X, p, y, weights }: LogisticData,
  from: number,
  to: number,
  w: Float64Array,
  gradient: Float64Array,
  z: Float64Array,
): number {
  const width = p + 1;
  const k = z.length;
  let loss = 0;
  for (let i = from; i < to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (weight === 0) continue;
    const at = i * p;
    for (let c = 0; c < k; c++) {
      const row = c * width;
      let sum = w[row + p]!;
      for (let j = 0; j < p; j++) sum += X[at + j]! * w[row + j]!;
      z[c] = sum;
    }
    const own = y[i]!;
    const given = z[own]!;
    loss += weight * (softmax(z) - given);
    z[own]! -= 1;
    for (let c = 0; c < k; c++) {
      const row = c * width;
      const r = weight * z[c]!;
      for (let j = 0; j < p; j++) gradient[row + j]! += r * X[at + j]!;
      gradient[row + p]! += r;
    }
  }
  return loss;
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
  let top = z[0]!;
  for (let c = 1; c < z.length; c++) if (z[c]! > top) top = z[c]!;
  let sum = 0;
  for (let c = 0; c < z.length; c++) sum += z[c] = Math.exp(z[c]! - top);
  for (let c = 0; c < z.length; c++) z[c]! /= sum;
  return top + Math.log(sum);
}

function expit(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}
