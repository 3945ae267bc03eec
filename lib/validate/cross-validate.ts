/**
 * Cross-validation: for each split a clone of the model is fitted on the training rows alone and scored on the rows it did not see.
 *
 * A score without value on a fold (one class only) is null with its reason, left out of the mean and counted. The predictions of the test
 * rows are kept: intervals, curves and diagnostics are made of them. Source: scikit-learn `cross_validate`. Cost: one fit a split.
 */
import type { Label, Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { fitFold } from "./fold-fit.ts";
import { joinPredictions, type Predictions } from "./predictions.ts";
import { summarize, type ScoreSummary } from "./score-summary.ts";
import { scorersOf, type Scorer, type ScoringList } from "./scorer.ts";
import type { Split } from "./split.ts";
import { chooseSplits, type SplitChoice, type SplitOptions } from "./splitter-choice.ts";
import { validationInput, type InputOptions } from "./validation-input.ts";
import type { FoldRow, SplitScheme } from "./validation-result.ts";

export interface CrossValidateOptions extends SplitOptions, InputOptions, Run {
  /** Names, scorers or functions; default: a set for the task. */
  readonly scoring?: ScoringList | undefined;
  /** Score the training rows, too; default false. */
  readonly returnTrainScore?: boolean | undefined;
  /** Keep the fitted models; default false. */
  readonly returnEstimator?: boolean | undefined;
  /** When aborted, give what is done (`complete: false`) instead of throwing, if a fold is done. Default false. */
  readonly keepPartial?: boolean | undefined;
}

export interface CrossValidation {
  readonly model: string;
  readonly scheme: SplitScheme;
  readonly splits: readonly Split[];
  readonly folds: readonly FoldRow[];
  readonly scorers: readonly Scorer[];
  /** By name of the metric, in the order of `scorers`. */
  readonly test: Readonly<Record<string, ScoreSummary>>;
  /** Null unless asked for. */
  readonly train: Readonly<Record<string, ScoreSummary>> | null;
  /** Of the test rows, split after split. */
  readonly predictions: Predictions;
  /** Empty unless asked for. */
  readonly estimators: readonly Estimator[];
  readonly groups: Int32Array | undefined;
  readonly times: Float64Array | undefined;
  readonly complete: boolean;
}

/**
 * @param X a frame, rows of numbers, or a design; columns named as `time`, `group` … are not given to the model.
 * @param y one value a row, or the name of a column of X.
 * @throws RangeError on sizes that differ, missing targets, one class, fewer than five folds, or metrics that do not fit; what the model
 * throws, with the fold.
 */
export async function crossValidate(
  model: Estimator,
  X: unknown,
  y: Target | string,
  options: CrossValidateOptions = {},
): Promise<CrossValidation> {
  const where = "crossValidate";
  if (typeof model?.fit !== "function" || typeof model.clone !== "function")
    throw new TypeError(`${where}: needs a model with fit and clone; got ${describeModel(model)}`);
  const input = validationInput(where, model, X, y, options);
  const choice = chooseSplits(input.table, input.y, { ...options, task: input.truth.task });
  const { task, classes } = input.truth;
  const all = scorersOf(where, options.scoring, task, classes.length);
  const scorers = options.scoring === undefined ? all.filter((scorer) => canScore(scorer, model)) : all;
  checkTrainingClasses(where, choice, input.truth.values, task === "classification" ? classes : undefined);
  const { signal, onProgress, returnTrainScore = false, returnEstimator = false } = options;
  const total = choice.splits.length;
  const folds: FoldRow[] = [];
  const parts: Predictions[] = [];
  const estimators: Estimator[] = [];
  const reasons = new Map<string, Set<string>>();
  try {
    for (const [fold, split] of choice.splits.entries()) {
      signal?.throwIfAborted();
      onProgress?.({ done: fold, total, message: `fold ${fold + 1} of ${total}` });
      const fit = await fitFold(where, model, input.source, input.truth, fold, split, {
        signal,
        train: returnTrainScore,
      });
      const scores = scoreAll(scorers, fit.test, (name, reason) => {
        if (!reasons.has(name)) reasons.set(name, new Set());
        reasons.get(name)!.add(`fold ${fold + 1}: ${reason}`);
      });
      folds.push(
        Object.freeze({
          fold,
          trainRows: split.train.length,
          testRows: split.test.length,
          scores,
          trainScores: fit.train === undefined ? null : scoreAll(scorers, fit.train),
          fitSeconds: fit.fitSeconds,
          scoreSeconds: fit.predictSeconds,
        }),
      );
      parts.push(fit.test);
      if (returnEstimator) estimators.push(fit.model);
      await turn();
    }
  } catch (error) {
    if (signal?.aborted !== true || options.keepPartial !== true || parts.length === 0) throw error;
  }
  onProgress?.({ done: folds.length, total, message: `${folds.length} of ${total} folds` });
  const over = (
    of: (row: FoldRow) => Readonly<Record<string, number | null>>,
  ): Record<string, ScoreSummary> =>
    Object.fromEntries(
      scorers.map(({ name }) => [
        name,
        summarize(
          folds.map((row) => of(row)[name]!),
          [...(reasons.get(name) ?? [])],
        ),
      ]),
    );
  return Object.freeze({
    model: model.name,
    scheme: choice.scheme,
    splits: choice.splits,
    folds: Object.freeze(folds),
    scorers,
    test: Object.freeze(over(({ scores }) => scores)),
    train: returnTrainScore ? Object.freeze(over(({ trainScores }) => trainScores!)) : null,
    predictions: joinPredictions(parts),
    estimators: Object.freeze(estimators),
    groups: choice.groups,
    times: choice.times,
    complete: folds.length === total,
  });
}

/** Every score of some predictions; null where one has no value, with the reason told. */
export function scoreAll(
  scorers: readonly Scorer[],
  predictions: Predictions,
  why?: (metric: string, reason: string) => void,
): Readonly<Record<string, number | null>> {
  const scores: Record<string, number | null> = {};
  for (const scorer of scorers) {
    const told: string[] = [];
    let value: number | null;
    try {
      value = scorer.score(predictions, { why: (reason) => void told.push(reason) });
    } catch (error) {
      // Numbers outside a metric's domain (a negative prediction for a Poisson deviance) are a fact about these rows.
      if (!(error instanceof RangeError) || scorer.needs !== "numbers") throw error;
      value = null;
      told.push(error.message);
    }
    scores[scorer.name] = value;
    if (value === null) why?.(scorer.name, told[0] ?? "no value");
  }
  return Object.freeze(scores);
}

/** Whether the model gives what the scorer needs. */
function canScore({ needs, ranks = false }: Scorer, model: Estimator): boolean {
  if (needs !== "probabilities" || model.predictProba !== undefined) return true;
  return ranks && model.decisionFunction !== undefined;
}

/** @throws RangeError when the training rows of a split hold one class only. */
function checkTrainingClasses(
  where: string,
  { splits }: SplitChoice,
  values: ArrayLike<number>,
  classes: readonly Label[] | undefined,
): void {
  if (classes === undefined) return;
  for (const [fold, { train }] of splits.entries())
    if (train.every((row) => values[row] === values[train[0]!]))
      throw new RangeError(
        `${where}: fold ${fold + 1} trains on one class only (${JSON.stringify(classes[values[train[0]!]!])}); use stratified folds, fewer windows in time, or more data`,
      );
}

function describeModel(model: unknown): string {
  if (typeof model !== "object" || model === null) return typeof model;
  return (model as { name?: string }).name ?? "an object without them";
}

/** Lets others run between two folds. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
