/** What LIME says of one instance: for each explained label the weights of a local model, and how well that model fits. */
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
  featureImportanceFigure,
  featureImportanceInfo,
  featureImportanceSvg,
  featureImportanceWords,
  shownPlot,
  type FeatureImportanceInfo,
  type ShownPlot,
} from "../../plots/index.ts";
import { Explanation } from "../explanation.ts";
import type { LocalModel } from "./lime-base.ts";

/** An R² below which a local model says little. */
const LOW = 0.3;

export interface LimeParts {
  readonly mode: "classification" | "regression";
  readonly classNames: readonly string[];
  /** Explained labels, in the order asked for, or the likeliest first. */
  readonly labels: readonly number[];
  readonly models: Readonly<Record<number, LocalModel>>;
  /** What each feature is called, e.g. "petal width <= 0.30", or a word. */
  readonly featureNames: readonly string[];
  readonly featureValues: readonly unknown[];
  /** Probabilities of the instance; undefined for a regression. */
  readonly predictProba?: readonly number[] | undefined;
  readonly predictedValue?: number | undefined;
  /** Range of the model's answers over the neighbourhood, of a regression. */
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  /** Inputs that the model was asked for. */
  readonly numSamples: number;
  readonly seed: number;
}

export class LimeExplanation implements Displayable {
  readonly mode: "classification" | "regression";
  readonly classNames: readonly string[];
  readonly labels: readonly number[];
  readonly models: Readonly<Record<number, LocalModel>>;
  readonly featureNames: readonly string[];
  readonly featureValues: readonly unknown[];
  readonly predictProba: readonly number[] | undefined;
  readonly predictedValue: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
  readonly numSamples: number;
  readonly seed: number;

  constructor(parts: LimeParts) {
    this.mode = parts.mode;
    this.classNames = parts.classNames;
    this.labels = parts.labels;
    this.models = parts.models;
    this.featureNames = parts.featureNames;
    this.featureValues = parts.featureValues;
    this.predictProba = parts.predictProba;
    this.predictedValue = parts.predictedValue;
    this.minValue = parts.minValue;
    this.maxValue = parts.maxValue;
    this.numSamples = parts.numSamples;
    this.seed = parts.seed;
    Object.freeze(this);
  }

  availableLabels(): readonly number[] {
    return this.labels;
  }

  /** The local model of a label. @throws RangeError on a label that was not explained. */
  model(label: number = this.labels[0]!): LocalModel {
    const model = this.models[label];
    if (model === undefined)
      throw new RangeError(
        `lime: label ${label} was not explained; explained: ${this.labels.join(", ")}; ask for it by labels or topLabels`,
      );
    return model;
  }

  /** Names and weights, the largest first. @throws as `model`. */
  asList(label?: number): [string, number][] {
    return this.model(label).weights.map(([j, weight]) => [this.featureNames[j]!, weight]);
  }

  /** By label: positions of features and weights, the largest first. */
  asMap(): Map<number, [number, number][]> {
    return new Map(
      this.labels.map((label) => [
        label,
        this.model(label).weights.map(([j, w]): [number, number] => [j, w]),
      ]),
    );
  }

  get score(): number | null {
    return this.model().score;
  }

  get intercept(): number {
    return this.model().intercept;
  }

  get localPred(): number {
    return this.model().prediction;
  }

  /** The same as an explanation of one row: weights of the conditions that hold, 0 for features that were left out. */
  toExplanation(): Explanation {
    const p = this.featureNames.length;
    const k = this.labels.length;
    const values = new Float64Array(p * k);
    for (const [c, label] of this.labels.entries())
      for (const [j, weight] of this.model(label).weights) values[j * k + c] = weight;
    return new Explanation({
      rows: 1,
      columns: p,
      outputs: k,
      values,
      baseValues: Float64Array.from(this.labels, (label) => this.model(label).intercept),
      data: this.featureValues,
      featureNames: this.featureNames,
      outputNames: this.labels.map((label) => (this.mode === "regression" ? "" : this.classNames[label]!)),
      units: this.mode === "classification" ? "probability" : "",
      method: `lime, ${this.numSamples} samples, seed ${this.seed}`,
      exact: false,
      evaluations: this.numSamples,
    });
  }

  /** Weights as bars. @throws as `model`. */
  plot(label: number = this.labels[0]!): ShownPlot<FeatureImportanceInfo> {
    const info = featureImportanceInfo({
      title: `LIME for ${this.#nameOf(label)}`,
      measure: "weight",
      remark: `weights of the linear model · R² ${number(this.model(label).score)}`,
      signed: true,
      features: this.asList(label).map(([name, value]) => ({ name, value })),
    });
    return shownPlot(info, featureImportanceFigure, featureImportanceSvg, featureImportanceWords);
  }

  [displaySymbol](): MimeBundle {
    const head = this.labels.map((label) => this.#headOf(label)).join("; ");
    const low = this.labels.some((label) => (this.model(label).score ?? 0) < LOW);
    return {
      "text/html": sheet([
        strip({
          status: low ? "warn" : "info",
          title: "LIME: a linear model around one input",
          aside: `${this.numSamples} samples, seed ${this.seed}`,
          message: `${head}.${low ? " A low R² says that no line fits the model here: do not lean on these weights." : ""}`,
        }),
        pictures(this.labels.map((label) => this.plot(label).svg({ width: 640 }))),
      ]),
      "text/plain": this.toText(),
    };
  }

  #nameOf(label: number): string {
    return this.mode === "regression" ? "the prediction" : this.classNames[label]!;
  }

  #headOf(label: number): string {
    const { score, prediction } = this.model(label);
    const said = this.mode === "regression" ? this.predictedValue : this.predictProba![label];
    return `${this.#nameOf(label)}: model ${number(said)}, local model ${number(prediction)}, R² ${number(score)}`;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toText();
  }

  toText(): string {
    return this.labels
      .map((label) =>
        textTable({
          title: `LIME for ${this.#headOf(label)}`,
          columns: ["condition", "weight"],
          rows: this.asList(label).map(([condition, weight]) => [condition, Number(weight.toPrecision(4))]),
        }),
      )
      .join("\n\n");
  }
}

function number(x: number | null | undefined): string {
  return x === null || x === undefined ? "–" : String(Number(x.toPrecision(4)));
}
