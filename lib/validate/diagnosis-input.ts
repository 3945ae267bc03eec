/** What a diagnosis of an unfitted model looks at: the table without its label, and the model with an encoder before it where it needs one. */
import { rowSource, type Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { vectorized } from "./vectorized.ts";
import { validationInput } from "./validation-input.ts";

export interface DiagnosisInput {
  readonly model: Estimator;
  readonly X: unknown;
  readonly y: Target;
  /** Why something stands before the model. */
  readonly notes: readonly string[];
}

/**
 * @param y values of the target, or the name of a column of X.
 * @throws RangeError as `validate` on sizes that differ, missing targets, one class, or a target that does not vary.
 */
export function diagnosisInput(
  where: string,
  model: Estimator,
  X: unknown,
  y: Target | string,
): DiagnosisInput {
  const input = validationInput(where, model, X, y);
  const { model: ready, note } = vectorized(model, rowSource(where, input.table));
  return { model: ready, X: input.table, y: input.y, notes: note === undefined ? [] : [note] };
}
