/** A trial with given parameters, to run an objective outside any study. Source: Optuna 5.0, `trial/_fixed.py`. */
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
} from "./distributions.ts";
import { type BaseTrial, checkContained } from "./frozen-trial.ts";

/** @example objective(new FixedTrial({ x: 1, kind: "a" })) */
export class FixedTrial implements BaseTrial {
  readonly number: number;
  readonly datetimeStart = new Date();
  readonly #given: Readonly<Record<string, ParamValue>>;
  readonly #params: Record<string, ParamValue> = {};
  readonly #distributions: Record<string, Distribution> = {};
  readonly #userAttrs: Record<string, unknown> = {};
  readonly #constraints: Record<string, number> = {};

  constructor(params: Readonly<Record<string, ParamValue>>, number = 0) {
    this.#given = params;
    this.number = number;
  }

  get params(): Readonly<Record<string, ParamValue>> {
    return { ...this.#params };
  }

  get distributions(): Readonly<Record<string, Distribution>> {
    return { ...this.#distributions };
  }

  get userAttrs(): Readonly<Record<string, unknown>> {
    return { ...this.#userAttrs };
  }

  get constraints(): Readonly<Record<string, number>> {
    return { ...this.#constraints };
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

  report(): void {}

  shouldPrune(): boolean {
    return false;
  }

  setUserAttr(key: string, value: unknown): void {
    this.#userAttrs[key] = value;
  }

  setConstraint(key: string, value: number): void {
    this.#constraints[key] ??= value;
  }

  #suggest(name: string, distribution: Distribution): ParamValue {
    const value = this.#given[name];
    if (value === undefined)
      throw new RangeError(
        `FixedTrial: no value for parameter ${JSON.stringify(name)}; it has ${Object.keys(this.#given).join(", ") || "none"}; add it`,
      );
    checkContained(name, value, distribution);
    const before = this.#distributions[name];
    if (before !== undefined) checkDistributionCompatibility(name, before, distribution);
    this.#params[name] = value;
    this.#distributions[name] = distribution;
    return value;
  }
}
