/**
 * Elastic net: least squares with an L1 penalty, which sets coefficients to 0, and an L2 penalty. The lasso is its L1 end.
 *
 * Minimises ½/n Σ s_i (y_i − x_i·w − b)² + alpha·l1Ratio‖w‖₁ + ½ alpha (1 − l1Ratio)‖w‖² with weights brought to mean 1, one coefficient
 * after the other, until the duality gap is below tol‖y‖². Products of columns are made only for columns whose coefficient moves. Source:
 * scikit-learn `ElasticNet` (same order, same stop); Friedman, Hastie and Tibshirani (2010), 2.2, for the products. O(n·p) for each
 * coefficient that is not 0, then O(p) a change.
 */
import { atOnce, inTurns, type Steps } from "../../data/index.ts";
import { checkMatrix } from "../design.ts";
import type { NumberTask } from "../model.ts";
import { LinearRegressor, type LinearFit } from "./linear-regressor.ts";
import { centredIntercept, weightedCentre, type Centre } from "./weighted-centre.ts";

export interface ElasticNetParams {
  /** Strength of the penalty, ≥ 0; default 1. */
  readonly alpha?: number;
  /** Share of L1, 0…1; default 0.5. */
  readonly l1Ratio?: number;
  /** Default true. */
  readonly fitIntercept?: boolean;
  /** Sweeps at most; default 1000. */
  readonly maxIter?: number;
  /** Default 1e-4. */
  readonly tol?: number;
  /** No coefficient below 0; default false. */
  readonly positive?: boolean;
}

export interface ElasticNetOptions extends ElasticNetParams {
  /** Weight of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface ElasticNetFit extends LinearFit {
  readonly iterations: number;
  /** How far the objective can still be from its least value, in units of the objective. */
  readonly dualGap: number;
  /** Whether the gap came below tol‖y‖² within `maxIter`. */
  readonly converged: boolean;
}

export class ElasticNet extends LinearRegressor<ElasticNetParams, ElasticNetFit> {
  readonly name = "ElasticNet";

  constructor(params: ElasticNetParams = {}) {
    super(params, ["alpha", "l1Ratio", "fitIntercept", "maxIter", "tol", "positive"]);
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<ElasticNetFit> {
    const options = { ...this.params, sampleWeight: weights };
    return inTurns(elasticNetSteps("ElasticNet", X.values, X.rows, X.columns, y, options), signal);
  }
}

/** @throws RangeError on wrong sizes or options. */
export function fitElasticNet(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: ElasticNetOptions = {},
): ElasticNetFit {
  return atOnce(elasticNetSteps("fitElasticNet", X, n, p, y, options));
}

/** The same work in steps. @param where the caller's name, for errors. */
export function* elasticNetSteps(
  where: string,
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: ElasticNetOptions,
): Steps<ElasticNetFit> {
  const { alpha = 1, l1Ratio = 0.5, fitIntercept = true, sampleWeight } = options;
  const { maxIter = 1000, tol = 1e-4, positive = false } = options;
  checkMatrix(where, X, n, p, y);
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`${where}: alpha must be finite and 0 or more; got ${alpha}`);
  if (!(l1Ratio >= 0 && l1Ratio <= 1)) throw new RangeError(`${where}: l1Ratio must be 0…1; got ${l1Ratio}`);
  const centre = weightedCentre(X, n, p, y, sampleWeight, fitIntercept);
  yield;
  const { columns, target } = centredColumns(X, n, p, y, sampleWeight, centre);
  yield;
  const l1 = alpha * l1Ratio * centre.total;
  const l2 = alpha * (1 - l1Ratio) * centre.total;
  const coef = new Float64Array(p);
  const norms = Float64Array.from({ length: p }, (_, j) => dot(columns, j * n, columns, j * n, n));
  const size = dot(target, 0, target, 0, n);
  const residual = target.slice();
  /** Product of each column with the residual, kept as coefficients move. */
  const pull = new Float64Array(p);
  for (let j = 0; j < p; j++) pull[j] = dot(columns, j * n, residual, 0, n);
  yield;
  const products = new Map<number, Float64Array>();
  let [iterations, gap, converged] = [0, Infinity, false];
  while (!converged && iterations < maxIter) {
    iterations++;
    let [largest, change] = [0, 0];
    for (let j = 0; j < p; j++) {
      const before = coef[j]!;
      if (norms[j] === 0) continue;
      const goal = pull[j]! + before * norms[j]!;
      const next =
        positive && goal < 0 ? 0 : (Math.sign(goal) * Math.max(0, Math.abs(goal) - l1)) / (norms[j]! + l2);
      largest = Math.max(largest, Math.abs(next));
      if (next === before) continue;
      coef[j] = next;
      change = Math.max(change, Math.abs(next - before));
      let product = products.get(j);
      if (product === undefined) {
        product = new Float64Array(p);
        for (let k = 0; k < p; k++) product[k] = dot(columns, j * n, columns, k * n, n);
        products.set(j, product);
        if (n * p > 1 << 20) yield;
      }
      for (let k = 0; k < p; k++) pull[k]! -= (next - before) * product[k]!;
    }
    if (iterations % 64 === 0) yield;
    if (!(largest === 0 || change / largest < tol || iterations === maxIter)) continue;
    // The residual and its products afresh: sums of changes carry rounding.
    residual.set(target);
    for (let j = 0; j < p; j++)
      if (coef[j] !== 0) for (let i = 0; i < n; i++) residual[i]! -= coef[j]! * columns[j * n + i]!;
    for (let j = 0; j < p; j++) pull[j] = dot(columns, j * n, residual, 0, n);
    gap = dualGap(coef, pull, residual, target, l1, l2, positive);
    converged = gap <= tol * size;
    yield;
  }
  return Object.freeze({
    features: p,
    coef,
    intercept: centredIntercept(centre, coef),
    iterations,
    dualGap: gap / centre.total,
    converged,
  });
}

/** Centred, each row times the root of its weight; column-major. */
function centredColumns(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  centre: Centre,
) {
  const columns = new Float64Array(n * p);
  const target = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const root = weights === undefined ? 1 : Math.sqrt(weights[i]!);
    target[i] = (y[i]! - centre.target) * root;
    for (let j = 0; j < p; j++) columns[j * n + i] = (X[i * p + j]! - centre.columns[j]!) * root;
  }
  return { columns, target };
}

/** Of ½‖y − Xw‖² + l1‖w‖₁ + ½ l2‖w‖², at the residual shrunk until it is a point of the dual. */
function dualGap(
  coef: Float64Array,
  pull: Float64Array,
  residual: Float64Array,
  target: Float64Array,
  l1: number,
  l2: number,
  positive: boolean,
): number {
  let [steepest, absolute, squares] = [positive ? -Infinity : 0, 0, 0];
  for (let j = 0; j < coef.length; j++) {
    const slope = pull[j]! - l2 * coef[j]!;
    steepest = Math.max(steepest, positive ? slope : Math.abs(slope));
    absolute += Math.abs(coef[j]!);
    squares += coef[j]! * coef[j]!;
  }
  const n = target.length;
  const rest = dot(residual, 0, residual, 0, n);
  const shrink = steepest > l1 ? l1 / steepest : 1;
  return (
    0.5 * rest * (1 + shrink * shrink) +
    l1 * absolute -
    shrink * dot(residual, 0, target, 0, n) +
    0.5 * l2 * (1 + shrink * shrink) * squares
  );
}

function dot(a: Float64Array, from: number, b: Float64Array, other: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[from + i]! * b[other + i]!;
  return sum;
}
