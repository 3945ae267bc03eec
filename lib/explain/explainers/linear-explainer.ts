/**
 * `LinearExplainer`: exact Shapley values of a weighted sum, c_j (x_j − mean_j), read from the model's coefficients. "correlationDependent" takes
 * absent features at what the present ones lead to expect under a normal law with the background's means and covariances: then correlated features
 * share credit. Source: Lundberg et al. 2020; shap 0.46 `Linear`, which samples what is counted out here up to 12 features.
 */
import { cholesky, choleskySolve, createRng, matrix, type Rng } from "../../core/index.ts";
import { alignDesign, designOf, type Design, type Features } from "../../data/index.ts";
import { linearOutputs, type LinearStructure, type Predictor } from "../../models/index.ts";
import { backgroundOf, backgroundWarnings, type Background } from "../background.ts";
import { Explainer, type ExplainOptions } from "../explainer.ts";
import { Explanation } from "../explanation.ts";
import { cellOf } from "../maskers/tabular.ts";
import { shapleyWeights } from "../solve/exact.ts";

export interface LinearExplainerOptions {
  /** Default "interventional". */
  readonly featurePerturbation?: "interventional" | "correlationDependent" | undefined;
  /** Orders drawn when more than 12 features are correlated. Default 1000. */
  readonly nsamples?: number | undefined;
  readonly seed?: number | undefined;
}

/** Features up to which every coalition is counted. */
const COUNTED = 12;

export class LinearExplainer extends Explainer {
  readonly name = "LinearExplainer";
  readonly structure: LinearStructure;
  readonly background: Background;
  readonly featurePerturbation: "interventional" | "correlationDependent";
  readonly #model: Predictor | undefined;
  readonly #features: Features;
  readonly #mean: Float64Array;
  readonly #nsamples: number;
  readonly #seed: number;

  /**
   * @param model a fitted model that declares coefficients, or a `LinearStructure`.
   * @param data the background: all its rows are used.
   * @throws TypeError on a model without coefficients; RangeError on columns other than the model's, and on missing values in the background.
   */
  constructor(model: Predictor | LinearStructure, data: unknown, options: LinearExplainerOptions = {}) {
    super();
    this.structure = structureOf(model);
    this.#model = "kind" in model ? undefined : model;
    const background = backgroundOf(this.name, data, { rows: Number.MAX_SAFE_INTEGER });
    const { design } = background;
    this.#features = this.#model?.features ?? {
      names: design.names,
      categories: design.names.map(() => undefined),
    };
    this.background = { ...background, design: alignDesign(this.name, design, this.#features) };
    this.featurePerturbation = options.featurePerturbation ?? "interventional";
    this.#nsamples = options.nsamples ?? 1000;
    this.#seed = options.seed ?? 0;
    if (design.columns !== this.structure.features)
      throw new RangeError(
        `LinearExplainer: the background must have the model's ${this.structure.features} columns; got ${design.columns}`,
      );
    this.#mean = means(this.background);
  }

  async expectedValue(): Promise<number | number[]> {
    const base = this.#base();
    return base.length === 1 ? base[0]! : [...base];
  }

  async explain(X: unknown, { signal, onProgress }: ExplainOptions = {}): Promise<Explanation> {
    signal?.throwIfAborted();
    const { structure, background } = this;
    const design = alignDesign(
      this.name,
      designOf(this.name, X, { names: this.#features.names }),
      this.#features,
    );
    checkPresent(this.name, design);
    const { rows: n, columns: p, values: x } = design;
    const { outputs: k, coef } = structure;
    const values = new Float64Array(n * p * k);
    const correlated = this.featurePerturbation === "correlationDependent";
    const T = correlated
      ? correlationTransforms(structure, background, this.#mean, this.#nsamples, createRng(this.#seed))
      : undefined;
    for (let i = 0; i < n; i++)
      for (let c = 0; c < k; c++)
        for (let j = 0; j < p; j++) {
          let value = 0;
          if (T === undefined) value = coef[c * p + j]! * (x[i * p + j]! - this.#mean[j]!);
          else
            for (let l = 0; l < p; l++) value += T[(c * p + j) * p + l]! * (x[i * p + l]! - this.#mean[l]!);
          values[(i * p + j) * k + c] = value;
        }
    onProgress?.({ done: n, total: n, message: "rows explained (linear)" });
    const base = this.#base();
    const classes = this.#model?.classes?.map(String);
    return new Explanation({
      rows: n,
      columns: p,
      outputs: k,
      values,
      baseValues: Float64Array.from({ length: n * k }, (_, at) => base[at % k]!),
      predictions: linearOutputs(structure, x, n),
      data: Array.from({ length: n * p }, (_, at) => cellOf(design, x[at]!, at % p)),
      featureNames: design.names,
      outputNames:
        classes === undefined
          ? k === 1
            ? [""]
            : Array.from({ length: k }, (_, c) => `output ${c}`)
          : k === 1
            ? [classes.at(-1)!]
            : classes,
      units: { identity: "", logit: "log-odds", softmax: "raw output", log: "log of the prediction" }[
        structure.link
      ],
      method: `linear, ${correlated ? "correlation-dependent" : "interventional"}, background of ${background.note}`,
      exact: !correlated || p <= COUNTED,
      evaluations: 0,
      warnings: backgroundWarnings(background),
    });
  }

  #base(): Float64Array {
    const { outputs: k, features: p, coef, intercept } = this.structure;
    return Float64Array.from({ length: k }, (_, c) => {
      let sum = intercept[c]!;
      for (let j = 0; j < p; j++) sum += coef[c * p + j]! * this.#mean[j]!;
      return sum;
    });
  }
}

function structureOf(model: Predictor | LinearStructure): LinearStructure {
  if ("kind" in Object(model) && (model as LinearStructure).kind === "linear")
    return model as LinearStructure;
  const { name, structure, isFitted } = Object(model) as Predictor & { readonly isFitted?: boolean };
  if (isFitted === false)
    throw new RangeError(`LinearExplainer: ${name} is not fitted; call fit(X, y) first`);
  const inside = structure?.call(model);
  if (inside?.kind !== "linear")
    throw new TypeError(
      `LinearExplainer: the model must declare coefficients; got ${typeof model === "function" ? "a function" : (name ?? typeof model)}; use explain(model, X), which finds the explainer that fits`,
    );
  return inside;
}

function means({ design: { rows, columns: p, values, names }, weights }: Background): Float64Array {
  const mean = new Float64Array(p);
  for (let i = 0; i < rows; i++) for (let j = 0; j < p; j++) mean[j]! += weights[i]! * values[i * p + j]!;
  const j = mean.findIndex((x) => !Number.isFinite(x));
  if (j >= 0)
    throw new RangeError(
      `LinearExplainer: the background must have no missing values; got some in column "${names[j]}"; impute them before`,
    );
  return mean;
}

function checkPresent(where: string, { values, columns, names }: Design): void {
  const at = values.findIndex((x) => !Number.isFinite(x));
  if (at >= 0)
    throw new RangeError(
      `${where}: features must be finite; got ${values[at]} in row ${Math.floor(at / columns)}, column "${names[at % columns]}"; impute first`,
    );
}

/** k×p×p: contributions are T (x − mean). */
function correlationTransforms(
  { coef, features: p, outputs: k }: LinearStructure,
  { design, weights }: Background,
  mean: Float64Array,
  nsamples: number,
  rng: Rng,
): Float64Array {
  const covariance = new Float64Array(p * p);
  const n = design.rows;
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++)
      for (let b = 0; b < p; b++)
        covariance[a * p + b]! +=
          weights[i]! *
          (n / Math.max(1, n - 1)) *
          (design.values[i * p + a]! - mean[a]!) *
          (design.values[i * p + b]! - mean[b]!);
  const T = new Float64Array(k * p * p);
  const known = new Map<string, Float64Array>();
  const slope = (members: readonly number[]): Float64Array => {
    const key = members.join(",");
    let made = known.get(key);
    if (made === undefined) {
      made = conditionalSlopes(covariance, coef, members, p, k);
      if (known.size < 5000) known.set(key, made);
    }
    return made;
  };
  const add = (
    player: number,
    without: readonly number[],
    withIt: readonly number[],
    weight: number,
  ): void => {
    const [on, off] = [slope(withIt), slope(without)];
    for (let c = 0; c < k; c++)
      for (let l = 0; l < p; l++) T[(c * p + player) * p + l]! += weight * (on[c * p + l]! - off[c * p + l]!);
  };
  if (p <= COUNTED) {
    const weight = shapleyWeights(p);
    for (let S = 0; S < 2 ** p; S++) {
      const members = Array.from({ length: p }, (_, j) => j).filter((j) => (S >> j) & 1);
      for (let j = 0; j < p; j++)
        if (((S >> j) & 1) === 0)
          add(
            j,
            members,
            [...members, j].sort((a, b) => a - b),
            weight[members.length]!,
          );
    }
    return T;
  }
  const half = Math.ceil(nsamples / 2);
  for (let s = 0; s < half; s++) {
    const order = [...rng.permutation(p)];
    for (const walk of [order, order.toReversed()]) {
      let members: number[] = [];
      for (const j of walk) {
        const next = [...members, j].sort((a, b) => a - b);
        add(j, members, next, 1 / (2 * half));
        members = next;
      }
    }
  }
  return T;
}

/** k×p: how the expected raw output moves with the present features, c_S + Σ_SS⁻¹ Σ_SS̄ c_S̄; 0 for the absent ones. */
function conditionalSlopes(
  covariance: Float64Array,
  coef: Float64Array,
  members: readonly number[],
  p: number,
  k: number,
): Float64Array {
  const out = new Float64Array(k * p);
  const s = members.length;
  if (s === 0) return out;
  const A = matrix(s, s);
  let most = 0;
  for (const [a, i] of members.entries())
    for (const [b, j] of members.entries()) {
      A.values[a * s + b] = covariance[i * p + j]!;
      most = Math.max(most, Math.abs(covariance[i * p + j]!));
    }
  let lower = cholesky(A);
  // Columns that say the same share their credit by a touch of noise.
  for (let ridge = 1e-10; lower === null && ridge < 1; ridge *= 10) {
    const B = { ...A, values: A.values.slice() };
    for (let a = 0; a < s; a++) B.values[a * s + a]! += ridge * (most || 1);
    lower = cholesky(B);
  }
  const inside = new Set(members);
  for (let c = 0; c < k; c++) {
    const right = members.map((i) => {
      let sum = 0;
      for (let j = 0; j < p; j++) if (!inside.has(j)) sum += covariance[i * p + j]! * coef[c * p + j]!;
      return sum;
    });
    const solved = lower === null ? new Float64Array(s) : choleskySolve(lower, right);
    for (const [a, i] of members.entries()) out[c * p + i] = coef[c * p + i]! + solved[a]!;
  }
  return out;
}
