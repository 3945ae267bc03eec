/**
 * Modified simulated binary crossover: children may lie anywhere about two parents, beyond and between them. Sources:
 * Ballester, Carter, GECCO 2004, 901; Optuna 5.0, `_vsbx.py`.
 */
import type { RandomState } from "../random-state.ts";
import type { Crossover, CrossoverSpace } from "./crossover.ts";
import { chooseGenes, geneChoice, type GeneChoiceOptions } from "./gene-choice.ts";

export class VSBXCrossover implements Crossover {
  readonly name = "VSBXCrossover";
  readonly nParents = 2;
  readonly #options: Required<GeneChoiceOptions>;

  /** @throws RangeError for an eta below 0 or what is no probability. */
  constructor(options: GeneChoiceOptions = {}) {
    this.#options = geneChoice(this.name, options);
  }

  crossover(
    parents: readonly Float64Array[],
    random: RandomState,
    { objectives }: CrossoverSpace,
  ): Float64Array {
    const [a, b] = parents as readonly [Float64Array, Float64Array];
    const eta = this.#options.eta ?? (objectives > 1 ? 20 : 2);
    const draws = random.rand(a.length);
    const nearFirst = random.rng.next() <= 0.5;
    const beyondFirst = random.rng.next() <= 0.5;
    const first = new Float64Array(a.length);
    const second = new Float64Array(a.length);
    draws.forEach((u, i) => {
      const one = (1 / Math.max(2 * u, 1e-10)) ** (1 / (eta + 1));
      const two = (1 / Math.max(2 * (1 - u), 1e-10)) ** (1 / (eta + 1));
      const [x, y] = [a[i]!, b[i]!];
      first[i] = nearFirst ? 0.5 * ((1 + one) * x + (1 - two) * y) : 0.5 * ((1 - one) * x + (1 + two) * y);
      second[i] = beyondFirst
        ? 0.5 * ((3 - one) * x - (1 - two) * y)
        : 0.5 * (-(1 - one) * x + (3 - two) * y);
    });
    return chooseGenes([first, second], parents, random, this.#options);
  }
}
