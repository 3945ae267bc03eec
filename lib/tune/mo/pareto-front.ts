/**
 * The Pareto front: rows, or trials, that no other one beats; equal ones are all on it.
 *
 * Rows are looked at in lexicographic order, so that only rows of the front so far can beat them. O(n log n) for two
 * objectives, O(n · front · objectives) for more. Source: Optuna 5.0, `study/_multi_objective.py`.
 */
import { constraintsOf, isFeasible } from "../constraints.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";
import type { Compat } from "../study-view.ts";
import { distinctRows } from "./lexicographic-order.ts";

/** 1 for rows on the front, 0 for others. Losses are row-major, less is better, no NaN. */
export function paretoFront(losses: Float64Array, objectives: number): Uint8Array {
  const { losses: sorted, places } = distinctRows(losses, objectives);
  const onFront = new Uint8Array(sorted.length / objectives);
  for (const row of frontOfSorted(sorted, objectives)) onFront[row] = 1;
  return Uint8Array.from(places, (place) => onFront[place]!);
}

/**
 * The front of rows whose first column ascends and whose equal rows count once, as ascending row numbers. Where only the
 * first column is in order, some rows too many may be kept, never too few.
 */
export function frontOfSorted(sorted: Float64Array, objectives: number): readonly number[] {
  const n = sorted.length / objectives;
  const front: number[] = [];
  if (objectives <= 2) {
    let least = Infinity;
    for (let i = 0; i < n; i++) {
      const last = objectives === 1 ? 0 : sorted[2 * i + 1]!;
      if (i > 0 && !(last < least)) continue;
      least = last;
      front.push(i);
    }
    return front;
  }
  for (let i = 0; i < n; i++) {
    let beaten = false;
    for (let f = front.length - 1; f >= 0 && !beaten; f--) {
      const j = front[f]!;
      beaten = true;
      for (let k = 1; k < objectives; k++)
        if (sorted[j * objectives + k]! > sorted[i * objectives + k]!) {
          beaten = false;
          break;
        }
    }
    if (!beaten) front.push(i);
  }
  return front;
}

/**
 * Complete trials (feasible ones, where constraints count) on the front, by number.
 * @param compat 4: a trial without constraints is infeasible where constraints count.
 * @throws RangeError when a trial has not one value for each direction.
 */
export function paretoFrontTrials(
  trials: readonly FrozenTrial[],
  directions: readonly StudyDirection[],
  considerConstraint: boolean,
  compat: Compat = 5,
): readonly FrozenTrial[] {
  const candidates = trials.filter(
    (trial) =>
      trial.state === "COMPLETE" &&
      (!considerConstraint ||
        (isFeasible(trial) && (compat === 5 || Object.keys(constraintsOf(trial.systemAttrs)).length > 0))),
  );
  const losses = trialLosses(candidates, directions);
  const onFront = paretoFront(losses, directions.length);
  return candidates.filter((_, i) => onFront[i] === 1);
}

/**
 * Values of complete trials as losses, row-major: those to be maximised change their sign.
 * @throws RangeError when a trial has not one value for each direction.
 */
export function trialLosses(
  trials: readonly FrozenTrial[],
  directions: readonly StudyDirection[],
): Float64Array {
  const losses = new Float64Array(trials.length * directions.length);
  trials.forEach(({ number, values }, i) => {
    if (values?.length !== directions.length)
      throw new RangeError(
        `trial ${number}: one value for each of the ${directions.length} objectives; got ${values?.length ?? 0}; compare trials of one study`,
      );
    directions.forEach((direction, k) => {
      losses[i * directions.length + k] = direction === "maximize" ? -values[k]! : values[k]!;
    });
  });
  return losses;
}
