/**
 * What one column alone says about a label, out of fold: its values are cut into bins (of a number or date at training quantiles and
 * where a small tree would split, single values of text and whole numbers of few values, one bin for missing), and a row is predicted by the mean of its bin,
 * drawn towards the mean of all by one row's weight. No shape is assumed, and an identifier, whose values never come again,
 * predicts nothing. O(folds · n · (log bins + k)) after one sort a fold.
 */
import { isMissing, textAt, type Column } from "../data/index.ts";

export interface OneColumnOptions {
  /** Positions in the column of the n rows. */
  readonly rows: ArrayLike<number>;
  /** Fold of each of these rows. */
  readonly fold: Int32Array;
  readonly folds: number;
}

/** n×k class probabilities from this column alone. @param labels class positions of the n rows. */
export function oneColumnProbabilities(
  column: Column,
  labels: Int32Array,
  k: number,
  options: OneColumnOptions,
): Float64Array {
  const targets = new Float64Array(labels.length * k);
  for (let i = 0; i < labels.length; i++) targets[i * k + labels[i]!] = 1;
  return binMeans(column, targets, k, options);
}

/** n predictions of a number from this column alone. */
export function oneColumnPredictions(
  column: Column,
  targets: Float64Array,
  options: OneColumnOptions,
): Float64Array {
  return binMeans(column, targets, 1, options);
}

/** Row numbers as a column. */
export function positionColumn(name: string, rows: ArrayLike<number>): Column {
  return { name, type: "number", values: Float64Array.from(rows), integer: true };
}

function binMeans(
  column: Column,
  targets: Float64Array,
  k: number,
  { rows, fold, folds }: OneColumnOptions,
): Float64Array {
  const n = rows.length;
  const out = new Float64Array(n * k);
  const { values, nominal } = asNumbers(column, rows);
  for (let f = 0; f < folds; f++) {
    const bin = nominal ? null : binEdges(values, targets, k, fold, f);
    const binOf = (i: number): number => {
      const value = values[i]!;
      return Number.isNaN(value) ? -1 : bin === null ? value : upperBound(bin, value);
    };
    const sums = new Map<number, Float64Array>();
    const all = new Float64Array(k + 1);
    for (let i = 0; i < n; i++) {
      if (fold[i] === f) continue;
      const key = binOf(i);
      let own = sums.get(key);
      if (own === undefined) sums.set(key, (own = new Float64Array(k + 1)));
      own[k]!++;
      all[k]!++;
      for (let c = 0; c < k; c++) {
        own[c]! += targets[i * k + c]!;
        all[c]! += targets[i * k + c]!;
      }
    }
    for (let i = 0; i < n; i++) {
      if (fold[i] !== f) continue;
      const own = sums.get(binOf(i));
      for (let c = 0; c < k; c++) {
        const mean = all[k]! === 0 ? 0 : all[c]! / all[k]!;
        out[i * k + c] = own === undefined ? mean : (own[c]! + mean) / (own[k]! + 1);
      }
    }
  }
  return out;
}

/** Values as numbers, NaN missing; nominal ones as codes. */
function asNumbers(
  column: Column,
  rows: ArrayLike<number>,
): { readonly values: Float64Array; readonly nominal: boolean } {
  const n = rows.length;
  const values = new Float64Array(n).fill(Number.NaN);
  if (column.type === "number" || column.type === "date") {
    const distinct = new Set<number>();
    for (let i = 0; i < n; i++) {
      values[i] = column.values[rows[i]!]!;
      if (distinct.size <= 20) distinct.add(values[i]!);
    }
    return { values, nominal: distinct.size <= 20 };
  }
  const codes = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const row = rows[i]!;
    if (isMissing(column, row)) continue;
    const text = textAt(column, row);
    let code = codes.get(text);
    if (code === undefined) codes.set(text, (code = codes.size));
    values[i] = code;
  }
  return { values, nominal: true };
}

/** Inner edges: up to 49 quantiles of training, at least 10 rows a bin, and the splits of a tree of depth 2. */
function binEdges(
  values: Float64Array,
  targets: Float64Array,
  k: number,
  fold: Int32Array,
  f: number,
): Float64Array {
  const train = Int32Array.from(
    Array.from(values.keys()).filter((i) => fold[i] !== f && !Number.isNaN(values[i])),
  ).sort((a, b) => values[a]! - values[b]!);
  const n = train.length;
  const bins = Math.max(2, Math.min(50, Math.floor(n / 10)));
  const edges = new Set<number>();
  for (let b = 1; b < bins; b++) {
    const at = Math.floor((b * n) / bins);
    if (at < n) edges.add(values[train[at]!]!);
  }
  const root = bestSplit(values, targets, k, train, 0, n);
  if (root !== undefined) {
    const splits = [
      root,
      bestSplit(values, targets, k, train, 0, root),
      bestSplit(values, targets, k, train, root, n),
    ];
    for (const at of splits)
      if (at !== undefined) edges.add((values[train[at - 1]!]! + values[train[at]!]!) / 2);
  }
  return Float64Array.from(edges).sort();
}

/** Where to cut rows [from, to), in order of value, so that the targets vary least on both sides; undefined when all are equal. */
function bestSplit(
  values: Float64Array,
  targets: Float64Array,
  k: number,
  order: Int32Array,
  from: number,
  to: number,
): number | undefined {
  const total = new Float64Array(k);
  for (let r = from; r < to; r++) for (let c = 0; c < k; c++) total[c]! += targets[order[r]! * k + c]!;
  const left = new Float64Array(k);
  let best = -Infinity;
  let at: number | undefined;
  for (let r = from + 1; r < to; r++) {
    for (let c = 0; c < k; c++) left[c]! += targets[order[r - 1]! * k + c]!;
    if (values[order[r]!] === values[order[r - 1]!]) continue;
    let gain = 0;
    for (let c = 0; c < k; c++) gain += left[c]! ** 2 / (r - from) + (total[c]! - left[c]!) ** 2 / (to - r);
    if (gain > best) {
      best = gain;
      at = r;
    }
  }
  return at;
}

/** How many edges are at most the value. */
function upperBound(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
