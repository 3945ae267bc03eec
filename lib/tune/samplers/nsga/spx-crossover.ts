/**
 * Simplex crossover: a uniform draw from the simplex of three parents, blown up about their mean by ε. Sources: Tsutsui,
 * Goldberg, Sastry, Progress toward linkage learning in real-coded GAs with simplex crossover (2000); Optuna 5.0, `_spx.py`.
 */
import type { RandomState } from "../random-state.ts";
import type { Crossover } from "./crossover.ts";

export class SPXCrossover implements Crossover {
  readonly name = "SPXCrossover";
  readonly nParents = 3;
  readonly #epsilon: number | null;

  /** @param epsilon how far the simplex is blown up; by default √(n + 2) for n numbers. */
  constructor(epsilon: number | null = null) {
    this.#epsilon = epsilon;
  }

  crossover(parents: readonly Float64Array[], random: RandomState): Float64Array {
    const n = parents[0]!.length;
    const roots = random.rand(this.nParents - 1).map((draw, k) => draw ** (1 / (k + 1)));
    const epsilon = this.#epsilon ?? Math.sqrt(n + 2);
    const child = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const mean = (parents[0]![i]! + parents[1]![i]! + parents[2]![i]!) / 3;
      const corner = (k: number): number => mean + epsilon * (parents[k]![i]! - mean);
      let step = 0;
      for (let k = 1; k < this.nParents; k++) step = roots[k - 1]! * (corner(k - 1) - corner(k) + step);
      child[i] = corner(this.nParents - 1) + step;
    }
    return child;
  }
}
