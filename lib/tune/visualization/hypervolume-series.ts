/**
 * The hypervolume after each complete trial. A trial on the front adds the volume that only it reaches: its box less the part
 * that the front before it covers of it. Source: Optuna 5.0, `visualization/_hypervolume_history.py`.
 */
import { isFeasible } from "../constraints.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { hypervolume } from "../mo/hypervolume.ts";
import type { StudyDirection } from "../storages/storage.ts";

export interface HypervolumeSeries {
  /** Trial numbers. */
  readonly numbers: readonly number[];
  readonly values: readonly number[];
}

/** Infeasible trials, and those beyond the reference point in an objective, add nothing. */
export function hypervolumeSeries(
  trials: readonly FrozenTrial[],
  directions: readonly StudyDirection[],
  referencePoint: readonly number[],
): HypervolumeSeries {
  const m = directions.length;
  const signs = directions.map((direction) => (direction === "maximize" ? -1 : 1));
  const reference = signs.map((sign, k) => sign * referencePoint[k]!);
  const complete = trials.filter(({ state }) => state === "COMPLETE");
  let front: Float64Array[] = [];
  let volume = 0;
  const values = complete.map((trial) => {
    if (!isFeasible(trial)) return volume;
    const loss = Float64Array.from(signs, (sign, k) => sign * trial.values![k]!);
    if (front.some((one) => notWorse(one, loss)) || !notWorse(loss, reference)) return volume;
    volume += reference.reduce((product, end, k) => product * (end - loss[k]!), 1);
    if (front.length > 0) {
      const covered = new Float64Array(front.length * m);
      front.forEach((one, i) => {
        for (let k = 0; k < m; k++) covered[i * m + k] = Math.max(one[k]!, loss[k]!);
      });
      volume -= hypervolume(covered, reference);
    }
    front = [...front.filter((one) => !notWorse(loss, one)), loss];
    return volume;
  });
  return { numbers: complete.map(({ number }) => number), values };
}

function notWorse(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < b.length; k++) if (!(a[k]! <= b[k]!)) return false;
  return true;
}
