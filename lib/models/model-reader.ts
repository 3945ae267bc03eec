/** A model from a file, from bytes, from text or from parsed JSON, in whatever format it comes. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expandHome } from "../core/index.ts";
import { readModelBytes, readModelRecord, readModelText } from "./load/read-model.ts";
import type { LoadOptions } from "./load/foreign-model.ts";
import { isRecord } from "./load/record-fields.ts";
import type { Predictor } from "./model.ts";

/**
 * A fitted model, trained here or elsewhere. The format is recognised by the content: our own JSON, XGBoost's JSON and UBJSON (1.x to 3.x),
 * LightGBM's text and JSON dumps, scikit-learn's models as docs/model-formats.md writes them, ONNX, layers models of TensorFlow.js.
 *
 * `predict` means what the original's means: labels of a classifier (with `predictProba`), numbers of a regression after its link;
 * `decisionFunction` holds the margins, `structure()` the trees or coefficients for explainers.
 * @param source a path (or file URL), the bytes of a file, its text, or parsed JSON.
 * @param options names of features and classes, for files that lack them.
 * @throws Error that names the file and what is wrong with it: not there, cut, damaged, of a kind or version that is not known.
 */
export async function loadModel(
  source: string | URL | Uint8Array | ArrayBuffer | object,
  options: LoadOptions = {},
): Promise<Predictor> {
  if (source instanceof ArrayBuffer)
    return named("bytes", () => readModelBytes(new Uint8Array(source), undefined, options));
  if (source instanceof Uint8Array) return named("bytes", () => readModelBytes(source, undefined, options));
  if (typeof source === "string" && (/^\s*\{/.test(source) || /^tree\r?\n/.test(source)))
    return named("text", () => readModelText(source, undefined, options));
  if (typeof source === "string" || source instanceof URL) {
    const path = typeof source === "string" ? expandHome(source) : fileURLToPath(source);
    return named(path, async () => readModelBytes(await readFile(path), path, options));
  }
  if (isRecord(source)) return named("object", () => readModelRecord(source, undefined, options));
  throw new TypeError(
    `loadModel: source must be a path, bytes, text or parsed JSON; got ${Array.isArray(source) ? "a list" : typeof source}`,
  );
}

/** Errors under the name of what was read. */
async function named(what: string, read: () => Promise<Predictor>): Promise<Predictor> {
  try {
    return await read();
  } catch (error) {
    const { message } = error as Error;
    const rule =
      error instanceof SyntaxError
        ? `JSON must be whole; got ${message}; the file is cut or damaged`
        : message;
    throw new Error(`loadModel: ${what}: ${rule}`, { cause: error });
  }
}
