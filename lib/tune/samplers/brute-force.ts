/**
 * Brute force: every combination of a search space that the objective itself spells out, conditional ones too, then the
 * study ends. What was tried is a tree, a parameter at each node, a value at each branch; a branch is drawn half by its
 * number of untried ends, half evenly among those that have any. Source: Optuna 5.0, `samplers/_brute_force.py`.
 * A suggestion costs O(trials · parameters): the tree is made anew from the trials, so that workers share it.
 */
import { gridValues } from "../decimal.ts";
import { CategoricalDistribution, type Distribution, type ParamValue } from "../distributions.ts";
import { type FrozenTrial, isFinished, type TrialState } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { RandomState } from "./random-state.ts";
import { noSpace, type Sampler } from "./sampler.ts";
import { TriedTree } from "./tried-tree.ts";

export interface BruteForceSamplerOptions {
  /** Whole, 0 … 2^32 - 1; the same seed gives the same order. */
  readonly seed?: number;
  /**
   * Go on while trials that run now may still show parameters that were not tried; some combinations may then be tried
   * twice. Default false.
   */
  readonly avoidPrematureStop?: boolean;
}

type Tried = Pick<FrozenTrial, "number" | "state" | "params" | "distributions">;

/**
 * @example new BruteForceSampler({ seed: 1 })
 */
export class BruteForceSampler implements Sampler {
  readonly name = "BruteForceSampler";
  readonly #random: RandomState;
  readonly #withoutRunning: boolean;

  constructor(options: BruteForceSamplerOptions = {}) {
    this.#random = new RandomState(options.seed);
    this.#withoutRunning = options.avoidPrematureStop !== true;
  }

  inferRelativeSearchSpace(): typeof noSpace {
    return noSpace;
  }

  sampleRelative(): Record<string, ParamValue> {
    return {};
  }

  /** @throws RangeError for a float without a step, and where the trials name other parameters or ranges at one node. */
  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    const values = candidates(name, distribution);
    const tree = new TriedTree();
    tree.expand(name, values);
    grow(
      tree,
      begun(study).filter(({ number }) => number !== trial.number),
      trial.params,
    );
    const drawn = tree.hasUntried(this.#withoutRunning)
      ? tree.draw(this.#random, this.#withoutRunning)
      : values[this.#random.integer(values.length)]!;
    return distribution.toExternalRepr(drawn);
  }

  afterTrial(study: StudyView, trial: FrozenTrial, state: TrialState): void {
    const { number, params, distributions } = trial;
    const now: Tried = { number, state, params, distributions };
    const trials = begun(study).map((other) => (other.number === number ? now : other));
    // From the last parameter back to the first: few trials share many parameters, and most often one is left there.
    const shared = Object.entries(params);
    while (shared.pop() !== undefined) {
      const tree = new TriedTree();
      grow(tree, trials, Object.fromEntries(shared));
      if (tree.hasUntried(this.#withoutRunning)) return;
    }
    study.requestStop?.();
  }

  reseedRng(seed?: number): void {
    this.#random.seed(seed);
  }
}

/** All trials but waiting ones, also where a pruner shows the sampler only some. */
function begun(study: StudyView): readonly FrozenTrial[] {
  return study.storage.getAllTrials(study.studyId, ["COMPLETE", "PRUNED", "RUNNING", "FAIL"]);
}

/** Enters the trials that hold the given parameters, with their other parameters. */
function grow(tree: TriedTree, trials: readonly Tried[], given: Readonly<Record<string, ParamValue>>): void {
  const names = Object.keys(given);
  for (const { state, params, distributions } of trials) {
    if (!names.every((name) => Object.hasOwn(params, name) && same(params[name]!, given[name]!))) continue;
    let node: TriedTree | undefined = tree;
    for (const name in distributions) {
      if (Object.hasOwn(given, name)) continue;
      const distribution: Distribution = distributions[name]!;
      node.expand(name, candidates(name, distribution));
      node = node.child(distribution.toInternalRepr(params[name]!));
      if (node === undefined) break;
    }
    if (node === undefined) continue;
    if (isFinished(state)) node.end();
    else node.isRunning = true;
  }
}

const same = (a: ParamValue, b: ParamValue): boolean => a === b || Object.is(a, b);

const listed = new WeakMap<Distribution, readonly number[]>();

/** All values of a distribution in internal form, ascending. */
function candidates(name: string, distribution: Distribution): readonly number[] {
  let values = listed.get(distribution);
  if (values === undefined) {
    if (distribution instanceof CategoricalDistribution) values = distribution.choices.map((_, i) => i);
    else if (distribution.step === null)
      throw new RangeError(
        `BruteForceSampler: a float needs a step, or its values have no end; got ${JSON.stringify(name)} without; give { step }`,
      );
    else values = gridValues(distribution.low, distribution.high, distribution.step);
    listed.set(distribution, values);
  }
  return values;
}
