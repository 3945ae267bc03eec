/**
 * `LimeTextExplainer`: a local linear model around one text: words are taken out at random, and those that move the model's answer get weight
 * (Ribeiro, Singh and Guestrin 2016; lime 0.2.0.1, its names and defaults). With the same seed the samples are the original's.
 */
import { createRng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { matrixOf, type BatchFunction } from "../explained-model.ts";
import { indexedString, type IndexedStringOptions } from "./indexed-string.ts";
import {
  explainNeighbourhood,
  exponentialKernel,
  type FeatureSelection,
  type LocalModel,
  type Neighbourhood,
} from "./lime-base.ts";
import { LimeExplanation } from "./lime-explanation.ts";
import { checkAnswers } from "./lime-model.ts";
import { labelsOf, type ExplainInstanceOptions } from "./lime-tabular.ts";

export interface LimeTextOptions extends IndexedStringOptions {
  /** Default 25. */
  readonly kernelWidth?: number | undefined;
  readonly kernel?: ((distance: number, width: number) => number) | undefined;
  readonly classNames?: readonly string[] | undefined;
  readonly featureSelection?: FeatureSelection | undefined;
  /** Seed; default 0. Each explanation begins anew. */
  readonly randomState?: number | undefined;
}

export class LimeTextExplainer {
  readonly name = "LimeTextExplainer";
  readonly #options: LimeTextOptions;

  constructor(options: LimeTextOptions = {}) {
    this.#options = options;
  }

  /**
   * @param classify a function from texts to probabilities, or a model that takes a table with one column of texts.
   * @throws RangeError on a text without words, labels that are not there, and answers that are no probabilities.
   */
  async explainInstance(
    text: string,
    classify: BatchFunction<string> | Predictor,
    options: ExplainInstanceOptions = {},
  ): Promise<LimeExplanation> {
    const { labels: asked = [1], topLabels, numFeatures = 10, numSamples = 5000, signal } = options;
    const { featureSelection = "auto", kernelWidth = 25, kernel, randomState: seed = 0 } = this.#options;
    signal?.throwIfAborted();
    const indexed = indexedString(text, this.#options);
    const d = indexed.words.length;
    if (d === 0)
      throw new RangeError(
        `${this.name}: the text needs at least one word; got ${JSON.stringify(text.slice(0, 40))}`,
      );
    const rng = createRng(seed, { kind: "numpy" });
    const sizes = Int32Array.from({ length: numSamples - 1 }, () => 1 + rng.integer(d));
    const data = new Float64Array(numSamples * d).fill(1);
    const texts = [text];
    for (const [i, size] of sizes.entries()) {
      const gone = rng.choice(d, size);
      for (const j of gone) data[(i + 1) * d + j] = 0;
      texts.push(indexed.without(gone));
    }
    const { answers, names } = await this.#ask(texts, classify, { signal });
    const k = answers.columns;
    const neighbourhood: Neighbourhood = {
      data,
      rows: numSamples,
      columns: d,
      labels: answers.values,
      outputs: k,
      distances: cosineDistances(data, numSamples, d),
    };
    const first = Array.from(answers.values.subarray(0, k));
    const labels = labelsOf(this.name, first, asked, topLabels);
    const models: Record<number, LocalModel> = {};
    for (const label of labels)
      models[label] = explainNeighbourhood(neighbourhood, label, {
        numFeatures,
        featureSelection,
        alpha: options.alpha,
        kernel:
          kernel === undefined ? exponentialKernel(kernelWidth) : (distance) => kernel(distance, kernelWidth),
      });
    return new LimeExplanation({
      mode: "classification",
      classNames: this.#options.classNames ?? names ?? first.map((_, c) => String(c)),
      labels,
      models,
      featureNames: indexed.words,
      featureValues: indexed.positions.map((places) => places.join(", ")),
      predictProba: first,
      numSamples,
      seed,
    });
  }

  async #ask(texts: readonly string[], classify: BatchFunction<string> | Predictor, run: Run) {
    if (typeof classify === "function") {
      const name = classify.name === "" ? "the model" : classify.name;
      return {
        answers: checkAnswers(
          this.name,
          matrixOf(this.name, name, await classify(texts), texts.length),
          "classification",
        ),
        names: undefined,
      };
    }
    const column = classify.features?.names[0] ?? "text";
    if (typeof classify.predictProba !== "function")
      throw new TypeError(
        `${this.name}: ${classify.name} gives no probabilities; pass a function from texts to probabilities`,
      );
    const answers = await classify.predictProba(
      texts.map((text) => ({ [column]: text })),
      run,
    );
    return {
      answers: checkAnswers(
        this.name,
        matrixOf(this.name, classify.name, answers, texts.length),
        "classification",
      ),
      names: classify.classes?.map(String),
    };
  }
}

/** 100 times the cosine distance from the first row; 100 for a text of which nothing is left. */
function cosineDistances(data: Float64Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let kept = 0;
    for (let j = 0; j < d; j++) kept += data[i * d + j]!;
    return kept === 0 ? 100 : (1 - kept / (Math.sqrt(kept) * Math.sqrt(d))) * 100;
  });
}
