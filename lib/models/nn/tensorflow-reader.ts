/**
 * Which TensorFlow.js is used: `@tensorflow/tfjs-node` where the user has it and it loads (natively, faster), else the copy inside Assay
 * with its wasm backend. A tfjs-node that is there and throws, as it does on Node 23 and later, is as good as absent.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageFolder } from "../../core/index.ts";
import type { TensorFlow } from "./tensorflow.ts";
import { registerWasmGradients } from "./wasm-gradients.ts";

/** Not written into `require`: it is no dependency, only taken up where the user has it. */
const NATIVE: string = "@tensorflow/tfjs-node";

let chosen: Promise<TensorFlow> | undefined;

/** The one copy that networks of this process run on, loaded on first use (0.2 to 0.5 s). */
export function tensorflow(): Promise<TensorFlow> {
  chosen ??= choose();
  return chosen;
}

async function choose(): Promise<TensorFlow> {
  const tf = native() ?? (await embedded());
  await tf.ready();
  registerWasmGradients(tf);
  return tf;
}

function native(): TensorFlow | undefined {
  try {
    const require = createRequire(join(process.cwd(), "index.js"));
    // A package that only stands in for it, under its name, is not loaded: copies of tfjs share one table of kernels.
    const { name } = require(`${NATIVE}/package.json`) as { name?: string };
    if (name !== NATIVE) return undefined;
    const tf = require(NATIVE) as TensorFlow;
    return tf.getBackend() === "tensorflow" ? tf : undefined;
  } catch {
    return undefined;
  }
}

async function embedded(): Promise<TensorFlow> {
  const path = join(packageFolder(), "vendor", "tfjs", "index.js");
  const module = (await import(pathToFileURL(path).href)) as { default: TensorFlow };
  return module.default;
}
