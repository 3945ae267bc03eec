/**
 * Trying trials of dead workers again: the callback that puts a failed trial's parameters in line for the next free worker.
 * Source: Optuna 5.0, `storages/_callbacks.py`.
 */
import { createTrial, type FrozenTrial } from "./frozen-trial.ts";

export interface RetryOptions {
  /** How often one trial is tried again; null (the default) for without end. */
  readonly maxRetry?: number | null;
  /** The new trial begins with the reports of the dead one. By default not. */
  readonly inheritIntermediateValues?: boolean;
}

const failedTrialKey = "failed_trial";
const historyKey = "retry_history";

/** Only a type: instances can be called with the study and the trial that was failed. */
const Callback = class {} as new () => (study: unknown, trial: FrozenTrial) => void;

/**
 * For a storage's `failedTrialCallback`: a trial whose worker died waits again, with the same parameters and attributes.
 * @example new RDBStorage(url, { heartbeatInterval: 60, failedTrialCallback: new RetryHeartbeatStaleTrialCallback({ maxRetry: 3 }) })
 */
export class RetryHeartbeatStaleTrialCallback extends Callback {
  /** @throws RangeError when maxRetry is no whole number from 0. */
  constructor(options: RetryOptions = {}) {
    super();
    const { maxRetry = null, inheritIntermediateValues = false } = options;
    if (maxRetry !== null && !(Number.isSafeInteger(maxRetry) && maxRetry >= 0))
      throw new RangeError(
        `RetryHeartbeatStaleTrialCallback: maxRetry must be a whole number from 0; got ${String(maxRetry)}; use null for no limit`,
      );
    const retry = (study: unknown, trial: FrozenTrial): void => {
      const history = [...RetryHeartbeatStaleTrialCallback.retryHistory(trial), trial.number];
      if (maxRetry !== null && history.length > maxRetry) return;
      (study as { addTrial(trial: FrozenTrial): void }).addTrial(
        createTrial({
          state: "WAITING",
          params: trial.params,
          distributions: trial.distributions,
          userAttrs: trial.userAttrs,
          systemAttrs: { [failedTrialKey]: trial.number, ...trial.systemAttrs, [historyKey]: history },
          intermediateValues: inheritIntermediateValues ? trial.intermediateValues : {},
        }),
      );
    };
    // The instance is itself the function that storages call.
    return Object.setPrototypeOf(retry, new.target.prototype) as this;
  }

  /** The number of the trial that was tried first, or null for a trial that is no retry. */
  static retriedTrialNumber(trial: FrozenTrial): number | null {
    return (trial.systemAttrs[failedTrialKey] as number | undefined) ?? null;
  }

  /** The numbers of the trials that were tried before with the same parameters, from the first on. */
  static retryHistory(trial: FrozenTrial): readonly number[] {
    return (trial.systemAttrs[historyKey] as readonly number[] | undefined) ?? [];
  }
}

/** Optuna's name of it up to version 4. */
export { RetryHeartbeatStaleTrialCallback as RetryFailedTrialCallback };
