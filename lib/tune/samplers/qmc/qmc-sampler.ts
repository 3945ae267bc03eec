/**
 * Quasi-random search: points of Sobol's or Halton's sequence fill the search space more evenly than random ones. The
 * parameters of the study's first trial are the space; that trial, and parameters outside of the space, are drawn by the
 * independent sampler. The place in the sequence is kept with the study, so that workers share one sequence.
 *
 * Source: Optuna 5.0, `samplers/_qmc.py`; before 5.0 categories were drawn independently and running trials not looked at.
 * Bergstra and Bengio, JMLR 13 (2012) 281-305.
 */
import {
  CategoricalDistribution,
  type Distribution,
  FloatDistribution,
  type ParamValue,
  type SearchSpace,
} from "../../distributions.ts";
import type { FrozenTrial, TrialState } from "../../frozen-trial.ts";
import { SearchSpaceTransform } from "../../search-space-transform.ts";
import type { StudyView } from "../../study-view.ts";
import { warn } from "../../warning.ts";
import { RandomSampler } from "../random.ts";
import { noSpace, type Sampler } from "../sampler.ts";
import { haltonSequence } from "./halton-sequence.ts";
import { sequenceKey } from "./sequence-key.ts";
import { type PointSequence, sobolSequence } from "./sobol-sequence.ts";

export interface QMCSamplerOptions {
  /** Which sequence; "sobol" by default, for up to 1111 parameters. */
  readonly qmcType?: "sobol" | "halton";
  /** Randomize the sequence by the seed; default false. */
  readonly scramble?: boolean;
  /** Whole, 0 … 2^53 - 1; below 2^32 where no independent sampler is given. Workers that scramble must share it. */
  readonly seed?: number;
  /** Draws the first trial and parameters outside of the space; by default at random. */
  readonly independentSampler?: Sampler;
  /** Warn when a sequence is scrambled without a seed; default true. */
  readonly warnAsynchronousSeeding?: boolean;
  /** Warn when a parameter is drawn by the independent sampler; default true. */
  readonly warnIndependentSampling?: boolean;
}

const suggested: readonly TrialState[] = ["COMPLETE", "PRUNED"];

/**
 * Draws from a sequence of low discrepancy; best with a power of two of trials. With the same seed it suggests what Optuna's
 * `QMCSampler` suggests.
 * @example createStudy({ sampler: new QMCSampler({ scramble: true, seed: 42 }) })
 */
export class QMCSampler implements Sampler {
  readonly name = "QMCSampler";
  readonly #qmcType: "sobol" | "halton";
  readonly #seed: number | undefined;
  readonly #independent: Sampler;
  readonly #warnIndependent: boolean;
  #sequence: { readonly dimensions: number; readonly at: PointSequence } | undefined;

  /** @throws RangeError for a sequence of another name, or a seed that is none. */
  constructor(options: QMCSamplerOptions = {}) {
    const { qmcType = "sobol", scramble = false, seed } = options;
    if (qmcType !== "sobol" && qmcType !== "halton")
      throw new RangeError(`QMCSampler: qmcType is "sobol" or "halton"; got ${JSON.stringify(qmcType)}`);
    if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0))
      throw new RangeError(`QMCSampler: a seed is a whole number from 0 to 2^53 - 1; got ${seed}`);
    this.#qmcType = qmcType;
    this.#seed = scramble ? (seed ?? Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)) : undefined;
    this.#independent = options.independentSampler ?? new RandomSampler(seed === undefined ? {} : { seed });
    this.#warnIndependent = options.warnIndependentSampling ?? true;
    if (scramble && seed === undefined && options.warnAsynchronousSeeding !== false)
      warn(
        "QMCSampler: no seed is given, so that the sequence is scrambled at random. Samplers that run in parallel on one study must share a seed to draw from one sequence.",
      );
  }

  inferRelativeSearchSpace(study: StudyView): SearchSpace {
    const past = study.getTrials({ states: suggested, useCache: true });
    if (past.length > 0) return spaceOf(past[0]!, study);
    return study.compat === 4 ? noSpace : unionOf(study.getTrials({ states: ["RUNNING"], useCache: true }));
  }

  sampleRelative(study: StudyView, _trial: FrozenTrial, space: SearchSpace): Record<string, ParamValue> {
    if (space.size === 0) return {};
    const point = this.#point(space.size, this.#nextIndex(study, space));
    const box = new Map(Array.from(space, ([name, distribution]) => [name, boxed(distribution)]));
    const transform = new SearchSpaceTransform(box, { unit: true, compat: study.compat });
    const params = transform.untransform(point);
    for (const [name, distribution] of space)
      if (distribution instanceof CategoricalDistribution)
        params[name] = distribution.toExternalRepr(params[name] as number);
    return params;
  }

  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    if (this.#warnIndependent && study.getTrials({ states: suggested, useCache: true }).length > 0)
      warn(
        `QMCSampler: parameter ${JSON.stringify(name)} is drawn by ${this.#independent.name}, as the space of the sequence is that of the first trial${study.compat === 4 ? ", without categories" : ""}; set warnIndependentSampling: false to draw it so without a warning.`,
      );
    return this.#independent.sampleIndependent(study, trial, name, distribution);
  }

  beforeTrial(study: StudyView, trial: FrozenTrial): void {
    this.#independent.beforeTrial?.(study, trial);
  }

  afterTrial(
    study: StudyView,
    trial: FrozenTrial,
    state: TrialState,
    values: readonly number[] | null,
  ): void {
    this.#independent.afterTrial?.(study, trial, state, values);
  }

  /** The sequence keeps its seed, since workers share it; the independent sampler does not. */
  reseedRng(seed?: number): void {
    this.#independent.reseedRng(seed);
  }

  #point(dimensions: number, index: number): Float64Array {
    if (this.#sequence?.dimensions !== dimensions) {
      const at = (this.#qmcType === "sobol" ? sobolSequence : haltonSequence)(dimensions, this.#seed);
      this.#sequence = { dimensions, at };
    }
    return this.#sequence.at(index);
  }

  /** Takes the next place. Two workers may take the same one at the same moment; none is left out. */
  #nextIndex(study: StudyView, space: SearchSpace): number {
    const key = sequenceKey(this.#qmcType, space, this.#seed);
    const last = study.storage.getStudySystemAttrs(study.studyId)[key];
    const index = typeof last === "number" ? last + 1 : 0;
    study.storage.setStudySystemAttr(study.studyId, key, index);
    return index;
  }
}

/** The trial's parameters in the order of their suggestion; for 4.9 without categories. */
function spaceOf(trial: FrozenTrial, study: StudyView): SearchSpace {
  const entries = Object.entries(trial.distributions);
  return new Map(
    study.compat === 5 ? entries : entries.filter(([, d]) => !(d instanceof CategoricalDistribution)),
  );
}

/** All parameters of the running trials. */
function unionOf(trials: readonly FrozenTrial[]): SearchSpace {
  const union = new Map<string, Distribution>();
  let common: Set<string> | undefined;
  for (const { distributions } of trials) {
    const names = Object.keys(distributions);
    for (const name of names) union.set(name, distributions[name]!);
    if (common === undefined) common = new Set(names);
    else if (names.length > 0) common = new Set(names.filter((name) => common!.has(name)));
  }
  if (common !== undefined && common.size !== union.size)
    warn(
      "QMCSampler: running trials differ in their parameters; a sequence wants a space without conditions.",
    );
  return union;
}

/** A category as a range of as many units as there are choices. */
function boxed(distribution: Distribution): Distribution {
  return distribution instanceof CategoricalDistribution
    ? new FloatDistribution(0, distribution.choices.length)
    : distribution;
}
