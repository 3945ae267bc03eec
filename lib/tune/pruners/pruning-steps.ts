/**
 * When a pruner looks: from the warm-up on, at the first report in each interval of steps. Source: Optuna 5.0,
 * `pruners/_percentile.py`. O(reports of the trial).
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import { wholeFrom } from "./option-checks.ts";

export interface PruningStepOptions {
  /** Steps before this one are never judged; default 0. */
  readonly nWarmupSteps?: number;
  /** Steps from one look to the next, counted from the warm-up; default 1. */
  readonly intervalSteps?: number;
}

export class PruningSteps {
  readonly #warmup: number;
  readonly #interval: number;

  /** @throws RangeError for a warm-up below 0 or an interval below 1. */
  constructor(where: string, options: PruningStepOptions) {
    this.#warmup = wholeFrom(where, "nWarmupSteps", options.nWarmupSteps ?? 0, 0);
    this.#interval = wholeFrom(where, "intervalSteps", options.intervalSteps ?? 1, 1);
  }

  /** The last reported step when it is to be judged, or null. */
  due(trial: Pick<FrozenTrial, "intermediateValues">): number | null {
    let last = -1;
    let previous = -1;
    for (const key in trial.intermediateValues) {
      const step = Number(key);
      if (step > last) {
        previous = last;
        last = step;
      } else if (step > previous) previous = step;
    }
    if (last < 0 || last < this.#warmup) return null;
    const look = Math.floor((last - this.#warmup) / this.#interval) * this.#interval + this.#warmup;
    return previous < look ? last : null;
  }
}
