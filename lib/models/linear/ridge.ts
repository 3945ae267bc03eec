/**
 * Ridge regression: least squares with an L2 penalty, the intercept unpenalised.
 *
 * Minimises Σ s_i (y_i − x_i·w − b)² + alpha‖w‖² over centred data: (XᵀSX + alpha·I) w = XᵀSy, by Cholesky. Source: scikit-learn
 * `Ridge(solver="cholesky")`. O(n·p² + p³).
 */
import { cholesky, choleskySolve, matrix } from "../../core/index.ts";
import { atOnce, inTurns, type Steps } from "../../data/index.ts";
import { checkMatrix } from "../design.ts";
import type { NumberTask } from "../model.ts";
import { LinearRegressor, linearPredictions, type LinearFit } from "./linear-regressor.ts";
import { centredIntercept, weightedCentre, type Centre } from "./weighted-centre.ts";

export interface RidgeParams {
  /** Strength of the penalty, ≥ 0; default 1. 0 needs independent columns. */
  readonly alpha?: number;
  /** Default true. */
  readonly fitIntercept?: boolean;
}

export interface RidgeOptions extends RidgeParams {
  /** Weight s_i of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export type RidgeFit = LinearFit;

export class Ridge extends LinearRegressor<RidgeParams> {
  readonly name = "Ridge";

  constructor(params: RidgeParams = {}) {
    super(params, ["alpha", "fitIntercept"]);
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<RidgeFit> {
    const options = { ...this.params, sampleWeight: weights };
    return inTurns(ridgeSteps(X.values, X.rows, X.columns, y, options), signal);
  }
}

/** @throws RangeError on wrong sizes, a negative alpha, or dependent columns without a penalty. */
export function fitRidge(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: RidgeOptions = {},
): RidgeFit {
  return atOnce(ridgeSteps(X, n, p, y, options));
}

/** n predictions. */
export const ridgePredictions = linearPredictions;

/** Multiplications between two steps. */
const STEP = 1 << 24;

function* ridgeSteps(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { alpha = 1, fitIntercept = true, sampleWeight }: RidgeOptions,
): Steps<RidgeFit> {
  checkMatrix("fitRidge", X, n, p, y);
  if (!(alpha >= 0)) throw new RangeError(`fitRidge: alpha must be 0 or more; got ${alpha}`);
  const centre = weightedCentre(X, n, p, y, sampleWeight, fitIntercept);
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  const rows = Math.max(1, Math.floor(STEP / (p * p)));
  for (let from = 0; from < n; from += rows) {
    yield;
    addProducts(X, p, y, sampleWeight, centre, from, Math.min(n, from + rows), gram, right);
  }
  for (let j = 0; j < p; j++) gram[j * p + j]! += alpha;
  const lower = cholesky(matrix(p, p, gram));
  if (lower === null)
    throw new RangeError(
      `fitRidge: columns must be independent at this alpha; got ${p} dependent columns at alpha ${alpha}; raise alpha, or use LinearRegression`,
    );
  const coef = choleskySolve(lower, right);
  return Object.freeze({ features: p, coef, intercept: centredIntercept(centre, coef) });
}

/** Adds to the lower half of XᵀSX, and to XᵀSy, what some rows give. */
function addProducts(
  X: Float64Array,
  p: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  centre: Centre,
  from: number,
  to: number,
  gram: Float64Array,
  right: Float64Array,
): void {
  const row = new Float64Array(p);
  for (let i = from; i < to; i++) {
    const root = weights === undefined ? 1 : Math.sqrt(weights[i]!);
    for (let j = 0; j < p; j++) row[j] = (X[i * p + j]! - centre.columns[j]!) * root;
    const target = (y[i]! - centre.target) * root;
    for (let a = 0; a < p; a++) {
      const value = row[a]!;
      right[a]! += value * target;
      if (value !== 0) for (let b = 0; b <= a; b++) gram[a * p + b]! += value * row[b]!;
    }
  }
}
