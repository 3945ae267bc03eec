/**
 * The best trials of a study for PED-ANOVA: those up to a quantile of the values; with several objectives the first fronts,
 * and of the front that is cut the points with the greatest hypervolume. Source: Optuna 5.0,
 * `importance/_ped_anova/evaluator.py`, `samplers/_tpe/sampler.py`. O(trials · log trials), several objectives: as ranking.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import { selectHypervolumeSubset } from "../mo/hypervolume-subset.ts";
import { nondominatedRanks } from "../mo/nondominated-ranks.ts";
import { referencePoint } from "../samplers/tpe/split-trials.ts";
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
  if (size === 0 || size === trials.length) return trials.slice(0, size);
  const m = directions.length;
  const losses = new Float64Array(trials.length * m);
  trials.forEach(({ values }, i) => {
    for (let k = 0; k < m; k++) losses[i * m + k] = values![k]! * (directions[k] === "maximize" ? -1 : 1);
  });
  const ranks = nondominatedRanks(losses, m, { nBelow: size });
  const chosen = new Set<number>();
  for (let rank = 0; chosen.size < size; rank++) {
    const front = Array.from(ranks.keys()).filter((i) => ranks[i] === rank);
    if (chosen.size + front.length <= size) for (const i of front) chosen.add(i);
    else {
      const points = Float64Array.from(front.flatMap((i) => [...losses.subarray(i * m, (i + 1) * m)]));
      for (const place of selectHypervolumeSubset(points, size - chosen.size, referencePoint(points, m)))
        chosen.add(front[place]!);
    }
  }
  return trials.filter((_, i) => chosen.has(i));
}
