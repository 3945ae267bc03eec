/** A table vectorizer before a model that cannot bear the table. */
import { TableVectorizer } from "../prep/index.ts";
import { makePipeline, type Estimator } from "../models/index.ts";
import type { RowSource } from "../data/index.ts";

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
