/** Random search: every parameter is drawn by itself, uniformly in its range. Source: Optuna 5.0, `samplers/_random.py`. */
import type { Distribution, ParamValue } from "../distributions.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { SearchSpaceTransform } from "../search-space-transform.ts";
import type { Compat, StudyView } from "../study-view.ts";
import { RandomState } from "./random-state.ts";
import { noSpace, type Sampler } from "./sampler.ts";

export interface RandomSamplerOptions {
  /** Whole, 0 … 2^32 - 1; the same seed gives the same trials. */
  readonly seed?: number;
}

/**
 * Draws at random. With the same seed it suggests what Optuna's `RandomSampler` suggests.
 * @example createStudy({ sampler: new RandomSampler({ seed: 42 }) })
 */
export class RandomSampler implements Sampler {
  readonly name = "RandomSampler";
  readonly #random: RandomState;

  constructor(options: RandomSamplerOptions = {}) {
    this.#random = new RandomState(options.seed);
  }

  inferRelativeSearchSpace(): typeof noSpace {
    return noSpace;
  }

  sampleRelative(): Record<string, ParamValue> {
    return {};
  }

  sampleIndependent(
    study: StudyView,
    _trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    return drawAtRandom(this.#random, name, distribution, study.compat);
  }

  reseedRng(seed?: number): void {
    this.#random.seed(seed);
  }
}

/** One uniform draw from a distribution; of categories the one with the greatest of as many draws. */
export function drawAtRandom(
  random: RandomState,
  name: string,
  distribution: Distribution,
  compat: Compat,
): ParamValue {
  const transform = new SearchSpaceTransform(new Map([[name, distribution]]), { compat });
  const { low, high } = transform;
  const point = new Float64Array(low.length);
  for (let c = 0; c < point.length; c++) point[c] = random.uniform(low[c]!, high[c]!);
  return transform.untransform(point)[name]!;
}
