/** What LIME says of an image: for each explained label the weights of its regions, the image and mask that show them, and how well the local model fits. */
import {
  displaySymbol,
  pictures,
  sheet,
  strip,
  textTable,
  type Displayable,
  type MimeBundle,
} from "../../core/index.ts";
import {
  imageExplanationFigure,
  imageExplanationInfo,
  imageExplanationSvg,
  imageExplanationWords,
  shownPlot,
  type ImageExplanationInfo,
  type ImageExplanationOptions,
  type ShownPlot,
} from "../../plots/index.ts";
import { Explanation } from "../explanation.ts";
import { emptyLike, rgbOf, sizeText, type Image } from "../image/image.ts";
import { relabelled, type Segments } from "../image/segmented.ts";
import type { LocalModel } from "./lime-base.ts";

export interface ImageExplanationParts {
  readonly image: Image;
  /** Labels 0 … d − 1. */
  readonly segments: Segments;
  /** Explained labels, the likeliest first, or in the order asked for. */
  readonly labels: readonly number[];
  readonly models: Readonly<Record<number, LocalModel>>;
  readonly classNames: readonly string[];
  readonly predictProba: readonly number[];
  readonly numSamples: number;
  readonly seed: number;
}

export interface ImageAndMaskOptions {
  /** Only regions that raise the label's probability. Default true. */
  readonly positiveOnly?: boolean | undefined;
  /** Only those that lower it. Default false. */
  readonly negativeOnly?: boolean | undefined;
  /** The rest of the image becomes black. Default false. */
  readonly hideRest?: boolean | undefined;
  /** Regions at most. Default 5. */
  readonly numFeatures?: number | undefined;
  /** Regions of a smaller |weight| are left out. Default 0. */
  readonly minWeight?: number | undefined;
}

export interface ImageAndMask {
  /** RGB. With both signs, regions that raise are green and those that lower red. */
  readonly image: Image;
  /** height × width: 1 in regions that are shown, −1 in those that lower where both signs are asked for, else 0. */
  readonly mask: Int32Array;
}

/** An R² below which a local model says little. */
const LOW = 0.3;
/** Labels drawn at most. */
const DRAWN = 3;

export class ImageExplanation implements Displayable {
  readonly image: Image;
  readonly segments: Segments;
  /** Explained labels. */
  readonly topLabels: readonly number[];
  readonly classNames: readonly string[];
  readonly predictProba: readonly number[];
  readonly models: Readonly<Record<number, LocalModel>>;
  readonly numSamples: number;
  readonly seed: number;

  constructor(parts: ImageExplanationParts) {
    this.image = parts.image;
    this.segments = parts.segments;
    this.topLabels = parts.labels;
    this.classNames = parts.classNames;
    this.predictProba = parts.predictProba;
    this.models = parts.models;
    this.numSamples = parts.numSamples;
    this.seed = parts.seed;
    Object.freeze(this);
  }

  availableLabels(): readonly number[] {
    return this.topLabels;
  }

  /** The local model of a label. @throws RangeError on a label that was not explained. */
  model(label: number = this.topLabels[0]!): LocalModel {
    const model = this.models[label];
    if (model === undefined)
      throw new RangeError(
        `lime: label ${label} was not explained; explained: ${this.topLabels.join(", ")}; ask for it by labels or topLabels`,
      );
    return model;
  }

  /** By label: regions and weights, the largest first. */
  get localExp(): Readonly<Record<number, readonly (readonly [region: number, weight: number])[]>> {
    return this.#each(({ weights }) => weights);
  }

  get intercept(): Readonly<Record<number, number>> {
    return this.#each(({ intercept }) => intercept);
  }

  get score(): Readonly<Record<number, number | null>> {
    return this.#each(({ score }) => score);
  }

  get localPred(): Readonly<Record<number, number>> {
    return this.#each(({ prediction }) => prediction);
  }

  /**
   * The image with the regions that count, and their mask, as the original makes them.
   * @throws RangeError on a label that was not explained, and where both signs alone are asked for.
   */
  getImageAndMask(label: number, options: ImageAndMaskOptions = {}): ImageAndMask {
    const {
      positiveOnly = true,
      negativeOnly = false,
      hideRest = false,
      numFeatures = 5,
      minWeight = 0,
    } = options;
    if (positiveOnly && negativeOnly)
      throw new RangeError(
        "lime getImageAndMask: positiveOnly and negativeOnly cannot both hold; got both true; set positiveOnly: false for the negative ones, both false for both signs",
      );
    const { weights } = this.model(label);
    const whole = rgbOf(this.image);
    const { segments } = this;
    const data = hideRest ? emptyLike(whole.data, whole.data.length) : whole.data.slice();
    const mask = new Int32Array(segments.length);
    let brightest = -Infinity;
    for (const x of whole.data) brightest = Math.max(brightest, x);
    const isOne = positiveOnly || negativeOnly;
    const chosen = isOne
      ? weights
          .filter(([, w]) => (positiveOnly ? w > 0 && w > minWeight : w < 0 && Math.abs(w) > minWeight))
          .slice(0, numFeatures)
      : weights.slice(0, numFeatures).filter(([, w]) => Math.abs(w) >= minWeight);
    const sign = new Map(chosen.map(([region, w]) => [region, isOne ? 1 : w < 0 ? -1 : 1]));
    for (const [at, region] of segments.entries()) {
      const own = sign.get(region);
      if (own === undefined) continue;
      mask[at] = own;
      for (let c = 0; c < 3; c++) data[at * 3 + c] = whole.data[at * 3 + c]!;
      if (!isOne) data[at * 3 + (own < 0 ? 0 : 1)] = brightest;
    }
    return { image: { ...whole, data }, mask };
  }

  /** height × width: the weight of each pixel's region. @throws as `model`. */
  pixelWeights(label?: number): Float64Array {
    const weights = new Map(this.model(label).weights);
    return Float64Array.from(this.segments, (region) => weights.get(region) ?? 0);
  }

  /** The same as an explanation of one row with the regions as features. */
  toExplanation(): Explanation {
    const d = 1 + this.segments.reduce((most, label) => Math.max(most, label), 0);
    const k = this.topLabels.length;
    const values = new Float64Array(d * k);
    for (const [c, label] of this.topLabels.entries())
      for (const [j, weight] of this.model(label).weights) values[j * k + c] = weight;
    return new Explanation({
      rows: 1,
      columns: d,
      outputs: k,
      values,
      baseValues: Float64Array.from(this.topLabels, (label) => this.model(label).intercept),
      featureNames: Array.from({ length: d }, (_, j) => `segment_${j}`),
      outputNames: this.topLabels.map((label) => this.classNames[label]!),
      units: "probability",
      method: `lime, ${this.numSamples} samples, seed ${this.seed}`,
      exact: false,
      evaluations: this.numSamples,
    });
  }

  /** The image with the borders of the regions, beside their weights for each label. @param labels default the first three. */
  plot(
    labels: readonly number[] = this.topLabels.slice(0, DRAWN),
    options: ImageExplanationOptions = {},
  ): ShownPlot<ImageExplanationInfo> {
    const info = imageExplanationInfo(
      {
        images: [
          {
            ...this.image,
            contributions: labels.map((label) => this.pixelWeights(label)),
            outcomes: labels.map((label) => this.predictProba[label]!),
            regions: this.segments,
          },
        ],
        outputNames: labels.map((label) => this.classNames[label]!),
        units: "probability",
        measure: "Weight of the region",
      },
      { title: "LIME: what the regions added", ...options },
    );
    return shownPlot(info, imageExplanationFigure, imageExplanationSvg, imageExplanationWords);
  }

  /** The image of `getImageAndMask`, with the border of what it shows. @throws as `getImageAndMask`. */
  plotMask(
    label: number = this.topLabels[0]!,
    options: ImageAndMaskOptions = {},
  ): ShownPlot<ImageExplanationInfo> {
    const { image, mask } = this.getImageAndMask(label, options);
    const weights = this.pixelWeights(label).map((w, at) => (mask[at] === 0 ? 0 : w));
    const info = imageExplanationInfo(
      {
        images: [{ ...image, contributions: [weights], regions: relabelled(mask) }],
        outputNames: [this.classNames[label]!],
        units: "probability",
        measure: "Weight of the region",
      },
      { title: `LIME: regions that count for ${this.classNames[label]!}` },
    );
    return shownPlot(info, imageExplanationFigure, imageExplanationSvg, imageExplanationWords);
  }

  toText(): string {
    return this.topLabels
      .slice(0, DRAWN)
      .map((label) =>
        textTable({
          title: `LIME for ${this.#headOf(label)}`,
          columns: ["region", "weight"],
          rows: this.model(label)
            .weights.slice(0, 10)
            .map(([region, weight]) => [String(region), Number(weight.toPrecision(4))]),
        }),
      )
      .join("\n\n");
  }

  [displaySymbol](): MimeBundle {
    const shown = this.topLabels.slice(0, DRAWN);
    const low = shown.some((label) => (this.model(label).score ?? 0) < LOW);
    return {
      "text/html": sheet([
        strip({
          status: low ? "warn" : "info",
          title: `LIME: a linear model of the regions of an image, ${sizeText(this.image)}`,
          aside: `${this.numSamples} samples, seed ${this.seed}`,
          message: `${shown.map((label) => this.#headOf(label)).join("; ")}.${low ? " A low R² says that no line fits the model here: do not lean on these weights." : ""}`,
        }),
        pictures([this.plot(shown).svg({ width: 640 })]),
      ]),
      "text/plain": this.toText(),
    };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toText();
  }

  #headOf(label: number): string {
    const { score, prediction } = this.model(label);
    return `${this.classNames[label]!}: model ${number(this.predictProba[label]!)}, local model ${number(prediction)}, R² ${number(score)}`;
  }

  #each<T>(of: (model: LocalModel) => T): Readonly<Record<number, T>> {
    return Object.fromEntries(this.topLabels.map((label) => [label, of(this.model(label))]));
  }
}

function number(x: number | null): string {
  return x === null ? "–" : String(Number(x.toPrecision(4)));
}
