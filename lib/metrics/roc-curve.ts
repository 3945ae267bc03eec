/**
 * ROC curve: true against false positive rate at every distinct score, from the strictest threshold down; and the same as errors
 * (detection error trade-off), and the widest gap between them (Kolmogorov–Smirnov).
 *
 * The first threshold is Infinity (scikit-learn ≥ 1.3; before, the highest score + 1): nobody is called positive. O(n log n).
 */
import { rankedCounts } from "./ranked-counts.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface RocCurveOptions extends ScoreOptions {
  /** Leave out points on a straight line between their neighbours; default true. */
  readonly dropIntermediate?: boolean;
}

export interface RocCurve {
  /** Null when there is no negative row. */
  readonly fpr: Float64Array | null;
  /** Null when there is no positive row. */
  readonly tpr: Float64Array | null;
  /** Descending. */
  readonly thresholds: Float64Array;
}

export interface DetCurve {
  readonly fpr: Float64Array;
  readonly fnr: Float64Array;
  /** Ascending. */
  readonly thresholds: Float64Array;
}

export interface Separation {
  /** Largest tpr − fpr. */
  readonly statistic: number;
  /** Highest score at which it is reached. */
  readonly threshold: number;
}

/** @throws RangeError on labels other than 0 and 1, scores that are not finite, lengths that differ. */
export function rocCurve(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: RocCurveOptions = {},
): RocCurve {
  const c = rankedCounts("rocCurve", yTrue, yScore, options);
  const kept: number[] = [];
  const last = c.thresholds.length - 1;
  for (let i = 0; i <= last; i++) {
    if (options.dropIntermediate === false || i === 0 || i === last || bends(c, i)) kept.push(i);
  }
  const rate = (counts: Float64Array, all: number): Float64Array =>
    Float64Array.from([0, ...kept.map((i) => counts[i]! / all)]);
  if (c.negatives === 0) options.why?.("no negative row: no false positive rate");
  if (c.positives === 0) options.why?.("no positive row: no true positive rate");
  return Object.freeze({
    fpr: c.negatives === 0 ? null : rate(c.falsePositives, c.negatives),
    tpr: c.positives === 0 ? null : rate(c.truePositives, c.positives),
    thresholds: Float64Array.from([Infinity, ...kept.map((i) => c.thresholds[i]!)]),
  });
}

/** Miss rate against false positive rate, ascending thresholds. Null when a class is absent. @throws RangeError as `rocCurve`. */
export function detCurve(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): DetCurve | null {
  const c = rankedCounts("detCurve", yTrue, yScore, options);
  if (c.positives === 0 || c.negatives === 0) return undefinedScore(options, "one class only");
  // From the last threshold without false positives to the first that finds every positive.
  const first = c.falsePositives.findIndex((fp) => fp > 0);
  const start = first > 0 ? first - 1 : 0;
  let end = c.truePositives.findIndex((tp) => tp === c.positives) + 1;
  if (end === 0) end = c.truePositives.length;
  return Object.freeze({
    fpr: c.falsePositives
      .slice(start, end)
      .reverse()
      .map((fp) => fp / c.negatives),
    fnr: c.truePositives
      .slice(start, end)
      .reverse()
      .map((tp) => (c.positives - tp) / c.positives),
    thresholds: c.thresholds.slice(start, end).reverse(),
  });
}

/** Two-sample Kolmogorov–Smirnov distance of the scores of the classes. Null when a class is absent. */
export function ksStatistic(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): Separation | null {
  const c = rankedCounts("ksStatistic", yTrue, yScore, options);
  if (c.positives === 0 || c.negatives === 0) return undefinedScore(options, "one class only");
  let statistic = -Infinity;
  let threshold = Infinity;
  for (let i = 0; i < c.thresholds.length; i++) {
    const gap = c.truePositives[i]! / c.positives - c.falsePositives[i]! / c.negatives;
    if (gap > statistic) [statistic, threshold] = [gap, c.thresholds[i]!];
  }
  return Object.freeze({ statistic, threshold });
}

/** Whether the path turns at point i: second differences of either count. */
function bends(
  c: { readonly falsePositives: Float64Array; readonly truePositives: Float64Array },
  i: number,
): boolean {
  const turn = (v: Float64Array): boolean => v[i + 1]! - v[i]! - (v[i]! - v[i - 1]!) !== 0;
  return turn(c.falsePositives) || turn(c.truePositives);
}
