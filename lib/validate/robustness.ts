/**
 * Robustness: how much of its score a model loses when the rows it is asked about are not as clean as those it learnt from: noise on numbers,
 * missing cells, categories never seen, and a column that has moved.
 *
 * Clones are fitted on the training rows of each fold and asked about the test rows, disturbed and not. Noise: normal, in standard deviations
 * of the column over all rows. Missing: cells drawn at random. Shift: one column of numbers at a time, up by one standard deviation. A loss
 * matters above the larger of an absolute and a relative part of the score, at the smallest disturbance of each kind; a model that refuses
 * such rows is warned of. Source: Hendrycks & Dietterich (2019) for scores under corruption. Cost: one fit a fold, one prediction of the
 * test rows a disturbance.
 */
import { createRng, momentsOf, standardDeviation, type Rng } from "../core/index.ts";
import { number, percent } from "../core/words.ts";
import { Frame, type Column, type Design, type RowSource, type Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { robustnessView } from "./diagnosis-views.ts";
import { subjectOf, type ScoredOptions } from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { gapThatMatters, judged, type Judgement } from "./judgement.ts";
import { withView } from "./judgement-view.ts";
import { joinPredictions, predictRows, type Predictions } from "./predictions.ts";
import { gainOf } from "./scorer.ts";

export interface RobustnessOptions extends ScoredOptions {
  /** Take the model as it is: X and y are rows that it never saw. Default false. */
  readonly fitted?: boolean | undefined;
  /** Standard deviations of noise; default 0.1, 0.25, 0.5. */
  readonly noise?: readonly number[];
  /** Shares of cells; default 0.05, 0.1, 0.25. */
  readonly missing?: readonly number[];
  /** Columns that are moved at most, from the left; default 40. */
  readonly mostShifts?: number;
  /** Loss that matters at the smallest disturbance: absolute part; default 0.03. */
  readonly lossAbsolute?: number;
  /** Relative to the score; default 0.1. */
  readonly lossRelative?: number;
}

export interface Disturbance {
  readonly kind: "noise" | "missing" | "unseen" | "shift";
  /** Standard deviations, or a share of cells. */
  readonly amount: number;
  /** The column that was moved. */
  readonly column?: string;
  /** Null where the model refused, or the metric has no value. */
  readonly score: number | null;
  /** Positive is worse, whatever way the metric points. */
  readonly loss: number | null;
  /** What the model said when it refused. */
  readonly refused?: string;
}

export interface RobustnessReport extends Judgement {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  /** On the rows as they are. */
  readonly score: number | null;
  readonly rows: number;
  /** In the order of kinds; shifts by loss, the largest first. */
  readonly disturbances: readonly Disturbance[];
  /** Loss that matters; null without a score. */
  readonly limit: number | null;
}

/** @throws RangeError on sizes that differ, or a metric that is not known or does not fit. */
export async function robustness(
  model: Predictor,
  X: unknown,
  y: Target,
  options: RobustnessOptions = {},
): Promise<RobustnessReport> {
  const where = "robustness";
  const subject = subjectOf(where, model, X, y, options);
  const { source, truth, scorer } = subject;
  const { seed = 0, signal, onProgress } = options;
  const plan = planOf(source, options);
  const collected: (Predictions[] | string)[] = plan.map(() => []);
  const clean: Predictions[] = [];
  const every = Int32Array.from({ length: source.rows }, (_, i) => i);
  const splits = options.fitted === true ? [{ train: every, test: every }] : foldsOf(where, truth, options);
  const rng = createRng(seed).split();
  for (const [f, { train, test }] of splits.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done: f, total: splits.length, message: `fold ${f + 1} of ${splits.length}` });
    const fitted = options.fitted === true ? model : await fitOn(where, model, source, truth, train, options);
    const rows = source.take(test);
    clean.push(await predictRows(fitted, rows, truth, test, { signal }));
    for (const [at, { change }] of plan.entries()) {
      const own = collected[at]!;
      const random = rng.split();
      if (typeof own === "string") continue;
      try {
        own.push(await predictRows(fitted, change(rows, random), truth, test, { signal }));
      } catch (error) {
        signal?.throwIfAborted();
        collected[at] = error instanceof Error ? error.message : String(error);
      }
    }
  }
  const score = scorer.score(joinPredictions(clean));
  const disturbances = plan.map(({ kind, amount, column }, at): Disturbance => {
    const own = collected[at]!;
    const base = { kind, amount, ...(column === undefined ? {} : { column }) };
    if (typeof own === "string") return Object.freeze({ ...base, score: null, loss: null, refused: own });
    const disturbed = scorer.score(joinPredictions(own));
    const loss =
      score === null || disturbed === null ? null : gainOf(scorer, score) - gainOf(scorer, disturbed);
    return Object.freeze({ ...base, score: disturbed, loss });
  });
  const shifts = disturbances.filter(({ kind }) => kind === "shift");
  const ordered = [
    ...disturbances.filter(({ kind }) => kind !== "shift"),
    ...shifts.toSorted((a, b) => (b.loss ?? -Infinity) - (a.loss ?? -Infinity)),
  ];
  const { lossAbsolute = 0.03, lossRelative = 0.1 } = options;
  // An error in units of y has no absolute part that fits every y.
  const absolute = scorer.greaterIsBetter ? lossAbsolute : 0;
  const limit = score === null ? null : gapThatMatters(score, absolute, lossRelative);
  return withView(
    {
      metric: scorer.name,
      greaterIsBetter: scorer.greaterIsBetter,
      score,
      rows: splits.reduce((sum, { test }) => sum + test.length, 0),
      disturbances: Object.freeze(ordered),
      limit,
      ...verdict(scorer.name, score, ordered, limit),
    },
    robustnessView,
  );
}

type Rows = Frame | Design;

interface Step {
  readonly kind: Disturbance["kind"];
  readonly amount: number;
  readonly column?: string;
  readonly change: (rows: Rows, rng: Rng) => Rows;
}

function planOf(source: RowSource, options: RobustnessOptions): Step[] {
  const { noise = [0.1, 0.25, 0.5], missing = [0.05, 0.1, 0.25], mostShifts = 40 } = options;
  for (const [name, list] of Object.entries({ noise, missing }))
    for (const amount of list)
      if (!(amount > 0) || (name === "missing" && amount >= 1))
        throw new RangeError(
          `robustness: ${name} must be ${name === "missing" ? "shares between 0 and 1" : "above 0"}; got ${amount}`,
        );
  const spread = spreads(source.all);
  const numbers = [...spread].filter(([, sd]) => sd > 0);
  const steps: Step[] = [];
  if (numbers.length > 0)
    for (const amount of noise)
      steps.push({
        kind: "noise",
        amount,
        change: (rows, rng) =>
          changed(rows, (name, value) => {
            const sd = spread.get(name);
            return typeof value !== "number" || sd === undefined ? value : value + rng.normal() * amount * sd;
          }),
      });
  for (const amount of missing)
    steps.push({
      kind: "missing",
      amount,
      change: (rows, rng) => changed(rows, (_, value) => (rng.next() < amount ? null : value)),
    });
  if (source.all instanceof Frame && source.all.data.some(({ type }) => type === "string"))
    steps.push({
      kind: "unseen",
      amount: 0.1,
      change: (rows, rng) =>
        changed(rows, (_, value) => (typeof value === "string" && rng.next() < 0.1 ? "never seen" : value)),
    });
  for (const [name, sd] of numbers.slice(0, mostShifts))
    steps.push({
      kind: "shift",
      amount: 1,
      column: name,
      change: (rows) =>
        changed(rows, (own, value) => (own === name && typeof value === "number" ? value + sd : value)),
    });
  return steps;
}

/** Standard deviations of the columns of numbers, over all rows. */
function spreads(all: Rows): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, values: readonly number[]): void => {
    const sd = standardDeviation(momentsOf(values.filter((value) => Number.isFinite(value))));
    if (sd !== null) found.set(name, sd);
  };
  if (all instanceof Frame) {
    for (const column of all.data) if (column.type === "number") add(column.name, Array.from(column.values));
  } else
    for (const [j, name] of all.names.entries())
      if (all.categories?.[j] === undefined)
        add(
          name,
          Array.from({ length: all.rows }, (_, i) => all.values[i * all.columns + j]!),
        );
  return found;
}

type Change = (column: string, value: number | string | boolean | null) => number | string | boolean | null;

/** The same rows with other cells; types, names and dictionaries stay. */
function changed(rows: Rows, change: Change): Rows {
  if (rows instanceof Frame)
    return new Frame(
      rows.data.map((column) => changedColumn(column, change)),
      { name: rows.name },
    );
  const values = rows.values.slice();
  for (const [at, value] of rows.values.entries()) {
    const j = at % rows.columns;
    const other = change(rows.names[j]!, value);
    values[at] = typeof other === "number" ? other : NaN;
  }
  return { ...rows, values };
}

function changedColumn(column: Column, change: Change): Column {
  const { name } = column;
  switch (column.type) {
    case "number": {
      const values = column.values.map((value) => {
        const other = Number.isNaN(value) ? value : change(name, value);
        return typeof other === "number" ? other : NaN;
      });
      return { ...column, values, integer: false, ...validOf(values, Number.isNaN) };
    }
    case "boolean": {
      const values = column.values.map((value) =>
        value !== 255 && change(name, value === 1) === null ? 255 : value,
      );
      return { ...column, values, ...validOf(values, (value) => value === 255) };
    }
    case "string": {
      const dictionary = [...column.dictionary];
      const codes = column.codes.map((code) => {
        if (code < 0) return code;
        const other = change(name, dictionary[code]!);
        if (other === null) return -1;
        const known = dictionary.indexOf(String(other));
        return known >= 0 ? known : dictionary.push(String(other)) - 1;
      });
      return { ...column, codes, dictionary, ...validOf(codes, (code) => code < 0) };
    }
    default:
      return column;
  }
}

function validOf(values: ArrayLike<number>, isMissing: (value: number) => boolean): { valid?: Uint8Array } {
  const valid = Uint8Array.from(values, (value) => (isMissing(value) ? 0 : 1));
  return valid.includes(0) ? { valid } : {};
}

function verdict(
  metric: string,
  score: number | null,
  disturbances: readonly Disturbance[],
  limit: number | null,
): Judgement {
  if (score === null || limit === null)
    return judged(
      "not_evaluated",
      `Robustness: ${metric} has no value on these rows.`,
      "Use a metric that has a value with one class.",
    );
  const first = (kind: Disturbance["kind"]): Disturbance | undefined =>
    disturbances.find((each) => each.kind === kind);
  const words: Readonly<Record<Disturbance["kind"], (each: Disturbance) => string>> = {
    noise: ({ amount }) => `noise of ${number(amount)} sd`,
    missing: ({ amount }) => `${percent(amount)} of cells missing`,
    unseen: ({ amount }) => `${percent(amount)} of categories never seen`,
    shift: ({ column }) => `"${column ?? ""}" up by one sd`,
  };
  const told = (["noise", "missing", "unseen", "shift"] as const).flatMap((kind) => {
    const each = first(kind);
    return each === undefined ? [] : [each];
  });
  const refused = told.filter((each) => each.refused !== undefined);
  // A column that has moved by a whole standard deviation is no small disturbance: it is told, not judged.
  const lost = told.filter(({ kind, loss }) => kind !== "shift" && loss !== null && loss > limit);
  const text = told
    .map((each) =>
      each.refused === undefined
        ? each.loss === null
          ? `${words[each.kind](each)} leaves no score`
          : `${words[each.kind](each)} ${each.loss > 0 ? `costs ${number(Number(each.loss.toPrecision(3)))}` : "costs nothing"}`
        : `with ${words[each.kind](each)} the model refuses`,
    )
    .join("; ");
  return judged(
    refused.length > 0 || lost.length > 0 ? "warn" : "pass",
    `Robustness: of ${metric} ${number(Number(score.toPrecision(3)))}, ${text}${told.length === 0 ? "nothing could be disturbed" : ""} (limit ${number(Number(limit.toPrecision(2)))}).`,
    [
      refused.length > 0
        ? "Put an imputer before the model, or a TableVectorizer, so that rows with holes and new categories get an answer."
        : "",
      lost.length > 0
        ? "Check inputs before they reach the model, and teach it with such disturbances: noise and masked cells in the training rows."
        : "",
    ]
      .filter((each) => each !== "")
      .join(" "),
  );
}
