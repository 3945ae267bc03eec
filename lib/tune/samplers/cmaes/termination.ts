/**
 * When a run of CMA-ES has nothing more to find. Source: Hansen, arXiv 1604.00772, B.3, as in `cmaes` 0.13.1.
 */
import type { DistributionState } from "./optimizer.ts";

const tolerance = 1e-12;
const sigmaGrowth = 1e4;
const maxCondition = 1e14;

/**
 * True when values or points no longer differ, the distribution has run away, or it is too thin for doubles.
 * @param variances the diagonal of the covariance.
 * @param deviations lengths of its axes.
 * @param axis one axis times its length, another one at each generation.
 */
export function hasEnded(
  state: DistributionState,
  variances: ArrayLike<number>,
  deviations: Float64Array,
  axis: ArrayLike<number>,
): boolean {
  const { generation, mean, sigma, firstSigma, path, recent } = state;
  if (generation > recent.length / 2 && Math.max(...recent) - Math.min(...recent) < tolerance) return true;
  const small = tolerance * firstSigma;
  const every = (holds: (i: number) => boolean): boolean => mean.every((_, i) => holds(i));
  if (every((i) => sigma * variances[i]! < small) && every((i) => sigma * path[i]! < small)) return true;
  const longest = Math.max(...deviations);
  if (sigma * longest > sigmaGrowth) return true;
  if (mean.some((at, i) => at === at + 0.2 * sigma * Math.sqrt(variances[i]!))) return true;
  if (every((i) => mean[i] === mean[i]! + 0.1 * sigma * axis[i]!)) return true;
  return longest / Math.min(...deviations) > maxCondition;
}
