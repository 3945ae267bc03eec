/**
 * Tf–idf vectorizer: texts to weights of terms, counted as CountVectorizer does and weighted as TfidfTransformer does; each column of
 * text for itself. Source: scikit-learn 1.2 `TfidfVectorizer`. O(terms + rows × features).
 */
import { Frame } from "../data/index.ts";
import {
  checkCountParameters,
  countParameters,
  learnVocabularies,
  termCounts,
  termOutputs,
  type CountVectorizerParams,
  type Vocabularies,
} from "./count-vectorizer.ts";
import { numberColumn } from "./numeric-transformer.ts";
import { inverseFrequencies, tfidfParameters, weigh, type TfidfOptions } from "./tfidf-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface TfidfVectorizerParams extends CountVectorizerParams, TfidfOptions {}

interface TfidfVectorizerState extends Vocabularies {
  /** Of each column of text, of each of its terms. */
  readonly idf: readonly Float64Array[];
}

export class TfidfVectorizer extends Transformer<TfidfVectorizerParams, TfidfVectorizerState> {
  readonly name = "TfidfVectorizer";

  constructor(params: TfidfVectorizerParams = {}) {
    super(params, [...countParameters, ...tfidfParameters]);
    checkCountParameters(this.name, params);
  }

  /** Terms of each column, in the order of the features. @throws Error before `fit`. */
  get vocabularies(): readonly (readonly string[])[] {
    return this.state.model.vocabularies;
  }

  protected override learn(X: Frame): TfidfVectorizerState {
    const { vocabularies } = learnVocabularies(this.name, X, this.params);
    const idf = X.data.map((column, j) => {
      const own = termCounts(
        this.name,
        { vocabularies: [vocabularies[j]!] },
        new Frame([column]),
        this.params,
      );
      return inverseFrequencies(own, X.length, this.params);
    });
    return { vocabularies, idf };
  }

  protected override apply(model: TfidfVectorizerState, X: Frame): Frame {
    const names = this.outputs(model, { names: X.columns, types: [] });
    const columns = X.data.flatMap((column, j) => {
      const own = { vocabularies: [model.vocabularies[j]!] };
      return weigh(
        termCounts(this.name, own, new Frame([column]), this.params),
        X.length,
        model.idf[j]!,
        this.params,
      );
    });
    return new Frame(
      columns.map((values, at) => numberColumn(names[at]!.name, values)),
      { length: X.length },
    );
  }

  protected override outputs(model: TfidfVectorizerState, inputs: Inputs): readonly Output[] {
    return termOutputs(model, inputs);
  }
}
