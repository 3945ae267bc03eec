/**
 * ONNX's tree ensembles as ours: TreeEnsembleClassifier and TreeEnsembleRegressor (ai.onnx.ml 1 to 4), TreeEnsemble (5).
 *
 * Branches that ask for "greater" change sides; equality with a whole number is a category. Where two classes share one column of
 * weights, it is the second's. Source: onnx/docs/Operators-ml.md and onnxruntime's aggregators. O(nodes).
 */
import type { Label } from "../../data/index.ts";
import { SPLIT, type TreeEnsemble } from "../tree-ensemble.ts";
import { categorySet, ensembleOf, type LoadedTree } from "./ensemble-of.ts";
import type { OnnxAttribute, OnnxNode } from "./onnx-proto.ts";
import { unsupported } from "./onnx-unsupported.ts";
import { refuse } from "./record-fields.ts";

export type PostTransform = "NONE" | "LOGISTIC" | "SOFTMAX" | "SOFTMAX_ZERO" | "PROBIT";

export interface OnnxTrees {
  readonly structure: TreeEnsemble;
  readonly post: PostTransform;
  /** Of a classifier. */
  readonly labels?: readonly Label[];
}

/** @param features columns of the input; undefined where the graph leaves it open. */
export function onnxTrees(node: OnnxNode, features: number | undefined, single: boolean): OnnxTrees {
  const classifier = node.op === "TreeEnsembleClassifier";
  const labels = classifier ? classLabels(node) : undefined;
  const post = postTransform(node);
  const weights = node.op === "TreeEnsemble" ? leavesOfFive(node) : leavesOfThree(node, classifier);
  const width =
    features ??
    Math.max(...weights.trees.map(({ feature }) => feature.reduce((a, b) => Math.max(a, b), 0))) + 1;
  // Two classes with weights for one of them: the margin of the second.
  const one = labels?.length === 2 && new Set(weights.leaves.map(({ output }) => output)).size <= 1;
  const outputs = labels === undefined ? weights.outputs : one ? 1 : labels.length;
  const average = weights.average ? 1 / Math.max(1, weights.trees.length) : 1;
  const owners = weights.trees.map(() => -1);
  let shared = false;
  for (const { tree, output } of weights.leaves) {
    const at = one ? 0 : output;
    if (!(at >= 0 && at < outputs)) refuse(`leaves must add to one of ${outputs} outputs`, output);
    if (owners[tree] !== -1 && owners[tree] !== at) shared = true;
    owners[tree] = at;
  }
  const valueWidth = shared ? outputs : 1;
  const values = weights.trees.map(({ left }) => new Float64Array(left.length * valueWidth));
  for (const { tree, node: leaf, output, weight } of weights.leaves)
    values[tree]![leaf * valueWidth + (shared && !one ? output : 0)]! += weight * average;
  const base = new Float64Array(outputs);
  const given =
    node.attributes.get("base_values")?.floats ??
    node.attributes.get("base_values_as_tensor")?.t?.values ??
    [];
  if (given.length === outputs) base.set(given as number[]);
  else if (one && given.length === 2) base[0] = given[1] as number;
  else if (given.length === 1) base.fill(given[0] as number);
  else if (given.length > 0) refuse(`base values must be ${outputs}`, given.length);
  const structure = ensembleOf(
    weights.trees.map((tree, t) => ({
      ...tree,
      output: shared ? -1 : Math.max(0, owners[t]!),
      value: values[t]!,
    })),
    {
      features: width,
      outputs,
      valueWidth,
      base,
      inputCast: single ? "f32" : "f64",
      link: post === "LOGISTIC" ? "logit" : post === "SOFTMAX" ? "softmax" : "identity",
    },
  );
  return { structure, post, ...(labels === undefined ? {} : { labels }) };
}

/** Labels in the attributes of a classifier. */
export function classLabels({ op, attributes }: OnnxNode): readonly Label[] {
  const texts = attributes.get("classlabels_strings")?.strings ?? [];
  const numbers = (attributes.get("classlabels_int64s") ?? attributes.get("classlabels_ints"))?.ints ?? [];
  const labels: readonly Label[] = texts.length > 0 ? texts : numbers;
  if (labels.length < 2 || new Set(labels).size !== labels.length)
    refuse(`${op} must have two class labels or more, all different`, labels.join(", "));
  return Object.freeze([...labels]);
}

const POSTS: readonly PostTransform[] = ["NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT"];

export function postTransform({ op, attributes }: OnnxNode): PostTransform {
  const given = attributes.get("post_transform");
  const name = given === undefined ? "NONE" : (given.s ?? POSTS[given.i ?? 0]);
  return (
    POSTS.find((post) => post === name) ??
    refuse(`${op}: post_transform must be one of ${POSTS.join(", ")}`, name)
  );
}

type Tree = Omit<LoadedTree, "output" | "value">;

interface Leaf {
  readonly tree: number;
  readonly node: number;
  readonly output: number;
  readonly weight: number;
}

interface Weights {
  readonly trees: readonly Tree[];
  readonly leaves: readonly Leaf[];
  readonly outputs: number;
  readonly average: boolean;
}

/** Nodes named by tree and node, weights by the same names. */
function leavesOfThree(node: OnnxNode, classifier: boolean): Weights {
  const { attributes } = node;
  const treeIds = ints(attributes, "nodes_treeids");
  const n = treeIds.length;
  const nodeIds = ints(attributes, "nodes_nodeids", n);
  const modes = attributes.get("nodes_modes")?.strings ?? [];
  if (modes.length !== n) refuse(`nodes_modes must hold ${n} texts`, modes.length);
  const [yes, no] = [ints(attributes, "nodes_truenodeids", n), ints(attributes, "nodes_falsenodeids", n)];
  const features = ints(attributes, "nodes_featureids", n);
  const thresholds = floats(attributes, "nodes_values", n);
  const tracks = attributes.get("nodes_missing_value_tracks_true")?.ints ?? [];
  const rates = attributes.get("nodes_hitrates")?.floats ?? [];
  // With a rate of 1 everywhere the converter did not know them.
  const known = rates.length === n && rates.some((rate) => rate !== 1);
  const groups = new Map<number, number[]>();
  for (let at = 0; at < n; at++) {
    const group = groups.get(treeIds[at]!);
    if (group === undefined) groups.set(treeIds[at]!, [at]);
    else group.push(at);
  }
  const place = new Map<string, readonly [tree: number, node: number]>();
  const trees = [...groups].map(([id, group], t) => {
    const child = new Set(group.flatMap((at) => (modes[at] === "LEAF" ? [] : [yes[at]!, no[at]!])));
    const root = group.findIndex((at) => !child.has(nodeIds[at]!));
    if (root > 0) [group[0], group[root]] = [group[root]!, group[0]!];
    for (const [local, at] of group.entries()) {
      const key = `${id}/${nodeIds[at]!}`;
      if (place.has(key)) refuse(`node ${nodeIds[at]} of tree ${id} must stand once`, "it twice");
      place.set(key, [t, local]);
    }
    const tree = emptyTree(group.length);
    for (const [local, at] of group.entries()) {
      if (known) tree.cover[local] = rates[at]!;
      if (modes[at] === "LEAF") continue;
      const [whenTrue, whenFalse] = [place.get(`${id}/${yes[at]!}`)?.[1], place.get(`${id}/${no[at]!}`)?.[1]];
      if (whenTrue === undefined || whenFalse === undefined)
        refuse(`children of node ${nodeIds[at]} of tree ${id} must be there`, `${yes[at]} and ${no[at]}`);
      branch(
        tree,
        local,
        modes[at]!,
        [whenTrue!, whenFalse!],
        features[at]!,
        thresholds[at]!,
        tracks[at] === 1,
      );
    }
    return tree;
  });
  const prefix = classifier ? "class" : "target";
  const weights = floats(attributes, `${prefix}_weights`);
  const [inTree, atNode, of] = [
    ints(attributes, `${prefix}_treeids`, weights.length),
    ints(attributes, `${prefix}_nodeids`, weights.length),
    ints(attributes, `${prefix}_ids`, weights.length),
  ];
  const leaves = Array.from(weights, (weight, at): Leaf => {
    const found = place.get(`${inTree[at]}/${atNode[at]}`);
    if (found === undefined)
      return refuse(`leaves must be nodes of trees`, `node ${atNode[at]} of tree ${inTree[at]}`);
    return { tree: found[0], node: found[1], output: of[at]!, weight };
  });
  const aggregate = attributes.get("aggregate_function")?.s ?? "SUM";
  if (aggregate !== "SUM" && aggregate !== "AVERAGE") unsupported(`${node.op} with ${aggregate}`);
  const outputs = classifier ? 0 : (attributes.get("n_targets")?.i ?? 1);
  return { trees, leaves, outputs: bounded(outputs), average: aggregate === "AVERAGE" };
}

/** Inner nodes and leaves apart; trees begin at their roots. */
function leavesOfFive({ op, attributes }: OnnxNode): Weights {
  const features = ints(attributes, "nodes_featureids");
  const n = features.length;
  const modes = numbers(attributes, "nodes_modes", n);
  const splits = numbers(attributes, "nodes_splits", n);
  const [yes, no] = [ints(attributes, "nodes_truenodeids", n), ints(attributes, "nodes_falsenodeids", n)];
  const [yesLeaf, noLeaf] = [ints(attributes, "nodes_trueleafs", n), ints(attributes, "nodes_falseleafs", n)];
  const tracks = attributes.get("nodes_missing_value_tracks_true")?.ints ?? [];
  const targets = ints(attributes, "leaf_targetids");
  const weights = numbers(attributes, "leaf_weights", targets.length);
  const sets = membershipSets(attributes.get("membership_values")?.t?.values ?? []);
  const setOf = new Map<number, number>();
  for (let at = 0; at < n; at++) if (modes[at] === 6) setOf.set(at, setOf.size);
  const leaves: Leaf[] = [];
  const used = new Uint8Array(n);
  const trees = ints(attributes, "tree_roots").map((root, t) => {
    const order: { readonly leaf: boolean; readonly at: number }[] = [{ leaf: false, at: root }];
    const children: [number, number][] = [];
    // The list grows while it is walked.
    for (const [local, { leaf, at }] of order.entries()) {
      children[local] = [-1, -1];
      if (leaf) {
        if (!(at >= 0 && at < weights.length)) refuse(`leaves must be among ${weights.length}`, at);
        leaves.push({ tree: t, node: local, output: targets[at]!, weight: weights[at]! });
        continue;
      }
      if (!(at >= 0 && at < n) || used[at] === 1) refuse(`nodes must be among ${n}, each once`, at);
      used[at] = 1;
      children[local] = [order.length, order.length + 1];
      order.push({ leaf: yesLeaf[at] === 1, at: yes[at]! }, { leaf: noLeaf[at] === 1, at: no[at]! });
    }
    const tree = emptyTree(order.length);
    for (const [local, { leaf, at }] of order.entries()) {
      if (leaf) continue;
      const mode = MODES[modes[at]!] ?? refuse(`nodes_modes must be 0 to 6`, modes[at]);
      branch(
        tree,
        local,
        mode,
        children[local]!,
        features[at]!,
        splits[at]!,
        tracks[at] === 1,
        sets[setOf.get(at) ?? -1],
      );
    }
    return tree;
  });
  const aggregate = attributes.get("aggregate_function")?.i ?? 1;
  if (aggregate > 1) unsupported(`${op} with ${aggregate === 2 ? "MIN" : "MAX"}`);
  return { trees, leaves, outputs: bounded(attributes.get("n_targets")?.i ?? 1), average: aggregate === 0 };
}

const MODES = [
  "BRANCH_LEQ",
  "BRANCH_LT",
  "BRANCH_GTE",
  "BRANCH_GT",
  "BRANCH_EQ",
  "BRANCH_NEQ",
  "BRANCH_MEMBER",
];

type Growing = Tree & { readonly split: Uint8Array; readonly categories: Map<number, Uint32Array> };

function emptyTree(nodes: number): Growing {
  return {
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
    feature: new Int32Array(nodes).fill(-1),
    threshold: new Float64Array(nodes),
    split: new Uint8Array(nodes),
    defaultLeft: new Uint8Array(nodes),
    categories: new Map<number, Uint32Array>(),
    cover: new Float64Array(nodes),
  };
}

function branch(
  tree: Growing,
  node: number,
  mode: string,
  [whenTrue, whenFalse]: readonly [number, number],
  feature: number,
  threshold: number,
  tracksTrue: boolean,
  members?: readonly number[],
): void {
  const opposite = mode === "BRANCH_GT" || mode === "BRANCH_GTE" || mode === "BRANCH_NEQ";
  tree.left[node] = opposite ? whenFalse : whenTrue;
  tree.right[node] = opposite ? whenTrue : whenFalse;
  tree.feature[node] = feature;
  tree.threshold[node] = threshold;
  // NaN is not equal to anything, so "not equal" holds.
  const missingIsTrue = tracksTrue || mode === "BRANCH_NEQ";
  tree.defaultLeft[node] = missingIsTrue === opposite ? 0 : 1;
  switch (mode) {
    case "BRANCH_LEQ":
    case "BRANCH_GT":
      tree.split[node] = SPLIT.lessEqual;
      return;
    case "BRANCH_LT":
    case "BRANCH_GTE":
      tree.split[node] = SPLIT.less;
      return;
    case "BRANCH_EQ":
    case "BRANCH_NEQ":
    case "BRANCH_MEMBER": {
      const values = mode === "BRANCH_MEMBER" ? (members ?? []) : [threshold];
      if (!values.every((x) => Number.isInteger(x) && x >= 0 && x < 2 ** 20))
        unsupported(`a branch on equality with ${values.find((x) => !Number.isInteger(x) || x < 0)}`);
      tree.split[node] = SPLIT.category;
      tree.categories.set(node, categorySet(values));
      return;
    }
    default:
      refuse(`nodes_modes must be one of LEAF, ${MODES.join(", ")}`, mode);
  }
}

/** Sets one after another, NaN between them. */
function membershipSets(values: ArrayLike<unknown>): number[][] {
  const sets: number[][] = [[]];
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (Number.isNaN(value)) sets.push([]);
    else sets.at(-1)!.push(value);
  }
  return sets;
}

function bounded(outputs: number): number {
  return outputs >= 0 && outputs < 1e5 ? outputs : refuse("n_targets must be a number of outputs", outputs);
}

type Attributes = ReadonlyMap<string, OnnxAttribute>;

function ints(attributes: Attributes, name: string, length?: number): number[] {
  const values = attributes.get(name)?.ints ?? [];
  if (length !== undefined && values.length !== length)
    refuse(`${name} must hold ${length} numbers`, values.length);
  return [...values];
}

/** As single precision, or as a tensor of doubles. */
function floats(attributes: Attributes, name: string, length?: number): ArrayLike<number> & Iterable<number> {
  const values = attributes.get(name)?.floats ?? [];
  if (values.length > 0) return sized(name, values, length);
  return sized(
    name,
    Float64Array.from((attributes.get(`${name}_as_tensor`)?.t?.values ?? []) as Float64Array),
    length,
  );
}

/** Of a tensor. */
function numbers(attributes: Attributes, name: string, length: number): Float64Array {
  return sized(name, Float64Array.from((attributes.get(name)?.t?.values ?? []) as Float64Array), length);
}

function sized<T extends ArrayLike<number>>(name: string, values: T, length: number | undefined): T {
  return length === undefined || values.length === length
    ? values
    : refuse(`${name} must hold ${length} numbers`, values.length);
}
