/**
 * Asynchronous successive halving: at rungs minResource · factor^(rate + k) a trial goes on when it is among the best
 * 1/factor of those that reached the rung. What a trial had at a rung is kept in its system attribute `completed_rung_<k>`.
 * Source: Li et al., "A system for massively parallel hyperparameter tuning" (2020); Optuna 5.0,
 * `pruners/_successive_halving.py`. Between rungs a call reads nothing but the trial; at a rung it costs O(trials).
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { wholeFrom } from "./option-checks.ts";
import { PerStudy } from "./per-study.ts";
import type { Pruner } from "./pruner.ts";

export interface SuccessiveHalvingPrunerOptions {
  /**
   * Steps to the first rung. "auto", the default: a hundredth of the most steps that a complete trial took when the first
   * trial is judged, at least 1; nothing is pruned until a trial is complete.
   */
  readonly minResource?: number | "auto";
  /** One in so many goes on; default 4. */
  readonly reductionFactor?: number;
  /** Rungs left out at the start; default 0. */
  readonly minEarlyStoppingRate?: number;
  /** Trials that must reach a rung before any goes on from it; default 0. Not with "auto". */
  readonly bootstrapCount?: number;
}

/**
 * @example new SuccessiveHalvingPruner({ minResource: 1, reductionFactor: 3 })
 * @throws RangeError for options out of range.
 */
export class SuccessiveHalvingPruner implements Pruner {
  readonly name = "SuccessiveHalvingPruner";
  readonly #factor: number;
  readonly #rate: number;
  readonly #bootstrapCount: number;
  readonly #given: number | undefined;
  readonly #estimates = new PerStudy<{ minResource?: number }>(() => ({}));

  constructor(options: SuccessiveHalvingPrunerOptions = {}) {
    const {
      minResource = "auto",
      reductionFactor = 4,
      minEarlyStoppingRate = 0,
      bootstrapCount = 0,
    } = options;
    const where = this.name;
    if (minResource !== "auto") this.#given = wholeFrom(where, 'minResource, unless "auto",', minResource, 1);
    this.#factor = wholeFrom(where, "reductionFactor", reductionFactor, 2);
    this.#rate = wholeFrom(where, "minEarlyStoppingRate", minEarlyStoppingRate, 0);
    this.#bootstrapCount = wholeFrom(where, "bootstrapCount", bootstrapCount, 0);
    if (bootstrapCount > 0 && minResource === "auto")
      throw new RangeError(
        `${where}: bootstrapCount and minResource "auto" do not go together; got bootstrapCount ${bootstrapCount}; give minResource`,
      );
  }

  prune(study: StudyView, trial: FrozenTrial): boolean {
    const step = trial.lastStep;
    if (step === null) return false;
    const value = trial.intermediateValues[step]!;
    let rung = 0;
    while (rungKey(rung) in trial.systemAttrs) rung++;
    let trials: readonly FrozenTrial[] | undefined;
    let minResource = this.#given ?? this.#estimates.of(study).minResource;
    if (minResource === undefined) {
      trials = study.getTrials();
      minResource = estimateMinResource(trials);
      if (minResource === undefined) return false;
      this.#estimates.of(study).minResource = minResource;
    }
    for (; ; rung++) {
      if (step < minResource * this.#factor ** (this.#rate + rung)) return false;
      if (Number.isNaN(value)) return true;
      trials ??= study.getTrials();
      const key = rungKey(rung);
      const competing = Float64Array.from(valuesAtRung(trials, key, value)).sort();
      study.storage.setTrialSystemAttr(trial.trialId, key, value);
      if (competing.length <= this.#bootstrapCount) return true;
      const places = Math.max(Math.floor(competing.length / this.#factor), 1);
      const goesOn =
        study.directions[0] === "maximize"
          ? value >= competing[competing.length - places]!
          : value <= competing[places - 1]!;
      if (!goesOn) return true;
    }
  }
}

const rungKey = (rung: number): string => `completed_rung_${rung}`;

function estimateMinResource(trials: readonly FrozenTrial[]): number | undefined {
  let most: number | undefined;
  for (const { state, lastStep } of trials)
    if (state === "COMPLETE" && lastStep !== null) most = Math.max(most ?? 0, lastStep);
  return most === undefined ? undefined : Math.max(Math.floor(most / 100), 1);
}

function* valuesAtRung(trials: readonly FrozenTrial[], key: string, own: number): Generator<number> {
  for (const { systemAttrs } of trials) {
    const value = systemAttrs[key];
    if (value !== undefined) yield value as number;
  }
  yield own;
}
