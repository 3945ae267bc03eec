/**
 * Simulated binary crossover: children lie about two parents as those of a one-point crossover of bits would, bounded to the
 * range. Sources: Deb, Agrawal, Complex Systems 9 (1995) 115; Optuna 5.0, `_sbx.py`.
 */
import type { RandomState } from "../random-state.ts";
import type { Crossover, CrossoverSpace } from "./crossover.ts";
import { chooseGenes, geneChoice, type GeneChoiceOptions } from "./gene-choice.ts";

export class SBXCrossover implements Crossover {
  readonly name = "SBXCrossover";
  readonly nParents = 2;
  readonly #options: Required<GeneChoiceOptions>;

  /** @throws RangeError for an eta below 0 or what is no probability. */
  constructor(options: GeneChoiceOptions = {}) {
    this.#options = geneChoice(this.name, options);
  }

  crossover(
    parents: readonly Float64Array[],
    random: RandomState,
    { low, high, objectives }: CrossoverSpace,
  ): Float64Array {
    const [a, b] = parents as readonly [Float64Array, Float64Array];
    const n = a.length;
    const eta = this.#options.eta ?? (objectives > 1 ? 20 : 2);
    const draws = random.rand(n);
    const below = new Float64Array(n);
    const above = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const [least, most] = [Math.min(a[i]!, b[i]!), Math.max(a[i]!, b[i]!)];
      const distance = Math.max(most - least, 1e-10);
      const spread = (room: number): number => {
        const alpha = 2 - (1 + (2 * room) / distance) ** -(eta + 1);
        const u = draws[i]!;
        return u > 1 / alpha ? (1 / (2 - u * alpha)) ** (1 / (eta + 1)) : (u * alpha) ** (1 / (eta + 1));
      };
      below[i] = 0.5 * (least + most - spread(least - low[i]!) * distance);
      above[i] = 0.5 * (least + most + spread(high[i]! - most) * distance);
    }
    return chooseGenes([below, above], parents, random, this.#options);
  }
}
