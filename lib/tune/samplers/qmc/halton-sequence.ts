/**
 * Points of Halton's sequence in the unit cube, by index: coordinate d of point i is i written in the d-th prime base and
 * mirrored at the point. Scrambling puts each digit through a random permutation of its own place.
 *
 * Source: Halton, Numer. Math. 2 (1960) 84-90; Owen, "A randomized Halton algorithm in R", 2017; scipy 1.10 `qmc.Halton`,
 * which starts every dimension's permutations from the same seed. Cost: d·log i for a point, d·54 when scrambled.
 */
import { Pcg64, shuffleBy } from "../../../core/index.ts";
import type { PointSequence } from "./sobol-sequence.ts";

/** The sequence in some dimensions; with a seed it is scrambled. */
export function haltonSequence(dimensions: number, seed?: number): PointSequence {
  const bases = firstPrimes(dimensions);
  if (seed === undefined) return (index) => Float64Array.from(bases, (base) => mirrored(index, base));
  const replay = replayed(new Pcg64(seed));
  const permutations = bases.map((base) => digitPermutations(base, replay()));
  return (index) => Float64Array.from(bases, (base, d) => scrambled(index, base, permutations[d]!));
}

function mirrored(index: number, base: number): number {
  let point = 0;
  let place = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    point += (rest % base) * place;
    place /= base;
  }
  return point;
}

function scrambled(index: number, base: number, permutations: readonly Uint32Array[]): number {
  let point = 0;
  let place = 1 / base;
  let rest = index;
  for (const permutation of permutations) {
    point += permutation[rest % base]! * place;
    place /= base;
    rest = Math.floor(rest / base);
  }
  return point;
}

/** One permutation for every digit that counts in a double. */
function digitPermutations(base: number, uint32: () => number): readonly Uint32Array[] {
  return Array.from({ length: Math.ceil(54 / Math.log2(base)) - 1 }, () => {
    const permutation = Uint32Array.from({ length: base }, (_, digit) => digit);
    shuffleBy(uint32, permutation);
    return permutation;
  });
}

/** Streams that all give the generator's words from its first one on; each word is drawn once. */
function replayed(random: Pcg64): () => () => number {
  const words: number[] = [];
  return () => {
    let next = 0;
    return () => {
      if (next === words.length) words.push(random.uint32());
      return words[next++]!;
    };
  };
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    let prime = true;
    for (const p of primes) {
      if (p * p > n) break;
      if (n % p === 0) {
        prime = false;
        break;
      }
    }
    if (prime) primes.push(n);
  }
  return primes;
}
