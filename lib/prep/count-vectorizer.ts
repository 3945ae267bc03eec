/**
 * Count vectorizer: how often each term of the training texts stands in a text; one feature for each term, in alphabetical order.
 *
 * Terms in fewer than `minDf` or more than `maxDf` texts are left out, then all but the `maxFeatures` most frequent. A missing text is an
 * empty one. Several columns of text have vocabularies of their own, with the column's name before the term. The result is dense:
 * `maxFeatures` keeps it small, and HashingVectorizer bounds it.
 * Source: scikit-learn 1.2 `CountVectorizer`. O(terms + rows × features).
 */
import { Frame, textAt, type Column } from "../data/index.ts";
import { numberColumn, partsOf } from "./numeric-transformer.ts";
import { tokenizeOptions, tokenizer, type TokenizeOptions } from "./tokenize.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface CountVectorizerParams extends TokenizeOptions {
  /** Fewest texts of a term: a number of texts, or below 1 a share; default 1. */
  readonly minDf?: number;
  /** Most texts of a term: a share up to 1, or above 1 a number of texts; default 1 (all). */
  readonly maxDf?: number;
  readonly maxFeatures?: number | undefined;
  /** The terms, in the order of the features, in place of those of training. */
  readonly vocabulary?: readonly string[] | undefined;
  /** 1 for every term that is there, however often; default false. */
  readonly binary?: boolean;
}

/** Names of the parameters, for vectorizers that count first. */
export const countParameters = [
  ...tokenizeOptions,
  "minDf",
  "maxDf",
  "maxFeatures",
  "vocabulary",
  "binary",
] as const;

export interface Vocabularies {
  /** Of each column of text, its terms in the order of the features. */
  readonly vocabularies: readonly (readonly string[])[];
}

export class CountVectorizer extends Transformer<CountVectorizerParams, Vocabularies> {
  readonly name = "CountVectorizer";

  constructor(params: CountVectorizerParams = {}) {
    super(params, countParameters);
    checkCountParameters(this.name, params);
  }

  /** Terms of each column, in the order of the features. @throws Error before `fit`. */
  get vocabularies(): readonly (readonly string[])[] {
    return this.state.model.vocabularies;
  }

  protected override learn(X: Frame): Vocabularies {
    return learnVocabularies(this.name, X, this.params);
  }

  protected override apply(model: Vocabularies, X: Frame): Frame {
    const columns = termCounts(this.name, model, X, this.params);
    const names = this.outputs(model, { names: X.columns, types: [] });
    return new Frame(
      columns.map((values, at) => numberColumn(names[at]!.name, values)),
      { length: X.length },
    );
  }

  protected override outputs(model: Vocabularies, inputs: Inputs): readonly Output[] {
    return termOutputs(model, inputs);
  }
}

/** @throws RangeError on bounds that are none. */
export function checkCountParameters(where: string, params: CountVectorizerParams): void {
  const { minDf = 1, maxDf = 1, maxFeatures } = params;
  tokenizer(params);
  if (!(minDf > 0 && maxDf > 0))
    throw new RangeError(`${where}: minDf and maxDf must be above 0; got ${minDf} and ${maxDf}`);
  if (maxFeatures !== undefined && !(Number.isInteger(maxFeatures) && maxFeatures >= 1))
    throw new RangeError(`${where}: maxFeatures must be a whole number ≥ 1; got ${maxFeatures}`);
}

/** @throws RangeError on columns that are not text, and where no term is left. */
export function learnVocabularies(where: string, X: Frame, params: CountVectorizerParams): Vocabularies {
  const terms = tokenizer(params);
  const { minDf = 1, maxDf = 1, maxFeatures, vocabulary } = params;
  const n = X.length;
  const least = minDf < 1 ? minDf * n : minDf;
  const most = maxDf <= 1 ? maxDf * n : maxDf;
  const vocabularies = X.data.map((column) => {
    checkText(where, column);
    if (vocabulary !== undefined) return vocabulary;
    const texts = new Map<string, number>();
    const totals = new Map<string, number>();
    eachText(column, n, (text) => {
      const counts = countTerms(terms(text));
      for (const [term, count] of counts) {
        texts.set(term, (texts.get(term) ?? 0) + 1);
        totals.set(term, (totals.get(term) ?? 0) + (params.binary === true ? 1 : count));
      }
    });
    let kept = [...texts.keys()]
      .filter((term) => texts.get(term)! >= least && texts.get(term)! <= most)
      .sort();
    if (maxFeatures !== undefined && kept.length > maxFeatures)
      kept = kept
        .toSorted((a, b) => totals.get(b)! - totals.get(a)! || (a < b ? -1 : 1))
        .slice(0, maxFeatures)
        .sort();
    if (kept.length === 0)
      throw new RangeError(
        `${where}: column "${column.name}" has no term left of ${texts.size}; ${texts.size === 0 ? "its texts are empty, or hold stop words only" : "lower minDf or raise maxDf"}`,
      );
    return kept;
  });
  return { vocabularies };
}

/** One array of counts for each feature. */
export function termCounts(
  where: string,
  { vocabularies }: Vocabularies,
  X: Frame,
  params: CountVectorizerParams,
): Float64Array[] {
  const terms = tokenizer(params);
  const n = X.length;
  return X.data.flatMap((column, j) => {
    const vocabulary = vocabularies[j]!;
    checkSize(where, n, vocabulary.length);
    const position = new Map(vocabulary.map((term, at) => [term, at]));
    const counts = vocabulary.map(() => new Float64Array(n));
    eachText(column, n, (text, i) => {
      for (const term of terms(text)) {
        const at = position.get(term);
        if (at === undefined) continue;
        if (params.binary === true) counts[at]![i] = 1;
        else counts[at]![i]! += 1;
      }
    });
    return counts;
  });
}

export function termOutputs({ vocabularies }: Vocabularies, inputs: Inputs): Output[] {
  return inputs.names.flatMap((name, j) =>
    partsOf(
      name,
      inputs.names.length === 1 ? vocabularies[j]! : vocabularies[j]!.map((term) => `${name}: ${term}`),
    ),
  );
}

/** @throws RangeError where a dense table would not fit into memory. */
export function checkSize(where: string, rows: number, features: number): void {
  if (rows * features > 2 ** 28)
    throw new RangeError(
      `${where}: ${rows} rows × ${features} features would take ${Math.round((rows * features * 8) / 2 ** 30)} GB; set maxFeatures, minDf or nFeatures`,
    );
}

/** @throws RangeError on another type than text. */
export function checkText(where: string, column: Column): void {
  if (column.type !== "string")
    throw new RangeError(
      `${where}: columns must be text; got the column "${column.name}" of type ${column.type}; choose columns with ColumnTransformer`,
    );
}

export function eachText(column: Column, n: number, visit: (text: string, row: number) => void): void {
  for (let i = 0; i < n; i++) visit(textAt(column, i), i);
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
