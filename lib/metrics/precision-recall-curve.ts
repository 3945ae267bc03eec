/**
 * Precision-recall curve and average precision.
 *
 * Points at every distinct score, ascending, closed by (precision 1, recall 0). Average precision is Σ (R_n − R_{n−1}) P_n, without
 * interpolation; `precisionRecallAuc` is the trapezoid area, which is too kind between points.
 * Source: scikit-learn `precision_recall_curve` (≥ 1.1: no point is dropped), `average_precision_score`. O(n log n).
 */
import { rankedCounts } from "./ranked-counts.ts";
import { checkClasses } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface PrecisionRecallCurve {
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  /** Ascending; one fewer than points. */
  readonly thresholds: Float64Array;
}

export interface AveragePrecisionOptions extends ScoreOptions {
  /** Over classes, for n×k scores; default macro. */
  readonly average?: "macro" | "weighted" | "micro";
}

/** Null when there is no positive row. @throws RangeError on labels other than 0 and 1, or scores that are not finite. */
export function precisionRecallCurve(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): PrecisionRecallCurve | null {
  const c = rankedCounts("precisionRecallCurve", yTrue, yScore, options);
  if (c.positives === 0) return undefinedScore(options, "no positive row: recall has nothing to find");
  const m = c.thresholds.length;
  const precision = new Float64Array(m + 1).fill(1);
  const recall = new Float64Array(m + 1);
  for (let i = 0; i < m; i++) {
    const at = m - 1 - i;
    precision[i] = c.truePositives[at]! / (c.truePositives[at]! + c.falsePositives[at]!);
    recall[i] = c.truePositives[at]! / c.positives;
  }
  return Object.freeze({ precision, recall, thresholds: c.thresholds.slice().reverse() });
}

/**
 * Binary: labels 0/1, one score per row. With n×k scores, row-major, labels are class positions, and classes are averaged.
 * Null when a class that is needed has no row.
 */
export function averagePrecisionScore(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: AveragePrecisionOptions = {},
): number | null {
  const n = yTrue.length;
  const k = yScore.length / n;
  if (k === 1) return binary(yTrue, yScore, options);
  checkClasses("averagePrecisionScore", yTrue, yScore, k);
  const { average = "macro", sampleWeight, why } = options;
  const flags = new Uint8Array(n * k);
  for (let i = 0; i < n; i++) flags[i * k + yTrue[i]!] = 1;
  if (average === "micro") {
    const weights =
      sampleWeight && Float64Array.from({ length: n * k }, (_, i) => sampleWeight[Math.floor(i / k)]!);
    return binary(flags, yScore, { sampleWeight: weights, why });
  }
  let sum = 0;
  let total = 0;
  for (let c = 0; c < k; c++) {
    const own = Uint8Array.from({ length: n }, (_, i) => flags[i * k + c]!);
    const scores = Float64Array.from({ length: n }, (_, i) => yScore[i * k + c]!);
    const score = binary(own, scores, { sampleWeight, why: (reason) => why?.(`class ${c}: ${reason}`) });
    if (score === null) return null;
    const share =
      average === "macro"
        ? 1
        : own.reduce((s, flag, i) => s + flag * (sampleWeight ? sampleWeight[i]! : 1), 0);
    sum += share * score;
    total += share;
  }
  return sum / total;
}

/** Trapezoid area under the precision-recall curve. Null when there is no positive row. */
export function precisionRecallAuc(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  const curve = precisionRecallCurve(yTrue, yScore, options);
  if (curve === null) return null;
  const { precision, recall } = curve;
  let area = 0;
  for (let i = 1; i < recall.length; i++)
    area += ((recall[i - 1]! - recall[i]!) * (precision[i - 1]! + precision[i]!)) / 2;
  return area;
}

function binary(yTrue: ArrayLike<number>, yScore: ArrayLike<number>, options: ScoreOptions): number | null {
  const curve = precisionRecallCurve(yTrue, yScore, options);
  if (curve === null) return null;
  const { precision, recall } = curve;
  let sum = 0;
  for (let i = 0; i + 1 < recall.length; i++) sum += (recall[i]! - recall[i + 1]!) * precision[i]!;
  return sum;
}
