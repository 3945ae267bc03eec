/**
 * Ridge regression: least squares with an L2 penalty, the intercept unpenalised.
 *
 * Minimises Σ s_i (y_i − x_i·w − b)² + alpha‖w‖² over centred data: (XᵀSX + alpha·I) w = XᵀSy, by Cholesky. Source: scikit-learn
 * `Ridge(solver="cholesky")`. O(n·p² + p³).
 */
import { cholesky, choleskySolve, matrix } from "../../core/index.ts";
import type { Design } from "../../data/index.ts";
import { checkMatrix } from "../design.ts";
import { Regressor, type NumberTask } from "../model.ts";
import type { LinearStructure } from "../structure.ts";

export interface RidgeParams {
  /** Strength of the penalty, ≥ 0; default 1. 0 needs independent columns. */
  readonly alpha?: number;
}

export interface RidgeOptions extends RidgeParams {
  /** Weight s_i of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface RidgeFit {
  readonly features: number;
  readonly coef: Float64Array;
  readonly intercept: number;
}

export class Ridge extends Regressor<RidgeParams, RidgeFit> {
  readonly name = "Ridge";

  constructor(params: RidgeParams = {}) {
    super(params, ["alpha"]);
  }

  protected override learn({ X, y, weights }: NumberTask): RidgeFit {
    return fitRidge(X.values, X.rows, X.columns, y, { ...this.params, sampleWeight: weights });
  }

  protected override predictions(model: RidgeFit, X: Design): Float64Array {
    return ridgePredictions(model, X.values, X.rows);
  }

  protected override inside({ features, coef, intercept }: RidgeFit): LinearStructure {
    return {
      kind: "linear",
      features,
      outputs: 1,
      coef,
      intercept: Float64Array.of(intercept),
      link: "identity",
    };
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
  const { alpha = 1, sampleWeight } = options;
  checkMatrix("fitRidge", X, n, p, y);
  if (!(alpha >= 0)) throw new RangeError(`fitRidge: alpha must be 0 or more; got ${alpha}`);
  const center = new Float64Array(p);
  let middle = 0;
  let total = n;
  if (sampleWeight !== undefined) {
    total = 0;
    for (let i = 0; i < n; i++) total += sampleWeight[i]!;
  }
  for (let i = 0; i < n; i++) {
    const share = (sampleWeight?.[i] ?? 1) / total;
    middle += y[i]! * share;
    for (let j = 0; j < p; j++) center[j]! += X[i * p + j]! * share;
  }
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const root = sampleWeight === undefined ? 1 : Math.sqrt(sampleWeight[i]!);
    for (let j = 0; j < p; j++) row[j] = (X[i * p + j]! - center[j]!) * root;
    const target = (y[i]! - middle) * root;
    for (let a = 0; a < p; a++) {
      const value = row[a]!;
      right[a]! += value * target;
      if (value !== 0) for (let b = 0; b <= a; b++) gram[a * p + b]! += value * row[b]!;
    }
  }
  for (let j = 0; j < p; j++) gram[j * p + j]! += alpha;
  const lower = cholesky(matrix(p, p, gram));
  if (lower === null)
    throw new RangeError(
      `fitRidge: columns must be independent at this alpha; got ${p} dependent columns at alpha ${alpha}; raise alpha`,
    );
  const coef = choleskySolve(lower, right);
  let intercept = middle;
  for (let j = 0; j < p; j++) intercept -= coef[j]! * center[j]!;
  return Object.freeze({ features: p, coef, intercept });
}

/** n predictions. */
export function ridgePredictions(model: RidgeFit, X: Float64Array, n: number): Float64Array {
  const { features: p, coef, intercept } = model;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = intercept;
    for (let j = 0; j < p; j++) sum += X[i * p + j]! * coef[j]!;
    out[i] = sum;
  }
  return out;
}
