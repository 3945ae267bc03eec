/**
 * The best of several objectives: rows of the first ranks of non-domination, and of the rank that is cut the subset with the
 * greatest hypervolume. Source: Optuna 5.0, `samplers/_tpe/sampler.py`, `_split_complete_trials_multi_objective`.
 */
import { selectHypervolumeSubset } from "./hypervolume-subset.ts";
import { nondominatedRanks } from "./nondominated-ranks.ts";

const EPS = 1e-12;

/**
 * `size` rows, ascending.
 * @param losses row-major, `objectives` columns, without NaN; less is better.
 */
export function bestRows(losses: Float64Array, objectives: number, size: number): readonly number[] {
  const n = losses.length / objectives;
  if (size === 0 || size >= n) return Array.from({ length: Math.min(size, n) }, (_, i) => i);
  const ranks = nondominatedRanks(losses, objectives, { nBelow: size });
  const chosen: number[] = [];
  for (let rank = 0; chosen.length < size; rank++) {
    const front: number[] = [];
    for (let i = 0; i < n; i++) if (ranks[i] === rank) front.push(i);
    if (chosen.length + front.length <= size) chosen.push(...front);
    else {
      const points = new Float64Array(front.length * objectives);
      front.forEach((row, i) =>
        points.set(losses.subarray(row * objectives, (row + 1) * objectives), i * objectives),
      );
      const reference = referencePoint(points, objectives);
      for (const i of selectHypervolumeSubset(points, size - chosen.length, reference))
        chosen.push(front[i]!);
    }
  }
  return chosen.sort((a, b) => a - b);
}

/** A point a little worse than the worst in each objective. */
export function referencePoint(losses: Float64Array, objectives: number): Float64Array {
  const point = new Float64Array(objectives).fill(-Infinity);
  for (let i = 0; i < losses.length; i++)
    point[i % objectives] = Math.max(point[i % objectives]!, losses[i]!);
  return point.map((worst) => Math.max(1.1 * worst, 0.9 * worst) || EPS);
}
