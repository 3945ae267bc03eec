/**
 * What one feature alone can say of the target, out of fold: shares of the classes, or the mean, within bins of the feature.
 *
 * Bins are sixteenths of the training rows' values (equal values in one bin), or categories; missing values have their own. A bin's shares are drawn to those
 * of all training rows as if one more row stood in it. No shape is assumed, so a feature that leaks through a bend is seen, too.
 * O(folds · n log n) a feature.
 */
import { quantiles } from "../core/index.ts";
import type { Design } from "../data/index.ts";
import { joinPredictions, type Predictions, type Truth } from "./predictions.ts";
import type { Split } from "./split.ts";

const BINS = 16;

/** @param values one a row; NaN is missing. @param categorical whether values are positions of categories. */
export function singleFeaturePredictions(
  values: Float64Array,
  categorical: boolean,
  truth: Truth,
  splits: readonly Split[],
): Predictions {
  return joinPredictions(splits.map(({ train, test }) => predicted(values, categorical, truth, train, test)));
}

/** One column of a design. */
export function columnOf(
  X: Design,
  j: number,
): { readonly values: Float64Array; readonly categorical: boolean } {
  return {
    values: Float64Array.from({ length: X.rows }, (_, i) => X.values[i * X.columns + j]!),
    categorical: X.categories?.[j] !== undefined,
  };
}

function predicted(
  values: Float64Array,
  categorical: boolean,
  truth: Truth,
  train: Int32Array,
  test: Int32Array,
): Predictions {
  const { task, classes, positive } = truth;
  const k = task === "classification" ? classes.length : 1;
  const cuts = categorical ? undefined : cutsOf(values, train);
  const binOf = (value: number): number =>
    Number.isNaN(value) ? -1 : cuts === undefined ? value : placeOf(cuts, value);
  const prior = new Float64Array(k);
  const sums = new Map<number, Float64Array>();
  for (const row of train) {
    const [at, amount] = task === "classification" ? [truth.values[row]!, 1] : [0, truth.values[row]!];
    prior[at]! += amount / train.length;
    const bin = binOf(values[row]!);
    let own = sums.get(bin);
    if (own === undefined) sums.set(bin, (own = new Float64Array(k + 1)));
    own[at]! += amount;
    own[k]! += 1;
  }
  const out = new Float64Array(test.length * k);
  for (const [i, row] of test.entries()) {
    const own = sums.get(binOf(values[row]!));
    for (let c = 0; c < k; c++) out[i * k + c] = ((own?.[c] ?? 0) + prior[c]!) / ((own?.[k] ?? 0) + 1);
  }
  if (task === "regression")
    return {
      task,
      rows: test,
      classes,
      positive,
      truth: Float64Array.from(test, (row) => truth.values[row]!),
      predicted: out,
    };
  return {
    task,
    rows: test,
    classes,
    positive,
    truth: Int32Array.from(test, (row) => truth.values[row]!),
    predicted: Int32Array.from(test, (_, i) => {
      let best = 0;
      for (let c = 1; c < k; c++) if (out[i * k + c]! > out[i * k + best]!) best = c;
      return best;
    }),
    probabilities: out,
    ranking: positive < 0 ? undefined : Float64Array.from(test, (_, i) => out[i * k + positive]!),
  };
}

function cutsOf(values: Float64Array, rows: Int32Array): Float64Array {
  const sorted = Float64Array.from(rows, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const few = new Set(sorted);
  if (few.size <= BINS) return Float64Array.from(few);
  return Float64Array.from(
    new Set(
      quantiles(
        sorted,
        Float64Array.from({ length: BINS - 1 }, (_, b) => (b + 1) / BINS),
      ),
    ),
  );
}

/** Number of cuts below the value. */
function placeOf(cuts: Float64Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
