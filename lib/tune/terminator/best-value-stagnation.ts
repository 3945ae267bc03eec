/**
 * Trials left until the best value has stood still for too long. Source: Optuna 5.0, `terminator/improvement/evaluator.py`.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";
import { completeTrials, type ImprovementEvaluator } from "./evaluator.ts";

export interface BestValueStagnationOptions {
  /** Complete trials without a better value that are borne; default 30. */
  readonly maxStagnationTrials?: number;
}

/** Goes with `StaticErrorEvaluator(0)`: the study ends when the trials left fall below 0. */
export class BestValueStagnationEvaluator implements ImprovementEvaluator {
  readonly name = "BestValueStagnationEvaluator";
  readonly #limit: number;

  /** @throws RangeError for a number below 0. */
  constructor({ maxStagnationTrials = 30 }: BestValueStagnationOptions = {}) {
    if (!(Number.isSafeInteger(maxStagnationTrials) && maxStagnationTrials >= 0))
      throw new RangeError(
        `BestValueStagnationEvaluator: maxStagnationTrials must be a whole number from 0; got ${maxStagnationTrials}`,
      );
    this.#limit = maxStagnationTrials;
  }

  /** @throws RangeError when no trial is complete. */
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number {
    const complete = completeTrials(this.name, trials);
    const sign = direction === "maximize" ? -1 : 1;
    let best = 0;
    complete.forEach((trial, i) => {
      if (sign * trial.values![0]! < sign * complete[best]!.values![0]!) best = i;
    });
    return this.#limit - (complete.length - 1 - best);
  }
}
