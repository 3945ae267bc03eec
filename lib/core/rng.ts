/**
 * Random numbers as an argument. `numpy` is numpy's legacy RandomState (MT19937), stream for stream, for parity with the
 * Python originals; the default is a splittable generator: `split()` gives an independent stream, so that work done in
 * another order, or in parallel, draws the same numbers.
 */
import { lxm } from "./rng-lxm.ts";
import { mt19937 } from "./rng-mt19937.ts";

export type RngKind = "default" | "numpy";

export interface RngOptions {
  /** Which generator; "default" when missing. */
  readonly kind?: RngKind;
}

export interface Rng {
  readonly kind: RngKind;
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** 32 random bits. */
  uint32(): number;
  /** Uniform whole number in [0, n), n up to 2^32. */
  integer(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Shuffles in place (Fisher–Yates from the end) and gives the same array. */
  shuffle<T extends { length: number; [i: number]: unknown }>(items: T): T;
  /** 0…n-1 in random order. */
  permutation(n: number): Int32Array;
  /** k of 0…n-1 without replacement: the first k of a permutation. */
  choice(n: number, k: number): Int32Array;
  /** An independent stream. `numpy` seeds it with `integer(2^31 - 1)`, as scikit-learn does with its estimators. */
  split(): Rng;
}

/**
 * A generator from a seed: the same seed gives the same numbers on every machine. Arrays of draws need no method of their
 * own: `Float64Array.from({ length: n }, () => rng.normal())` is numpy's `randn(n)`, `() => rng.integer(k)` its
 * `randint(0, k, n)`, `() => lo + (hi - lo) * rng.next()` its `uniform(lo, hi, n)`.
 * @param seed whole, 0 … 2^53 - 1; for `numpy` below 2^32.
 * @throws RangeError when the seed is not such a number.
 */
export function createRng(seed: number, options: RngOptions = {}): Rng {
  const kind = options.kind ?? "default";
  const limit = kind === "numpy" ? 2 ** 32 - 1 : Number.MAX_SAFE_INTEGER;
  if (!Number.isInteger(seed) || seed < 0 || seed > limit)
    throw new RangeError(
      `createRng: a seed of kind "${kind}" is a whole number from 0 to ${limit}; got ${seed}; give such a number`,
    );
  return kind === "numpy" ? withBits("numpy", mt19937(seed)) : withBits("default", lxm(seed));
}

/** 32 random bits at a time, and how to make an independent source of them. */
export interface BitSource {
  /** An unsigned 32-bit number. */
  uint32(): number;
  split(integer: (n: number) => number): BitSource;
}

/** Everything an `Rng` draws, from 32-bit words, by the algorithms of numpy's legacy generator. */
function withBits(kind: RngKind, bits: BitSource): Rng {
  const uint32 = bits.uint32;
  let spare: number | undefined;

  function next(): number {
    const high = uint32() >>> 5;
    return (high * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  }

  /** Uniform in 0…max by rejection under the smallest mask of ones that holds max; no draw for max = 0. */
  function below(max: number): number {
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const draw = (uint32() & mask) >>> 0;
      if (draw <= max) return draw;
    }
  }

  function integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 4294967296))
      throw new RangeError(
        `Rng.integer: n must be a whole number from 1 to 2^32; got ${n}; give such a bound`,
      );
    return below(n - 1);
  }

  /** Marsaglia's polar method: two values a round, the second kept for the next call. */
  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x1 = 2 * next() - 1;
      const x2 = 2 * next() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const f = Math.sqrt((-2 * Math.log(r2)) / r2);
      spare = f * x1;
      return f * x2;
    }
  }

  function shuffle<T extends { length: number; [i: number]: unknown }>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = below(i);
      const held = items[i];
      items[i] = items[j];
      items[j] = held;
    }
    return items;
  }

  function permutation(n: number): Int32Array {
    const rows = new Int32Array(n);
    for (let i = 1; i < n; i++) rows[i] = i;
    return shuffle(rows);
  }

  function choice(n: number, k: number): Int32Array {
    if (!(k >= 0 && k <= n))
      throw new RangeError(
        `Rng.choice: k must lie in 0…n without replacement; got k ${k}, n ${n}; draw fewer`,
      );
    return permutation(n).slice(0, k);
  }

  const split = (): Rng => withBits(kind, bits.split(integer));
  return Object.freeze({ kind, next, uint32, integer, normal, shuffle, permutation, choice, split });
}
