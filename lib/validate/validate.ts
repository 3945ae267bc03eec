/**
 * Validation of one model, in one call: cross-validated on splits that fit the data (or taken as fitted, on rows it never saw), beside a dummy and
 * a simple baseline, with intervals, and with what its predictions show. The result is a plain record that knows how to show itself.
 *
 * Cost: one fit a split for the model and one for the baseline, and a bootstrap for each metric without a closed interval.
 */
import type { Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { validationResult, type ValidationResult } from "./report.ts";
import { runValidation, type ValidateOptions } from "./validation-run.ts";

/**
 * @param X a frame, rows of numbers, or a design.
 * @param y one value a row, or the name of a column of X.
 * @throws RangeError on sizes that differ, missing targets, one class, a constant target, fewer than five folds, too few rows of a class,
 * metrics and thresholds that are not known or do not fit; the signal's reason when aborted before the first fold is done.
 * @example const v = await validate(new LogisticRegression(), frame, "Species");
 */
export async function validate(
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: ValidateOptions = {},
): Promise<ValidationResult> {
  return validationResult(await runValidation(model, X, y, options));
}
