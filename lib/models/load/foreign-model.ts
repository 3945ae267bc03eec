/**
 * A model trained elsewhere, as far as all formats share it: it predicts under the contract of models, is stored like our own, holds
 * a table to the columns it was trained on, and does not learn.
 */
import type { Matrix } from "../../core/index.ts";
import { fromStored, toStored } from "../../core/index.ts";
import { alignDesign, designOf, type Design, type Features, type Label } from "../../data/index.ts";
import type { Run, StoredLearner } from "../../prep/index.ts";
import type { Estimator, Task } from "../model.ts";
import type { ModelStructure } from "../structure.ts";
import { refuse } from "./record-fields.ts";

/** What a file may lack. */
export interface LoadOptions {
  /** Labels of a classifier's outputs, in their order; default those of the file, else 0, 1, … */
  readonly classes?: readonly Label[];
  /** Names of the columns, in their order; default those of the file, else x0, x1, … */
  readonly featureNames?: readonly string[];
}

/** What every kind stores; a plain record. */
export interface ForeignState {
  /** The model's name where it comes from, such as "XGBoost". */
  readonly origin: string;
  readonly task: Task;
  readonly features: Features;
  readonly classes?: readonly Label[];
  /** Whether NaN in X is an answer and not an error. */
  readonly acceptsMissing: boolean;
  /** Of a feature whose categories are numbers: these numbers, in the order of their positions. */
  readonly numberCategories?: readonly (readonly number[] | undefined)[];
}

/** @template S its record. */
export abstract class ForeignModel<S extends ForeignState> implements Estimator {
  /** What the file tells of the training; nothing here changes predictions. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly predictProba?: (X: unknown, run?: Run) => Promise<Matrix>;
  readonly decisionFunction?: (X: unknown, run?: Run) => Promise<Matrix>;
  /** The name under which the model table restores it. */
  protected abstract readonly storedName: string;
  #state: S | undefined;

  constructor(params: Readonly<Record<string, unknown>> = {}) {
    this.params = Object.freeze({ ...params });
  }

  get name(): string {
    return this.#state?.origin ?? "ForeignModel";
  }

  get task(): Task {
    return this.state.task;
  }

  get features(): Features {
    return this.state.features;
  }

  get classes(): readonly Label[] | undefined {
    return this.state.classes;
  }

  get isFitted(): boolean {
    return this.#state !== undefined;
  }

  /** @throws Error on a model that holds nothing yet. */
  get state(): S {
    if (this.#state === undefined)
      throw new Error("ForeignModel: must be loaded before it is used; call loadModel(path)");
    return this.#state;
  }

  /** @throws Error always: such a model cannot learn here. */
  fit(): Promise<this> {
    return Promise.reject(this.#fixed());
  }

  /** @throws Error always: such a model cannot learn here. */
  clone(): Estimator {
    throw this.#fixed();
  }

  toJSON(): StoredLearner {
    return {
      format: "assay-learner",
      version: 1,
      name: this.storedName,
      params: toStored(this.params) as Record<string, unknown>,
      state: toStored(this.state),
    };
  }

  /** @throws RangeError on a stored state that is damaged. */
  restore(stored: StoredLearner): this {
    const state = fromStored(stored.state) as S;
    if (typeof state !== "object" || state === null) refuse("a stored model must have a state", stored.state);
    checkFeatures(state.features);
    return this.hold(state);
  }

  /** One label a row; for regressions one number an output. */
  async predict(X: unknown, run: Run = {}): Promise<Label[] | Float64Array> {
    const design = this.design(X);
    const { classes, task } = this.state;
    if (task === "regression") return this.numbers(design, run);
    if (task === "detection")
      return Array.from(await this.numbers(design, run), (score) => (score < 0 ? -1 : 1));
    return Array.from(await this.positions(design, run), (position) => classes![position]!);
  }

  /**
   * Gives it the names of features and the labels of classes that its file lacks.
   * @throws RangeError when they are not as many as the model's.
   */
  named({ featureNames, classes }: LoadOptions): this {
    const { state } = this;
    if (classes !== undefined) {
      if (classes.length !== state.classes?.length || new Set(classes).size !== classes.length)
        refuse(`classes must be ${state.classes?.length ?? 0}, all different`, classes.join(", "));
    }
    return this.hold({
      ...state,
      ...(classes === undefined ? {} : { classes: Object.freeze([...classes]) }),
      ...(featureNames === undefined
        ? {}
        : {
            features: featuresNamed(state.features.names.length, featureNames, state.features.categories),
          }),
    });
  }

  /** For explainers; undefined for a closed box. */
  structure(): ModelStructure | undefined {
    return undefined;
  }

  /** n×classes of a classifier. */
  protected abstract probabilities(X: Design, run: Run): Promise<Float64Array>;
  /** The class of each row: of the highest probability, the first of equals. */
  protected async positions(X: Design, run: Run): Promise<ArrayLike<number>> {
    return highest(await this.probabilities(X, run), this.state.classes!.length);
  }

  /** n×outputs of a regression; scores of a detector, negative where a row is odd. */
  protected abstract numbers(X: Design, run: Run): Promise<Float64Array>;
  /** n×outputs before the link; undefined where the model has no such numbers. */
  protected rawOf(_state: S): ((X: Design, run: Run) => Promise<Matrix>) | undefined {
    return undefined;
  }

  /** Rows to predict, brought to the columns of training. */
  protected design(X: unknown): Design {
    const { features, acceptsMissing, numberCategories } = this.state;
    const known = renamed(designOf(this.name, X), features.names);
    const coded = numberCategories === undefined ? known : codes(known, numberCategories);
    const design = alignDesign(this.name, coded, features);
    if (!acceptsMissing) this.#checkMissing(design);
    return design;
  }

  #checkMissing({ values, columns, names }: Design): void {
    const at = values.findIndex((x) => Number.isNaN(x));
    if (at >= 0)
      throw new RangeError(
        `${this.name}: features must not be missing, as the original takes no missing values; got NaN in row ${Math.floor(at / columns)}, column "${names[at % columns]}"; impute first`,
      );
  }

  /** Takes what was read. */
  hold(state: S): this {
    this.#state = state;
    const own = this as { -readonly [K in "predictProba" | "decisionFunction"]: ForeignModel<S>[K] };
    if (state.task === "classification") {
      const columns = state.classes?.length ?? refuse("a classifier must have classes", state.classes);
      own.predictProba = async (X, run = {}) => {
        const design = this.design(X);
        return { rows: design.rows, columns, values: await this.probabilities(design, run) };
      };
    }
    const raw = this.rawOf(state);
    if (raw !== undefined) own.decisionFunction = async (X, run = {}) => raw(this.design(X), run);
    return this;
  }

  #fixed(): Error {
    return new Error(
      `${this.name}: a model trained elsewhere cannot learn here; train one of ours (RandomForestClassifier, HistGradientBoostingClassifier, …), or load another file`,
    );
  }
}

/** Features by their names; names that a library gave for want of better ones become x0, x1, …, which go with any table. */
export function featuresNamed(
  count: number,
  names: readonly string[] = [],
  categories?: Features["categories"],
): Features {
  if (names.length !== 0 && names.length !== count)
    refuse(`feature names must be ${count}`, `${names.length}`);
  const given =
    names.length > 0 &&
    !["Column_", "f", "Feature "].some((prefix) => names.every((name, j) => name === `${prefix}${j}`));
  if (given && new Set(names).size !== names.length)
    refuse(
      "feature names must differ",
      names.find((name, j) => names.indexOf(name) !== j),
    );
  return Object.freeze({
    names: Object.freeze(given ? [...names] : Array.from({ length: count }, (_, j) => `x${j}`)),
    categories: Object.freeze(categories ?? Array.from({ length: count }, () => undefined)),
  });
}

/** Where each row of k numbers is highest; the first of equals. */
export function highest(values: Float64Array, k: number): Int32Array {
  return Int32Array.from({ length: values.length / k }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (values[i * k + c]! > values[i * k + best]!) best = c;
    return best;
  });
}

/** Columns under the names of training where they differ only as LightGBM changes them: blanks become "_". */
function renamed(X: Design, names: readonly string[]): Design {
  if (X.columns !== names.length || X.names.every((name, j) => name === names[j])) return X;
  const same = X.names.every(
    (name, j) => name === names[j] || name.replaceAll(/[\s,:[\]{}"]/g, "_") === names[j],
  );
  return same ? { ...X, names } : X;
}

/** Plain numbers to their positions among a feature's number categories; NaN for one that training did not have. */
function codes(X: Design, wanted: readonly (readonly number[] | undefined)[]): Design {
  let values: Float64Array | undefined;
  for (const [j, known] of wanted.entries()) {
    if (known === undefined || j >= X.columns) continue;
    const text = X.categories?.[j];
    const position = new Map(known.map((number, at) => [number, at]));
    values ??= X.values.slice();
    for (let at = j; at < values.length; at += X.columns) {
      const x = text === undefined ? values[at]! : Number(text[values[at]!]);
      values[at] = position.get(x) ?? Number.NaN;
    }
  }
  if (values === undefined) return X;
  const categories = X.categories?.map((each, j) => (wanted[j] === undefined ? each : undefined));
  return { ...X, values, ...(categories === undefined ? {} : { categories }) };
}

function checkFeatures(features: Features | undefined): void {
  if (!Array.isArray(features?.names) || !Array.isArray(features.categories))
    refuse("a stored model must name its features", features);
  if (features.names.length === 0 || features.names.length !== features.categories.length)
    refuse("a stored model must have features", features.names.length);
}
