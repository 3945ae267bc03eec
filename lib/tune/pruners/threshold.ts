/** Prunes a trial that reports a value outside of bounds, or NaN. Source: Optuna 5.0, `pruners/_threshold.py`. */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import type { Pruner } from "./pruner.ts";
import { PruningSteps, type PruningStepOptions } from "./pruning-steps.ts";

export interface ThresholdPrunerOptions extends PruningStepOptions {
  /** Values below are pruned; by default none are. */
  readonly lower?: number;
  /** Values above are pruned; by default none are. */
  readonly upper?: number;
}

/**
 * @example new ThresholdPruner({ upper: 1 })
 * @throws TypeError when neither bound is given or one is no number; RangeError when lower is above upper.
 */
export class ThresholdPruner implements Pruner {
  readonly name = "ThresholdPruner";
  readonly #lower: number;
  readonly #upper: number;
  readonly #steps: PruningSteps;

  constructor(options: ThresholdPrunerOptions) {
    const { lower, upper } = options;
    if (lower === undefined && upper === undefined)
      throw new TypeError(`${this.name}: lower or upper must be given; got neither; give a bound`);
    for (const bound of [lower, upper])
      if (bound !== undefined && typeof bound !== "number")
        throw new TypeError(`${this.name}: a bound must be a number; got a ${typeof bound}`);
    this.#lower = lower ?? -Infinity;
    this.#upper = upper ?? Infinity;
    if (this.#lower > this.#upper)
      throw new RangeError(
        `${this.name}: lower must be at most upper; got lower ${this.#lower}, upper ${this.#upper}; swap them`,
      );
    this.#steps = new PruningSteps(this.name, options);
  }

  prune(_study: StudyView, trial: FrozenTrial): boolean {
    const step = this.#steps.due(trial);
    if (step === null) return false;
    const value = trial.intermediateValues[step]!;
    return Number.isNaN(value) || value < this.#lower || value > this.#upper;
  }
}
