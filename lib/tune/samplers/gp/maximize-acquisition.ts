/**
 * The point that promises most: the best of many quasi-random points, points drawn from the others by their promise, and
 * the best trials each start a local search, in which the continuous parameters climb together and the discrete ones one
 * after the other until nothing moves. Source: Optuna 5.0, `_gp/optim_mixed.py`. Cost: n² for each of some 2 400 points.
 */
import { minimizeInBox } from "../../numeric/lbfgsb.ts";
import type { RandomState } from "../random-state.ts";
import type { Acquisition } from "./acquisition.ts";
import { searchDiscrete } from "./discrete-search.ts";
import { samplePoints, type UnitSpace } from "./unit-space.ts";

/** Local searches at most. */
export const localSearches = 10;
const gradientTolerance = 1e-2;
const maxSteps = 200;
const maxRounds = 100;
/** Coordinate that stands for all continuous ones. */
const allContinuous = -1;

/** @param known points to start from too, of good trials; at most `localSearches` - 1. */
export function maximizeAcquisition(
  acquisition: Acquisition,
  space: UnitSpace,
  random: RandomState,
  known: readonly Float64Array[],
): Float64Array {
  const d = space.dimensions;
  const points = space.sample(random);
  const values = new Float64Array(samplePoints);
  let top = 0;
  for (let i = 0; i < samplePoints; i++) {
    values[i] = acquisition.value(points, i * d);
    if (values[i]! > values[top]!) top = i;
  }
  const chosen = [top, ...roulette(values, top, localSearches - 1 - known.length, random)];
  const starts = [...chosen.map((i) => points.slice(i * d, (i + 1) * d)), ...known];
  let best = starts[0]!;
  let bestValue = -Infinity;
  for (const start of starts) {
    const found = climb(acquisition, space, start.slice());
    if (found.value > bestValue) [best, bestValue] = [found.point, found.value];
  }
  return best;
}

/** Up to k indices without replacement, with probabilities in proportion to e^value; fewer where no others have any. */
function roulette(values: Float64Array, top: number, k: number, random: RandomState): readonly number[] {
  const weights = values.map((value) => Math.exp(value - values[top]!));
  weights[top] = 0;
  const chosen: number[] = [];
  while (chosen.length < k) {
    let total = 0;
    for (const weight of weights) total += weight;
    if (!(total > 0)) break;
    let rest = random.rng.next() * total;
    let at = -1;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] === 0) continue;
      at = i;
      rest -= weights[i]!;
      if (rest < 0) break;
    }
    chosen.push(at);
    weights[at] = 0;
  }
  return chosen;
}

/** A local search; moves the point. */
function climb(
  acquisition: Acquisition,
  space: UnitSpace,
  point: Float64Array,
): { readonly point: Float64Array; readonly value: number } {
  let value = acquisition.value(point);
  let lastMoved = allContinuous;
  for (let round = 0; round < maxRounds; round++) {
    const risen = climbContinuous(acquisition, space, point, value);
    if (risen > value) [value, lastMoved] = [risen, allContinuous];
    for (const c of space.discrete) {
      if (lastMoved === c) return { point, value };
      const found = searchDiscrete(acquisition, space, point, value, c);
      if (found > value) [value, lastMoved] = [found, c];
    }
    if (lastMoved === allContinuous) break;
  }
  return { point, value };
}

/** Climbs along the continuous coordinates, each in units of its length scale. */
function climbContinuous(
  acquisition: Acquisition,
  space: UnitSpace,
  point: Float64Array,
  value: number,
): number {
  const { continuous } = space;
  if (continuous.length === 0) return value;
  const lengths = Float64Array.from(continuous, (c) => acquisition.lengthScales[c]!);
  const moved = point.slice();
  const slopes = new Float64Array(point.length);
  const found = minimizeInBox(
    (x, gradient) => {
      for (let k = 0; k < x.length; k++) moved[continuous[k]!] = x[k]! * lengths[k]!;
      slopes.fill(0);
      const here = acquisition.withGradient(moved, slopes);
      for (let k = 0; k < x.length; k++) gradient[k] = -slopes[continuous[k]!]! * lengths[k]!;
      return -here;
    },
    Float64Array.from(continuous, (c, k) => point[c]! / lengths[k]!),
    {
      low: new Float64Array(continuous.length),
      high: lengths.map((length) => 1 / length),
      gradientTolerance,
      maxSteps,
    },
  );
  if (!(-found.value > value)) return value;
  for (let k = 0; k < found.x.length; k++) point[continuous[k]!] = Math.min(found.x[k]! * lengths[k]!, 1);
  return -found.value;
}
