/**
 * The contract of models. A predictor answers for rows; an estimator is a predictor that learns. Names and defaults are scikit-learn's;
 * every call is asynchronous, can be aborted, and long ones tell how far they are.
 *
 * `Classifier` and `Regressor` do what all models need: sizes, names and order of columns, missing and infinite numbers, labels and
 * their positions, weights. A model itself is a pair of plain functions on numbers: learn a state, predict from it.
 */
import type { Matrix } from "../core/index.ts";
import {
  alignDesign,
  classTarget,
  designOf,
  featuresOf,
  numberTarget,
  type Design,
  type Features,
  type Label,
  type Target,
} from "../data/index.ts";
import { Learner, type Run } from "../prep/index.ts";
import type { ModelStructure } from "./structure.ts";

export type Task = "classification" | "regression" | "detection";

/** Anything that predicts. X: a frame, rows of numbers, or a design. */
export interface Predictor {
  readonly name: string;
  readonly task: Task;
  /** Columns of training; undefined before fitting. */
  readonly features: Features | undefined;
  /** Of a classifier: its labels, in the order of the columns of `predictProba`. */
  readonly classes?: readonly Label[] | undefined;
  /** One label or number a row; a regressor with several outputs gives n×outputs numbers, row-major. */
  predict(X: unknown, run?: Run): Promise<Label[] | Float64Array>;
  /** n×classes, rows sum to 1. Present in every classifier. */
  predictProba?(X: unknown, run?: Run): Promise<Matrix>;
  /** Raw outputs (margins, log-odds) before the link: n×outputs, one column for two classes. */
  decisionFunction?(X: unknown, run?: Run): Promise<Matrix>;
  /** For explainers; undefined for a model that is a closed box, or before fitting. */
  structure?(): ModelStructure | undefined;
}

export interface FitOptions extends Run {
  /** Weight of each row, ≥ 0; 1 when missing. A whole weight w is the row w times. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

/** A predictor that learns. */
export interface Estimator extends Predictor {
  readonly params: Readonly<object>;
  readonly isFitted: boolean;
  fit(X: unknown, y: Target, options?: FitOptions): Promise<this>;
  /** An unfitted copy, with other parameters where given. */
  clone(changes?: Readonly<Record<string, unknown>>): Estimator;
  toJSON(): unknown;
}

/** What a classifier learns from. */
export interface ClassTask extends Run {
  readonly X: Design;
  /** Class positions. */
  readonly y: Int32Array;
  /** Number of classes. */
  readonly k: number;
  /** The classes, in their order. */
  readonly labels: readonly Label[];
  /** Row weights with class weights in them; undefined when all are 1. */
  readonly weights: Float64Array | undefined;
}

/** What a regressor learns from. */
export interface NumberTask extends Run {
  readonly X: Design;
  readonly y: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** "balancedSubsample" is for forests, which draw rows for each tree; other models refuse it. */
export type ClassWeight = "balanced" | "balancedSubsample" | Readonly<Record<string, number>>;

interface Fitted<S> {
  readonly features: Features;
  readonly classes?: readonly Label[];
  readonly model: S;
}

/** What both kinds share; `S` is the model's own record. */
abstract class Model<P extends object, S extends object> extends Learner<P, Fitted<S>> {
  /** Whether NaN in X is an answer and not an error. */
  protected readonly acceptsMissing: boolean = false;
  /** Whether text columns are used as categories. */
  protected readonly acceptsCategories: boolean = false;
  /** Whether `sampleWeight` can be used. */
  protected readonly acceptsWeights: boolean = true;

  get features(): Features | undefined {
    return this.isFitted ? this.state.features : undefined;
  }

  /** For explainers; undefined for a model that is a closed box, or before fitting. */
  structure(): ModelStructure | undefined {
    return this.isFitted ? this.inside(this.state.model) : undefined;
  }

  protected inside(_model: S): ModelStructure | undefined {
    return undefined;
  }

  /** Training rows as a design that this model can use. */
  protected trainingDesign(X: unknown): Design {
    const design = designOf(this.name, X);
    this.#checkValues(design);
    return design;
  }

  /** Rows to predict, brought to the columns of training. */
  protected predictionDesign(X: unknown): Design {
    const design = alignDesign(this.name, designOf(this.name, X), this.state.features);
    this.#checkValues(design);
    return design;
  }

  /** @throws RangeError as `rowWeights`, and for weights that this model cannot use. */
  protected trainingWeights(n: number, weights: ArrayLike<number> | undefined): Float64Array | undefined {
    if (weights !== undefined && !this.acceptsWeights)
      throw new RangeError(
        `${this.name}: sampleWeight cannot be used by this model; got ${weights.length} weights; leave it out, or draw the rows by weight`,
      );
    return rowWeights(this.name, n, weights);
  }

  #checkValues({ values, columns, names, categories }: Design): void {
    const text = categories?.findIndex((each) => each !== undefined) ?? -1;
    if (text >= 0 && !this.acceptsCategories)
      throw new RangeError(
        `${this.name}: features must be numbers; column "${names[text]}" holds text such as ${JSON.stringify(categories![text]![0] ?? "")}; put an encoder before it: makePipeline(new TableVectorizer(), model)`,
      );
    for (let at = 0; at < values.length; at++) {
      const x = values[at]!;
      if (Number.isFinite(x) || (this.acceptsMissing && Number.isNaN(x))) continue;
      const place = `row ${Math.floor(at / columns)}, column "${names[at % columns]}"`;
      throw new RangeError(
        Number.isNaN(x)
          ? `${this.name}: features must not be missing; got NaN in ${place}; impute first (makePipeline(new TableVectorizer(), model)), or use HistGradientBoosting…, which takes missing values`
          : `${this.name}: features must be finite; got ${x} in ${place}; mend or drop such rows`,
      );
    }
  }
}

export abstract class Classifier<P extends object = object, S extends object = object>
  extends Model<P & { readonly classWeight?: ClassWeight }, S>
  implements Estimator
{
  readonly task = "classification";
  /** Whether the model itself balances classes in the rows that it draws (classWeight "balancedSubsample"). */
  protected readonly weighsDraws: boolean = false;
  protected readonly needsTwoClasses: boolean = true;

  get classes(): readonly Label[] | undefined {
    return this.isFitted ? this.state.classes : undefined;
  }

  /**
   * @param y one label a row: text, numbers or booleans.
   * @throws RangeError on sizes that differ, values that are missing or infinite, or fewer than two classes.
   */
  async fit(X: unknown, y: Target, options: FitOptions = {}): Promise<this> {
    const design = this.trainingDesign(X);
    const { classes, codes } = classTarget(this.name, y);
    checkLength(this.name, design, codes.length);
    if (classes.length < 2 && this.needsTwoClasses)
      throw new RangeError(
        `${this.name}: y must hold two classes or more; got only ${JSON.stringify(classes[0])} in all ${codes.length} rows`,
      );
    const { classWeight } = this.params;
    if (classWeight === "balancedSubsample" && !this.weighsDraws)
      throw new RangeError(
        `${this.name}: classWeight "balancedSubsample" needs a model that draws rows; got it here; use "balanced"`,
      );
    const weights = classWeights(
      this.name,
      codes,
      classes,
      classWeight,
      this.trainingWeights(codes.length, options.sampleWeight),
    );
    options.signal?.throwIfAborted();
    const model = await this.learn({
      ...run(options),
      X: design,
      y: codes,
      k: classes.length,
      labels: classes,
      weights,
    });
    this.setState(Object.freeze({ features: featuresOf(design), classes, model }));
    return this;
  }

  /** The most probable class of each row; the first of equals. */
  async predict(X: unknown, options: Run = {}): Promise<Label[]> {
    const { rows, columns, values } = await this.predictProba(X, options);
    const classes = this.state.classes!;
    return Array.from({ length: rows }, (_, i) => {
      let best = 0;
      for (let c = 1; c < columns; c++) if (values[i * columns + c]! > values[i * columns + best]!) best = c;
      return classes[best]!;
    });
  }

  /** n×classes, in the order of `classes`. */
  async predictProba(X: unknown, options: Run = {}): Promise<Matrix> {
    options.signal?.throwIfAborted();
    const k = this.state.classes!.length;
    const design = this.predictionDesign(X);
    const values = await this.probabilities(this.state.model, design, k, options);
    return { rows: design.rows, columns: k, values };
  }

  protected abstract learn(task: ClassTask): S | Promise<S>;
  /** n×k, row-major. */
  protected abstract probabilities(
    model: S,
    X: Design,
    k: number,
    run: Run,
  ): Float64Array | Promise<Float64Array>;
}

export abstract class Regressor<P extends object = object, S extends object = object>
  extends Model<P, S>
  implements Estimator
{
  readonly task = "regression";

  /**
   * @param y one finite number a row.
   * @throws RangeError on sizes that differ, or values that are missing or infinite.
   */
  async fit(X: unknown, y: Target, options: FitOptions = {}): Promise<this> {
    const design = this.trainingDesign(X);
    const values = numberTarget(this.name, y);
    checkLength(this.name, design, values.length);
    const weights = this.trainingWeights(values.length, options.sampleWeight);
    options.signal?.throwIfAborted();
    const model = await this.learn({ ...run(options), X: design, y: values, weights });
    this.setState(Object.freeze({ features: featuresOf(design), model }));
    return this;
  }

  async predict(X: unknown, options: Run = {}): Promise<Float64Array> {
    options.signal?.throwIfAborted();
    return this.predictions(this.state.model, this.predictionDesign(X), options);
  }

  protected abstract learn(task: NumberTask): S | Promise<S>;
  protected abstract predictions(model: S, X: Design, run: Run): Float64Array | Promise<Float64Array>;
}

/** @throws RangeError when lengths differ or a weight is negative or not finite, or all are 0. */
export function rowWeights(
  where: string,
  n: number,
  weights: ArrayLike<number> | undefined,
): Float64Array | undefined {
  if (weights === undefined) return undefined;
  if (weights.length !== n)
    throw new RangeError(
      `${where}: sampleWeight must have one value for each of ${n} rows; got ${weights.length}`,
    );
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (!(weights[i]! >= 0 && weights[i]! < Infinity))
      throw new RangeError(
        `${where}: sampleWeight must be finite and 0 or more; got ${weights[i]} in row ${i}`,
      );
    sum += weights[i]!;
  }
  if (sum === 0) throw new RangeError(`${where}: sampleWeight must not be 0 in every row`);
  return Float64Array.from(weights);
}

function classWeights(
  where: string,
  y: Int32Array,
  classes: readonly Label[],
  classWeight: ClassWeight | undefined,
  weights: Float64Array | undefined,
): Float64Array | undefined {
  if (classWeight === undefined || classWeight === "balancedSubsample") return weights;
  const counts = new Float64Array(classes.length);
  for (let i = 0; i < y.length; i++) counts[y[i]!]! += 1;
  if (classWeight !== "balanced")
    for (const name of Object.keys(classWeight))
      if (!classes.some((label) => String(label) === name))
        throw new RangeError(
          `${where}: classWeight names the class "${name}"; y holds ${classes.join(", ")}`,
        );
  // scikit-learn's compute_class_weight: "balanced" counts rows, whatever their weight; a class that is not named has 1.
  const factor = classes.map((label, c) =>
    classWeight === "balanced" ? y.length / (classes.length * counts[c]!) : (classWeight[String(label)] ?? 1),
  );
  return Float64Array.from(y, (c, i) => factor[c]! * (weights?.[i] ?? 1));
}

function checkLength(where: string, X: Design, n: number): void {
  if (X.rows !== n)
    throw new RangeError(`${where}: X and y must have one length; got ${X.rows} rows and ${n} targets`);
}

function run({ signal, onProgress }: Run): Run {
  return { signal, onProgress };
}
