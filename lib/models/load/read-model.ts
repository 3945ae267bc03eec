/** A model from the bytes or the record of a file, its format recognised by what stands in it, never by its name. */
import type { StoredLearner } from "../../prep/index.ts";
import type { Predictor } from "../model.ts";
import { restoreModel } from "../model-table.ts";
import { parseLenientJson } from "./lenient-json.ts";
import type { LoadOptions } from "./foreign-model.ts";
import { isLightgbmDump, readLightgbmDump } from "./lightgbm-dump.ts";
import { isLightgbmText, readLightgbmText } from "./lightgbm-text.ts";
import { isRecord, refuse, type Fields } from "./record-fields.ts";
import { isSklearn, readSklearn } from "./sklearn.ts";
import { parseUbjson } from "./ubjson.ts";
import { isXgboost, readXgboost } from "./xgboost.ts";

const KNOWN =
  "Assay's own JSON, XGBoost (JSON, UBJSON), LightGBM (text, dump), scikit-learn (JSON of docs/model-formats.md), ONNX, TensorFlow.js layers model";

/** Files that are often tried, and what to do instead. */
const FOREIGN: readonly (readonly [prefix: string, advice: string])[] = [
  ["binf", 'a binary model of old XGBoost; save it as .json or .ubj: booster.save_model("model.ubj")'],
  ["CBM1", 'a CatBoost model; save it as ONNX: model.save_model("model.onnx", format="onnx")'],
  [
    "\u0080",
    "a Python pickle, which is a program and no model file; write it as JSON with the exporter of docs/model-formats.md, or as ONNX",
  ],
  [
    "x\u009c",
    "a compressed joblib pickle; write the model as JSON with the exporter of docs/model-formats.md, or as ONNX",
  ],
  [
    "\u0089HDF",
    "an HDF5 file of Keras; convert it: tensorflowjs_converter --input_format=keras model.h5 folder",
  ],
  [
    "PK\u0003\u0004",
    "a zip archive (.keras, .skops, .zip); unpack or convert it: ONNX, or tensorflowjs_converter",
  ],
  ["\u001f\u008b", "a gzip archive; unpack it first"],
];

/** @throws RangeError or SyntaxError that says what is wrong. */
export async function readModelBytes(
  bytes: Uint8Array,
  path: string | undefined,
  options: LoadOptions,
): Promise<Predictor> {
  if (bytes.length === 0) refuse("a model file must hold something", "an empty file");
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  for (const [prefix, advice] of FOREIGN)
    if (start.startsWith(prefix)) refuse(`a model must be in one of the formats: ${KNOWN}`, advice);
  if (start[0] === "{" && /[iUIlL#$N}]/.test(start[1] ?? "") && !(start[1] === "}")) {
    const value = parseUbjson(bytes);
    if (!isRecord(value)) return refuse("UBJSON must hold a record", value);
    return readModelRecord(value, path, options);
  }
  const text = decoded(bytes);
  if (text !== undefined && /^\uFEFF?\s*[{[]/.test(text)) return readModelText(text, path, options);
  if (text !== undefined && isLightgbmText(text)) return readLightgbmText(text).named(options);
  const { isOnnx, readOnnx } = await import("./onnx-model.ts");
  if (isOnnx(bytes)) return (await readOnnx(bytes)).named(options);
  return refuse(`a model must be in one of the formats: ${KNOWN}`, start);
}

/** @throws RangeError or SyntaxError that says what is wrong. */
export async function readModelText(
  text: string,
  path: string | undefined,
  options: LoadOptions,
): Promise<Predictor> {
  if (isLightgbmText(text)) return readLightgbmText(text).named(options);
  const value = parseLenientJson(text);
  if (!isRecord(value)) return refuse(`a model must be in one of the formats: ${KNOWN}`, value);
  return readModelRecord(value, path, options);
}

/** @throws RangeError that says what is wrong. */
export async function readModelRecord(
  value: Fields,
  path: string | undefined,
  options: LoadOptions,
): Promise<Predictor> {
  if (value["format"] === "assay-learner") return restoreModel(value as unknown as StoredLearner);
  if (isXgboost(value)) return readXgboost(value).named(options);
  if (isLightgbmDump(value)) return readLightgbmDump(value).named(options);
  if ("modelTopology" in value) return readNetwork(value, path, options);
  if (isSklearn(value)) return readSklearn(value).named(options);
  if ("oblivious_trees" in value)
    refuse(
      `a model must be in one of the formats: ${KNOWN}`,
      'CatBoost\'s JSON; save it as ONNX: model.save_model("model.onnx", format="onnx")',
    );
  return refuse(
    `a model must be in one of the formats: ${KNOWN}`,
    `a record with ${Object.keys(value).slice(0, 6).join(", ") || "nothing"}`,
  );
}

/** A layers model of TensorFlow.js, whose weights lie in files beside it. */
async function readNetwork(
  value: Fields,
  path: string | undefined,
  options: LoadOptions,
): Promise<Predictor> {
  if (value["format"] === "graph-model")
    refuse(
      "a TensorFlow.js model must be a layers model",
      "a graph model; convert with --output_format=tfjs_layers_model",
    );
  const { isLayersJson, readLayersModel } = await import("../nn/layers-model-reader.ts");
  if (!isLayersJson(value) || !Array.isArray(value.weightsManifest))
    return refuse('a layers model must have "weightsManifest"', undefined);
  if (path === undefined)
    return refuse(
      "a layers model must be given by the path of its model.json, as weights lie beside it",
      "its content",
    );
  return readLayersModel(path, value, options);
}

/** UTF-8 text, or undefined. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
