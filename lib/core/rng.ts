/**
 * Random numbers as an argument. `numpy` is numpy's legacy RandomState (MT19937), stream for stream, for parity with the
 * Python originals; the default is a splittable generator: `split()` gives an independent stream, so that work done in
 * another order, or in parallel, draws the same numbers.
 */

export type RngKind = "default" | "numpy";

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
  /** An independent stream. `numpy` seeds it from the next 32 bits, as scikit-learn does with its estimators. */
  split(): Rng;
}
