/**
 * The trials that CMA-ES learns from, by number. Finished trials never change, so that each is looked at once while all
 * before it are finished too; a call costs as much as there are trials since.
 */
import { type FrozenTrial, isFinished } from "../../frozen-trial.ts";
import type { StudyView } from "../../study-view.ts";

export interface Told {
  readonly trial: FrozenTrial;
  /** Lower is better. */
  readonly value: number;
}

/** Complete trials and, when wanted, pruned ones with their last value. */
export class ToldTrials {
  readonly #pruned: boolean;
  readonly #told: Told[] = [];
  /** How many trials at the beginning are finished, the last of them, and how many of them count. */
  #finished = 0;
  #last: FrozenTrial | undefined;
  #settled = 0;

  constructor(considerPrunedTrials: boolean) {
    this.#pruned = considerPrunedTrials;
  }

  /** The list; it holds until the next call. */
  of(study: StudyView): readonly Told[] {
    const trials = study.getTrials({ useCache: true });
    // Another study, or another bracket of it, has other trials at this place.
    if (trials[this.#finished - 1] !== this.#last) {
      this.#finished = this.#settled = 0;
      this.#last = undefined;
    }
    this.#told.length = this.#settled;
    const sign = study.directions[0] === "maximize" ? -1 : 1;
    for (let i = this.#finished; i < trials.length; i++) {
      const trial = trials[i]!;
      const value = this.#valueOf(trial);
      if (value !== null) this.#told.push({ trial, value: sign * value });
      if (i === this.#finished && isFinished(trial.state)) {
        this.#finished++;
        this.#last = trial;
        this.#settled = this.#told.length;
      }
    }
    return this.#told;
  }

  #valueOf(trial: FrozenTrial): number | null {
    if (trial.state === "COMPLETE") return trial.value;
    if (trial.state !== "PRUNED" || !this.#pruned || trial.lastStep === null) return null;
    return trial.intermediateValues[trial.lastStep]!;
  }
}
