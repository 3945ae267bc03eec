/**
 * A child of a generation's parents: parents win tournaments of two, a crossover mixes them, then single parameters mutate.
 * What is left out of the result is drawn at random by the sampler. Source: Optuna 5.0,
 * `samplers/nsgaii/_child_generation_strategy.py` and `_crossover.py`. O(parents) for each child.
 */
import {
  CategoricalDistribution,
  type Distribution,
  type ParamValue,
  type SearchSpace,
} from "../../distributions.ts";
import type { FrozenTrial } from "../../frozen-trial.ts";
import { SearchSpaceTransform } from "../../search-space-transform.ts";
import type { StudyView } from "../../study-view.ts";
import type { RandomState } from "../random-state.ts";
import type { Dominates } from "./constrained-dominance.ts";
import type { Crossover } from "./crossover.ts";
import type { Mutation } from "./polynomial-mutation.ts";

export interface ChildOptions {
  readonly crossover: Crossover;
  readonly crossoverProb: number;
  readonly swappingProb: number;
  readonly mutation: Mutation | null;
  /** Null: one in the number of parameters. */
  readonly mutationProb: number | null;
}

/** Crossovers tried before a child is given up, where parents lie outside of the search space. */
const tries = 10_000;

/** Parameters of a child, without those that are to be drawn at random. */
export function childOf(
  study: StudyView,
  space: SearchSpace,
  parents: readonly FrozenTrial[],
  dominates: Dominates,
  random: RandomState,
  options: ChildOptions,
): Readonly<Record<string, ParamValue>> {
  const child =
    random.rng.next() < options.crossoverProb
      ? crossed(study, space, parents, dominates, random, options)
      : copied(space, parents[random.integer(parents.length)]!);
  const names = Object.keys(child);
  const mutationProb = options.mutationProb ?? 1 / Math.max(1, names.length);
  const params: Record<string, ParamValue> = {};
  for (const name of names)
    if (random.rng.next() >= mutationProb) params[name] = child[name]!;
    else if (options.mutation !== null) {
      const mutated = mutate(options.mutation, random, study, space.get(name)!, child[name]!);
      if (mutated !== undefined) params[name] = mutated;
    }
  return params;
}

function copied(space: SearchSpace, parent: FrozenTrial): Record<string, ParamValue> {
  const params: Record<string, ParamValue> = {};
  for (const name of space.keys()) params[name] = parent.params[name]!;
  return params;
}

function crossed(
  study: StudyView,
  space: SearchSpace,
  population: readonly FrozenTrial[],
  dominates: Dominates,
  random: RandomState,
  options: ChildOptions,
): Record<string, ParamValue> {
  const categorical: string[] = [];
  const numeric = new Map<string, Distribution>();
  for (const [name, distribution] of space)
    if (distribution instanceof CategoricalDistribution) categorical.push(name);
    else numeric.set(name, distribution);
  const transform = new SearchSpaceTransform(numeric, { compat: study.compat });
  const box = { low: transform.low, high: transform.high, objectives: study.directions.length };
  for (let t = 0; t < tries; t++) {
    const parents = selectParents(options.crossover, population, dominates, random);
    const child: Record<string, ParamValue> = {};
    const [first, last] = [parents[0]!, parents.at(-1)!];
    const draws = random.rand(categorical.length);
    categorical.forEach((name, i) => {
      child[name] = (draws[i]! >= options.swappingProb ? last : first).params[name]!;
    });
    if (numeric.size > 0) {
      const points = parents.map((parent) => transform.transform(parent.params));
      Object.assign(child, transform.untransform(options.crossover.crossover(points, random, box)));
    }
    if (Object.keys(child).every((name) => contains(space.get(name)!, child[name]!))) return child;
  }
  return {};
}

const contains = (distribution: Distribution, value: ParamValue): boolean =>
  distribution.contains(distribution.toInternalRepr(value));

function selectParents(
  crossover: Crossover,
  population: readonly FrozenTrial[],
  dominates: Dominates,
  random: RandomState,
): readonly FrozenTrial[] {
  const parents: FrozenTrial[] = [];
  const left = [...population];
  for (let k = 0; k < crossover.nParents; k++) {
    const a = left[random.integer(left.length)]!;
    const b = left[random.integer(left.length)]!;
    const winner = dominates(a, b) ? a : b;
    parents.push(winner);
    left.splice(left.indexOf(winner), 1);
  }
  return parents;
}

function mutate(
  mutation: Mutation,
  random: RandomState,
  study: StudyView,
  distribution: Distribution,
  value: ParamValue,
): ParamValue | undefined {
  if (distribution instanceof CategoricalDistribution) return undefined;
  const transform = new SearchSpaceTransform(new Map([["", distribution]]), { compat: study.compat });
  const [low, high] = [transform.low[0]!, transform.high[0]!];
  const mutated = mutation.mutation(transform.transform({ "": value })[0]!, random, low, high);
  return transform.untransform([Math.min(Math.max(mutated, low), high)])[""]!;
}
