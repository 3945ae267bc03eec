/** Trees of a forest grown by worker threads, so that the event loop stays free; stopped at once when the signal aborts. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { workerSource } from "../../core/index.ts";
import type { Run } from "../../prep/index.ts";
import type { ForestTask } from "./forest-task.ts";
import type { GrownTree } from "./grow-tree.ts";

/** Where the thread's program is; undefined where it was not built. */
export function forestWorker(): URL | undefined {
  return workerSource(import.meta.url, "./train-worker.ts");
}

/** Threads for `nJobs`: -1 leaves one core to the rest. */
export function workerCount(nJobs: number): number {
  return nJobs === -1 ? Math.max(1, availableParallelism() - 1) : nJobs;
}

/** @throws the signal's reason at once, or the first error of a thread. */
export async function growInWorkers(
  program: URL,
  task: ForestTask,
  jobs: number,
  { signal, onProgress }: Run,
): Promise<GrownTree[]> {
  signal?.throwIfAborted();
  const total = task.seeds.length;
  const step = Math.min(jobs, total);
  const trees: GrownTree[] = Array.from({ length: total });
  const workers = Array.from(
    { length: step },
    (_, first) => new Worker(program, { workerData: { task, first, step }, execArgv: [] }),
  );
  let done = 0;
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => {
        reject(signal!.reason as Error);
      };
      signal?.addEventListener("abort", stop, { once: true });
      for (const worker of workers) {
        worker.on("error", reject);
        worker.on("exit", (code) => {
          if (code !== 0) reject(new Error(`growInWorkers: a thread ended with code ${code}`));
        });
        worker.on("message", ({ t, tree }: { t: number; tree: GrownTree }) => {
          trees[t] = tree;
          done++;
          onProgress?.({ done, total, message: "trees grown" });
          if (done === total) resolve();
        });
      }
    });
  } finally {
    signal?.removeEventListener("abort", stop!);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return trees;
}
