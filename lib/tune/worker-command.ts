/** `assay worker`: joins a study that lives in a storage, from any process or machine, and runs trials of it. */
import { prunersByName, samplerNamed, type PrunerName, type SamplerName } from "./by-name.ts";
import { createStudy, loadStudy, type LoadStudyOptions } from "./create-study.ts";
import { readDuration } from "./duration.ts";
import { NotFoundError, ObjectiveLoadError, StorageInternalError } from "./errors.ts";
import type { FrozenTrial } from "./frozen-trial.ts";
import { maxTrialsCallback } from "./max-trials.ts";
import { openWorkerStorage } from "./storages/open-storage.ts";
import type { StudyDirection } from "./storages/storage.ts";
import type { Study } from "./study.ts";
import { failureKey, studyMessage, valueText } from "./study-text.ts";
import type { ObjectiveModule } from "./workers/objective-module.ts";

export interface WorkerArguments {
  readonly storage: string;
  readonly study: string;
  readonly trials?: number | undefined;
  readonly total?: number | undefined;
  readonly jobs: number;
  readonly timeout?: string | undefined;
  readonly direction: readonly StudyDirection[];
  readonly sampler: SamplerName;
  readonly pruner: PrunerName;
  readonly seed?: number | undefined;
  readonly stopOnError: boolean;
  readonly quiet: boolean;
}

/** Where the worker writes and what ends it. */
export interface WorkerTerminal {
  print(text: string): void;
  readonly signal: AbortSignal;
}

/** Runs trials until there are enough, and gives the exit code: 0, or 130 when it was interrupted. */
export async function runWorker(
  objective: ObjectiveModule,
  args: WorkerArguments,
  terminal: WorkerTerminal,
): Promise<number> {
  const parts = {
    storage: args.storage,
    studyName: args.study,
    sampler: samplerNamed(args.sampler, args.seed),
    pruner: prunersByName[args.pruner](),
  };
  const study = openStudy(parts, args.direction);
  const told: ((study: Study, trial: FrozenTrial) => void)[] = args.quiet
    ? []
    : [(_, trial) => terminal.print(`${trialLine(trial)}\n`)];
  let interrupted = false;
  try {
    await study.optimize(objective, {
      nTrials: args.trials,
      nJobs: args.jobs,
      timeout: args.timeout === undefined ? undefined : readDuration(args.timeout),
      signal: terminal.signal,
      ...(args.stopOnError ? {} : { catch: Error }),
      callbacks: [...told, ...(args.total === undefined ? [] : [maxTrialsCallback(args.total)])],
    });
  } catch (error) {
    if (!terminal.signal.aborted) throw forUser(error);
    interrupted = true;
  }
  terminal.print(`${args.study}: ${studyMessage(study, study.getTrials())}\n`);
  study.storage.close();
  return interrupted ? 130 : 0;
}

function openStudy(given: LoadStudyOptions, directions: readonly StudyDirection[]): Study {
  try {
    const parts = { ...given, storage: openWorkerStorage(given.storage) };
    return directions.length === 0
      ? loadStudy(parts)
      : createStudy({ ...parts, directions, loadIfExists: true });
  } catch (error) {
    if (error instanceof NotFoundError)
      throw new RangeError(`${error.message}; give --direction to make it`, { cause: error });
    throw forUser(error);
  }
}

/** What a user can mend is a RangeError: one line instead of a stack. */
function forUser(error: unknown): unknown {
  return error instanceof StorageInternalError || error instanceof ObjectiveLoadError
    ? new RangeError(error.message, { cause: error })
    : error;
}

/** `trial 17 complete 0.934 { depth: 7 } 1.2 s`. */
function trialLine(trial: FrozenTrial): string {
  const params = Object.entries(trial.params)
    .map(
      ([name, value]) => `${name}: ${typeof value === "number" ? valueText(value) : JSON.stringify(value)}`,
    )
    .join(", ");
  const result =
    trial.state === "FAIL"
      ? String(trial.systemAttrs[failureKey] ?? "")
      : (trial.values ?? []).map(valueText).join(", ");
  return `trial ${trial.number} ${trial.state.toLowerCase()} ${result} { ${params} } ${(trial.duration ?? 0).toFixed(1)} s`;
}
