/**
 * `TreeExplainer`: exact Shapley values of models of trees, read from their structure; the model is never asked.
 *
 * Without data the game is path-dependent: an absent feature follows both ways of its splits by the training rows that went there. With data it is
 * interventional: an absent feature has the value of a background row. Source: Lundberg et al. 2020; shap 0.46 `TreeExplainer`, its names and
 * defaults. Features are rounded as the model rounds them, the background's, too.
 */
import {
  alignDesign,
  classTarget,
  designOf,
  numberTarget,
  takeDesign,
  type Design,
  type Features,
  type Target,
} from "../../data/index.ts";
import { predictTreesInTurns, type Predictor, type TreeEnsemble } from "../../models/index.ts";
import { expit } from "../../core/index.ts";
import { backgroundOf, backgroundWarnings, isBackground, type Background } from "../background.ts";
import { Explainer, type ExplainOptions } from "../explainer.ts";
import { Explanation } from "../explanation.ts";
import { cellOf } from "../maskers/tabular.ts";
import { expectedValues } from "../tree/expected-values.ts";
import { interactionValues } from "../tree/interactions.ts";
import { interventionalValues } from "../tree/interventional.ts";
import { pathDependentValues } from "../tree/path-dependent.ts";
import { saabasValues } from "../tree/saabas.ts";
import { transformedValues, type OutputTransform } from "../tree/transformed.ts";

export interface TreeExplainerOptions {
  /** Rows of the background; all of them are used. */
  readonly data?: unknown;
  /** "raw" (default): log-odds, or what stands before the model's link. "probability" and "logLoss" need data. */
  readonly modelOutput?: "raw" | "probability" | "logLoss" | undefined;
  /** "auto" (default): interventional exactly where data are given. */
  readonly featurePerturbation?: "auto" | "interventional" | "treePathDependent" | undefined;
  /** Names of the features of a bare ensemble. */
  readonly featureNames?: readonly string[] | undefined;
}

export interface TreeExplainOptions extends ExplainOptions {
  /** True outputs of the rows, for "logLoss". */
  readonly y?: Target | undefined;
  /** Interaction values, too; path-dependent only. */
  readonly interactions?: boolean | undefined;
  /** Saabas's contributions instead: quick, and not Shapley values. */
  readonly approximate?: boolean | undefined;
  /** Whether base and contributions are held to the model's output. Default true. */
  readonly checkAdditivity?: boolean | undefined;
}

/** Rows explained between two looks at what is done. */
const BLOCK = 1024;

export class TreeExplainer extends Explainer<unknown, TreeExplainOptions> {
  readonly name = "TreeExplainer";
  readonly ensemble: TreeEnsemble;
  readonly modelOutput: "raw" | "probability" | "logLoss";
  readonly featurePerturbation: "interventional" | "treePathDependent";
  /** Undefined when path-dependent. */
  readonly background: Background | undefined;
  readonly #model: Predictor | undefined;
  readonly #features: Features;

  /**
   * @param model a fitted model that declares trees, or a `TreeEnsemble`.
   * @throws TypeError on a model without trees; RangeError on an output or perturbation that needs data, or on columns other than the model's.
   */
  constructor(model: Predictor | TreeEnsemble, options: TreeExplainerOptions = {}) {
    super();
    const ensemble = ensembleOf(model);
    const { data, modelOutput = "raw", featurePerturbation = "auto", featureNames } = options;
    if (!["raw", "probability", "logLoss"].includes(modelOutput))
      throw new RangeError(
        `TreeExplainer: modelOutput must be raw, probability or logLoss; got ${JSON.stringify(modelOutput)}`,
      );
    const perturbation =
      featurePerturbation === "auto"
        ? data === undefined
          ? "treePathDependent"
          : "interventional"
        : featurePerturbation;
    if (perturbation === "interventional" && data === undefined)
      throw new RangeError(
        'TreeExplainer: "interventional" needs rows to take absent features from; got no data; pass { data: X }',
      );
    if (perturbation === "treePathDependent" && modelOutput !== "raw")
      throw new RangeError(
        `TreeExplainer: ${modelOutput} needs rows to take absent features from; got no data; pass { data: X }, or explain modelOutput "raw"`,
      );
    if (modelOutput !== "raw" && ensemble.outputs > 1 && ensemble.link !== "identity")
      throw new RangeError(
        `TreeExplainer: ${modelOutput} needs a model with one raw output; got ${ensemble.outputs}; explain "raw", or the probabilities by explain(model, X, { method: "permutation", output: "probability" })`,
      );
    this.ensemble = ensemble;
    this.modelOutput = modelOutput;
    this.featurePerturbation = perturbation;
    this.#model = "kind" in model ? undefined : model;
    this.#features = this.#model?.features ?? plainFeatures(featureNames, ensemble.features);
    this.background = perturbation === "interventional" ? this.#backgroundOf(data) : undefined;
  }

  /** The raw output's mean over the training rows, or over the background; with "logLoss" it belongs to a row, see `explain`. */
  async expectedValue(): Promise<number | number[]> {
    if (this.modelOutput === "logLoss")
      throw new RangeError(
        "TreeExplainer: of a loss the expected value depends on the row's truth; got a call without it; read baseValues of the explanation",
      );
    const base = await this.#base(this.#transform(undefined));
    return base.length === 1 ? base[0]! : [...base];
  }

  /** Interaction values alone: n×p×p, or n×p×p×k. @throws as `explain`. */
  async shapInteractionValues(
    X: unknown,
    options: TreeExplainOptions = {},
  ): Promise<number[][][] | number[][][][]> {
    const {
      rows: n,
      columns: p,
      outputs: k,
      interactionValues: all,
    } = await this.explain(X, { ...options, interactions: true });
    const at = (i: number, a: number, b: number, c: number): number => all![((i * p + a) * p + b) * k + c]!;
    return Array.from({ length: n }, (_, i) =>
      Array.from({ length: p }, (__, a) =>
        Array.from({ length: p }, (___, b) =>
          k === 1 ? at(i, a, b, 0) : Array.from({ length: k }, (____, c) => at(i, a, b, c)),
        ),
      ),
    ) as number[][][] | number[][][][];
  }

  async explain(X: unknown, options: TreeExplainOptions = {}): Promise<Explanation> {
    const {
      signal,
      onProgress,
      onPartial,
      onAbort = "throw",
      interactions = false,
      approximate = false,
    } = options;
    const design = this.#align(X);
    this.#checkOptions(options);
    const truth = this.modelOutput === "logLoss" ? this.#truth(options.y, design.rows) : undefined;
    const done: Part[] = [];
    try {
      // Tables are made anew for each block: wide blocks unless the caller wants to see, or to keep, what is done.
      const block = onPartial === undefined && onAbort === "throw" ? design.rows : BLOCK;
      for (let from = 0; from < design.rows; from += block) {
        signal?.throwIfAborted();
        const to = Math.min(design.rows, from + block);
        const rows = Array.from({ length: to - from }, (_, i) => from + i);
        const part = await this.#part(
          takeDesign(design, rows),
          truth?.subarray(from, to),
          { interactions, approximate },
          {
            signal,
            ...(onProgress === undefined
              ? {}
              : {
                  onProgress: ({ done: trees, total }) =>
                    onProgress({
                      done: Math.floor(from + (trees / total) * (to - from)),
                      total: design.rows,
                      message: "rows explained (tree)",
                    }),
                }),
          },
        );
        done.push(part);
        onProgress?.({ done: to, total: design.rows, message: "rows explained (tree)" });
        onPartial?.(() => this.#explanation(design, done, options));
      }
    } catch (error) {
      if (onAbort !== "keep" || signal?.aborted !== true || done.length === 0) throw error;
    }
    return this.#explanation(design, done, options);
  }

  async #part(
    { rows, values }: Design,
    truth: Float64Array | undefined,
    { interactions, approximate }: { readonly interactions: boolean; readonly approximate: boolean },
    run: ExplainOptions,
  ): Promise<Part> {
    const { ensemble, background } = this;
    const { outputs: k, features: p } = ensemble;
    const raw = await predictTreesInTurns(ensemble, values, rows, { signal: run.signal });
    const transform = this.#transform(truth);
    const predictions = transform === undefined ? raw : raw.map((x, i) => transform(x, i));
    const base = new Float64Array(rows * k);
    if (truth === undefined) {
      const shared = approximate ? expectedValues(ensemble) : await this.#base(transform);
      for (let i = 0; i < rows; i++) base.set(shared, i * k);
    } else base.set(await this.#losses(transform!, rows));
    if (interactions) {
      const pairs = await interactionValues(ensemble, values, rows, run);
      return { rows, values: rowSums(pairs, rows, p, k), interactions: pairs, base, predictions };
    }
    if (approximate) return { rows, values: saabasValues(ensemble, values, rows), base, predictions };
    if (background === undefined)
      return { rows, values: await pathDependentValues(ensemble, values, rows, run), base, predictions };
    const { design, weights } = background;
    const settings = { ...run, weights };
    return {
      rows,
      values:
        transform === undefined
          ? await interventionalValues(ensemble, values, rows, design.values, design.rows, settings)
          : await transformedValues(ensemble, values, rows, design.values, design.rows, transform, settings),
      base,
      predictions,
    };
  }

  #explanation(
    design: Design,
    done: readonly Part[],
    { interactions, approximate, checkAdditivity = true }: TreeExplainOptions,
  ): Explanation {
    const n = done.reduce((sum, { rows }) => sum + rows, 0);
    const { features: p, outputs: k } = this.ensemble;
    const { background } = this;
    const warnings: string[] = [];
    if (n < design.rows)
      warnings.push(`interrupted: ${n} of ${design.rows} rows are explained; the rest is absent`);
    if (background !== undefined) warnings.push(...backgroundWarnings(background));
    const explanation = new Explanation({
      rows: n,
      columns: p,
      outputs: k,
      values: joined(done.map(({ values }) => values)),
      baseValues: joined(done.map(({ base }) => base)),
      predictions: joined(done.map(({ predictions }) => predictions)),
      interactionValues: interactions === true ? joined(done.map((part) => part.interactions!)) : undefined,
      data: Array.from({ length: n * p }, (_, at) => cellOf(design, design.values[at]!, at % p)),
      featureNames: design.names,
      outputNames: this.#outputNames(),
      units: this.#units(),
      method:
        approximate === true
          ? "tree, Saabas's approximation"
          : background === undefined
            ? "tree, path-dependent"
            : `tree, interventional, background of ${background.note}`,
      exact: approximate !== true,
      evaluations: 0,
      warnings,
    });
    if (checkAdditivity && approximate !== true) checkSums(explanation);
    return explanation;
  }

  #outputNames(): readonly string[] {
    const { outputs } = this.ensemble;
    const classes = this.#model?.classes?.map(String);
    if (this.modelOutput === "logLoss") return [""];
    if (classes !== undefined && this.#model?.task === "classification") {
      if (outputs === classes.length) return classes;
      if (outputs === 1 && classes.length === 2) return [classes[1]!];
    }
    return outputs === 1 ? [""] : Array.from({ length: outputs }, (_, c) => `output ${c}`);
  }

  #units(): string {
    const { link } = this.ensemble;
    if (this.modelOutput === "logLoss") return link === "logit" ? "log loss" : "squared error";
    if (link === "logit") return this.modelOutput === "probability" ? "probability" : "log-odds";
    if (link === "softmax") return "raw output";
    if (link === "log") return this.modelOutput === "probability" ? "" : "log of the prediction";
    return this.#model?.task === "classification" ? "probability" : "";
  }

  /** What is done to the raw output; undefined for nothing. */
  #transform(truth: Float64Array | undefined): OutputTransform | undefined {
    const { link, linkScale = 1 } = this.ensemble;
    if (this.modelOutput === "raw") return undefined;
    if (this.modelOutput === "probability") {
      if (link === "logit") return (raw) => expit(raw * linkScale);
      return link === "log" ? (raw) => Math.exp(raw) : undefined;
    }
    if (truth === undefined) return () => 0;
    // log(1 + e^m) − y m, without overflow.
    if (link === "logit")
      return (raw, row) =>
        Math.max(raw * linkScale, 0) +
        Math.log1p(Math.exp(-Math.abs(raw * linkScale))) -
        truth[row]! * raw * linkScale;
    return (raw, row) => (raw - truth[row]!) ** 2;
  }

  async #base(transform: OutputTransform | undefined): Promise<Float64Array> {
    const { ensemble, background } = this;
    if (background === undefined) return expectedValues(ensemble);
    const { design, weights } = background;
    const raw = await predictTreesInTurns(ensemble, design.values, design.rows);
    const base = new Float64Array(ensemble.outputs);
    for (let at = 0; at < raw.length; at++) {
      const x = raw[at]!;
      base[at % ensemble.outputs]! +=
        weights[Math.floor(at / ensemble.outputs)]! * (transform === undefined ? x : transform(x, 0));
    }
    return base;
  }

  /** Of each row the mean loss that the background's outputs would have with its truth. */
  async #losses(transform: OutputTransform, rows: number): Promise<Float64Array> {
    const { design, weights } = this.background!;
    const raw = await predictTreesInTurns(this.ensemble, design.values, design.rows);
    return Float64Array.from({ length: rows }, (_, i) => {
      let sum = 0;
      for (let b = 0; b < raw.length; b++) sum += weights[b]! * transform(raw[b]!, i);
      return sum;
    });
  }

  #truth(y: Target | undefined, rows: number): Float64Array {
    if (y === undefined)
      throw new RangeError(
        'TreeExplainer: modelOutput "logLoss" needs the truth of the rows; got none; pass { y }',
      );
    const { link } = this.ensemble;
    const values =
      link === "logit" && this.#model?.classes !== undefined
        ? Float64Array.from(classTarget("TreeExplainer", y, this.#model.classes).codes)
        : numberTarget("TreeExplainer", y);
    if (values.length !== rows)
      throw new RangeError(
        `TreeExplainer: y must have one value for each of ${rows} rows; got ${values.length}`,
      );
    return values;
  }

  #checkOptions({ interactions, approximate }: TreeExplainOptions): void {
    if (interactions === true && (this.background !== undefined || this.modelOutput !== "raw"))
      throw new RangeError(
        "TreeExplainer: interaction values are path-dependent; got data; make the explainer without data: new TreeExplainer(model)",
      );
    if (approximate === true && (interactions === true || this.background !== undefined))
      throw new RangeError(
        "TreeExplainer: approximate goes with neither data nor interactions; leave one out",
      );
  }

  #align(X: unknown): Design {
    return alignDesign(this.name, designOf(this.name, X, { names: this.#features.names }), this.#features);
  }

  #backgroundOf(data: unknown): Background {
    const whole = isBackground(data)
      ? data
      : backgroundOf(this.name, data, { rows: Number.MAX_SAFE_INTEGER });
    return { ...whole, design: alignDesign(this.name, whole.design, this.#features) };
  }
}

interface Part {
  readonly rows: number;
  readonly values: Float64Array;
  readonly base: Float64Array;
  readonly predictions: Float64Array;
  readonly interactions?: Float64Array;
}

function ensembleOf(model: Predictor | TreeEnsemble): TreeEnsemble {
  if ("kind" in Object(model) && (model as TreeEnsemble).kind === "trees") return model as TreeEnsemble;
  const { name, structure, isFitted } = Object(model) as Predictor & { readonly isFitted?: boolean };
  if (isFitted === false) throw new RangeError(`TreeExplainer: ${name} is not fitted; call fit(X, y) first`);
  const inside = structure?.call(model);
  if (inside?.kind !== "trees")
    throw new TypeError(
      `TreeExplainer: the model must declare its trees; got ${typeof model === "function" ? "a function" : (name ?? typeof model)}${inside === undefined ? ", which declares nothing" : `, which declares ${inside.kind === "linear" ? "coefficients" : "a network"}`}; use explain(model, X), which finds the explainer that fits`,
    );
  return inside;
}

function plainFeatures(names: readonly string[] | undefined, p: number): Features {
  const given = names ?? Array.from({ length: p }, (_, j) => `x${j}`);
  if (given.length !== p)
    throw new RangeError(`TreeExplainer: featureNames must name ${p} features; got ${given.length}`);
  return { names: given, categories: given.map(() => undefined) };
}

/** @throws RangeError where base and contributions do not meet the output: a model whose structure is not what it predicts with. */
function checkSums(explanation: Explanation): void {
  const sums = explanation.sums();
  const { predictions, outputs, values } = explanation;
  let size = 1;
  for (const x of values) size = Math.max(size, Math.abs(x));
  for (let at = 0; at < sums.length; at++) {
    const wanted = predictions![at]!;
    if (Math.abs(sums[at]! - wanted) <= 1e-9 * Math.max(size, Math.abs(wanted))) continue;
    throw new RangeError(
      `TreeExplainer: base value and contributions must add up to the model's output; got ${sums[at]} against ${wanted} in row ${Math.floor(at / outputs)}; covers or values of the trees are damaged; look at the model, or pass checkAdditivity: false`,
    );
  }
}

function rowSums(pairs: Float64Array, n: number, p: number, k: number): Float64Array {
  const out = new Float64Array(n * p * k);
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++)
      for (let b = 0; b < p; b++)
        for (let c = 0; c < k; c++) out[(i * p + a) * k + c]! += pairs[((i * p + a) * p + b) * k + c]!;
  return out;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]!;
  const out = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
