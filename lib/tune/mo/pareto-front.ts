/** The Pareto front: trials that no other one beats. Source: Optuna 5.0, `study/_multi_objective.py`. */
import { isFeasible } from "../constraints.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";

/** Complete trials (feasible ones, where constraints count) on the front, by number. O(trials² · objectives). */
export function paretoFrontTrials(
  trials: readonly FrozenTrial[],
  directions: readonly StudyDirection[],
  considerConstraint: boolean,
): readonly FrozenTrial[] {
  const candidates = trials.filter(
    (trial) => trial.state === "COMPLETE" && (!considerConstraint || isFeasible(trial)),
  );
  const signs = directions.map((direction) => (direction === "maximize" ? -1 : 1));
  const losses = candidates.map((trial) => trial.values!.map((value, k) => signs[k]! * value));
  return candidates.filter((_, i) => !losses.some((other) => dominates(other, losses[i]!)));
}

/** True when `a` is nowhere worse than `b` and somewhere better; less is better. */
function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false;
  for (let k = 0; k < a.length; k++) {
    if (a[k]! > b[k]!) return false;
    if (a[k]! < b[k]!) better = true;
  }
  return better;
}
