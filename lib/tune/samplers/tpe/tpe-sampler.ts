/**
 * Tree-structured Parzen estimator: good trials and the others each give a density; candidates are drawn from that of the
 * good ones, and the one where the ratio of both is greatest is tried.
 *
 * Papers: Bergstra et al., NeurIPS 24 (2011) 2546; Watanabe, arXiv 2304.11127 (2023); multivariate: Falkner et al., ICML
 * (2018); several objectives: Ozaki et al., GECCO (2020) 533. Source: Optuna 5.0 and 4.9, `samplers/_tpe/sampler.py`.
 */
import { pairwiseSum } from "../../../core/index.ts";
import { constraintsOf } from "../../constraints.ts";
import {
  type Distribution,
  type ParamValue,
  sameDistribution,
  type SearchSpace,
  CategoricalDistribution,
} from "../../distributions.ts";
import type { FrozenTrial, TrialState } from "../../frozen-trial.ts";
import { referencePoint } from "../../mo/best-rows.ts";
import { hypervolumeContributions } from "../../mo/hypervolume.ts";
import { exactLog } from "../../numeric/exact-exponential.ts";
import { IntersectionSearchSpace } from "../../search-space.ts";
import type { StudyView } from "../../study-view.ts";
import { warn } from "../../warning.ts";
import { type ConstraintsFunc, storeConstraints } from "../constraints-func.ts";
import { drawAtRandom } from "../random.ts";
import { RandomState } from "../random-state.ts";
import { noSpace, type Sampler } from "../sampler.ts";
import { GroupDecomposedSearchSpace } from "./group-decomposed-search-space.ts";
import { CategoricalKernels, type Kernels, type Members, NumericKernels } from "./kernels.ts";
import { drawCandidates, logDensities, MOST_EXACT, type ParzenEstimator } from "./parzen-estimator.ts";
import { paramsOfRunning, shareRelativeParams } from "./relative-params.ts";
import { goodTrials, lossesOf } from "./split-trials.ts";
import { internalValue, TrialHistory, violationOf } from "./trial-history.ts";
import {
  checkedWeights,
  defaultGamma,
  defaultGammaMultiObjective,
  defaultWeights,
  hyperoptDefaultGamma,
} from "./weights.ts";

export interface TPESamplerOptions {
  /** Whole, 0 … 2^32 - 1; the same seed gives the same trials. */
  readonly seed?: number | undefined;
  /** Finished trials before which parameters are drawn at random; default 10. */
  readonly nStartupTrials?: number | undefined;
  /** Candidates for each suggestion; default 24. */
  readonly nEiCandidates?: number | undefined;
  /** Parameters together; default true for one objective, false for several (false in 4.9). */
  readonly multivariate?: boolean | undefined;
  /** Parameters in groups that occur together, each multivariate; default false. */
  readonly group?: boolean | undefined;
  /** Stay away from what runs now; default true (false in 4.9). */
  readonly constantLiar?: boolean | undefined;
  /** How many of n trials are good; default a tenth, at most 25 for one objective. */
  readonly gamma?: ((n: number) => number) | undefined;
  /** Weights of n trials, the oldest first; default 1 for the latest 25, less for older ones. */
  readonly weights?: ((n: number) => ArrayLike<number>) | undefined;
  /** Weight of the prior; default 1. */
  readonly priorWeight?: number | undefined;
  /** Keep kernels from becoming too narrow; default true. */
  readonly considerMagicClip?: boolean | undefined;
  /** Count the ends of the range as neighbours of the outermost kernels; default false. */
  readonly considerEndpoints?: boolean | undefined;
  /** Constraints of a finished trial, above 0 where broken; `trial.setConstraint` is the newer way. */
  readonly constraintsFunc?: ConstraintsFunc | undefined;
  /** Warn when a parameter is drawn by itself although the sampler is multivariate; default false. */
  readonly warnIndependentSampling?: boolean | undefined;
}

/** What the sampler knows of one view of a study. */
interface Followed {
  readonly history: TrialHistory;
  readonly kernels: Map<string, { readonly distribution: Distribution; readonly kernels: Kernels }>;
  split: Split | undefined;
  /** The last default weights of each role. */
  readonly weights: Map<string, Weights>;
}

/** The good trials and the others, by number, ascending. */
interface Split {
  readonly version: number;
  readonly count: number;
  readonly good: Int32Array;
  readonly bad: Int32Array;
}

interface Weights {
  readonly weights: Float64Array;
  readonly logWeights: Float64Array;
}

/**
 * @example createStudy({ sampler: new TPESampler({ seed: 42 }) })
 * Cost of a suggestion: O(trials · parameters) in the worst case, and far less as a rule, since only kernels near a candidate
 * count.
 */
export class TPESampler implements Sampler {
  readonly name = "TPESampler";
  readonly #options: TPESamplerOptions;
  readonly #random: RandomState;
  readonly #startup: RandomState;
  readonly #followed = new WeakMap<StudyView, Followed>();
  readonly #spaces = new WeakMap<StudyView, IntersectionSearchSpace>();
  readonly #groups = new WeakMap<StudyView, GroupDecomposedSearchSpace>();
  #groupSpaces: readonly SearchSpace[] = [];

  /** @throws RangeError for numbers out of range, and for `group` with `multivariate: false`. */
  constructor(options: TPESamplerOptions = {}) {
    const { nStartupTrials = 10, nEiCandidates = 24, priorWeight = 1 } = options;
    if (!(Number.isSafeInteger(nStartupTrials) && nStartupTrials >= 0))
      throw new RangeError(`TPESampler: nStartupTrials must be a whole number from 0; got ${nStartupTrials}`);
    if (!(Number.isSafeInteger(nEiCandidates) && nEiCandidates >= 1))
      throw new RangeError(`TPESampler: nEiCandidates must be a whole number from 1; got ${nEiCandidates}`);
    if (!(priorWeight >= 0 && priorWeight < Infinity))
      throw new RangeError(`TPESampler: priorWeight must be a number from 0; got ${priorWeight}`);
    if (options.group === true && options.multivariate === false)
      throw new RangeError("TPESampler: group needs multivariate; got multivariate false; leave it out");
    this.#options = options;
    this.#random = new RandomState(options.seed);
    this.#startup = new RandomState(options.seed);
  }

  /** Hyperopt's defaults. */
  static hyperoptParameters(): TPESamplerOptions {
    return {
      priorWeight: 1,
      considerMagicClip: true,
      considerEndpoints: false,
      nStartupTrials: 20,
      nEiCandidates: 24,
      gamma: hyperoptDefaultGamma,
      weights: defaultWeights,
    };
  }

  reseedRng(seed?: number): void {
    this.#random.seed(seed);
    this.#startup.seed(seed);
  }

  inferRelativeSearchSpace(study: StudyView): SearchSpace {
    if (!this.#isMultivariate(study)) return noSpace;
    if (this.#options.group === true) {
      const groups = of(this.#groups, study, () => new GroupDecomposedSearchSpace());
      this.#groupSpaces = groups.calculate(study);
      return new Map(this.#groupSpaces.flatMap((space) => [...open(space)]));
    }
    return open(
      of(this.#spaces, study, () => new IntersectionSearchSpace({ includePruned: true })).calculate(study),
    );
  }

  sampleRelative(
    study: StudyView,
    trial: FrozenTrial,
    space: SearchSpace,
  ): Readonly<Record<string, ParamValue>> {
    const params: Record<string, ParamValue> = {};
    const parts =
      this.#options.group === true
        ? this.#groupSpaces.map((group) => new Map([...open(group)].filter(([name]) => space.has(name))))
        : [space];
    for (const part of parts)
      if (part.size > 0 && this.#isWarm(study)) Object.assign(params, this.#sample(study, trial, part));
    if (this.#isLiar(study) && Object.keys(params).length > 0)
      shareRelativeParams(study.storage, trial.trialId, params);
    return params;
  }

  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    if (!this.#isWarm(study)) return drawAtRandom(this.#startup, name, distribution, study.compat);
    if (this.#options.warnIndependentSampling === true && this.#isMultivariate(study))
      warn(
        `TPESampler: parameter ${JSON.stringify(name)} is drawn by itself, since not all trials have it with the same range; group: true draws such parameters together, too.`,
      );
    return this.#sample(study, trial, new Map([[name, distribution]]))[name]!;
  }

  afterTrial(study: StudyView, trial: FrozenTrial, state: TrialState): void {
    const { constraintsFunc } = this.#options;
    if (constraintsFunc !== undefined) storeConstraints(constraintsFunc, study, trial, state);
  }

  #isMultivariate(study: StudyView): boolean {
    const { multivariate, group } = this.#options;
    if (multivariate !== undefined) return multivariate;
    return group === true || (study.compat === 5 && study.directions.length === 1);
  }

  #isLiar(study: StudyView): boolean {
    return this.#options.constantLiar ?? study.compat === 5;
  }

  /** True when enough trials are finished. */
  #isWarm(study: StudyView): boolean {
    const { nStartupTrials = 10 } = this.#options;
    const { history } = this.#follow(study);
    if (history.numbers.length >= nStartupTrials) return true;
    history.follow(study.getTrials({ useCache: true }));
    return history.numbers.length >= nStartupTrials;
  }

  #follow(study: StudyView): Followed {
    return of(this.#followed, study, () => ({
      history: new TrialHistory({ directions: study.directions, violation: this.#violation(study) }),
      kernels: new Map(),
      split: undefined,
      weights: new Map(),
    }));
  }

  /** 5.0 knows all constraints; 4.9 only those of its own function, and takes trials without any for the worst. */
  #violation(study: StudyView): (trial: FrozenTrial) => number {
    if (study.compat === 5) return violationOf;
    if (this.#options.constraintsFunc === undefined) return () => 0;
    return (trial) => (Array.isArray(trial.systemAttrs["constraints"]) ? violationOf(trial) : Infinity);
  }

  #sample(study: StudyView, trial: FrozenTrial, space: SearchSpace): Record<string, ParamValue> {
    const { nEiCandidates = 24 } = this.#options;
    const isLiar = this.#isLiar(study);
    const followed = this.#follow(study);
    const { history } = followed;
    const running = history.follow(study.getTrials({ useCache: !isLiar }));
    const others = isLiar ? running.filter(({ number }) => number !== trial.number) : [];
    const { good, bad } = this.#split(study, followed);
    const below = this.#estimator(study, followed, space, good, [], "below");
    const drawn = drawCandidates(below, this.#random, nEiCandidates);
    const scores = logDensities(below, drawn);
    release(below);
    const above = this.#estimator(study, followed, space, bad, others, "above");
    const against = logDensities(above, drawn);
    release(above);
    for (let i = 0; i < scores.length; i++) scores[i]! -= against[i]!;
    const best = firstGreatest(scores);
    const params: Record<string, ParamValue> = {};
    let p = 0;
    for (const [name, distribution] of space) params[name] = distribution.toExternalRepr(drawn[p++]![best]!);
    return params;
  }

  #split(study: StudyView, followed: Followed): Split {
    const { history, split } = followed;
    const gamma =
      this.#options.gamma ??
      (study.directions.length > 1 && study.compat === 5 ? defaultGammaMultiObjective : defaultGamma);
    const count = Math.max(0, gamma(history.numbers.length));
    if (split?.version === history.version && split.count === count) return split;
    const good = goodTrials(history, study.directions, count, this.#violation(study));
    const isGood = new Uint8Array(history.kinds.length);
    for (const number of good) isGood[number] = 1;
    const bad = history.numbers.view().filter((number) => isGood[number] === 0);
    return (followed.split = { version: history.version, count, good, bad });
  }

  #estimator(
    study: StudyView,
    followed: Followed,
    space: SearchSpace,
    trials: Int32Array,
    running: readonly FrozenTrial[],
    role: "below" | "above",
  ): ParzenEstimator {
    const { history } = followed;
    const columns = Array.from(space, ([name, distribution]) => history.column(name, distribution));
    const multivariate = this.#isMultivariate(study);
    const lies: { readonly number: number; readonly values: readonly number[] }[] = [];
    for (const trial of running) {
      const params = multivariate ? paramsOfRunning(trial) : trial.params;
      const values = Array.from(space, ([name, distribution]) => internalValue(params[name], distribution));
      if (!values.some(Number.isNaN)) lies.push({ number: trial.number, values });
    }
    const having = columns.every(({ sorted }) => sorted.length === history.numbers.length)
      ? trials
      : trials.filter((number) => columns.every(({ values }) => !Number.isNaN(values[number]!)));
    const numbers =
      lies.length === 0 ? having : Int32Array.from([...having, ...lies.map(({ number }) => number)]).sort();
    const place = new Int32Array(history.kinds.length).fill(-1);
    numbers.forEach((number, i) => (place[number] = i));
    const { priorWeight = 1, considerMagicClip = true, considerEndpoints = false } = this.#options;
    const options = {
      priorWeight,
      considerMagicClip,
      considerEndpoints,
      fixedWidth: study.compat === 4 && multivariate ? space.size : null,
    };
    const kernels = Array.from(space, ([name, distribution], p) => {
      const made = kernelsOf(followed, role, name, distribution);
      const members: Members = {
        numbers,
        place,
        running: new Map(lies.map(({ number, values }) => [number, values[p]!])),
      };
      if (made.kind === "numeric") made.take(columns[p]!, history.numbers.view());
      made.fit(columns[p]!, members, options);
      return made;
    });
    return { numbers, ...this.#weights(study, followed, trials, numbers, role, isDiscrete(space)), kernels };
  }

  /** Weights of the kernels, with the prior's, summing to 1. */
  #weights(
    study: StudyView,
    { history, weights: held }: Followed,
    trials: Int32Array,
    numbers: Int32Array,
    role: "below" | "above",
    exact: boolean,
  ): Weights {
    const { weights, priorWeight = 1 } = this.#options;
    const n = numbers.length;
    const several = role === "below" && study.directions.length > 1;
    const isDefault = !several && weights === undefined;
    const key = `${role} ${exact}`;
    const last = held.get(key);
    if (isDefault && last?.weights.length === n + 1) return last;
    let given: ArrayLike<number>;
    if (several)
      given =
        study.compat === 5
          ? new Float64Array(n).fill(1)
          : this.#contributions(study, history, trials, numbers);
    else given = weights === undefined ? defaultWeights(n) : checkedWeights(weights, n);
    const all = new Float64Array(n + 1);
    all.set(given);
    all[n] = n === 0 ? 1 : priorWeight;
    const sum = pairwiseSum(all);
    for (let k = 0; k <= n; k++) all[k]! /= sum;
    const made = { weights: all, logWeights: all.map(exact && n <= MOST_EXACT ? exactLog : Math.log) };
    if (isDefault) held.set(key, made);
    return made;
  }

  /** 4.9: the good trials of several objectives count by what they add to the hypervolume. */
  #contributions(
    study: StudyView,
    history: TrialHistory,
    trials: Int32Array,
    numbers: Int32Array,
  ): Float64Array {
    const EPS = 1e-12;
    const { constraintsFunc } = this.#options;
    const isFeasible = (number: number): boolean =>
      constraintsFunc === undefined ||
      Object.values(constraintsOf(history.trials[number]!.systemAttrs)).every((value) => value <= 0);
    const byNumber = new Map<number, number>();
    for (const number of trials) byNumber.set(number, isFeasible(number) ? 1 : EPS);
    const feasible = trials.filter(isFeasible);
    if (feasible.length > 1) {
      const m = study.directions.length;
      const losses = lossesOf(history, feasible, study.directions);
      const contributions = hypervolumeContributions(losses, referencePoint(losses, m));
      if (contributions !== null) {
        let most = EPS;
        for (const each of contributions) most = Math.max(most, each);
        feasible.forEach((number, i) => byNumber.set(number, Math.max(contributions[i]! / most, EPS)));
      }
    }
    return Float64Array.from(numbers, (number) => byNumber.get(number)!);
  }
}

/** The kernels of a parameter, kept from one suggestion to the next while its range stays the same. */
function kernelsOf(followed: Followed, role: string, name: string, distribution: Distribution): Kernels {
  const key = `${role} ${name}`;
  const held = followed.kernels.get(key);
  if (held !== undefined && sameDistribution(held.distribution, distribution)) return held.kernels;
  const kernels =
    distribution instanceof CategoricalDistribution
      ? new CategoricalKernels(distribution)
      : new NumericKernels(distribution);
  followed.kernels.set(key, { distribution, kernels });
  return kernels;
}

function release(estimator: ParzenEstimator): void {
  for (const kernel of estimator.kernels) kernel.release();
}

/** True when equal candidates may come, whose order the last digit decides. */
function isDiscrete(space: SearchSpace): boolean {
  for (const distribution of space.values())
    if (!(distribution instanceof CategoricalDistribution) && distribution.step === null) return false;
  return true;
}

/** Parameters that have more than one value. */
function open(space: SearchSpace): SearchSpace {
  for (const distribution of space.values())
    if (distribution.single()) return new Map([...space].filter(([, each]) => !each.single()));
  return space;
}

/** The first of the greatest, and the first NaN before all, as numpy's argmax. */
function firstGreatest(values: Float64Array): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) return i;
    if (values[i]! > values[best]!) best = i;
  }
  return best;
}

function of<T>(map: WeakMap<StudyView, T>, study: StudyView, make: () => T): T {
  let value = map.get(study);
  if (value === undefined) map.set(study, (value = make()));
  return value;
}
