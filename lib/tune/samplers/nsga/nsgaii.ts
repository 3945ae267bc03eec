/**
 * NSGA-II: a genetic algorithm for several objectives, that prefers better fronts and, within a front, lonely trials.
 * Sources: Deb, Pratap, Agarwal, Meyarivan, IEEE TEVC 6 (2002) 182; Optuna 5.0, `samplers/nsgaii/`, seed for seed.
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import { leastCrowdedFirst } from "../../mo/crowding-distance.ts";
import type { StudyView } from "../../study-view.ts";
import { frontsOf } from "./constrained-dominance.ts";
import { type EliteSelection, GeneticSampler, type GeneticSamplerOptions } from "./genetic-sampler.ts";

/**
 * NSGA-II. With the same seed it suggests what Optuna's `NSGAIISampler` suggests.
 * @example createStudy({ directions: ["minimize", "maximize"], sampler: new NSGAIISampler({ seed: 42 }) })
 */
export class NSGAIISampler extends GeneticSampler {
  /** @throws RangeError for a population that is too small and for what is no probability. */
  constructor(options: GeneticSamplerOptions = {}) {
    super("NSGAIISampler", options, eliteByCrowding);
  }
}

const eliteByCrowding: EliteSelection = (study, population, { size, hasConstraintsFunc }) => {
  const elite: FrozenTrial[] = [];
  for (const front of frontsOf(study, population, hasConstraintsFunc)) {
    if (elite.length + front.length >= size) {
      for (const row of leastCrowdedFirst(valuesOf(study, front), study.directions.length).slice(
        0,
        size - elite.length,
      ))
        elite.push(front[row]!);
      break;
    }
    elite.push(...front);
  }
  return elite;
};

/** Row-major values as told: the original orders ties by them, whatever the direction. */
function valuesOf(study: StudyView, trials: readonly FrozenTrial[]): Float64Array {
  const values = new Float64Array(trials.length * study.directions.length);
  trials.forEach((trial, i) => values.set(trial.values!, i * study.directions.length));
  return values;
}
