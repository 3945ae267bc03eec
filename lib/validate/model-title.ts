/** What a model is called in a report, its parameters as plain values, and a table vectorizer before it where it cannot bear the table. */
import { TableVectorizer } from "../prep/index.ts";
import { makePipeline, type Estimator, type Predictor } from "../models/index.ts";
import type { RowSource } from "../data/index.ts";
import { plainRecord } from "./plain-record.ts";

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

/** The model itself, or a pipeline with a table vectorizer, and why. */
export function vectorized(
  model: Estimator,
  source: RowSource,
): { readonly model: Estimator; readonly note?: string } {
  const { acceptsCategories, acceptsMissing } = model as {
    readonly acceptsCategories?: boolean;
    readonly acceptsMissing?: boolean;
  };
  const { categories, values, names } = source.design();
  const text = acceptsCategories === false ? (categories?.findIndex((each) => each !== undefined) ?? -1) : -1;
  const hole = acceptsMissing === false ? values.findIndex((value) => Number.isNaN(value)) : -1;
  if (text < 0 && hole < 0) return { model };
  const why =
    text >= 0
      ? `column "${names[text]}" holds text, which ${model.name} does not take`
      : `column "${names[hole % names.length]}" has missing values, which ${model.name} does not take`;
  return {
    model: makePipeline(new TableVectorizer(), model),
    note: `${why}: a TableVectorizer was put before it, fitted on each training fold`,
  };
}
