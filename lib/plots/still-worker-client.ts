/** Asks the thread that draws (`still-worker.ts`), one figure at a time, so that one that never ends stops no other: its thread is ended, the next gets a new one. */
import { Worker } from "node:worker_threads";
import { workerSource } from "../core/index.ts";
import type { StillAnswer, StillTask } from "./still-worker.ts";

let worker: Worker | undefined;
let tail: Promise<unknown> = Promise.resolve();
let tasks = 0;

/** @param timeout milliseconds. @throws RangeError when the figure takes longer; Error when the thread ends. */
export function drawnByWorker(task: Omit<StillTask, "id">, timeout: number): Promise<StillAnswer> {
  const turn = tail.then(() => draw({ id: ++tasks, ...task }, timeout));
  tail = turn.catch(() => undefined);
  return turn;
}

function draw(task: StillTask, timeout: number): Promise<StillAnswer> {
  worker ??= startWorker();
  const own = worker;
  if (own === undefined)
    return Promise.reject(new Error("still picture: the thread that draws was not built; run npm run build"));
  return new Promise((resolve, reject) => {
    const end = (act: () => void, broken: boolean): void => {
      clearTimeout(timer);
      own.off("message", heard).off("error", failed);
      own.unref();
      if (broken) {
        worker = undefined;
        void own.terminate();
      }
      act();
    };
    const heard = (answer: StillAnswer): void => {
      if (answer.id === task.id) end(() => resolve(answer), false);
    };
    const failed = (error: Error): void => end(() => reject(error), true);
    const timer = setTimeout(
      () =>
        end(
          () =>
            reject(
              new RangeError(`a figure is given up after ${timeout / 1000} s; see it live, or plot less`),
            ),
          true,
        ),
      timeout,
    );
    own.on("message", heard).on("error", failed);
    own.ref();
    own.postMessage(task);
  });
}

function startWorker(): Worker | undefined {
  const program = workerSource(import.meta.url, "./still-worker.ts");
  return program === undefined ? undefined : new Worker(program, { execArgv: [] });
}
