/** What a model tells of its inside, so that explainers choose by structure and never by a class's name. */
import type { TreeEnsemble } from "./tree-ensemble.ts";

/** How the raw output becomes the prediction. */
export type Link = "identity" | "logit" | "softmax" | "log";

/** Raw output c = intercept[c] + Σ_j coef[c·p + j] x_j. */
export interface LinearStructure {
  readonly kind: "linear";
  readonly features: number;
  /** Number of raw outputs: 1 for a regression and for two classes. */
  readonly outputs: number;
  readonly coef: Float64Array;
  readonly intercept: Float64Array;
  readonly link: Link;
}

/** A neural network of layers; the model itself is tfjs's. */
export interface NetworkStructure {
  readonly kind: "network";
  readonly network: unknown;
  readonly link: Link;
}

export type ModelStructure = LinearStructure | TreeEnsemble | NetworkStructure;
