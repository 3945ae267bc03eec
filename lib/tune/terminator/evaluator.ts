/**
 * What a terminator weighs against each other: how much may still be gained, and how much of what is seen is chance.
 * Source: Optuna 5.0, `terminator/improvement/evaluator.py` and `terminator/erroreval.py`.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";

/** How much better the best value may still become, in units of the objective. */
export interface ImprovementEvaluator {
  readonly name: string;
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number;
}

/** How much the best value may differ from its true one, in units of the objective. */
export interface ErrorEvaluator {
  readonly name: string;
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number;
}

/** The complete trials. @throws RangeError when there are none. */
export function completeTrials(name: string, trials: readonly FrozenTrial[]): readonly FrozenTrial[] {
  const complete = trials.filter((trial) => trial.state === "COMPLETE");
  if (complete.length === 0)
    throw new RangeError(`${name}: it looks at complete trials; the study has none; run some first`);
  return complete;
}
