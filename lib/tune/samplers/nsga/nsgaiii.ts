/**
 * NSGA-III: a genetic algorithm for many objectives, that prefers better fronts and, within a front, trials near directions
 * that few others are near. Sources: Deb, Jain, IEEE TEVC 18 (2014) 577; Optuna 5.0, `samplers/_nsgaiii/`, seed for seed.
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import { frontsOf } from "./constrained-dominance.ts";
import { type EliteSelection, GeneticSampler, type GeneticSamplerOptions } from "./genetic-sampler.ts";
import { preserveNiches } from "./niches.ts";
import { nearestReferences, normalizedObjectives, simplexPoints } from "./reference-points.ts";

export interface NSGAIIISamplerOptions extends GeneticSamplerOptions {
  /** Directions to spread over, one row each with one number for each objective; by default even ones. */
  readonly referencePoints?: readonly (readonly number[])[];
  /** How finely the default directions divide each edge. Default 3. */
  readonly dividingParameter?: number;
}

/**
 * NSGA-III. With the same seed it suggests what Optuna's `NSGAIIISampler` suggests.
 * @example createStudy({ directions: ["minimize", "minimize", "minimize"], sampler: new NSGAIIISampler({ seed: 42 }) })
 */
export class NSGAIIISampler extends GeneticSampler {
  /** @throws RangeError for a population that is too small, what is no probability, and directions that are none. */
  constructor(options: NSGAIIISamplerOptions = {}) {
    const { dividingParameter = 3, referencePoints } = options;
    if (!Number.isSafeInteger(dividingParameter) || dividingParameter < 1)
      throw new RangeError(
        `NSGAIIISampler: dividingParameter is a whole number of at least 1; got ${String(dividingParameter)}`,
      );
    if (referencePoints?.length === 0)
      throw new RangeError("NSGAIIISampler: referencePoints holds at least one; got none; leave it out");
    super("NSGAIIISampler", options, eliteByNiches(referencePoints, dividingParameter));
  }
}

function eliteByNiches(
  given: readonly (readonly number[])[] | undefined,
  dividingParameter: number,
): EliteSelection {
  return (study, population, { size, hasConstraintsFunc, random }) => {
    const m = study.directions.length;
    const elite: FrozenTrial[] = [];
    for (const front of frontsOf(study, population, hasConstraintsFunc)) {
      if (elite.length + front.length >= size) {
        const references = given ?? simplexPoints(m, dividingParameter);
        if (references.some((point) => point.length !== m))
          throw new RangeError(
            `NSGAIIISampler: a reference point has one number for each of the ${m} objectives; got ${references.find((point) => point.length !== m)!.length}`,
          );
        const values = normalizedObjectives([...elite, ...front].map((trial) => trial.values!));
        const nearest = nearestReferences(values, references);
        for (const i of preserveNiches(size - elite.length, elite.length, nearest, random))
          elite.push(front[i]!);
        break;
      }
      elite.push(...front);
    }
    return elite;
  };
}
