/**
 * Slice report: every metric, with its interval, in each slice of given columns, and whether a slice is worse than the rest.
 *
 * A column of text, or of few numbers, is sliced by its values; other numbers between their quartiles; missing values are a slice. A slice
 * is worse when its mean loss exceeds that of the other rows: one-sided p (Fisher's exact test or Welch), adjusted over all slices
 * (Holm), and an excess that matters. Slices below `minRows` are shown and not judged. Cost: one fit a fold, a bootstrap a slice and metric.
 */
import { sliceView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { adjustPValues, quantiles } from "../core/index.ts";
import { number, percent, plural, some } from "../core/words.ts";
import { rowSource, type Design, type Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import { lossContrast } from "./loss-contrast.ts";
import { takePredictions, type Predictions } from "./predictions.ts";
import { rowLosses, type RowLoss } from "./row-loss.ts";
import { scoreInterval } from "./score-interval.ts";
import { defaultScoring, scorersOf, type ScoringList } from "./scorer.ts";

export interface SliceReportOptions {
  /** Default: the first four of the task's. */
  readonly metrics?: ScoringList;
  /** What "worse" means; default "error" for classes, "absolute" for numbers. */
  readonly loss?: RowLoss;
  /** Fewer rows are not judged; default 20. */
  readonly minRows?: number;
  /** Chance of any false alarm; default 0.05. */
  readonly alpha?: number;
  /** Least excess of the mean loss, relative to the mean of all rows; default 0.1. */
  readonly minExcess?: number;
  /** Of the bootstrap; default 200. */
  readonly resamples?: number;
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SliceScore {
  readonly metric: string;
  /** Null where it has no value in this slice. */
  readonly score: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
}

export interface SliceRow {
  readonly column: string;
  /** The value, a range, or "(missing)". */
  readonly slice: string;
  readonly n: number;
  readonly share: number;
  readonly scores: readonly SliceScore[];
  readonly meanLoss: number;
  /** Mean loss less that of all other rows; null when there is nothing to compare. */
  readonly excess: number | null;
  readonly excessInterval: Interval | null;
  /** One-sided, adjusted over all judged slices; null where not judged. */
  readonly adjustedP: number | null;
  readonly worse: boolean;
  readonly tooFew: boolean;
}

export interface SliceReport extends Judgement {
  readonly metrics: readonly string[];
  readonly overall: readonly SliceScore[];
  /** Column by column, the largest slice first. */
  readonly slices: readonly SliceRow[];
}

/**
 * @param by the columns to slice by, one row each as X: a frame, or a record of columns.
 * @throws RangeError on sizes that differ, or a metric that does not fit.
 */
export async function sliceReport(
  model: Predictor,
  X: unknown,
  y: Target,
  by: unknown,
  options: SliceReportOptions & HeldOutOptions = {},
): Promise<SliceReport> {
  return sliceReportOf(await heldOut("sliceReport", model, X, y, options), by, options);
}

/** The report over predictions that are already known; `by` has the rows of X. */
export async function sliceReportOf(
  of: Predictions,
  by: unknown,
  options: SliceReportOptions = {},
): Promise<SliceReport> {
  const { minRows = 20, alpha = 0.05, minExcess = 0.1, resamples = 200, seed = 0, signal } = options;
  const table = rowSource("sliceReport", by).design();
  const last = of.rows.reduce((most, row) => Math.max(most, row), 0);
  if (last >= table.rows)
    throw new RangeError(
      `sliceReport: by must have the rows of X; got ${table.rows}, row ${last} was predicted`,
    );
  const asked = options.metrics ?? defaultScoring(of.task, of.classes.length).slice(0, 4);
  const scorers = scorersOf("sliceReport", asked, of.task, of.classes.length);
  const losses = rowLosses("sliceReport", of, options.loss);
  const binary = losses.every((loss) => loss === 0 || loss === 1);
  const scoresOf = async (part: Predictions): Promise<readonly SliceScore[]> => {
    const out: SliceScore[] = [];
    for (const scorer of scorers) {
      const score = scorer.score(part);
      const found = score === null ? null : await scoreInterval(scorer, part, { resamples, seed, signal });
      out.push({ metric: scorer.name, score, interval: found === null ? null : [found.low, found.high] });
    }
    return Object.freeze(out);
  };
  const every = Int32Array.from(of.rows.keys());
  const found: (Omit<SliceRow, "adjustedP" | "worse"> & { readonly p: number | null })[] = [];
  for (const { column, slice, holds } of slicesOf(table, of.rows)) {
    signal?.throwIfAborted();
    const inside = every.filter((i) => holds[i] === 1);
    const contrast = lossContrast(
      losses,
      inside,
      every.filter((i) => holds[i] === 0),
      binary,
    );
    const tooFew = inside.length < minRows;
    found.push({
      column,
      slice,
      n: inside.length,
      share: inside.length / every.length,
      scores: await scoresOf(takePredictions(of, inside)),
      meanLoss: inside.reduce((sum, i) => sum + losses[i]! / inside.length, 0),
      excess: contrast?.excess ?? null,
      excessInterval: contrast?.excessInterval ?? null,
      tooFew,
      p: tooFew || contrast === undefined ? null : contrast.p,
    });
  }
  const judgedOnes = found.filter(({ p }) => p !== null);
  const adjusted = adjustPValues(judgedOnes.map(({ p }) => p!));
  const adjustedOf = new Map(judgedOnes.map((each, at) => [each, adjusted[at]!]));
  const meanLoss = losses.reduce((sum, loss) => sum + loss / losses.length, 0);
  const slices = found.map((each): SliceRow => {
    const { p: _, ...row } = each;
    const adjustedP = adjustedOf.get(each) ?? null;
    const worse = adjustedP !== null && adjustedP <= alpha && each.excess! >= minExcess * meanLoss;
    return Object.freeze({ ...row, adjustedP, worse });
  });
  return withView(
    {
      metrics: Object.freeze(scorers.map(({ name }) => name)),
      overall: await scoresOf(of),
      slices: Object.freeze(slices),
      ...told(slices),
    },
    sliceView,
  );
}

interface NamedSlice {
  readonly column: string;
  readonly slice: string;
  readonly holds: Uint8Array;
}

const FEW = 12;
const QUARTERS = Float64Array.of(0.25, 0.5, 0.75);

function slicesOf(X: Design, rows: Int32Array): NamedSlice[] {
  return X.names.flatMap((column, j) => {
    const names = X.categories?.[j];
    const values = Float64Array.from(rows, (row) => X.values[row * X.columns + j]!);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const make = (slice: string, holds: (value: number) => boolean): NamedSlice => ({
      column,
      slice,
      holds: Uint8Array.from(values, (value) => (holds(value) ? 1 : 0)),
    });
    const missing = counts.has(Number.NaN) ? [make("(missing)", Number.isNaN)] : [];
    const present = [...counts.keys()].filter((value) => !Number.isNaN(value));
    if (names !== undefined || present.length <= FEW)
      return [
        ...present
          .sort((a, b) => counts.get(b)! - counts.get(a)! || a - b)
          .map((code) => make(names?.[code] ?? String(code), (value) => value === code)),
        ...missing,
      ];
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const cuts = [...new Set(quantiles(sorted, QUARTERS))];
    return [
      ...[-Infinity, ...cuts].map((above, at) => {
        const upTo = cuts[at] ?? Infinity;
        const text =
          above === -Infinity
            ? `≤ ${number(upTo)}`
            : upTo === Infinity
              ? `> ${number(above)}`
              : `${number(above)} to ${number(upTo)}`;
        return make(text, (value) => value > above && value <= upTo);
      }),
      ...missing,
    ].filter(({ holds }) => holds.includes(1));
  });
}

function told(slices: readonly SliceRow[]): Judgement {
  const worse = slices.filter((slice) => slice.worse).toSorted((a, b) => b.excess! - a.excess!);
  const few = slices.filter(({ tooFew }) => tooFew).length;
  const note =
    few === 0 ? "" : ` ${plural(few, "slice")} ${few === 1 ? "has" : "have"} too few rows to judge.`;
  const [first] = worse;
  if (first === undefined)
    return judged("pass", `Slices: none of ${slices.length} is worse than the rest.${note}`);
  return judged(
    "warn",
    `Slices: ${some(worse.map(({ column, slice }) => `${column} = ${slice}`))} worse than the rest; the worst, ${plural(first.n, "row")} (${percent(first.share)}), has a mean loss ${number(first.excess!)} above that of the others.${note}`,
    "Look at these rows: wrong labels, features that are missing there, or too few rows to learn from.",
  );
}
