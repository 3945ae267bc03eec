/**
 * An embedded WebAssembly kernel at work on a memory of ours. A kernel allocates nothing and keeps no data; the caller lays out the
 * memory and passes addresses.
 */
import { Buffer } from "node:buffer";

/** A WebAssembly.Memory of fixed size. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** The part of WebAssembly's interface that is used here; Node's types lack it. */
interface Engine {
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

const PAGE = 65_536;
const modules = new Map<string, object>();

/**
 * @returns undefined where the runtime has no WebAssembly, or not that much memory; at most 4 GB can be had.
 */
export function wasmMemory(bytes: number): WasmMemory | undefined {
  const engine = wasmEngine();
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  if (engine === undefined || pages > PAGE) return undefined;
  try {
    return new engine.Memory({ initial: pages, maximum: pages });
  } catch {
    return undefined;
  }
}

/**
 * @param base64 the constant that `npm run wasm` wrote.
 * @returns the kernel's functions, or undefined where the runtime has no WebAssembly SIMD: then the plain TypeScript path works.
 */
export function wasmKernel<T>(base64: string, memory: WasmMemory): T | undefined {
  const engine = wasmEngine();
  if (engine === undefined) return undefined;
  let module = modules.get(base64);
  if (module === undefined) {
    const bytes = Buffer.from(base64, "base64");
    if (!engine.validate(bytes)) return undefined;
    module = new engine.Module(bytes);
    modules.set(base64, module);
  }
  return new engine.Instance(module, { env: { memory } }).exports as T;
}

function wasmEngine(): Engine | undefined {
  return (globalThis as { WebAssembly?: Engine }).WebAssembly;
}
