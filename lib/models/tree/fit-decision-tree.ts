/**
 * One decision tree, exact: every value is a possible cut, thresholds halfway between neighbours (in float64; scikit-learn rounds
 * features to float32). Source: Breiman et al. (1984). O(rows · log rows · columns + rows · columns · depth).
 */
import { createRng } from "../../core/index.ts";
import type { Design, Steps } from "../../data/index.ts";
import { growTree } from "./grow-tree.ts";
import { impurityImportances, joinTrees, type TreesFit } from "./join-trees.ts";
import type { TreeTarget } from "./node-rows.ts";
import { pruneTree } from "./prune-tree.ts";
import { SortedRows } from "./sorted-rows.ts";
import type { Criterion } from "./split-criterion.ts";
import { treeRules, type TreeParams } from "./tree-parameters.ts";

/**
 * @param centre what was taken from the targets.
 * @throws RangeError on a parameter's value.
 */
export function* fitDecisionTree(
  where: string,
  X: Design,
  target: TreeTarget,
  weights: Float64Array | undefined,
  criterion: Criterion,
  params: TreeParams,
  centre = 0,
): Steps<TreesFit> {
  const w = weights ?? new Float64Array(X.rows).fill(1);
  const { grow, cut } = treeRules(where, params, criterion, target.width, {
    rows: X.rows,
    columns: X.columns,
    weight: w.reduce((a, b) => a + b, 0),
  });
  const rows = yield* SortedRows.of(X.values, X.columns, target, w, cut);
  const grown = yield* growTree(rows, grow, createRng(params.randomState ?? 0));
  const trees = [pruneTree(grown, params.ccpAlpha ?? 0)];
  return Object.freeze({
    ensemble: joinTrees(trees, X.columns, target.width, centre),
    featureImportances: impurityImportances(trees, X.columns),
  });
}
