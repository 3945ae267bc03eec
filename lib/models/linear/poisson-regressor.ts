/**
 * Poisson regression: counts or rates whose logarithm is a weighted sum of the features, with an L2 penalty.
 *
 * Minimises Σ s_i (exp z_i − y_i z_i) / Σ s + ½ alpha‖w‖², z = x·w + b, the intercept unpenalised, by L-BFGS to a tight gradient in
 * conditioned coordinates. Source: scikit-learn `PoissonRegressor`; McCullagh and Nelder (1989), 6. O(n·p) an evaluation.
 */
import { atOnce, inTurns, type Design, type Steps } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkMatrix } from "../design.ts";
import { Regressor, type NumberTask } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { LinearStructure } from "../structure.ts";
import { conditioned } from "./conditioner.ts";
import { lbfgs, type Objective } from "./lbfgs.ts";
import { linearPredictions, linearStructure, type LinearFit } from "./linear-regressor.ts";
import { weightedCentre } from "./weighted-centre.ts";

export interface PoissonRegressorParams {
  /** Strength of the penalty, ≥ 0; default 1. */
  readonly alpha?: number;
  /** Default true. */
  readonly fitIntercept?: boolean;
  /** Default 1000 (scikit-learn: 100). */
  readonly maxIter?: number;
  /** Stops when the largest element of the gradient, by the mean of y, is at most this; default 1e-8 (scikit-learn: 1e-4). */
  readonly tol?: number;
}

export interface PoissonRegressorOptions extends PoissonRegressorParams {
  /** Weight of each row, its exposure say; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface PoissonRegressorFit extends LinearFit {
  readonly iterations: number;
  readonly converged: boolean;
}

export class PoissonRegressor extends Regressor<PoissonRegressorParams, PoissonRegressorFit> {
  readonly name = "PoissonRegressor";

  constructor(params: PoissonRegressorParams = {}) {
    super(params, ["alpha", "fitIntercept", "maxIter", "tol"]);
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<PoissonRegressorFit> {
    const options = { ...this.params, sampleWeight: weights };
    return inTurns(poissonSteps(X.values, X.rows, X.columns, y, options), signal);
  }

  protected override predictions(model: PoissonRegressorFit, X: Design, run: Run): Promise<Float64Array> {
    return inRowBlocks(X, 1, X.columns, run, (values, rows) =>
      linearPredictions(model, values, rows).map(Math.exp),
    );
  }

  protected override inside(model: PoissonRegressorFit): LinearStructure {
    return linearStructure(model, "log");
  }
}

/** @throws RangeError on wrong sizes or options, a target below 0, or targets that are all 0. */
export function fitPoissonRegressor(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: PoissonRegressorOptions = {},
): PoissonRegressorFit {
  return atOnce(poissonSteps(X, n, p, y, options));
}

/** Multiplications between two steps. */
const STEP = 1 << 22;

function* poissonSteps(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { alpha = 1, fitIntercept = true, maxIter = 1000, tol = 1e-8, sampleWeight }: PoissonRegressorOptions,
): Steps<PoissonRegressorFit> {
  checkMatrix("fitPoissonRegressor", X, n, p, y);
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`fitPoissonRegressor: alpha must be finite and 0 or more; got ${alpha}`);
  for (let i = 0; i < n; i++)
    if (!(y[i]! >= 0))
      throw new RangeError(
        `fitPoissonRegressor: y must be counts or rates, 0 or more; got ${y[i]} in row ${i}; use Ridge or another regressor`,
      );
  const { target: mean, total } = weightedCentre(X, n, p, y, sampleWeight, true);
  if (mean === 0) throw new RangeError("fitPoissonRegressor: y must be above 0 somewhere; got only 0");
  const rows = Math.max(1, Math.floor(STEP / p));
  // A logistic loss curves a quarter as much as its weights; this one as its mean.
  const conditioner = conditioned(X, n, p, sampleWeight, (total * alpha) / (4 * mean), fitIntercept);
  const objective: Objective = function* (u, gradient) {
    const w = conditioner.given(u, 1);
    gradient.fill(0);
    let loss = 0;
    for (let from = 0; from < n; from += rows) {
      if (from > 0) yield;
      loss += poissonRows(X, p, y, sampleWeight, total * mean, from, Math.min(n, from + rows), w, gradient);
    }
    for (let j = 0; j < p; j++) {
      loss += (alpha / (2 * mean)) * w[j]! * w[j]!;
      gradient[j]! += (alpha / mean) * w[j]!;
    }
    conditioner.turnGradient(gradient, 1);
    return loss;
  };
  const start = new Float64Array(p + 1);
  if (fitIntercept) start[p] = Math.log(mean);
  const { x, iterations, converged } = yield* lbfgs(objective, start, { tol, maxIter });
  const w = conditioner.given(x, 1);
  return Object.freeze({ features: p, coef: w.slice(0, p), intercept: w[p]!, iterations, converged });
}

/** Loss and gradient of some rows. */
function poissonRows(
  X: Float64Array,
  p: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  scale: number,
  from: number,
  to: number,
  w: Float64Array,
  gradient: Float64Array,
): number {
  let loss = 0;
  for (let i = from; i < to; i++) {
    const weight = (weights === undefined ? 1 : weights[i]!) / scale;
    if (weight === 0) continue;
    const at = i * p;
    let z = w[p]!;
    for (let j = 0; j < p; j++) z += X[at + j]! * w[j]!;
    const rate = Math.exp(z);
    loss += weight * (rate - y[i]! * z);
    const r = weight * (rate - y[i]!);
    for (let j = 0; j < p; j++) gradient[j]! += r * X[at + j]!;
    gradient[p]! += r;
  }
  return loss;
}
