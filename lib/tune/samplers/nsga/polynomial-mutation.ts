/**
 * Polynomial mutation: a number moves by a part of its range, small moves being likelier the greater η is, and never leaves
 * the range. Sources: Deb, Agrawal (1999), as in the NSGA-II code of Deb et al., IEEE TEVC 6 (2002) 182; Optuna 5.0,
 * `samplers/nsgaii/_mutations/_polynomial.py`.
 */
import type { RandomState } from "../random-state.ts";

/** What a mutation does with a number of the transformed space; categories are drawn anew instead. */
export interface Mutation {
  /** Optuna's class name, for messages. */
  readonly name: string;
  /** The changed number; what lies outside of [low, high] is cut off. */
  mutation(value: number, random: RandomState, low: number, high: number): number;
}

export class PolynomialMutation implements Mutation {
  readonly name = "PolynomialMutation";
  readonly #eta: number;

  /** @throws RangeError when eta is below 0. */
  constructor(eta = 20) {
    if (!(eta >= 0))
      throw new RangeError(`PolynomialMutation: eta must be at least 0; got ${String(eta)}; 20 is usual`);
    this.#eta = eta;
  }

  mutation(value: number, random: RandomState, low: number, high: number): number {
    const u = random.rng.next();
    const width = high - low;
    if (width <= 0) return value;
    const power = 1 / (this.#eta + 1);
    if (u <= 0.5) {
      const rest = 1 - (value - low) / width;
      return value + ((2 * u + (1 - 2 * u) * rest ** (this.#eta + 1)) ** power - 1) * width;
    }
    const rest = 1 - (high - value) / width;
    return value + (1 - (2 * (1 - u) + 2 * (u - 0.5) * rest ** (this.#eta + 1)) ** power) * width;
  }
}
