/**
 * What NSGA-II and NSGA-III share: generations of a fixed size, the first at random, each later one the children of parents
 * chosen from the one before. They differ in that choice. Parameters that not all trials share are drawn at random.
 *
 * A trial costs O(parents) whatever the study's size; parents are chosen once a generation. Source: Optuna 5.0,
 * `samplers/nsgaii/_sampler.py`, seed for seed.
 */
import type { Distribution, ParamValue, SearchSpace } from "../../distributions.ts";
import type { FrozenTrial, TrialState } from "../../frozen-trial.ts";
import { IntersectionSearchSpace } from "../../search-space.ts";
import type { StudyView } from "../../study-view.ts";
import { type ConstraintsFunc, storeConstraints } from "../constraints-func.ts";
import { RandomState } from "../random-state.ts";
import { drawAtRandom } from "../random.ts";
import type { Sampler } from "../sampler.ts";
import { childOf, type ChildOptions } from "./child.ts";
import { dominanceAmong } from "./constrained-dominance.ts";
import { checkProbability, type Crossover } from "./crossover.ts";
import { Generations, type ParentSelection } from "./generations.ts";
import type { Mutation } from "./polynomial-mutation.ts";
import { UniformCrossover } from "./uniform-crossover.ts";

export interface GeneticSamplerOptions {
  /** Trials of a generation, at least 2 and as many as the crossover has parents. Default 50. */
  readonly populationSize?: number;
  /** How numbers mutate; by default they are drawn anew. Categories always are. */
  readonly mutation?: Mutation | null;
  /** How likely a parameter mutates; by default one in their number. */
  readonly mutationProb?: number | null;
  /** By default uniform. */
  readonly crossover?: Crossover;
  /** How likely a child has several parents, instead of being a copy. Default 0.9. */
  readonly crossoverProb?: number;
  /** How likely uniform crossover takes the first parent's value. Default 0.5. */
  readonly swappingProb?: number;
  /** Whole, 0 … 2^32 - 1; the same seed gives the same trials. */
  readonly seed?: number;
  /** Constraints of a trial after it ended; `trial.setConstraint` in the objective is the newer way. */
  readonly constraintsFunc?: ConstraintsFunc;
  /** Chooses the parents of the next generation, instead of the sampler's own way. */
  readonly elitePopulationSelectionStrategy?: ParentSelection;
  /** Makes the parameters of a child, instead of the sampler's own way; those left out are drawn at random. */
  readonly childGenerationStrategy?: (
    study: StudyView,
    space: SearchSpace,
    parents: readonly FrozenTrial[],
  ) => Readonly<Record<string, ParamValue>>;
  /** Called after each trial, instead of `constraintsFunc`. */
  readonly afterTrialStrategy?: NonNullable<Sampler["afterTrial"]>;
}

/** Chooses `size` parents of a population. */
export type EliteSelection = (
  study: StudyView,
  population: readonly FrozenTrial[],
  options: { readonly size: number; readonly hasConstraintsFunc: boolean; readonly random: RandomState },
) => readonly FrozenTrial[];

export class GeneticSampler implements Sampler {
  readonly name: string;
  readonly #options: GeneticSamplerOptions;
  readonly #child: ChildOptions;
  readonly #generations: Generations;
  readonly #independent: RandomState;
  readonly #random: RandomState;
  readonly #space = new IntersectionSearchSpace();

  /** @throws RangeError for a population that is too small and for what is no probability. */
  constructor(name: string, options: GeneticSamplerOptions, elite: EliteSelection) {
    const {
      populationSize: size = 50,
      swappingProb = 0.5,
      crossoverProb = 0.9,
      mutationProb = null,
    } = options;
    checkProbability(name, "swappingProb", swappingProb);
    checkProbability(name, "crossoverProb", crossoverProb);
    if (mutationProb !== null) checkProbability(name, "mutationProb", mutationProb);
    const crossover = options.crossover ?? new UniformCrossover(swappingProb);
    if (!Number.isSafeInteger(size) || size < 2)
      throw new RangeError(`${name}: populationSize is a whole number of at least 2; got ${String(size)}`);
    if (size < crossover.nParents)
      throw new RangeError(
        `${name}: populationSize must be at least the ${crossover.nParents} parents of ${crossover.name}; got ${size}`,
      );
    this.name = name;
    this.#options = options;
    this.#child = {
      crossover,
      crossoverProb,
      swappingProb,
      mutation: options.mutation ?? null,
      mutationProb,
    };
    this.#independent = new RandomState(options.seed);
    this.#random = new RandomState(options.seed);
    const hasConstraintsFunc = options.constraintsFunc !== undefined;
    this.#generations = new Generations(
      name,
      size,
      options.elitePopulationSelectionStrategy ??
        ((study, population) => elite(study, population, { size, hasConstraintsFunc, random: this.#random })),
    );
  }

  inferRelativeSearchSpace(study: StudyView): SearchSpace {
    const shared = this.#space.calculate(study);
    for (const distribution of shared.values())
      if (distribution.single()) return new Map([...shared].filter(([, one]) => !one.single()));
    return shared;
  }

  sampleRelative(
    study: StudyView,
    trial: FrozenTrial,
    space: SearchSpace,
  ): Readonly<Record<string, ParamValue>> {
    const parents = this.#generations.parentsOf(study, this.#generations.generationOf(study, trial));
    if (parents.length === 0) return {};
    const { childGenerationStrategy, constraintsFunc } = this.#options;
    if (childGenerationStrategy !== undefined) return childGenerationStrategy(study, space, parents);
    const dominates = dominanceAmong(study, parents, constraintsFunc !== undefined);
    return childOf(study, space, parents, dominates, this.#random, this.#child);
  }

  sampleIndependent(
    study: StudyView,
    _trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    return drawAtRandom(this.#independent, name, distribution, study.compat);
  }

  afterTrial(
    study: StudyView,
    trial: FrozenTrial,
    state: TrialState,
    values: readonly number[] | null,
  ): void {
    const { afterTrialStrategy, constraintsFunc } = this.#options;
    if (afterTrialStrategy !== undefined) afterTrialStrategy(study, trial, state, values);
    else if (constraintsFunc !== undefined) storeConstraints(constraintsFunc, study, trial, state);
  }

  reseedRng(seed?: number): void {
    this.#independent.seed(seed);
    this.#random.seed(seed);
  }
}
