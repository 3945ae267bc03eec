/**
 * Folds for cross-validation, as scikit-learn 1.2 makes them: for each row the fold in which it is tested.
 *
 * `kFold`: consecutive blocks, the first n mod k one row longer; shuffled once when an Rng is given. `stratifiedKFold`:
 * classes in order of first appearance; fold i gets of each class what lies at places i, i + k, … of the sorted classes, and
 * each class's folds are shuffled in turn. `groupKFold`: whole groups, largest first, each to the lightest fold; groups of
 * equal size in order of first appearance (scikit-learn leaves ties to an unstable sort). Cost: n, and g log g for g groups.
 */
import type { Rng } from "./rng.ts";

/** What a class or a group is known by. */
export type FoldKey = string | number | boolean | bigint | null | undefined;

/** The rows of one fold, ascending. */
export interface FoldRows {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Fold 0…k-1 of each of n rows; blocks in row order without an Rng.
 * @throws RangeError when k is not a whole number from 2 to n.
 */
export function kFold(n: number, k: number, rng?: Rng): Int32Array {
  checkFolds("kFold", n, k, "rows");
  const order = rng === undefined ? undefined : rng.permutation(n);
  const folds = new Int32Array(n);
  const [short, longer] = [Math.floor(n / k), n % k];
  let place = 0;
  for (let fold = 0; fold < k; fold++) {
    const end = place + short + (fold < longer ? 1 : 0);
    for (; place < end; place++) folds[order === undefined ? place : order[place]!] = fold;
  }
  return folds;
}

/**
 * Folds in which each class has its share. A class with fewer rows than k is missing in some folds.
 * @throws RangeError when k is not a whole number from 2 to n, or every class has fewer rows than k.
 */
export function stratifiedKFold(labels: ArrayLike<FoldKey>, k: number, rng?: Rng): Int32Array {
  const where = "stratifiedKFold";
  checkFolds(where, labels.length, k, "rows");
  const { codes, counts } = encode(labels);
  const most = Math.max(...counts);
  if (most < k)
    throw new RangeError(
      `${where}: k must not exceed the rows of every class; got ${k}, most ${most}; use fewer folds`,
    );
  const folds = new Int32Array(codes.length);
  const next = new Int32Array(counts.length);
  const foldsOf: Int32Array[] = [];
  let first = 0;
  for (const count of counts) {
    foldsOf.push(shares(first, count, k));
    first += count;
  }
  if (rng !== undefined) for (const ofClass of foldsOf) rng.shuffle(ofClass);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    folds[row] = foldsOf[code]![next[code]!++]!;
  }
  return folds;
}

/**
 * Folds that keep each group whole.
 * @throws RangeError when k is not a whole number from 2 to the number of groups.
 */
export function groupKFold(groups: ArrayLike<FoldKey>, k: number): Int32Array {
  const { codes, counts } = encode(groups);
  checkFolds("groupKFold", counts.length, k, "groups");
  const order = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]!);
  const weights = new Float64Array(k);
  const foldOf = new Int32Array(counts.length);
  for (const group of order) {
    const lightest = weights.indexOf(Math.min(...weights));
    weights[lightest]! += counts[group]!;
    foldOf[group] = lightest;
  }
  return codes.map((code) => foldOf[code]!);
}

/** The rows that train and test in one fold. */
export function foldRows(folds: Int32Array, fold: number): FoldRows {
  let size = 0;
  for (const each of folds) if (each === fold) size++;
  const test = new Int32Array(size);
  const train = new Int32Array(folds.length - size);
  let [inTest, inTrain] = [0, 0];
  for (let row = 0; row < folds.length; row++) {
    if (folds[row] === fold) test[inTest++] = row;
    else train[inTrain++] = row;
  }
  return Object.freeze({ train, test });
}

/** Folds of a class at places first…first+count-1 of the sorted classes, ascending. */
function shares(first: number, count: number, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (let place = first; place < first + count; place++) sizes[place % k]!++;
  const folds = new Int32Array(count);
  let at = 0;
  for (let fold = 0; fold < k; fold++) {
    folds.fill(fold, at, at + sizes[fold]!);
    at += sizes[fold]!;
  }
  return folds;
}

/** Whole numbers for keys, in order of first appearance. NaN is one key; -0 and 0 are one. */
function encode(keys: ArrayLike<FoldKey>): { codes: Int32Array; counts: number[] } {
  const known = new Map<FoldKey, number>();
  const counts: number[] = [];
  const codes = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row];
    let code = known.get(key);
    if (code === undefined) {
      code = counts.length;
      known.set(key, code);
      counts.push(0);
    }
    codes[row] = code;
    counts[code]!++;
  }
  return { codes, counts };
}

function checkFolds(where: string, n: number, k: number, what: string): void {
  if (!(Number.isInteger(k) && k >= 2 && k <= n))
    throw new RangeError(
      `${where}: k must be a whole number from 2 to the ${n} ${what}; got ${k}; use fewer folds`,
    );
}
