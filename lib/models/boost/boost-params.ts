/**
 * Parameters of gradient boosting in scikit-learn's words, with XGBoost's and LightGBM's for what it lacks, and the training task that
 * they mean for given rows.
 *
 * Differences from scikit-learn: `categoricalFeatures` is "fromDtype" (its newer default: text columns are categories), `randomState`
 * is 0, and early stopping watches the loss only.
 */
import type { Design } from "../../data/index.ts";
import { checkOneOf, checkRange } from "../tree/check-parameter.ts";
import type { BoostTask } from "./boosting.ts";
import type { LossName } from "./losses.ts";

/** What all boosted models share. */
export interface BoostParams {
  /** Factor of each tree's values, above 0; default 0.1. */
  readonly learningRate?: number;
  /** Least rows of a leaf. */
  readonly minSamplesLeaf?: number;
  /** λ ≥ 0 on leaf values; default 0. */
  readonly l2Regularization?: number;
  /** α ≥ 0 on leaf values (XGBoost's `alpha`); default 0. */
  readonly l1Regularization?: number;
  /** Most bins of a feature, 2 to 255, missing values apart; default 255. */
  readonly maxBins?: number;
  /**
   * Categories: "fromDtype" (default) takes text columns; names or positions take these columns, text or whole numbers from 0 on; null
   * takes none, and then text is refused.
   */
  readonly categoricalFeatures?: "fromDtype" | readonly (string | number)[] | null;
  /** 1: the raw output never falls as the feature grows, −1: never rises, 0: free; one for each column, or by name. */
  readonly monotonicCst?: readonly number[] | Readonly<Record<string, number>> | null;
  /** Share of the rows drawn for each iteration, without replacement; default 1. */
  readonly subsample?: number;
  /** Share of the features drawn for each iteration (XGBoost's `colsample_bytree`); default 1. */
  readonly colsampleByTree?: number;
  /** Least sum of hessians of a leaf (XGBoost's `min_child_weight`); default 0.001. */
  readonly minSumHessian?: number;
  /** Gain that a split must exceed (XGBoost's `gamma`, twice); default 0. */
  readonly minSplitGain?: number;
  /** Seed of everything drawn: held-out rows, sampled rows and features, and rows that bins are cut on above 200,000; default 0. */
  readonly randomState?: number;
  /** Whether WebAssembly may be used where it can ("auto", default); "plain" keeps to TypeScript. The model is the same. */
  readonly engine?: "auto" | "plain";
}

export const boostParamNames = [
  "learningRate",
  "minSamplesLeaf",
  "l2Regularization",
  "l1Regularization",
  "maxBins",
  "categoricalFeatures",
  "monotonicCst",
  "subsample",
  "colsampleByTree",
  "minSumHessian",
  "minSplitGain",
  "randomState",
  "engine",
];

/** What differs between the models. */
export interface BoostSettings {
  readonly loss: LossName;
  readonly quantile: number;
  readonly maxIter: number;
  readonly maxLeafNodes: number | null;
  readonly maxDepth: number | null;
  readonly minSamplesLeaf: number;
  readonly earlyStopping: boolean;
  readonly validationFraction: number | null;
  readonly nIterNoChange: number;
  readonly tol: number;
  readonly featuresPerSplit?: number | undefined;
}

/**
 * @param classes 0 for a regression.
 * @throws RangeError on a parameter out of range.
 */
export function boostTask(
  where: string,
  params: BoostParams,
  settings: BoostSettings,
  X: Design,
  y: Float64Array,
  classes: number,
  weights: Float64Array | undefined,
): BoostTask {
  const {
    learningRate = 0.1,
    l2Regularization = 0,
    l1Regularization = 0,
    maxBins = 255,
    subsample = 1,
    colsampleByTree = 1,
    minSumHessian = 1e-3,
    minSplitGain = 0,
    randomState = 0,
    engine = "auto",
  } = params;
  checkRange(where, "learningRate", learningRate, Number.MIN_VALUE, Infinity);
  checkRange(where, "l2Regularization", l2Regularization, 0, Infinity);
  checkRange(where, "l1Regularization", l1Regularization, 0, Infinity);
  checkRange(where, "maxBins", maxBins, 2, 255, true);
  checkRange(where, "subsample", subsample, Number.MIN_VALUE, 1);
  checkRange(where, "colsampleByTree", colsampleByTree, Number.MIN_VALUE, 1);
  checkRange(where, "minSumHessian", minSumHessian, 0, Infinity);
  checkRange(where, "minSplitGain", minSplitGain, 0, Infinity);
  checkRange(where, "randomState", randomState, 0, Number.MAX_SAFE_INTEGER, true);
  checkOneOf(where, "engine", engine, ["auto", "plain"]);
  checkRange(where, "iterations", settings.maxIter, 1, Infinity, true);
  checkRange(where, "minSamplesLeaf", settings.minSamplesLeaf, 1, Infinity, true);
  if (settings.maxDepth !== null) checkRange(where, "maxDepth", settings.maxDepth, 1, Infinity, true);
  if (settings.maxLeafNodes !== null)
    checkRange(where, "maxLeafNodes", settings.maxLeafNodes, 2, Infinity, true);
  if (settings.validationFraction !== null)
    checkRange(where, "validationFraction", settings.validationFraction, Number.MIN_VALUE, 1 - 1e-9);
  checkRange(where, "nIterNoChange", settings.nIterNoChange, 1, Infinity, true);
  checkRange(where, "tol", settings.tol, 0, Infinity);
  if (settings.loss === "quantile") checkRange(where, "quantile", settings.quantile, 0, 1);
  const categories = categorySizes(
    where,
    X,
    params.categoricalFeatures === undefined ? "fromDtype" : params.categoricalFeatures,
  );
  const monotone = constraints(where, X, params.monotonicCst ?? null);
  if (classes > 2 && monotone.some((each) => each !== 0))
    throw new RangeError(
      `${where}: monotonicCst needs a regression or two classes; got ${classes} classes; leave it out`,
    );
  for (const [j, each] of monotone.entries())
    if (each !== 0 && categories[j]! > 0)
      throw new RangeError(
        `${where}: a categorical feature has no order to be monotone in; got ${each} for "${X.names[j]}"; set 0`,
      );
  return {
    ...settings,
    X: X.values,
    rows: X.rows,
    columns: X.columns,
    y,
    weights,
    classes,
    learningRate,
    l1Regularization,
    l2Regularization,
    maxBins,
    categories,
    monotone,
    subsample,
    colsampleByTree,
    minSumHessian,
    minSplitGain,
    seed: randomState,
    engine: engine === "plain" ? "plain" : "wasm",
  };
}

/** How many positions each feature has as a category; 0 for plain numbers. */
function categorySizes(
  where: string,
  X: Design,
  wanted: "fromDtype" | readonly (string | number)[] | null,
): number[] {
  const sizes = X.names.map((_, j) => X.categories?.[j]?.length ?? 0);
  if (wanted !== "fromDtype") {
    const chosen = new Set((wanted ?? []).map((each) => columnOf(where, "categoricalFeatures", X, each)));
    for (const [j, size] of sizes.entries())
      if (size > 0 && !chosen.has(j))
        throw new RangeError(
          `${where}: column "${X.names[j]}" holds text, and categoricalFeatures leaves it out; name it there, encode it, or drop it`,
        );
    for (const j of chosen) if (sizes[j] === 0) sizes[j] = numberOfPositions(where, X, j);
  }
  return sizes;
}

const MOST_POSITIONS = 65_536;

function numberOfPositions(where: string, { values, columns, names }: Design, j: number): number {
  let most = 0;
  for (let at = j; at < values.length; at += columns) {
    const x = values[at]!;
    if (Number.isNaN(x)) continue;
    if (!(Number.isInteger(x) && x >= 0 && x < MOST_POSITIONS))
      throw new RangeError(
        `${where}: a categorical feature of numbers must hold whole numbers from 0 to ${MOST_POSITIONS - 1}; got ${x} in column "${names[j]}"; make it text`,
      );
    if (x > most) most = x;
  }
  return most + 1;
}

function constraints(
  where: string,
  X: Design,
  given: readonly number[] | Readonly<Record<string, number>> | null,
): number[] {
  const out = X.names.map(() => 0);
  if (given === null) return out;
  const list = Array.isArray(given);
  if (list && given.length !== X.columns)
    throw new RangeError(
      `${where}: monotonicCst must have one number for each of ${X.columns} columns; got ${given.length}`,
    );
  for (const [key, value] of Object.entries(given)) {
    checkOneOf(where, "monotonicCst", value, [-1, 0, 1]);
    out[columnOf(where, "monotonicCst", X, list ? Number(key) : key)] = value as number;
  }
  return out;
}

function columnOf(where: string, name: string, X: Design, column: string | number): number {
  const j = typeof column === "number" ? column : X.names.indexOf(column);
  if (Number.isInteger(j) && j >= 0 && j < X.columns) return j;
  throw new RangeError(
    `${where}: ${name} names the column ${JSON.stringify(column)}; X has ${X.names.slice(0, 8).join(", ")}${X.columns > 8 ? ", …" : ""}`,
  );
}
