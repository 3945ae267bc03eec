/**
 * Random numbers of a sampler, stream for stream those of numpy's `RandomState`, which Optuna's samplers draw from.
 * Without a seed the stream starts anywhere.
 */
import { createRng, type Rng } from "../../core/index.ts";

export class RandomState {
  #rng: Rng;

  /** @throws RangeError when the seed is not a whole number from 0 to 2^32 - 1. */
  constructor(seed?: number) {
    this.#rng = generator(seed);
  }

  /** Starts anew, by default anywhere. */
  seed(seed?: number): void {
    this.#rng = generator(seed);
  }

  get rng(): Rng {
    return this.#rng;
  }

  /** `uniform(low, high)`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.#rng.next();
  }

  /** `rand(n)`. */
  rand(n: number): Float64Array {
    const draws = new Float64Array(n);
    for (let i = 0; i < n; i++) draws[i] = this.#rng.next();
    return draws;
  }

  /** `randn(n)`. */
  randn(n: number): Float64Array {
    const draws = new Float64Array(n);
    for (let i = 0; i < n; i++) draws[i] = this.#rng.normal();
    return draws;
  }

  /** `choice(n)`, `randint(n)`: a whole number in [0, n). */
  integer(n: number): number {
    return this.#rng.integer(n);
  }

  /** `choice(p.length, size=k, p=p)`: indices drawn with these probabilities, with replacement. */
  choiceWeighted(p: ArrayLike<number>, k: number): Int32Array {
    const cumulated = new Float64Array(p.length);
    let sum = 0;
    for (let i = 0; i < p.length; i++) cumulated[i] = sum += p[i]!;
    for (let i = 0; i < p.length; i++) cumulated[i]! /= sum;
    const drawn = new Int32Array(k);
    for (let i = 0; i < k; i++) drawn[i] = firstAbove(cumulated, this.#rng.next());
    return drawn;
  }
}

function generator(seed: number | undefined): Rng {
  return createRng(seed ?? Math.floor(Math.random() * 4294967296), { kind: "numpy" });
}

/** Index of the first element above x, in an ascending array. */
function firstAbove(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
