/**
 * Scores of rows that may have several labels at once: n×k flags of 0 and 1, row-major, one column a label.
 *
 * Counts of each label against its absence give precision, recall, F and Jaccard; averaged over labels (`macro`, `weighted` by true flags),
 * over all flags (`micro`), or over rows (`samples`). Subset accuracy asks for every flag of a row. Ranking scores take n×k numbers.
 * Source: scikit-learn's scores on label indicators, with null where it gives 0 and a warning. O(n·k), rankings O(n·k·log n).
 */
import { averagePrecisionScore } from "./precision-recall-curve.ts";
import { rocAucScore } from "./roc-auc.ts";
import { checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export type MultilabelAverage = "micro" | "macro" | "weighted" | "samples";

export interface MultilabelOptions extends ScoreOptions {
  /** Default macro. */
  readonly average?: MultilabelAverage;
  /** Stands in for a label (or row) without value; default null: then the average has no value either. */
  readonly zeroDivision?: 0 | 1 | null;
}

type Flags = ArrayLike<number | boolean>;
type Ratio = (tp: number, fp: number, fn: number) => number | null;

/** @throws RangeError unless both hold n×k flags. */
export function multilabelPrecision(
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: MultilabelOptions = {},
): number | null {
  return averaged("multilabelPrecision", yTrue, yPred, k, options, (tp, fp) => ratio(tp, tp + fp));
}

/** @throws RangeError unless both hold n×k flags. */
export function multilabelRecall(
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: MultilabelOptions = {},
): number | null {
  return averaged("multilabelRecall", yTrue, yPred, k, options, (tp, _, fn) => ratio(tp, tp + fn));
}

/** @throws RangeError unless both hold n×k flags. */
export function multilabelF1(
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: MultilabelOptions = {},
): number | null {
  return averaged("multilabelF1", yTrue, yPred, k, options, (tp, fp, fn) => ratio(2 * tp, 2 * tp + fp + fn));
}

/** @throws RangeError unless both hold n×k flags. */
export function multilabelJaccard(
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: MultilabelOptions = {},
): number | null {
  return averaged("multilabelJaccard", yTrue, yPred, k, options, (tp, fp, fn) => ratio(tp, tp + fp + fn));
}

/** Share of rows whose flags are all right. Null only when all weights are 0. @throws RangeError unless both hold n×k flags. */
export function subsetAccuracyScore(
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: ScoreOptions = {},
): number | null {
  const n = rowsOf("subsetAccuracyScore", yTrue, yPred, k, options);
  let right = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = options.sampleWeight?.[i] ?? 1;
    let same = true;
    for (let c = i * k; c < i * k + k && same; c++) same = Number(yTrue[c]) === Number(yPred[c]);
    if (same) right += weight;
    total += weight;
  }
  return ratio(right, total) ?? undefinedScore(options, "all weights are 0");
}

/** ROC area of each label, averaged; null when a label has one value only. @throws RangeError unless both hold n×k numbers. */
export function multilabelRocAuc(
  yTrue: ArrayLike<number>,
  scores: ArrayLike<number>,
  k: number,
  options: Omit<MultilabelOptions, "zeroDivision"> = {},
): number | null {
  return ranked("multilabelRocAuc", yTrue, scores, k, options, rocAucScore);
}

/** Average precision of each label, averaged; null when a label never occurs. @throws RangeError unless both hold n×k numbers. */
export function multilabelAveragePrecision(
  yTrue: ArrayLike<number>,
  scores: ArrayLike<number>,
  k: number,
  options: Omit<MultilabelOptions, "zeroDivision"> = {},
): number | null {
  return ranked("multilabelAveragePrecision", yTrue, scores, k, options, averagePrecisionScore);
}

function averaged(
  where: string,
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: MultilabelOptions,
  score: Ratio,
): number | null {
  const n = rowsOf(where, yTrue, yPred, k, options);
  const { average = "macro", sampleWeight, zeroDivision = null } = options;
  const units = average === "samples" ? n : average === "micro" ? 1 : k;
  const counts = new Float64Array(3 * units);
  for (let at = 0; at < n * k; at++) {
    const [i, c] = [Math.floor(at / k), at % k];
    const [truth, guess] = [Number(yTrue[at]) === 1, Number(yPred[at]) === 1];
    if (!truth && !guess) continue;
    const unit = average === "samples" ? i : average === "micro" ? 0 : c;
    const weight = average === "samples" ? 1 : (sampleWeight?.[i] ?? 1);
    counts[3 * unit + (truth ? (guess ? 0 : 2) : 1)]! += weight;
  }
  let sum = 0;
  let total = 0;
  for (let unit = 0; unit < units; unit++) {
    const [tp, fp, fn] = [counts[3 * unit]!, counts[3 * unit + 1]!, counts[3 * unit + 2]!];
    const share = average === "weighted" ? tp + fn : average === "samples" ? (sampleWeight?.[unit] ?? 1) : 1;
    if (share === 0) continue;
    const value = score(tp, fp, fn) ?? zeroDivision;
    if (value === null) {
      const what =
        average === "samples" ? `row ${unit}` : average === "micro" ? "all flags" : `label ${unit}`;
      return undefinedScore(options, `${where}: ${what}: nothing to divide by`);
    }
    sum += share * value;
    total += share;
  }
  return ratio(sum, total) ?? undefinedScore(options, `${where}: no label has weight`);
}

function ranked(
  where: string,
  yTrue: ArrayLike<number>,
  scores: ArrayLike<number>,
  k: number,
  options: Omit<MultilabelOptions, "zeroDivision">,
  score: (yTrue: ArrayLike<number>, scores: ArrayLike<number>, options: ScoreOptions) => number | null,
): number | null {
  const n = rowsOf(where, yTrue, scores, k, options, false);
  const { average = "macro", sampleWeight, why } = options;
  if (average === "micro") {
    const weights =
      sampleWeight && Float64Array.from({ length: n * k }, (_, at) => sampleWeight[Math.floor(at / k)]!);
    return score(yTrue, scores, { sampleWeight: weights, why });
  }
  const byRow = average === "samples";
  const [units, size] = byRow ? [n, k] : [k, n];
  const place = (unit: number, at: number): number => (byRow ? unit * k + at : at * k + unit);
  let sum = 0;
  let total = 0;
  for (let unit = 0; unit < units; unit++) {
    const truth = Float64Array.from({ length: size }, (_, at) => yTrue[place(unit, at)]!);
    const own = Float64Array.from({ length: size }, (_, at) => scores[place(unit, at)]!);
    const value = score(truth, own, {
      sampleWeight: byRow ? undefined : sampleWeight,
      why: (reason) => why?.(`${byRow ? "row" : "label"} ${unit}: ${reason}`),
    });
    if (value === null) return null;
    let share = byRow ? (sampleWeight?.[unit] ?? 1) : 1;
    if (average === "weighted") {
      share = 0;
      for (let i = 0; i < n; i++) share += truth[i]! * (sampleWeight?.[i] ?? 1);
    }
    sum += share * value;
    total += share;
  }
  return ratio(sum, total) ?? undefinedScore(options, `${where}: no label has weight`);
}

/** n, when both hold n×k values and the truth 0 and 1 only. */
function rowsOf(
  where: string,
  yTrue: Flags,
  yPred: Flags,
  k: number,
  options: ScoreOptions,
  flags = true,
): number {
  const n = yTrue.length / k;
  if (!(Number.isInteger(k) && k >= 1 && Number.isInteger(n)))
    throw new RangeError(`${where}: needs whole rows of k labels; got ${yTrue.length} flags and k ${k}`);
  checkRows(where, yTrue, yPred);
  checkRows(where, { length: n }, { length: n }, options);
  for (let at = 0; at < yTrue.length; at++) {
    const [truth, guess] = [Number(yTrue[at]), Number(yPred[at])];
    if ((truth !== 0 && truth !== 1) || (flags && guess !== 0 && guess !== 1))
      throw new RangeError(
        `${where}: flags must be 0 or 1; got ${yTrue[at]} and ${yPred[at]} in row ${Math.floor(at / k)}, label ${at % k}`,
      );
  }
  return n;
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
