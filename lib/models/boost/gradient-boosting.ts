/**
 * Gradient boosting with scikit-learn's older names and defaults, on the histogram engine.
 *
 * Differences from scikit-learn's GradientBoosting: features are cut into at most 255 bins, splits are chosen by Newton gains (the same
 * as friedman_mse with the squared error), missing values and categories are taken as they are. Far faster on more than some thousand
 * rows, of the same quality.
 */
import type { ClassWeight } from "../model.ts";
import { checkOneOf, checkRange } from "../tree/check-parameter.ts";
import { boostParamNames, type BoostParams, type BoostSettings } from "./boost-params.ts";
import { BoostedClassifier, BoostedRegressor } from "./boosted-models.ts";

export interface GradientBoostingParams extends BoostParams {
  /** Iterations at most; default 100. */
  readonly nEstimators?: number;
  /** Depth of a tree at most; default 3, null for no limit. */
  readonly maxDepth?: number | null;
  /** Leaves of a tree at most, best gain first; default null, no limit. */
  readonly maxLeafNodes?: number | null;
  /** Least rows of a leaf; default 1. */
  readonly minSamplesLeaf?: number;
  /** Features drawn at each split: a count, a share up to 1, "sqrt", "log2"; default null, all. */
  readonly maxFeatures?: number | "sqrt" | "log2" | null;
  /** Stops after so many iterations without a better loss of held-out rows; default null, never. */
  readonly nIterNoChange?: number | null;
  /** Share of the rows held out when nIterNoChange is set; default 0.1. */
  readonly validationFraction?: number;
  /** What counts as better; default 1e-4. */
  readonly tol?: number;
}

export interface GradientBoostingClassifierParams extends GradientBoostingParams {
  /** Logistic for two classes, softmax for more. */
  readonly loss?: "logLoss";
  readonly classWeight?: ClassWeight;
}

export interface GradientBoostingRegressorParams extends GradientBoostingParams {
  readonly loss?: "squaredError" | "absoluteError" | "quantile";
  /** The quantile that the quantile loss estimates; default 0.9. */
  readonly alpha?: number;
}

const names = [
  ...boostParamNames,
  "loss",
  "nEstimators",
  "maxDepth",
  "maxLeafNodes",
  "maxFeatures",
  "nIterNoChange",
  "validationFraction",
  "tol",
];

export class GradientBoostingClassifier extends BoostedClassifier<GradientBoostingClassifierParams> {
  readonly name = "GradientBoostingClassifier";

  constructor(params: GradientBoostingClassifierParams = {}) {
    super(params, [...names, "classWeight"]);
    checkOneOf(this.name, "loss", params.loss ?? "logLoss", ["logLoss"]);
  }

  protected override settings(_rows: number, columns: number): BoostSettings {
    return { ...settings(this.name, this.params, columns), loss: "logLoss", quantile: 0.5 };
  }
}

export class GradientBoostingRegressor extends BoostedRegressor<GradientBoostingRegressorParams> {
  readonly name = "GradientBoostingRegressor";

  constructor(params: GradientBoostingRegressorParams = {}) {
    super(params, [...names, "alpha"]);
    const known = ["squaredError", "absoluteError", "quantile"];
    checkOneOf(this.name, "loss", params.loss ?? "squaredError", known);
  }

  protected override settings(_rows: number, columns: number): BoostSettings {
    const { loss = "squaredError", alpha = 0.9 } = this.params;
    return { ...settings(this.name, this.params, columns), loss, quantile: alpha };
  }
}

function settings(
  where: string,
  params: GradientBoostingParams,
  columns: number,
): Omit<BoostSettings, "loss" | "quantile"> {
  const { maxDepth = 3, maxLeafNodes = null, nIterNoChange = null } = params;
  return {
    maxIter: params.nEstimators ?? 100,
    maxLeafNodes,
    maxDepth,
    minSamplesLeaf: params.minSamplesLeaf ?? 1,
    earlyStopping: nIterNoChange !== null,
    validationFraction: params.validationFraction ?? 0.1,
    nIterNoChange: nIterNoChange ?? 1,
    tol: params.tol ?? 1e-4,
    featuresPerSplit: drawnFeatures(where, params.maxFeatures ?? null, columns),
  };
}

function drawnFeatures(
  where: string,
  maxFeatures: number | "sqrt" | "log2" | null,
  columns: number,
): number | undefined {
  if (maxFeatures === null) return undefined;
  if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(columns)));
  if (maxFeatures === "log2") return Math.max(1, Math.floor(Math.log2(columns)));
  checkRange(where, "maxFeatures", maxFeatures, Number.MIN_VALUE, columns);
  return maxFeatures <= 1 ? Math.max(1, Math.floor(maxFeatures * columns)) : Math.floor(maxFeatures);
}
