/**
 * `LimeTabularExplainer`: a local linear model around one row of a table (Ribeiro, Singh and Guestrin 2016; lime 0.2.0.1, its names and defaults). Continuous
 * features are binned by default, and a sample says for each feature whether it is in the row's bin; categories are drawn as in training.
 *
 * With the same seed the neighbourhood is the original's, number for number. Samples are drawn at once and predicted in one batch.
 */
import { createRng, type Rng } from "../../core/index.ts";
import { alignDesign, designOf, type Design, type Features, type Target } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import { cellOf } from "../maskers/tabular.ts";
import { binOf, drawWithin, makeBins, type Bins, type DiscretizerName } from "./discretizer.ts";
import {
  explainNeighbourhood,
  exponentialKernel,
  type FeatureSelection,
  type LocalModel,
  type Neighbourhood,
} from "./lime-base.ts";
import { LimeExplanation } from "./lime-explanation.ts";
import { limeAnswers } from "./lime-model.ts";
import { choiceByShare } from "./numpy-draws.ts";

export interface LimeTabularOptions {
  /** Default "classification". */
  readonly mode?: "classification" | "regression" | undefined;
  /** One a training row; for the entropy discretizer. */
  readonly trainingLabels?: Target | undefined;
  readonly featureNames?: readonly string[] | undefined;
  /** Positions or names of categorical columns of numbers; columns of texts are categorical by themselves. */
  readonly categoricalFeatures?: readonly (number | string)[] | undefined;
  /** By position: names of the values of a categorical column of whole numbers. */
  readonly categoricalNames?: Readonly<Record<number, readonly string[]>> | undefined;
  /** Default 0.75 · √features. */
  readonly kernelWidth?: number | undefined;
  /** From distance and width to a weight; default √(exp(−d²/width²)). */
  readonly kernel?: ((distance: number, width: number) => number) | undefined;
  readonly classNames?: readonly string[] | undefined;
  /** Default "auto": forward selection up to 6 features, else the highest weights. */
  readonly featureSelection?: FeatureSelection | undefined;
  /** Default true. */
  readonly discretizeContinuous?: boolean | undefined;
  /** Default "quartile". */
  readonly discretizer?: DiscretizerName | undefined;
  /** Without discretizing: samples around the row instead of around the mean. */
  readonly sampleAroundInstance?: boolean | undefined;
  /** Seed. Default 0: each explanation begins anew, so that it does not depend on those before. */
  readonly randomState?: number | undefined;
  /** Accepts a model that answers the same input in different ways. */
  readonly stochastic?: boolean | undefined;
}

export interface ExplainInstanceOptions extends Run {
  /** Positions of labels to explain; default [1]. */
  readonly labels?: readonly number[] | undefined;
  /** So many of the likeliest labels instead. */
  readonly topLabels?: number | undefined;
  /** Default 10. */
  readonly numFeatures?: number | undefined;
  /** Default 5000. */
  readonly numSamples?: number | undefined;
  /** Penalty of the local ridge regression; default 1. */
  readonly alpha?: number | undefined;
}

/** The samples around a row. */
export interface TabularNeighbourhood extends Neighbourhood {
  /** The samples as the model gets them, n×p. */
  readonly inverse: Float64Array;
}

interface Prepared {
  readonly bins: Bins | undefined;
  /** Values of discrete features in training and their shares. */
  readonly values: readonly (Float64Array | null)[];
  readonly shares: readonly (Float64Array | null)[];
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** Where the stream stands after the discretizer. */
  readonly skipped: number;
}

export class LimeTabularExplainer {
  readonly name = "LimeTabularExplainer";
  readonly design: Design;
  readonly #options: LimeTabularOptions;
  readonly #categorical: readonly number[];
  #prepared: Promise<Prepared> | undefined;

  /** @throws RangeError on an empty table, missing values, and names that are not there. */
  constructor(trainingData: unknown, options: LimeTabularOptions = {}) {
    const { featureNames, categoricalFeatures = [], mode = "classification" } = options;
    const design = designOf(
      this.name,
      trainingData,
      featureNames === undefined ? {} : { names: featureNames },
    );
    this.design = featureNames === undefined ? design : { ...design, names: featureNames };
    this.#options = { ...options, mode };
    if (mode !== "classification" && mode !== "regression")
      throw new RangeError(
        `${this.name}: mode must be classification or regression; got ${JSON.stringify(mode)}`,
      );
    const named = categoricalFeatures.map((feature) => {
      const j = typeof feature === "number" ? feature : this.design.names.indexOf(feature);
      if (!(Number.isInteger(j) && j >= 0 && j < this.design.columns))
        throw new RangeError(
          `${this.name}: no feature ${JSON.stringify(feature)}; features: ${this.design.names.slice(0, 12).join(", ")}`,
        );
      return j;
    });
    const texts = this.design.names.map((_, j) => j).filter((j) => this.design.categories?.[j] !== undefined);
    this.#categorical = [...new Set([...named, ...texts])].sort((a, b) => a - b);
    checkPresent(this.name, this.design);
  }

  /**
   * @param row one row: numbers, a record or a table of one row.
   * @param predict a fitted model, or a function from rows to probabilities (of a regression: to values).
   * @throws RangeError on a row of another width or with missing values, on labels that are not there, on answers that are no probabilities,
   * and on a model that answers the row in two ways.
   */
  async explainInstance(
    row: unknown,
    predict: Predictor | BatchFunction,
    options: ExplainInstanceOptions = {},
  ): Promise<LimeExplanation> {
    const { labels: asked = [1], topLabels, numFeatures = 10, numSamples = 5000, signal } = options;
    const { mode = "classification", featureSelection = "auto", randomState: seed = 0 } = this.#options;
    if (!(Number.isInteger(numSamples) && numSamples >= 2))
      throw new RangeError(`${this.name}: numSamples must be a whole number of 2 or more; got ${numSamples}`);
    if (!(Number.isInteger(numFeatures) && numFeatures >= 1))
      throw new RangeError(
        `${this.name}: numFeatures must be a whole number of 1 or more; got ${numFeatures}`,
      );
    signal?.throwIfAborted();
    const instance = this.#row(row);
    const { data, inverse, scaled } = await this.#samples(instance, numSamples);
    void data;
    const { columns: p } = this.design;
    const inputs: Design = { ...this.design, rows: numSamples, values: inverse };
    await this.#checkSteady(predict, instance, mode, { signal });
    const answers = await limeAnswers(this.name, predict, inputs, mode, { signal });
    signal?.throwIfAborted();
    const k = answers.columns;
    const neighbourhood: Neighbourhood = {
      data: scaled,
      rows: numSamples,
      columns: p,
      labels: answers.values,
      outputs: k,
      distances: distances(scaled, numSamples, p),
    };
    const first = Array.from(answers.values.subarray(0, k));
    const labels = mode === "regression" ? [0] : labelsOf(this.name, first, asked, topLabels);
    const width = this.#options.kernelWidth ?? Math.sqrt(p) * 0.75;
    const { kernel } = this.#options;
    const models: Record<number, LocalModel> = {};
    for (const label of labels)
      models[label] = explainNeighbourhood(neighbourhood, label, {
        numFeatures,
        featureSelection,
        alpha: options.alpha,
        kernel: kernel === undefined ? exponentialKernel(width) : (d) => kernel(d, width),
      });
    const { bins } = await this.#ready();
    return new LimeExplanation({
      mode,
      classNames: this.#options.classNames ?? answers.names ?? first.map((_, c) => String(c)),
      labels,
      models,
      featureNames: this.design.names.map((name, j) => this.#condition(name, j, instance[j]!, bins)),
      featureValues: Array.from(instance, (x, j) => cellOf(this.design, x, j)),
      numSamples,
      seed,
      ...(mode === "classification"
        ? { predictProba: first }
        : {
            predictedValue: first[0]!,
            minValue: answers.values.reduce((low, x) => Math.min(low, x), Infinity),
            maxValue: answers.values.reduce((high, x) => Math.max(high, x), -Infinity),
          }),
    });
  }

  /** The samples around a row, before any model is asked. @throws as `explainInstance`. */
  async neighbourhood(
    row: unknown,
    numSamples = 5000,
  ): Promise<Omit<TabularNeighbourhood, "labels" | "outputs">> {
    const { inverse, scaled } = await this.#samples(this.#row(row), numSamples);
    const { columns } = this.design;
    return {
      data: scaled,
      inverse,
      rows: numSamples,
      columns,
      distances: distances(scaled, numSamples, columns),
    };
  }

  /** The row, asked twice by itself: answers may differ in their last digits with the size of a batch. */
  async #checkSteady(
    predict: Predictor | BatchFunction,
    instance: Float64Array,
    mode: "classification" | "regression",
    run: Run,
  ): Promise<void> {
    if (this.#options.stochastic === true) return;
    const one: Design = { ...this.design, rows: 1, values: instance };
    const first = await limeAnswers(this.name, predict, one, mode, run);
    const second = await limeAnswers(this.name, predict, one, mode, run);
    const c = first.values.findIndex((x, at) => x !== second.values[at]);
    if (c >= 0)
      throw new RangeError(
        `${this.name}: the model must answer the same input in the same way; got ${first.values[c]} and then ${second.values[c]} for the row; fix its seed or switch its noise off, or pass stochastic: true and read the weights as noisy`,
      );
  }

  #ready(): Promise<Prepared> {
    return (this.#prepared ??= this.#prepare());
  }

  async #prepare(): Promise<Prepared> {
    const { design } = this;
    const { rows: n, columns: p, values } = design;
    const {
      discretizeContinuous = true,
      discretizer = "quartile",
      trainingLabels,
      randomState = 0,
    } = this.#options;
    let skipped = 0;
    const counting = createRng(randomState, { kind: "numpy" });
    const rng: Rng = {
      ...counting,
      integer: (m) => {
        skipped += 1;
        return counting.integer(m);
      },
    };
    const bins = discretizeContinuous
      ? await makeBins(design, { discretizer, categorical: this.#categorical, labels: trainingLabels, rng })
      : undefined;
    const mean = new Float64Array(p);
    const scale = new Float64Array(p).fill(1);
    const known: (Float64Array | null)[] = [];
    const shares: (Float64Array | null)[] = [];
    for (let j = 0; j < p; j++) {
      const own = bins?.[j];
      const column = Float64Array.from({ length: n }, (_, i) => {
        const x = values[i * p + j]!;
        return own === undefined || own === null ? x : binOf(own, x);
      });
      if (bins === undefined && !this.#categorical.includes(j)) {
        known.push(null);
        shares.push(null);
        mean[j] = column.reduce((sum, x) => sum + x, 0) / n;
        const variance = column.reduce((sum, x) => sum + (x - mean[j]!) ** 2, 0) / n;
        scale[j] = Math.sqrt(variance) || 1;
        continue;
      }
      const counts = new Map<number, number>();
      for (const x of column) counts.set(x, (counts.get(x) ?? 0) + 1);
      const sorted = [...counts.keys()].sort((a, b) => a - b);
      known.push(Float64Array.from(sorted));
      shares.push(Float64Array.from(sorted, (x) => counts.get(x)! / n));
    }
    return { bins, values: known, shares, mean, scale, skipped };
  }

  async #samples(
    instance: Float64Array,
    n: number,
  ): Promise<{ readonly data: Float64Array; readonly inverse: Float64Array; readonly scaled: Float64Array }> {
    const { bins, values, shares, mean, scale, skipped } = await this.#ready();
    const { columns: p } = this.design;
    const rng = createRng(this.#options.randomState ?? 0, { kind: "numpy" });
    for (let i = 0; i < skipped; i++) rng.integer(0x7fffffff);
    const data = new Float64Array(n * p);
    if (bins === undefined) {
      const around = this.#options.sampleAroundInstance === true;
      for (let at = 0; at < n * p; at++) {
        const j = at % p;
        data[at] = rng.normal() * scale[j]! + (around ? instance[j]! : mean[j]!);
      }
    }
    data.set(instance);
    const inverse = data.slice();
    for (let j = 0; j < p; j++) {
      const known = values[j] ?? null;
      if (known === null) continue;
      const own = bins?.[j];
      const mine = own === undefined || own === null ? instance[j]! : binOf(own, instance[j]!);
      const drawn = choiceByShare(rng, shares[j]!, n);
      for (let i = 0; i < n; i++) {
        const x = known[drawn[i]!]!;
        data[i * p + j] = i === 0 || x === mine ? 1 : 0;
        inverse[i * p + j] = x;
      }
    }
    for (let j = 0; j < p; j++) {
      const own = bins?.[j];
      if (own === undefined || own === null) continue;
      const numbers = Int32Array.from({ length: n - 1 }, (_, i) => inverse[(i + 1) * p + j]!);
      const back = drawWithin(own, numbers, rng);
      for (let i = 1; i < n; i++) inverse[i * p + j] = back[i - 1]!;
    }
    inverse.set(instance);
    const scaled = data.map((x, at) => (x - mean[at % p]!) / scale[at % p]!);
    return { data, inverse, scaled };
  }

  #row(row: unknown): Float64Array {
    const { names, categories } = this.design;
    const features: Features = { names, categories: categories ?? names.map(() => undefined) };
    const isNumbers = ArrayBuffer.isView(row) || (Array.isArray(row) && typeof row[0] !== "object");
    const given = isNumbers
      ? [row]
      : Array.isArray(row) || "length" in (row as object) || "data" in (row as object)
        ? row
        : [row];
    const design = alignDesign(this.name, designOf(this.name, given, { names }), features);
    if (design.rows !== 1)
      throw new RangeError(
        `${this.name}: explains one row at a time; got ${design.rows}; pass table.take([i])`,
      );
    checkPresent(this.name, design);
    return design.values.slice(0, design.columns);
  }

  /** What holds of the row, in words. */
  #condition(name: string, j: number, x: number, bins: Bins | undefined): string {
    const own = bins?.[j];
    if (own !== undefined && own !== null) return own.names[binOf(own, x)]!;
    if (!this.#categorical.includes(j)) return name;
    const value = this.#options.categoricalNames?.[j]?.[x] ?? cellOf(this.design, x, j);
    return `${name}=${typeof value === "number" ? Math.trunc(value) : String(value)}`;
  }
}

/** @throws RangeError on labels that are not there. */
export function labelsOf(
  where: string,
  probabilities: readonly number[],
  asked: readonly number[],
  top: number | undefined,
): number[] {
  if (top !== undefined) {
    if (!(Number.isInteger(top) && top >= 1))
      throw new RangeError(`${where}: topLabels must be a whole number of 1 or more; got ${top}`);
    const order = probabilities
      .map((_, c) => c)
      .sort((a, b) => probabilities[b]! - probabilities[a]! || b - a);
    return order.slice(0, top);
  }
  for (const label of asked)
    if (!(Number.isInteger(label) && label >= 0 && label < probabilities.length))
      throw new RangeError(
        `${where}: labels are positions of classes, from 0 to ${probabilities.length - 1}; got ${label}; ask for topLabels instead`,
      );
  return [...asked];
}

/** Euclidean, from the first row. */
function distances(data: Float64Array, n: number, p: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += (data[i * p + j]! - data[j]!) ** 2;
    return Math.sqrt(sum);
  });
}

function checkPresent(where: string, { values, columns, names }: Design): void {
  const at = values.findIndex((x) => !Number.isFinite(x));
  if (at >= 0)
    throw new RangeError(
      `${where}: features must be finite; got ${values[at]} in row ${Math.floor(at / columns)}, column "${names[at % columns]}"; impute first, or explain with SHAP (trees take missing values)`,
    );
}
