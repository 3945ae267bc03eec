/**
 * Predictions beside their truth: what scores, intervals, curves and diagnostics are made of. Classes stand as positions in `classes`.
 *
 * A model that never saw a class (its training fold had none) gives it probability 0. Cost: one call of the model for each kind of output.
 */
import type { Label } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";

export type ScoredTask = "classification" | "regression";

export interface Predictions {
  readonly task: ScoredTask;
  /** Row numbers in X; a row stands here as often as it was tested. */
  readonly rows: Int32Array;
  /** Which split tested it; undefined when there was none. */
  readonly folds?: Int32Array | undefined;
  /** Empty for a regression. */
  readonly classes: readonly Label[];
  /** Of two classes, the position of the one that counts as positive; -1 for more classes and for a regression. */
  readonly positive: number;
  /** Class positions, or numbers. */
  readonly truth: Int32Array | Float64Array;
  /** Class positions, or numbers. */
  readonly predicted: Int32Array | Float64Array;
  /** n×classes, row-major; undefined for a regression, and for a classifier that gives none. */
  readonly probabilities?: Float64Array | undefined;
  /** Two classes: the higher, the more positive: the positive class's probability, or else the decision function. */
  readonly ranking?: Float64Array | undefined;
  readonly sampleWeight?: Float64Array | undefined;
}

/** The truth of all rows, known once and for all folds. */
export interface Truth {
  readonly task: ScoredTask;
  readonly classes: readonly Label[];
  readonly positive: number;
  readonly values: Int32Array | Float64Array;
  readonly sampleWeight?: Float64Array | undefined;
}

/** What a fitted model says of `rows`, whose features are `X`. */
export async function predictRows(
  model: Predictor,
  X: unknown,
  truth: Truth,
  rows: Int32Array,
  run: Run = {},
): Promise<Predictions> {
  const { task, classes, positive } = truth;
  const own = {
    task,
    rows,
    classes,
    positive,
    truth: truth.values instanceof Int32Array ? picked(truth.values, rows) : picked(truth.values, rows),
    sampleWeight: truth.sampleWeight === undefined ? undefined : picked(truth.sampleWeight, rows),
  };
  if (task === "regression")
    return { ...own, predicted: numbers(model, await model.predict(X, run), rows.length) };
  const columns = classColumns(model, classes);
  if (model.predictProba === undefined) {
    const predicted = positions(model, await model.predict(X, run), classes, rows.length);
    if (positive < 0 || model.decisionFunction === undefined) return { ...own, predicted };
    const { values } = await model.decisionFunction(X, run);
    const sign = columns.length < 2 || columns[1] === positive ? 1 : -1;
    return {
      ...own,
      predicted,
      ranking: values.length === rows.length ? values.map((x) => sign * x) : undefined,
    };
  }
  const given = await model.predictProba(X, run);
  if (given.rows !== rows.length || given.columns !== columns.length)
    throw new RangeError(
      `${model.name}: predictProba must give ${rows.length}×${columns.length}; got ${given.rows}×${given.columns}`,
    );
  const k = classes.length;
  const probabilities = new Float64Array(rows.length * k);
  for (let i = 0; i < rows.length; i++)
    for (let c = 0; c < columns.length; c++)
      // Sums of shares may end a rounding above 1.
      probabilities[i * k + columns[c]!] = Math.min(1, Math.max(0, given.values[i * columns.length + c]!));
  const predicted = positions(model, await model.predict(X, run), classes, rows.length);
  const ranking =
    positive < 0 ? undefined : Float64Array.from(rows, (_, i) => probabilities[i * k + positive]!);
  return { ...own, predicted, probabilities, ranking };
}

/** Predictions of several parts, one after another. @throws RangeError on none. */
export function joinPredictions(parts: readonly Predictions[]): Predictions {
  const [first] = parts;
  if (first === undefined) throw new RangeError("joinPredictions: needs one part or more; got none");
  const size = parts.reduce((n, part) => n + part.rows.length, 0);
  const whole = <T extends Int32Array | Float64Array>(
    make: (size: number) => T,
    of: (part: Predictions) => ArrayLike<number> | undefined,
    width = 1,
  ): T | undefined => {
    const out = make(size * width);
    let at = 0;
    for (const part of parts) {
      const values = of(part);
      if (values === undefined) return undefined;
      out.set(values, at);
      at += values.length;
    }
    return out;
  };
  const integers = (n: number): Int32Array => new Int32Array(n);
  const floats = (n: number): Float64Array => new Float64Array(n);
  const values = first.task === "classification" ? integers : floats;
  return {
    task: first.task,
    classes: first.classes,
    positive: first.positive,
    rows: whole(integers, (part) => part.rows)!,
    folds: whole(integers, (part) => part.folds),
    truth: whole<Int32Array | Float64Array>(values, (part) => part.truth)!,
    predicted: whole<Int32Array | Float64Array>(values, (part) => part.predicted)!,
    probabilities: whole(floats, (part) => part.probabilities, first.classes.length),
    ranking: whole(floats, (part) => part.ranking),
    sampleWeight: whole(floats, (part) => part.sampleWeight),
  };
}

/** Some of the predictions, by position (not by row number); positions may repeat. */
export function takePredictions(all: Predictions, at: ArrayLike<number>): Predictions {
  const k = all.classes.length;
  const { probabilities } = all;
  let shares: Float64Array | undefined;
  if (probabilities !== undefined) {
    shares = new Float64Array(at.length * k);
    for (let i = 0; i < at.length; i++)
      for (let c = 0; c < k; c++) shares[i * k + c] = probabilities[at[i]! * k + c]!;
  }
  const some = <T extends Int32Array | Float64Array>(values: T | undefined): T | undefined =>
    values === undefined ? undefined : (picked(values as Float64Array, at) as T);
  return {
    ...all,
    rows: some(all.rows)!,
    folds: some(all.folds),
    truth: some(all.truth)!,
    predicted: some(all.predicted)!,
    probabilities: shares,
    ranking: some(all.ranking),
    sampleWeight: some(all.sampleWeight),
  };
}

/** Positions in `classes` of the columns of the model's probabilities. */
function classColumns(model: Predictor, classes: readonly Label[]): readonly number[] {
  const own = model.classes ?? classes;
  return own.map((label) => {
    const at = classes.indexOf(label);
    if (at < 0)
      throw new RangeError(
        `${model.name}: was fitted on the class ${JSON.stringify(label)}, which y does not hold; classes of y: ${classes.slice(0, 10).join(", ")}`,
      );
    return at;
  });
}

function positions(
  model: Predictor,
  labels: ArrayLike<Label>,
  classes: readonly Label[],
  n: number,
): Int32Array {
  const position = new Map(classes.map((label, at) => [label, at]));
  if (labels.length !== n)
    throw new RangeError(`${model.name}: predict must give one label a row; got ${labels.length} for ${n}`);
  return Int32Array.from({ length: n }, (_, i) => {
    const at = position.get(labels[i]!);
    if (at === undefined)
      throw new RangeError(
        `${model.name}: predicted ${JSON.stringify(labels[i])}, which is no class of y; classes: ${classes.slice(0, 10).join(", ")}`,
      );
    return at;
  });
}

function numbers(model: Predictor, values: ArrayLike<unknown>, n: number): Float64Array {
  if (values.length !== n)
    throw new RangeError(`${model.name}: predict must give one number a row; got ${values.length} for ${n}`);
  return Float64Array.from({ length: n }, (_, i) => {
    const value = values[i];
    if (typeof value !== "number" || !Number.isFinite(value))
      throw new RangeError(
        `${model.name}: predictions must be finite numbers; got ${String(value)} in row ${i}`,
      );
    return value;
  });
}

function picked(values: Int32Array, at: ArrayLike<number>): Int32Array;
function picked(values: Float64Array, at: ArrayLike<number>): Float64Array;
function picked(values: Int32Array | Float64Array, at: ArrayLike<number>): Int32Array | Float64Array {
  const out = values instanceof Int32Array ? new Int32Array(at.length) : new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) out[i] = values[at[i]!]!;
  return out;
}
