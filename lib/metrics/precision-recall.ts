/**
 * Precision, recall, F and Jaccard scores, for one class or averaged over classes.
 *
 * With tp right, p predicted and t true rows of a class: precision tp/p, recall tp/t, F_β (1+β²)tp / (β²t + p), Jaccard
 * tp / (t + p − tp). `micro` sums counts over classes first; `macro` means over classes; `weighted` weights them by t.
 * Source: scikit-learn `precision_recall_fscore_support`, which gives 0 and a warning where these give null. O(n).
 */
import { type Label, multilabelConfusionMatrix, sortedLabels } from "./confusion-matrix.ts";
import { checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface PrecisionRecallOptions extends ScoreOptions {
  /** Default "binary": the score of `posLabel` alone. */
  readonly average?: "binary" | "micro" | "macro" | "weighted";
  /** Default 1. */
  readonly posLabel?: Label;
  /** Classes averaged over; default: all that occur. */
  readonly labels?: readonly Label[];
  /** Stands in for a class without value; default null: then the average has no value either. */
  readonly zeroDivision?: 0 | 1 | null;
}

export interface ClassScores {
  readonly label: Label;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly jaccard: number | null;
  /** Weight of true rows. */
  readonly support: number;
}

/** Of the rows predicted as the class, the share that is of it. Null when none is predicted. @throws RangeError on wrong sizes. */
export function precisionScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("precisionScore", yTrue, yPred, options, precision);
}

/** Of the rows of the class, the share predicted as it. Null when there is none. @throws RangeError on wrong sizes. */
export function recallScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("recallScore", yTrue, yPred, options, recall);
}

/** Recall counts β times as much as precision. Null when the class neither occurs nor is predicted. */
export function fBetaScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  beta: number,
  options: PrecisionRecallOptions = {},
): number | null {
  if (!(beta >= 0)) throw new RangeError(`fBetaScore: beta must be ≥ 0; got ${beta}`);
  return averaged("fBetaScore", yTrue, yPred, options, (c) => fBeta(c, beta));
}

/** F_β with β = 1: the harmonic mean of precision and recall. */
export function f1Score(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("f1Score", yTrue, yPred, options, (c) => fBeta(c, 1));
}

/** Rows both true and predicted as the class, of those that are either. */
export function jaccardScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("jaccardScore", yTrue, yPred, options, jaccard);
}

/** Recall of everything that is not `posLabel`: tn / (tn + fp). */
export function specificityScore(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("specificityScore", yTrue, yPred, options, ({ tn, fp }) => ratio(tn, tn + fp));
}

/** Negative predictive value: tn / (tn + fn). */
export function negativePredictiveValue(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): number | null {
  return averaged("negativePredictiveValue", yTrue, yPred, options, ({ tn, fn }) => ratio(tn, tn + fn));
}

/** The scores of every class, in the order of `labels`. */
export function classScores(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): readonly ClassScores[] {
  const labels = options.labels ?? sortedLabels(yTrue, yPred);
  const stand = options.zeroDivision ?? null;
  return Object.freeze(
    counts("classScores", yTrue, yPred, labels, options).map((c, i) =>
      Object.freeze({
        label: labels[i]!,
        precision: precision(c) ?? stand,
        recall: recall(c) ?? stand,
        f1: fBeta(c, 1) ?? stand,
        jaccard: jaccard(c) ?? stand,
        support: c.tp + c.fn,
      }),
    ),
  );
}

interface Counts {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

type Score = (counts: Counts) => number | null;

function averaged(
  where: string,
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions,
  score: Score,
): number | null {
  const { average = "binary", posLabel = 1, zeroDivision = null } = options;
  const present = sortedLabels(yTrue, yPred);
  if (average === "binary" && present.some((label) => label !== posLabel) && present.length > 2) {
    throw new RangeError(
      `${where}: average "binary" needs two classes; got ${present.length}; choose micro, macro or weighted`,
    );
  }
  const labels = average === "binary" ? [posLabel] : (options.labels ?? present);
  const perClass = counts(where, yTrue, yPred, labels, options);
  if (average === "binary" || average === "micro") {
    const value = score(pool(perClass));
    if (value !== null) return value;
    const reason =
      average === "binary" ? `class ${String(posLabel)}: nothing to divide by` : "nothing to divide by";
    return zeroDivision ?? undefinedScore(options, `${where}: ${reason}`);
  }
  let sum = 0;
  let total = 0;
  for (let c = 0; c < labels.length; c++) {
    const share = average === "macro" ? 1 : perClass[c]!.tp + perClass[c]!.fn;
    if (share === 0) continue;
    const value = score(perClass[c]!) ?? zeroDivision;
    if (value === null) {
      return undefinedScore(options, `${where}: class ${String(labels[c])}: nothing to divide by`);
    }
    sum += share * value;
    total += share;
  }
  return total === 0 ? undefinedScore(options, `${where}: no class has weight`) : sum / total;
}

function counts(
  where: string,
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  labels: readonly Label[],
  options: ScoreOptions,
): readonly Counts[] {
  checkRows(where, yTrue, yPred, options);
  return multilabelConfusionMatrix(yTrue, yPred, { labels, sampleWeight: options.sampleWeight }).map((m) => ({
    tn: m[0]![0]!,
    fp: m[0]![1]!,
    fn: m[1]![0]!,
    tp: m[1]![1]!,
  }));
}

function pool(perClass: readonly Counts[]): Counts {
  return perClass.reduce((a, b) => ({ tn: a.tn + b.tn, fp: a.fp + b.fp, fn: a.fn + b.fn, tp: a.tp + b.tp }));
}

function precision({ tp, fp }: Counts): number | null {
  return ratio(tp, tp + fp);
}

function recall({ tp, fn }: Counts): number | null {
  return ratio(tp, tp + fn);
}

function fBeta({ tp, fp, fn }: Counts, beta: number): number | null {
  const square = beta * beta;
  return ratio((1 + square) * tp, square * (tp + fn) + tp + fp);
}

function jaccard({ tp, fp, fn }: Counts): number | null {
  return ratio(tp, tp + fp + fn);
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
