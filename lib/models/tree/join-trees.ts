/** Grown trees as one ensemble whose raw output is their mean, and what each feature did in them. O(nodes). */
import { MISSING, SPLIT, type TreeEnsemble } from "../tree-ensemble.ts";
import type { GrownTree } from "./grow-tree.ts";

/** What a fitted tree or forest is made of. */
export interface TreesFit {
  readonly ensemble: TreeEnsemble;
  /** Share of each feature in the decrease of impurity; all 0 when no tree has a cut. */
  readonly featureImportances: Float64Array;
}

/**
 * @param centre what was taken from the targets before training.
 * @param columns of each tree, when it saw only some: positions of its features among all.
 */
export function joinTrees(
  trees: readonly GrownTree[],
  features: number,
  width: number,
  centre = 0,
  columns?: readonly Int32Array[],
): TreeEnsemble {
  const nodes = trees.reduce((sum, tree) => sum + tree.left.length, 0);
  const ensemble = {
    kind: "trees" as const,
    features,
    outputs: width,
    roots: new Int32Array(trees.length),
    treeOutput: new Int32Array(trees.length).fill(width > 1 ? -1 : 0),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    split: new Uint8Array(nodes).fill(SPLIT.lessEqual),
    missing: new Uint8Array(nodes).fill(MISSING.nan),
    defaultLeft: new Uint8Array(nodes),
    cover: new Float64Array(nodes),
    value: new Float64Array(nodes * width),
    valueWidth: width,
    base: new Float64Array(width),
    inputCast: "f64" as const,
    link: "identity" as const,
  };
  let at = 0;
  for (const [t, tree] of trees.entries()) {
    ensemble.roots[t] = at;
    const own = columns?.[t];
    for (let node = 0; node < tree.left.length; node++) {
      const l = tree.left[node]!;
      ensemble.left[at + node] = l < 0 ? -1 : at + l;
      ensemble.right[at + node] = l < 0 ? -1 : at + l + 1;
      const f = tree.feature[node]!;
      ensemble.feature[at + node] = f < 0 || own === undefined ? f : own[f]!;
    }
    ensemble.threshold.set(tree.threshold, at);
    ensemble.defaultLeft.set(tree.defaultLeft, at);
    ensemble.cover.set(tree.cover, at);
    for (let i = 0; i < tree.value.length; i++)
      ensemble.value[at * width + i] = (tree.value[i]! + centre) / trees.length;
    at += tree.left.length;
  }
  return Object.freeze(ensemble);
}

/** Each tree's decreases of impurity as shares, averaged over the trees that have cuts, as scikit-learn does. */
export function impurityImportances(trees: readonly GrownTree[], features: number): Float64Array {
  const sum = new Float64Array(features);
  for (const tree of trees) {
    const own = new Float64Array(features);
    let total = 0;
    for (let node = 0; node < tree.left.length; node++) {
      if (tree.left[node]! < 0) continue;
      own[tree.feature[node]!]! += tree.gain[node]!;
      total += tree.gain[node]!;
    }
    if (total > 0) for (let j = 0; j < features; j++) sum[j]! += own[j]! / total;
  }
  const all = sum.reduce((a, b) => a + b, 0);
  return all > 0 ? sum.map((x) => x / all) : sum;
}
