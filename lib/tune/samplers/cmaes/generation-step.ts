/**
 * What a generation does alike in full and separable CMA-ES: the ring of recent values, the weighted step of the mean, the
 * evolution paths and the step size. Source: Hansen, arXiv 1604.00772, eq. 41-45 and page 28; `cmaes` 0.13.1.
 */
import type { DistributionState, Solution } from "./optimizer.ts";
import type { StrategyParameters } from "./strategy-parameters.ts";

const sigmaMax = 1e32;

/** Solutions from the best to the worst, in units of the step size around the mean. */
export function rankedSteps(
  solutions: readonly Solution[],
  state: DistributionState,
): { readonly values: readonly number[]; readonly steps: readonly Float64Array[] } {
  if (solutions.length !== state.populationSize)
    throw new RangeError(
      `CMA-ES: a generation has ${state.populationSize} solutions; got ${solutions.length}`,
    );
  const ranked = [...solutions].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return {
    values: ranked.map((solution) => solution.value),
    steps: ranked.map(({ point }) =>
      Float64Array.from(state.mean, (mean, i) => (point[i]! - mean) / state.sigma),
    ),
  };
}

/** The weighted mean of the parents' steps. */
export function meanStep(steps: readonly Float64Array[], p: StrategyParameters): Float64Array {
  const step = new Float64Array(steps[0]!.length);
  for (let k = 0; k < p.parents; k++)
    for (let i = 0; i < step.length; i++) step[i]! += p.weights[k]! * steps[k]![i]!;
  return step;
}

export interface MovedState {
  readonly common: DistributionState;
  /** 1, or 0 while the step size grows so fast that the covariance path must wait. */
  readonly following: number;
}

/**
 * The state after a generation, all but the covariance.
 * @param whitened the mean step in the coordinates where the distribution is round.
 */
export function moved(
  state: DistributionState,
  p: StrategyParameters,
  step: Float64Array,
  whitened: Float64Array,
  values: readonly number[],
): MovedState {
  const d = step.length;
  const generation = state.generation + 1;
  const toSigma = Math.sqrt(p.sigmaRate * (2 - p.sigmaRate) * p.effective);
  const pathSigma = state.pathSigma.map((at, i) => (1 - p.sigmaRate) * at + toSigma * whitened[i]!);
  const length = Math.sqrt(pathSigma.reduce((sum, at) => sum + at * at, 0));
  const sigma = Math.min(
    state.sigma * Math.exp((p.sigmaRate / p.sigmaDamping) * (length / p.normalLength - 1)),
    sigmaMax,
  );
  const relative = length / Math.sqrt(1 - (1 - p.sigmaRate) ** (2 * (generation + 1)));
  const following = relative < (1.4 + 2 / (d + 1)) * p.normalLength ? 1 : 0;
  const toPath = following * Math.sqrt(p.pathRate * (2 - p.pathRate) * p.effective);
  const recent = [...state.recent];
  const at = 2 * (generation % (recent.length / 2));
  recent[at] = values[0]!;
  recent[at + 1] = values.at(-1)!;
  return {
    following,
    common: {
      generation,
      populationSize: state.populationSize,
      mean: state.mean.map((mean, i) => mean + state.sigma * step[i]!),
      sigma,
      firstSigma: state.firstSigma,
      pathSigma,
      path: state.path.map((along, i) => (1 - p.pathRate) * along + toPath * step[i]!),
      recent,
    },
  };
}

/** The factor that the old covariance keeps. */
export function keptShare(p: StrategyParameters, following: number): number {
  const waiting = (1 - following) * p.pathRate * (2 - p.pathRate);
  return 1 + p.rankOne * waiting - p.rankOne - p.rankMu * p.weightSum;
}

/** A state before the first generation. */
export function firstState(
  mean: ArrayLike<number>,
  sigma: number,
  populationSize: number,
): DistributionState {
  const d = mean.length;
  if (!(Number.isSafeInteger(populationSize) && populationSize >= 2))
    throw new RangeError(
      `CmaEsSampler: popsize must be a whole number from 2; got ${populationSize}; leave it out for 4 + 3 ln(parameters)`,
    );
  if (!(sigma > 0 && Number.isFinite(sigma)))
    throw new RangeError(
      `CmaEsSampler: sigma0 must be above 0; got ${sigma}; 1/6 of the range is the default`,
    );
  for (let i = 0; i < d; i++)
    if (!(mean[i]! >= 0 && mean[i]! <= 1))
      throw new RangeError("CmaEsSampler: x0 must lie within the ranges of its parameters; move it inside");
  return {
    generation: 0,
    populationSize,
    mean: Array.from(mean),
    sigma,
    firstSigma: sigma,
    pathSigma: Array.from({ length: d }, () => 0),
    path: Array.from({ length: d }, () => 0),
    recent: Array.from({ length: 2 * (10 + Math.ceil((30 * d) / populationSize)) }, () => 0),
  };
}
