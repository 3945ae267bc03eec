/**
 * Nested cross-validation: parameters are searched within the training rows of each outer fold, and the winner is scored on rows that the
 * search did not see. The inner winner's score less the outer score is what choosing the best has flattered (selection bias).
 *
 * Source: Varma & Simon (2006), Cawley & Talbot (2010). Cost: outer folds × (candidates × inner folds + 1) fits.
 */
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { scoreAll } from "./cross-validate.ts";
import { fitFold } from "./fold-fit.ts";
import {
  gridPoints,
  gridSearch,
  type GridSearchOptions,
  type ParamGrid,
  type ParamList,
} from "./grid-search.ts";
import { takeTruth } from "./held-out.ts";
import { joinPredictions, type Predictions } from "./predictions.ts";
import { summarize, type ScoreSummary } from "./score-summary.ts";
import { defaultScoring, gainOf, scorersOf } from "./scorer.ts";
import { chooseSplits, type SplitOptions } from "./splitter-choice.ts";
import { validationInput } from "./validation-input.ts";
import type { SplitScheme } from "./validation-result.ts";

export interface NestedOptions extends Omit<GridSearchOptions, "returnTrainScore"> {
  /** Of the inner splits; default as the outer ones, groups and times kept. */
  readonly inner?:
    | Pick<SplitOptions, "cv" | "repeats" | "seed" | "generator" | "shuffle" | "stratify" | "force">
    | undefined;
}

export interface NestedFold {
  readonly params: Readonly<Record<string, unknown>>;
  /** Mean score of the winner over inner folds. */
  readonly innerBest: number | null;
  /** Its score on the rows that no search saw. */
  readonly outer: number | null;
}

export interface NestedCrossValidation {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly scheme: SplitScheme;
  readonly folds: readonly NestedFold[];
  readonly inner: ScoreSummary;
  readonly outer: ScoreSummary;
  /** How much better the inner winners look than they are: positive is too kind. */
  readonly selectionBias: number | null;
  /** Different winners among the folds: many mean that the choice is not stable. */
  readonly distinctWinners: number;
  readonly predictions: Predictions;
}

/** @throws RangeError as `gridSearch`. */
export async function nestedCrossValidation(
  model: Estimator,
  grid: ParamGrid | ParamList,
  X: unknown,
  y: Target | string,
  options: NestedOptions = {},
): Promise<NestedCrossValidation> {
  const where = "nestedCrossValidation";
  gridPoints(grid);
  const input = validationInput(where, model, X, y, options);
  const { source, truth } = input;
  const choice = chooseSplits(input.table, input.y, { ...options, task: truth.task });
  const { signal, onProgress, inner = {} } = options;
  const scoring = options.scoring ?? defaultScoring(truth.task, truth.classes.length)[0]!;
  const [scorer] = scorersOf(where, [scoring], truth.task, truth.classes.length);
  const total = choice.splits.length;
  const folds: NestedFold[] = [];
  const parts: Predictions[] = [];
  const reasons: string[] = [];
  for (const [fold, split] of choice.splits.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done: fold, total, message: `outer fold ${fold + 1} of ${total}` });
    const { train } = split;
    const { sampleWeight } = truth;
    const search = await gridSearch(model, grid, source.take(train), takeTruth(truth, train), {
      cv: typeof options.cv === "number" ? options.cv : 5,
      seed: options.seed,
      shuffle: options.shuffle,
      generator: options.generator,
      stratify: options.stratify,
      gap: options.gap,
      force: options.force,
      positive: options.positive,
      ...inner,
      scoring: scorer!,
      signal,
      group: choice.groups && train.map((row) => choice.groups![row]!),
      time: choice.times && Float64Array.from(train, (row) => choice.times![row]!),
      sampleWeight: sampleWeight && Float64Array.from(train, (row) => sampleWeight[row]!),
    });
    const { test } = await fitFold(where, search.model, source, truth, fold, split, { signal });
    const outer = scoreAll([scorer!], test, (_, reason) => reasons.push(`fold ${fold + 1}: ${reason}`))[
      scorer!.name
    ]!;
    folds.push(Object.freeze({ params: search.best.params, innerBest: search.best.mean, outer }));
    parts.push(test);
  }
  onProgress?.({ done: total, total, message: `${total} outer folds` });
  const [inside, outside] = [
    summarize(folds.map(({ innerBest }) => innerBest)),
    summarize(
      folds.map(({ outer }) => outer),
      reasons,
    ),
  ];
  return Object.freeze({
    metric: scorer!.name,
    greaterIsBetter: scorer!.greaterIsBetter,
    scheme: choice.scheme,
    folds: Object.freeze(folds),
    inner: inside,
    outer: outside,
    selectionBias:
      inside.mean === null || outside.mean === null
        ? null
        : gainOf(scorer!, inside.mean) - gainOf(scorer!, outside.mean),
    distinctWinners: new Set(folds.map(({ params }) => JSON.stringify(params))).size,
    predictions: joinPredictions(parts),
  });
}
