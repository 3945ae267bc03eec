/**
 * Explainers that only ask the model: every row is a game, and the explainer solves it. Rows are done one after another, so that what is
 * finished can be shown, and kept on an interrupt; a model that answers the same question in two ways is refused.
 */
import { takeDesign, alignDesign, designOf, type Design } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { backgroundOf, backgroundWarnings, type Background, type BackgroundOptions } from "./background.ts";
import { Explainer, type ExplainOptions } from "./explainer.ts";
import { Explanation, type ExplanationParts } from "./explanation.ts";
import {
  explainedModel,
  type BatchFunction,
  type ExplainedModel,
  type ModelOutput,
} from "./explained-model.ts";
import type { Game, Solution } from "./game.ts";
import type { BatchModel } from "./masker.ts";
import { linked, type LinkName } from "./link.ts";
import type { SolveOptions } from "./solve/coalitions.ts";
import { isMasker, maskedModel, type AnyMasker, type MaskedModel } from "./masked-model.ts";
import { cellOf, tabularMasker } from "./maskers/tabular.ts";

export interface GameExplainerOptions extends Omit<BackgroundOptions, "rows"> {
  /** Rows of the background at most; default 100. */
  readonly backgroundRows?: number | undefined;
  readonly output?: ModelOutput | undefined;
  readonly outputNames?: readonly string[] | undefined;
  /** "logit" explains the log-odds of a probability. Default "identity". */
  readonly link?: LinkName | undefined;
  /** Accepts a model that answers the same input in different ways. */
  readonly stochastic?: boolean | undefined;
}

interface SolvedRow {
  readonly solution: Solution;
  readonly evaluations: number;
}

export abstract class GameExplainer extends Explainer {
  readonly model: ExplainedModel;
  readonly background: Background;
  readonly link: LinkName;
  readonly seed: number;
  protected readonly stochastic: boolean;
  /** Of texts, images and the like; undefined for tables. */
  readonly #masker: AnyMasker | undefined;
  #expected: Promise<Float64Array> | undefined;

  /**
   * @param model anything with predict, or a function on batches of rows.
   * @param data rows of the background, or a background; or a masker of other inputs (texts, images).
   */
  constructor(
    where: string,
    model: Predictor | BatchFunction | MaskedModel,
    data: unknown,
    options: GameExplainerOptions = {},
  ) {
    super();
    if (isMasker(data)) {
      this.#masker = data;
      // Tables are never asked for then: only the masker's games ask the model.
      const asked = maskedModel(where, model, data, options.outputNames) as unknown as BatchModel<Design>;
      this.model = Object.assign(Object.create(asked) as typeof asked, UNDECLARED);
      this.background = NO_BACKGROUND;
    } else {
      this.model = explainedModel(where, model as Predictor | BatchFunction, options);
      this.background = alignedBackground(
        where,
        this.model,
        backgroundOf(where, data, { rows: options.backgroundRows, seed: options.seed }),
      );
    }
    this.seed = options.seed ?? 0;
    this.link = options.link ?? "identity";
    this.stochastic = options.stochastic ?? false;
  }

  /** In words, for the explanation. */
  protected abstract readonly method: string;

  /** Contributions of a row's players, in units of the link. */
  protected abstract solve(game: Game, options: SolveOptions): Promise<Solution>;

  /** A row's game; explainers that need a hierarchy put it in. */
  protected gameOf(row: Float64Array): Game | Promise<Game> {
    return tabularMasker(this.background).game(this.model, row);
  }

  /** Inputs that the model will be asked for by n rows, about: for asking before a long run. */
  abstract cost(rows: number): number;

  async expectedValue(): Promise<number | number[]> {
    if (this.#masker !== undefined)
      throw new RangeError(
        `${this.name}: of a ${this.#masker.kind} the expected value is the masked input's own; got a call without an input; read baseValues of the explanation`,
      );
    this.#expected ??= this.#baseline();
    const base = await this.#expected;
    return base.length === 1 ? base[0]! : [...base];
  }

  /**
   * @param X a table; with a masker one input: the explanation then has one row, and the input's players (words, regions) as features.
   */
  async explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    if (this.#masker !== undefined) return this.#explainInput(this.#masker, X, options);
    const design = this.#rows(X);
    await this.#checkSteady(design, options);
    const solved: SolvedRow[] = [];
    const { signal, onProgress, onPartial, onAbort = "throw" } = options;
    try {
      for (let i = 0; i < design.rows; i++) {
        signal?.throwIfAborted();
        const row = design.values.slice(i * design.columns, (i + 1) * design.columns);
        const game = await this.gameOf(row);
        const solution = await this.solve(game, { signal, link: this.link });
        solved.push({ solution, evaluations: game.evaluations });
        onProgress?.({ done: i + 1, total: design.rows, message: `rows explained (${this.method})` });
        onPartial?.(() => this.#explanation(design, solved));
      }
    } catch (error) {
      if (onAbort !== "keep" || signal?.aborted !== true || solved.length === 0) throw error;
    }
    return this.#explanation(design, solved);
  }

  /** Each of several inputs of a masker, one explanation each; their players differ. @throws as `explain`. */
  async explainAll(inputs: readonly unknown[], options: ExplainOptions = {}): Promise<Explanation[]> {
    const { signal, onProgress, onAbort = "throw" } = options;
    const done: Explanation[] = [];
    for (const input of inputs) {
      if (onAbort === "keep" && signal?.aborted === true && done.length > 0) break;
      done.push(await this.explain(input, { signal }));
      onProgress?.({ done: done.length, total: inputs.length, message: `explained (${this.method})` });
    }
    return done;
  }

  async #explainInput(masker: AnyMasker, given: unknown, { signal }: ExplainOptions): Promise<Explanation> {
    const isList = Array.isArray(given) && (masker.kind === "text" || "data" in Object(given[0]));
    if (isList)
      throw new RangeError(
        `${this.name}: explain takes one ${masker.kind}; got a list of ${given.length}; call explainAll(${masker.kind}s)`,
      );
    const input = given as never;
    const game = await masker.game(this.model as never, input);
    const p = game.players;
    if (!this.stochastic) {
      const all = new Uint8Array(p).fill(1);
      const second = await (await masker.game(this.model as never, input)).evaluate(all, { signal });
      this.#refuseNoise(await game.evaluate(all, { signal }), second, "the input");
    }
    const solution = await this.solve(game, { signal, link: this.link });
    const { outputNames, units } = this.model;
    const k = solution.base.length;
    return new Explanation({
      rows: 1,
      columns: p,
      outputs: k,
      values: solution.values,
      baseValues: solution.base,
      predictions: solution.full,
      errorStd: solution.errorStd,
      interactionValues: solution.interactionValues,
      mainEffects: solution.mainEffects,
      clustering: game.clustering,
      data: masker.playerData?.(input),
      featureNames: masker.playerNames(input),
      outputNames: outputNames ?? (k === 1 ? [""] : Array.from({ length: k }, (_, c) => `output ${c}`)),
      units: this.link === "logit" ? "log-odds" : units,
      method: `${this.method}, ${masker.kind} masker`,
      exact: solution.exact,
      evaluations: game.evaluations,
    });
  }

  /** The rows in the background's columns and categories. */
  #rows(X: unknown): Design {
    const { names, categories } = this.background.design;
    return alignDesign(this.name, designOf(this.name, X, { names }), {
      names,
      categories: categories ?? names.map(() => undefined),
    });
  }

  /** The first row, asked twice. */
  async #checkSteady(design: Design, { signal }: Run): Promise<void> {
    if (this.stochastic) return;
    const one = takeDesign(design, [0]);
    const [first, second] = [
      await this.model.evaluate(one, { signal }),
      await this.model.evaluate(one, { signal }),
    ];
    this.#refuseNoise(first.values, second.values, "row 0");
  }

  #refuseNoise(first: Float64Array, second: Float64Array, of: string): void {
    const c = first.findIndex((x, at) => x !== second[at]);
    if (c >= 0)
      throw new RangeError(
        `${this.name}: ${this.model.name} must answer the same input in the same way; got ${first[c]} and then ${second[c]} for ${of}; fix its seed or switch its noise off, or pass stochastic: true and read the values as noisy`,
      );
  }

  async #baseline(): Promise<Float64Array> {
    const { design, weights } = this.background;
    const { rows, columns, values } = await this.model.evaluate(design);
    const base = new Float64Array(columns);
    for (let i = 0; i < rows; i++)
      for (let c = 0; c < columns; c++) base[c]! += weights[i]! * values[i * columns + c]!;
    return linked(this.name, this.link, base);
  }

  #explanation(design: Design, solved: readonly SolvedRow[]): Explanation {
    const n = solved.length;
    const { columns: p, names } = design;
    const k = solved[0]!.solution.base.length;
    const gather = (pick: (solution: Solution) => Float64Array | undefined): Float64Array | undefined => {
      const first = pick(solved[0]!.solution);
      if (first === undefined) return undefined;
      const out = new Float64Array(n * first.length);
      for (const [i, { solution }] of solved.entries()) out.set(pick(solution)!, i * first.length);
      return out;
    };
    const parts: ExplanationParts = {
      rows: n,
      columns: p,
      outputs: k,
      values: gather(({ values }) => values)!,
      baseValues: gather(({ base }) => base)!,
      predictions: gather(({ full }) => full)!,
      errorStd: gather(({ errorStd }) => errorStd),
      interactionValues: gather(({ interactionValues }) => interactionValues),
      mainEffects: gather(({ mainEffects }) => mainEffects),
      data: Array.from({ length: n * p }, (_, at) => cellOf(design, design.values[at]!, at % p)),
      featureNames: names,
      outputNames:
        this.model.outputNames ?? (k === 1 ? [""] : Array.from({ length: k }, (_, c) => `output ${c}`)),
      units: this.link === "logit" ? "log-odds" : this.model.units,
      method: `${this.method}, background of ${this.background.note}`,
      exact: solved.every(({ solution }) => solution.exact),
      evaluations: solved.reduce((sum, { evaluations }) => sum + evaluations, 0),
      warnings: [
        ...(n < design.rows
          ? [`interrupted: ${n} of ${design.rows} rows are explained; the rest is absent`]
          : []),
        ...backgroundWarnings(this.background),
      ],
    };
    return new Explanation(parts);
  }
}

const UNDECLARED = { task: undefined, features: undefined, structure: undefined } as const;
const NO_BACKGROUND: Background = {
  design: { rows: 1, columns: 0, names: [], values: new Float64Array(0) },
  weights: Float64Array.of(1),
  note: "no rows",
};

/** The background in the columns of the model, with its categories; one that knows no columns takes it as it is. */
function alignedBackground(where: string, model: ExplainedModel, background: Background): Background {
  const { features } = model;
  if (features === undefined) return background;
  const { design } = background;
  // A pipeline may know texts as values of other kinds than categories: then its columns are the background's.
  const known = features.categories.map((each, j) => each ?? design.categories?.[j]);
  return { ...background, design: alignDesign(where, design, { ...features, categories: known }) };
}
