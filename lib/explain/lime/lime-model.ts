/** A model as LIME asks it: probabilities of all classes, or one value for each input. */
import type { Matrix } from "../../core/index.ts";
import { alignDesign, type Design } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkPredictor, isPlainFunction, matrixOf, type BatchFunction } from "../explained-model.ts";

export interface LimeAnswers extends Matrix {
  /** Names of the classes, where the model tells them. */
  readonly names: readonly string[] | undefined;
}

/** @throws TypeError on what does not predict; RangeError on a model that is not fitted, on answers that are no probabilities, or not one number each in a regression. */
export async function limeAnswers(
  where: string,
  model: Predictor | BatchFunction,
  X: Design,
  mode: "classification" | "regression",
  run: Run,
): Promise<LimeAnswers> {
  if (!isPlainFunction(model)) checkPredictor(where, model);
  const answers =
    typeof model === "function"
      ? {
          ...matrixOf(where, model.name === "" ? "the model" : model.name, await model(rowsOf(X)), X.rows),
          names: undefined,
        }
      : await modelAnswers(where, model, X, mode, run);
  return checkAnswers(where, answers, mode);
}

/** @throws RangeError on answers that are no probabilities, or not one number each in a regression. */
export function checkAnswers<A extends Matrix>(
  where: string,
  answers: A,
  mode: "classification" | "regression",
): A {
  const { rows, columns, values } = answers;
  if (mode === "regression") {
    if (columns !== 1)
      throw new RangeError(
        `${where}: a regression has one value for each input; got ${columns}; explain one output, or use mode "classification"`,
      );
    return answers;
  }
  if (columns < 2)
    throw new RangeError(
      `${where}: a classifier must give a probability of each class; got one number for each input; pass the function that gives probabilities, or use mode "regression"`,
    );
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += values[i * columns + c]!;
    if (Math.abs(sum - 1) > 1e-5)
      throw new RangeError(
        `${where}: probabilities of an input must add up to 1; got ${sum} for input ${i}; pass probabilities, not their logarithms or scores`,
      );
  }
  return answers;
}

async function modelAnswers(
  where: string,
  model: Predictor,
  X: Design,
  mode: "classification" | "regression",
  run: Run,
): Promise<LimeAnswers> {
  const rows =
    model.features === undefined || "transformers" in model ? X : alignDesign(where, X, model.features);
  if (mode === "regression")
    return {
      ...matrixOf(where, model.name, (await model.predict(rows, run)) as Float64Array, X.rows),
      names: undefined,
    };
  if (typeof model.predictProba !== "function")
    throw new TypeError(
      `${where}: ${model.name} gives no probabilities, which LIME explains; pass a function that does, or use mode "regression"`,
    );
  return {
    ...matrixOf(where, model.name, await model.predictProba(rows, run), X.rows),
    names: model.classes?.map(String),
  };
}

function rowsOf({ rows, columns, values }: Design): Float64Array[] {
  return Array.from({ length: rows }, (_, i) => values.subarray(i * columns, (i + 1) * columns));
}
