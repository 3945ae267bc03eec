/**
 * Purged k-fold: folds in time for labels that need a span to come true, [t0, t1] each; training rows whose span reaches into a test part
 * are dropped, and so is an embargo after it. Combinatorial: every choice of k of N parts is tested.
 *
 * Before a test part, rows with t1 ≤ its first t0 may train; after it, rows from searchsorted(t0, its largest t1) + ⌊n·embargo⌋.
 * Source: López de Prado, Advances in Financial Machine Learning (2018), chapters 7 and 12. O(n·k) per split.
 */
import { foldRows, kFold } from "../core/folds.ts";
import { combinations, type Split, splitByFlag } from "./split.ts";

export interface PurgedOptions {
  /** Parts; default 5 (combinatorial: 6). */
  readonly nSplits?: number;
  /** Share of all rows dropped after a test part; default 0. */
  readonly embargo?: number;
}

export interface CombinatorialOptions extends PurgedOptions {
  /** Parts tested at a time; default 2. */
  readonly nTestParts?: number;
}

export interface CombinatorialSplit extends Split {
  readonly testParts: readonly number[];
}

/** `t0` ascending, t1 ≥ t0, any unit of time. @throws RangeError when they are not, or nSplits or embargo is out of range. */
export function purgedKFold(
  t0: ArrayLike<number>,
  t1: ArrayLike<number>,
  options: PurgedOptions = {},
): readonly Split[] {
  const { nSplits = 5, embargo = 0 } = options;
  const parts = partsOf("purgedKFold", t0, t1, nSplits, embargo);
  return Object.freeze(parts.map((part) => purged(t0, t1, [part], embargo)));
}

/** C(nSplits, nTestParts) splits; every row is tested in `combinatorialPaths` ways. @throws RangeError as `purgedKFold`. */
export function combinatorialPurgedKFold(
  t0: ArrayLike<number>,
  t1: ArrayLike<number>,
  options: CombinatorialOptions = {},
): readonly CombinatorialSplit[] {
  const { nSplits = 6, nTestParts = 2, embargo = 0 } = options;
  const parts = partsOf("combinatorialPurgedKFold", t0, t1, nSplits, embargo);
  checkTestParts(nSplits, nTestParts);
  return Object.freeze(
    Array.from(combinations(nSplits, nTestParts), (chosen) =>
      Object.freeze({
        ...purged(
          t0,
          t1,
          chosen.map((part) => parts[part]!),
          embargo,
        ),
        testParts: Object.freeze(chosen),
      }),
    ),
  );
}

/** Back-test paths that the splits make: C(N, k)·k / N. */
export function combinatorialPaths(nSplits: number, nTestParts: number): number {
  checkTestParts(nSplits, nTestParts);
  let choices = 1;
  for (let i = 1; i < nTestParts; i++) choices = (choices * (nSplits - i)) / i;
  return Math.round(choices);
}

/** First row and end of each part. */
function partsOf(
  where: string,
  t0: ArrayLike<number>,
  t1: ArrayLike<number>,
  nSplits: number,
  embargo: number,
): readonly (readonly [number, number])[] {
  const n = t0.length;
  if (t1.length !== n)
    throw new RangeError(`${where}: needs t0 and t1 of each row; got ${n} and ${t1.length}`);
  if (!(embargo >= 0 && embargo < 1))
    throw new RangeError(`${where}: embargo must be a share in [0, 1); got ${embargo}`);
  for (let i = 0; i < n; i++) {
    if (!(t1[i]! >= t0[i]!))
      throw new RangeError(`${where}: t1 must not lie before t0; got ${t0[i]} and ${t1[i]} in row ${i}`);
    if (i > 0 && t0[i]! < t0[i - 1]!)
      throw new RangeError(`${where}: rows must be in order of t0; row ${i} is not; sort first`);
  }
  const folds = kFold(n, nSplits);
  return Array.from({ length: nSplits }, (_, part) => {
    const { test } = foldRows(folds, part);
    return [test[0]!, test.at(-1)! + 1] as const;
  });
}

function purged(
  t0: ArrayLike<number>,
  t1: ArrayLike<number>,
  parts: readonly (readonly [number, number])[],
  embargo: number,
): Split {
  const n = t0.length;
  const flags = new Uint8Array(n);
  const dropped = new Uint8Array(n);
  for (const [start, end] of parts) {
    flags.fill(1, start, end);
    let last = t1[start]!;
    for (let i = start; i < end; i++) last = Math.max(last, t1[i]!);
    let after = 0;
    while (after < n && t0[after]! < last) after++;
    after += Math.floor(n * embargo);
    for (let i = 0; i < Math.min(n, after); i++) if (t1[i]! > t0[start]!) dropped[i] = 1;
  }
  const { test, train } = splitByFlag(flags);
  return Object.freeze({ test, train: train.filter((row) => dropped[row] === 0) });
}

function checkTestParts(nSplits: number, nTestParts: number): void {
  if (!(Number.isInteger(nTestParts) && nTestParts >= 1 && nTestParts < nSplits)) {
    throw new RangeError(
      `combinatorialPurgedKFold: nTestParts must lie between 1 and ${nSplits - 1}; got ${nTestParts}`,
    );
  }
}
