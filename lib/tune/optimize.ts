/**
 * The loop of a study: ask, run the objective, tell; one trial after the other, or several at once.
 * Source: Optuna 5.0, `study/_optimize.py`.
 */
import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { ObjectiveLoadError, TrialPruned, UpdateFinishedTrialError, WorkerLostError } from "./errors.ts";
import type { FrozenTrial } from "./frozen-trial.ts";
import { startHeartbeat } from "./heartbeat-worker-client.ts";
import { failStaleTrials } from "./heartbeat.ts";
import type { Params } from "./space.ts";
import { failureKey } from "./study-text.ts";
import type { Study } from "./study.ts";
import { tellTrial } from "./tell.ts";
import type { Trial } from "./trial.ts";
import { warn } from "./warning.ts";
import { isObjectiveModule, type ObjectiveModule } from "./workers/objective-module.ts";
import { openWorkerPool } from "./workers/worker-pool.ts";

/** What a trial is judged by: one number, or one for each objective. Throw `TrialPruned` to prune. */
export type Objective<P extends Params = Params> = (
  trial: Trial & { readonly study: Study<P> },
) => number | readonly number[] | Promise<number | readonly number[]>;

/** How far `optimize` is. */
export interface TuneProgress {
  /** Trials that ended in this call. */
  readonly done: number;
  /** `nTrials`, where given. */
  readonly total: number | undefined;
  /** The best value so far in words. */
  readonly message: string;
  /** The trial that ended just now. */
  readonly trial: FrozenTrial;
}

type ErrorClass = abstract new (...args: never[]) => unknown;

export interface OptimizeOptions<P extends Params = Params> {
  /** Number of trials of this call; without it and without `timeout`, it runs until `stop` or the signal. */
  readonly nTrials?: number | undefined;
  /** Seconds after which no new trial starts. */
  readonly timeout?: number | undefined;
  /**
   * Trials at once; -1 for as many as the machine has processors. An objective given as a function runs them interleaved on
   * this thread, which helps where it waits; one given as a module runs on threads of its own.
   */
  readonly nJobs?: number | undefined;
  /** Errors of the objective that fail the trial and do not end the study. */
  readonly catch?: ErrorClass | readonly ErrorClass[] | undefined;
  /** Called after each trial, in order. */
  readonly callbacks?: readonly ((study: Study<P>, trial: FrozenTrial) => void | Promise<void>)[] | undefined;
  /** Ends the study at once: running trials fail, finished ones stay. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: TuneProgress) => void) | undefined;
}

/** Milliseconds after which the loop lets other work of the process go first. */
const breath = 25;

/** Trials in a row that may lose their worker thread before the study gives up. */
const mostLost = 5;

/** Runs the loop, on worker threads where the objective is a module; `stopped` is asked before each trial. */
export async function optimize<P extends Params>(
  study: Study<P>,
  objective: Objective<P> | ObjectiveModule,
  options: OptimizeOptions<P>,
  stopped: () => boolean,
): Promise<void> {
  if (!isObjectiveModule(objective)) return await runLoop(study, objective, options, stopped);
  const pool = openWorkerPool(objective, jobsOf(options.nJobs));
  try {
    await runLoop(study, pool.objective as Objective<P>, options, stopped);
  } finally {
    await pool.close();
  }
}

async function runLoop<P extends Params>(
  study: Study<P>,
  objective: Objective<P>,
  options: OptimizeOptions<P>,
  stopped: () => boolean,
): Promise<void> {
  const { nTrials, timeout, signal, callbacks = [], progress } = options;
  if (typeof objective !== "function")
    throw new TypeError(
      `study.optimize: the objective must be a function of a trial, or { module: "objective.js" }; got ${typeof objective}; pass (trial) => number`,
    );
  if (nTrials !== undefined && !(Number.isSafeInteger(nTrials) && nTrials >= 0))
    throw new RangeError(
      `study.optimize: nTrials must be a whole number from 0; got ${nTrials}; leave it out to run until stopped`,
    );
  if (timeout !== undefined && !(timeout >= 0))
    throw new RangeError(
      `study.optimize: timeout must be seconds from 0; got ${timeout}; leave it out for none`,
    );
  const nJobs = jobsOf(options.nJobs);
  const caught =
    options.catch === undefined ? [] : Array.isArray(options.catch) ? options.catch : [options.catch];
  const start = performance.now();
  let started = 0;
  let done = 0;
  let breathed = start;
  let failed = false;
  let lost = 0;

  /** Whether the study goes on after this error of an objective. */
  function passes(error: unknown): boolean {
    if (error instanceof WorkerLostError) return ++lost < mostLost;
    if (error instanceof ObjectiveLoadError) return false;
    return caught.some((kind) => error instanceof (kind as ErrorClass));
  }

  async function lane(): Promise<void> {
    while (!stopped() && !failed) {
      signal?.throwIfAborted();
      if (nTrials !== undefined && started >= nTrials) return;
      if (timeout !== undefined && performance.now() - start >= timeout * 1000) return;
      started++;
      const trial = await runTrial(study, objective, passes, signal);
      if (trial.state !== "FAIL") lost = 0;
      done++;
      for (const callback of callbacks) await callback(study, trial);
      progress?.({ done, total: nTrials, message: bestInWords(study), trial });
      if (performance.now() - breathed > breath) {
        await turn();
        breathed = performance.now();
      }
    }
  }

  const lanes = Array.from({ length: Math.min(nJobs, nTrials ?? nJobs) }, async () => {
    try {
      await lane();
    } catch (error) {
      failed = true;
      throw error;
    }
  });
  const ends = await Promise.allSettled(lanes);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** One trial from ask to tell; gives it as it ended. */
async function runTrial<P extends Params>(
  study: Study<P>,
  objective: Objective<P>,
  passes: (error: unknown) => boolean,
  signal: AbortSignal | undefined,
): Promise<FrozenTrial> {
  failStaleTrials(study);
  const trial = study.askAlive();
  const now = () => study.storage.getTrial(trial.trialId);

  function end(value: unknown, state?: "PRUNED" | "FAIL"): FrozenTrial {
    const current = now();
    if (current.state === "FAIL") return failedByOthers(current);
    try {
      tellTrial(study, current, value, state === undefined ? {} : { state });
    } catch (error) {
      if (isNamed(error, UpdateFinishedTrialError) && now().state === "FAIL") return failedByOthers(now());
      throw error;
    }
    return now();
  }

  const stopHeartbeat = startHeartbeat(study.storage, trial.trialId);
  let value: unknown;
  try {
    value = await orAborted(objective(trial as Parameters<Objective<P>>[0]), signal);
  } catch (error) {
    stopHeartbeat();
    if (isNamed(error, TrialPruned)) return end(null, "PRUNED");
    const lost = now().state === "FAIL";
    if (lost && isNamed(error, UpdateFinishedTrialError)) return failedByOthers(now());
    if (!lost) study.storage.setTrialSystemAttr(trial.trialId, failureKey, String(error));
    const ended = end(null, "FAIL");
    if (signal?.aborted === true || !passes(error)) throw error;
    return ended;
  }
  stopHeartbeat();
  return end(value);
}

/** Another process took this one for dead; it may have been too busy to give a sign of life. */
function failedByOthers(trial: FrozenTrial): FrozenTrial {
  warn(
    `Trial ${trial.number} was failed by another process while it ran here; what it gave is dropped, and the study goes on.`,
  );
  return trial;
}

/** By name, too: the objective may have its errors from another copy of this library, or from another thread. */
function isNamed(error: unknown, kind: typeof TrialPruned | typeof UpdateFinishedTrialError): boolean {
  return error instanceof kind || (error instanceof Error && error.name === kind.name);
}

/** The value, or the signal's reason as soon as it aborts. */
async function orAborted<T>(work: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined || !(work instanceof Promise)) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop!);
  }
}

function jobsOf(nJobs = 1): number {
  if (nJobs === -1) return availableParallelism();
  if (!(Number.isSafeInteger(nJobs) && nJobs >= 1))
    throw new RangeError(
      `study.optimize: nJobs must be a whole number from 1, or -1 for all processors; got ${nJobs}`,
    );
  return nJobs;
}

function bestInWords(study: Pick<Study, "directions" | "bestTrial">): string {
  if (study.directions.length > 1) return "";
  try {
    const best = study.bestTrial;
    return `best ${String(best.value)} (trial ${best.number})`;
  } catch {
    return "no complete trial yet";
  }
}
