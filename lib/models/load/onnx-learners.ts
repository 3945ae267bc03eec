/**
 * The operators of ai.onnx.ml that hold what was learnt: tree ensembles, linear models, scalers, imputers, encoders. Source:
 * onnx/docs/Operators-ml.md; where it is vague, onnxruntime. Each is prepared once and then applied to tensors.
 */
import { expit } from "../../core/index.ts";
import type { Label } from "../../data/index.ts";
import { applyLink, classProbabilities } from "../apply-link.ts";
import { predictTrees } from "../tree-predict.ts";
import type { LinearStructure } from "../structure.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { linearOutputs } from "./linear-outputs.ts";
import type { OnnxNode, OnnxTensor } from "./onnx-proto.ts";
import { classLabels, onnxTrees, postTransform, type PostTransform } from "./onnx-trees.ts";
import { unsupported } from "./onnx-unsupported.ts";
import { refuse } from "./record-fields.ts";

/** A node at work: tensors in, tensors out. */
export type OnnxOperator = (inputs: readonly OnnxTensor[]) => OnnxTensor[];

/** An operator that is a model. */
export interface OnnxLearner {
  readonly operator: OnnxOperator;
  readonly structure: TreeEnsemble | LinearStructure;
  readonly post: PostTransform;
  readonly labels?: readonly Label[];
}

export function treeLearner(node: OnnxNode, features: number | undefined, single: boolean): OnnxLearner {
  const { structure, post, labels } = onnxTrees(node, features, single);
  const operator: OnnxOperator = ([X]) => {
    const [rows, values] = rowsOf(node, X, structure.features);
    return outputsOf(predictTrees(structure, values, rows), rows, structure.outputs, post, labels);
  };
  return { operator, structure, post, ...(labels === undefined ? {} : { labels }) };
}

export function linearLearner(node: OnnxNode): OnnxLearner {
  const { attributes } = node;
  const labels = node.op === "LinearClassifier" ? classLabels(node) : undefined;
  const coef = Float64Array.from(attributes.get("coefficients")?.floats ?? []);
  const intercepts = attributes.get("intercepts")?.floats ?? [];
  const outputs =
    labels === undefined
      ? (attributes.get("targets")?.i ?? 1)
      : Math.max(1, intercepts.length || labels.length);
  const features = coef.length / outputs;
  if (!Number.isInteger(features) || features < 1 || ![...coef, ...intercepts].every(Number.isFinite))
    refuse(`${node.op} must have finite coefficients for ${outputs} outputs`, coef.length);
  const intercept = new Float64Array(outputs);
  if (intercepts.length > 0 && intercepts.length !== outputs)
    refuse(`${node.op} must have ${outputs} intercepts`, intercepts.length);
  intercept.set(intercepts);
  if (labels !== undefined && outputs !== labels.length && !(outputs === 1 && labels.length === 2))
    refuse(`${node.op} must have a row of coefficients for each of ${labels.length} classes`, outputs);
  const post = postTransform(node);
  const link = post === "LOGISTIC" ? "logit" : post === "SOFTMAX" ? "softmax" : "identity";
  const structure: LinearStructure = { kind: "linear", features, outputs, coef, intercept, link };
  const operator: OnnxOperator = ([X]) => {
    const [rows, values] = rowsOf(node, X, features);
    const raw = linearOutputs(structure, values, rows);
    return outputsOf(raw, rows, outputs, post, labels);
  };
  return {
    operator,
    structure,
    post,
    ...(labels === undefined ? {} : { labels }),
  };
}

/** (x − offset) · scale. */
export function scaler(node: OnnxNode): {
  readonly operator: OnnxOperator;
  readonly offset: number[];
  readonly scale: number[];
} {
  const offset = [...(node.attributes.get("offset")?.floats ?? [])];
  const scale = [...(node.attributes.get("scale")?.floats ?? [])];
  const operator: OnnxOperator = ([X]) => {
    const values = numbersIn(node, X).slice();
    const columns = X!.dims.at(-1) ?? 1;
    for (let at = 0; at < values.length; at++) {
      const j = at % columns;
      values[at] = (values[at]! - (perColumn(offset, j) ?? 0)) * (perColumn(scale, j) ?? 1);
    }
    return [{ dims: X!.dims, type: "f32", values }];
  };
  return { operator, offset, scale };
}

export function normalizer(node: OnnxNode): OnnxOperator {
  const norm = node.attributes.get("norm")?.s ?? "MAX";
  return ([X]) => {
    const values = numbersIn(node, X).slice();
    const columns = X!.dims.at(-1) ?? 1;
    for (let from = 0; from < values.length; from += columns) {
      let size = 0;
      for (let at = from; at < from + columns; at++) {
        const x = values[at]!;
        if (norm === "L2") size += x * x;
        else if (norm === "L1") size += Math.abs(x);
        else size = at === from ? x : Math.max(size, x);
      }
      if (norm === "L2") size = Math.sqrt(size);
      if (size !== 0) for (let at = from; at < from + columns; at++) values[at]! /= size;
    }
    return [{ dims: X!.dims, type: "f32", values }];
  };
}

export function imputer(node: OnnxNode): OnnxOperator {
  const { attributes } = node;
  const floats = attributes.get("imputed_value_floats")?.floats ?? [];
  const fill = floats.length > 0 ? floats : (attributes.get("imputed_value_int64s")?.ints ?? []);
  const replaced =
    attributes.get("replaced_value_float")?.f ?? attributes.get("replaced_value_int64")?.i ?? 0;
  if (fill.length === 0) refuse("Imputer must have values to impute", "none");
  return ([X]) => {
    const columns = X!.dims.at(-1) ?? 1;
    const values = numbersIn(node, X).map((x, at) =>
      x === replaced || (x !== x && replaced !== replaced) ? perColumn(fill, at % columns)! : x,
    );
    return [{ dims: X!.dims, type: X!.type, values }];
  };
}

/** Keys to values, each of texts or numbers; others to the default. */
export function labelEncoder(node: OnnxNode): OnnxOperator {
  const { attributes } = node;
  // Version 1: texts in order stand for their positions.
  const classes = attributes.get("classes_strings")?.strings;
  const list = (prefix: string): readonly Label[] => {
    const texts = attributes.get(`${prefix}_strings`)?.strings ?? [];
    if (texts.length > 0) return texts;
    const wholes = attributes.get(`${prefix}_int64s`)?.ints ?? [];
    if (wholes.length > 0) return wholes;
    const floats = attributes.get(`${prefix}_floats`)?.floats ?? [];
    if (floats.length > 0) return floats;
    return Array.from<Label>(attributes.get(`${prefix}_tensor`)?.t?.values ?? []);
  };
  const keys = classes ?? list("keys");
  const values = classes === undefined ? list("values") : classes.map((_, at) => at);
  if (keys.length === 0 || keys.length !== values.length)
    refuse("LabelEncoder must have as many keys as values", `${keys.length} and ${values.length}`);
  const text = typeof values[0] === "string";
  const whole = !text && (attributes.get("values_floats")?.floats.length ?? 0) === 0;
  const rest: Label = text
    ? (attributes.get("default_string")?.s ?? "_Unused")
    : whole
      ? (attributes.get("default_int64")?.i ?? -1)
      : (attributes.get("default_float")?.f ?? 0);
  const map = new Map<Label, Label>(keys.map((key, at) => [key, values[at]!]));
  return ([X]) => {
    if (X === undefined) return refuse("LabelEncoder must have an input", "none");
    const found = Array.from(X.values as readonly Label[], (x) => map.get(x) ?? rest);
    return [
      text
        ? { dims: X.dims, type: "text", values: found as string[] }
        : { dims: X.dims, type: whole ? "whole" : "f32", values: Float64Array.from(found as number[]) },
    ];
  };
}

/** A column of 0 and 1 for each category. */
export function oneHotEncoder(node: OnnxNode): OnnxOperator {
  const texts = node.attributes.get("cats_strings")?.strings ?? [];
  const categories: readonly Label[] =
    texts.length > 0 ? texts : (node.attributes.get("cats_int64s")?.ints ?? []);
  if (categories.length === 0) refuse("OneHotEncoder must have categories", "none");
  const position = new Map(categories.map((category, at) => [category, at]));
  return ([X]) => {
    if (X === undefined) return refuse("OneHotEncoder must have an input", "none");
    const k = categories.length;
    const values = new Float64Array(X.values.length * k);
    for (let i = 0; i < X.values.length; i++) {
      const at = position.get(X.values[i]!);
      if (at !== undefined) values[i * k + at] = 1;
    }
    return [{ dims: [...X.dims, k], type: "f32", values }];
  };
}

/** Raw outputs as a regressor's numbers, or a classifier's labels and scores. */
function outputsOf(
  raw: Float64Array,
  rows: number,
  outputs: number,
  post: PostTransform,
  labels: readonly Label[] | undefined,
): OnnxTensor[] {
  if (labels === undefined) {
    const values = transformed(raw, rows, outputs, post);
    return [{ dims: [rows, outputs], type: "f32", values }];
  }
  const k = labels.length;
  const scores =
    outputs === 1 && (post === "LOGISTIC" || post === "NONE")
      ? classProbabilities(post === "LOGISTIC" ? "logit" : "identity", raw, rows, 1)
      : transformed(outputs === 1 ? bothSides(raw) : raw, rows, k, post);
  const chosen = Array.from({ length: rows }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (scores[i * k + c]! > scores[i * k + best]!) best = c;
    return labels[best]!;
  });
  return [
    typeof labels[0] === "string"
      ? { dims: [rows], type: "text", values: chosen as string[] }
      : { dims: [rows], type: "whole", values: Float64Array.from(chosen as number[]) },
    { dims: [rows, k], type: "f32", values: scores },
  ];
}

function bothSides(raw: Float64Array): Float64Array {
  const out = new Float64Array(raw.length * 2);
  for (const [i, x] of raw.entries()) [out[2 * i], out[2 * i + 1]] = [-x, x];
  return out;
}

function transformed(raw: Float64Array, rows: number, outputs: number, post: PostTransform): Float64Array {
  switch (post) {
    case "NONE":
      return raw;
    case "LOGISTIC":
      return raw.map(expit);
    case "SOFTMAX":
      return applyLink("softmax", raw, rows, outputs);
    case "SOFTMAX_ZERO": {
      // A raw output of 0 stays 0.
      const out = applyLink(
        "softmax",
        raw.map((x) => (x === 0 ? -Infinity : x)),
        rows,
        outputs,
      );
      return out.map((p) => (p === p ? p : 0));
    }
    case "PROBIT":
      return unsupported("post_transform PROBIT");
  }
}

function rowsOf(
  node: OnnxNode,
  X: OnnxTensor | undefined,
  features: number,
): [rows: number, values: Float64Array] {
  const values = numbersIn(node, X);
  const rows = values.length / features;
  if ((X!.dims.at(-1) ?? 1) !== features || !Number.isInteger(rows))
    refuse(`${node.op} must have ${features} features`, X!.dims.join("×"));
  return [rows, values];
}

function numbersIn({ op }: OnnxNode, X: OnnxTensor | undefined): Float64Array {
  return X?.values instanceof Float64Array
    ? X.values
    : refuse(`${op} must have numbers as its input`, X?.type);
}

function perColumn(values: readonly number[], column: number): number | undefined {
  return values.length === 1 ? values[0] : values[column];
}
