/** A regressor whose answer is a weighted sum of the features: what all linear ones share, however they find the weights. */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Regressor } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { LinearStructure, Link } from "../structure.ts";

/** ŷ = intercept + Σ_j coef_j x_j. */
export interface LinearFit {
  readonly features: number;
  readonly coef: Float64Array;
  readonly intercept: number;
}

export abstract class LinearRegressor<P extends object, S extends LinearFit = LinearFit> extends Regressor<
  P,
  S
> {
  protected override predictions(model: S, X: Design, run: Run): Promise<Float64Array> {
    return inRowBlocks(X, 1, X.columns, run, (values, rows) => linearPredictions(model, values, rows));
  }

  protected override inside(model: S): LinearStructure {
    return linearStructure(model, "identity");
  }
}

/** n predictions. @param X n×p, row-major. */
export function linearPredictions(model: LinearFit, X: Float64Array, n: number): Float64Array {
  const { features: p, coef, intercept } = model;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = intercept;
    for (let j = 0; j < p; j++) sum += X[i * p + j]! * coef[j]!;
    out[i] = sum;
  }
  return out;
}

export function linearStructure({ features, coef, intercept }: LinearFit, link: Link): LinearStructure {
  return { kind: "linear", features, outputs: 1, coef, intercept: Float64Array.of(intercept), link };
}
