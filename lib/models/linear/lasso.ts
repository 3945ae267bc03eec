/** Lasso: least squares with an L1 penalty; an elastic net without its L2 part. Source: scikit-learn `Lasso`. */
import { atOnce, inTurns } from "../../data/index.ts";
import type { NumberTask } from "../model.ts";
import {
  elasticNetSteps,
  type ElasticNetFit,
  type ElasticNetOptions,
  type ElasticNetParams,
} from "./elastic-net.ts";
import { LinearRegressor } from "./linear-regressor.ts";

export type LassoParams = Omit<ElasticNetParams, "l1Ratio">;

export class Lasso extends LinearRegressor<LassoParams, ElasticNetFit> {
  readonly name = "Lasso";

  constructor(params: LassoParams = {}) {
    super(params, ["alpha", "fitIntercept", "maxIter", "tol", "positive"]);
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<ElasticNetFit> {
    const options = { ...this.params, l1Ratio: 1, sampleWeight: weights };
    return inTurns(elasticNetSteps("Lasso", X.values, X.rows, X.columns, y, options), signal);
  }
}

/** @throws RangeError on wrong sizes or options. */
export function fitLasso(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: Omit<ElasticNetOptions, "l1Ratio"> = {},
): ElasticNetFit {
  return atOnce(elasticNetSteps("fitLasso", X, n, p, y, { ...options, l1Ratio: 1 }));
}
