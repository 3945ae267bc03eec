/**
 * K-fold splitters: rows in k parts, each tested once by what was trained on the others. Plain, stratified, by group, and repeated.
 *
 * Source: scikit-learn 1.2 `KFold`, `StratifiedKFold`, `GroupKFold` and their `Repeated…`, to the row when `rng` is numpy's stream.
 * How rows go to folds stands in `lib/core/folds.ts`. Given an Rng, rows are shuffled; one after another for repeats. O(n·k).
 */
import {
  foldRows,
  groupKFold as groupFolds,
  kFold as folds,
  stratifiedKFold as stratifiedFolds,
} from "../core/folds.ts";
import type { FoldKey } from "../core/folds.ts";
import type { Rng } from "../core/rng.ts";
import type { Split } from "./split.ts";

export interface KFoldOptions {
  /** Default 5. */
  readonly nSplits?: number;
  /** Shuffles rows first; without it folds follow the order of rows. */
  readonly rng?: Rng;
}

export interface RepeatedOptions {
  /** Default 5. */
  readonly nSplits?: number;
  /** Default 10. */
  readonly nRepeats?: number;
  readonly rng: Rng;
}

/** @throws RangeError when nSplits is not a whole number from 2 to n. */
export function kFold(n: number, options: KFoldOptions = {}): readonly Split[] {
  const { nSplits = 5, rng } = options;
  return parts(folds(n, nSplits, rng), nSplits);
}

/** Each class in its share. @throws RangeError when every class has fewer rows than nSplits, or nSplits is out of range. */
export function stratifiedKFold(labels: ArrayLike<FoldKey>, options: KFoldOptions = {}): readonly Split[] {
  const { nSplits = 5, rng } = options;
  return parts(stratifiedFolds(labels, nSplits, rng), nSplits);
}

/** Groups whole. @throws RangeError when there are fewer groups than nSplits. */
export function groupKFold(
  groups: ArrayLike<FoldKey>,
  options: Pick<KFoldOptions, "nSplits"> = {},
): readonly Split[] {
  const { nSplits = 5 } = options;
  return parts(groupFolds(groups, nSplits), nSplits);
}

/** nRepeats times nSplits. @throws RangeError as `kFold`. */
export function repeatedKFold(n: number, options: RepeatedOptions): readonly Split[] {
  return repeated(options, (each) => kFold(n, each));
}

/** nRepeats times nSplits. @throws RangeError as `stratifiedKFold`. */
export function repeatedStratifiedKFold(
  labels: ArrayLike<FoldKey>,
  options: RepeatedOptions,
): readonly Split[] {
  return repeated(options, (each) => stratifiedKFold(labels, each));
}

function parts(foldOf: Int32Array, k: number): readonly Split[] {
  return Object.freeze(Array.from({ length: k }, (_, fold) => foldRows(foldOf, fold)));
}

function repeated(
  options: RepeatedOptions,
  once: (each: KFoldOptions) => readonly Split[],
): readonly Split[] {
  const { nSplits = 5, nRepeats = 10, rng } = options;
  if (!(Number.isInteger(nRepeats) && nRepeats >= 1)) {
    throw new RangeError(`repeatedKFold: nRepeats must be a whole number ≥ 1; got ${nRepeats}`);
  }
  return Object.freeze(Array.from({ length: nRepeats }, () => once({ nSplits, rng })).flat());
}
