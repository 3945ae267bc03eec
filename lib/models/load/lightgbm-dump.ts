/** LightGBM's JSON dumps (`dump_model`): nested nodes, made flat in the numbering of the text files. O(nodes). */
import { MISSING, SPLIT } from "../tree-ensemble.ts";
import { categorySet, type LoadedTree } from "./ensemble-of.ts";
import { lightgbmModel } from "./lightgbm.ts";
import type { LoadedModel } from "./loaded-model.ts";
import {
  isRecord,
  listOf,
  numbersFrom,
  optionalNumber,
  recordOf,
  refuse,
  textOf,
  wholeOf,
  type Fields,
} from "./record-fields.ts";

/** Whether a record is such a dump. */
export function isLightgbmDump(value: Fields): boolean {
  return Array.isArray(value["tree_info"]) && "num_tree_per_iteration" in value;
}

/** @throws RangeError on a dump that is damaged, or of linear trees, which dumps hold in part only. */
export function readLightgbmDump(file: Fields): LoadedModel {
  const objective = file["objective"];
  const infos = file["feature_infos"];
  const names = listOf(file, "feature_names").map((name) =>
    typeof name === "string" ? name : refuse('"feature_names" must hold texts', name),
  );
  return lightgbmModel({
    version: textOf(file, "version"),
    objective: typeof objective === "string" ? objective : undefined,
    classCount: wholeOf(file, "num_class", 1, 1e5),
    treesPerIteration: wholeOf(file, "num_tree_per_iteration", 1, 1e5),
    features: wholeOf(file, "max_feature_idx", 0, 1e7) + 1,
    names,
    averaged: file["average_output"] === true,
    trees: listOf(file, "tree_info").map((tree, t) => {
      if (!isRecord(tree)) return refuse(`tree ${t} must be a record`, tree);
      try {
        return treeOf(tree);
      } catch (error) {
        throw new RangeError(`tree ${t}: ${(error as Error).message}`, { cause: error });
      }
    }),
    categorical: isRecord(infos)
      ? names.flatMap((name, index) => {
          const info = infos[name];
          return isRecord(info) && Array.isArray(info["values"]) && info["values"].length > 0 ? [index] : [];
        })
      : [],
    pandasCategories: file["pandas_categorical"],
    params: {},
  });
}

/** Inner nodes first, then the leaves, each at its own index. */
function treeOf(tree: Fields): Omit<LoadedTree, "output"> {
  const found: { readonly node: Fields; readonly parent: number; readonly side: "left" | "right" }[] = [
    { node: recordOf(tree, "tree_structure"), parent: -1, side: "left" },
  ];
  const inner: Fields[] = [];
  const leaves: Fields[] = [];
  const links: {
    readonly parent: number;
    readonly side: "left" | "right";
    readonly leaf: boolean;
    readonly at: number;
  }[] = [];
  // The list grows while it is walked.
  for (const { node, parent, side } of found) {
    const leaf = node["left_child"] === undefined;
    const index = wholeOf({ leaf_index: 0, ...node }, leaf ? "leaf_index" : "split_index", 0, 1e8);
    const place = leaf ? leaves : inner;
    if (place[index] !== undefined) refuse(`${leaf ? "leaf" : "node"} ${index} must stand once`, "it twice");
    place[index] = node;
    links.push({ parent, side, leaf, at: index });
    if (leaf) continue;
    found.push(
      { node: recordOf(node, "left_child"), parent: index, side: "left" },
      { node: recordOf(node, "right_child"), parent: index, side: "right" },
    );
  }
  const k = inner.length;
  const nodes = k + leaves.length;
  if (nodes !== found.length) refuse(`nodes must be numbered from 0 to ${found.length - 1}`, String(nodes));
  const out = {
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
    feature: new Int32Array(nodes).fill(-1),
    threshold: new Float64Array(nodes),
    split: new Uint8Array(nodes).fill(SPLIT.lessEqual),
    missing: new Uint8Array(nodes),
    defaultLeft: new Uint8Array(nodes),
    categories: new Map<number, Uint32Array>(),
    cover: new Float64Array(nodes),
    value: new Float64Array(nodes),
  };
  for (const { parent, side, leaf, at } of links) if (parent >= 0) out[side][parent] = leaf ? k + at : at;
  for (const [at, node] of inner.entries()) {
    out.feature[at] = wholeOf(node, "split_feature", 0);
    out.cover[at] = optionalNumber(node, "internal_count") ?? 0;
    out.value[at] = optionalNumber(node, "internal_value") ?? 0;
    if (node["decision_type"] === "==") {
      out.split[at] = SPLIT.category;
      out.categories.set(at, categorySet(numbersFrom('"threshold"', String(node["threshold"]).split("||"))));
      continue;
    }
    if (node["decision_type"] !== "<=") refuse('"decision_type" must be "<=" or "=="', node["decision_type"]);
    out.threshold[at] = numbersFrom('"threshold"', node["threshold"])[0] ?? Number.NaN;
    out.defaultLeft[at] = node["default_left"] === true ? 1 : 0;
    const missing = { None: MISSING.none, Zero: MISSING.zero, NaN: MISSING.nan }[
      String(node["missing_type"])
    ];
    out.missing[at] = missing ?? refuse('"missing_type" must be None, Zero or NaN', node["missing_type"]);
  }
  for (const [at, node] of leaves.entries()) {
    if (node["leaf_coeff"] !== undefined)
      refuse(
        "dumps of linear trees lack what missing values need",
        "one; save the model as text: save_model(path)",
      );
    out.value[k + at] = numbersFrom('"leaf_value"', node["leaf_value"])[0] ?? Number.NaN;
    out.cover[k + at] = optionalNumber(node, "leaf_count") ?? 0;
  }
  return out;
}
