/**
 * Constraints by a function of the sampler's options, the older way of Optuna (up to 4.9): called after each trial, its
 * numbers are kept under the trial's system attribute `constraints`. Newer studies call `trial.setConstraint` in the
 * objective. Source: Optuna 5.0, `samplers/_base.py`.
 */
import type { FrozenTrial, TrialState } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";

/** Numbers of a trial; it is feasible when none is above 0. */
export type ConstraintsFunc = (trial: FrozenTrial) => readonly number[];

/**
 * Keeps the constraints of a COMPLETE or PRUNED trial; null where the function fails.
 * @throws what the function throws; RangeError when it gives NaN.
 */
export function storeConstraints(
  constraintsFunc: ConstraintsFunc,
  study: StudyView,
  trial: FrozenTrial,
  state: TrialState,
): void {
  if (state !== "COMPLETE" && state !== "PRUNED") return;
  let constraints: readonly number[] | null = null;
  try {
    const given = Array.from(constraintsFunc(trial));
    if (given.some((value) => typeof value !== "number" || Number.isNaN(value)))
      throw new RangeError(
        `constraintsFunc: constraints are numbers, not NaN; got ${given.join(", ")} for trial ${trial.number}; give numbers above 0 where one is broken`,
      );
    constraints = given;
  } finally {
    study.storage.setTrialSystemAttr(trial.trialId, "constraints", constraints);
  }
}
