/**
 * The good trials: the best complete ones, then, while there are too few, pruned ones by how far they came, then the least
 * infeasible. Of several objectives the best are those of the first ranks of non-domination, and of the last rank the subset
 * with the greatest hypervolume. Source: Optuna 5.0, `samplers/_tpe/sampler.py`, `_split_trials`.
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import { nondominatedRanks } from "../../mo/nondominated-ranks.ts";
import { selectHypervolumeSubset } from "../../mo/hypervolume-subset.ts";
import type { StudyDirection } from "../../storages/storage.ts";
import type { TrialHistory } from "./trial-history.ts";

const EPS = 1e-12;

/** Numbers of the good trials, ascending. */
export function goodTrials(
  history: TrialHistory,
  directions: readonly StudyDirection[],
  count: number,
  violation: (trial: FrozenTrial) => number,
): Int32Array {
  const good: number[] = [];
  const fromComplete = Math.min(count, history.complete.length);
  if (directions.length === 1) for (let i = 0; i < fromComplete; i++) good.push(history.best.at(i));
  else good.push(...bestOfSeveral(history, directions, fromComplete));
  if (good.length < count && history.pruned.length > 0) {
    const pruned = Array.from(history.pruned.view(), (number) => ({
      number,
      score: prunedScore(history.trials[number]!, directions[0]!),
    }));
    pruned.sort((a, b) => compare(a.score[0], b.score[0]) || compare(a.score[1], b.score[1]));
    for (const { number } of pruned.slice(0, count - good.length)) good.push(number);
  }
  if (good.length < count && history.infeasible.length > 0) {
    const infeasible = Array.from(history.infeasible.view(), (number) => ({
      number,
      score: violation(history.trials[number]!),
    }));
    infeasible.sort((a, b) => compare(a.score, b.score));
    for (const { number } of infeasible.slice(0, count - good.length)) good.push(number);
  }
  return Int32Array.from(good).sort();
}

/** Losses of these trials, row-major; less is better. */
export function lossesOf(
  history: TrialHistory,
  numbers: ArrayLike<number>,
  directions: readonly StudyDirection[],
): Float64Array {
  const m = directions.length;
  const losses = new Float64Array(numbers.length * m);
  for (let i = 0; i < numbers.length; i++)
    for (let k = 0; k < m; k++)
      losses[i * m + k] = (directions[k] === "maximize" ? -1 : 1) * history.trials[numbers[i]!]!.values![k]!;
  return losses;
}

/** A point a little worse than the worst in each objective. */
export function referencePoint(losses: Float64Array, objectives: number): Float64Array {
  const point = new Float64Array(objectives).fill(-Infinity);
  for (let i = 0; i < losses.length; i++)
    point[i % objectives] = Math.max(point[i % objectives]!, losses[i]!);
  return point.map((worst) => Math.max(1.1 * worst, 0.9 * worst) || EPS);
}

function bestOfSeveral(
  history: TrialHistory,
  directions: readonly StudyDirection[],
  count: number,
): Iterable<number> {
  const numbers = history.complete.view();
  if (count === 0) return [];
  if (count === numbers.length) return numbers;
  const m = directions.length;
  const losses = lossesOf(history, numbers, directions);
  const ranks = nondominatedRanks(losses, m, { nBelow: count });
  const sizes: number[] = [];
  for (const rank of ranks) sizes[rank] = (sizes[rank] ?? 0) + 1;
  let last = -1;
  let taken = 0;
  while (taken + sizes[last + 1]! <= count) taken += sizes[++last]!;
  const good: number[] = [];
  const tied: number[] = [];
  for (let i = 0; i < ranks.length; i++) {
    if (ranks[i]! <= last) good.push(numbers[i]!);
    else if (ranks[i] === last + 1) tied.push(i);
  }
  if (taken < count) {
    const part = new Float64Array(tied.length * m);
    tied.forEach((row, i) => part.set(losses.subarray(row * m, (row + 1) * m), i * m));
    for (const i of selectHypervolumeSubset(part, count - taken, referencePoint(part, m)))
      good.push(numbers[tied[i]!]!);
  }
  return good;
}

/** Further is better, then the value at the last step; trials without reports come last. */
function prunedScore(trial: FrozenTrial, direction: StudyDirection): readonly [number, number] {
  const step = trial.lastStep;
  if (step === null) return [1, 0];
  const value = trial.intermediateValues[step]!;
  if (Number.isNaN(value)) return [-step, Infinity];
  return [-step, direction === "maximize" ? -value : value];
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
