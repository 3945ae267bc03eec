/**
 * Worker threads that run an objective, as one asynchronous objective: each trial goes to a free thread, whose calls
 * (`suggest…`, `report`, …) are answered here. A thread that dies loses its trial and is replaced.
 */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { workerSource } from "../../core/index.ts";
import { ObjectiveLoadError, TrialPruned, WorkerLostError } from "../errors.ts";
import type { BaseTrial } from "../frozen-trial.ts";
import type { AnswerMessage, CallMessage, EndMessage, RunMessage, WorkerStart } from "./messages.ts";
import { moduleUrl, type ObjectiveModule } from "./objective-module.ts";

export interface WorkerPool {
  /** Runs the objective on a free thread; at most as many at once as there are threads, later ones wait. */
  readonly objective: (trial: BaseTrial) => Promise<unknown>;
  /** Ends all threads, also those at work. */
  close(): Promise<void>;
}

/** A thread and what it is at. */
interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly flag: Int32Array;
  trial: BaseTrial | undefined;
  settle: { resolve: (value: unknown) => void; reject: (error: unknown) => void } | undefined;
}

const callable = new Set([
  "suggestFloat",
  "suggestInt",
  "suggestCategorical",
  "report",
  "shouldPrune",
  "setUserAttr",
  "setSystemAttr",
  "setConstraint",
]);
const readable = new Set(["params", "distributions", "userAttrs", "constraints"]);

/**
 * Starts no thread until the first trial.
 * @throws Error when the threads' program was not built.
 */
export function openWorkerPool(source: ObjectiveModule, jobs: number): WorkerPool {
  const program = workerSource(import.meta.url, "./objective-worker.ts");
  if (program === undefined)
    throw new Error("study.optimize: the program of the worker threads is not built; run npm run build");
  const threads = new Set<Thread>();
  const free: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  let closed = false;

  function startThread(): Thread {
    const { port1, port2 } = new MessageChannel();
    const flag = new SharedArrayBuffer(4);
    const workerData: WorkerStart = {
      module: moduleUrl(source.module),
      exportName: source.exportName,
      data: source.data,
      hasData: source.data !== undefined,
      port: port2,
      flag,
    };
    const worker = new Worker(program!, {
      workerData,
      transferList: [port2],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const thread: Thread = {
      worker,
      port: port1,
      flag: new Int32Array(flag),
      trial: undefined,
      settle: undefined,
    };
    threads.add(thread);
    port1.on("message", (call: CallMessage) => answer(thread, call));
    worker.on("message", (message: EndMessage) => ended(thread, message));
    worker.on("error", (error) => lost(thread, error));
    worker.on("exit", (code) =>
      lost(thread, new WorkerLostError(`the worker thread ended with code ${code}`)),
    );
    return thread;
  }

  function ended(thread: Thread, message: EndMessage): void {
    const { settle } = thread;
    thread.settle = undefined;
    thread.trial = undefined;
    if (message.kind === "unusable") {
      threads.delete(thread);
      thread.port.close();
      void thread.worker.terminate();
      settle?.reject(new ObjectiveLoadError(errorText(message.error), { cause: message.error }));
      return;
    }
    const next = waiting.shift();
    if (next === undefined) free.push(thread);
    else next(thread);
    if (message.kind === "value") settle?.resolve(message.value);
    else if (message.kind === "pruned") settle?.reject(new TrialPruned(message.message));
    else settle?.reject(message.error);
  }

  function lost(thread: Thread, error: unknown): void {
    if (!threads.delete(thread)) return;
    thread.port.close();
    const at = free.indexOf(thread);
    if (at >= 0) free.splice(at, 1);
    thread.settle?.reject(
      error instanceof WorkerLostError
        ? error
        : new WorkerLostError(`the worker thread failed: ${String(error)}`),
    );
    thread.settle = undefined;
    const next = closed ? undefined : waiting.shift();
    next?.(startThread());
  }

  async function objective(trial: BaseTrial): Promise<unknown> {
    const thread =
      free.pop() ??
      (threads.size < jobs
        ? startThread()
        : await new Promise<Thread>((resolve) => {
            waiting.push(resolve);
          }));
    return await new Promise((resolve, reject) => {
      thread.trial = trial;
      thread.settle = { resolve, reject };
      thread.worker.postMessage({
        number: trial.number,
        datetimeStart: trial.datetimeStart,
        params: trial.params,
      } satisfies RunMessage);
    });
  }

  return {
    objective,
    close: async () => {
      closed = true;
      const all = [...threads];
      threads.clear();
      for (const thread of all) {
        thread.settle?.reject(new WorkerLostError("the worker threads were closed"));
        thread.port.close();
      }
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

function answer(thread: Thread, { method, args }: CallMessage): void {
  let reply: AnswerMessage;
  try {
    const trial = thread.trial as unknown as Record<string, unknown> | undefined;
    if (trial === undefined) throw new Error("trial: it has ended; nothing can be asked of it any more");
    if (method === "get" && readable.has(args[0] as string)) reply = { value: trial[args[0] as string] };
    else if (callable.has(method))
      reply = { value: (trial[method] as (...args: readonly unknown[]) => unknown)(...args) };
    else throw new TypeError(`trial: a worker thread cannot call ${JSON.stringify(method)}`);
  } catch (error) {
    reply = { error };
  }
  try {
    thread.port.postMessage(reply);
  } catch (error) {
    thread.port.postMessage({ error: new Error(String(error)) } satisfies AnswerMessage);
  }
  Atomics.store(thread.flag, 0, 1);
  Atomics.notify(thread.flag, 0);
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
