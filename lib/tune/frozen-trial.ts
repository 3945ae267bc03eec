/**
 * A trial as it stands in a storage: a plain record that never changes. Storages hand out a new record when a trial goes
 * on. Source: Optuna 5.0, `trial/_frozen.py`.
 */
import { constraintsOf, constraintKey } from "./constraints.ts";
import {
  checkDistributionCompatibility,
  type CategoricalChoice,
  CategoricalDistribution,
  type Distribution,
  FloatDistribution,
  type FloatOptions,
  IntDistribution,
  type IntOptions,
  type ParamValue,
} from "./distributions.ts";
import { warn } from "./warning.ts";

/** Where a trial stands in its life. */
export type TrialState = "RUNNING" | "COMPLETE" | "PRUNED" | "FAIL" | "WAITING";
/** The states by Optuna's names: `TrialState.PRUNED`. */
export const TrialState = Object.freeze({
  RUNNING: "RUNNING",
  COMPLETE: "COMPLETE",
  PRUNED: "PRUNED",
  FAIL: "FAIL",
  WAITING: "WAITING",
}) satisfies { readonly [S in TrialState]: S };

/** True for COMPLETE, PRUNED and FAIL: the trial does not change any more. */
export function isFinished(state: TrialState): boolean {
  return state === "COMPLETE" || state === "PRUNED" || state === "FAIL";
}

/** What an objective may do with any kind of trial: one that runs, one that is over, one with given values. */
export interface BaseTrial {
  readonly number: number;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly distributions: Readonly<Record<string, Distribution>>;
  readonly userAttrs: Readonly<Record<string, unknown>>;
  readonly constraints: Readonly<Record<string, number>>;
  readonly datetimeStart: Date | null;
  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number;
  suggestInt(name: string, low: number, high: number, options?: IntOptions): number;
  suggestCategorical<const Choice extends CategoricalChoice>(
    name: string,
    choices: readonly Choice[],
  ): Choice;
  report(value: number, step: number): void;
  shouldPrune(): boolean;
  setUserAttr(key: string, value: unknown): void;
  setConstraint(key: string, value: number): void;
}

/** The fields of a `FrozenTrial`. */
export interface TrialRecord {
  /** From 0 in its study; -1 before it is in one. */
  readonly number: number;
  /** The storage's own id; -1 before it is in one. */
  readonly trialId: number;
  readonly state: TrialState;
  /** One value for each objective, or null where there is none. */
  readonly values: readonly number[] | null;
  readonly datetimeStart: Date | null;
  readonly datetimeComplete: Date | null;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly distributions: Readonly<Record<string, Distribution>>;
  readonly userAttrs: Readonly<Record<string, unknown>>;
  readonly systemAttrs: Readonly<Record<string, unknown>>;
  /** Reported values by step. */
  readonly intermediateValues: Readonly<Record<number, number>>;
}

/** A trial that does not change; given to an objective, it suggests what it holds. */
export class FrozenTrial implements TrialRecord, BaseTrial {
  readonly number: number;
  readonly trialId: number;
  readonly state: TrialState;
  readonly values: readonly number[] | null;
  readonly datetimeStart: Date | null;
  readonly datetimeComplete: Date | null;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly distributions: Readonly<Record<string, Distribution>>;
  readonly userAttrs: Readonly<Record<string, unknown>>;
  readonly systemAttrs: Readonly<Record<string, unknown>>;
  readonly intermediateValues: Readonly<Record<number, number>>;

  constructor(record: TrialRecord) {
    this.number = record.number;
    this.trialId = record.trialId;
    this.state = record.state;
    this.values = record.values;
    this.datetimeStart = record.datetimeStart;
    this.datetimeComplete = record.datetimeComplete;
    this.params = record.params;
    this.distributions = record.distributions;
    this.userAttrs = record.userAttrs;
    this.systemAttrs = record.systemAttrs;
    this.intermediateValues = record.intermediateValues;
  }

  /** The value of the only objective, or null. @throws RangeError where there are several. */
  get value(): number | null {
    if (this.values === null) return null;
    if (this.values.length > 1)
      throw new RangeError(
        `trial ${this.number}: value is for one objective; it has ${this.values.length} values; use values`,
      );
    return this.values[0] ?? null;
  }

  /** The greatest step that was reported, or null. */
  get lastStep(): number | null {
    const steps = Object.keys(this.intermediateValues);
    return steps.length === 0 ? null : Math.max(...steps.map(Number));
  }

  /** Seconds from start to end, or null while it has not ended. */
  get duration(): number | null {
    return this.datetimeStart === null || this.datetimeComplete === null
      ? null
      : (this.datetimeComplete.getTime() - this.datetimeStart.getTime()) / 1000;
  }

  /** Constraint values by name; feasible when none is above 0. */
  get constraints(): Readonly<Record<string, number>> {
    return constraintsOf(this.systemAttrs);
  }

  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number {
    return this.#suggest(name, new FloatDistribution(low, high, options)) as number;
  }

  suggestInt(name: string, low: number, high: number, options?: IntOptions): number {
    return this.#suggest(name, new IntDistribution(low, high, options)) as number;
  }

  suggestCategorical<const Choice extends CategoricalChoice>(
    name: string,
    choices: readonly Choice[],
  ): Choice {
    return this.#suggest(name, new CategoricalDistribution(choices)) as Choice;
  }

  /** Does nothing: the trial is over. */
  report(): void {}

  /** Always false. */
  shouldPrune(): boolean {
    return false;
  }

  /** @throws TypeError always: the record does not change. */
  setUserAttr(): never {
    throw new TypeError(`trial ${this.number}: a frozen trial does not change; set attributes while it runs`);
  }

  /** @throws TypeError always: the record does not change. */
  setConstraint(): never {
    throw new TypeError(
      `trial ${this.number}: a frozen trial does not change; set constraints while it runs`,
    );
  }

  #suggest(name: string, distribution: Distribution): ParamValue {
    const value = this.params[name];
    if (value === undefined)
      throw new RangeError(
        `trial ${this.number}: it holds no parameter ${JSON.stringify(name)}; it has ${Object.keys(this.params).join(", ") || "none"}`,
      );
    checkContained(name, value, distribution);
    const before = this.distributions[name];
    if (before !== undefined) checkDistributionCompatibility(name, before, distribution);
    return value;
  }
}

/** Warns when a given value lies outside its distribution; it is used nevertheless, as in Optuna. */
export function checkContained(name: string, value: ParamValue, distribution: Distribution): void {
  if (!distribution.contains(distribution.toInternalRepr(value)))
    warn(
      `The value ${String(value)} of parameter ${JSON.stringify(name)} is out of the range given now; it is used all the same.`,
    );
}

/** What `createTrial` takes; all may be missing. */
export interface CreateTrialOptions {
  readonly state?: TrialState;
  readonly value?: number | null;
  readonly values?: readonly number[] | null;
  readonly params?: Readonly<Record<string, ParamValue>>;
  readonly distributions?: Readonly<Record<string, Distribution>>;
  readonly userAttrs?: Readonly<Record<string, unknown>>;
  readonly systemAttrs?: Readonly<Record<string, unknown>>;
  readonly intermediateValues?: Readonly<Record<number, number>>;
  readonly constraints?: Readonly<Record<string, number>>;
  readonly datetimeStart?: Date | null;
  readonly datetimeComplete?: Date | null;
}

/**
 * A finished (or waiting) trial made by hand, for `study.addTrial`. State COMPLETE by default; times are now, unless given.
 * @throws RangeError when params and distributions do not fit, or a complete trial has no value.
 */
export function createTrial(options: CreateTrialOptions = {}): FrozenTrial {
  const { state = "COMPLETE", params = {}, distributions = {}, value, values, constraints = {} } = options;
  if (value !== undefined && value !== null && values !== undefined && values !== null)
    throw new RangeError("createTrial: give value or values, not both");
  const now = new Date();
  const systemAttrs: Record<string, unknown> = { ...options.systemAttrs };
  for (const [name, constraint] of Object.entries(constraints)) systemAttrs[constraintKey(name)] = constraint;
  const started = options.datetimeStart ?? (state === "WAITING" ? null : now);
  const trial = new FrozenTrial({
    number: -1,
    trialId: -1,
    state,
    values: values ?? (value === undefined || value === null ? null : [value]),
    datetimeStart: started,
    datetimeComplete: options.datetimeComplete ?? (isFinished(state) ? started : null),
    params,
    distributions,
    userAttrs: options.userAttrs ?? {},
    systemAttrs,
    intermediateValues: options.intermediateValues ?? {},
  });
  validateTrial(trial);
  return trial;
}

/**
 * Holds a trial to what every stored trial obeys.
 * @throws RangeError that names the broken rule.
 */
export function validateTrial(trial: TrialRecord): void {
  const refuse = (rule: string, got: string): never => {
    throw new RangeError(`trial ${trial.number}: ${rule}; got ${got}`);
  };
  if (trial.state !== "WAITING" && trial.datetimeStart === null)
    refuse("datetimeStart is set once it has started", "none");
  if (isFinished(trial.state) !== (trial.datetimeComplete !== null))
    refuse(
      "datetimeComplete is set exactly when it is finished",
      `${trial.state} with ${String(trial.datetimeComplete)}`,
    );
  if (trial.state === "FAIL" && trial.values !== null)
    refuse("a failed trial has no values", String(trial.values));
  if (trial.state === "COMPLETE" && (trial.values === null || trial.values.length === 0))
    refuse("a complete trial has values", "none; give value or values");
  if (trial.values !== null && trial.values.some((value) => typeof value !== "number" || Number.isNaN(value)))
    refuse("values are numbers, not NaN", String(trial.values));
  const names = Object.keys(trial.params);
  if (
    names.length !== Object.keys(trial.distributions).length ||
    names.some((name) => !Object.hasOwn(trial.distributions, name))
  )
    refuse(
      "params and distributions have the same names",
      `params ${names.join(", ") || "none"}, distributions ${Object.keys(trial.distributions).join(", ") || "none"}`,
    );
  for (const [name, value] of Object.entries(trial.params)) {
    const distribution = trial.distributions[name]!;
    if (!distribution.contains(distribution.toInternalRepr(value)))
      refuse(
        `parameter ${JSON.stringify(name)} lies in its distribution`,
        `${String(value)} for ${JSON.stringify(distribution)}`,
      );
  }
}
