/**
 * Fairness report: the decisions of a binary classifier in each group, how far groups are apart, and whether chance explains it.
 *
 * Rates: selection, true positive, false positive, precision (positive predictive value); intervals by a bootstrap within groups. The largest difference of rates is
 * above 0 even where groups are treated alike, most with small groups; so an alarm needs both a gap that matters (difference above
 * `maxDifference`, or a ratio of selection rates below `minRatio`) and a chi-squared test that all groups share one rate, adjusted over the
 * four rates (Holm). Groups below `minRows` are shown, flagged and not compared. Which of the rates must be equal is no question
 * of statistics: they cannot all be, when base rates differ. Source: Hardt et al. (2016); Chouldechova (2017); the four-fifths
 * rule of the US Uniform Guidelines (1978) for the ratio. O(rows + resamples · groups).
 */
import { fairnessView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { adjustPValues, chiSquareIndependence, createRng, quantile, type Rng } from "../core/index.ts";
import { number, plural, some } from "../core/words.ts";
import type { Label, Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import type { Predictions } from "./predictions.ts";
import {
  fairnessDifferences,
  sliceMetrics,
  type FairnessDifferences,
  type GroupKey,
  type Slice,
} from "./slices.ts";

export interface FairnessOptions {
  /** Difference of rates that matters; default 0.1. */
  readonly maxDifference?: number;
  /** Ratio of the smallest to the largest selection rate below which it matters; default 0.8. */
  readonly minRatio?: number;
  /** Groups with fewer rows are not compared; default 30. */
  readonly minRows?: number;
  /** Default 0.05. */
  readonly alpha?: number;
  /** Default 500. */
  readonly resamples?: number;
  readonly seed?: number | undefined;
  /** Probability from which a row counts as selected; default: as the model predicts. */
  readonly threshold?: number;
  readonly signal?: AbortSignal | undefined;
}

export type FairnessRate = "selectionRate" | "tpr" | "fpr" | "ppv";

export interface FairnessGroup extends Slice {
  readonly intervals: Readonly<Record<FairnessRate, Interval | null>>;
  readonly tooFew: boolean;
}

export interface RateGap {
  readonly rate: FairnessRate;
  /** What the gap is called: demographic parity … */
  readonly name: string;
  readonly difference: number;
  readonly differenceInterval: Interval | null;
  /** Smallest over largest; null when the largest is 0. */
  readonly ratio: number | null;
  readonly ratioInterval: Interval | null;
  readonly lowest: GroupKey;
  readonly highest: GroupKey;
  /** That all groups share one rate, adjusted over the rates; null where it cannot be tested. */
  readonly adjustedP: number | null;
  readonly status: "pass" | "warn";
}

export interface FairnessReport extends Judgement {
  readonly positive: Label;
  readonly groups: readonly FairnessGroup[];
  /** Between groups with enough rows; empty when there are fewer than two. */
  readonly gaps: readonly RateGap[];
  /** As Fairlearn names them, between groups with enough rows; null for fewer than two. */
  readonly differences: FairnessDifferences | null;
}

const NAMES: Readonly<Record<FairnessRate, string>> = {
  selectionRate: "demographic parity",
  tpr: "equal opportunity",
  fpr: "equal false alarms",
  ppv: "predictive parity",
};
const RATES = Object.keys(NAMES) as FairnessRate[];

/**
 * @param group of each row of X; missing values are a group of their own.
 * @throws RangeError on sizes that differ, or anything but two classes.
 */
export async function fairnessReport(
  model: Predictor,
  X: unknown,
  y: Target,
  group: ArrayLike<GroupKey | null | undefined>,
  options: FairnessOptions & HeldOutOptions = {},
): Promise<FairnessReport> {
  return fairnessOf(await heldOut("fairnessReport", model, X, y, options), group, options);
}

/** The report over predictions that are already known. @throws RangeError as `fairnessReport`. */
export async function fairnessOf(
  of: Predictions,
  group: ArrayLike<GroupKey | null | undefined>,
  options: FairnessOptions = {},
): Promise<FairnessReport> {
  const {
    maxDifference = 0.1,
    minRatio = 0.8,
    minRows = 30,
    alpha = 0.05,
    resamples = 500,
    seed = 0,
  } = options;
  const { positive, classes, truth, predicted, probabilities, rows } = of;
  if (positive < 0)
    throw new RangeError(
      `fairnessReport: needs a classifier of two classes; got ${of.task === "regression" ? "a regression" : `${classes.length} classes`}`,
    );
  if (rows.some((row) => row >= group.length))
    throw new RangeError(`fairnessReport: needs the group of each row of X; got ${group.length}`);
  const { threshold } = options;
  if (threshold !== undefined && probabilities === undefined)
    throw new RangeError("fairnessReport: a threshold needs probabilities, and the model gives none");
  const y = Int8Array.from(truth, (c) => (c === positive ? 1 : 0));
  const chosen = Int8Array.from(predicted, (c, i) =>
    (threshold === undefined ? c === positive : probabilities![2 * i + positive]! >= threshold) ? 1 : 0,
  );
  const keys = Array.from(rows, (row): GroupKey => group[row] ?? "(missing)");
  const slices = sliceMetrics(y, chosen, keys);
  const rng = createRng(seed);
  const draws = await drawnRates(slices, resamples, rng, options.signal);
  const groups = slices.map((slice, g): FairnessGroup =>
    Object.freeze({
      ...slice,
      intervals: Object.freeze(
        Object.fromEntries(
          RATES.map((rate) => [rate, intervalOf(draws.map((draw) => draw[g]![rate]))]),
        ) as Record<FairnessRate, Interval | null>,
      ),
      tooFew: slice.n < minRows,
    }),
  );
  const compared = groups.flatMap((each, g) => (each.tooFew ? [] : [g]));
  const gaps =
    compared.length < 2 ? [] : gapsBetween(groups, compared, draws, { maxDifference, minRatio, alpha });
  return withView(
    {
      positive: classes[positive]!,
      groups: Object.freeze(groups),
      gaps: Object.freeze(gaps),
      differences: compared.length < 2 ? null : fairnessDifferences(compared.map((g) => groups[g]!)),
      ...told(groups, gaps, minRows),
    },
    fairnessView,
  );
}

type Rates = Readonly<Record<FairnessRate, number | null>>;

/** Rates of each group in each draw; drawing rows within a group is drawing its four counts. */
async function drawnRates(
  slices: readonly Slice[],
  resamples: number,
  rng: Rng,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly Rates[])[]> {
  const out: Rates[][] = [];
  const n = slices.reduce((sum, slice) => sum + slice.n, 0);
  for (let r = 0; r < resamples; r++) {
    out.push(
      slices.map(({ n: size, tp, fp, fn }) => {
        const counts = [0, 0, 0, 0];
        for (let i = 0; i < size; i++) {
          const at = rng.integer(size);
          counts[at < tp ? 0 : at < tp + fp ? 1 : at < tp + fp + fn ? 2 : 3]!++;
        }
        const [a, b, c, d] = counts as [number, number, number, number];
        return {
          selectionRate: (a + b) / size,
          tpr: a + c === 0 ? null : a / (a + c),
          fpr: b + d === 0 ? null : b / (b + d),
          ppv: a + b === 0 ? null : a / (a + b),
        };
      }),
    );
    if ((r + 1) % Math.max(1, Math.floor(1_000_000 / n)) === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  }
  return out;
}

function intervalOf(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted.length < 2 ? null : [quantile(sorted, 0.025)!, quantile(sorted, 0.975)!];
}

function gapsBetween(
  groups: readonly FairnessGroup[],
  compared: readonly number[],
  draws: readonly (readonly Rates[])[],
  limits: { readonly maxDifference: number; readonly minRatio: number; readonly alpha: number },
): RateGap[] {
  const found = RATES.flatMap((rate) => {
    const known = compared.filter((g) => groups[g]![rate] !== null);
    if (known.length < 2) return [];
    const rateOf = (g: number): number => groups[g]![rate]!;
    const lowest = known.reduce((a, b) => (rateOf(b) < rateOf(a) ? b : a));
    const highest = known.reduce((a, b) => (rateOf(b) > rateOf(a) ? b : a));
    const counts = known.map((g) => countsOf(groups[g]!, rate));
    // The pair that is furthest apart, drawn again: the largest difference of each draw would lean upwards.
    const pairs = draws.flatMap((draw) => {
      const [low, high] = [draw[lowest]![rate], draw[highest]![rate]];
      return low === null || high === null ? [] : [{ low, high }];
    });
    return [
      { rate, lowest, highest, low: rateOf(lowest), high: rateOf(highest), p: sharedRateP(counts), pairs },
    ];
  });
  const testable = found.filter(({ p }) => p !== null);
  const adjusted = adjustPValues(testable.map(({ p }) => p!));
  return found.map(({ rate, lowest, highest, low, high, p, pairs }): RateGap => {
    const adjustedP = p === null ? null : adjusted[testable.findIndex((each) => each.rate === rate)]!;
    const ratio = high === 0 ? null : low / high;
    const matters =
      high - low > limits.maxDifference ||
      (rate === "selectionRate" && ratio !== null && ratio < limits.minRatio);
    return Object.freeze({
      rate,
      name: NAMES[rate],
      difference: high - low,
      differenceInterval: intervalOf(pairs.map((pair) => pair.high - pair.low)),
      ratio,
      ratioInterval: intervalOf(pairs.map((pair) => (pair.high === 0 ? null : pair.low / pair.high))),
      lowest: groups[lowest]!.group,
      highest: groups[highest]!.group,
      adjustedP,
      status: matters && adjustedP !== null && adjustedP <= limits.alpha ? "warn" : "pass",
    });
  });
}

/** Rows that have the rate's event, and rows that could but have not. */
function countsOf({ tp, fp, fn, tn }: Slice, rate: FairnessRate): readonly [number, number] {
  switch (rate) {
    case "selectionRate":
      return [tp + fp, fn + tn];
    case "tpr":
      return [tp, fn];
    case "fpr":
      return [fp, tn];
    case "ppv":
      return [tp, fp];
  }
}

/** Null when all rows have the event, or none. */
function sharedRateP(counts: readonly (readonly [number, number])[]): number | null {
  const events = counts.reduce((sum, [event]) => sum + event, 0);
  const others = counts.reduce((sum, [, other]) => sum + other, 0);
  if (events === 0 || others === 0) return null;
  return chiSquareIndependence(counts.map((row) => [...row])).p;
}

function told(groups: readonly FairnessGroup[], gaps: readonly RateGap[], minRows: number): Judgement {
  const few = groups.filter(({ tooFew }) => tooFew);
  const note =
    few.length === 0
      ? ""
      : ` Not compared, with fewer than ${minRows} rows: ${some(few.map(({ group }) => String(group)))}.`;
  if (gaps.length === 0)
    return judged(
      "not_evaluated",
      `Fairness: fewer than two groups have ${plural(minRows, "row")} or more.${note}`,
      "Collect more rows of the small groups.",
    );
  const open = gaps.filter(({ status }) => status === "warn");
  const said = (gap: RateGap): string =>
    `${gap.name}: ${gap.rate} is ${number(gap.difference)} apart (${String(gap.lowest)} lowest, ${String(gap.highest)} highest)`;
  if (open.length === 0) {
    const largest = gaps.reduce((a, b) => (b.difference > a.difference ? b : a));
    return judged(
      "pass",
      `Fairness: no gap both matters and exceeds chance; the largest is ${said(largest)}.${note}`,
    );
  }
  return judged(
    "warn",
    `Fairness: ${open.map(said).join("; ")}.${note}`,
    "Decide which rate must be equal in this use, look for features that stand for the group, and compare thresholds per group where that is lawful.",
  );
}
