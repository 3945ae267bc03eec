/**
 * A small, fast generator that splits: L32X64MixRandom of the LXM family, as in Java 17.
 *
 * A 32-bit linear congruential generator s ← M s + a and a xoroshiro64 (x0, x1) step side by side; their sum is mixed by
 * Lea's function. `a` is odd and differs between streams, so a split gives another of 2^31 generators, not another place
 * of the same cycle: streams do not overlap, and work done in parallel draws what it would draw in order. Period
 * 2^32 (2^64 - 1); passes TestU01 BigCrush and PractRand. It needs only 32-bit products, which JavaScript does natively;
 * SplitMix and PCG need 64 bits, xoshiro jumps but does not split.
 * Source: Steele and Vigna, "LXM: better splittable pseudorandom number generators (and almost as fast)", OOPSLA 2021.
 */
import type { BitSource } from "./rng.ts";

/** The stream of a seed in 0…2^53 - 1; its four words of state are hashes of the seed. */
export function lxm(seed: number): BitSource {
  const low = seed | 0;
  const high = Math.floor(seed / 4294967296) | 0;
  let counter = 0;
  return stream(() => {
    counter = (counter + 0x9e3779b9) | 0;
    return mix(mix(low + counter) ^ (high + counter));
  });
}

/** A stream whose increment and state are the next words of a source of 32-bit words. */
function stream(word: () => number): BitSource {
  const increment = (word() << 1) | 1;
  let s = word();
  let x0 = word();
  let x1 = word();
  // All zeros is the one state that xoroshiro never leaves.
  if ((x0 | x1) === 0) x0 = 0x9e3779b9 | 0;

  function uint32(): number {
    const result = mix((s + x0) | 0);
    s = (Math.imul(0xadb4a92d, s) + increment) | 0;
    const crossed = x1 ^ x0;
    x0 = ((x0 << 26) | (x0 >>> 6)) ^ crossed ^ (crossed << 9);
    x1 = (crossed << 13) | (crossed >>> 19);
    return result >>> 0;
  }

  return { uint32, split: () => stream(uint32) };
}

function mix(word: number): number {
  let z = word;
  z = Math.imul(z ^ (z >>> 16), 0xd36d884b);
  z = Math.imul(z ^ (z >>> 16), 0xd36d884b);
  return z ^ (z >>> 16);
}
