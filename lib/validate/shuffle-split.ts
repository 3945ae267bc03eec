/**
 * Random splits: a share of rows (or of groups) for testing, drawn anew each time; and `trainTestSplit`, one such draw.
 *
 * Plain: test = the first n_test of a permutation, train the next n_train. Stratified: class sizes by largest remainder with ties drawn,
 * a permutation per class, then one of each side. Source: scikit-learn 1.2 `ShuffleSplit`, `StratifiedShuffleSplit`,
 * `GroupShuffleSplit`, `train_test_split`; to the row and in its order when `rng` is numpy's stream. O(n) per split.
 */
import type { Rng } from "../core/rng.ts";
import { type Split, sortedCodes, splitByFlag } from "./split.ts";

type Key = string | number | boolean;

export interface ShuffleOptions {
  readonly rng: Rng;
  /** Default 10. */
  readonly nSplits?: number;
  /** A share in (0, 1), or a number of rows (groups); default: what training leaves, else 0.1 (groups 0.2, `trainTestSplit` 0.25). */
  readonly testSize?: number;
  /** The same for training; default: all the rest. */
  readonly trainSize?: number;
}

export interface TrainTestOptions extends Omit<ShuffleOptions, "nSplits"> {
  /** Labels of rows: each class keeps its share on both sides. */
  readonly stratify?: ArrayLike<Key>;
}

/** Row numbers come in drawn order. @throws RangeError when a side would be empty or both together exceed n. */
export function shuffleSplit(n: number, options: ShuffleOptions): readonly Split[] {
  const [trained, tested] = sizes("shuffleSplit", n, options, 0.1);
  return times(options, (rng) => {
    const order = rng.permutation(n);
    return Object.freeze({ test: order.slice(0, tested), train: order.slice(tested, tested + trained) });
  });
}

/** @throws RangeError as `shuffleSplit`, or when a class has one row, or a side has fewer rows than there are classes. */
export function stratifiedShuffleSplit(labels: ArrayLike<Key>, options: ShuffleOptions): readonly Split[] {
  return stratified("stratifiedShuffleSplit", labels, options, 0.1);
}

/** Whole groups; rows ascending. Sizes count groups. @throws RangeError as `shuffleSplit`. */
export function groupShuffleSplit(groups: ArrayLike<Key>, options: ShuffleOptions): readonly Split[] {
  const { codes, counts } = sortedCodes(groups);
  const [trained, tested] = sizes("groupShuffleSplit", counts.length, options, 0.2);
  return times(options, (rng) => {
    const order = rng.permutation(counts.length);
    const side = new Int8Array(counts.length);
    for (let g = 0; g < tested + trained; g++) side[order[g]!] = g < tested ? 1 : 2;
    const { test, train } = splitByFlag(Uint8Array.from(codes, (code) => (side[code] === 1 ? 1 : 0)));
    return Object.freeze({ test, train: train.filter((row) => side[codes[row]!] === 2) });
  });
}

/** One random split of n rows; test share 0.25 unless said otherwise. @throws RangeError as `shuffleSplit`. */
export function trainTestSplit(n: number, options: TrainTestOptions): Split {
  const { stratify, ...rest } = options;
  const once = { ...rest, nSplits: 1 };
  if (stratify === undefined) {
    const [trainSize, testSize] = sizes("trainTestSplit", n, once, 0.25);
    return shuffleSplit(n, { ...once, trainSize, testSize })[0]!;
  }
  if (stratify.length !== n) {
    throw new RangeError(`trainTestSplit: needs one label per row; got ${stratify.length} for ${n} rows`);
  }
  return stratified("trainTestSplit", stratify, once, 0.25)[0]!;
}

function stratified(
  where: string,
  labels: ArrayLike<Key>,
  options: ShuffleOptions,
  share: number,
): readonly Split[] {
  const n = labels.length;
  const [trained, tested] = sizes(where, n, options, share);
  const { codes, counts } = sortedCodes(labels);
  const least = Math.min(...counts);
  if (least < 2)
    throw new RangeError(`${where}: every class needs two rows or more; the rarest has ${least}`);
  if (Math.min(trained, tested) < counts.length) {
    throw new RangeError(
      `${where}: each side needs a row per class, ${counts.length}; got ${trained} to train and ${tested} to test`,
    );
  }
  const rows = Array.from(counts, (count) => new Int32Array(count));
  const next = new Int32Array(counts.length);
  codes.forEach((code, row) => (rows[code]![next[code]!++] = row));
  return times(options, (rng) => {
    const inTrain = approximateMode(counts, trained, rng);
    const rest = counts.map((count, c) => count - inTrain[c]!);
    const inTest = approximateMode(rest, tested, rng);
    const train: number[] = [];
    const test: number[] = [];
    rows.forEach((own, c) => {
      const order = rng.permutation(own.length);
      const end = inTrain[c]! + inTest[c]!;
      for (let r = 0; r < end; r++) (r < inTrain[c]! ? train : test).push(own[order[r]!]!);
    });
    const both = { train: rng.shuffle(Int32Array.from(train)), test: rng.shuffle(Int32Array.from(test)) };
    return Object.freeze(both);
  });
}

/** How many of `draws` each class gets: whole parts of its share, then one more by largest remainder, ties drawn. */
function approximateMode(counts: Int32Array, draws: number, rng: Rng): Int32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = Float64Array.from(counts, (count) => (count / total) * draws);
  const got = Int32Array.from(exact, Math.floor);
  let missing = draws - got.reduce((sum, count) => sum + count, 0);
  const remainders = exact.map((value, c) => value - got[c]!);
  for (const value of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    const tied = Array.from(remainders.keys()).filter((c) => remainders[c] === value);
    const now = Math.min(tied.length, missing);
    for (const at of rng.choice(tied.length, now)) got[tied[at]!]!++;
    missing -= now;
  }
  return got;
}

function times(options: ShuffleOptions, once: (rng: Rng) => Split): readonly Split[] {
  const { nSplits = 10, rng } = options;
  return Object.freeze(Array.from({ length: nSplits }, () => once(rng)));
}

/** [train, test] in rows. Test rounds up, train down. */
function sizes(where: string, n: number, options: ShuffleOptions, share: number): readonly [number, number] {
  const { trainSize, testSize = trainSize === undefined ? share : undefined } = options;
  const rows = (size: number, round: (x: number) => number): number => {
    const count = size < 1 ? round(size * n) : size;
    if (!(size > 0 && Number.isInteger(count) && count <= n)) {
      throw new RangeError(
        `${where}: a size must be a share in (0, 1) or a number from 1 to ${n}; got ${size}`,
      );
    }
    return count;
  };
  const train = trainSize === undefined ? undefined : rows(trainSize, Math.floor);
  const test = testSize === undefined ? n - train! : rows(testSize, Math.ceil);
  const trained = train ?? n - test;
  if (trained < 1 || test < 1 || trained + test > n) {
    throw new RangeError(
      `${where}: ${n} rows cannot give ${trained} to train and ${test} to test; choose other sizes`,
    );
  }
  return [trained, test];
}
