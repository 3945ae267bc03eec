/**
 * Signs of life of the trials that run in this process, given by a thread of its own with its own connection: they go on while
 * an objective keeps this thread busy. One thread serves all trials of a storage.
 */
import { Worker } from "node:worker_threads";
import { workerSource } from "../core/index.ts";
import type { BeatMessage, BeatStart } from "./heartbeat-worker.ts";
import { parseStorageUrl } from "./storages/rdb/storage-url.ts";
import type { Heartbeat, Storage } from "./storages/storage.ts";
import { warn } from "./warning.ts";

/** What gives the signs of some trials. */
interface Beats {
  readonly trials: Set<number>;
  add(trialId: number): void;
  remove(trialId: number): void;
  end(): void;
  idle: NodeJS.Timeout | undefined;
}

/** Milliseconds after the last trial for which its thread stays, for the next one. */
const idleTime = 2000;

const beating = new WeakMap<Storage, Beats>();

/** Gives signs of life of the trial, from one interval after now until the returned function is called. Nothing where the storage keeps no heartbeat. */
export function startHeartbeat(storage: Storage, trialId: number): () => void {
  const { heartbeat } = storage;
  if (heartbeat === undefined) return () => {};
  let beats = beating.get(storage);
  if (beats === undefined) beating.set(storage, (beats = startBeats(storage, heartbeat)));
  const { trials } = beats;
  clearTimeout(beats.idle);
  trials.add(trialId);
  beats.add(trialId);
  return () => {
    if (!trials.delete(trialId)) return;
    beats.remove(trialId);
    if (trials.size > 0) return;
    clearTimeout(beats.idle);
    beats.idle = setTimeout(() => {
      beating.delete(storage);
      beats.end();
    }, idleTime).unref();
  };
}

function startBeats(storage: Storage, heartbeat: Heartbeat): Beats {
  const trials = new Set<number>();
  const program = workerSource(import.meta.url, "./heartbeat-worker.ts");
  const { url } = storage;
  if (program === undefined || url === undefined || isPrivate(url)) return timerBeats(trials, heartbeat);
  const workerData: BeatStart = { url, interval: heartbeat.interval };
  const worker = new Worker(program, {
    workerData,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  worker.unref();
  worker.on("message", (reason: string) =>
    warn(`The heartbeat of running trials could not be written to ${storage.label}: ${reason}`),
  );
  worker.on("error", (error) => {
    warn(`The thread that gives the heartbeat of running trials failed: ${String(error)}`);
    // The next trial starts another.
    beating.delete(storage);
  });
  const say = (message: BeatMessage) => worker.postMessage(message);
  return {
    trials,
    add: (trialId) => say({ add: trialId }),
    remove: (trialId) => say({ remove: trialId }),
    end: () => void worker.terminate(),
    idle: undefined,
  };
}

/** Signs from this thread, whenever it is free, where no other thread can reach the storage. */
function timerBeats(trials: Set<number>, heartbeat: Heartbeat): Beats {
  const timer = setInterval(() => {
    for (const trialId of trials) heartbeat.record(trialId);
  }, heartbeat.interval * 1000).unref();
  return { trials, add: () => {}, remove: () => {}, end: () => clearInterval(timer), idle: undefined };
}

/** True for a database in the memory of its own connection. */
function isPrivate(url: string): boolean {
  const at = parseStorageUrl(url);
  return at.kind === "sqlite" && at.path === ":memory:";
}
