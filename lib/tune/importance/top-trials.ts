/**
 * The best trials of a study for PED-ANOVA: those up to a quantile of the values; with several objectives the first fronts,
 * and of the front that is cut the points with the greatest hypervolume. Source: Optuna 5.0,
 * `importance/_ped_anova/evaluator.py`, `samplers/_tpe/sampler.py`. O(trials · log trials), several objectives: as ranking.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import { bestRows } from "../mo/best-rows.ts";
import type { StudyDirection } from "../storages/storage.ts";

/** Trials whose loss is not above the quantile; at least `least` of them. */
export function topByLoss(
  trials: readonly FrozenTrial[],
  losses: Float64Array,
  quantile: number,
  least: number,
): readonly FrozenTrial[] {
  const sorted = losses.toSorted();
  const cutoff = sorted[Math.max(Math.ceil(quantile * sorted.length) - 1, least - 1)]!;
  return trials.filter((_, i) => losses[i]! <= cutoff);
}

/** The `size` best trials of several objectives, by number. */
export function topByFront(
  trials: readonly FrozenTrial[],
  directions: readonly StudyDirection[],
  size: number,
): readonly FrozenTrial[] {
  const m = directions.length;
  const losses = new Float64Array(trials.length * m);
  trials.forEach(({ values }, i) => {
    for (let k = 0; k < m; k++) losses[i * m + k] = values![k]! * (directions[k] === "maximize" ? -1 : 1);
  });
  return bestRows(losses, m, size).map((row) => trials[row]!);
}
