/**
 * What a sampler does, in the order of a trial's life: `beforeTrial` once; at the first `suggest…`
 * `inferRelativeSearchSpace`, then `sampleRelative` for all its parameters together; `sampleIndependent` for each
 * parameter that is not among them; `afterTrial` before the result is stored. A sampler sees a study only through
 * `StudyView`, holds nothing but its random numbers and caches that can be made anew, and keeps what must survive in
 * system attributes. Source: Optuna 5.0, `samplers/_base.py`.
 */
import type { Distribution, ParamValue, SearchSpace } from "../distributions.ts";
import type { FrozenTrial, TrialState } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";

export interface Sampler {
  /** Optuna's class name, for messages. */
  readonly name: string;
  /** The parameters that `sampleRelative` will draw together; empty for none. */
  inferRelativeSearchSpace(study: StudyView, trial: FrozenTrial): SearchSpace;
  /** Values by name; a parameter left out is drawn by `sampleIndependent`. */
  sampleRelative(
    study: StudyView,
    trial: FrozenTrial,
    space: SearchSpace,
  ): Readonly<Record<string, ParamValue>>;
  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue;
  beforeTrial?(study: StudyView, trial: FrozenTrial): void;
  afterTrial?(
    study: StudyView,
    trial: FrozenTrial,
    state: TrialState,
    values: readonly number[] | null,
  ): void;
  /** New random numbers, so that workers that share a sampler do not draw the same. */
  reseedRng(seed?: number): void;
}

/** The empty search space. */
export const noSpace: SearchSpace = new Map();
