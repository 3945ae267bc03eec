/**
 * Blend crossover: a uniform draw from the box around two parents, wider by α on both sides. Source: Eshelman, Schaffer,
 * Real-coded genetic algorithms and interval-schemata (1993); Optuna 5.0, `_blxalpha.py`.
 */
import type { RandomState } from "../random-state.ts";
import type { Crossover } from "./crossover.ts";

export class BLXAlphaCrossover implements Crossover {
  readonly name = "BLXAlphaCrossover";
  readonly nParents = 2;
  readonly #alpha: number;

  /** @param alpha how far beyond the parents, in parts of their distance. */
  constructor(alpha = 0.5) {
    this.#alpha = alpha;
  }

  crossover(parents: readonly Float64Array[], random: RandomState): Float64Array {
    const [a, b] = parents as readonly [Float64Array, Float64Array];
    return random.rand(a.length).map((draw, i) => {
      const [least, most] = [Math.min(a[i]!, b[i]!), Math.max(a[i]!, b[i]!)];
      const margin = this.#alpha * (most - least);
      const low = least - margin;
      return (most + margin - low) * draw + low;
    });
  }
}
