/**
 * An upper bound of the regret: the greatest upper confidence bound anywhere, less the greatest lower one at the trials, by a
 * Gaussian process of values that are to be maximised. Source: Makarova and others, AutoML 2022; Srinivas and others, ICML
 * 2010; Optuna 5.0, `terminator/improvement/evaluator.py`. Cost: n² for each of 2 048 points.
 */
import type { RandomState } from "../samplers/random-state.ts";
import type { GaussianProcess } from "../samplers/gp/gaussian-process.ts";
import { samplePoints, type UnitSpace } from "../samplers/gp/unit-space.ts";

/** @param points of the trials by rows. @param delta probability that the bound does not hold. */
export function regretBound(
  process: GaussianProcess,
  space: UnitSpace,
  points: Float64Array,
  delta: number,
  random: RandomState,
): number {
  const d = space.dimensions;
  const n = points.length / d;
  // A fifth, as in the experiments of Srinivas and others.
  const beta = (2 * Math.log((d * n ** 2 * Math.PI ** 2) / 6 / delta)) / 5;
  let [upper, lower] = [-Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const { mean, variance } = process.posterior(points, i * d);
    const width = Math.sqrt(beta * variance);
    upper = Math.max(upper, mean + width);
    lower = Math.max(lower, mean - width);
  }
  const sampled = space.sample(random);
  for (let i = 0; i < samplePoints; i++) {
    const { mean, variance } = process.posterior(sampled, i * d);
    upper = Math.max(upper, mean + Math.sqrt(beta * variance));
  }
  return upper - lower;
}
