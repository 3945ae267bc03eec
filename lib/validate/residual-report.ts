/**
 * Residual report of a regression: what y − ŷ should not show. Bias, over all and by tenths of the prediction; a pattern along a feature; a
 * spread that grows with the prediction (Breusch–Pagan); runs in time (Durbin–Watson, where rows have an order); tails
 * (quantiles against the normal); and the rows that weigh most.
 *
 * A feature's bins (tenths, or categories) are compared by one-way analysis of variance; p is adjusted over features (Holm) and the share
 * η² of residual variance must reach `minEta`. Normality is shown and not judged: predictions need it only for textbook intervals.
 * Source: Koenker (1981); Durbin & Watson (1950); D'Agostino's K² (1973). O(n log n · columns).
 */
import { residualView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import {
  adjustPValues,
  dagostinoK2,
  fisherFDistribution,
  normalQuantile,
  quantiles,
  studentTDistribution,
} from "../core/index.ts";
import { number, percent, plural } from "../core/words.ts";
import { rowSource, type Design, type Target } from "../data/index.ts";
import { breuschPagan, durbinWatson, type BreuschPagan } from "../metrics/index.ts";
import type { Predictor } from "../models/index.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import type { Predictions } from "./predictions.ts";

export interface ResidualOptions {
  /** Order of the rows of X (times, positions), where they have one; true: as they stand. */
  readonly order?: ArrayLike<number> | true | undefined;
  /** Bins along the prediction and along each feature; default 10. */
  readonly bins?: number;
  /** Default 0.05. */
  readonly alpha?: number;
  /** Share of residual variance along a feature that matters; default 0.02. */
  readonly minEta?: number;
  /** Durbin–Watson further than this from 2 matters; default 0.5. */
  readonly maxDurbinWatson?: number;
  /** Rows to list; default 20. */
  readonly limit?: number;
}

export interface ResidualBin {
  /** A range, or a category; "(missing)". */
  readonly bin: string;
  /** Mean of the prediction or the feature; null for categories. */
  readonly middle: number | null;
  readonly n: number;
  readonly mean: number;
  /** 95 %, by t; null for a single row. */
  readonly interval: Interval | null;
  /** ddof 1; null for a single row. */
  readonly std: number | null;
}

export interface FeatureResiduals {
  readonly column: string;
  readonly bins: readonly ResidualBin[];
  /** Share of the residuals' variance between bins; null for a single bin. */
  readonly eta2: number | null;
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly pattern: boolean;
}

export interface ResidualReport extends Judgement {
  readonly n: number;
  readonly mean: number;
  readonly meanInterval: Interval;
  /** ddof 1. */
  readonly std: number;
  /** By tenths of the prediction. */
  readonly byPrediction: readonly ResidualBin[];
  readonly byFeature: readonly FeatureResiduals[];
  /** Quantiles of the standard normal and of the standardised residuals, at most 200. */
  readonly normal: {
    readonly theoretical: readonly number[];
    readonly observed: readonly number[];
    readonly p: number | null;
  };
  /** Null when residuals or predictions do not vary. */
  readonly breuschPagan: BreuschPagan | null;
  /** Null without an order. */
  readonly durbinWatson: number | null;
  /** The largest |residual| first. */
  readonly largest: readonly {
    readonly row: number;
    readonly truth: number;
    readonly predicted: number;
    readonly residual: number;
    /** Residual over its standard deviation. */
    readonly standardised: number | null;
    /** Of all squared residuals. */
    readonly share: number | null;
  }[];
  readonly findings: readonly (Judgement & { readonly about: ResidualFinding })[];
}

export type ResidualFinding = "bias" | "feature" | "spread" | "order";

/** @throws RangeError for a classifier, or on sizes that differ. */
export async function residualReport(
  model: Predictor,
  X: unknown,
  y: Target,
  options: ResidualOptions & HeldOutOptions = {},
): Promise<ResidualReport> {
  const of = await heldOut("residualReport", model, X, y, options);
  return residualsOf(of, rowSource("residualReport", X).design(), options);
}

/** The report over predictions that are already known; X has all rows. @throws RangeError as `residualReport`, or for fewer than 3 rows. */
export function residualsOf(of: Predictions, X: Design, options: ResidualOptions = {}): ResidualReport {
  const { bins = 10, alpha = 0.05, minEta = 0.02, maxDurbinWatson = 0.5, limit = 20 } = options;
  const { task, truth, predicted, rows } = of;
  if (task !== "regression")
    throw new RangeError("residualReport: needs a regression; got classes; see calibrationReport");
  const n = rows.length;
  if (n < 3) throw new RangeError(`residualReport: needs 3 rows or more; got ${n}`);
  const residuals = Float64Array.from(truth, (value, i) => value - predicted[i]!);
  const whole = statisticsOf("all", residuals, Array.from(residuals.keys()), null);
  const std = whole.std!;
  const byPrediction = binned(Float64Array.from(predicted), undefined, residuals, bins);
  const byFeature = featureResiduals(X, rows, residuals, bins, alpha, minEta);
  const order = orderOf(options.order, rows);
  const sorted = residuals.toSorted();
  const points = Math.min(n, 200);
  const shares = Float64Array.from({ length: points }, (_, i) => (i + 0.5) / points);
  const squares = residuals.reduce((sum, r) => sum + r * r, 0);
  const worst = Array.from(residuals.keys())
    .sort((a, b) => Math.abs(residuals[b]!) - Math.abs(residuals[a]!) || rows[a]! - rows[b]!)
    .slice(0, limit);
  const spread = breuschPagan(truth, predicted);
  const runs =
    order === undefined
      ? null
      : durbinWatson(
          Float64Array.from(order, (i) => truth[i]!),
          Float64Array.from(order, (i) => predicted[i]!),
        );
  const findings = [
    biasFinding(whole, byPrediction, alpha),
    featureFinding(byFeature),
    spreadFinding(spread, byPrediction, alpha),
    orderFinding(runs, maxDurbinWatson),
  ];
  return withView(
    {
      n,
      mean: whole.mean,
      meanInterval: whole.interval!,
      std,
      byPrediction,
      byFeature,
      normal: Object.freeze({
        theoretical: Array.from(shares, (share) => normalQuantile(share)),
        observed: Array.from(quantiles(sorted, shares), (r) => (std > 0 ? (r - whole.mean) / std : 0)),
        p: n >= 20 && std > 0 ? dagostinoK2(residuals).p : null,
      }),
      breuschPagan: spread,
      durbinWatson: runs,
      largest: Object.freeze(
        worst.map((i) =>
          Object.freeze({
            row: rows[i]!,
            truth: truth[i]!,
            predicted: predicted[i]!,
            residual: residuals[i]!,
            standardised: std > 0 ? residuals[i]! / std : null,
            share: squares > 0 ? residuals[i]! ** 2 / squares : null,
          }),
        ),
      ),
      findings: Object.freeze(findings),
      ...overall(findings, n, std),
    },
    residualView,
  );
}

function statisticsOf(
  bin: string,
  values: Float64Array,
  at: readonly number[],
  middle: number | null,
): ResidualBin {
  const n = at.length;
  const mean = at.reduce((sum, i) => sum + values[i]! / n, 0);
  if (n === 1) return Object.freeze({ bin, middle, n, mean, interval: null, std: null });
  const std = Math.sqrt(at.reduce((sum, i) => sum + (values[i]! - mean) ** 2, 0) / (n - 1));
  const reach = (studentTDistribution(n - 1).quantile(0.975) * std) / Math.sqrt(n);
  return Object.freeze({ bin, middle, n, mean, interval: [mean - reach, mean + reach] as const, std });
}

/** Bins of about equal rows, equal values in one bin; or categories; missing values last. */
function binned(
  values: Float64Array,
  names: readonly string[] | undefined,
  residuals: Float64Array,
  bins: number,
): readonly ResidualBin[] {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const few = new Set(present).size <= bins;
  const cuts =
    names !== undefined || few
      ? []
      : [
          ...new Set(
            quantiles(
              present,
              Float64Array.from({ length: bins - 1 }, (_, b) => (b + 1) / bins),
            ),
          ),
        ];
  const members = new Map<string, number[]>();
  const labels = new Map<string, number>();
  for (const [i, value] of values.entries()) {
    let place = 0;
    if (names === undefined && !few) while (place < cuts.length && cuts[place]! < value) place++;
    const rank = Number.isNaN(value) ? Infinity : names !== undefined || few ? value : place;
    const label = Number.isNaN(value)
      ? "(missing)"
      : names !== undefined
        ? names[value]!
        : few
          ? String(value)
          : rangeText(cuts[place - 1], cuts[place]);
    const own = members.get(label);
    if (own === undefined) {
      members.set(label, [i]);
      labels.set(label, rank);
    } else own.push(i);
  }
  return Object.freeze(
    [...members]
      .sort(([a], [b]) => labels.get(a)! - labels.get(b)!)
      .map(([label, at]) => {
        const middle =
          names !== undefined || label === "(missing)"
            ? null
            : at.reduce((sum, i) => sum + values[i]! / at.length, 0);
        return statisticsOf(label, residuals, at, middle);
      }),
  );
}

function rangeText(low: number | undefined, high: number | undefined): string {
  if (low === undefined) return `≤ ${number(high!)}`;
  return high === undefined ? `> ${number(low)}` : `${number(low)} to ${number(high)}`;
}

function featureResiduals(
  X: Design,
  rows: Int32Array,
  residuals: Float64Array,
  bins: number,
  alpha: number,
  minEta: number,
): readonly FeatureResiduals[] {
  const found = X.names.map((column, j) => {
    const values = Float64Array.from(rows, (row) => X.values[row * X.columns + j]!);
    const parts = binned(values, X.categories?.[j], residuals, bins);
    return { column, bins: parts, ...variance(parts) };
  });
  const known = found.filter(({ p }) => p !== null);
  const adjusted = adjustPValues(known.map(({ p }) => p!));
  return Object.freeze(
    found.map((each) => {
      const at = known.indexOf(each);
      const adjustedP = at < 0 ? null : adjusted[at]!;
      return Object.freeze({
        ...each,
        adjustedP,
        pattern: adjustedP !== null && adjustedP <= alpha && each.eta2! >= minEta,
      });
    }),
  );
}

/** One-way analysis of variance over bins. */
function variance(bins: readonly ResidualBin[]): { readonly eta2: number | null; readonly p: number | null } {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const mean = bins.reduce((sum, bin) => sum + (bin.n / n) * bin.mean, 0);
  const between = bins.reduce((sum, bin) => sum + bin.n * (bin.mean - mean) ** 2, 0);
  const within = bins.reduce((sum, bin) => sum + (bin.n - 1) * (bin.std ?? 0) ** 2, 0);
  const [df1, df2] = [bins.length - 1, n - bins.length];
  if (df1 < 1 || df2 < 1 || !(between + within > 0)) return { eta2: null, p: null };
  const eta2 = between / (between + within);
  return { eta2, p: within > 0 ? fisherFDistribution(df1, df2).sf(between / df1 / (within / df2)) : 0 };
}

/** Positions of the predictions in the order asked for. */
function orderOf(order: ResidualOptions["order"], rows: Int32Array): Int32Array | undefined {
  if (order === undefined) return undefined;
  const key = (i: number): number => (order === true ? rows[i]! : order[rows[i]!]!);
  if (order !== true && rows.some((row) => row >= order.length))
    throw new RangeError(`residualReport: order needs a value for each row of X; got ${order.length}`);
  return Int32Array.from([...rows.keys()].sort((a, b) => key(a) - key(b) || rows[a]! - rows[b]!));
}

type Found = Judgement & { readonly about: ResidualFinding };

function biasFinding(whole: ResidualBin, byPrediction: readonly ResidualBin[], alpha: number): Found {
  const { mean, std, n } = whole;
  const about = "bias";
  const tested = byPrediction.filter((bin) => bin.std !== null && bin.std > 0 && bin.n >= 5);
  const adjusted = adjustPValues(
    [whole, ...tested].map((bin) => {
      const t = bin.std! > 0 ? Math.abs(bin.mean) / (bin.std! / Math.sqrt(bin.n)) : 0;
      return Math.min(1, 2 * studentTDistribution(bin.n - 1).sf(t));
    }),
  );
  const worst = tested
    .filter((bin, at) => adjusted[at + 1]! <= alpha && Math.abs(bin.mean) > 0.1 * std!)
    .toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean))[0];
  if (adjusted[0]! <= alpha && Math.abs(mean) > 0.1 * std!)
    return {
      about,
      ...judged(
        "warn",
        `Bias: predictions are ${mean > 0 ? "too low" : "too high"} by ${number(Math.abs(mean))} on the mean of ${plural(n, "row")}.`,
        "Look for a shift between training and these rows; predict the mean and not the median of a skewed target.",
      ),
    };
  if (worst !== undefined)
    return {
      about,
      ...judged(
        "warn",
        `Bias: where the prediction is ${worst.bin} it is ${worst.mean > 0 ? "too low" : "too high"} by ${number(Math.abs(worst.mean))}.`,
        "The shape of the model is wrong there: use one that bends more, or transform the target.",
      ),
    };
  return {
    about,
    ...judged(
      "pass",
      `Bias: mean residual ${number(mean)}, no tenth of the predictions is off by more than chance.`,
    ),
  };
}

function featureFinding(byFeature: readonly FeatureResiduals[]): Found {
  const open = byFeature.filter(({ pattern }) => pattern).toSorted((a, b) => b.eta2! - a.eta2!);
  const [first] = open;
  if (first === undefined)
    return { about: "feature", ...judged("pass", "Features: residuals show no pattern along any of them.") };
  return {
    about: "feature",
    ...judged(
      "warn",
      `Features: residuals follow ${open
        .slice(0, 3)
        .map(({ column, eta2 }) => `"${column}" (${percent(eta2!)} of their variance)`)
        .join(", ")}.`,
      `The model misses the shape of "${first.column}": add bends or interactions, or use trees.`,
    ),
  };
}

function spreadFinding(test: BreuschPagan | null, bins: readonly ResidualBin[], alpha: number): Found {
  if (test === null)
    return { about: "spread", ...judged("not_evaluated", "Spread: predictions or residuals do not vary.") };
  const stds = bins.flatMap(({ std, n }) => (std === null || n < 5 ? [] : [std]));
  const ratio = stds.length < 2 ? 1 : Math.max(...stds) / Math.max(Number.MIN_VALUE, Math.min(...stds));
  if (test.p > alpha || ratio < 1.5)
    return {
      about: "spread",
      ...judged("pass", `Spread: much the same at all predictions (Breusch–Pagan p ${number(test.p)}).`),
    };
  return {
    about: "spread",
    ...judged(
      "warn",
      `Spread: changes with the prediction (Breusch–Pagan p ${number(test.p)}, largest over smallest ${number(ratio)}).`,
      "Transform the target (log), weigh rows, or give intervals that vary (quantile loss, conformal on scaled residuals).",
    ),
  };
}

function orderFinding(value: number | null, limit: number): Found {
  if (value === null)
    return {
      about: "order",
      ...judged(
        "not_evaluated",
        "Order: rows have none that is known.",
        "Give order: the times of the rows.",
      ),
    };
  const off = Math.abs(value - 2) > limit;
  return {
    about: "order",
    ...(off
      ? judged(
          "warn",
          `Order: neighbouring residuals ${value < 2 ? "are alike" : "alternate"} (Durbin–Watson ${number(value)}, 2 without correlation).`,
          "Add lags, trend or season as features, and split in time.",
        )
      : judged("pass", `Order: neighbouring residuals are not alike (Durbin–Watson ${number(value)}).`)),
  };
}

function overall(findings: readonly Found[], n: number, std: number): Judgement {
  const open = findings.filter(({ status }) => status === "warn");
  if (open.length === 0)
    return judged(
      "pass",
      `Residuals: nothing to see in ${plural(n, "row")}; standard deviation ${number(std)}.`,
    );
  return judged(
    "warn",
    `Residuals: ${open.map(({ message }) => message).join(" ")}`,
    open.map(({ fix }) => fix).join(" "),
  );
}
