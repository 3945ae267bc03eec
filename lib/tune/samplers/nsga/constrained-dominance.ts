/**
 * Which of two trials is better, where constraints count: feasible before infeasible, infeasible ones by how far they break
 * their constraints in sum, feasible ones by dominance (Deb et al., IEEE TEVC 6 (2002) 182).
 *
 * Constraints count in Optuna 5.0 when any of the trials has one, a trial without any is feasible; in 4.9 when the sampler
 * has a `constraintsFunc`, and a trial without any comes last. Source: `samplers/nsgaii/_constraints_evaluation.py` of both.
 */
import { constraintsOf, isConstrained } from "../../constraints.ts";
import type { FrozenTrial } from "../../frozen-trial.ts";
import { nondominatedRanks } from "../../mo/nondominated-ranks.ts";
import { trialLosses } from "../../mo/pareto-front.ts";
import type { StudyDirection } from "../../storages/storage.ts";
import type { StudyView } from "../../study-view.ts";

/** True when the first trial is better. */
export type Dominates = (a: FrozenTrial, b: FrozenTrial) => boolean;

/** Fronts of complete trials, the best first; each in the order given. */
export function frontsOf(
  study: StudyView,
  population: readonly FrozenTrial[],
  hasConstraintsFunc: boolean,
): readonly (readonly FrozenTrial[])[] {
  const ranks = nondominatedRanks(trialLosses(population, study.directions), study.directions.length, {
    penalty: constraintsCount(study, population, hasConstraintsFunc)
      ? Float64Array.from(population, (trial) => penaltyOf(study, trial))
      : null,
  });
  const fronts: FrozenTrial[][] = [];
  population.forEach((trial, i) => (fronts[ranks[i]!] ??= []).push(trial));
  return fronts;
}

/** Dominance among these trials. */
export function dominanceAmong(
  study: StudyView,
  population: readonly FrozenTrial[],
  hasConstraintsFunc: boolean,
): Dominates {
  const { directions } = study;
  if (!constraintsCount(study, population, hasConstraintsFunc)) return (a, b) => dominates(a, b, directions);
  return (a, b) => {
    const [first, second] = [penaltyOf(study, a), penaltyOf(study, b)];
    if (Number.isNaN(first) || Number.isNaN(second))
      return Number.isNaN(first) === Number.isNaN(second)
        ? dominates(a, b, directions)
        : Number.isNaN(second);
    if (!(first > 0) && !(second > 0)) return dominates(a, b, directions);
    return first < second;
  };
}

function constraintsCount(
  study: StudyView,
  population: readonly FrozenTrial[],
  hasConstraintsFunc: boolean,
): boolean {
  return study.compat === 4 ? hasConstraintsFunc : isConstrained(population);
}

/** Sum of the constraints above 0; NaN where none are known and that counts. */
function penaltyOf(study: StudyView, trial: FrozenTrial): number {
  const constraints = Object.values(constraintsOf(trial.systemAttrs));
  if (study.compat === 4 && constraints.length === 0 && !Array.isArray(trial.systemAttrs["constraints"]))
    return NaN;
  let penalty = 0;
  for (const value of constraints) {
    if (Number.isNaN(value))
      throw new RangeError(
        `trial ${trial.number}: a constraint is NaN; give a number, above 0 where it is broken`,
      );
    if (value > 0) penalty += value;
  }
  return penalty;
}

function dominates(a: FrozenTrial, b: FrozenTrial, directions: readonly StudyDirection[]): boolean {
  let better = false;
  for (let k = 0; k < directions.length; k++) {
    const sign = directions[k] === "maximize" ? -1 : 1;
    const [first, second] = [sign * a.values![k]!, sign * b.values![k]!];
    if (first > second) return false;
    if (first < second) better = true;
  }
  return better;
}
