/**
 * numpy's `default_rng(seed)`: PCG64, a 128-bit linear congruential generator whose state is folded to 64 bits and turned by
 * its own top bits (XSL-RR). Here are the draws that scrambled sequences need. BigInt carries the 128 bits: about 1 µs a
 * word, for what is drawn once and kept.
 *
 * Source: O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms for random number
 * generation", 2014; numpy 1.24.
 */
import { seedWords } from "./seed-sequence.ts";

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = (2549297995355413924n << 64n) | 4865540595714422341n;

export class Pcg64 {
  #state: bigint;
  readonly #increment: bigint;
  #half: number | undefined;

  /** @throws RangeError when the seed is not a whole number from 0 to 2^53 - 1. */
  constructor(seed: number) {
    const words = seedWords(seed, 8);
    const pair = (i: number): bigint => (BigInt(words[i + 1]!) << 32n) | BigInt(words[i]!);
    const start = (pair(0) << 64n) | pair(2);
    this.#increment = ((((pair(4) << 64n) | pair(6)) << 1n) | 1n) & mask128;
    this.#state = (this.#increment + start) & mask128;
    this.#step();
  }

  /** 64 random bits. */
  uint64(): bigint {
    this.#step();
    const folded = (this.#state >> 64n) ^ (this.#state & mask64);
    const turn = this.#state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & mask64;
  }

  /** 32 random bits: the lower half of a word, then its upper half. */
  uint32(): number {
    if (this.#half !== undefined) {
      const half = this.#half;
      this.#half = undefined;
      return half;
    }
    const word = this.uint64();
    this.#half = Number(word >> 32n);
    return Number(word & 0xffffffffn);
  }

  /** `integers(2)`: one random bit, the highest of 32. */
  bit(): number {
    return this.uint32() >>> 31;
  }

  #step(): void {
    this.#state = (this.#state * multiplier + this.#increment) & mask128;
  }
}

/**
 * `Generator.shuffle` in place, from 32 random bits at a time: whole numbers in 0 … i come by rejection under a mask of ones.
 */
export function shuffleBy(uint32: () => number, items: Uint32Array): void {
  for (let i = items.length - 1; i > 0; i--) {
    const mask = 0xffffffff >>> Math.clz32(i);
    let j = (uint32() & mask) >>> 0;
    while (j > i) j = (uint32() & mask) >>> 0;
    const held = items[i]!;
    items[i] = items[j]!;
    items[j] = held;
  }
}
