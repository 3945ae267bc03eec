/** Out-of-fold predictions of simple built-in learners: what the label, leakage and drift checks stand on. */
import { createRng, kFold, stratifiedKFold } from "../core/index.ts";
import { isMissing, textAt, type Column, type Frame } from "../data/index.ts";
import { NotEvaluable } from "./check.ts";
import { stratifiedSample } from "./stratified-sample.ts";
import { fitEncoder } from "../prep/index.ts";
import { ENCODER, outOfFoldPredictions, outOfFoldProbabilities } from "./out-of-fold.ts";
import { count, plural } from "../core/words.ts";

export interface LabelModel {
  readonly task: "classification" | "regression";
  /** Positions in the sample of the rows that took part (those with a label). */
  readonly rows: Int32Array;
  /** Classification: class names; `labels[i]` is the position of row i's class. */
  readonly classes: readonly string[];
  readonly labels: Int32Array;
  /** n×k out-of-fold probabilities, row-major: mean of the learners. */
  readonly probabilities: Float64Array;
  /** Regression: out-of-fold predictions and targets. */
  readonly predictions: Float64Array;
  readonly targets: Float64Array;
  readonly folds: number;
  /** "multinomial logistic + 15 nearest neighbours, out of fold, 5 folds, seed 0". */
  readonly method: string;
  /** Classes with fewer rows than folds: too rare to be learned, their rows take no part. */
  readonly rare: readonly { readonly name: string; readonly rows: number }[];
  /** True when a part of the labelled rows was drawn. */
  readonly sampled: boolean;
}

export interface LabelModelOptions {
  readonly label: string | undefined;
  readonly inputs: readonly string[];
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly progress?: (message: string) => void;
  /** Default: a class for text, booleans, and whole numbers of at most 20 values; else a number. */
  readonly task?: "classification" | "regression";
  /** Default 5. */
  readonly folds?: number;
  /** Default 20 000; fewer when there are many features or classes. */
  readonly maxRows?: number;
}

/** Multiplications that one pass over the rows may cost. */
const PASS = 3_000_000;
/** Classes with more values than this are names or text, not a label that can be checked. */
const MOST_CLASSES = 100;

/**
 * Predicts each labelled row out of fold; the mean of the two learners of `out-of-fold.ts`. The work gives the event loop turns.
 * @throws NotEvaluable when there is no label, no input, one class, or too few rows; the signal's reason when aborted.
 */
export async function labelModel(frame: Frame, options: LabelModelOptions): Promise<LabelModel> {
  const { label, inputs } = options;
  if (label === undefined) throw new NotEvaluable("No label column is declared.");
  const usable = inputs.filter((name) => name !== label);
  if (usable.length === 0) throw new NotEvaluable("There is no input column to predict the label from.");
  const column = frame.column(label);
  const labelled: number[] = [];
  for (let i = 0; i < frame.length; i++)
    if (!isMissing(column, i) && (column.type !== "number" || Number.isFinite(column.values[i])))
      labelled.push(i);
  if (labelled.length === 0) throw new NotEvaluable(`The label "${label}" is missing everywhere.`);
  const task = options.task ?? taskOf(column, labelled);
  const given = { ...options, inputs: usable };
  return task === "classification"
    ? classify(frame, column, labelled, given)
    : regress(frame, column, labelled, given);
}

async function classify(
  frame: Frame,
  column: Column,
  labelled: readonly number[],
  { inputs, seed, signal, progress, folds = 5, maxRows = 20_000 }: LabelModelOptions,
): Promise<LabelModel> {
  const counts = new Map<string, number>();
  const texts = labelled.map((row) => textAt(column, row));
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size === 1) throw new NotEvaluable(`The label "${column.name}" has one class only.`);
  const rare = [...counts].filter(([, rows]) => rows < folds).map(([name, rows]) => ({ name, rows }));
  const classes = [...counts.keys()].filter((name) => counts.get(name)! >= folds).sort(byText);
  if (classes.length < 2)
    throw new NotEvaluable(
      `Fewer than two classes of "${column.name}" have the ${folds} rows that ${folds} folds need (${plural(counts.size, "class", "classes")} in ${plural(labelled.length, "row")}).`,
    );
  if (classes.length > MOST_CLASSES)
    throw new NotEvaluable(
      `The label "${column.name}" has ${count(classes.length)} classes, more than the ${MOST_CLASSES} that the built-in learners take.`,
    );
  const position = new Map(classes.map((name, c) => [name, c]));
  const kept = labelled.filter((_, i) => position.has(texts[i]!));
  const codes = Int32Array.from(texts.flatMap((text) => position.get(text) ?? []));
  const k = classes.length;
  const rng = createRng(seed);
  const most = rowBudget(frame, kept, inputs, maxRows, k);
  const drawn = stratifiedSample(codes, k, most, rng);
  const rows = drawn.map((i) => kept[i]!);
  const labels = drawn.map((i) => codes[i]!);
  const fold = stratifiedKFold(labels, folds, rng);
  const { linear, neighbours, left } = await outOfFoldProbabilities(frame, labels, k, {
    inputs,
    rows,
    fold,
    folds,
    rng,
    signal,
    progress,
  });
  const sampled = rows.length < kept.length;
  return Object.freeze({
    task: "classification",
    rows,
    classes,
    labels,
    probabilities: linear.map((p, i) => (p + neighbours[i]!) / 2),
    predictions: new Float64Array(0),
    targets: new Float64Array(0),
    folds,
    method: methodText("multinomial logistic regression", folds, seed, rows.length, kept.length, left),
    rare,
    sampled,
  });
}

async function regress(
  frame: Frame,
  column: Column,
  labelled: readonly number[],
  { inputs, seed, signal, progress, folds = 5, maxRows = 20_000 }: LabelModelOptions,
): Promise<LabelModel> {
  if (column.type !== "number" && column.type !== "date" && column.type !== "boolean")
    throw new NotEvaluable(`The label "${column.name}" is not a number; it cannot be predicted as one.`);
  if (labelled.length < 10 * folds)
    throw new NotEvaluable(
      `${plural(labelled.length, "row")} with a label; ${folds} folds of at least 10 rows need ${10 * folds}.`,
    );
  const rng = createRng(seed);
  const most = rowBudget(frame, labelled, inputs, maxRows, 1);
  const drawn = stratifiedSample(new Int32Array(labelled.length), 1, most, rng);
  const rows = drawn.map((i) => labelled[i]!);
  const targets = Float64Array.from(rows, (row) => column.values[row]!);
  if (targets.every((value) => value === targets[0]))
    throw new NotEvaluable(`The label "${column.name}" is constant.`);
  const fold = kFold(rows.length, folds, rng);
  const { linear, neighbours, left } = await outOfFoldPredictions(frame, targets, {
    inputs,
    rows,
    fold,
    folds,
    rng,
    signal,
    progress,
  });
  const sampled = rows.length < labelled.length;
  return Object.freeze({
    task: "regression",
    rows,
    classes: [],
    labels: new Int32Array(0),
    probabilities: new Float64Array(0),
    predictions: linear.map((value, i) => (value + neighbours[i]!) / 2),
    targets,
    folds,
    method: methodText("ridge regression", folds, seed, rows.length, labelled.length, left),
    rare: [],
    sampled,
  });
}

/** Text, booleans and nested values are classes; so are two values of any kind, and whole numbers of at most 20 values. */
function taskOf(column: Column, rows: readonly number[]): "classification" | "regression" {
  if (column.type === "date") return "regression";
  if (column.type !== "number") return "classification";
  const distinct = new Set<number>();
  for (const row of rows) {
    distinct.add(column.values[row]!);
    if (distinct.size > 20) return "regression";
  }
  return column.integer || distinct.size <= 2 ? "classification" : "regression";
}

function rowBudget(
  frame: Frame,
  rows: readonly number[],
  inputs: readonly string[],
  maxRows: number,
  k: number,
): number {
  // An encoder of a few rows tells how many features there will be.
  const few = rows.slice(0, 2000);
  const p = fitEncoder(frame, inputs, few, ENCODER).features.length;
  return Math.min(maxRows, Math.max(1000, Math.floor(PASS / (Math.max(1, p) * k))));
}

function methodText(
  linear: string,
  folds: number,
  seed: number,
  used: number,
  all: number,
  left: readonly string[],
): string {
  return [
    `mean of standardised ${linear} and 15 nearest neighbours, out of fold, ${folds} folds, seed ${seed}`,
    ...(used < all ? [`${count(used)} of ${count(all)} labelled rows drawn`] : []),
    ...(left.length > 0 ? [`${plural(left.length, "column")} left out as too many features`] : []),
  ].join("; ");
}

/** Numbers by value, other text by code units. */
function byText(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : a > b ? 1 : 0) : difference;
}
