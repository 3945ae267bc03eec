/**
 * One tree of scikit-learn: the arrays of `tree_`, or the node records of a histogram gradient boosting predictor.
 *
 * x ≤ threshold. Trees of `tree_` see features in single precision and thresholds in double; histogram boosting sees doubles. O(nodes).
 */
import { SPLIT } from "../tree-ensemble.ts";
import type { LoadedTree } from "./ensemble-of.ts";
import { isRecord, numbersFrom, numbersOf, refuse, wholesOf, type Fields } from "./record-fields.ts";

export type TreeArrays = Omit<LoadedTree, "output">;

/**
 * @param scale what leaf values are multiplied by.
 * @param shares whether values are counts (or shares) of classes, to be brought to a sum of 1.
 * @param columns the model's feature behind each of the tree's own; the same when absent.
 */
export function treeArrays(
  tree: Fields,
  scale: number,
  shares: boolean,
  columns?: Int32Array,
): TreeArrays & { readonly width: number; readonly samples: Float64Array } {
  const left = wholesOf(tree, "children_left");
  const nodes = left.length;
  const right = wholesOf(tree, "children_right", nodes);
  const own = wholesOf(tree, "feature", nodes);
  const feature = own.map((f, node) =>
    left[node]! < 0
      ? -1
      : columns === undefined
        ? f
        : (columns[f] ?? refuse(`node ${node} must split one of ${columns.length} features`, f)),
  );
  const value = numbersOf(tree, "value");
  const width = value.length / nodes;
  if (!Number.isInteger(width) || width < 1)
    refuse(`"value" must hold numbers for ${nodes} nodes`, String(value.length));
  for (let node = 0; node < nodes; node++) {
    let factor = scale;
    if (shares) {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += value[node * width + c]!;
      factor = sum === 0 ? scale : scale / sum;
    }
    for (let c = 0; c < width; c++) value[node * width + c]! *= factor;
  }
  const samples = tree["n_node_samples"] === undefined ? undefined : numbersOf(tree, "n_node_samples", nodes);
  const cover =
    tree["weighted_n_node_samples"] === undefined
      ? samples
      : numbersOf(tree, "weighted_n_node_samples", nodes);
  return {
    left,
    right,
    feature,
    threshold: numbersOf(tree, "threshold", nodes),
    split: SPLIT.lessEqual,
    defaultLeft:
      tree["missing_go_to_left"] === undefined
        ? new Uint8Array(nodes)
        : Uint8Array.from(numbersOf(tree, "missing_go_to_left", nodes)),
    cover: cover ?? new Float64Array(nodes),
    value,
    width,
    samples: samples ?? cover ?? new Float64Array(nodes),
  };
}

/** A tree of histogram gradient boosting. */
export function histogramTree(tree: Fields): TreeArrays {
  const value = numbersOf(tree, "value");
  const nodes = value.length;
  const isLeaf = wholesOf(tree, "is_leaf", nodes);
  const child = (key: string): Int32Array =>
    wholesOf(tree, key, nodes).map((at, node) => (isLeaf[node] === 1 ? -1 : at));
  const isCategorical =
    tree["is_categorical"] === undefined ? new Int32Array(nodes) : wholesOf(tree, "is_categorical", nodes);
  const categories = new Map<number, Uint32Array>();
  for (let node = 0; node < nodes; node++)
    if (isCategorical[node] === 1 && isLeaf[node] !== 1) categories.set(node, leftSet(tree, node, nodes));
  return {
    left: child("left"),
    right: child("right"),
    feature: wholesOf(tree, "feature_idx", nodes).map((f, node) => (isLeaf[node] === 1 ? -1 : f)),
    threshold: numbersOf(tree, "num_threshold", nodes),
    split: Uint8Array.from(isCategorical, (is) => (is === 1 ? SPLIT.category : SPLIT.lessEqual)),
    defaultLeft: Uint8Array.from(wholesOf(tree, "missing_go_to_left", nodes)),
    categories,
    cover: tree["count"] === undefined ? new Float64Array(nodes) : numbersOf(tree, "count", nodes),
    value,
  };
}

function leftSet(tree: Fields, node: number, nodes: number): Uint32Array {
  const index = wholesOf(tree, "bitset_idx", nodes)[node]!;
  const sets = tree["raw_left_cat_bitsets"];
  const set: unknown = Array.isArray(sets) ? sets[index] : undefined;
  return Array.isArray(set)
    ? Uint32Array.from(numbersFrom('"raw_left_cat_bitsets"', set))
    : refuse(`categorical node ${node} must have its set in "raw_left_cat_bitsets"`, set);
}

/** Trees one level deep, whatever the nesting. */
export function treeRecords(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) return refuse("trees must be a list", value);
  return value.flat(2).map((tree, t) => (isRecord(tree) ? tree : refuse(`tree ${t} must be a record`, tree)));
}
