/**
 * onnxruntime, for graphs with operators that are not ours: `onnxruntime-node`, or `onnxruntime-web`, where the user has one installed.
 * Neither comes along: 288 MB and 33 MB.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OnnxTensor, OnnxType } from "./onnx-proto.ts";

export type RuntimeSession = (
  inputs: ReadonlyMap<string, OnnxTensor>,
) => Promise<ReadonlyMap<string, OnnxTensor>>;

interface Runtime {
  readonly InferenceSession: {
    create(
      bytes: Uint8Array,
    ): Promise<{ run(feeds: object): Promise<Readonly<Record<string, RuntimeTensor>>> }>;
  };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => object;
}

interface RuntimeTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}

/**
 * @param reason why our own operators do not do.
 * @throws Error when no runtime is installed, or it refuses the model.
 */
export async function runtimeSession(bytes: Uint8Array, reason: string): Promise<RuntimeSession> {
  const runtime = await installed();
  if (runtime === undefined)
    throw new Error(
      `this ONNX graph needs onnxruntime, as it has ${reason}, which we do not run ourselves; got no runtime; install one: npm install onnxruntime-node (or onnxruntime-web)`,
    );
  const session = await runtime.InferenceSession.create(bytes);
  return async (inputs) => {
    const feeds = Object.fromEntries(
      [...inputs].map(([name, tensor]) => [
        name,
        new runtime.Tensor(TYPES[tensor.type], dataOf(tensor), tensor.dims),
      ]),
    );
    const results = await session.run(feeds);
    return new Map(Object.entries(results).map(([name, result]) => [name, tensorOf(result)]));
  };
}

/** From the user's project before our own folder. */
async function installed(): Promise<Runtime | undefined> {
  for (const name of ["onnxruntime-node", "onnxruntime-web"])
    for (const base of [join(process.cwd(), "package.json"), import.meta.url]) {
      let path: string;
      try {
        path = createRequire(base).resolve(name);
      } catch {
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop
      const module = (await import(pathToFileURL(path).href)) as Runtime & { readonly default?: Runtime };
      return module.default ?? module;
    }
  return undefined;
}

const TYPES: Readonly<Record<OnnxType, string>> = {
  f32: "float32",
  f64: "float64",
  whole: "int64",
  bool: "bool",
  text: "string",
};

function dataOf({ type, values }: OnnxTensor): unknown {
  if (!(values instanceof Float64Array)) return values;
  if (type === "f32") return Float32Array.from(values);
  if (type === "whole")
    return BigInt64Array.from(values, (x) => BigInt(Number.isFinite(x) ? Math.trunc(x) : 0));
  return type === "bool" ? Uint8Array.from(values) : values;
}

function tensorOf({ type, dims, data }: RuntimeTensor): OnnxTensor {
  if (type === "string") return { dims, type: "text", values: Array.from(data, String) };
  const kind = type === "float32" ? "f32" : type === "float64" ? "f64" : type === "bool" ? "bool" : "whole";
  return { dims, type: kind, values: Float64Array.from(data, Number) };
}
