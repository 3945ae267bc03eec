/**
 * Learning curve: scores on train and test rows as the training rows grow, and whether more rows would help.
 *
 * Within each split the training rows are put in one random order in which every beginning holds the classes in their shares; each size
 * takes a beginning. Verdict: from half of the rows to all of them, the gain per split with the interval of the corrected t: rows
 * help when it is above 0, do not when even its upper end is below `minGain`, else it is not clear. The forecast for twice the rows
 * is a line over 1/√n through the means from a third of the rows on: a guess, never a promise. Source: scikit-learn
 * `learning_curve`; Viering & Loog (2021) for the shape. Cost: sizes × splits fits.
 */
import { learningCurveView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { createRng, type Rng } from "../core/index.ts";
import { number } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { foldMean, scoreOn, subjectOf, type FoldMean, type ScoredOptions } from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import type { Truth } from "./predictions.ts";
import { gainOf } from "./scorer.ts";

export interface LearningCurveOptions extends ScoredOptions {
  /** Shares of the training rows in (0, 1], or whole numbers of rows above 1; default 0.1, 0.325, 0.55, 0.775, 1. */
  readonly trainSizes?: readonly number[];
  /** Gain that is worth more rows; default 0.01 (for errors in units of y: 1 % of the error). */
  readonly minGain?: number;
}

export interface CurvePoint {
  /** Rows trained on, the mean over splits. */
  readonly size: number;
  readonly train: FoldMean | null;
  readonly test: FoldMean | null;
  /** Per split; null where the metric has no value. */
  readonly trainScores: readonly (number | null)[];
  readonly testScores: readonly (number | null)[];
}

export interface LearningCurve extends Judgement {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly points: readonly CurvePoint[];
  readonly moreRows: "help" | "do not help" | "not clear";
  /** Gain in test score from about half of the rows to all; positive is better whatever way the metric points. */
  readonly lastGain: number | null;
  readonly lastGainInterval: Interval | null;
  /** Test score at twice the rows, by the line over 1/√n; null with fewer than three sizes. */
  readonly forecast: { readonly size: number; readonly test: number } | null;
}

/** @throws RangeError on sizes out of range, or a metric that is not known or does not fit. */
export async function learningCurve(
  model: Estimator,
  X: unknown,
  y: Target,
  options: LearningCurveOptions = {},
): Promise<LearningCurve> {
  const { trainSizes = [0.1, 0.325, 0.55, 0.775, 1], seed = 0 } = options;
  const subject = subjectOf("learningCurve", model, X, y, options);
  const { truth, scorer, source } = subject;
  const splits = foldsOf("learningCurve", truth, options);
  const rng = createRng(seed).split();
  const orders = splits.map(({ train }) => ({ train: mixed(truth, train, rng.split()), least: 1 }));
  const shortest = Math.min(...orders.map(({ train }) => train.length));
  const sizes = checkedSizes(trainSizes, shortest);
  const points: CurvePoint[] = [];
  let done = 0;
  let testShare = 0;
  for (const size of sizes) {
    const [trainScores, testScores]: [(number | null)[], (number | null)[]] = [[], []];
    let rows = 0;
    for (const [f, { test }] of splits.entries()) {
      options.signal?.throwIfAborted();
      options.onProgress?.({
        done: done++,
        total: sizes.length * splits.length,
        message: `${describeSize(size)}, split ${f + 1}`,
      });
      const order = orders[f]!.train;
      const count = size <= 1 ? Math.max(2, Math.round(size * order.length)) : size;
      const train = order.slice(0, count);
      rows += train.length / splits.length;
      testShare = test.length / order.length;
      if (!hasAllClasses(truth, train)) {
        trainScores.push(null);
        testScores.push(null);
        continue;
      }
      const fitted = await fitOn("learningCurve", model, source, truth, train, options);
      trainScores.push(await scoreOn(fitted, subject, train, options));
      testScores.push(await scoreOn(fitted, subject, test, options));
    }
    points.push(
      Object.freeze({
        size: rows,
        train: foldMean(known(trainScores), testShare),
        test: foldMean(known(testScores), testShare),
        trainScores: Object.freeze(trainScores),
        testScores: Object.freeze(testScores),
      }),
    );
  }
  const { name: metric, greaterIsBetter } = scorer;
  const gains = gainsFromHalf(points, (score) => gainOf(scorer, score));
  const gain = foldMean(gains, testShare);
  const last = points.at(-1)!.test?.mean ?? 0;
  const unitless = greaterIsBetter || scorer.needs !== "numbers";
  const minGain = options.minGain ?? (unitless ? 0.01 : 0.01 * Math.abs(last));
  const moreRows = verdictOf(gain, minGain);
  const forecast = forecastOf(points);
  return withView(
    {
      metric,
      greaterIsBetter,
      points: Object.freeze(points),
      moreRows,
      lastGain: gain?.mean ?? null,
      lastGainInterval: gain?.interval ?? null,
      forecast,
      ...told(moreRows, metric, gain, forecast, last),
    },
    learningCurveView,
  );
}

/**
 * Rows in random order, every beginning with the classes in their shares: row r of a class of m rows stands at (r + a random part) / m.
 */
function mixed(truth: Truth, rows: Int32Array, rng: Rng): Int32Array {
  const order = rng.shuffle(rows.slice());
  if (truth.task === "regression") return order;
  const size = new Map<number, number>();
  for (const row of order) size.set(truth.values[row]!, (size.get(truth.values[row]!) ?? 0) + 1);
  const taken = new Map<number, number>();
  const place = Float64Array.from(order, (row) => {
    const label = truth.values[row]!;
    const rank = taken.get(label) ?? 0;
    taken.set(label, rank + 1);
    return (rank + rng.next()) / size.get(label)!;
  });
  return Int32Array.from(
    [...order.keys()].sort((a, b) => place[a]! - place[b]!),
    (at) => order[at]!,
  );
}

function checkedSizes(sizes: readonly number[], most: number): readonly number[] {
  for (const size of sizes)
    if (!(size > 0 && (size <= 1 || (Number.isInteger(size) && size <= most))))
      throw new RangeError(
        `learningCurve: trainSizes must be shares in (0, 1] or whole numbers up to the ${most} training rows; got ${size}`,
      );
  if (sizes.length === 0) throw new RangeError("learningCurve: trainSizes must not be empty");
  const rows = (size: number): number => (size <= 1 ? size * most : size);
  return [...new Set(sizes)].sort((a, b) => rows(a) - rows(b));
}

/** One class alone teaches nothing. */
function hasAllClasses({ task, values }: Truth, rows: Int32Array): boolean {
  return task === "regression" || rows.some((row) => values[row] !== values[rows[0]!]);
}

function known(scores: readonly (number | null)[]): number[] {
  return scores.filter((score) => score !== null);
}

/** Per split: score at all rows less the score at the size nearest to half of them. */
function gainsFromHalf(points: readonly CurvePoint[], gain: (score: number) => number): number[] {
  const full = points.at(-1)!;
  const before = points.slice(0, -1);
  if (before.length === 0) return [];
  const half = before.reduce((best, point) =>
    Math.abs(point.size - full.size / 2) < Math.abs(best.size - full.size / 2) ? point : best,
  );
  return full.testScores.flatMap((score, f) => {
    const other = half.testScores[f]!;
    return score === null || other === null ? [] : [gain(score) - gain(other)];
  });
}

function verdictOf(gain: FoldMean | null, minGain: number): LearningCurve["moreRows"] {
  if (gain?.interval === null || gain === null) return "not clear";
  if (gain.interval[0] > 0 && gain.mean >= minGain) return "help";
  return gain.interval[1] < minGain ? "do not help" : "not clear";
}

/** Least squares of the test means over 1/√n, from a third of the rows on, read at twice the rows. */
function forecastOf(points: readonly CurvePoint[]): LearningCurve["forecast"] {
  const most = points.at(-1)!.size;
  const used = points.filter(({ size, test }) => size >= most / 3 && test !== null);
  if (used.length < 3) return null;
  const x = used.map(({ size }) => 1 / Math.sqrt(size));
  const y = used.map(({ test }) => test!.mean);
  const mx = x.reduce((sum, value) => sum + value / x.length, 0);
  const my = y.reduce((sum, value) => sum + value / y.length, 0);
  let [xy, xx] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
  }
  if (xx === 0) return null;
  const size = 2 * most;
  return Object.freeze({ size, test: my + (xy / xx) * (1 / Math.sqrt(size) - mx) });
}

function told(
  moreRows: LearningCurve["moreRows"],
  metric: string,
  gain: FoldMean | null,
  forecast: LearningCurve["forecast"],
  last: number,
): Judgement {
  if (gain === null)
    return judged(
      "not_evaluated",
      `Learning curve: ${metric} has no value at two sizes.`,
      "Give two sizes or more, with all classes in each.",
    );
  const range =
    gain.interval === null
      ? ""
      : ` (95 % interval ${number(gain.interval[0])} to ${number(gain.interval[1])})`;
  const later =
    forecast === null
      ? ""
      : `; at twice the rows about ${number(forecast.test)}, if the curve goes on as it did`;
  return judged(
    "info",
    `Learning curve: ${metric} ${number(last)} on test rows; from half of the rows to all it gained ${number(gain.mean)}${range}${later}: more rows ${moreRows === "not clear" ? "may or may not help" : moreRows}.`,
    moreRows === "help"
      ? "Collect more rows before trying another model."
      : moreRows === "do not help"
        ? "Look for better features or another model instead of more rows."
        : "",
  );
}

function describeSize(size: number): string {
  return size <= 1 ? `${Math.round(100 * size)} % of rows` : `${size} rows`;
}
