/**
 * k nearest neighbours: a row's class probabilities are the class shares among the k training rows closest to it (Euclidean).
 *
 * Neighbours at equal distance: the earlier training row wins; classes with equal votes: the lower one. Source: scikit-learn
 * `KNeighborsClassifier(p=2)`, whose own order among equal distances depends on its tree. Exact search by brute force that leaves a
 * row as soon as its partial distance is too long: O(n·m·p) at worst, mostly a small part of it. Standardise the features first.
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkDesign, type ClassifierOptions } from "../design.ts";
import { Classifier, type ClassTask } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import { nearest } from "./nearest.ts";
import { checkNeighbours, neighbourWeights, type NeighbourWeights } from "./neighbour-weights.ts";

export interface KNeighborsParams {
  /** Default 5. */
  readonly nNeighbors?: number;
  /** Default "uniform"; "distance" weighs a neighbour by 1 / distance. */
  readonly weights?: NeighbourWeights;
}

export interface KNeighborsOptions extends ClassifierOptions, KNeighborsParams {}

export interface KNeighborsClassifierFit {
  readonly features: number;
  readonly classes: number;
  readonly nNeighbors: number;
  readonly weights: NeighbourWeights;
  readonly X: Float64Array;
  readonly y: Int32Array;
}

export class KNeighborsClassifier extends Classifier<KNeighborsParams, KNeighborsClassifierFit> {
  readonly name = "KNeighborsClassifier";
  protected override readonly acceptsWeights = false;

  constructor(params: KNeighborsParams = {}) {
    super(params, ["nNeighbors", "weights"]);
  }

  protected override learn({ X, y, k }: ClassTask): KNeighborsClassifierFit {
    const options = { ...this.params, classes: k };
    return fitKNeighborsClassifier(X.values.slice(), X.rows, X.columns, y, options);
  }

  protected override probabilities(
    model: KNeighborsClassifierFit,
    X: Design,
    k: number,
    run: Run,
  ): Promise<Float64Array> {
    return inRowBlocks(X, k, X.columns * model.y.length, run, (values, rows) =>
      kNeighborsProbabilities(model, values, rows),
    );
  }
}

/** Keeps `X`. @throws RangeError on wrong sizes or labels, or when there are fewer rows than neighbours. */
export function fitKNeighborsClassifier(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: KNeighborsOptions = {},
): KNeighborsClassifierFit {
  const classes = checkDesign("fitKNeighborsClassifier", X, n, p, y, options);
  const { nNeighbors = 5, weights = "uniform" } = options;
  checkNeighbours("fitKNeighborsClassifier", n, nNeighbors, weights);
  return Object.freeze({ features: p, classes, nNeighbors, weights, X, y: Int32Array.from(y) });
}

/** n×classes shares of votes, row-major. */
export function kNeighborsProbabilities(
  model: KNeighborsClassifierFit,
  X: Float64Array,
  n: number,
): Float64Array {
  const { features: p, classes, nNeighbors: k, weights, y } = model;
  const out = new Float64Array(n * classes);
  const found = nearest(model.X, y.length, X, n, p, k);
  const votes = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    neighbourWeights(weights, found.distances, i * k, votes);
    let total = 0;
    for (let r = 0; r < k; r++) {
      out[i * classes + y[found.rows[i * k + r]!]!]! += votes[r]!;
      total += votes[r]!;
    }
    for (let c = 0; c < classes; c++) out[i * classes + c]! /= total;
  }
  return out;
}
