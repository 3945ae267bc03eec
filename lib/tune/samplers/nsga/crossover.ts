/**
 * What a crossover does: one child from a few parents. It sees numeric parameters only, as real numbers (logarithms taken,
 * steps with half a step of room at both ends); categories are crossed uniformly. Source: Optuna 5.0,
 * `samplers/nsgaii/_crossovers/_base.py`.
 */
import type { RandomState } from "../random-state.ts";

/** What a crossover may know beside the parents. */
export interface CrossoverSpace {
  /** Lower and upper end of each number. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many objectives the study has. */
  readonly objectives: number;
}

export interface Crossover {
  /** Optuna's class name, for messages. */
  readonly name: string;
  /** How many parents it takes. */
  readonly nParents: number;
  /** The child; where it lies outside, other parents are tried. */
  crossover(parents: readonly Float64Array[], random: RandomState, space: CrossoverSpace): Float64Array;
}

/** Refuses a probability that is none. @throws RangeError */
export function checkProbability(where: string, name: string, value: number, aboveZero = false): void {
  if (!(value >= 0 && value <= 1) || (aboveZero && value === 0))
    throw new RangeError(
      `${where}: ${name} is a probability, ${aboveZero ? "above 0 and at most" : "from 0 to"} 1; got ${String(value)}`,
    );
}
