/** What explainers of networks share: the network of a model, its background and rows as float32 inputs, and the loop over rows. */
import { setImmediate as turn } from "node:timers/promises";
import { alignDesign, designOf, type Design, type Features } from "../../data/index.ts";
import {
  fromLayersModel,
  networkModel,
  tensorflow,
  type LayersModel,
  type NetworkFit,
  type Predictor,
  type Tensor,
  type TensorFlow,
} from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { backgroundOf, type Background, type BackgroundOptions } from "../background.ts";
import { Explainer, type ExplainOptions } from "../explainer.ts";
import { Explanation } from "../explanation.ts";
import { cellOf } from "../maskers/tabular.ts";

export interface NetworkExplainerOptions extends Omit<BackgroundOptions, "rows"> {
  /** Rows of the background at most; default 100. */
  readonly backgroundRows?: number | undefined;
}

/** TensorFlow.js with what explainers need of it beside training. */
export interface GradientFlow extends TensorFlow {
  /** The gradient of f at x, times dy: the transposed Jacobian's product. */
  grad(f: (x: Tensor) => Tensor): (x: Tensor, dy?: Tensor) => Tensor;
}

/** All that a row's solution is made of. */
export interface OpenNetwork {
  readonly tf: GradientFlow;
  readonly fit: NetworkFit;
  readonly model: LayersModel;
  readonly features: Features;
  readonly background: Background;
  readonly outputNames: readonly string[];
  readonly units: string;
}

export interface NetworkRow {
  /** p×k. */
  readonly values: Float64Array;
  readonly errorStd?: Float64Array | undefined;
  /** Inputs that the network was run on. */
  readonly evaluations: number;
}

export abstract class NetworkExplainer extends Explainer {
  protected abstract readonly method: string;
  protected abstract readonly exact: boolean;
  readonly #model: Predictor | LayersModel;
  readonly #data: unknown;
  readonly #options: NetworkExplainerOptions;
  #opened: Promise<OpenNetwork> | undefined;
  #base: Promise<Float64Array> | undefined;

  /**
   * @param model a fitted model that declares a network, or a `tf.LayersModel` of any copy of TensorFlow.js.
   * @param data rows of the background, or a background.
   * @throws TypeError on a model without a network.
   */
  constructor(
    where: string,
    model: Predictor | LayersModel,
    data: unknown,
    options: NetworkExplainerOptions = {},
  ) {
    super();
    if (!isLayersModel(model) && model?.structure?.()?.kind !== "network")
      throw new TypeError(
        `${where}: the model must be a network of layers (tf.LayersModel, MLPClassifier, CNNClassifier, …); got ${model?.name ?? typeof model}; ask a closed box with PermutationExplainer`,
      );
    this.#model = model;
    this.#data = data;
    this.#options = options;
  }

  /** Contributions of one row of p numbers. */
  protected abstract rowValues(network: OpenNetwork, row: Float64Array, run: Run): Promise<NetworkRow>;

  /** Before the rows of one call. */
  protected begin(): void {}

  async expectedValue(): Promise<number | number[]> {
    const base = await this.#baseline();
    return base.length === 1 ? base[0]! : [...base];
  }

  async explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    const { signal, onProgress, onPartial, onAbort = "throw" } = options;
    const network = await this.#open();
    const { names } = network.features;
    const design = alignDesign(this.name, designOf(this.name, X, { names }), network.features);
    const base = await this.#baseline();
    const predictions = runNetwork(network, design.values, design.rows);
    this.begin();
    const solved: NetworkRow[] = [];
    const made = (): Explanation => this.#explanation(network, design, base, predictions, solved);
    try {
      for (let i = 0; i < design.rows; i++) {
        signal?.throwIfAborted();
        solved.push(
          await this.rowValues(network, design.values.slice(i * design.columns, (i + 1) * design.columns), {
            signal,
          }),
        );
        onProgress?.({ done: i + 1, total: design.rows, message: `rows explained (${this.method})` });
        onPartial?.(made);
        await turn();
      }
    } catch (error) {
      if (onAbort !== "keep" || signal?.aborted !== true || solved.length === 0) throw error;
    }
    return made();
  }

  #open(): Promise<OpenNetwork> {
    this.#opened ??= this.#openNow();
    return this.#opened;
  }

  async #openNow(): Promise<OpenNetwork> {
    const predictor: Predictor = isLayersModel(this.#model)
      ? await fromLayersModel(this.#model)
      : this.#model;
    const structure = predictor.structure!()!;
    const fit = (structure as { network: NetworkFit }).network;
    const { features, classes } = predictor;
    if (features === undefined)
      throw new RangeError(`${this.name}: ${predictor.name} is not fitted; call fit(X, y) first`);
    const given = backgroundOf(this.name, this.#data, {
      rows: this.#options.backgroundRows,
      seed: this.#options.seed,
    });
    const outputNames =
      predictor.task === "classification" && classes !== undefined
        ? fit.outputs === 1
          ? [String(classes.at(-1))]
          : classes.map(String)
        : fit.outputs === 1
          ? [""]
          : Array.from({ length: fit.outputs }, (_, c) => `output ${c}`);
    return {
      tf: (await tensorflow()) as GradientFlow,
      fit,
      model: await networkModel(fit),
      features,
      background: { ...given, design: alignDesign(this.name, given.design, features) },
      outputNames,
      units: { sigmoid: "log-odds", softmax: "raw output", probabilities: "probability", identity: "" }[
        fit.head
      ],
    };
  }

  #baseline(): Promise<Float64Array> {
    this.#base ??= this.#open().then((network) => {
      const { design, weights } = network.background;
      const k = network.fit.outputs;
      const worth = runNetwork(network, design.values, design.rows);
      const base = new Float64Array(k);
      for (let i = 0; i < design.rows; i++)
        for (let c = 0; c < k; c++) base[c]! += weights[i]! * worth[i * k + c]!;
      return base;
    });
    return this.#base;
  }

  #explanation(
    { fit, background, outputNames, units }: OpenNetwork,
    design: Design,
    base: Float64Array,
    predictions: Float64Array,
    solved: readonly NetworkRow[],
  ): Explanation {
    const { columns: p, names } = design;
    const n = solved.length;
    const k = fit.outputs;
    const joined = (pick: (row: NetworkRow) => Float64Array): Float64Array => {
      const out = new Float64Array(n * p * k);
      for (const [i, row] of solved.entries()) out.set(pick(row), i * p * k);
      return out;
    };
    return new Explanation({
      rows: n,
      columns: p,
      outputs: k,
      values: joined(({ values }) => values),
      baseValues: Float64Array.from({ length: n * k }, (_, at) => base[at % k]!),
      predictions: predictions.slice(0, n * k),
      errorStd: solved[0]?.errorStd === undefined ? undefined : joined(({ errorStd }) => errorStd!),
      data: Array.from({ length: n * p }, (_, at) => cellOf(design, design.values[at]!, at % p)),
      featureNames: names,
      outputNames,
      units,
      method: `${this.method}, background of ${background.note}`,
      exact: this.exact,
      evaluations: solved.reduce((sum, { evaluations }) => sum + evaluations, 0),
      warnings:
        n < design.rows ? [`interrupted: ${n} of ${design.rows} rows are explained; the rest is absent`] : [],
    });
  }
}

/** Rows as the network takes them. */
export function inputTensor({ tf, fit }: OpenNetwork, values: ArrayLike<number>, rows: number): Tensor {
  return tf.tensor(Float32Array.from(values), [rows, ...fit.inputShape]);
}

/** Rows run at once. */
const BATCH = 1024;

/** Outputs as the network gives them, rows×k. */
export function runNetwork(network: OpenNetwork, values: Float64Array, rows: number): Float64Array {
  const { tf, model, fit } = network;
  const p = values.length / Math.max(1, rows);
  const out = new Float64Array(rows * fit.outputs);
  for (let from = 0; from < rows; from += BATCH) {
    const to = Math.min(rows, from + BATCH);
    const part = tf.tidy(() =>
      (model.apply(inputTensor(network, values.subarray(from * p, to * p), to - from)) as Tensor).dataSync(),
    );
    out.set(part, from * fit.outputs);
  }
  return out;
}

function isLayersModel(model: unknown): model is LayersModel {
  const { layers, getWeights } = (model ?? {}) as Partial<LayersModel>;
  return Array.isArray(layers) && typeof getWeights === "function";
}
