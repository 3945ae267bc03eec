/** Stops a study that has enough trials, counting those of all its workers. Source: Optuna 5.0, `study/_optimize.py`, MaxTrialsCallback. */
import type { FrozenTrial, TrialState } from "./frozen-trial.ts";
import type { Study } from "./study.ts";

/**
 * A callback for `optimize` that stops once the study has this many trials in these states, by default complete ones.
 * @throws RangeError for a number below 1.
 */
export function maxTrialsCallback(
  nTrials: number,
  states: readonly TrialState[] | null = ["COMPLETE"],
): (study: Pick<Study, "getTrials" | "stop">, trial: FrozenTrial) => void {
  if (!(Number.isSafeInteger(nTrials) && nTrials >= 1))
    throw new RangeError(`maxTrialsCallback: nTrials must be a whole number from 1; got ${nTrials}`);
  return (study) => {
    if (study.getTrials(states === null ? {} : { states }).length >= nTrials) study.stop();
  };
}
