/**
 * Threshold curve: precision, recall, F1, Matthews' coefficient, cost and the length of the queue over all thresholds, and which to take.
 *
 * Candidates are the scores that occur (at most `maxPoints`, by quantiles). The best is chosen by one metric or by least cost, the middle
 * one of a run of equals. How sure the choice is: the rows are drawn again with replacement and the threshold chosen again; its
 * 2.5 and 97.5 % quantiles are the interval, and the value on rows left out of a draw is an honest one: the value at a threshold
 * chosen on the same rows is optimistic. Source: scikit-learn `TunedThresholdClassifierCV` for the choice; Elkan (2001) for costs;
 * out-of-bag as Breiman (1996). O(n log n + (1 + resamples) · (n log points)).
 */
import { thresholdView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { createRng, quantile, sortedFinite } from "../core/index.ts";
import { number, percent } from "../core/words.ts";
import type { Label, Target } from "../data/index.ts";
import { liftTable, type LiftPart } from "../metrics/index.ts";
import type { Predictor } from "../models/index.ts";
import { binaryPredictions } from "./binary-predictions.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import type { Predictions } from "./predictions.ts";

export type ThresholdMetric = "f1" | "mcc" | "accuracy" | "balancedAccuracy" | "youden" | "cost";

/** What each decision costs; gains are negative. */
export interface DecisionCosts {
  readonly fp: number;
  readonly fn: number;
  /** Default 0. */
  readonly tp?: number;
  /** Default 0. */
  readonly tn?: number;
}

export interface ThresholdOptions {
  /** What the best threshold is best at; default "cost" when costs are given, else "f1". */
  readonly by?: ThresholdMetric;
  readonly costs?: DecisionCosts;
  /** Only thresholds with at least this recall, or precision. */
  readonly minRecall?: number;
  readonly minPrecision?: number;
  /** Only thresholds that flag at most this share of rows. */
  readonly maxQueue?: number;
  /** Default 200. */
  readonly maxPoints?: number;
  /** Default 200; 0 for none. */
  readonly resamples?: number;
  /** Parts of the lift table; default 10. */
  readonly liftParts?: number;
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ThresholdPoint {
  /** Rows with a score of this or more are flagged. */
  readonly threshold: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  /** Null when nothing is flagged. */
  readonly precision: number | null;
  readonly recall: number;
  readonly f1: number;
  /** Null when all rows are flagged, or none. */
  readonly mcc: number | null;
  /** Share of rows flagged. */
  readonly queueRate: number;
  /** A row; null without costs. */
  readonly cost: number | null;
}

export interface ChosenThreshold extends ThresholdPoint {
  readonly by: ThresholdMetric;
  /** Of `by`, on these rows: optimistic, for the threshold was chosen on them. */
  readonly value: number;
  /** Mean over draws, on the rows that the draw left out; null without resamples. */
  readonly honestValue: number | null;
  /** Of the threshold; null without resamples. */
  readonly interval: Interval | null;
}

export interface LiftRow extends LiftPart {
  /** Share of rows up to here, and of positives caught by then (gain). */
  readonly rowShare: number;
  readonly gain: number;
}

export interface ThresholdCurve extends Judgement {
  readonly positive: Label;
  readonly n: number;
  readonly prevalence: number;
  /** From the highest threshold to the lowest. */
  readonly points: readonly ThresholdPoint[];
  /** Null when no threshold meets the conditions. */
  readonly best: ChosenThreshold | null;
  /** At 0.5, for probabilities. */
  readonly atHalf: ThresholdPoint | null;
  readonly lift: readonly LiftRow[];
}

/** @throws RangeError for more than two classes, or costs that are missing for "cost". */
export async function thresholdCurve(
  model: Predictor,
  X: unknown,
  y: Target,
  options: ThresholdOptions & HeldOutOptions = {},
): Promise<ThresholdCurve> {
  return thresholdCurveOf(await heldOut("thresholdCurve", model, X, y, options), options);
}

/** The curve over predictions that are already known. @throws RangeError as `thresholdCurve`, and for a single class. */
export async function thresholdCurveOf(
  of: Predictions,
  options: ThresholdOptions = {},
): Promise<ThresholdCurve> {
  const { costs, maxPoints = 200, resamples = 200, seed = 0, liftParts = 10 } = options;
  const by = options.by ?? (costs === undefined ? "f1" : "cost");
  if (by === "cost" && costs === undefined)
    throw new RangeError("thresholdCurve: by cost needs costs; got none; give costs: { fp: 1, fn: 5 }");
  const { y, score, positive } = binaryPredictions("thresholdCurve", of, false);
  const n = y.length;
  const positives = y.reduce((sum, value) => sum + value, 0);
  if (positives === 0 || positives === n)
    throw new RangeError(`thresholdCurve: needs rows of both classes; got ${positives} positive of ${n}`);
  const thresholds = candidates(score, maxPoints);
  const place = Int32Array.from(score, (value) => placeOf(thresholds, value));
  const every = Int32Array.from({ length: n }, (_, i) => i);
  const points = curve(thresholds, place, y, every, costs);
  const choose = (list: readonly ThresholdPoint[]): number => chosen(list, by, options);
  const at = choose(points);
  const rng = createRng(seed);
  const picks: number[] = [];
  const honest: number[] = [];
  for (let r = 0; r < resamples && at >= 0; r++) {
    const drawn = Int32Array.from({ length: n }, () => rng.integer(n));
    const left = new Uint8Array(n).fill(1);
    for (const i of drawn) left[i] = 0;
    const pick = choose(curve(thresholds, place, y, drawn, costs));
    if (pick >= 0) {
      picks.push(thresholds[pick]!);
      const out = every.filter((i) => left[i] === 1);
      const value = out.length === 0 ? null : valueOf(curve(thresholds, place, y, out, costs)[pick]!, by);
      if (value !== null) honest.push(value);
    }
    if ((r + 1) % Math.max(1, Math.floor(500_000 / n)) === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      options.signal?.throwIfAborted();
    }
  }
  picks.sort((a, b) => a - b);
  const best: ChosenThreshold | null =
    at < 0
      ? null
      : Object.freeze({
          ...points[at]!,
          by,
          value: valueOf(points[at]!, by)!,
          honestValue:
            honest.length === 0 ? null : honest.reduce((sum, value) => sum + value / honest.length, 0),
          interval: picks.length < 2 ? null : ([quantile(picks, 0.025)!, quantile(picks, 0.975)!] as const),
        });
  const isProbability = score.every((value) => value >= 0 && value <= 1);
  const atHalf = isProbability
    ? curve(
        Float64Array.of(0.5),
        Int32Array.from(score, (value) => (value >= 0.5 ? 0 : 1)),
        y,
        every,
        costs,
      )[0]!
    : null;
  return withView(
    {
      positive,
      n,
      prevalence: positives / n,
      points: Object.freeze(points),
      best,
      atHalf,
      lift: lifts(y, score, Math.min(liftParts, n), positives),
      ...told(best, atHalf),
    },
    thresholdView,
  );
}

/** Scores that occur, from the highest down, thinned by quantiles; before them one that flags nothing. */
function candidates(score: Float64Array, most: number): Float64Array {
  const sorted = [...new Set(sortedFinite(score))].reverse();
  sorted.unshift(sorted[0]! + Math.max(1, Math.abs(sorted[0]!)) * 2 ** -40);
  if (sorted.length <= most) return Float64Array.from(sorted);
  return Float64Array.from(
    new Set(
      Array.from({ length: most }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (most - 1))]!),
    ),
  );
}

/** The first threshold, from above, that flags the score; their number when none does. */
function placeOf(thresholds: Float64Array, score: number): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (thresholds[middle]! > score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function curve(
  thresholds: Float64Array,
  place: Int32Array,
  y: Int8Array,
  rows: Int32Array,
  costs: DecisionCosts | undefined,
): ThresholdPoint[] {
  const [up, down] = [new Float64Array(thresholds.length + 1), new Float64Array(thresholds.length + 1)];
  for (const i of rows) (y[i] === 1 ? up : down)[place[i]!]! += 1;
  const positives = up.reduce((sum, value) => sum + value, 0);
  const n = rows.length;
  let [tp, fp] = [0, 0];
  return Array.from(thresholds, (threshold, t) => {
    tp += up[t]!;
    fp += down[t]!;
    const fn = positives - tp;
    const tn = n - positives - fp;
    const spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
    return Object.freeze({
      threshold,
      tp,
      fp,
      fn,
      tn,
      precision: tp + fp === 0 ? null : tp / (tp + fp),
      recall: positives === 0 ? 0 : tp / positives,
      f1: tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn),
      mcc: spread === 0 ? null : (tp * tn - fp * fn) / Math.sqrt(spread),
      queueRate: (tp + fp) / n,
      cost:
        costs === undefined
          ? null
          : (costs.fp * fp + costs.fn * fn + (costs.tp ?? 0) * tp + (costs.tn ?? 0) * tn) / n,
    });
  });
}

function valueOf(point: ThresholdPoint, by: ThresholdMetric): number | null {
  const { tp, fp, fn, tn, recall } = point;
  switch (by) {
    case "f1":
      return point.f1;
    case "mcc":
      return point.mcc;
    case "cost":
      return point.cost;
    case "accuracy":
      return (tp + tn) / (tp + fp + fn + tn);
    case "balancedAccuracy":
      return fp + tn === 0 ? null : (recall + tn / (fp + tn)) / 2;
    case "youden":
      return fp + tn === 0 ? null : recall - fp / (fp + tn);
  }
}

/** Position of the best point that meets the conditions, the middle one of the first run of equals; -1 without any. */
function chosen(points: readonly ThresholdPoint[], by: ThresholdMetric, options: ThresholdOptions): number {
  const { minRecall = 0, minPrecision = 0, maxQueue = 1 } = options;
  const sign = by === "cost" ? -1 : 1;
  let [first, last, best] = [-1, -1, -Infinity];
  for (const [at, point] of points.entries()) {
    const value = valueOf(point, by);
    if (
      value === null ||
      point.recall < minRecall ||
      (point.precision ?? 0) < minPrecision ||
      point.queueRate > maxQueue
    )
      continue;
    if (sign * value > best) [first, last, best] = [at, at, sign * value];
    else if (sign * value === best && last === at - 1) last = at;
  }
  return first < 0 ? -1 : (first + last) >> 1;
}

function lifts(y: Int8Array, score: Float64Array, parts: number, positives: number): readonly LiftRow[] {
  let [rows, caught] = [0, 0];
  return Object.freeze(
    liftTable(y, score, parts)!.map((part) => {
      rows += part.n;
      caught += part.positives;
      return Object.freeze({ ...part, rowShare: rows / y.length, gain: caught / positives });
    }),
  );
}

function told(best: ChosenThreshold | null, atHalf: ThresholdPoint | null): Judgement {
  if (best === null)
    return judged(
      "warn",
      "Threshold: none meets the conditions.",
      "Ask less recall or precision, or allow a longer queue.",
    );
  const { by, interval, honestValue } = best;
  const range = interval === null ? "" : ` (95 % interval ${number(interval[0])} to ${number(interval[1])})`;
  const honest = honestValue === null ? "" : `, ${number(honestValue)} on rows that the choice did not see`;
  const half = atHalf === null ? null : valueOf(atHalf, by);
  const beside = half === null ? "" : `; at 0.5 it is ${number(half)}`;
  return judged(
    "info",
    `Threshold: ${number(best.threshold)}${range} is best by ${by}: ${number(best.value)}${honest}${beside}. It flags ${percent(best.queueRate)} of rows, recall ${percent(best.recall)}, precision ${best.precision === null ? "none" : percent(best.precision)}.`,
  );
}
