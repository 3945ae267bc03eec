/**
 * `explain(model, X)`: Shapley values of a table by the best explainer for the model: exact where its structure allows, else by asking it. A plan
 * says beforehand which explainer, why, and how many inputs it will ask the model for.
 *
 * Of a pipeline the model at the end is explained on the rows as it sees them, and contributions are added up to the raw columns; where that is not
 * possible, the whole pipeline is asked with raw columns. Source of the order: SHAP's `Explainer` (shap 0.46), linear before trees before exact.
 */
import { designOf, frameOf, isFrameLike, valueAt, type Design } from "../data/index.ts";
import { modelTitle, type Predictor } from "../models/index.ts";
import { backgroundOf, isBackground, type Background } from "./background.ts";
import { explainedModel, type BatchFunction, type ModelOutput } from "./explained-model.ts";
import type { Explainer, ExplainOptions } from "./explainer.ts";
import { explainerKinds, type ExplainerKind, type ExplainMethod } from "./explainer-kinds.ts";
import type { Explanation } from "./explanation.ts";
import { insideOf, type Inside } from "./inside.ts";
import type { Subject } from "./subject.ts";

export interface ExplainModelOptions extends ExplainOptions {
  /** Default "auto". */
  readonly method?: "auto" | ExplainMethod | undefined;
  /** Rows that masked features are taken from; default X itself, and for trees the rows that they were grown on (their covers). */
  readonly background?: unknown;
  /** Rows of the background at most; more are drawn. Default 100. */
  readonly backgroundRows?: number | undefined;
  readonly output?: ModelOutput | undefined;
  /** Names of the outputs of a plain function. */
  readonly outputNames?: readonly string[] | undefined;
  /** Contributions of pairs, too; by trees, or by counting all coalitions. */
  readonly interactions?: boolean | undefined;
  /** Coalitions for each row at most, for explainers that sample. */
  readonly maxEvals?: number | undefined;
  /** Default 0. */
  readonly seed?: number | undefined;
}

/** Explainers that read a declared structure: what they explain may stand at the end of a pipeline. */
const readsStructure: ReadonlySet<ExplainMethod> = new Set(["linear", "tree", "gradient", "deep"]);

/** What will be done. */
export interface ExplanationPlan {
  readonly method: ExplainMethod;
  /** In a sentence. */
  readonly why: string;
  /** Title of the model. */
  readonly model: string;
  /** Inputs that the model will be asked for, about; 0 where its structure is read. */
  readonly evaluations: number;
  /** Rows that masked features are taken from. */
  readonly background: Background;
  /** Asks the model with such inputs, and forgets the answer: for timing it before a long run. */
  probe(inputs: Design): Promise<void>;
  run(options?: ExplainOptions): Promise<Explanation>;
}

/**
 * @param X rows to explain: a table, rows of numbers or a design.
 * @throws RangeError where no explainer fits, X is empty or has other columns than the model; TypeError on what does not predict.
 */
export async function explain(
  model: Predictor | BatchFunction,
  X: unknown,
  options: ExplainModelOptions = {},
): Promise<Explanation> {
  const plan = await planExplanation(model, X, options);
  return plan.run(options);
}

/** The choice alone. @throws as `explain`. */
export async function planExplanation(
  model: Predictor | BatchFunction,
  X: unknown,
  options: ExplainModelOptions = {},
): Promise<ExplanationPlan> {
  const where = "explain";
  // Refuses what is no model, or not fitted, before anything else.
  const whole = explainedModel(where, model, { outputNames: options.outputNames });
  const { method = "auto", output = "auto", interactions = false, seed = 0 } = options;
  const given = options.background ?? X;
  const draw = { rows: options.backgroundRows, seed };
  const inside = typeof model === "function" ? undefined : insideOf(model);
  const subjectOf = async (part: Inside | undefined): Promise<Subject> => {
    const rows = part === undefined || isBackground(given) ? given : await part.transform(given, options);
    const background = backgroundOf(where, rows, draw);
    return {
      model: part?.model ?? model,
      structure: part === undefined ? whole.structure : part.model.structure?.(),
      features: background.design.columns,
      background,
      ownBackground: options.background !== undefined,
      output,
      outputNames: options.outputNames,
      interactions,
      seed,
      maxEvals: options.maxEvals,
    };
  };
  // Inside of a pipeline only structure is of use; a closed box is asked with raw columns.
  const inner = inside?.model.structure?.() === undefined ? undefined : inside;
  const candidates = inner === undefined ? [undefined] : [inner, undefined];
  const refusals: string[] = [];
  for (const part of candidates) {
    const subject = await subjectOf(part);
    for (const [name, kind] of kindsOf(method)) {
      if (part !== undefined && !readsStructure.has(name)) continue;
      const { fits, why } = kind.fit(subject);
      if (!fits) {
        refusals.push(`${name}: ${why}`);
        continue;
      }
      const explainer = kind.make(subject);
      const title = typeof model === "function" ? whole.name : modelTitle(model);
      return {
        method: name,
        why,
        model: title,
        evaluations: costOf(explainer, rowsOf(X)),
        background: subject.background,
        probe: async (inputs) => {
          await explainedModel(where, subject.model).evaluate(inputs);
        },
        run: async (run = {}) =>
          explained(explainer, part, X, { ...run, ...(interactions ? { interactions } : {}) }),
      };
    }
  }
  throw new RangeError(
    `explain: no explainer fits${method === "auto" ? "" : ` with method "${method}"`}${interactions ? " and interactions" : ""}; got ${typeof model === "function" ? "a function" : modelTitle(model)}: ${[...new Set(refusals)].join("; ")}; ${interactions ? "leave interactions out, or explain fewer features" : 'take method "auto" or "permutation"'}`,
  );
}

function kindsOf(method: "auto" | ExplainMethod): [ExplainMethod, ExplainerKind][] {
  const all = Object.entries(explainerKinds) as [ExplainMethod, ExplainerKind][];
  if (method === "auto") return all.filter(([, { automatic }]) => automatic);
  const named = all.filter(([name]) => name === method);
  if (named.length === 0)
    throw new RangeError(
      `explain: method must be one of auto, ${Object.keys(explainerKinds).join(", ")}; got ${JSON.stringify(method)}`,
    );
  return named;
}

async function explained(
  explainer: Explainer,
  part: Inside | undefined,
  X: unknown,
  options: ExplainOptions,
): Promise<Explanation> {
  if (part === undefined) return explainer.explain(X, options);
  const back = (explanation: Explanation): Explanation => toRaw(explanation, part, X);
  const { onPartial } = options;
  const explanation = await explainer.explain(await part.transform(X, options), {
    ...options,
    ...(onPartial === undefined ? {} : { onPartial: (make) => onPartial(() => back(make())) }),
  });
  return back(explanation);
}

/** Contributions of the model's inputs as those of the raw columns, with the raw values. */
function toRaw(explanation: Explanation, { groups, isGrouped }: Inside, X: unknown): Explanation {
  const table = isFrameLike(X) || !Array.isArray(X) ? frameOf(X) : undefined;
  const summed = explanation.sumBy(groups);
  if (table === undefined) return summed;
  const columns = summed.featureNames.map((name) => table.column(name));
  const data = Array.from({ length: summed.rows * columns.length }, (_, at) =>
    plain(valueAt(columns[at % columns.length]!, Math.floor(at / columns.length))),
  );
  return summed.with({
    data,
    method: isGrouped
      ? `${summed.method}; inside of the pipeline, inputs added up to the columns they came from`
      : `${summed.method}; inside of the pipeline`,
  });
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

function costOf(explainer: Explainer, rows: number): number {
  return "cost" in explainer ? (explainer as Explainer & { cost(rows: number): number }).cost(rows) : 0;
}

function rowsOf(X: unknown): number {
  return designOf("explain", X).rows;
}
