/**
 * Held-out predictions: what a model says of rows that it was not fitted on, one prediction a row. Out of fold by default (clones
 * of the model, each predicts the rows it did not see); or, with `fitted`, of rows that the given model never saw.
 *
 * Folds: stratified for classes, by group where groups are given, shuffled by the seed. Cost: one fit a fold.
 */
import { createRng } from "../core/index.ts";
import {
  classTarget,
  numberTarget,
  type Label,
  type Target,
  rowSource,
  type RowSource,
} from "../data/index.ts";
import type { Estimator, Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { groupKFold, kFold, stratifiedKFold } from "./k-fold.ts";
import { joinPredictions, predictRows, type Predictions, type Truth } from "./predictions.ts";
import type { GroupKey } from "./slices.ts";
import type { Split } from "./split.ts";
import { stratifiedGroupKFold } from "./stratified-group-k-fold.ts";

export interface FoldOptions extends Run {
  /** Folds; default 5. */
  readonly cv?: number | undefined;
  /** Of the folds' shuffle and of every other draw; default 0. */
  readonly seed?: number | undefined;
  /** Rows of one group stay in one fold. */
  readonly groups?: ArrayLike<GroupKey> | undefined;
  /** Folds of your own. */
  readonly splits?: readonly Split[] | undefined;
  /** Of two classes, the one that counts as positive; default the last in order. */
  readonly positive?: Label | undefined;
}

export interface HeldOutOptions extends FoldOptions {
  /** Take the model as it is: X and y are rows that it never saw. Default false. */
  readonly fitted?: boolean | undefined;
}

/**
 * One prediction a row; rows that no split tests are left out.
 * @throws RangeError on sizes that differ, or splits that test a row twice.
 */
export async function heldOut(
  where: string,
  model: Predictor,
  X: unknown,
  y: Target,
  options: HeldOutOptions = {},
): Promise<Predictions> {
  const source = rowSource(where, X);
  const truth = truthOf(where, model, y, source.rows, options.positive);
  if (options.fitted === true) {
    const rows = Int32Array.from({ length: source.rows }, (_, i) => i);
    return predictRows(model, source.all, truth, rows, { signal: options.signal });
  }
  const splits = foldsOf(where, truth, options);
  const seen = new Uint8Array(source.rows);
  const parts: Predictions[] = [];
  for (const [f, { train, test }] of splits.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.({ done: f, total: splits.length, message: `fold ${f + 1} of ${splits.length}` });
    for (const row of test)
      if (seen[row]!++ > 0)
        throw new RangeError(`${where}: splits must test each row at most once; row ${row} is tested again`);
    if (test.length === 0) continue;
    const fitted = await fitOn(where, model, source, truth, train, options);
    const part = await predictRows(fitted, source.take(test), truth, test, { signal: options.signal });
    parts.push({ ...part, folds: new Int32Array(test.length).fill(f) });
  }
  options.onProgress?.({ done: splits.length, total: splits.length, message: "folds predicted" });
  return joinPredictions(parts);
}

/** @throws RangeError when y has another length, or the model neither classifies nor regresses. */
export function truthOf(where: string, model: Predictor, y: Target, rows: number, positive?: Label): Truth {
  if (model.task === "detection")
    throw new RangeError(`${where}: needs a classifier or a regressor; got the detector ${model.name}`);
  const truth = model.task === "regression" ? numbers(where, y) : labels(where, y, positive);
  if (truth.values.length !== rows)
    throw new RangeError(
      `${where}: X and y must have one length; got ${rows} rows and ${truth.values.length} targets`,
    );
  return truth;
}

function numbers(where: string, y: Target): Truth {
  return { task: "regression", classes: [], positive: -1, values: numberTarget(where, y) };
}

function labels(where: string, y: Target, positive: Label | undefined): Truth {
  const { classes, codes } = classTarget(where, y);
  const at = positive === undefined ? 1 : classes.indexOf(positive);
  if (at < 0)
    throw new RangeError(
      `${where}: positive must be a class of y; got ${JSON.stringify(positive)}; classes: ${classes.slice(0, 10).join(", ")}`,
    );
  return { task: "classification", classes, positive: classes.length === 2 ? at : -1, values: codes };
}

/** y of some rows, in the form that `fit` takes. */
export function takeTruth({ task, classes, values }: Truth, rows: ArrayLike<number>): Label[] | Float64Array {
  return task === "regression"
    ? Float64Array.from(rows, (i) => values[i]!)
    : Array.from(rows, (i) => classes[values[i]!]!);
}

/** The given folds; else stratified, by group, shuffled: as the data ask. */
export function foldsOf(where: string, truth: Truth, options: FoldOptions): readonly Split[] {
  const { cv: nSplits = 5, seed = 0, groups, splits } = options;
  if (splits !== undefined) return splits;
  const rng = createRng(seed);
  const { task, values } = truth;
  if (groups !== undefined && groups.length !== values.length)
    throw new RangeError(`${where}: needs one group a row; got ${groups.length} for ${values.length} rows`);
  if (task === "classification")
    return groups === undefined
      ? stratifiedKFold(values, { nSplits, rng })
      : stratifiedGroupKFold(values, groups, { nSplits, rng });
  return groups === undefined ? kFold(values.length, { nSplits, rng }) : groupKFold(groups, { nSplits });
}

/** A clone fitted on some rows. @throws TypeError when the model cannot be fitted. */
export async function fitOn(
  where: string,
  model: Predictor,
  source: RowSource,
  truth: Truth,
  rows: ArrayLike<number>,
  { signal }: Run,
  changes?: Readonly<Record<string, unknown>>,
): Promise<Estimator> {
  if (!("fit" in model && "clone" in model))
    throw new TypeError(
      `${where}: must fit clones of the model, and ${model.name} cannot be fitted; give rows that it never saw, with fitted: true`,
    );
  return (model as Estimator).clone(changes).fit(source.take(rows), takeTruth(truth, rows), { signal });
}
