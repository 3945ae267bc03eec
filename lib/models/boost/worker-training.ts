/**
 * Boosting in a thread: the table goes there in shared memory, a step comes back after each iteration, and an abort ends the thread at
 * once, wherever it is.
 */
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { workerSource } from "../../core/index.ts";
import type { Run } from "../../prep/index.ts";
import { progressOf } from "./boost-progress.ts";
import type { BoostFit, BoostStep, BoostTask } from "./boosting.ts";

/** What the thread says. */
export type BoostMessage = { readonly step: BoostStep } | { readonly fit: BoostFit };

/** Numbers copied between two turns of the event loop: some 10 ms. */
const COPIED = 1 << 21;

/** Where the thread's program is; undefined where it was not built. */
export function boostingWorker(): URL | undefined {
  return workerSource(import.meta.url, "./training-worker.ts");
}

/** @throws the signal's reason as soon as it aborts, or the thread's error. */
export async function trainInWorker(
  program: URL,
  task: BoostTask,
  { signal, onProgress }: Run,
): Promise<BoostFit> {
  const X = await shared(task.X, signal);
  signal?.throwIfAborted();
  const worker = new Worker(program, { workerData: { ...task, X }, execArgv: [] });
  let stop: (() => void) | undefined;
  try {
    return await new Promise<BoostFit>((resolve, reject) => {
      stop = () => {
        reject(signal!.reason as Error);
      };
      signal?.addEventListener("abort", stop, { once: true });
      worker.on("error", reject);
      worker.on("exit", (code) => {
        reject(new Error(`boosting: the thread ended with code ${code} before the model was there`));
      });
      worker.on("message", (message: BoostMessage) => {
        if ("fit" in message) resolve(message.fit);
        else onProgress?.(progressOf(task, message.step));
      });
    });
  } finally {
    signal?.removeEventListener("abort", stop!);
    await worker.terminate();
  }
}

/** The numbers in memory that threads share; copied piece by piece, unless they are there already. */
async function shared(values: Float64Array, signal: AbortSignal | undefined): Promise<Float64Array> {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const out = new Float64Array(new SharedArrayBuffer(values.byteLength));
  for (let from = 0; from < values.length; from += COPIED) {
    out.set(values.subarray(from, from + COPIED), from);
    await turn();
    signal?.throwIfAborted();
  }
  return out;
}
