/**
 * The good trials: the best complete ones, then, while there are too few, pruned ones by how far they came, then the least
 * infeasible. Source: Optuna 5.0, `samplers/_tpe/sampler.py`, `_split_trials`.
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import { bestRows } from "../../mo/best-rows.ts";
import type { StudyDirection } from "../../storages/storage.ts";
import type { TrialHistory } from "./trial-history.ts";

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
  else {
    const numbers = history.complete.view();
    const losses = lossesOf(history, numbers, directions);
    for (const row of bestRows(losses, directions.length, fromComplete)) good.push(numbers[row]!);
  }
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
