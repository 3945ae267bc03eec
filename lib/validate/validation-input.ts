/**
 * What is validated, read once: the table without its label (and without the columns that only say when a row happened or whom it belongs
 * to), the truth, and the splits.
 */
import {
  classTarget,
  Frame,
  frameOf,
  isFrameLike,
  rowSource,
  targetValues,
  type Label,
  type RowSource,
  type Target,
} from "../data/index.ts";
import { rowWeights, type Predictor } from "../models/index.ts";
import { checkModel } from "./check-model.ts";
import { truthOf } from "./held-out.ts";
import type { Truth } from "./predictions.ts";
import type { SplitOptions } from "./splitter-choice.ts";

export interface InputOptions extends Pick<SplitOptions, "time" | "group" | "hash" | "labelEnd"> {
  /** Weight of each row, for training and for scores; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
  /** Of two classes, the one that counts as positive; default the last in order. */
  readonly positive?: Label | undefined;
}

export interface ValidationInput {
  /** What the model gets. */
  readonly source: RowSource;
  /** All columns but the label: what keys are looked up in. */
  readonly table: unknown;
  readonly truth: Truth;
  readonly y: Target;
  /** Name of the label's column, when it was named. */
  readonly target: string | null;
  /** Columns that the model does not get. */
  readonly left: readonly string[];
}

/**
 * @param y values of the target, or the name of a column of X.
 * @param keep columns that the model does get although a key names them: those that a fitted model was trained on.
 * @param varies whether one class, or one number everywhere, is an error.
 * @throws RangeError on sizes that differ, missing targets, one class, or a target that does not vary; TypeError on a y that holds no values.
 */
export function validationInput(
  where: string,
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: InputOptions = {},
  keep: readonly string[] = [],
  varies = true,
): ValidationInput {
  checkModel(where, model);
  const frame = frameLike(X) ? frameOf(X) : undefined;
  let table: unknown = frame ?? X;
  let values: Target;
  if (typeof y === "string") {
    if (frame === undefined)
      throw new RangeError(
        `${where}: y can name a column only where X is a table with named columns; got "${y}"; give the values`,
      );
    values = new Frame([frame.column(y)]);
    table = frame.drop([y]);
  } else values = y;
  const left = [options.time, options.group, options.hash, options.labelEnd].filter(
    (key): key is string => typeof key === "string" && !keep.includes(key),
  );
  const features = table instanceof Frame && left.length > 0 ? table.drop([...new Set(left)]) : table;
  const source = rowSource(where, features);
  const truth = truthOf(where, model, values, source.rows, varies ? options.positive : undefined);
  if (varies) checkVaries(where, truth);
  const weights = rowWeights(where, source.rows, options.sampleWeight);
  return {
    source,
    table,
    truth: weights === undefined ? truth : { ...truth, sampleWeight: weights },
    y: targetValues(where, values),
    target: typeof y === "string" ? y : null,
    left: [...new Set(left)],
  };
}

/**
 * The same of a model that is fitted already: its classes and its columns hold.
 * @throws RangeError on a label that the model does not know, and as `validationInput`.
 */
export function fittedInput(
  where: string,
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: InputOptions = {},
): ValidationInput {
  if (model.features === undefined && "isFitted" in model && model.isFitted === false)
    throw new RangeError(`${where}: ${model.name} is not fitted; fit it first, or leave out fitted: true`);
  const { names = [] } = model.features ?? {};
  if (model.task !== "classification" || model.classes === undefined)
    return validationInput(where, model, X, y, options, names);
  const input = validationInput(where, model, X, y, options, names, false);
  const { classes, codes } = classTarget(where, input.y, model.classes);
  const positive = options.positive === undefined ? 1 : classes.indexOf(options.positive);
  if (positive < 0)
    throw new RangeError(
      `${where}: positive must be a class of the model; got ${JSON.stringify(options.positive)}; classes: ${classes.slice(0, 10).join(", ")}`,
    );
  return {
    ...input,
    truth: { ...input.truth, classes, positive: classes.length === 2 ? positive : -1, values: codes },
  };
}

/** A table with named columns, rather than rows of numbers. */
function frameLike(X: unknown): boolean {
  if (Array.isArray(X)) return X.length > 0 && !Array.isArray(X[0]) && !ArrayBuffer.isView(X[0]);
  return isFrameLike(X);
}

function checkVaries(where: string, { task, classes, values }: Truth): void {
  if (values.length < 2) throw new RangeError(`${where}: needs two rows or more; got ${values.length}`);
  if (task === "classification" && classes.length < 2)
    throw new RangeError(
      `${where}: y must hold two classes or more; got only ${JSON.stringify(classes[0])} in all ${values.length} rows`,
    );
  if (task === "regression" && values.every((value) => value === values[0]))
    throw new RangeError(
      `${where}: y must vary; got ${values[0]} in all ${values.length} rows: nothing to learn, and R² is undefined`,
    );
}
