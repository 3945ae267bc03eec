/**
 * Separable CMA-ES: the covariance is diagonal, so that it learns faster and costs d where CMA-ES costs d³; for many
 * parameters that depend little on each other.
 *
 * Source: Ros and Hansen, "A simple modification in CMA-ES achieving linear time and space complexity", PPSN X 2008;
 * `cmaes` 0.13.1 (MIT), class SepCMA.
 */
import type { Rng } from "../../../core/index.ts";
import { firstState, keptShare, meanStep, moved, rankedSteps } from "./generation-step.ts";
import type { AskedPoint, CmaOptimizer, SeparableState, Solution } from "./optimizer.ts";
import { separableParameters, type StrategyParameters } from "./strategy-parameters.ts";
import { hasEnded } from "./termination.ts";

const floor = 1e-8;

/** Separable CMA-ES before its first generation; the mean lies in the unit cube. */
export function startSepCma(start: {
  readonly mean: ArrayLike<number>;
  readonly sigma: number;
  readonly populationSize: number;
}): SepCma {
  return new SepCma({
    kind: "separable",
    ...firstState(start.mean, start.sigma, start.populationSize),
    variances: Array.from({ length: start.mean.length }, () => 1),
  });
}

export class SepCma implements CmaOptimizer {
  readonly state: SeparableState;
  readonly dimensions: number;
  readonly #parameters: StrategyParameters;
  readonly #deviations: Float64Array;

  constructor(state: SeparableState) {
    this.state = state;
    this.dimensions = state.mean.length;
    this.#parameters = separableParameters(this.dimensions, state.populationSize);
    this.#deviations = Float64Array.from(state.variances, (variance) =>
      Math.sqrt(variance < 0 ? floor : variance),
    );
  }

  get populationSize(): number {
    return this.state.populationSize;
  }

  get generation(): number {
    return this.state.generation;
  }

  ask(rng: Rng): AskedPoint {
    for (let round = 0; round < 10 * this.dimensions; round++) {
      const point = this.#draw(rng);
      if (point.every((x) => x >= 0 && x <= 1)) return { point, raw: point };
    }
    const point = this.#draw(rng).map((x) => Math.min(Math.max(x, 0), 1));
    return { point, raw: point };
  }

  tell(solutions: readonly Solution[]): SepCma {
    const p = this.#parameters;
    const { state } = this;
    const { values, steps } = rankedSteps(solutions, state);
    const step = meanStep(steps, p);
    const whitened = step.map((y, i) => y / this.#deviations[i]!);
    const { common, following } = moved(state, p, step, whitened, values);
    const kept = keptShare(p, following);
    const variances = state.variances.map((variance, i) => {
      let spread = 0;
      for (let k = 0; k < p.parents; k++) spread += p.weights[k]! * steps[k]![i]! ** 2;
      return kept * variance + p.rankOne * common.path[i]! ** 2 + p.rankMu * spread;
    });
    return new SepCma({ kind: "separable", ...common, variances });
  }

  shouldStop(): boolean {
    const along = this.#deviations[this.generation % this.dimensions]!;
    const axis = new Float64Array(this.dimensions).fill(along);
    return hasEnded(this.state, this.state.variances, this.#deviations, axis);
  }

  #draw(rng: Rng): Float64Array {
    const { mean, sigma } = this.state;
    return this.#deviations.map((deviation, i) => mean[i]! + sigma * (deviation * rng.normal()));
  }
}
