/** Scores of one fold: of the model on rows it learnt from and on rows it did not, and of a dummy that only knows how often what is. */
import { type Target, rowSource, type RowSource } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { studentTDistribution } from "../core/index.ts";
import { truthOf, type FoldOptions } from "./held-out.ts";
import type { Interval } from "./judgement.ts";
import { predictRows, type Predictions, type Truth } from "./predictions.ts";
import { checkFit, scorerOf, type Scorer, type Scoring } from "./scorer.ts";

export interface ScoredOptions extends FoldOptions {
  /** Default: "accuracy" for classes, "r2" for numbers. */
  readonly metric?: Scoring | undefined;
}

/** Table, truth and metric of a diagnosis, checked. */
export interface Subject {
  readonly source: RowSource;
  readonly truth: Truth;
  readonly scorer: Scorer;
}

/** @throws RangeError on sizes that differ, or a metric that is not known or does not fit. */
export function subjectOf(
  where: string,
  model: Predictor,
  X: unknown,
  y: Target,
  { metric, positive }: ScoredOptions,
): Subject {
  const source = rowSource(where, X);
  const truth = truthOf(where, model, y, source.rows, positive);
  const scorer = scorerOf(where, metric ?? (truth.task === "classification" ? "accuracy" : "r2"));
  checkFit(where, scorer, truth.task, truth.classes.length);
  return { source, truth, scorer };
}

/** Null where the metric has no value on these rows. */
export async function scoreOn(
  model: Predictor,
  { source, truth, scorer }: Subject,
  rows: Int32Array,
  { signal }: Run,
): Promise<number | null> {
  return scorer.score(await predictRows(model, source.take(rows), truth, rows, { signal }));
}

/** What a dummy says of `rows`: the classes' shares and the most frequent one, or the mean, of `train`. */
export function dummyPredictions(truth: Truth, train: Int32Array, rows: Int32Array): Predictions {
  const { task, classes, positive, values } = truth;
  const own = { task, rows, classes, positive };
  const n = rows.length;
  if (task === "regression") {
    let mean = 0;
    for (const i of train) mean += values[i]! / train.length;
    return {
      ...own,
      truth: Float64Array.from(rows, (i) => values[i]!),
      predicted: new Float64Array(n).fill(mean),
    };
  }
  const shares = new Float64Array(classes.length);
  for (const i of train) shares[values[i]!]! += 1;
  for (let c = 0; c < shares.length; c++) shares[c]! /= train.length;
  let most = 0;
  for (let c = 1; c < shares.length; c++) if (shares[c]! > shares[most]!) most = c;
  return {
    ...own,
    truth: Int32Array.from(rows, (i) => values[i]!),
    predicted: new Int32Array(n).fill(most),
    probabilities: Float64Array.from({ length: n * shares.length }, (_, at) => shares[at % shares.length]!),
    ranking: positive < 0 ? undefined : new Float64Array(n).fill(shares[positive]!),
  };
}

/** Mean of values from J folds, with the interval of the corrected t (Nadeau & Bengio): folds share their training rows. */
export interface FoldMean {
  readonly mean: number;
  /** ddof 1. */
  readonly std: number;
  /** 95 %; null for a single fold. */
  readonly interval: Interval | null;
}

/** @param testShare rows tested over rows trained on. Null for no values. */
export function foldMean(values: readonly number[], testShare: number): FoldMean | null {
  const folds = values.length;
  if (folds === 0) return null;
  const mean = values.reduce((sum, value) => sum + value / folds, 0);
  if (folds === 1) return { mean, std: 0, interval: null };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (folds - 1);
  const reach =
    studentTDistribution(folds - 1).quantile(0.975) * Math.sqrt((1 / folds + testShare) * variance);
  return { mean, std: Math.sqrt(variance), interval: [mean - reach, mean + reach] };
}
