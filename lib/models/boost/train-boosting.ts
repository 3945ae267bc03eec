/**
 * Training without blocking: small tasks in place with turns of the event loop between iterations, larger ones in a thread of their
 * own. The result is the same.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { Run } from "../../prep/index.ts";
import { boostingSteps, type BoostFit, type BoostTask } from "./boosting.ts";
import { progressOf } from "./boost-progress.ts";
import { boostingWorker, trainInWorker } from "./worker-training.ts";

/** Values × iterations × outputs from which on a thread is worth its start: some tenths of a second. */
const WORTH_A_THREAD = 4e7;

/** Values × outputs of one iteration that block the event loop for some 20 ms. */
const WORTH_A_TURN = 2e6;

/** @throws the signal's reason, at the next iteration or at once, after it was aborted. */
export async function trainBoosting(task: BoostTask, run: Run): Promise<BoostFit> {
  run.signal?.throwIfAborted();
  const values = task.rows * task.columns * (task.classes > 2 ? task.classes : 1);
  const program =
    values * task.maxIter > WORTH_A_THREAD || values > WORTH_A_TURN ? boostingWorker() : undefined;
  return program === undefined ? trainInPlace(task, run) : trainInWorker(program, task, run);
}

async function trainInPlace(task: BoostTask, { signal, onProgress }: Run): Promise<BoostFit> {
  const steps = boostingSteps(task);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(progressOf(task, step.value));
    await turn();
    signal?.throwIfAborted();
  }
}
