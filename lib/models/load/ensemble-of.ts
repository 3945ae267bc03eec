/**
 * Trees as loaders read them, each with node numbers of its own, put together into one ensemble and checked.
 *
 * Nodes keep the order of the original, so that position − root is the original's node number. O(nodes).
 */
import type { Link } from "../structure.ts";
import { checkEnsemble } from "../tree-check.ts";
import { MISSING, SPLIT, type TreeEnsemble } from "../tree-ensemble.ts";
import { refuse } from "./record-fields.ts";

/** A tree, its nodes from 0, its root first. */
export interface LoadedTree {
  /** The output it adds to; -1 when leaves hold a value of each. */
  readonly output: number;
  /** -1 in leaves. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  /** SPLIT of each node, or of all. */
  readonly split: Uint8Array | number;
  /** MISSING of each node; all NaN when absent. */
  readonly missing?: Uint8Array;
  readonly defaultLeft: Uint8Array;
  /** Bit sets of categorical nodes. */
  readonly categories?: ReadonlyMap<number, Uint32Array>;
  readonly cover: Float64Array;
  /** nodes × valueWidth. */
  readonly value: Float64Array;
  readonly linear?: ReadonlyMap<number, LinearLeaf>;
}

export interface LinearLeaf {
  readonly features: Int32Array;
  readonly coef: Float64Array;
  readonly intercept: number;
}

export interface EnsembleOptions {
  readonly features: number;
  readonly outputs: number;
  readonly valueWidth: number;
  readonly base: Float64Array;
  readonly inputCast: "f32" | "f64";
  readonly link: Link;
  readonly linkScale?: number;
}

/** @throws RangeError when a tree is no tree. */
export function ensembleOf(trees: readonly LoadedTree[], options: EnsembleOptions): TreeEnsemble {
  const { valueWidth, linkScale = 1, ...rest } = options;
  let nodes = 0;
  const roots = Int32Array.from(trees, ({ left }) => (nodes += left.length) - left.length);
  const whole = {
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
    feature: new Int32Array(nodes).fill(-1),
    threshold: new Float64Array(nodes),
    split: new Uint8Array(nodes),
    missing: new Uint8Array(nodes),
    defaultLeft: new Uint8Array(nodes),
    cover: new Float64Array(nodes),
    value: new Float64Array(nodes * valueWidth),
  };
  for (const [t, tree] of trees.entries()) addTree(tree, t, roots[t]!, valueWidth, whole);
  const ensemble: TreeEnsemble = {
    kind: "trees",
    ...rest,
    ...whole,
    ...(linkScale === 1 ? {} : { linkScale }),
    valueWidth,
    roots,
    treeOutput: Int32Array.from(trees, ({ output }) => output),
    ...categoriesOf(trees, roots, nodes),
    ...linearOf(trees, roots, nodes),
  };
  checkEnsemble("trees", ensemble);
  return Object.freeze(ensemble);
}

type Whole = Pick<
  TreeEnsemble,
  "left" | "right" | "feature" | "threshold" | "split" | "missing" | "defaultLeft" | "cover" | "value"
>;

function addTree(tree: LoadedTree, t: number, root: number, valueWidth: number, whole: Whole): void {
  const size = tree.left.length;
  if (size === 0) refuse(`tree ${t} must have a node`, "none");
  for (let node = 0; node < size; node++) {
    const [l, r] = [tree.left[node]!, tree.right[node]!];
    if (l < 0 && r < 0) continue;
    // Within the tree: a child in another tree would pass for sound in the arrays of all.
    if (l < 1 || r < 1 || l >= size || r >= size)
      refuse(`children in tree ${t} must be among its ${size} nodes, below the root`, `${l} and ${r}`);
    whole.left[root + node] = root + l;
    whole.right[root + node] = root + r;
    whole.feature[root + node] = tree.feature[node]!;
    whole.threshold[root + node] = tree.threshold[node]!;
    whole.split[root + node] = typeof tree.split === "number" ? tree.split : tree.split[node]!;
    if (whole.split[root + node] === SPLIT.category) whole.threshold[root + node] = 0;
    whole.missing[root + node] = tree.missing?.[node] ?? MISSING.nan;
    whole.defaultLeft[root + node] = tree.defaultLeft[node]!;
  }
  whole.cover.set(tree.cover, root);
  whole.value.set(tree.value, root * valueWidth);
}

function categoriesOf(
  trees: readonly LoadedTree[],
  roots: Int32Array,
  nodes: number,
): Pick<TreeEnsemble, "categoryStart" | "categoryWords"> {
  if (!trees.some(({ categories }) => categories !== undefined && categories.size > 0)) return {};
  const categoryStart = new Int32Array(nodes + 1);
  for (const [t, { categories }] of trees.entries())
    for (const [node, words] of categories ?? []) categoryStart[roots[t]! + node + 1] = words.length;
  for (let node = 0; node < nodes; node++) categoryStart[node + 1]! += categoryStart[node]!;
  const categoryWords = new Uint32Array(categoryStart[nodes]!);
  for (const [t, { categories }] of trees.entries())
    for (const [node, words] of categories ?? []) categoryWords.set(words, categoryStart[roots[t]! + node]!);
  return { categoryStart, categoryWords };
}

function linearOf(
  trees: readonly LoadedTree[],
  roots: Int32Array,
  nodes: number,
): Pick<TreeEnsemble, "linear"> {
  if (!trees.some(({ linear }) => linear !== undefined)) return {};
  const start = new Int32Array(nodes + 1);
  const intercept = new Float64Array(nodes);
  const feature: number[] = [];
  const coef: number[] = [];
  for (const [t, { left, linear }] of trees.entries())
    for (let node = 0; node < left.length; node++) {
      const leaf = linear?.get(node);
      intercept[roots[t]! + node] = leaf?.intercept ?? 0;
      for (const [at, index] of (leaf?.features ?? []).entries()) {
        feature.push(index);
        coef.push(leaf!.coef[at]!);
      }
      start[roots[t]! + node + 1] = coef.length;
    }
  return {
    linear: { start, feature: Int32Array.from(feature), coef: Float64Array.from(coef), intercept },
  };
}

/** A bit set of categories. @throws RangeError on one that is negative or too large to be a category. */
export function categorySet(categories: ArrayLike<number>): Uint32Array {
  let most = -1;
  for (let i = 0; i < categories.length; i++) {
    const category = categories[i]!;
    if (!(Number.isInteger(category) && category >= 0 && category < 2 ** 20))
      refuse("categories must be whole numbers below 2^20", category);
    most = Math.max(most, category);
  }
  const words = new Uint32Array((most >>> 5) + (most < 0 ? 0 : 1));
  for (let i = 0; i < categories.length; i++) {
    const category = categories[i]!;
    words[category >>> 5]! |= 1 << (category & 31);
  }
  return words;
}
