/** The whole of an explanation of a model: the choice, the contributions, what matters, and the rows shown one by one; watched while it runs. */
import {
  createRng,
  digestOf,
  digestSymbol,
  displaySymbol,
  liveDisplay,
  type Displayable,
  type MimeBundle,
  type Show,
} from "../core/index.ts";
import { designOf, type Frame, frameOf, fromColumns, isFrameLike, takeDesign } from "../data/index.ts";
import { modelParams, type Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import type { Figure } from "../plots/index.ts";
import { classOutput } from "./class-output.ts";
import type { BatchFunction } from "./explained-model.ts";
import { planExplanation, type ExplainModelOptions, type ExplanationPlan } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { explanationPictures } from "./explanation-pictures.ts";
import {
  accuracyOf,
  featureEffects,
  interactionEffects,
  tellingRows,
  type ExplainPlot,
  type ExplanationRecord,
} from "./explanation-result.ts";
import { explanationHtml, explanationPage, explanationText } from "./explanation-sheet.ts";

export interface ExplainTableOptions extends Omit<ExplainModelOptions, "onPartial"> {
  /** Positions in X of rows to show one by one; default the highest, the middle and the lowest prediction. */
  readonly rows?: readonly number[] | undefined;
  /** Rows to explain at most, drawn with the seed; default all where structure is read, 200 where the model is asked. */
  readonly sample?: number | undefined;
  /** A class's name or an output's position: only that one is kept. */
  readonly class?: string | number | undefined;
  readonly plots?: readonly ExplainPlot[] | undefined;
}

export interface ExplanationResult extends ExplanationRecord, Displayable {
  /** What matters over all rows: one row for each feature (and output). */
  toFrame(): Frame;
  /** Plotly figures by name. */
  figures(): Readonly<Record<string, Figure>>;
  /** A page of its own: no script, nothing fetched. */
  toHtml(): string;
  toText(): string;
  toJSON(): ExplanationRecord;
}

/** Rows that a model is asked about unless told otherwise. */
const ASKED = 200;

const PLOTS: readonly ExplainPlot[] = ["bar", "beeswarm", "scatter", "waterfall"];

/** What is about to be done, with the rows it is done for. */
export interface TablePlan extends ExplanationPlan {
  /** Positions in X. */
  readonly explained: readonly number[];
  finish(
    run?: Run & { readonly onPartial?: ((make: () => ExplanationRecord) => void) | undefined },
  ): Promise<ExplanationResult>;
}

/**
 * @param X a table or rows of numbers.
 * @throws as `explain`, and RangeError on rows, a class or a sample that are not there.
 */
export async function explainModel(
  model: Predictor | BatchFunction,
  X: unknown,
  options: ExplainTableOptions = {},
): Promise<ExplanationResult> {
  return (await planTable(model, X, options)).finish(options);
}

/** The choice, and the work to be begun; so that a caller can ask before a long run. @throws as `explainModel`. */
export async function planTable(
  model: Predictor | BatchFunction,
  X: unknown,
  options: ExplainTableOptions = {},
): Promise<TablePlan> {
  const where = "explain";
  const table = isFrameLike(X) ? frameOf(X) : undefined;
  const all = table === undefined ? designOf(where, X) : undefined;
  const n = table?.length ?? all!.rows;
  if (n === 0) throw new RangeError(`${where}: X needs at least one row; got none`);
  const { rows: asked, seed = 0, onAbort = "keep" } = options;
  for (const row of asked ?? [])
    if (!(Number.isInteger(row) && row >= 0 && row < n))
      throw new RangeError(`${where}: rows are positions in X, from 0 to ${n - 1}; got ${row}`);
  checkClass(where, model, options);
  const settled = { ...options, seed, background: options.background ?? X };
  const first = await planExplanation(model, X, { ...settled, background: options.background });
  const most = options.sample ?? (first.evaluations === 0 ? n : Math.min(n, ASKED));
  if (!(Number.isInteger(most) && most >= 1))
    throw new RangeError(`${where}: sample must be a whole number of 1 or more; got ${most}`);
  const explained = sampleRows(n, most, asked ?? [], seed);
  const part = explained.length === n ? X : (table?.take(explained) ?? takeDesign(all!, explained));
  const plan =
    explained.length === n
      ? first
      : await planExplanation(model, part, {
          ...settled,
          background: options.background ?? (first.evaluations === 0 ? undefined : X),
        });
  const recordOf = (explanation: Explanation): ExplanationRecord =>
    record(model, plan, table?.name ?? "", n, explained, explanation, options);
  return {
    ...plan,
    explained,
    finish: async (run = {}) => {
      const { onPartial } = run;
      const explanation = await plan.run({
        signal: run.signal,
        onProgress: run.onProgress,
        onAbort,
        ...(onPartial === undefined ? {} : { onPartial: (make) => onPartial(() => recordOf(make())) }),
      });
      return explanationResult(recordOf(explanation));
    },
  };
}

export interface LiveExplanationOptions extends ExplainTableOptions {
  /** Shows nothing: only the value counts. */
  readonly quiet?: boolean | undefined;
  /** Asked before a run that is expected to take longer than `limitSeconds`; false ends it. */
  readonly ask?: ((question: string) => boolean) | undefined;
  /** Default 60. */
  readonly limitSeconds?: number | undefined;
  /** Milliseconds; for tests. */
  readonly clock?: (() => number) | undefined;
}

/** Inputs that the model is timed with before a long run. */
const TIMED = 200;

/** The same, watched: one display shows how far it is, and the whole at the end. @throws as `explainModel`. */
export async function liveExplanation(
  model: Predictor | BatchFunction,
  X: unknown,
  options: LiveExplanationOptions,
  show: Show,
): Promise<ExplanationResult> {
  const { quiet = false, ask, limitSeconds = 60, clock = () => performance.now(), ...rest } = options;
  const plan = await planTable(model, X, rest);
  if (ask !== undefined && plan.evaluations > TIMED) {
    const seconds = await expectedSeconds(plan, clock);
    if (seconds > limitSeconds && !ask(costQuestion(plan, seconds)))
      throw new RangeError(
        `explain: about ${Math.round(seconds)} s are more than the limit of ${limitSeconds} s; got no yes; pass --yes, explain fewer rows (--sample), or take a smaller --background`,
      );
  }
  const live = liveDisplay(show, options.clock);
  let last: (() => ExplanationRecord) | undefined;
  const work = plan.finish({
    signal: rest.signal,
    onPartial: (make) => (last = make),
    onProgress: (progress) => {
      rest.onProgress?.(progress);
      if (quiet) return;
      const text = `${progress.done} of ${progress.total} ${progress.message}`;
      live.offer(() =>
        last === undefined
          ? { "text/plain": text }
          : { "text/html": explanationHtml(last(), text), "text/plain": text },
      );
    },
  });
  const result = await orWhatIsDone(work, rest.signal, () => last?.());
  if (!quiet) live.put(bundleOf(result), result);
  return result;
}

/** Milliseconds that the work may take to end by itself after an interrupt. */
const GRACE = 100;

/** A model that never rests is cut off by the interrupt, and what waits for it never hears: then the rows of the last partial record are the result. */
async function orWhatIsDone(
  work: Promise<ExplanationResult>,
  signal: AbortSignal | undefined,
  done: () => ExplanationRecord | undefined,
): Promise<ExplanationResult> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const kept = new Promise<ExplanationResult>((resolve, reject) => {
    stop = () =>
      void setTimeout(() => {
        const record = done();
        if (record === undefined) reject(signal.reason as Error);
        else resolve(explanationResult(record));
      }, GRACE);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, kept]);
  } finally {
    signal.removeEventListener("abort", stop!);
  }
}

async function expectedSeconds(plan: TablePlan, clock: () => number): Promise<number> {
  const { design } = plan.background;
  const rows = Array.from({ length: Math.min(TIMED, design.rows) }, (_, i) => i);
  const began = clock();
  await plan.probe(takeDesign(design, rows));
  return ((clock() - began) / 1000 / rows.length) * plan.evaluations;
}

function costQuestion(plan: TablePlan, seconds: number): string {
  return `${plan.method}: the model will be asked for about ${plan.evaluations} inputs (${plan.explained.length} rows), some ${Math.round(seconds)} s. Go on?`;
}

function record(
  model: Predictor | BatchFunction,
  plan: ExplanationPlan,
  data: string,
  n: number,
  explained: readonly number[],
  given: Explanation,
  options: ExplainTableOptions,
): ExplanationRecord {
  const explanation =
    options.class === undefined
      ? given
      : classOutput(given, typeof model === "function" ? undefined : model.classes, options.class);
  const done = explained.slice(0, explanation.rows);
  const shown =
    options.rows?.filter((row) => done.includes(row)) ?? tellingRows(explanation).map((at) => done[at]!);
  const outputs =
    explanation.outputs === 2
      ? [explanation.output(1)]
      : Array.from({ length: explanation.outputs }, (_, c) => explanation.output(c));
  return {
    kind: "assay.explanation",
    version: 1,
    model: plan.model,
    params: typeof model === "function" ? null : modelParams(model),
    data,
    rows: n,
    columns: explanation.columns,
    method: plan.method,
    why: plan.why,
    background: plan.background.note,
    accuracy: accuracyOf(explanation),
    explanation,
    explained: done,
    shown,
    effects: Object.fromEntries(outputs.map((one) => [one.outputName, featureEffects(one)])),
    interactions: interactionEffects(explanation),
    plots: options.plots ?? PLOTS,
    seed: options.seed ?? 0,
    warnings: explanation.warnings,
  };
}

function explanationResult(given: ExplanationRecord): ExplanationResult {
  const methods: Record<string | symbol, unknown> = {
    toFrame: () => effectFrame(given),
    figures: () => Object.fromEntries(explanationPictures(given).map(({ name, figure }) => [name, figure()])),
    toHtml: () => explanationPage(given),
    toText: () => explanationText(given),
    toJSON: () => given,
    [digestSymbol]: () => digestOf(given),
    [displaySymbol]: () => bundleOf(given),
    [Symbol.for("nodejs.util.inspect.custom")]: () => explanationText(given),
  };
  const result = { ...given };
  for (const key of Reflect.ownKeys(methods))
    Object.defineProperty(result, key, { value: methods[key], enumerable: false });
  return Object.freeze(result) as ExplanationResult;
}

function bundleOf(given: ExplanationRecord): MimeBundle {
  return { "text/html": explanationHtml(given), "text/plain": explanationText(given) };
}

function effectFrame({ effects, explanation, model }: ExplanationRecord): Frame {
  const rows = Object.entries(effects).flatMap(([output, list]) =>
    list.map((effect) => ({ output, ...effect })),
  );
  return fromColumns(
    {
      ...(explanation.outputs > 1 ? { output: rows.map(({ output }) => output) } : {}),
      feature: rows.map(({ feature }) => feature),
      importance: rows.map(({ importance }) => importance),
      share: rows.map(({ share }) => share),
      direction: rows.map(({ direction }) => direction),
    },
    { name: `${model} effects` },
  );
}

/** Before the work, not after it. */
function checkClass(
  where: string,
  model: Predictor | BatchFunction,
  { class: wanted, outputNames }: ExplainTableOptions,
): void {
  const names = typeof model === "function" ? outputNames : model?.classes?.map(String);
  if (typeof wanted === "string" && names !== undefined && !names.includes(wanted))
    throw new RangeError(
      `${where}: class must be one of the model's; got ${JSON.stringify(wanted)}; classes: ${names.join(", ")}`,
    );
}

/** The rows asked for, and others drawn to the number wanted; in order. */
function sampleRows(n: number, most: number, asked: readonly number[], seed: number): number[] {
  if (most >= n) return Array.from({ length: n }, (_, i) => i);
  const rows = new Set(asked);
  for (const row of createRng(seed).permutation(n)) {
    if (rows.size >= most) break;
    rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
}
