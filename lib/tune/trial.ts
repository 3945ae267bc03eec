/**
 * A trial that runs: it asks the sampler for parameters as the objective names them (define-by-run), takes reports, and
 * says whether to go on. Source: Optuna 5.0, `trial/_trial.py`.
 */
import { constraintKey, constraintsOf } from "./constraints.ts";
import {
  type CategoricalChoice,
  CategoricalDistribution,
  checkDistributionCompatibility,
  type Distribution,
  FloatDistribution,
  type FloatOptions,
  IntDistribution,
  type IntOptions,
  type ParamValue,
  sameDistribution,
  type SearchSpace,
  singleValue,
} from "./distributions.ts";
import { type BaseTrial, checkContained, FrozenTrial } from "./frozen-trial.ts";
import type { ParamsOf, Space } from "./space.ts";
import type { TrialStudy } from "./trial-study.ts";
import { warn } from "./warning.ts";

export class Trial implements BaseTrial {
  readonly trialId: number;
  readonly number: number;
  readonly datetimeStart: Date | null;
  readonly #study: TrialStudy;
  readonly #start: FrozenTrial;
  readonly #fixed: Readonly<Record<string, ParamValue>>;
  readonly #params: Record<string, ParamValue> = {};
  readonly #distributions: Record<string, Distribution> = {};
  readonly #reported = new Set<number>();
  #space: SearchSpace | undefined;
  #relative: Readonly<Record<string, ParamValue>> | undefined;

  /** Made by `study.ask`. */
  constructor(study: TrialStudy, trialId: number) {
    this.#study = study;
    this.trialId = trialId;
    this.#start = study.storage.getTrial(trialId);
    this.number = this.#start.number;
    this.datetimeStart = this.#start.datetimeStart;
    this.#fixed = (this.#start.systemAttrs["fixed_params"] ?? {}) as Record<string, ParamValue>;
    Object.assign(this.#params, this.#start.params);
    Object.assign(this.#distributions, this.#start.distributions);
    for (const step of Object.keys(this.#start.intermediateValues)) this.#reported.add(Number(step));
    study.sampler.beforeTrial?.(this.#view(), this.#start);
  }

  /** Parameters suggested so far. */
  get params(): Readonly<Record<string, ParamValue>> {
    return { ...this.#params };
  }

  get distributions(): Readonly<Record<string, Distribution>> {
    return { ...this.#distributions };
  }

  get userAttrs(): Readonly<Record<string, unknown>> {
    return this.#study.storage.getTrial(this.trialId).userAttrs;
  }

  get constraints(): Readonly<Record<string, number>> {
    return constraintsOf(this.#study.storage.getTrial(this.trialId).systemAttrs);
  }

  /** What the sampler draws together for this trial; drawn at the first call. */
  get relativeParams(): Readonly<Record<string, ParamValue>> {
    if (this.#relative === undefined) {
      const { sampler } = this.#study;
      const view = this.#view();
      this.#space = sampler.inferRelativeSearchSpace(view, this.#start);
      this.#relative = sampler.sampleRelative(view, this.#start, this.#space);
    }
    return this.#relative;
  }

  /**
   * A float in [low, high].
   * @example const rate = trial.suggestFloat("learningRate", 1e-4, 1, { log: true });
   * @throws RangeError for a range that is none, or a parameter that was of another kind before.
   */
  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number {
    return this.#suggest(name, new FloatDistribution(low, high, options)) as number;
  }

  /**
   * A whole number in [low, high].
   * @example const depth = trial.suggestInt("maxDepth", 3, 30);
   * @throws RangeError for a range that is none, or a parameter that was of another kind before.
   */
  suggestInt(name: string, low: number, high: number, options?: IntOptions): number {
    return this.#suggest(name, new IntDistribution(low, high, options)) as number;
  }

  /**
   * One of the choices; its type is the union of them.
   * @example const criterion = trial.suggestCategorical("criterion", ["gini", "entropy"]);
   * @throws RangeError for no choices, or other choices than before.
   */
  suggestCategorical<const Choice extends CategoricalChoice>(
    name: string,
    choices: readonly Choice[],
  ): Choice {
    return this.#suggest(name, new CategoricalDistribution(choices)) as Choice;
  }

  /**
   * All parameters of a space at once, typed by it.
   * @example const { rate } = trial.suggest(defineSpace({ rate: float(1e-4, 1, { log: true }) }));
   */
  suggest<S extends Space>(space: S): ParamsOf<S> {
    const params: Record<string, ParamValue> = {};
    for (const [name, distribution] of Object.entries(space))
      params[name] = this.#suggest(name, distribution);
    return params as ParamsOf<S>;
  }

  /**
   * A value on the way, for pruning and for the plot of intermediate values. The first value of a step is kept.
   * @param step whole, from 0.
   * @throws TypeError for what is no number (NaN and infinities may come); RangeError for a step that is none, and where
   * there are several objectives.
   */
  report(value: number, step: number): void {
    this.#singleObjective("report");
    if (typeof value !== "number")
      throw new TypeError(
        `trial.report: value must be a number; got ${typeof value}; report the score of this step`,
      );
    if (!Number.isSafeInteger(step) || step < 0)
      throw new RangeError(
        `trial.report: step must be a whole number from 0; got ${String(step)}; count epochs or folds`,
      );
    if (this.#reported.has(step))
      return warn(`trial.report: step ${step} was reported before; the first value is kept.`);
    this.#study.storage.setTrialIntermediateValue(this.trialId, step, value);
    this.#reported.add(step);
  }

  /**
   * True when the pruner would end the trial after what was reported; then throw `TrialPruned`.
   * @throws RangeError where there are several objectives.
   */
  shouldPrune(): boolean {
    this.#singleObjective("shouldPrune");
    return this.#study.pruner.prune(this.#study, this.#study.storage.getTrial(this.trialId));
  }

  /** Keeps a value of your own with the trial: anything that JSON can hold. */
  setUserAttr(key: string, value: unknown): void {
    this.#study.storage.setTrialUserAttr(this.trialId, key, value);
  }

  /** Keeps a value with the trial under a key of the library's own, e.g. for a terminator. */
  setSystemAttr(key: string, value: unknown): void {
    this.#study.storage.setTrialSystemAttr(this.trialId, key, value);
  }

  /**
   * A constraint of the trial; it is feasible when none is above 0.
   * @throws TypeError for what is no number, RangeError for NaN.
   */
  setConstraint(key: string, value: number): void {
    if (typeof value !== "number")
      throw new TypeError(
        `trial.setConstraint: ${JSON.stringify(key)} must be a number; got ${typeof value}`,
      );
    if (Number.isNaN(value))
      throw new RangeError(
        `trial.setConstraint: ${JSON.stringify(key)} is NaN; give a number, above 0 where it is broken`,
      );
    const attr = constraintKey(key);
    if (attr in this.#study.storage.getTrial(this.trialId).systemAttrs)
      return warn(`trial.setConstraint: ${JSON.stringify(key)} was set before; the first value is kept.`);
    this.#study.storage.setTrialSystemAttr(this.trialId, attr, value);
  }

  #suggest(name: string, distribution: Distribution): ParamValue {
    const before = this.#distributions[name];
    if (before !== undefined) {
      checkDistributionCompatibility(name, before, distribution);
      if (!sameDistribution(before, distribution))
        warn(
          `Parameter ${JSON.stringify(name)} was suggested twice in one trial with different ranges; the first one holds.`,
        );
      return this.#params[name]!;
    }
    if (name === "__proto__")
      throw new RangeError('trial: a parameter cannot be named "__proto__"; use another name');
    const value = this.#draw(name, distribution);
    this.#study.storage.setTrialParam(this.trialId, name, distribution.toInternalRepr(value), distribution);
    this.#params[name] = value;
    this.#distributions[name] = distribution;
    return value;
  }

  #draw(name: string, distribution: Distribution): ParamValue {
    const fixed = this.#fixed[name];
    if (fixed !== undefined) {
      checkContained(name, fixed, distribution);
      return fixed;
    }
    if (distribution.single()) return singleValue(distribution);
    const relative = this.relativeParams[name];
    if (relative !== undefined) {
      const space = this.#space?.get(name);
      if (space === undefined)
        throw new RangeError(
          `${this.#study.sampler.name}: sampleRelative gave ${JSON.stringify(name)}, which is not in its search space; mend the sampler`,
        );
      checkDistributionCompatibility(name, space, distribution);
      if (distribution.contains(distribution.toInternalRepr(relative))) return relative;
    }
    return this.#study.sampler.sampleIndependent(this.#view(), this.#now(), name, distribution);
  }

  /** The trial with what was suggested so far; for the sampler's eyes at this moment only. */
  #now(): FrozenTrial {
    return new FrozenTrial({ ...this.#start, params: this.#params, distributions: this.#distributions });
  }

  #view() {
    return this.#study.pruner.filterStudy?.(this.#study, this.#start) ?? this.#study;
  }

  #singleObjective(what: string): void {
    if (this.#study.directions.length > 1)
      throw new RangeError(
        `trial.${what}: pruning is for one objective; the study has ${this.#study.directions.length}; return the values at the end`,
      );
  }
}
