/**
 * Parameters of trees and forests, scikit-learn's names and defaults, and the rules they mean for a table of a given size.
 *
 * One difference: JavaScript has one kind of number, so numbers up to 1 are shares (scikit-learn's floats) and numbers above are counts;
 * `minSamplesLeaf: 1` alone is a count. All features are `null`, or the share 1.
 */
import { checkOneOf, checkRange } from "./check-parameter.ts";
import type { GrowRules } from "./grow-tree.ts";
import type { Criterion } from "./split-criterion.ts";
import type { CutRules } from "./value-groups.ts";

export type MaxFeatures = number | "sqrt" | "log2" | null;

export interface TreeParams {
  /** Greatest depth; null (default): until leaves are pure. */
  readonly maxDepth?: number | null;
  /** Least rows (or share of rows) of a node that is cut; default 2. */
  readonly minSamplesSplit?: number;
  /** Least rows (or share below 1) of a leaf; default 1. */
  readonly minSamplesLeaf?: number;
  /** Least share of the weight in a leaf; default 0. */
  readonly minWeightFractionLeaf?: number;
  /** Features tried at each cut: a count, a share up to 1, "sqrt", "log2", or null for all. */
  readonly maxFeatures?: MaxFeatures;
  /** Most leaves, the best cuts first; null (default): no limit. */
  readonly maxLeafNodes?: number | null;
  /** Least decrease of the weighted impurity that a cut must bring; default 0. */
  readonly minImpurityDecrease?: number;
  /** Strength of minimal cost-complexity pruning; default 0, none. */
  readonly ccpAlpha?: number;
  /** Seed; default 0. */
  readonly randomState?: number;
}

/** Names of `TreeParams`. */
export const treeParamNames = [
  "maxDepth",
  "minSamplesSplit",
  "minSamplesLeaf",
  "minWeightFractionLeaf",
  "maxFeatures",
  "maxLeafNodes",
  "minImpurityDecrease",
  "ccpAlpha",
  "randomState",
] as const;

export type ClassificationCriterion = "gini" | "entropy" | "logLoss";
export type RegressionCriterion = "squaredError" | "friedmanMse" | "poisson";

/** What is optimised; names that mean the same become one. */
export function classCriterion(where: string, criterion: ClassificationCriterion): Criterion {
  checkOneOf(where, "criterion", criterion, ["gini", "entropy", "logLoss"]);
  return criterion === "gini" ? "gini" : "entropy";
}

export function numberCriterion(where: string, criterion: RegressionCriterion): Criterion {
  checkOneOf(where, "criterion", criterion, ["squaredError", "friedmanMse", "poisson"]);
  return criterion === "poisson" ? "poisson" : "squaredError";
}

/** @throws RangeError on a value that its parameter does not take. */
export function checkTreeParams(where: string, params: TreeParams): void {
  const { maxDepth, maxLeafNodes, maxFeatures } = params;
  if (maxDepth !== undefined && maxDepth !== null) checkRange(where, "maxDepth", maxDepth, 1, Infinity, true);
  if (maxLeafNodes !== undefined && maxLeafNodes !== null)
    checkRange(where, "maxLeafNodes", maxLeafNodes, 2, Infinity, true);
  checkShareOrCount(where, "minSamplesSplit", params.minSamplesSplit ?? 2);
  checkShareOrCount(where, "minSamplesLeaf", params.minSamplesLeaf ?? 1);
  checkRange(where, "minWeightFractionLeaf", params.minWeightFractionLeaf ?? 0, 0, 0.5);
  checkRange(where, "minImpurityDecrease", params.minImpurityDecrease ?? 0, 0, Infinity);
  checkRange(where, "ccpAlpha", params.ccpAlpha ?? 0, 0, Infinity);
  checkRange(where, "randomState", params.randomState ?? 0, 0, Number.MAX_SAFE_INTEGER, true);
  if (typeof maxFeatures === "number") checkShareOrCount(where, "maxFeatures", maxFeatures);
  else checkOneOf(where, "maxFeatures", maxFeatures ?? null, ["sqrt", "log2", null]);
}

/**
 * @param size rows, columns and weight of all rows.
 * @param width 1 for numbers and for two classes, else classes.
 * @throws RangeError on a value that its parameter does not take.
 */
export function treeRules(
  where: string,
  params: TreeParams,
  criterion: Criterion,
  width: number,
  size: { readonly rows: number; readonly columns: number; readonly weight: number },
  randomCuts = false,
): { readonly grow: GrowRules; readonly cut: CutRules } {
  checkTreeParams(where, params);
  const { maxDepth, minSamplesSplit = 2, minSamplesLeaf = 1, maxLeafNodes } = params;
  const count = (value: number): number => (value < 1 ? Math.ceil(value * size.rows) : value);
  const minRows = count(minSamplesLeaf);
  const minWeight = (params.minWeightFractionLeaf ?? 0) * size.weight;
  return {
    grow: {
      maxDepth: maxDepth ?? Infinity,
      minSamplesSplit: Math.max(
        2,
        minSamplesSplit <= 1 ? Math.ceil(minSamplesSplit * size.rows) : minSamplesSplit,
      ),
      minSamplesLeaf: minRows,
      minWeightLeaf: minWeight,
      maxFeatures: featureCount(params.maxFeatures ?? null, size.columns),
      maxLeafNodes: maxLeafNodes ?? undefined,
      minImpurityDecrease: params.minImpurityDecrease ?? 0,
      randomCuts,
    },
    cut: { criterion, width, minRows, minWeight },
  };
}

function featureCount(maxFeatures: MaxFeatures, columns: number): number {
  if (maxFeatures === null) return columns;
  if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(columns)));
  if (maxFeatures === "log2") return Math.max(1, Math.floor(Math.log2(columns)));
  return Math.min(columns, maxFeatures <= 1 ? Math.max(1, Math.floor(maxFeatures * columns)) : maxFeatures);
}

function checkShareOrCount(where: string, name: string, value: number): void {
  if (typeof value === "number" && ((value > 0 && value <= 1) || (value > 1 && Number.isInteger(value))))
    return;
  throw new RangeError(`${where}: ${name} must be a share above 0 up to 1, or a whole number; got ${value}`);
}
