/** What a model is called in a report, and its parameters as plain values. */
import { plainRecord } from "../core/index.ts";
import type { Estimator, Predictor } from "./model.ts";

/** `TableVectorizer → LogisticRegression` for a pipeline. */
export function modelTitle(model: Predictor): string {
  const { steps } = ((model as Partial<Estimator>).params ?? {}) as {
    readonly steps?: readonly (readonly [string, { readonly name?: string } | string])[];
  };
  if (!Array.isArray(steps)) return model.name;
  return steps
    .map(([, step]) => (typeof step === "string" ? undefined : step.name))
    .filter((name) => name !== undefined)
    .join(" → ");
}

/** Null where the model does not tell. */
export function modelParams(model: Predictor): unknown {
  const { params, clone } = model as Partial<Estimator>;
  if (params === undefined || clone === undefined) return null;
  try {
    return plainRecord(
      ((model as Estimator).clone().toJSON() as { readonly params?: unknown }).params ?? null,
    );
  } catch {
    // A model that cannot be stored, a network of the caller's own for example.
    return null;
  }
}
