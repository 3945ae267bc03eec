/** Some parameters held fixed, the others drawn by another sampler. Source: Optuna 5.0, `samplers/_partial_fixed.py`. */
import type { Distribution, ParamValue, SearchSpace } from "../distributions.ts";
import type { FrozenTrial, TrialState } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { warn } from "../warning.ts";
import type { Sampler } from "./sampler.ts";

/**
 * A fixed value outside of its range is used all the same, with a warning.
 * @example study.sampler = new PartialFixedSampler({ maxDepth: study.bestParams.maxDepth }, study.sampler);
 */
export class PartialFixedSampler implements Sampler {
  readonly name = "PartialFixedSampler";
  readonly #fixed: Readonly<Record<string, ParamValue>>;
  readonly #base: Sampler;

  constructor(fixedParams: Readonly<Record<string, ParamValue>>, baseSampler: Sampler) {
    this.#fixed = { ...fixedParams };
    this.#base = baseSampler;
  }

  inferRelativeSearchSpace(study: StudyView, trial: FrozenTrial): SearchSpace {
    const space = this.#base.inferRelativeSearchSpace(study, trial);
    return new Map([...space].filter(([name]) => !Object.hasOwn(this.#fixed, name)));
  }

  sampleRelative(
    study: StudyView,
    trial: FrozenTrial,
    space: SearchSpace,
  ): Readonly<Record<string, ParamValue>> {
    return this.#base.sampleRelative(study, trial, space);
  }

  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    if (!Object.hasOwn(this.#fixed, name))
      return this.#base.sampleIndependent(study, trial, name, distribution);
    const value = this.#fixed[name]!;
    if (!distribution.contains(distribution.toInternalRepr(value)))
      warn(
        `PartialFixedSampler: ${String(value)} is out of the range of ${JSON.stringify(name)}; it is used all the same.`,
      );
    return value;
  }

  beforeTrial(study: StudyView, trial: FrozenTrial): void {
    this.#base.beforeTrial?.(study, trial);
  }

  afterTrial(
    study: StudyView,
    trial: FrozenTrial,
    state: TrialState,
    values: readonly number[] | null,
  ): void {
    this.#base.afterTrial?.(study, trial, state, values);
  }

  reseedRng(seed?: number): void {
    this.#base.reseedRng(seed);
  }
}
