/** Training a model on all rows it is given, with a progress bar: with an encoder before it where the table needs one. */
import { followed } from "../core/index.ts";
import type { Target } from "../data/index.ts";
import { saveModel, type Estimator, type FitOptions } from "../models/index.ts";
import { checkModel } from "./check-model.ts";
import { diagnosisInput } from "./diagnosis-input.ts";

export interface FitModelOptions extends Omit<FitOptions, "onProgress"> {
  /** Writes the trained model to this file. */
  readonly save?: string;
}

/**
 * @param model unfitted; it is left as it is, and its clone is trained.
 * @param y values of the target, or the name of a column of X.
 * @throws RangeError as `fit` of the model; the signal's reason when aborted.
 */
export async function fitModel(
  model: Estimator,
  X: unknown,
  y: Target | string,
  { save, ...options }: FitModelOptions = {},
): Promise<Estimator> {
  checkModel("fit", model);
  if (typeof (model as Partial<Estimator>).clone !== "function")
    throw new TypeError(`fit: ${(model as Estimator).name} cannot be trained here; it was trained elsewhere`);
  const input = diagnosisInput("fit", model, X, y);
  const fitted = await followed(`fit ${model.name}`, (onProgress) =>
    input.model.clone().fit(input.X, input.y, { ...options, onProgress }),
  );
  if (save !== undefined) await saveModel(fitted, save);
  return fitted;
}
