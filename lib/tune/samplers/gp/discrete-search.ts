/**
 * The best value of one discrete parameter with all others held: all of them for categories and up to 16 values, else a
 * golden-section search over the indices, which finds the top of one hill in log n calls.
 * Source: Optuna 5.0, `_gp/optim_mixed.py`, which searches with Brent's method.
 */
import type { Acquisition } from "./acquisition.ts";
import type { UnitSpace } from "./unit-space.ts";

const exhaustive = 16;
const golden = (3 - Math.sqrt(5)) / 2;

/**
 * Moves coordinate c of a point to a better value.
 * @param value the acquisition where the point is.
 * @returns the acquisition where it now is: the same number when it did not move.
 */
export function searchDiscrete(
  acquisition: Acquisition,
  space: UnitSpace,
  point: Float64Array,
  value: number,
  c: number,
): number {
  const count = space.count(c);
  const start = point[c]!;
  const current = space.nearest(c, start);
  const at = (i: number): number => {
    if (i === current) return value;
    point[c] = space.grid(c, i);
    return acquisition.value(point);
  };
  let best = current;
  let found = value;
  const consider = (i: number): number => {
    const here = at(i);
    if (here > found) [best, found] = [i, here];
    return here;
  };
  if (space.categorical[c] || count <= exhaustive) for (let i = 0; i < count; i++) consider(i);
  else {
    let [low, high] = [-1, count];
    while (high - low > 2) {
      // The best so far stays inside; the longer side is cut.
      const [left, right] = [best - low, high - best];
      const inner = best;
      const probe =
        right >= left
          ? best + Math.max(1, Math.floor(golden * right))
          : best - Math.max(1, Math.floor(golden * left));
      consider(probe);
      if (best === inner) [low, high] = probe > inner ? [low, probe] : [probe, high];
      else [low, high] = probe > inner ? [inner, high] : [low, inner];
    }
  }
  point[c] = found > value ? space.grid(c, best) : start;
  return found;
}
