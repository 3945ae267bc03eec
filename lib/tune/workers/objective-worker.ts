/** The program of a worker thread: loads the objective once, then runs it with one trial after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { loadObjective } from "./objective-module.ts";
import type { EndMessage, RunMessage, WorkerStart } from "./messages.ts";
import { WorkerTrial } from "./worker-trial.ts";

const start = workerData as WorkerStart;
const flag = new Int32Array(start.flag);
const { port } = start;

function say(message: EndMessage): void {
  try {
    parentPort!.postMessage(message);
  } catch (error) {
    // What the objective gave, or threw, cannot be sent to another thread: say what it was.
    const text = message.kind === "error" ? String(message.error) : String(error);
    parentPort!.postMessage({ kind: "error", error: new Error(text) } satisfies EndMessage);
  }
}

try {
  const objective = await loadObjective({
    module: start.module,
    ...(start.exportName === undefined ? {} : { exportName: start.exportName }),
    ...(start.hasData ? { data: start.data } : {}),
  });
  parentPort!.on("message", (run: RunMessage) => {
    void Promise.resolve()
      .then(() => objective(new WorkerTrial(run, port, flag)))
      .then(
        (value) => say({ kind: "value", value }),
        (error: unknown) => {
          // By name: the objective may have its TrialPruned from another copy of this library.
          if (error instanceof Error && error.name === "TrialPruned")
            say({ kind: "pruned", message: error.message });
          else say({ kind: "error", error });
        },
      );
  });
} catch (error) {
  say({ kind: "unusable", error });
}
