/** The program of the thread that gives signs of life of running trials, through a connection of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { RDBStorage } from "./storages/rdb/rdb-storage.ts";

/** What the thread is started with. */
export interface BeatStart {
  readonly url: string;
  /** Seconds. */
  readonly interval: number;
}

/** A trial that begins or ends. */
export type BeatMessage = { readonly add: number } | { readonly remove: number };

const { url, interval } = workerData as BeatStart;
const trials = new Set<number>();
let storage: RDBStorage | undefined;

parentPort!.on("message", (message: BeatMessage) => {
  if ("add" in message) trials.add(message.add);
  else trials.delete(message.remove);
});

setInterval(() => {
  try {
    for (const trialId of trials) {
      storage ??= new RDBStorage(url, { heartbeatInterval: interval, skipCompatibilityCheck: true });
      storage.heartbeat!.record(trialId);
    }
  } catch (error) {
    // The database may be back at the next sign.
    parentPort!.postMessage(error instanceof Error ? error.message : String(error));
  }
}, interval * 1000);
