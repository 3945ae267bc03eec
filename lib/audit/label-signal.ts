/**
 * How well predictions tell a label, on one scale for both kinds: ROC AUC, one class against the rest averaged over classes, or
 * R² of a number. With the fold of each row of a label model made anew, so that single columns are judged on the same rows.
 */
import { createRng, kFold, stratifiedKFold } from "../core/index.ts";
import type { Column } from "../data/index.ts";
import { rocAucScore } from "../metrics/index.ts";
import type { LabelModel } from "./label-model.ts";
import { oneColumnPredictions, oneColumnProbabilities } from "./one-column.ts";

/** AUC or R² of the whole model, out of fold. */
export function modelSignal(model: LabelModel): number {
  return model.task === "classification"
    ? macroAuc(model.labels, model.probabilities, model.classes.length)
    : rSquared(model.targets, model.predictions);
}

/** AUC or R² of one column alone, out of fold. @param at positions in the column of the model's rows; default: the model's own. */
export function columnSignal(
  model: LabelModel,
  column: Column,
  seed: number,
  at: ArrayLike<number> = model.rows,
): number {
  const k = model.classes.length;
  const { folds } = model;
  const rng = createRng(seed);
  const fold =
    model.task === "classification"
      ? stratifiedKFold(model.labels, folds, rng)
      : kFold(model.rows.length, folds, rng);
  const options = { rows: at, fold, folds };
  return model.task === "classification"
    ? macroAuc(model.labels, oneColumnProbabilities(column, model.labels, k, options), k)
    : rSquared(model.targets, oneColumnPredictions(column, model.targets, options));
}

function macroAuc(labels: Int32Array, probabilities: Float64Array, k: number): number {
  if (k === 2)
    return rocAucScore(
      labels,
      probabilities.filter((_, i) => i % 2 === 1),
    )!;
  return rocAucScore(labels, probabilities, { multiClass: "ovr" })!;
}

function rSquared(targets: Float64Array, predictions: Float64Array): number {
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  let sse = 0;
  let sst = 0;
  for (let i = 0; i < targets.length; i++) {
    sse += (targets[i]! - predictions[i]!) ** 2;
    sst += (targets[i]! - mean) ** 2;
  }
  return 1 - sse / sst;
}
