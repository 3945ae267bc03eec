/**
 * The ranges that parameters are drawn from: floats, whole numbers, categories. A value has two forms: the external one
 * that the objective sees, and the internal one, a float, that storages and samplers use (a category is its index).
 * Source: Optuna 5.0, `distributions.py`.
 */
import { divides, lastStep, oneStep } from "./decimal.ts";
import { fromPythonJson, PythonFloat, toPythonJson } from "./python-json.ts";
import { warn } from "./warning.ts";

/** A value of a parameter, as the objective sees it. */
export type ParamValue = number | string | boolean | null;
/** A choice of a categorical parameter: what JSON can hold as one word. */
export type CategoricalChoice = ParamValue;
export type Distribution = FloatDistribution | IntDistribution | CategoricalDistribution;
/** Parameters by name, in the order in which they are sampled. */
export type SearchSpace = ReadonlyMap<string, Distribution>;

export interface FloatOptions {
  /** Sample in the logarithm; `low` must be above 0, and there is no `step`. */
  readonly log?: boolean;
  /** Distance between neighbouring values; without it every value of the range can come. */
  readonly step?: number | null;
}

export interface IntOptions {
  /** Sample in the logarithm; `low` must be at least 1 and `step` 1. */
  readonly log?: boolean;
  /** Distance between neighbouring values, at least 1. */
  readonly step?: number;
}

/** A float in [low, high]. With a step, `high` goes down to the last value on the grid, with a warning. */
export class FloatDistribution {
  readonly name = "FloatDistribution";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number | null;

  /** @throws RangeError for low > high, log with low ≤ 0, log with a step, a step ≤ 0, and for what is no finite number. */
  constructor(low: number, high: number, options: FloatOptions = {}) {
    const { log = false, step = null } = options;
    checkRange("suggestFloat", low, high);
    if (log && step !== null)
      throw new RangeError(
        `suggestFloat: a log range has no step; got step ${step}; leave out one of the two`,
      );
    if (log && low <= 0)
      throw new RangeError(
        `suggestFloat: low must be above 0 in a log range; got low ${low}, high ${high}; raise low`,
      );
    if (step !== null && !(step > 0 && Number.isFinite(step)))
      throw new RangeError(
        `suggestFloat: step must be above 0; got ${step}; give the distance between two values`,
      );
    this.low = low;
    this.high = step === null ? high : onGrid(low, high, step);
    this.log = log;
    this.step = step;
  }

  /** True when only one value can come. */
  single(): boolean {
    return this.low === this.high || (this.step !== null && oneStep(this.low, this.high, this.step));
  }

  /** True when the internal value lies in the range and on the grid. */
  contains(internal: number): boolean {
    if (!(this.low <= internal && internal <= this.high)) return false;
    if (this.step === null) return true;
    const k = (internal - this.low) / this.step;
    return Math.abs(k - Math.round(k)) < 1e-8;
  }

  toInternalRepr(value: ParamValue): number {
    return numericRepr(value, this.log);
  }

  toExternalRepr(internal: number): number {
    return internal;
  }
}

/** A whole number in [low, high]. `high` goes down to the last value on the grid of steps, with a warning. */
export class IntDistribution {
  readonly name = "IntDistribution";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number;

  /** @throws RangeError for low > high, log with low < 1, log with step ≠ 1, step < 1, and for what is not whole. */
  constructor(low: number, high: number, options: IntOptions = {}) {
    const { log = false, step = 1 } = options;
    for (const [name, value] of [
      ["low", low],
      ["high", high],
      ["step", step],
    ] as const)
      if (!Number.isSafeInteger(value))
        throw new RangeError(
          `suggestInt: ${name} must be a whole number below 2^53; got ${value}; round it or use suggestFloat`,
        );
    checkRange("suggestInt", low, high);
    if (log && step !== 1)
      throw new RangeError(`suggestInt: a log range has step 1; got step ${step}; leave out one of the two`);
    if (log && low < 1)
      throw new RangeError(
        `suggestInt: low must be at least 1 in a log range; got low ${low}, high ${high}; raise low`,
      );
    if (step <= 0)
      throw new RangeError(
        `suggestInt: step must be at least 1; got ${step}; give the distance between two values`,
      );
    this.low = low;
    this.high = onGrid(low, high, step);
    this.log = log;
    this.step = step;
  }

  single(): boolean {
    return this.low === this.high || (!this.log && this.high - this.low < this.step);
  }

  contains(internal: number): boolean {
    return this.low <= internal && internal <= this.high && (internal - this.low) % this.step === 0;
  }

  toInternalRepr(value: ParamValue): number {
    return numericRepr(value, this.log);
  }

  toExternalRepr(internal: number): number {
    return Math.trunc(internal);
  }
}

/** One of some choices. The internal value is the index of the choice. */
export class CategoricalDistribution<Choice extends CategoricalChoice = CategoricalChoice> {
  readonly name = "CategoricalDistribution";
  readonly choices: readonly Choice[];

  /** @throws RangeError for no choices; TypeError for a choice that is not text, a number, true, false or null. */
  constructor(choices: readonly Choice[]) {
    if (!Array.isArray(choices) || choices.length === 0)
      throw new RangeError(
        `suggestCategorical: choices must be a list of at least one; got ${JSON.stringify(choices)}`,
      );
    for (const choice of choices)
      if (choice !== null && !["number", "string", "boolean"].includes(typeof choice))
        throw new TypeError(
          `suggestCategorical: a choice is text, a number, true, false or null; got a ${typeof choice}; choose by a name and look the value up`,
        );
    this.choices = Object.freeze([...choices]);
  }

  single(): boolean {
    return this.choices.length === 1;
  }

  contains(internal: number): boolean {
    const index = Math.trunc(internal);
    return index >= 0 && index < this.choices.length;
  }

  /** @throws RangeError when the value is none of the choices. */
  toInternalRepr(value: ParamValue): number {
    const index = this.choices.findIndex((choice) => sameChoice(choice, value));
    if (index < 0)
      throw new RangeError(
        `${shownValue(value)} is none of the choices ${JSON.stringify(this.choices)}; give one of them`,
      );
    return index;
  }

  toExternalRepr(internal: number): Choice {
    return this.choices[Math.trunc(internal)] as Choice;
  }
}

/** The only value of a distribution that has one. */
export function singleValue(distribution: Distribution): ParamValue {
  return distribution instanceof CategoricalDistribution ? distribution.choices[0]! : distribution.low;
}

/** True when two distributions are the same in every attribute. */
export function sameDistribution(a: Distribution, b: Distribution): boolean {
  if (a === b) return true;
  if (a instanceof CategoricalDistribution)
    return (
      b instanceof CategoricalDistribution &&
      a.choices.length === b.choices.length &&
      a.choices.every((choice, i) => sameChoice(choice, b.choices[i]!))
    );
  return (
    !(b instanceof CategoricalDistribution) &&
    a.name === b.name &&
    a.low === b.low &&
    a.high === b.high &&
    a.log === b.log &&
    a.step === b.step
  );
}

/**
 * Holds a new distribution of a parameter to its earlier one: the kind, `log` and the choices stay; the range may change.
 * @throws RangeError when they do not fit.
 */
export function checkDistributionCompatibility(name: string, before: Distribution, now: Distribution): void {
  const refuse = (rule: string, got: string): never => {
    throw new RangeError(
      `parameter ${JSON.stringify(name)}: ${rule}; ${got}; use another name, or a new study for another search space`,
    );
  };
  if (before.name !== now.name)
    refuse("its kind stays the same within a study", `it was ${before.name} and is now ${now.name}`);
  if (before instanceof CategoricalDistribution) {
    if (!sameDistribution(before, now))
      refuse(
        "its choices stay the same within a study",
        `they were ${JSON.stringify(before.choices)} and are now ${JSON.stringify((now as CategoricalDistribution).choices)}`,
      );
  } else if (before.log !== (now as FloatDistribution).log)
    refuse("log stays the same within a study", `it was ${before.log} and is now ${!before.log}`);
}

/** Optuna's JSON text of a distribution. */
export function distributionToJson(distribution: Distribution): string {
  if (distribution instanceof CategoricalDistribution)
    return toPythonJson({ name: distribution.name, attributes: { choices: distribution.choices } });
  const { name, low, high, log, step } = distribution;
  if (distribution instanceof IntDistribution)
    return toPythonJson({ name, attributes: { log, step, low, high } });
  const float = (value: number | null) => (value === null ? null : new PythonFloat(value));
  return toPythonJson({ name, attributes: { step: float(step), low: float(low), high: float(high), log } });
}

/**
 * Reads Optuna's JSON text of a distribution; the names of Optuna 2 (`UniformDistribution` and so on) too.
 * @throws RangeError for a name that is not known.
 */
export function jsonToDistribution(text: string): Distribution {
  const { name, attributes } = fromPythonJson(text) as {
    name: string;
    attributes: {
      low: number;
      high: number;
      log?: boolean;
      step?: number | null;
      q?: number;
      choices: ParamValue[];
    };
  };
  const { low, high, log = false, step } = attributes ?? {};
  switch (name) {
    case "FloatDistribution":
      return new FloatDistribution(low, high, { log, step: step ?? null });
    case "IntDistribution":
      return new IntDistribution(low, high, { log, step: step ?? 1 });
    case "CategoricalDistribution":
      return new CategoricalDistribution(attributes.choices);
    case "UniformDistribution":
      return new FloatDistribution(low, high);
    case "LogUniformDistribution":
      return new FloatDistribution(low, high, { log: true });
    case "DiscreteUniformDistribution":
      return new FloatDistribution(low, high, { step: attributes.q ?? null });
    case "IntUniformDistribution":
      return new IntDistribution(low, high, { step: step ?? 1 });
    case "IntLogUniformDistribution":
      return new IntDistribution(low, high, { log: true });
    default:
      throw new RangeError(
        `distribution: unknown name ${JSON.stringify(name)} in ${text}; it was written by another version`,
      );
  }
}

function checkRange(where: string, low: number, high: number): void {
  if (typeof low !== "number" || typeof high !== "number" || !Number.isFinite(low) || !Number.isFinite(high))
    throw new RangeError(
      `${where}: low and high must be finite numbers; got low ${String(low)}, high ${String(high)}; give the two ends of the range`,
    );
  if (low > high)
    throw new RangeError(`${where}: low must be at most high; got low ${low}, high ${high}; swap them`);
}

function onGrid(low: number, high: number, step: number): number {
  if (divides(low, high, step)) return high;
  const last = lastStep(low, high, step);
  warn(`The range [${low}, ${high}] is not divisible by step ${step}; it becomes [${low}, ${last}].`);
  return last;
}

function numericRepr(value: ParamValue, log: boolean): number {
  const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value ?? NaN);
  if (Number.isNaN(number))
    throw new RangeError(`${shownValue(value)} is no number; give a number for this parameter`);
  if (log && number <= 0)
    throw new RangeError(`${number} is not above 0; a log range holds positive numbers only`);
  return number;
}

const sameChoice = (a: ParamValue, b: ParamValue): boolean => Object.is(a, b) || a === b;

const shownValue = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value) : String(value);
