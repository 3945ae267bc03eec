/**
 * XGBoost models, from the record that its JSON and UBJSON files hold: gbtree, dart and gblinear of versions 1.0 to 3.x.
 *
 * Numbers are single precision, so they are rounded to it, and features before they are compared (x < threshold). A categorical node sends
 * its listed categories to the right; here its children change sides. Names and classes: text categories are in files of 3.x, class
 * labels in none (0, 1, …). As in the scikit-learn interface, trees after `best_iteration` do not predict.
 * Source: the JSON schema of XGBoost's documentation and files of 1.7.4 and 3.4.1. O(nodes).
 */
import { SPLIT } from "../tree-ensemble.ts";
import { categorySet, ensembleOf, type LoadedTree } from "./ensemble-of.ts";
import { featuresNamed } from "./foreign-model.ts";
import { LoadedModel, type LoadedState } from "./loaded-model.ts";
import {
  isRecord,
  listOf,
  numbersFrom,
  numbersOf,
  optionalNumber,
  recordOf,
  refuse,
  textOf,
  wholeOf,
  wholesOf,
  type Fields,
} from "./record-fields.ts";
import { xgboostCategories } from "./xgboost-categories.ts";
import { baseMargin, xgboostObjective } from "./xgboost-objectives.ts";

/** Whether a record is such a model. */
export function isXgboost(value: Fields): boolean {
  return isRecord(value["learner"]) && "gradient_booster" in value["learner"];
}

/** @throws RangeError on what is missing, damaged or not known. */
export function readXgboost(file: Fields): LoadedModel {
  const version = wholesOf(file, "version", 3);
  if (version[0]! < 1 || version[0]! > 3) refuse("XGBoost version must be 1 to 3", `${version.join(".")}`);
  const learner = recordOf(file, "learner");
  const shape = recordOf(learner, "learner_model_param");
  const features = wholeOf(shape, "num_feature", 1, 1e7);
  const classCount = wholeOf({ num_class: 0, ...shape }, "num_class", 0, 1e5);
  const targets = wholeOf({ num_target: 1, ...shape }, "num_target", 1, 1e5);
  const outputs = Math.max(classCount, targets, 1);
  const objectiveName = textOf(recordOf(learner, "objective"), "name");
  const objective = xgboostObjective(objectiveName);
  if (
    objective.task === "classification" &&
    (targets > 1 || classCount < 2 === (objective.link === "softmax"))
  )
    refuse(
      `${objectiveName} must have ${objective.link === "softmax" ? "num_class 2 or more" : "no num_class"} and one target`,
      `num_class ${classCount}, num_target ${targets}`,
    );
  const base = baseScores(shape, outputs).map((score) => baseMargin(objective.base ?? objective.link, score));
  const booster = recordOf(learner, "gradient_booster");
  const kind = textOf(booster, "name");
  const common = {
    origin: "XGBoost",
    task: objective.task,
    ...(objective.task === "classification"
      ? { classes: Array.from({ length: Math.max(2, outputs) }, (_, c) => c) }
      : {}),
    acceptsMissing: true,
    rule: { kind: objective.rule },
  } as const;
  const params = {
    library: "XGBoost",
    version: version.join("."),
    booster: kind,
    objective: objectiveName,
    ...trainingParams(recordOf(learner, "objective")),
  };
  const names = textList(learner, "feature_names");
  if (kind === "gblinear") {
    const weights = numbersOf(recordOf(booster, "model"), "weights", (features + 1) * outputs).map(
      Math.fround,
    );
    const coef = new Float64Array(outputs * features);
    const intercept = new Float64Array(outputs);
    for (let c = 0; c < outputs; c++) {
      for (let j = 0; j < features; j++) coef[c * features + j] = weights[j * outputs + c]!;
      intercept[c] = Math.fround(weights[features * outputs + c]! + base[c]!);
    }
    const state: LoadedState = {
      ...common,
      features: featuresNamed(features, names),
      missingIsZero: true,
      singleSums: true,
      structure: { kind: "linear", features, outputs, coef, intercept, link: objective.link },
    };
    return new LoadedModel(params).hold(state);
  }
  if (kind !== "gbtree" && kind !== "dart") refuse("XGBoost booster must be gbtree, dart or gblinear", kind);
  const inner = isRecord(booster["gbtree"]) ? booster["gbtree"] : booster;
  const model = recordOf(inner, "model");
  const drops = booster["weight_drop"] ?? model["weight_drop"];
  const trees = treesOf(
    model,
    learner,
    drops === undefined ? undefined : numbersFrom('"weight_drop"', drops),
    outputs,
  );
  const { categories, numberCategories } = xgboostCategories(model, features);
  const structure = ensembleOf(trees, {
    features,
    outputs,
    valueWidth: trees.some(({ output }) => output === -1) ? outputs : 1,
    base,
    inputCast: "f32",
    link: objective.link,
  });
  return new LoadedModel(params).hold({
    ...common,
    features: featuresNamed(features, names, categories),
    ...(numberCategories === undefined ? {} : { numberCategories }),
    structure,
    singleSums: true,
  });
}

/** One a raw output: "5E-1", or from 3.1 on "[1.5E2,0E0]". */
function baseScores(shape: Fields, outputs: number): Float64Array {
  const value = shape["base_score"];
  if (value === undefined) return new Float64Array(outputs).fill(0.5);
  const inside =
    typeof value === "string"
      ? value
          .trim()
          .replace(/^\[(.*)\]$/s, "$1")
          .split(",")
      : value;
  const scores = numbersFrom('"base_score"', inside);
  if (scores.length === outputs) return scores;
  return scores.length === 1
    ? new Float64Array(outputs).fill(scores[0]!)
    : refuse(`"base_score" must hold 1 or ${outputs} numbers`, String(scores.length));
}

function treesOf(
  model: Fields,
  learner: Fields,
  drops: Float64Array | undefined,
  outputs: number,
): LoadedTree[] {
  const list = listOf(model, "trees");
  const output = wholesOf(model, "tree_info", list.length);
  if (drops !== undefined && drops.length !== list.length)
    refuse(`"weight_drop" must hold ${list.length} numbers`, String(drops.length));
  const used = Math.min(list.length, usedTrees(model, learner, outputs, output));
  return list.slice(0, used).map((tree, t) => {
    if (!isRecord(tree)) return refuse(`tree ${t} must be a record`, tree);
    try {
      return treeOf(tree, output[t]!, Math.fround(drops?.[t] ?? 1), outputs);
    } catch (error) {
      throw new RangeError(`tree ${t}: ${(error as Error).message}`, { cause: error });
    }
  });
}

/** Trees up to the best iteration. */
function usedTrees(model: Fields, learner: Fields, outputs: number, info: Int32Array): number {
  const attributes = isRecord(learner["attributes"]) ? learner["attributes"] : {};
  const best = optionalNumber(attributes, "best_iteration");
  if (best === undefined) return info.length;
  if (model["iteration_indptr"] !== undefined)
    return wholesOf(model, "iteration_indptr")[best + 1] ?? info.length;
  const shape = isRecord(model["gbtree_model_param"]) ? model["gbtree_model_param"] : {};
  const parallel = optionalNumber(shape, "num_parallel_tree") ?? 1;
  return (best + 1) * parallel * outputs;
}

function treeOf(tree: Fields, info: number, weight: number, outputs: number): LoadedTree {
  const left = wholesOf(tree, "left_children");
  const nodes = left.length;
  const right = wholesOf(tree, "right_children", nodes);
  const shape = recordOf(tree, "tree_param");
  const width = wholeOf({ size_leaf_vector: 1, ...shape }, "size_leaf_vector", 0, 1e5);
  if (wholeOf(shape, "num_nodes", 1) !== nodes)
    refuse(`"num_nodes" must be the ${nodes} of the lists`, shape["num_nodes"]);
  if (width > 1 && width !== outputs)
    refuse(`"size_leaf_vector" must be the ${outputs} targets`, String(width));
  const conditions = numbersOf(tree, "split_conditions", nodes).map(Math.fround);
  // Before 1.6 there were no kinds of splits.
  const kinds =
    tree["split_type"] === undefined ? new Int32Array(nodes) : wholesOf(tree, "split_type", nodes);
  const defaultLeft = Uint8Array.from(numbersOf(tree, "default_left", nodes));
  const feature = Int32Array.from(numbersOf(tree, "split_indices", nodes));
  const categories = categorySets(tree, kinds, nodes);
  for (const node of categories.keys()) {
    [left[node], right[node]] = [right[node]!, left[node]!];
    defaultLeft[node] = 1 - defaultLeft[node]!;
  }
  const value = width > 1 ? vectors(tree, left, right, outputs, weight) : new Float64Array(nodes);
  if (width <= 1) {
    const inner = numbersOf(tree, "base_weights", nodes);
    for (let node = 0; node < nodes; node++) {
      const x = left[node]! < 0 ? conditions[node]! : Math.fround(inner[node]!);
      value[node] = Math.fround(x * weight);
    }
  }
  return {
    output: width > 1 ? -1 : info,
    left,
    right,
    feature,
    threshold: conditions,
    split: Uint8Array.from(kinds, (kind) => (kind === 1 ? SPLIT.category : SPLIT.less)),
    defaultLeft,
    categories,
    cover: numbersOf(tree, "sum_hessian", nodes).map(Math.fround),
    value,
  };
}

/** Leaves that hold a value of each target: in `leaf_weights` one after another, their position in the right child (3.1 on). */
function vectors(
  tree: Fields,
  left: Int32Array,
  right: Int32Array,
  width: number,
  weight: number,
): Float64Array {
  const nodes = left.length;
  const inner = numbersOf(tree, "base_weights", nodes * width).map((x) => Math.fround(x) * weight);
  if (tree["leaf_weights"] === undefined) return inner;
  const leaves = numbersOf(tree, "leaf_weights");
  for (let node = 0; node < nodes; node++) {
    if (left[node]! >= 0) continue;
    const from = right[node]! * width;
    if (!(from >= 0 && from + width <= leaves.length))
      refuse(`leaf ${node} must have its values among ${leaves.length}`, String(from));
    for (let c = 0; c < width; c++) inner[node * width + c] = Math.fround(leaves[from + c]!) * weight;
    right[node] = -1;
  }
  return inner;
}

function categorySets(tree: Fields, kinds: Int32Array, nodes: number): Map<number, Uint32Array> {
  const sets = new Map<number, Uint32Array>();
  if (kinds.every((kind) => kind === 0)) return sets;
  const owners = wholesOf(tree, "categories_nodes");
  const starts = wholesOf(tree, "categories_segments", owners.length);
  const sizes = wholesOf(tree, "categories_sizes", owners.length);
  const all = wholesOf(tree, "categories");
  for (const [at, node] of owners.entries()) {
    const [from, size] = [starts[at]!, sizes[at]!];
    if (!(node >= 0 && node < nodes && kinds[node] === 1))
      refuse("categories must belong to a categorical node", String(node));
    if (!(from >= 0 && size >= 0 && from + size <= all.length))
      refuse(`categories of node ${node} must be among ${all.length}`, `${from} to ${from + size}`);
    sets.set(node, categorySet(all.subarray(from, from + size)));
  }
  for (let node = 0; node < nodes; node++)
    if (kinds[node] === 1 && !sets.has(node)) refuse(`categorical node ${node} must have categories`, "none");
  return sets;
}

function textList(from: Fields, key: string): string[] {
  if (from[key] === undefined) return [];
  return listOf(from, key).map((name) =>
    typeof name === "string" ? name : refuse(`"${key}" must hold texts`, name),
  );
}

/** Parameters of the objective, flat. */
function trainingParams(objective: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.values(objective)
      .filter(isRecord)
      .flatMap((group) => Object.entries(group).filter(([, value]) => typeof value === "string")),
  );
}
