/**
 * Histogram gradient boosting: fast on large tables, takes missing values and categories as they are, and the first model to try on a
 * table. Names, defaults and results are those of scikit-learn's HistGradientBoosting 1.2: the same bins, gains and order of growth, so
 * predictions agree where nothing is drawn.
 */
import type { ClassWeight } from "../model.ts";
import { boostParamNames, type BoostParams, type BoostSettings } from "./boost-params.ts";
import { BoostedClassifier, BoostedRegressor } from "./boosted-models.ts";
import { checkOneOf } from "../tree/check-parameter.ts";

export interface HistGradientBoostingParams extends BoostParams {
  /** Iterations at most; default 100. */
  readonly maxIter?: number;
  /** Leaves of a tree at most, best gain first; default 31, null for no limit. */
  readonly maxLeafNodes?: number | null;
  /** Depth of a tree at most; default null, no limit. */
  readonly maxDepth?: number | null;
  /** Least rows of a leaf; default 20. */
  readonly minSamplesLeaf?: number;
  /** Stops when the loss of held-out rows stands; "auto" (default) above 10,000 rows. */
  readonly earlyStopping?: "auto" | boolean;
  /** Share of the rows held out for early stopping, default 0.1; null to watch the training loss. */
  readonly validationFraction?: number | null;
  /** Iterations without a better loss before stopping; default 10. */
  readonly nIterNoChange?: number;
  /** What counts as better; default 1e-7. */
  readonly tol?: number;
}

export interface HistGradientBoostingClassifierParams extends HistGradientBoostingParams {
  /** Logistic for two classes, softmax for more. */
  readonly loss?: "logLoss";
  readonly classWeight?: ClassWeight;
}

export interface HistGradientBoostingRegressorParams extends HistGradientBoostingParams {
  readonly loss?: "squaredError" | "absoluteError" | "poisson" | "quantile";
  /** The quantile that the quantile loss estimates; default 0.5. */
  readonly quantile?: number;
}

const names = [
  ...boostParamNames,
  "loss",
  "maxIter",
  "maxLeafNodes",
  "maxDepth",
  "earlyStopping",
  "validationFraction",
  "nIterNoChange",
  "tol",
];

export class HistGradientBoostingClassifier extends BoostedClassifier<HistGradientBoostingClassifierParams> {
  readonly name = "HistGradientBoostingClassifier";

  constructor(params: HistGradientBoostingClassifierParams = {}) {
    super(params, [...names, "classWeight"]);
    checkOneOf(this.name, "loss", params.loss ?? "logLoss", ["logLoss"]);
  }

  protected override settings(rows: number): BoostSettings {
    return { ...histSettings(this.params, rows), loss: "logLoss", quantile: 0.5 };
  }
}

export class HistGradientBoostingRegressor extends BoostedRegressor<HistGradientBoostingRegressorParams> {
  readonly name = "HistGradientBoostingRegressor";

  constructor(params: HistGradientBoostingRegressorParams = {}) {
    super(params, [...names, "quantile"]);
    checkOneOf(this.name, "loss", params.loss ?? "squaredError", [
      "squaredError",
      "absoluteError",
      "poisson",
      "quantile",
    ]);
  }

  protected override settings(rows: number): BoostSettings {
    const { loss = "squaredError", quantile = 0.5 } = this.params;
    return { ...histSettings(this.params, rows), loss, quantile };
  }
}

function histSettings(
  params: HistGradientBoostingParams,
  rows: number,
): Omit<BoostSettings, "loss" | "quantile"> {
  const { earlyStopping = "auto", maxLeafNodes = 31, maxDepth = null, validationFraction = 0.1 } = params;
  return {
    maxIter: params.maxIter ?? 100,
    maxLeafNodes,
    maxDepth,
    minSamplesLeaf: params.minSamplesLeaf ?? 20,
    earlyStopping: earlyStopping === "auto" ? rows > 10_000 : earlyStopping,
    validationFraction,
    nIterNoChange: params.nIterNoChange ?? 10,
    tol: params.tol ?? 1e-7,
  };
}
