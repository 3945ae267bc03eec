/**
 * Ending a trial: what the objective gave is checked, the sampler looks at it, the storage keeps it.
 * Source: Optuna 5.0, `study/_tell.py`.
 */
import { type FrozenTrial, isFinished, type TrialState } from "./frozen-trial.ts";
import { failureKey } from "./study-text.ts";
import type { TrialStudy } from "./trial-study.ts";
import { warn } from "./warning.ts";

/** What ended a trial: its state and values, and why it failed where the values were at fault. */
export interface Told {
  readonly state: TrialState;
  readonly values: readonly number[] | null;
  readonly reason: string | null;
}

export interface TellOptions {
  /** How it ended; by default COMPLETE, or FAIL when the values cannot be used. */
  readonly state?: TrialState | undefined;
  /** Leave a finished trial as it is, without an error. */
  readonly skipIfFinished?: boolean;
}

/**
 * Ends the trial.
 * @throws RangeError when the trial does not run, or state and values do not go together.
 */
export function tellTrial(
  study: TrialStudy,
  trial: FrozenTrial,
  given: unknown,
  options: TellOptions = {},
): Told {
  if (isFinished(trial.state) && options.skipIfFinished === true)
    return { state: trial.state, values: trial.values, reason: null };
  if (trial.state !== "RUNNING")
    throw new RangeError(
      `study.tell: trial ${trial.number} is ${trial.state}; only a RUNNING one can be told; use skipIfFinished to pass over it`,
    );
  const values = given === undefined || given === null ? null : isList(given) ? Array.from(given) : [given];
  const told = outcome(study, trial, values, options.state);
  if (told.reason !== null) {
    warn(`A trial failed: ${told.reason}.`);
    study.storage.setTrialSystemAttr(trial.trialId, failureKey, told.reason);
  }
  try {
    const view = study.pruner.filterStudy?.(study, trial) ?? study;
    study.sampler.afterTrial?.(view, trial, told.state, told.values);
  } finally {
    study.storage.setTrialStateValues(trial.trialId, told.state, told.values);
  }
  return told;
}

function outcome(
  study: TrialStudy,
  trial: FrozenTrial,
  values: readonly unknown[] | null,
  state: TrialState | undefined,
): Told {
  if (state === undefined) {
    const fault = values === null ? "the objective gave no value" : faultOf(study, values);
    return fault === null
      ? { state: "COMPLETE", values: values as number[], reason: null }
      : { state: "FAIL", values: null, reason: fault };
  }
  if (state === "COMPLETE") {
    if (values === null)
      throw new RangeError(
        "study.tell: a COMPLETE trial needs its values; got none; give a number for each objective",
      );
    const fault = faultOf(study, values);
    if (fault !== null)
      throw new RangeError(`study.tell: ${fault}; tell a number for each objective, or state FAIL`);
    return { state, values: values as number[], reason: null };
  }
  if (state !== "PRUNED" && state !== "FAIL")
    throw new RangeError(
      `study.tell: a trial ends as COMPLETE, PRUNED or FAIL; got ${JSON.stringify(state)}`,
    );
  if (values !== null)
    throw new RangeError(
      `study.tell: a ${state} trial takes no values; got ${String(values)}; leave them out`,
    );
  if (state === "FAIL") return { state, values: null, reason: null };
  const last = trial.lastStep === null ? undefined : trial.intermediateValues[trial.lastStep];
  const usable = last !== undefined && faultOf(study, [last]) === null;
  return { state, values: usable ? [last] : null, reason: null };
}

/** Why these values cannot be used, or null. */
function faultOf(study: TrialStudy, values: readonly unknown[]): string | null {
  for (const value of values) {
    if (typeof value !== "number") return `the value ${shown(value)} is no number`;
    if (Number.isNaN(value)) return "the value NaN cannot be used";
  }
  if (values.length !== study.directions.length)
    return `${values.length} values were given for ${study.directions.length} objective${study.directions.length === 1 ? "" : "s"}`;
  return null;
}

function shown(value: unknown): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : typeof value === "object"
      ? "of an object"
      : String(value);
}

function isList(given: unknown): given is ArrayLike<unknown> {
  return Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView));
}
