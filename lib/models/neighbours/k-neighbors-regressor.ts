/**
 * k nearest neighbours for a number: the mean target of the k training rows closest to a row (Euclidean, ties by row order).
 * Source: scikit-learn `KNeighborsRegressor(p=2)`. Cost as the classifier's.
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkMatrix } from "../design.ts";
import { Regressor, type NumberTask } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { KNeighborsParams } from "./k-neighbors-classifier.ts";
import { nearest } from "./nearest.ts";
import { checkNeighbours, neighbourWeights, type NeighbourWeights } from "./neighbour-weights.ts";

export interface KNeighborsRegressorFit {
  readonly features: number;
  readonly nNeighbors: number;
  readonly weights: NeighbourWeights;
  readonly X: Float64Array;
  readonly y: Float64Array;
}

export class KNeighborsRegressor extends Regressor<KNeighborsParams, KNeighborsRegressorFit> {
  readonly name = "KNeighborsRegressor";
  protected override readonly acceptsWeights = false;

  constructor(params: KNeighborsParams = {}) {
    super(params, ["nNeighbors", "weights"]);
  }

  protected override learn({ X, y }: NumberTask): KNeighborsRegressorFit {
    return fitKNeighborsRegressor(X.values.slice(), X.rows, X.columns, y, this.params);
  }

  protected override predictions(model: KNeighborsRegressorFit, X: Design, run: Run): Promise<Float64Array> {
    return inRowBlocks(X, 1, X.columns * model.y.length, run, (values, rows) =>
      kNeighborsPredictions(model, values, rows),
    );
  }
}

/** Keeps `X`. @throws RangeError on wrong sizes, or when there are fewer rows than neighbours (default 5). */
export function fitKNeighborsRegressor(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { nNeighbors = 5, weights = "uniform" }: KNeighborsParams = {},
): KNeighborsRegressorFit {
  checkMatrix("fitKNeighborsRegressor", X, n, p, y);
  checkNeighbours("fitKNeighborsRegressor", n, nNeighbors, weights);
  return Object.freeze({ features: p, nNeighbors, weights, X, y: Float64Array.from(y) });
}

/** n predictions. */
export function kNeighborsPredictions(
  model: KNeighborsRegressorFit,
  X: Float64Array,
  n: number,
): Float64Array {
  const { features: p, nNeighbors: k, weights, y } = model;
  const { rows, distances } = nearest(model.X, y.length, X, n, p, k);
  const share = new Float64Array(k);
  return Float64Array.from({ length: n }, (_, i) => {
    neighbourWeights(weights, distances, i * k, share);
    let [sum, total] = [0, 0];
    for (let r = 0; r < k; r++) {
      sum += share[r]! * y[rows[i * k + r]!]!;
      total += share[r]!;
    }
    return sum / total;
  });
}
