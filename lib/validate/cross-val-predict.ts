/** Out-of-fold predictions: of every row by a model that did not see it, in the order of rows. Source: scikit-learn `cross_val_predict`. */
import type { Label, Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { crossValidate, type CrossValidateOptions } from "./cross-validate.ts";
import { takePredictions, type Predictions } from "./predictions.ts";

export interface OutOfFold extends Predictions {
  /** Labels, or numbers. */
  readonly values: readonly Label[] | Float64Array;
}

/**
 * Rows that no split tests (the first of a series) are left out.
 * @throws RangeError as `crossValidate`, and when a row is tested twice.
 */
export async function crossValPredict(
  model: Estimator,
  X: unknown,
  y: Target | string,
  options: Omit<
    CrossValidateOptions,
    "scoring" | "returnTrainScore" | "returnEstimator" | "keepPartial"
  > = {},
): Promise<OutOfFold> {
  const scoring = model.task === "regression" ? "mse" : "accuracy";
  const { predictions, scheme } = await crossValidate(model, X, y, { ...options, scoring });
  if (!scheme.disjoint)
    throw new RangeError(
      `crossValPredict: each row must be tested once; ${scheme.name} tests some again; leave out repeats`,
    );
  return Object.freeze(withValues(inRowOrder(predictions)));
}

/** Predictions in the order of rows; those of one row in the order of splits. */
export function inRowOrder(all: Predictions): Predictions {
  const order = Int32Array.from(all.rows.keys()).sort((a, b) => all.rows[a]! - all.rows[b]! || a - b);
  return takePredictions(all, order);
}

function withValues(all: Predictions): OutOfFold {
  const { task, predicted, classes } = all;
  return {
    ...all,
    values: task === "regression" ? (predicted as Float64Array) : Array.from(predicted, (c) => classes[c]!),
  };
}
