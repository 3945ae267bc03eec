/**
 * `LimeImageExplainer`: a local linear model around one image: regions of it are hidden at random, and those that move the model's answer get weight
 * (Ribeiro, Singh and Guestrin 2016; lime 0.2.0.1, its names and defaults). With the same seed the samples are the original's. Unlike there a grey image
 * goes to the classifier as a grey one, and segments may begin at 1.
 */
import { createRng, pairwiseSum, type Matrix } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { emptyLike, imageOf, rgbOf, type Image, type ImageLike } from "../image/image.ts";
import { imageProbabilities, type ImageFunction } from "../image/image-model.ts";
import { quickshiftInTurns } from "../image/quickshift.ts";
import { relabelled, segmentsFor, type Segments } from "../image/segmented.ts";
import {
  explainNeighbourhood,
  exponentialKernel,
  type FeatureSelection,
  type LocalModel,
  type LocalRegressor,
  type Neighbourhood,
} from "./lime-base.ts";
import { ImageExplanation } from "./lime-image-explanation.ts";
import { checkAnswers } from "./lime-model.ts";
import { distancesFrom, type DistanceMetric } from "./row-distances.ts";
import { labelsOf } from "./lime-tabular.ts";

export interface LimeImageOptions {
  /** Default 0.25. */
  readonly kernelWidth?: number | undefined;
  readonly kernel?: ((distance: number, width: number) => number) | undefined;
  readonly featureSelection?: FeatureSelection | undefined;
  /** Seed; default 0. Each explanation begins anew. */
  readonly randomState?: number | undefined;
  readonly classNames?: readonly string[] | undefined;
}

/** From an image to a label for each pixel, rows from the top: a flat list, or nested rows. */
export type SegmentationFunction = (
  image: Image,
) =>
  | ArrayLike<number>
  | readonly ArrayLike<number>[]
  | Promise<ArrayLike<number> | readonly ArrayLike<number>[]>;

export interface ExplainImageOptions extends Run {
  /** Positions of labels to explain, with `topLabels: null`; default [1]. */
  readonly labels?: readonly number[] | undefined;
  /** What hidden regions become: a number, or one for each channel. Default: the region's mean colour. */
  readonly hideColor?: number | readonly number[] | null | undefined;
  /** So many of the likeliest labels. Default 5. */
  readonly topLabels?: number | null | undefined;
  /** Default 100 000: all. */
  readonly numFeatures?: number | undefined;
  /** Default 1000. */
  readonly numSamples?: number | undefined;
  /** Images that the classifier is asked for at once. Default 10. */
  readonly batchSize?: number | undefined;
  /** Default: quick shift with kernelSize 4, maxDist 200 and ratio 0.2. */
  readonly segmentationFn?: SegmentationFunction | undefined;
  /** Between which regions are shown. Default "cosine". */
  readonly distanceMetric?: DistanceMetric | undefined;
  /** Instead of ridge regression. */
  readonly modelRegressor?: LocalRegressor | undefined;
  /** Of the default segmentation; default: drawn from the explainer's seed. */
  readonly randomSeed?: number | undefined;
}

export class LimeImageExplainer {
  readonly name = "LimeImageExplainer";
  readonly #options: LimeImageOptions;

  constructor(options: LimeImageOptions = {}) {
    this.#options = options;
  }

  /**
   * @param classify a function from images to probabilities, or a fitted classifier with a column for each pixel.
   * @throws RangeError on what is no image, a segmentation of another size, labels that are not there, and answers that are no probabilities.
   */
  async explainInstance(
    source: ImageLike,
    classify: Predictor | ImageFunction,
    options: ExplainImageOptions = {},
  ): Promise<ImageExplanation> {
    const { labels: asked = [1], topLabels = 5, numFeatures = 100_000, numSamples = 1000 } = options;
    const { batchSize = 10, distanceMetric = "cosine", hideColor, signal } = options;
    const { kernelWidth = 0.25, kernel, featureSelection = "auto", randomState: seed = 0 } = this.#options;
    for (const [name, value, low] of [
      ["numSamples", numSamples, 2],
      ["numFeatures", numFeatures, 1],
      ["batchSize", batchSize, 1],
      ["topLabels", topLabels ?? 1, 1],
    ] as const)
      if (!(Number.isInteger(value) && value >= low))
        throw new RangeError(`${this.name}: ${name} must be a whole number of ${low} or more; got ${value}`);
    signal?.throwIfAborted();
    const image = imageOf(source);
    const rng = createRng(seed, { kind: "numpy" });
    const randomSeed = options.randomSeed ?? rng.integer(1000);
    const cut =
      options.segmentationFn === undefined
        ? await quickshiftInTurns(
            rgbOf(image),
            { kernelSize: 4, maxDist: 200, ratio: 0.2, randomSeed },
            { signal },
          )
        : await options.segmentationFn(image);
    const segments = relabelled(segmentsFor(`${this.name}: segmentationFn`, image, cut));
    const d = 1 + segments.reduce((most, label) => Math.max(most, label), 0);
    const data = Float64Array.from({ length: numSamples * d }, () => rng.integer(2));
    data.fill(1, 0, d);
    const hidden = hiddenImage(this.name, image, segments, d, hideColor ?? undefined);
    const answers = checkAnswers(
      this.name,
      await this.#ask({ image, hidden, segments, data, d, numSamples, batchSize }, classify, options),
      "classification",
    );
    const k = answers.columns;
    const neighbourhood: Neighbourhood = {
      data,
      rows: numSamples,
      columns: d,
      labels: answers.values,
      outputs: k,
      distances: distancesFrom(this.name, data, numSamples, d, distanceMetric),
    };
    const first = Array.from(answers.values.subarray(0, k));
    const labels = labelsOf(this.name, first, asked, topLabels ?? undefined);
    const models: Record<number, LocalModel> = {};
    for (const label of labels)
      models[label] = explainNeighbourhood(neighbourhood, label, {
        numFeatures,
        featureSelection,
        regressor: options.modelRegressor,
        kernel:
          kernel === undefined ? exponentialKernel(kernelWidth) : (distance) => kernel(distance, kernelWidth),
      });
    const own = typeof classify === "function" ? undefined : classify.classes?.map(String);
    return new ImageExplanation({
      image,
      segments,
      labels,
      models,
      classNames: this.#options.classNames ?? own ?? first.map((_, c) => String(c)),
      predictProba: first,
      numSamples,
      seed,
    });
  }

  async #ask(
    sample: {
      readonly image: Image;
      readonly hidden: Image["data"];
      readonly segments: Segments;
      readonly data: Float64Array;
      readonly d: number;
      readonly numSamples: number;
      readonly batchSize: number;
    },
    classify: Predictor | ImageFunction,
    { signal, onProgress }: Run,
  ): Promise<Matrix> {
    const { image, hidden, segments, data, d, numSamples, batchSize } = sample;
    const { channels } = image;
    const batches: Matrix[] = [];
    for (let from = 0; from < numSamples; from += batchSize) {
      signal?.throwIfAborted();
      const count = Math.min(batchSize, numSamples - from);
      const images = Array.from({ length: count }, (_, i): Image => {
        const pixels = image.data.slice();
        for (let at = 0; at < segments.length; at++)
          if (data[(from + i) * d + segments[at]!] === 0)
            for (let c = 0; c < channels; c++) pixels[at * channels + c] = hidden[at * channels + c]!;
        return { ...image, data: pixels };
      });
      batches.push(await imageProbabilities(this.name, classify, images, { signal }));
      onProgress?.({
        done: from + count,
        total: numSamples,
        message: "images with hidden regions classified",
      });
      // Classifiers may answer at once: then this is the turn of others.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const k = batches[0]!.columns;
    const values = new Float64Array(numSamples * k);
    let at = 0;
    for (const batch of batches) {
      if (batch.columns !== k)
        throw new RangeError(
          `${this.name}: the classifier must give as many probabilities for each image; got ${batch.columns} after ${k}`,
        );
      values.set(batch.values, at);
      at += batch.values.length;
    }
    return { rows: numSamples, columns: k, values };
  }
}

/** The image with all regions hidden. Bytes stay bytes: means lose their fraction, as in the original. */
function hiddenImage(
  where: string,
  { data, channels }: Image,
  segments: Segments,
  d: number,
  colour: number | readonly number[] | undefined,
): Image["data"] {
  const out = emptyLike(data, data.length);
  if (colour !== undefined) {
    const parts = typeof colour === "number" ? Array.from({ length: channels }, () => colour) : colour;
    if (parts.length !== channels || !parts.every((part) => Number.isFinite(part)))
      throw new RangeError(
        `${where}: hideColor is a number, or one for each of ${channels} channels; got ${JSON.stringify(colour)}`,
      );
    for (let at = 0; at < out.length; at++) out[at] = parts[at % channels]!;
    return out;
  }
  const members: number[][] = Array.from({ length: d }, () => []);
  for (let at = 0; at < segments.length; at++) members[segments[at]!]!.push(at);
  for (const pixels of members)
    for (let c = 0; c < channels; c++) {
      const mean = pairwiseSum(pixels.map((at) => data[at * channels + c]!)) / pixels.length;
      for (const at of pixels) out[at * channels + c] = mean;
    }
  return out;
}
