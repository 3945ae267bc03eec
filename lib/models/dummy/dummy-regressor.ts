/**
 * A regressor that ignores its features: the mean, the median or another quantile of training, or a given number. What any real model must
 * beat. Source: scikit-learn `DummyRegressor`; with weights the median and quantiles are the least value at which the weight reaches
 * the share, without them numpy's.
 */
import type { Design } from "../../data/index.ts";
import { weightedQuantile } from "../../metrics/index.ts";
import { Regressor, type NumberTask } from "../model.ts";

export interface DummyRegressorParams {
  /** Default `mean`. */
  readonly strategy?: "mean" | "median" | "quantile" | "constant";
  /** The share for `quantile`, 0…1. */
  readonly quantile?: number;
  /** The number for `constant`. */
  readonly constant?: number;
}

export interface DummyRegressorFit {
  /** What every row gets. */
  readonly value: number;
}

export class DummyRegressor extends Regressor<DummyRegressorParams, DummyRegressorFit> {
  readonly name = "DummyRegressor";
  protected override readonly acceptsMissing = true;
  protected override readonly acceptsCategories = true;

  constructor(params: DummyRegressorParams = {}) {
    super(params, ["strategy", "quantile", "constant"]);
  }

  protected override learn({ y, weights }: NumberTask): DummyRegressorFit {
    return fitDummyRegressor(y, { ...this.params, sampleWeight: weights });
  }

  protected override predictions({ value }: DummyRegressorFit, X: Design): Float64Array {
    return new Float64Array(X.rows).fill(value);
  }
}

/** @throws RangeError on an unknown strategy, or one without its number. */
export function fitDummyRegressor(
  y: ArrayLike<number>,
  options: DummyRegressorParams & { readonly sampleWeight?: ArrayLike<number> | undefined } = {},
): DummyRegressorFit {
  const { strategy = "mean", quantile, constant, sampleWeight } = options;
  if (strategy === "mean") return Object.freeze({ value: weightedMean(y, sampleWeight) });
  if (strategy === "constant" && Number.isFinite(constant)) return Object.freeze({ value: constant! });
  const share = strategy === "median" ? 0.5 : quantile;
  if ((strategy === "median" || strategy === "quantile") && share !== undefined && share >= 0 && share <= 1)
    return Object.freeze({ value: weightedQuantile(y, share, sampleWeight)! });
  throw new RangeError(
    `DummyRegressor: strategy must be mean, median, quantile (with a quantile from 0 to 1) or constant (with a finite constant); got ${JSON.stringify({ strategy, quantile, constant })}`,
  );
}

function weightedMean(y: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const weight = weights?.[i] ?? 1;
    sum += weight * y[i]!;
    total += weight;
  }
  return sum / total;
}
