/**
 * What stands beside every number: a dummy that knows only how often what is, and a simple model (logistic or ridge regression over a table
 * vectorizer) on the same folds; and how much a model gains over either.
 *
 * Gain: score − theirs, for losses theirs − loss. Relative gain: of what they left to gain, up to 1 for scores and down to 0 for losses. The
 * interval is the corrected t over folds. Source of the idea: deepchecks' simple model comparison. Cost: the baseline's own fits.
 */
import { TableVectorizer } from "../prep/index.ts";
import { LogisticRegression, makePipeline, Ridge, type Estimator } from "../models/index.ts";
import { scoreAll } from "./cross-validate.ts";
import { correctedResampledTTest } from "./fold-differences.ts";
import { dummyPredictions } from "./fold-score.ts";
import type { ScoredTask, Truth } from "./predictions.ts";
import { foldInterval } from "./score-interval.ts";
import { gainOf, type Scorer } from "./scorer.ts";
import type { Split } from "./split.ts";
import type { Beside } from "./validation-result.ts";

/** By metric, the scores of each fold. */
export type FoldScores = Readonly<Record<string, readonly (number | null)[]>>;

/** The simple model of a task, unfitted: text, dates and holes are borne. */
export function simpleBaseline(task: ScoredTask): Estimator {
  return makePipeline(new TableVectorizer(), task === "regression" ? new Ridge() : new LogisticRegression());
}

/** Scores of a dummy: shares of classes, or the mean, of each fold's training rows. */
export function dummyScores(scorers: readonly Scorer[], truth: Truth, splits: readonly Split[]): FoldScores {
  const { sampleWeight } = truth;
  const folds = splits.map(({ train, test }) =>
    scoreAll(scorers, {
      ...dummyPredictions(truth, train, test),
      sampleWeight: sampleWeight && Float64Array.from(test, (row) => sampleWeight[row]!),
    }),
  );
  return Object.fromEntries(scorers.map(({ name }) => [name, folds.map((scores) => scores[name]!)]));
}

/** @param testShare rows tested over rows trained on. */
export function besideOf(
  scorer: Scorer,
  scores: readonly (number | null)[],
  theirs: readonly (number | null)[],
  testShare: number,
): Beside {
  const folds = [...scores.keys()].filter(
    (fold) => scores[fold] !== null && theirs[fold] !== null && theirs[fold] !== undefined,
  );
  const own = folds.map((fold) => gainOf(scorer, scores[fold]!));
  const other = folds.map((fold) => gainOf(scorer, theirs[fold]!));
  const mean = average(theirs.filter((score) => score !== null));
  const gain = average(own.map((score, i) => score - other[i]!));
  const left = mean === null ? 0 : scorer.greaterIsBetter ? 1 - mean : mean;
  const tested = folds.length < 2 ? undefined : correctedResampledTTest(own, other, testShare);
  return Object.freeze({
    mean,
    perFold: Object.freeze([...theirs]),
    gain,
    relativeGain: gain === null || !(left > 0) ? null : gain / left,
    interval: foldInterval(
      own.map((score, i) => score - other[i]!),
      testShare,
    ),
    p: tested?.p ?? null,
  });
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
