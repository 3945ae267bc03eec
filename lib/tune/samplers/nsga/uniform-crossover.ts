/**
 * Uniform crossover: each number comes from one of two parents. Source: Syswerda, Uniform crossover in genetic algorithms
 * (1989); Optuna 5.0, `_uniform.py`.
 */
import type { RandomState } from "../random-state.ts";
import { checkProbability, type Crossover } from "./crossover.ts";

export class UniformCrossover implements Crossover {
  readonly name = "UniformCrossover";
  readonly nParents = 2;
  readonly #swappingProb: number;

  /** @param swappingProb how likely a number is the first parent's. @throws RangeError when it is no probability. */
  constructor(swappingProb = 0.5) {
    checkProbability("UniformCrossover", "swappingProb", swappingProb);
    this.#swappingProb = swappingProb;
  }

  crossover(parents: readonly Float64Array[], random: RandomState): Float64Array {
    const draws = random.rand(parents[0]!.length);
    return draws.map((draw, i) => parents[draw >= this.#swappingProb ? 1 : 0]![i]!);
  }
}
