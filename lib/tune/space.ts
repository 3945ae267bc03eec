/** A search space declared up front, so that the types of its parameters are known: `defineSpace({ rate: float(0, 1) })`. */
import {
  type CategoricalChoice,
  CategoricalDistribution,
  type Distribution,
  FloatDistribution,
  type FloatOptions,
  IntDistribution,
  type IntOptions,
} from "./distributions.ts";

/** Distributions by name. */
export type Space = Readonly<Record<string, Distribution>>;

/** The parameters of a space, each with its type. */
export type ParamsOf<S extends Space> = {
  readonly [Name in keyof S]: S[Name] extends CategoricalDistribution<infer Choice> ? Choice : number;
};

/** Floats in [low, high]. @throws RangeError as `suggestFloat`. */
export function float(low: number, high: number, options?: FloatOptions): FloatDistribution {
  return new FloatDistribution(low, high, options);
}

/** Whole numbers in [low, high]. @throws RangeError as `suggestInt`. */
export function int(low: number, high: number, options?: IntOptions): IntDistribution {
  return new IntDistribution(low, high, options);
}

/** One of the choices. @throws RangeError as `suggestCategorical`. */
export function categorical<const Choice extends CategoricalChoice>(
  choices: readonly Choice[],
): CategoricalDistribution<Choice> {
  return new CategoricalDistribution(choices);
}

/** A space as given, with its types. */
export function defineSpace<S extends Space>(space: S): S {
  return Object.freeze(space);
}

/**
 * Parameters by name, as a study gives them back. The search space is only known as trials run, so their types are open;
 * give a type of your own to `createStudy` to have them checked.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- `bestParams.rate * 2` must compile without a declared space
export type Params = Readonly<Record<string, any>>;
