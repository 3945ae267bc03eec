/**
 * A model as explainers ask it: one function from rows to k numbers each, with the outputs' names and what they count. Made of anything with
 * `predict`, or of a plain function on batches; asynchronous functions, too.
 */
import type { Matrix } from "../core/index.ts";
import { alignDesign, type Design, type Features } from "../data/index.ts";
import type { ModelStructure, Predictor } from "../models/index.ts";
import type { BatchModel } from "./masker.ts";

/** What a plain function may answer for n inputs: n numbers, n lists of k numbers, or a matrix n×k. */
export type Answers = ArrayLike<number> | readonly ArrayLike<number>[] | Matrix;

/** A plain function on a batch. Tables come as n rows of p numbers (views of one array: copy what is kept). */
export type BatchFunction<Item = Float64Array> = (batch: readonly Item[]) => Answers | Promise<Answers>;

/** What of a model is explained: "auto" is the probability of a classifier and the value of a regressor; "raw" what stands before the link. */
export type ModelOutput = "auto" | "raw" | "probability" | "value";

export interface ExplainedModelOptions {
  readonly output?: ModelOutput | undefined;
  /** Names of the outputs of a plain function. */
  readonly outputNames?: readonly string[] | undefined;
}

export interface ExplainedModel extends BatchModel<Design> {
  readonly task: "classification" | "regression" | "detection" | undefined;
  /** Columns of training; undefined for a plain function. */
  readonly features: Features | undefined;
  readonly structure: ModelStructure | undefined;
}

/**
 * Of two classes only the second's probability is explained: the first's is its mirror image.
 * @throws TypeError on what does not predict; RangeError on an output that the model does not have.
 */
export function explainedModel(
  where: string,
  model: Predictor | BatchFunction,
  options: ExplainedModelOptions = {},
): ExplainedModel {
  if (isPlainFunction(model)) return functionModel(where, model, options);
  checkPredictor(where, model);
  const { output = "auto" } = options;
  const { name, task, features, classes } = model;
  const structure = model.structure?.();
  const shared = { name, task, features, structure };
  const names = (k: number): readonly string[] =>
    task !== "classification" || classes === undefined
      ? [""]
      : k === 1
        ? [String(classes.at(-1))]
        : classes.map(String);
  if (output === "raw" && task === "classification") {
    if (model.decisionFunction === undefined)
      throw new RangeError(
        `${where}: ${name} has no raw output; got output "raw"; explain its probability: output "probability"`,
      );
    return {
      ...shared,
      outputNames: names(classes?.length === 2 ? 1 : (classes?.length ?? 1)),
      units:
        structure !== undefined && "link" in structure && structure.link === "logit"
          ? "log-odds"
          : "raw output",
      evaluate: async (X, run) =>
        finite(where, name, await model.decisionFunction!(rowsFor(model, X), run), X.rows),
    };
  }
  if (task === "classification" || output === "probability") {
    if (model.predictProba === undefined)
      throw new RangeError(
        `${where}: ${name} gives no probabilities; got output ${JSON.stringify(output)}; explain "raw", or a function of your own`,
      );
    const two = classes?.length === 2;
    return {
      ...shared,
      outputNames: names(two ? 1 : (classes?.length ?? 1)),
      units: "probability",
      evaluate: async (X, run) => {
        const answer = finite(where, name, await model.predictProba!(rowsFor(model, X), run), X.rows);
        return two ? lastColumn(answer) : answer;
      },
    };
  }
  return {
    ...shared,
    outputNames: [""],
    units: "",
    evaluate: async (X, run) =>
      matrixOf(where, name, (await model.predict(rowsFor(model, X), run)) as Float64Array, X.rows),
  };
}

/** A plain function on any batch (texts, images) as a model. */
export function batchModel<Item>(
  where: string,
  name: string,
  ask: BatchFunction<Item>,
  outputNames?: readonly string[],
): BatchModel<readonly Item[]> {
  return {
    name,
    outputNames,
    units: "",
    evaluate: async (batch) => matrixOf(where, name, await ask(batch), batch.length),
  };
}

/** Answers as n×k numbers. @throws RangeError on another number of rows, rows of different lengths, and on values that are not finite. */
export function matrixOf(where: string, name: string, answers: Answers, rows: number): Matrix {
  if (isMatrix(answers)) return finite(where, name, answers, rows);
  if (typeof answers !== "object" || answers === null || typeof answers.length !== "number")
    throw new TypeError(
      `${where}: ${name} must answer with numbers, lists of numbers or a matrix; got ${typeof answers}`,
    );
  if (answers.length !== rows)
    throw new RangeError(
      `${where}: ${name} must answer once for each input; got ${answers.length} answers to ${rows} inputs`,
    );
  const first: unknown = answers[0];
  if (typeof first === "number" || typeof first === "boolean" || typeof first === "string")
    return finite(
      where,
      name,
      { rows, columns: 1, values: numbersOf(where, name, answers as ArrayLike<unknown>) },
      rows,
    );
  const lists = answers as readonly ArrayLike<number>[];
  const columns = rows === 0 ? 1 : lists[0]!.length;
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const list = lists[i]!;
    if (list.length !== columns)
      throw new RangeError(
        `${where}: ${name} must give as many numbers for each input; got ${list.length} for input ${i} after ${columns}`,
      );
    for (let c = 0; c < columns; c++) values[i * columns + c] = list[c]!;
  }
  return finite(where, name, { rows, columns, values }, rows);
}

function functionModel(where: string, ask: BatchFunction, options: ExplainedModelOptions): ExplainedModel {
  const name = ask.name === "" ? "the model" : ask.name;
  return {
    name,
    task: undefined,
    features: undefined,
    structure: undefined,
    outputNames: options.outputNames,
    units: "",
    evaluate: async ({ rows, columns, values }) =>
      matrixOf(
        where,
        name,
        await ask(Array.from({ length: rows }, (_, i) => values.subarray(i * columns, (i + 1) * columns))),
        rows,
      ),
  };
}

/** A function that is no class. */
export function isPlainFunction(model: unknown): model is BatchFunction {
  return typeof model === "function" && !/^class\b/.test(Function.prototype.toString.call(model));
}

/** @throws TypeError on what does not predict; RangeError on a model that is not fitted. */
export function checkPredictor(where: string, model: unknown): asserts model is Predictor {
  if (typeof model === "function")
    throw new TypeError(
      `${where}: the model must be fitted; got the class ${model.name}; write new ${model.name}(), and fit it`,
    );
  const { predict, isFitted, name } = (model ?? {}) as Partial<Predictor> & { isFitted?: boolean };
  if (typeof predict !== "function")
    throw new TypeError(
      `${where}: a model must have predict, or be a function on batches of rows; got ${model === null ? "null" : typeof model}; the model comes first, then X`,
    );
  if (isFitted === false) throw new RangeError(`${where}: ${name} is not fitted; call fit(X, y) first`);
}

/** What the model reads: a design brought to its columns; a pipeline brings it there itself. */
function rowsFor(model: Predictor, X: Design): unknown {
  const { features } = model;
  return features === undefined || "transformers" in model ? X : alignDesign(model.name, X, features);
}

function lastColumn({ rows, columns, values }: Matrix): Matrix {
  return {
    rows,
    columns: 1,
    values: Float64Array.from({ length: rows }, (_, i) => values[(i + 1) * columns - 1]!),
  };
}

function numbersOf(where: string, name: string, answers: ArrayLike<unknown>): Float64Array {
  return Float64Array.from(answers, (answer, i) => {
    if (typeof answer === "number" || typeof answer === "boolean") return Number(answer);
    throw new TypeError(
      `${where}: ${name} must answer with numbers; got ${JSON.stringify(answer)} for input ${i}; of a classifier explain the probabilities`,
    );
  });
}

function finite(where: string, name: string, answer: Matrix, rows: number): Matrix {
  if (answer.rows !== rows)
    throw new RangeError(
      `${where}: ${name} must answer once for each input; got ${answer.rows} answers to ${rows} inputs`,
    );
  const at = answer.values.findIndex((x) => !Number.isFinite(x));
  if (at >= 0)
    throw new RangeError(
      `${where}: ${name} must answer with finite numbers; got ${answer.values[at]} for input ${Math.floor(at / answer.columns)}; look at that input`,
    );
  return answer;
}

function isMatrix(value: unknown): value is Matrix {
  const { rows, columns, values } = (value ?? {}) as Partial<Matrix>;
  return typeof rows === "number" && typeof columns === "number" && values instanceof Float64Array;
}
