/**
 * Prunes a trial whose best report so far is worse than the percentile of what complete trials reported at the same step.
 * Reports of NaN do not count in the percentile; a trial that reported only NaN is pruned. Source: Optuna 5.0,
 * `pruners/_percentile.py`. A call costs O(reports of the trial) and one look through the states of the trials; see
 * `StepColumns` for what is kept.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { wholeFrom, within } from "./option-checks.ts";
import { PerStudy } from "./per-study.ts";
import type { Pruner } from "./pruner.ts";
import { PruningSteps, type PruningStepOptions } from "./pruning-steps.ts";
import { StepColumns } from "./step-columns.ts";

export interface PercentilePrunerOptions extends PruningStepOptions {
  /** No trial is pruned before so many are complete; default 5. */
  readonly nStartupTrials?: number;
  /** No trial is pruned at a step that fewer complete trials have reported; default 1. */
  readonly nMinTrials?: number;
}

/**
 * Keeps the best `percentile` percent at each step: 25 keeps a quarter.
 * @example new PercentilePruner(25, { nStartupTrials: 5, nWarmupSteps: 30, intervalSteps: 10 })
 * @throws RangeError for a percentile outside of 0 to 100 and for options out of range.
 */
export class PercentilePruner implements Pruner {
  readonly name: string = "PercentilePruner";
  readonly #percentile: number;
  readonly #startupTrials: number;
  readonly #minTrials: number;
  readonly #steps: PruningSteps;
  readonly #columns = new PerStudy(() => new StepColumns());

  constructor(percentile: number, options: PercentilePrunerOptions = {}) {
    const where = new.target.name;
    this.#percentile = within(where, "percentile", percentile, 0, 100);
    this.#startupTrials = wholeFrom(where, "nStartupTrials", options.nStartupTrials ?? 5, 0);
    this.#minTrials = wholeFrom(where, "nMinTrials", options.nMinTrials ?? 1, 1);
    this.#steps = new PruningSteps(where, options);
  }

  prune(study: StudyView, trial: FrozenTrial): boolean {
    const step = this.#steps.due(trial);
    if (step === null) return false;
    const complete = study.getTrials({ states: ["COMPLETE"] });
    if (complete.length === 0 || complete.length < this.#startupTrials) return false;
    const maximize = study.directions[0] === "maximize";
    const best = bestReport(trial, maximize);
    if (Number.isNaN(best)) return true;
    const columns = this.#columns.of(study);
    columns.follow(complete);
    const bound = columns.percentile(
      step,
      maximize ? 100 - this.#percentile : this.#percentile,
      this.#minTrials,
    );
    return maximize ? best < bound : best > bound;
  }
}

/** The best value that a trial reported, NaN where it reported nothing else. */
function bestReport({ intermediateValues }: FrozenTrial, maximize: boolean): number {
  let best = NaN;
  for (const key in intermediateValues) {
    const value = intermediateValues[key as unknown as number]!;
    if (Number.isNaN(best) || (maximize ? value > best : value < best)) best = value;
  }
  return best;
}
