/** The program of a thread that trains a boosted model: a message after each step, the model at the end. */
import { parentPort, workerData } from "node:worker_threads";
import { boostingSteps, type BoostTask } from "./boosting.ts";
import type { BoostMessage } from "./worker-training.ts";

const say = (message: BoostMessage): void => parentPort!.postMessage(message);
const steps = boostingSteps(workerData as BoostTask);
for (let step = steps.next(); ; step = steps.next()) {
  if (step.done === true) {
    say({ fit: step.value });
    break;
  }
  say({ step: step.value });
}
