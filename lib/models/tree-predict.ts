/**
 * Predictions of a tree ensemble: rows walk from each root to a leaf, and the leaves' values add up.
 *
 * O(rows · trees · depth).
 */
import { atOnce, inTurns, type Steps } from "../data/index.ts";
import type { Run } from "../prep/index.ts";
import type { TreeEnsemble } from "./tree-ensemble.ts";
import { treeWalk } from "./tree-walk.ts";

/** Walks (rows · trees) between two turns of the event loop: some 20 ms. */
const TURN = 400_000;

/**
 * Raw outputs, rows×outputs, the base included, before the link.
 * @param values rows×features, row-major; NaN where missing; a categorical feature holds positions.
 * @throws RangeError when `values` is not rows×features.
 */
export function predictTrees(ensemble: TreeEnsemble, values: Float64Array, rows: number): Float64Array {
  return atOnce(predictionSteps(ensemble, values, rows));
}

/**
 * The same with turns of the event loop; for tables of any length.
 * @throws RangeError when `values` is not rows×features; the signal's reason, at the next turn after it was aborted.
 */
export function predictTreesInTurns(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  { signal, onProgress }: Run = {},
): Promise<Float64Array> {
  return inTurns(predictionSteps(ensemble, values, rows, onProgress), signal);
}

function* predictionSteps(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  onProgress?: Run["onProgress"],
): Steps<Float64Array> {
  checkValues("predictTrees", ensemble, values, rows);
  const { outputs, roots, base } = ensemble;
  const out = new Float64Array(rows * outputs);
  const walk = treeWalk(ensemble, rows);
  const { block } = walk;
  let walked = 0;
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(rows, start + block);
    for (let i = start; i < end; i++) for (let c = 0; c < outputs; c++) out[i * outputs + c] = base[c]!;
    walk.begin(values, start, end);
    for (let t = 0; t < roots.length; t++) {
      walk.tree(t);
      addLeaves(ensemble, t, walk.leaves, values, start, end, out);
      walked += end - start;
      if (walked < TURN) continue;
      walked = 0;
      onProgress?.({ done: start, total: rows, message: "rows predicted" });
      yield;
      // Another prediction by the same model may have used the block meanwhile.
      walk.begin(values, start, end);
    }
  }
  return out;
}

/** Adds tree t's leaves to rows `start` to before `end` of `out`. */
function addLeaves(
  ensemble: TreeEnsemble,
  t: number,
  leaves: Int32Array,
  values: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
): void {
  const { outputs, treeOutput, value, valueWidth, linear } = ensemble;
  const output = treeOutput[t]!;
  if (output < 0)
    for (let i = start; i < end; i++) {
      const at = leaves[i - start]! * valueWidth;
      for (let c = 0; c < outputs; c++) out[i * outputs + c]! += value[at + c]!;
    }
  else if (linear !== undefined)
    for (let i = start; i < end; i++)
      out[i * outputs + output]! += linearLeaf(ensemble, leaves[i - start]!, values, i);
  else if (valueWidth === 1)
    for (let i = start; i < end; i++) out[i * outputs + output]! += value[leaves[i - start]!]!;
  else
    for (let i = start; i < end; i++)
      out[i * outputs + output]! += value[leaves[i - start]! * valueWidth + output]!;
}

/**
 * The leaf that each row reaches in each tree: rows×trees positions of nodes in the ensemble's arrays.
 * @throws RangeError when `values` is not rows×features.
 */
export function treeLeaves(ensemble: TreeEnsemble, values: Float64Array, rows: number): Int32Array {
  checkValues("treeLeaves", ensemble, values, rows);
  const trees = ensemble.roots.length;
  const out = new Int32Array(rows * trees);
  const walk = treeWalk(ensemble, rows);
  const { leaves, block } = walk;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    walk.begin(values, from, to);
    for (let t = 0; t < trees; t++) {
      walk.tree(t);
      for (let i = from; i < to; i++) out[i * trees + t] = leaves[i - from]!;
    }
  }
  return out;
}

/** value + Σ coef x; the plain value where a feature of the leaf is missing. */
function linearLeaf(ensemble: TreeEnsemble, leaf: number, values: Float64Array, row: number): number {
  const { start, feature, coef, intercept } = ensemble.linear!;
  if (start[leaf] === start[leaf + 1]) return ensemble.value[leaf]!;
  let sum = intercept[leaf]!;
  for (let at = start[leaf]!; at < start[leaf + 1]!; at++) {
    const x = values[row * ensemble.features + feature[at]!]!;
    if (Number.isNaN(x)) return ensemble.value[leaf]!;
    sum += coef[at]! * x;
  }
  return sum;
}

function checkValues(where: string, { features }: TreeEnsemble, values: Float64Array, rows: number): void {
  if (values.length !== rows * features)
    throw new RangeError(
      `${where}: needs ${rows}×${features} values; got ${values.length}; give the columns of training`,
    );
}
