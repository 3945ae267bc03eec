/**
 * Prunes a trial that is worse than the best one by the signed-rank test of Wilcoxon on the steps that both reported:
 * for objectives that average over instances or folds. Never prunes a trial whose average is the best. Reports that are
 * not finite never prune. Source: Optuna 5.0, `pruners/_wilcoxon.py`. See `signed-rank.ts` for the cost.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import { isFeasible } from "../constraints.ts";
import { bestOf } from "../storages/best-of.ts";
import type { StudyView } from "../study-view.ts";
import { warn } from "../warning.ts";
import { wholeFrom, within } from "./option-checks.ts";
import type { Pruner } from "./pruner.ts";
import { signedRankPValue } from "./signed-rank.ts";

export interface WilcoxonPrunerOptions {
  /** Prune below this p-value; default 0.1. */
  readonly pThreshold?: number;
  /** Steps in common with the best trial before which nothing is pruned, never below 2; default 2. */
  readonly nStartupSteps?: number;
}

/**
 * @example new WilcoxonPruner({ pThreshold: 0.1 })
 * @throws RangeError for options out of range.
 */
export class WilcoxonPruner implements Pruner {
  readonly name = "WilcoxonPruner";
  readonly #threshold: number;
  readonly #startupSteps: number;

  constructor(options: WilcoxonPrunerOptions = {}) {
    this.#startupSteps = wholeFrom(this.name, "nStartupSteps", options.nStartupSteps ?? 2, 0);
    this.#threshold = within(this.name, "pThreshold", options.pThreshold ?? 0.1, 0, 1);
  }

  prune(study: StudyView, trial: FrozenTrial): boolean {
    const own = Object.values(trial.intermediateValues);
    if (own.length === 0) return false;
    if (!own.every(Number.isFinite)) {
      warn(`${this.name}: trial ${trial.number} reported values that are not finite; it is never pruned.`);
      return false;
    }
    const best = bestTrial(study);
    if (best === undefined) return false;
    const others = Object.values(best.intermediateValues);
    if (others.length === 0) {
      warn(`${this.name}: the best trial, ${best.number}, reported nothing; no trial is pruned.`);
      return false;
    }
    if (!others.every(Number.isFinite)) {
      warn(
        `${this.name}: the best trial, ${best.number}, reported values that are not finite; no trial is pruned.`,
      );
      return false;
    }
    const differences: number[] = [];
    for (const key in trial.intermediateValues) {
      const other = best.intermediateValues[key as unknown as number];
      if (other !== undefined) differences.push(trial.intermediateValues[key as unknown as number]! - other);
    }
    if (differences.length < own.length)
      warn(
        `${this.name}: trial ${trial.number} reported steps that the best one did not; they do not count.`,
      );
    if (differences.length < Math.max(2, this.#startupSteps)) return false;
    const maximize = study.directions[0] === "maximize";
    const p = signedRankPValue(Float64Array.from(differences), maximize ? "less" : "greater");
    if (!(p < this.#threshold)) return false;
    const averageIsBest = maximize ? mean(others) <= mean(own) : mean(others) >= mean(own);
    return !averageIsBest;
  }
}

/** The best complete, feasible trial of the whole study; undefined where there is none. */
function bestTrial(study: StudyView): FrozenTrial | undefined {
  const complete = study.getTrials({ states: ["COMPLETE"] });
  if (complete.length === 0) return undefined;
  const best = study.storage.getBestTrial(study.studyId);
  if (isFeasible(best)) return best;
  const feasible = complete.filter(isFeasible);
  return feasible.length === 0 ? undefined : bestOf(feasible, study.directions);
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
