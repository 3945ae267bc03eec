/**
 * Ends a study when what may still be gained is less than the error of what is seen. Source: Makarova and others, Automatic
 * Termination for Hyperparameter Optimization, AutoML 2022; Optuna 5.0, `terminator/terminator.py` and `terminator/callback.py`.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { Study } from "../study.ts";
import { BestValueStagnationEvaluator } from "./best-value-stagnation.ts";
import { CrossValidationErrorEvaluator } from "./cross-validation-error.ts";
import type { ErrorEvaluator, ImprovementEvaluator } from "./evaluator.ts";
import { RegretBoundEvaluator } from "./regret-bound.ts";
import { StaticErrorEvaluator } from "./static-error.ts";

export interface TerminatorOptions {
  /** By default `RegretBoundEvaluator`. */
  readonly improvementEvaluator?: ImprovementEvaluator;
  /** By default `StaticErrorEvaluator(0)` beside `BestValueStagnationEvaluator`, else `CrossValidationErrorEvaluator`. */
  readonly errorEvaluator?: ErrorEvaluator;
  /** Complete trials before the first judgement; default 20. */
  readonly minNTrials?: number;
}

/** @example if (new Terminator().shouldTerminate(study)) break; */
export class Terminator {
  readonly improvementEvaluator: ImprovementEvaluator;
  readonly errorEvaluator: ErrorEvaluator;
  readonly #least: number;

  /** @throws RangeError for a number of trials below 1. */
  constructor({ improvementEvaluator, errorEvaluator, minNTrials = 20 }: TerminatorOptions = {}) {
    if (!(Number.isSafeInteger(minNTrials) && minNTrials >= 1))
      throw new RangeError(`Terminator: minNTrials must be a whole number from 1; got ${minNTrials}`);
    this.improvementEvaluator = improvementEvaluator ?? new RegretBoundEvaluator();
    this.errorEvaluator =
      errorEvaluator ??
      (this.improvementEvaluator instanceof BestValueStagnationEvaluator
        ? new StaticErrorEvaluator(0)
        : new CrossValidationErrorEvaluator());
    this.#least = minNTrials;
  }

  /** @throws RangeError for a study of several objectives. */
  shouldTerminate(study: Pick<Study, "getTrials" | "directions">): boolean {
    const { directions } = study;
    if (directions.length !== 1)
      throw new RangeError(
        `Terminator: it is for one objective; the study has ${directions.length}; stop it by nTrials or timeout`,
      );
    const trials = study.getTrials();
    if (trials.filter((trial) => trial.state === "COMPLETE").length < this.#least) return false;
    const improvement = this.improvementEvaluator.evaluate(trials, directions[0]!);
    return improvement < this.errorEvaluator.evaluate(trials, directions[0]!);
  }
}

/**
 * A callback for `optimize` that stops the study when the terminator says so.
 * @example await study.optimize(objective, { nTrials: 100, callbacks: [terminatorCallback()] });
 */
export function terminatorCallback(
  terminator: Pick<Terminator, "shouldTerminate"> = new Terminator(),
): (study: Pick<Study, "getTrials" | "directions" | "stop">, trial: FrozenTrial) => void {
  return (study) => {
    if (terminator.shouldTerminate(study)) study.stop();
  };
}
