/**
 * A pipeline: transformers, and a model at the end, as one estimator: what is fitted anywhere in it is fitted on the rows given to `fit`, so
 * that cross-validation stays honest. X is the raw table; `features` are its columns.
 *
 * The steps that are given stay unfitted; fitted copies are in `model` and `transformers`. It has no structure of its own: explainers reach
 * inside by `transform(X)`, `model` and `outputs` (which raw columns each input of the model came from). Sample weights go to the model.
 * Source: scikit-learn `Pipeline`.
 */
import { fromStored, toStored, type Matrix } from "../core/index.ts";
import type { Features, Frame, Label, Target } from "../data/index.ts";
import {
  changedSteps,
  checkSteps,
  restoreTransformer,
  stepNames,
  tableOf,
  Transformer,
  TransformerPipeline,
  type Inputs,
  type Output,
  type Run,
  type StoredLearner,
  showLearner,
} from "../prep/index.ts";
import type { Estimator, FitOptions, Task } from "./model.ts";

/** A transformer, "passthrough" for none, and at the end a model. */
export type Step = Transformer | Estimator | "passthrough";

export interface PipelineParams {
  readonly steps: readonly (readonly [name: string, step: Step])[];
}

interface PipelineState {
  readonly features: Features;
  readonly inputs: Inputs;
  /** Absent where the model is the only step. */
  readonly transformers: TransformerPipeline | undefined;
  readonly model: Estimator;
}

/** Restores one model, of any class. */
type RestoreModel = (stored: StoredLearner) => Promise<Estimator>;

type StoredStep = readonly [name: string, step: StoredLearner | "passthrough"];

interface StoredPipeline {
  readonly features: unknown;
  readonly inputs: unknown;
  readonly transformers?: StoredLearner;
  readonly model: StoredLearner;
}

export class Pipeline implements Estimator {
  readonly name = "Pipeline";
  readonly task: Task;
  readonly params: PipelineParams;
  /** n×classes, where the model gives probabilities. */
  readonly predictProba?: (X: unknown, run?: Run) => Promise<Matrix>;
  /** n×outputs, where the model gives raw outputs. */
  readonly decisionFunction?: (X: unknown, run?: Run) => Promise<Matrix>;
  #state: PipelineState | undefined;

  constructor(params: PipelineParams) {
    const { steps } = params;
    if (steps === undefined || steps.length === 0)
      throw new RangeError(
        "Pipeline: needs steps, a model at the end; got none; write makePipeline(new StandardScaler(), model)",
      );
    for (const key of Object.keys(params))
      if (key !== "steps") throw new RangeError(`Pipeline: no parameter "${key}"; known: steps`);
    checkSteps(
      "Pipeline",
      steps.map(([name]) => name),
    );
    for (const [at, [name, step]] of steps.entries()) {
      const isLast = at === steps.length - 1;
      if (isLast ? !isEstimator(step) : step !== "passthrough" && !(step instanceof Transformer))
        throw new TypeError(
          `Pipeline: ${isLast ? "the last step must be a model" : 'steps before the last must be transformers, or "passthrough"'}; got ${typeof step === "object" ? step.name : JSON.stringify(step)} as "${name}"${isLast ? "; for transformers alone take TransformerPipeline" : ""}`,
        );
    }
    this.params = Object.freeze({
      steps: Object.freeze(steps.map((step) => Object.freeze([...step] as const))),
    });
    const last = steps.at(-1)![1] as Estimator;
    this.task = last.task;
    if (last.predictProba !== undefined)
      this.predictProba = async (X, run = {}) => this.model.predictProba!(await this.transform(X, run), run);
    if (last.decisionFunction !== undefined)
      this.decisionFunction = async (X, run = {}) =>
        this.model.decisionFunction!(await this.transform(X, run), run);
  }

  static async fromStored(stored: StoredLearner, restore: RestoreModel): Promise<Pipeline> {
    const list = stored.params["steps"] as readonly StoredStep[];
    const steps = await Promise.all(
      list.map(async ([name, step], at): Promise<readonly [string, Step]> => {
        if (step === "passthrough") return [name, step];
        return [name, at === list.length - 1 ? await restore(step) : await restoreTransformer(step)];
      }),
    );
    const pipeline = new Pipeline({ steps });
    if (stored.state === undefined) return pipeline;
    const { features, inputs, transformers, model } = stored.state as StoredPipeline;
    pipeline.#state = {
      features: withHoles(fromStored(features) as Features),
      inputs: fromStored(inputs) as Inputs,
      transformers:
        transformers === undefined
          ? undefined
          : ((await restoreTransformer(transformers)) as TransformerPipeline),
      model: await restore(model),
    };
    return pipeline;
  }

  get isFitted(): boolean {
    return this.#state !== undefined;
  }

  /** Columns of the raw table. */
  get features(): Features | undefined {
    return this.#state?.features;
  }

  get classes(): readonly Label[] | undefined {
    return this.#state?.model.classes;
  }

  /** The fitted model at the end. @throws Error before `fit`. */
  get model(): Estimator {
    return this.#fitted().model;
  }

  /** The fitted transformers, as one; undefined where there are none. @throws Error before `fit`. */
  get transformers(): TransformerPipeline | undefined {
    return this.#fitted().transformers;
  }

  /** Of each column that the model sees, its name and the raw columns that it was made of. @throws Error before `fit`. */
  get outputs(): readonly Output[] {
    const { transformers, features } = this.#fitted();
    if (transformers === undefined) return features.names.map((name) => ({ name, sources: [name] }));
    const { featureNamesOut, sources } = transformers;
    return featureNamesOut.map((name, at) => ({ name, sources: sources[at]! }));
  }

  /** Names of what the model sees. @throws Error before `fit`. */
  get outputNames(): readonly string[] {
    return this.outputs.map(({ name }) => name);
  }

  structure(): undefined {
    return undefined;
  }

  /** @throws RangeError where a step cannot learn from the rows. */
  async fit(X: unknown, y: Target, options: FitOptions = {}): Promise<this> {
    const table = tableOf(this.name, X);
    const { signal, onProgress } = options;
    const { transformers, model } = this.#fresh();
    const seen =
      transformers === undefined
        ? table
        : await transformers.fitTransform(table, y, { signal, onProgress, task: this.task });
    await model.fit(seen, y, options);
    this.#state = {
      features: featuresOfTable(table),
      inputs: Object.freeze({ names: table.columns, types: table.data.map(({ type }) => type) }),
      transformers,
      model,
    };
    return this;
  }

  /** The table as the model sees it. @throws Error before `fit`. */
  async transform(X: unknown, run: Run = {}): Promise<Frame> {
    const { transformers, inputs } = this.#fitted();
    const table = tableOf(this.name, X, inputs);
    return transformers === undefined ? table : transformers.transform(table, run);
  }

  async predict(X: unknown, run: Run = {}): Promise<Label[] | Float64Array> {
    return this.model.predict(await this.transform(X, run), run);
  }

  /** @param changes `step__parameter` for a step's parameter, `step` for another step. */
  clone(changes: Readonly<Record<string, unknown>> = {}): Pipeline {
    const { steps, rest } = changedSteps<Step>(this.name, this.params.steps, changes, ["steps"]);
    return new Pipeline({ steps, ...rest });
  }

  /** With all steps. @throws Error where a step cannot be stored. */
  toJSON(): StoredLearner {
    const steps = this.params.steps.map(([name, step]) => [
      name,
      step === "passthrough" ? step : (step.clone() as Transformer | Estimator).toJSON(),
    ]);
    const stored = { format: "assay-learner", version: 1, name: this.name, params: { steps } } as const;
    if (this.#state === undefined) return stored;
    const { features, inputs, transformers, model } = this.#state;
    return {
      ...stored,
      state: {
        features: toStored({ ...features, categories: features.categories.map((each) => each ?? null) }),
        inputs: toStored(inputs),
        ...(transformers === undefined ? {} : { transformers: transformers.toJSON() }),
        model: model.toJSON(),
      },
    };
  }

  #fresh(): { readonly transformers: TransformerPipeline | undefined; readonly model: Estimator } {
    const { steps } = this.params;
    const before = steps
      .slice(0, -1)
      .filter((step): step is readonly [string, Transformer] => step[1] !== "passthrough");
    return {
      transformers: before.length === 0 ? undefined : new TransformerPipeline({ steps: before }),
      model: (steps.at(-1)![1] as Estimator).clone(),
    };
  }

  #fitted(): PipelineState {
    if (this.#state === undefined)
      throw new Error("Pipeline: must be fitted before it is used; call fit(X, y) first");
    return this.#state;
  }
}

showLearner(Pipeline.prototype);

/**
 * A pipeline of steps that are named by their classes in lower case; of transformers alone, a transformer.
 * @example makePipeline(new TableVectorizer(), new LogisticRegression())
 */
export function makePipeline(...steps: readonly Transformer[]): TransformerPipeline;
export function makePipeline(...steps: readonly [...Transformer[], Estimator]): Pipeline;
export function makePipeline(...steps: readonly (Transformer | Estimator)[]): Pipeline | TransformerPipeline {
  const names = stepNames(steps);
  const named = steps.map((step, at) => [names[at]!, step] as const);
  const isModel = steps.length === 0 || isEstimator(steps.at(-1)!);
  return isModel
    ? new Pipeline({ steps: named })
    : new TransformerPipeline({ steps: named as (readonly [string, Transformer])[] });
}

function isEstimator(step: Step): step is Estimator {
  return (
    typeof step === "object" &&
    !(step instanceof Transformer) &&
    typeof step.fit === "function" &&
    typeof step.predict === "function"
  );
}

function featuresOfTable(table: Frame): Features {
  return Object.freeze({
    names: table.columns,
    categories: table.data.map((column) => (column.type === "string" ? column.dictionary : undefined)),
  });
}

/** JSON has no undefined in lists. */
function withHoles({ names, categories }: Features): Features {
  return Object.freeze({ names, categories: categories.map((each) => each ?? undefined) });
}
