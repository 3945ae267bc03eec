/**
 * Reads a network that tfjs saved: model.json with its topology and weight manifest, and the weight files beside it.
 * Source: the format of `tf.LayersModel.save("file://…")`, tfjs 4.22; float32 weights.
 */
import { readFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import {
  fromLayersModel,
  type LayersClassifier,
  type LayersOptions,
  type LayersRegressor,
} from "./layers-model.ts";
import type { LayersModel } from "./tensorflow.ts";
import { tensorflow } from "./tensorflow-reader.ts";

interface Manifest {
  readonly paths: readonly string[];
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly dtype: string;
  }[];
}

/** Whether parsed JSON is tfjs's model.json of a layers model. */
export function isLayersJson(json: unknown): json is { modelTopology: unknown; weightsManifest: Manifest[] } {
  return typeof json === "object" && json !== null && "modelTopology" in json && "weightsManifest" in json;
}

/**
 * @param path of model.json; weight files are taken from its folder only.
 * @throws RangeError when a file is missing, lies elsewhere, or holds another number of bytes than the manifest says.
 */
export async function readLayersModel(
  path: string,
  json: { modelTopology: unknown; weightsManifest: readonly Manifest[] },
  options: LayersOptions = {},
): Promise<LayersClassifier | LayersRegressor> {
  const folder = dirname(resolve(path));
  const weightSpecs = json.weightsManifest.flatMap((group) => group.weights);
  const parts: Uint8Array[] = [];
  for (const group of json.weightsManifest)
    for (const name of group.paths) {
      const file = resolve(folder, name);
      if (!file.startsWith(folder + sep))
        throw new RangeError(`loadModel: weight files must lie beside ${path}; got ${JSON.stringify(name)}`);
      parts.push(
        await readFile(file).catch((error: NodeJS.ErrnoException) => {
          throw new RangeError(
            `loadModel: ${path} needs its weight file ${JSON.stringify(name)} beside it; got ${error.code ?? error.message}`,
            { cause: error },
          );
        }),
      );
    }
  const bytes = Buffer.concat(parts);
  const wanted = weightSpecs.reduce(
    (sum, { shape }) => sum + 4 * shape.reduce((product, size) => product * size, 1),
    0,
  );
  const strange = weightSpecs.find(({ dtype }) => dtype !== "float32" && dtype !== "int32");
  if (strange !== undefined || bytes.length !== wanted)
    throw new RangeError(
      strange === undefined
        ? `loadModel: the weights of ${path} must be ${wanted} bytes; got ${bytes.length}; a file is cut or of another model`
        : `loadModel: weights of ${path} must be float32; got ${strange.dtype} in ${strange.name}; save without quantisation`,
    );
  const tf = await tensorflow();
  const model = await load(tf, path, json.modelTopology, weightSpecs, bytes);
  try {
    return await fromLayersModel(model, options);
  } finally {
    model.dispose();
  }
}

async function load(
  tf: Awaited<ReturnType<typeof tensorflow>>,
  path: string,
  modelTopology: unknown,
  weightSpecs: readonly unknown[],
  bytes: Buffer,
): Promise<LayersModel> {
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  try {
    return await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  } catch (error) {
    throw new RangeError(
      `loadModel: ${path} must be a tfjs layers model; ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
