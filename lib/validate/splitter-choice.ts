/**
 * Splits chosen by what the data are: in time where rows have times, whole groups where rows belong together, in equal shares of classes
 * for a classification, plain folds for numbers. One function, and the reason for the choice in words.
 *
 * Fewer than five folds are refused unless forced: each model would train on less than four fifths of the rows, and the score would hang on
 * how few cuts happened to fall. A holdout is one such cut; ask for it by name. O(n log n).
 */
import { createRng, type Rng } from "../core/index.ts";
import {
  compareLabels,
  Frame,
  isMissing,
  targetValues,
  valueAt,
  type Label,
  type Target,
} from "../data/index.ts";
import { hashBucket, hashSplit } from "./hash-bucket.ts";
import { groupKFold, kFold, stratifiedKFold } from "./k-fold.ts";
import type { ScoredTask } from "./predictions.ts";
import { purgedKFold } from "./purged-k-fold.ts";
import { groupShuffleSplit, trainTestSplit } from "./shuffle-split.ts";
import { splitByFlag, type Split } from "./split.ts";
import { stratifiedGroupKFold } from "./stratified-group-k-fold.ts";
import { timeSplits, type Period } from "./time-split.ts";
import type { SplitScheme } from "./validation-result.ts";

/** One value a row: an array, a column, a frame of one column, or the name of a column of X. */
export type RowKey = string | Target;

export interface SplitOptions {
  /** Folds, 5 or more; or splits of your own. Default 5. */
  readonly cv?: number | readonly Split[] | undefined;
  /** Splits of your own, the same as a list in `cv`. */
  readonly splits?: readonly Split[] | undefined;
  /** Repeats with other shuffles; default 1. */
  readonly repeats?: number | undefined;
  /** When each row happened: dates, texts of dates or numbers. */
  readonly time?: RowKey | undefined;
  /** What rows belong together: patient, session, shop. */
  readonly group?: RowKey | undefined;
  /** Keep the shares of classes; default true for a classification. */
  readonly stratify?: boolean | undefined;
  /** Default true; a split in time is never shuffled. */
  readonly shuffle?: boolean | undefined;
  /** Of the shuffle; default 0. */
  readonly seed?: number | undefined;
  /** "numpy": the folds of scikit-learn for `random_state = seed`. */
  readonly generator?: "default" | "numpy" | undefined;
  /** In time: what is left out before a test window, in the unit of the times (milliseconds for dates). */
  readonly gap?: number | undefined;
  /** In time: test windows are whole periods of the calendar. */
  readonly period?: Period | undefined;
  /** When the label of each row was known: training rows whose span reaches into a test part are dropped. Needs `time`. */
  readonly labelEnd?: RowKey | undefined;
  /** With `labelEnd`: share of all rows dropped after a test part; default 0. */
  readonly embargo?: number | undefined;
  /** Key by which rows go to folds for good, whatever rows are added later. */
  readonly hash?: RowKey | undefined;
  /** One split instead of folds: this share is tested (with `time`, the last). */
  readonly holdout?: number | undefined;
  /** Take fewer than five folds, or classes with fewer rows than folds. Default false. */
  readonly force?: boolean | undefined;
}

export interface SplitChoice {
  readonly splits: readonly Split[];
  readonly scheme: SplitScheme;
  /** Group of each row, numbered; undefined without groups. */
  readonly groups?: Int32Array | undefined;
  readonly times?: Float64Array | undefined;
}

export interface ChooseOptions extends SplitOptions {
  /** Default: a classification when y holds texts, booleans or at most 20 different whole numbers. */
  readonly task?: ScoredTask | undefined;
}

/**
 * @param X needed only where a key names a column of it.
 * @throws RangeError on fewer than five folds, too few rows of a class or too few groups, times that are missing, splits that do not fit y.
 */
export function chooseSplits(X: unknown, y: Target, options: ChooseOptions = {}): SplitChoice {
  const where = "chooseSplits";
  const values = targetValues(where, y);
  const n = values.length;
  const task = options.task ?? guessTask(values);
  const { seed = 0, shuffle = true, force = false, generator = "default" } = options;
  // Splits in time, by key and of one cut are the same every time.
  const once = options.time !== undefined || options.hash !== undefined || options.holdout !== undefined;
  const repeats = once ? 1 : (options.repeats ?? 1);
  const own = options.splits ?? (Array.isArray(options.cv) ? (options.cv as readonly Split[]) : undefined);
  const folds = typeof options.cv === "number" ? options.cv : 5;
  const group = options.group === undefined ? undefined : keyed(where, "group", X, options.group, n);
  const groups = group === undefined ? undefined : codesOf(group);
  const times = options.time === undefined ? undefined : timesOf(where, "time", X, options.time, n);
  if (own === undefined) checkFolds(where, folds, options, force);
  if (!(Number.isInteger(repeats) && repeats >= 1))
    throw new RangeError(`${where}: repeats must be a whole number from 1; got ${repeats}`);
  const rng = shuffle ? createRng(seed, { kind: generator }) : undefined;
  const data: Rows = { where, n, task, values, folds, groups, times, rng, repeats, options, X };
  const { splits, name, why, ordered = false } = own === undefined ? choose(data) : given(own);
  checkSplits(where, splits, n);
  const fixed = ordered || rng === undefined || own !== undefined;
  return Object.freeze({
    splits,
    scheme: Object.freeze({
      name: fixed || options.hash !== undefined ? name : `${name}, shuffled (seed ${seed})`,
      why,
      folds: splits.length / (own === undefined ? repeats : 1),
      repeats: own === undefined ? repeats : 1,
      testShare: meanTestShare(splits),
      disjoint: testsOnce(splits, n),
    }),
    ...(groups === undefined ? {} : { groups }),
    ...(times === undefined ? {} : { times }),
  });
}

/** @throws RangeError on a split without rows to train on or to test, with rows that are not there, or the same on both sides. */
export function checkSplits(where: string, splits: readonly Split[], n: number): void {
  if (splits.length === 0) throw new RangeError(`${where}: needs one split or more; got none`);
  const side = new Uint8Array(n);
  for (const [f, { train, test }] of splits.entries()) {
    if (train.length === 0 || test.length === 0)
      throw new RangeError(
        `${where}: fold ${f + 1} must have rows to train on and to test; got ${train.length} and ${test.length}`,
      );
    side.fill(0);
    for (const row of train) {
      if (!(row >= 0 && row < n))
        throw new RangeError(`${where}: fold ${f + 1} trains on row ${row}; X has rows 0 to ${n - 1}`);
      side[row] = 1;
    }
    for (const row of test) {
      if (!(row >= 0 && row < n))
        throw new RangeError(`${where}: fold ${f + 1} tests row ${row}; X has rows 0 to ${n - 1}`);
      if (side[row] === 1)
        throw new RangeError(`${where}: row ${row} is trained on and tested in fold ${f + 1}; part them`);
    }
  }
}

/** Values of a key: those given, or the column of X of that name. @throws RangeError when there is no such column or another length. */
export function keyed(where: string, what: string, X: unknown, key: RowKey, n: number): ArrayLike<unknown> {
  let values: ArrayLike<unknown>;
  if (typeof key === "string") {
    if (!(X instanceof Frame))
      throw new RangeError(
        `${where}: ${what} can name a column only where X is a frame; got "${key}"; give the values`,
      );
    const column = X.column(key);
    values = Array.from({ length: X.length }, (_, i) => (isMissing(column, i) ? null : valueAt(column, i)));
  } else values = targetValues(where, key);
  if (values.length !== n)
    throw new RangeError(`${where}: ${what} needs one value a row; got ${values.length} for ${n} rows`);
  return values;
}

/** What is common to all ways of splitting. */
interface Rows {
  readonly where: string;
  readonly n: number;
  readonly task: ScoredTask;
  readonly values: ArrayLike<unknown>;
  readonly folds: number;
  readonly groups: Int32Array | undefined;
  readonly times: Float64Array | undefined;
  readonly rng: Rng | undefined;
  readonly repeats: number;
  readonly options: SplitOptions;
  readonly X: unknown;
}

interface Chosen {
  readonly splits: readonly Split[];
  readonly name: string;
  readonly why: string;
  /** Never shuffled. */
  readonly ordered?: boolean;
}

function choose(data: Rows): Chosen {
  const { where, n, task, folds, groups, times, rng, options, repeats } = data;
  if (times !== undefined) return inTime(data, times);
  if (options.labelEnd !== undefined)
    throw new RangeError(`${where}: labelEnd needs time, when the span of a label begins`);
  if (options.hash !== undefined) return byHash(data, options.hash);
  const stratified = task === "classification" && options.stratify !== false;
  const labels = stratified ? codesOf(data.values) : undefined;
  if (labels !== undefined) checkClasses(data, labels);
  if (options.holdout !== undefined) return holdout(data, labels);
  const again = (once: () => readonly Split[]): readonly Split[] =>
    Object.freeze(Array.from({ length: repeats }, once).flat());
  const often = repeats > 1 ? ` × ${repeats}` : "";
  const shuffled = rng === undefined ? {} : { rng };
  if (repeats > 1 && rng === undefined)
    throw new RangeError(`${where}: repeats without shuffle are all alike; shuffle, or leave repeats out`);
  if (groups !== undefined) {
    const count = new Set(groups).size;
    if (count < folds)
      throw new RangeError(
        `${where}: ${folds} folds need ${folds} groups or more; got ${count}; use fewer folds with force: true`,
      );
    const why = "rows of a group belong together";
    if (labels !== undefined) {
      const splits = again(() => stratifiedGroupKFold(labels, groups, { nSplits: folds, ...shuffled }));
      return { splits, name: `stratified group ${folds}-fold${often}`, why: `${why}, y holds classes` };
    }
    if (repeats > 1)
      throw new RangeError(`${where}: folds of groups cannot be repeated for numbers; leave repeats out`);
    return {
      splits: groupKFold(groups, { nSplits: folds }),
      name: `group ${folds}-fold`,
      why,
      ordered: true,
    };
  }
  return labels === undefined
    ? {
        splits: again(() => kFold(n, { nSplits: folds, ...shuffled })),
        name: `${folds}-fold${often}`,
        why: task === "regression" ? "y holds numbers" : "not stratified, as asked",
      }
    : {
        splits: again(() => stratifiedKFold(labels, { nSplits: folds, ...shuffled })),
        name: `stratified ${folds}-fold${often}`,
        why: "y holds classes",
      };
}

function given(splits: readonly Split[]): Chosen {
  return {
    splits,
    name: `${splits.length} given ${splits.length === 1 ? "split" : "splits"}`,
    why: "as given",
  };
}

function inTime(data: Rows, times: Float64Array): Chosen {
  const { where, n, folds, groups, options, X } = data;
  const { gap, period, labelEnd, embargo = 0, holdout: share } = options;
  if (labelEnd !== undefined) {
    const ends = timesOf(where, "labelEnd", X, labelEnd, n);
    const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
    const t0 = Float64Array.from(order, (row) => times[row]!);
    const t1 = Float64Array.from(order, (row) => ends[row]!);
    const splits = purgedKFold(t0, t1, { nSplits: folds, embargo }).map(({ train, test }) =>
      Object.freeze({ train: train.map((at) => order[at]!), test: test.map((at) => order[at]!) }),
    );
    return {
      splits: withoutGroups(splits, groups),
      name: `purged ${folds}-fold${embargo > 0 ? `, embargo ${embargo}` : ""}`,
      why: "labels take a span of time to come true",
      ordered: true,
    };
  }
  const kept = groups === undefined ? "" : "; groups that are tested are not trained on";
  if (share !== undefined) {
    checkShare(where, share);
    const sorted = Float64Array.from(times).sort();
    const start = sorted[Math.min(n - 1, Math.ceil(n * (1 - share)))]!;
    const flags = Uint8Array.from(times, (time) => (time >= start ? 1 : 0));
    const { train, test } = splitByFlag(flags);
    const early = train.filter((row) => times[row]! < start - (gap ?? 0));
    return {
      splits: withoutGroups([Object.freeze({ train: early, test })], groups),
      name: "holdout: the last in time",
      why: `rows have times${kept}`,
      ordered: true,
    };
  }
  const { splits, cut } = timeSplits(times, {
    nSplits: folds,
    ...(gap === undefined ? {} : { gap }),
    period,
  });
  const how = {
    span: "equal spans of time",
    period: `each ${period ?? "period"} after all before it`,
    even: "spans of about equal rows, as equal spans would leave one empty",
  }[cut];
  return {
    splits: withoutGroups(splits, groups),
    name: `${folds} windows in time${gap === undefined || gap === 0 ? "" : `, gap ${gap}`}`,
    why: `rows have times: ${how}${kept}`,
    ordered: true,
  };
}

function byHash(data: Rows, key: RowKey): Chosen {
  const { where, X, n, folds, options } = data;
  const keys = Array.from(keyed(where, "hash", X, key, n), String);
  const why = "the fold of a row hangs on its key alone";
  if (options.holdout !== undefined) {
    checkShare(where, options.holdout);
    return { splits: [hashSplit(keys, 100 * options.holdout)], name: "holdout by hash", why };
  }
  const foldOf = keys.map((each) => hashBucket(each, folds));
  const splits = Array.from({ length: folds }, (_, fold) =>
    splitByFlag(Uint8Array.from(foldOf, (own) => (own === fold ? 1 : 0))),
  );
  return { splits: Object.freeze(splits), name: `${folds} hash buckets`, why };
}

function holdout(data: Rows, labels: Int32Array | undefined): Chosen {
  const { where, n, groups, options } = data;
  const share = options.holdout!;
  checkShare(where, share);
  const rng = data.rng ?? createRng(options.seed ?? 0);
  const why = "one split, as asked";
  if (groups !== undefined)
    return {
      splits: groupShuffleSplit(groups, { rng, nSplits: 1, testSize: share }),
      name: "holdout by group",
      why,
    };
  const split = trainTestSplit(n, {
    rng,
    testSize: share,
    ...(labels === undefined ? {} : { stratify: labels }),
  });
  return { splits: [split], name: labels === undefined ? "holdout" : "stratified holdout", why };
}

function checkFolds(where: string, folds: number, options: SplitOptions, force: boolean): void {
  if (options.holdout !== undefined) return;
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new RangeError(`${where}: cv must be a whole number of folds; got ${folds}; 5 is usual`);
  if (folds < 5 && !force)
    throw new RangeError(
      `${where}: cv must be 5 or more: with ${folds} folds each model trains on only ${Math.round(100 - 100 / folds)} % of the rows, and the score hangs on ${folds} cuts; got ${folds}; give 5 to 10, or force: true if fitting is too dear`,
    );
}

function checkClasses({ where, values, folds, options }: Rows, codes: Int32Array): void {
  const counts = new Map<number, number>();
  const first = new Map<number, number>();
  codes.forEach((code, row) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if (!first.has(code)) first.set(code, row);
  });
  if (counts.size < 2)
    throw new RangeError(
      `${where}: y must hold two classes or more; got only ${JSON.stringify(values[0])} in all ${codes.length} rows`,
    );
  if (options.force === true) return;
  const needed = options.holdout === undefined ? folds : 2;
  for (const [code, count] of counts)
    if (count < needed)
      throw new RangeError(
        `${where}: each class needs ${needed} rows or more for ${options.holdout === undefined ? `${folds} folds` : "a holdout"}; class ${JSON.stringify(values[first.get(code)!])} has ${count}; collect more, join or drop rare classes, or force: true`,
      );
}

function checkShare(where: string, share: number): void {
  if (!(share > 0 && share < 1))
    throw new RangeError(`${where}: holdout must be a share in (0, 1); got ${share}; 0.2 is usual`);
}

/** Training rows whose group is tested are dropped. */
function withoutGroups(splits: readonly Split[], groups: Int32Array | undefined): readonly Split[] {
  if (groups === undefined) return Object.freeze([...splits]);
  return Object.freeze(
    splits.map(({ train, test }) => {
      const tested = new Set(test.map((row) => groups[row]!));
      return Object.freeze({ train: train.filter((row) => !tested.has(groups[row]!)), test });
    }),
  );
}

function guessTask(values: ArrayLike<unknown>): ScoredTask {
  const seen = new Set<unknown>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "number" && !Number.isInteger(value)) return "regression";
    seen.add(value);
    if (typeof value === "number" && seen.size > 20) return "regression";
  }
  return "classification";
}

/** Positions among the distinct values, in sorted order. */
function codesOf(values: ArrayLike<unknown>): Int32Array {
  const keys = Array.from(values, (value) =>
    value instanceof Date ? value.getTime() : value,
  ) as (Label | null)[];
  const distinct = [...new Set(keys)];
  const text = (value: Label | null): Label => value ?? "";
  const position = new Map(
    distinct.toSorted((a, b) => compareLabels(text(a), text(b))).map((key, at) => [key, at]),
  );
  return Int32Array.from(keys, (key) => position.get(key)!);
}

function timesOf(where: string, what: string, X: unknown, key: RowKey, n: number): Float64Array {
  const values = keyed(where, what, X, key, n);
  return Float64Array.from({ length: n }, (_, i) => {
    const value = values[i];
    const time =
      value instanceof Date ? value.getTime() : typeof value === "string" ? Date.parse(value) : value;
    if (typeof time === "bigint") return Number(time);
    if (typeof time !== "number" || !Number.isFinite(time))
      throw new RangeError(
        `${where}: ${what} must be a date or a number in every row; got ${JSON.stringify(value)} in row ${i}; leave such rows out`,
      );
    return time;
  });
}

function meanTestShare(splits: readonly Split[]): number {
  let sum = 0;
  for (const { train, test } of splits) sum += test.length / train.length / splits.length;
  return sum;
}

function testsOnce(splits: readonly Split[], n: number): boolean {
  const seen = new Uint8Array(n);
  for (const { test } of splits) for (const row of test) if (seen[row]!++ > 0) return false;
  return true;
}
