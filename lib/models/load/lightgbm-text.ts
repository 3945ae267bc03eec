/**
 * LightGBM's text files: lines of key=value, a block for each tree, then importances and parameters. Source: files of 4.1 and the
 * library's Tree and GBDT writers (v2 to v4). O(length).
 */
import { MISSING, SPLIT } from "../tree-ensemble.ts";
import type { LinearLeaf, LoadedTree } from "./ensemble-of.ts";
import { lightgbmModel } from "./lightgbm.ts";
import type { LoadedModel } from "./loaded-model.ts";
import { numbersOf, refuse, textOf, wholeOf, wholesOf, type Fields } from "./record-fields.ts";

/** Whether a text begins like such a file. */
export function isLightgbmText(text: string): boolean {
  return /^tree\r?\n/.test(text);
}

/** @throws RangeError on a file that is cut or damaged. */
export function readLightgbmText(text: string): LoadedModel {
  const end = text.search(/^end of trees\s*$/m);
  if (end < 0)
    refuse('LightGBM text must reach its line "end of trees"', "a text without it; the file is cut");
  const [head = "", ...blocks] = text.slice(0, end).split(/^Tree=/m);
  const header = fieldsOf(head);
  const after = text.slice(end);
  const features = wholeOf(header, "max_feature_idx", 0, 1e7) + 1;
  const infos = typeof header["feature_infos"] === "string" ? words(header["feature_infos"]) : [];
  const params = Object.fromEntries(
    [...after.matchAll(/^\[([^:\]]+): ([^\n]*)\]\r?$/gm)].map(([, key, value]) => [key!, value!]),
  );
  const listed = words(params["categorical_feature"]?.replaceAll(",", " ") ?? "").map(Number);
  return lightgbmModel({
    version: textOf(header, "version"),
    objective: typeof header["objective"] === "string" ? header["objective"] : undefined,
    classCount: wholeOf(header, "num_class", 1, 1e5),
    treesPerIteration: wholeOf(header, "num_tree_per_iteration", 1, 1e5),
    features,
    names: words(textOf(header, "feature_names")),
    averaged: /^average_output\s*$/m.test(head),
    trees: blocks.map((block, t) => treeOf(block, t)),
    categorical:
      listed.length > 0
        ? listed
            .filter((index) => Number.isInteger(index) && index >= 0 && index < features)
            .sort((a, b) => a - b)
        : infos.flatMap((info, index) => (/^-?\d+(:-?\d+)+$/.test(info) ? [index] : [])),
    pandasCategories: pandasCategories(after),
    params,
  });
}

function treeOf(block: string, t: number): Omit<LoadedTree, "output"> {
  const [first = "", ...lines] = block.split("\n");
  if (first.trim() !== String(t)) refuse(`trees must follow one another: Tree=${t}`, first.trim());
  try {
    return nodesOf(fieldsOf(lines.join("\n")));
  } catch (error) {
    throw new RangeError(`tree ${t}: ${(error as Error).message}`, { cause: error });
  }
}

/** Inner nodes first, then the leaves: leaf i is node (leaves − 1) + i. */
function nodesOf(raw: Fields): Omit<LoadedTree, "output"> {
  const leaves = wholeOf(raw, "num_leaves", 1);
  const fields = listed(raw);
  const leafValue = numbersOf(fields, "leaf_value", leaves);
  const inner = leaves - 1;
  const nodes = inner + leaves;
  const child = (key: string): Int32Array => {
    const out = new Int32Array(nodes).fill(-1);
    if (inner === 0) return out;
    for (const [node, at] of wholesOf(fields, key, inner).entries()) out[node] = at >= 0 ? at : inner + ~at;
    return out;
  };
  const [left, right] = [child("left_child"), child("right_child")];
  const feature = new Int32Array(nodes).fill(-1);
  const threshold = new Float64Array(nodes);
  const split = new Uint8Array(nodes).fill(SPLIT.lessEqual);
  const missing = new Uint8Array(nodes);
  const defaultLeft = new Uint8Array(nodes);
  const categories = new Map<number, Uint32Array>();
  if (inner > 0) {
    feature.set(wholesOf(fields, "split_feature", inner));
    threshold.set(numbersOf(fields, "threshold", inner));
    const decisions = wholesOf(fields, "decision_type", inner);
    for (const [node, decision] of decisions.entries()) {
      if ((decision & 1) === 1) {
        split[node] = SPLIT.category;
        categories.set(node, bitSet(fields, threshold[node]!));
        continue;
      }
      defaultLeft[node] = (decision >> 1) & 1;
      missing[node] =
        [MISSING.none, MISSING.zero, MISSING.nan][(decision >> 2) & 3] ??
        refuse("decision_type must be known", decision);
    }
  }
  const cover = new Float64Array(nodes);
  const value = new Float64Array(nodes);
  value.set(leafValue, inner);
  if (inner > 0) {
    if (fields["internal_value"] !== undefined) value.set(numbersOf(fields, "internal_value", inner));
    if (fields["internal_count"] !== undefined && fields["leaf_count"] !== undefined) {
      cover.set(numbersOf(fields, "internal_count", inner));
      cover.set(numbersOf(fields, "leaf_count", leaves), inner);
    }
  } else if (fields["leaf_count"] !== undefined) cover.set(numbersOf(fields, "leaf_count"));
  const linear = Number(raw["is_linear"] ?? 0) === 1 ? linearLeaves(fields, leaves, inner, value) : undefined;
  return {
    left,
    right,
    feature,
    threshold,
    split,
    missing,
    defaultLeft,
    categories,
    cover,
    value,
    ...(linear === undefined ? {} : { linear }),
  };
}

/** The bit set that a categorical node's "threshold" counts to. */
function bitSet(fields: Fields, index: number): Uint32Array {
  const bounds = wholesOf(fields, "cat_boundaries");
  const all = numbersOf(fields, "cat_threshold");
  const [from, to] = [bounds[index], bounds[index + 1]];
  if (from === undefined || to === undefined || from < 0 || to < from || to > all.length)
    return refuse(`categories must be one of ${bounds.length - 1} sets`, index);
  return Uint32Array.from(all.subarray(from, to));
}

function linearLeaves(
  fields: Fields,
  leaves: number,
  inner: number,
  value: Float64Array,
): Map<number, LinearLeaf> {
  const intercepts = numbersOf(fields, "leaf_const", leaves);
  const counts = wholesOf(fields, "num_features", leaves);
  const features =
    fields["leaf_features"] === undefined ? new Int32Array(0) : wholesOf(fields, "leaf_features");
  const coef = numbersOf({ leaf_coeff: [], ...fields }, "leaf_coeff", features.length);
  const out = new Map<number, LinearLeaf>();
  let at = 0;
  for (let leaf = 0; leaf < leaves; leaf++) {
    const count = counts[leaf]!;
    if (count < 0 || at + count > features.length)
      refuse(`terms of leaf ${leaf} must be among ${features.length}`, count);
    // Without a term the constant is the leaf's value.
    if (count === 0) value[inner + leaf] = intercepts[leaf]!;
    out.set(inner + leaf, {
      features: features.subarray(at, at + count),
      coef: coef.subarray(at, at + count),
      intercept: intercepts[leaf]!,
    });
    at += count;
  }
  return out;
}

/** Lines of key=value. */
function fieldsOf(text: string): Fields {
  const out = Object.create(null) as Record<string, unknown>;
  for (const line of text.split("\n")) {
    const at = line.indexOf("=");
    if (at > 0) out[line.slice(0, at)] = line.slice(at + 1).trimEnd();
  }
  return out;
}

/** Values as lists of words. */
function listed(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, words(String(value))]));
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function pandasCategories(text: string): unknown {
  const found = /^pandas_categorical:(.*)$/m.exec(text)?.[1];
  if (found === undefined) return undefined;
  try {
    return JSON.parse(found) as unknown;
  } catch {
    return refuse('"pandas_categorical" must be JSON', found);
  }
}
