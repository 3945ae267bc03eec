/**
 * Ranks: trials over two parameters at a time, coloured by the rank of their value, so that outliers and scale do not matter.
 * Source: Optuna 5.0, `visualization/_rank.py`. O(trials · log trials).
 */
import { quantile } from "../core/index.ts";
import type { StudyDirection } from "../tune/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import type { Panel, PanelGrid, PanelPoints } from "./panel-grid.ts";
import { panelGridFigure } from "./panel-grid-figure.ts";
import { panelGridSvg } from "./panel-grid-svg.ts";
import { panelAxis, paramAxis, paramText, placesOf, type ParamAxis } from "./param-axis.ts";
import { jitter } from "./slice-params.ts";
import {
  bestTrial,
  briefText,
  drawnText,
  evenly,
  NO_TRIAL,
  paramNames,
  targetNameOf,
  trialText,
  valuedTrials,
  type StudySource,
  type StudyTrial,
} from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface RankParamsOptions {
  /** In this order; default: all, by name. */
  readonly params?: readonly string[] | undefined;
}

export interface RankParamsInfo {
  readonly title: string;
  readonly targetName: string;
  readonly direction: StudyDirection | null;
  readonly axes: readonly ParamAxis[];
  /** By trial. */
  readonly numbers: readonly number[];
  readonly values: readonly number[];
  readonly feasible: readonly boolean[];
  /** From 0 for the least value to 1 for the greatest; equal values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** Least value, quartiles, greatest value. */
  readonly quartiles: readonly number[];
  readonly best: number | null;
  /** What is said of each trial; null for more than 1500. */
  readonly texts: readonly string[] | null;
}

/** @throws RangeError for several objectives without a target, and for a parameter that no trial has. */
export function rankParamsInfo<T extends StudyTrial>(
  source: StudySource<T>,
  options: RankParamsOptions = {},
): RankParamsInfo {
  const valued = valuedTrials(source, "rank");
  const trials = valued.map(({ trial }) => trial);
  const values = valued.map(({ value }) => value);
  const direction = source.target === undefined ? (source.directions[0] ?? null) : null;
  const target = targetNameOf(source);
  const sorted = Float64Array.from(values).sort();
  const best = direction === null ? null : bestTrial(valued, direction);
  const known = paramNames(valued, options.params, "rank");
  const names =
    options.params === undefined
      ? known
      : [...new Set(options.params)].filter((name) => known.includes(name));
  return {
    title: source.title ?? "Ranks",
    targetName: target,
    direction,
    axes: names.map((name) => paramAxis(trials, name)),
    numbers: trials.map(({ number }) => number),
    values,
    feasible: valued.map(({ feasible }) => feasible),
    ranks: ranksOf(values, sorted),
    quartiles: values.length === 0 ? [] : [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p)!),
    best: best === null ? null : valued.indexOf(best),
    texts:
      valued.length > 1500
        ? null
        : valued.map(({ trial, value }) => trialText(trial, `${target} ${numberText(value, 5)}`)),
  };
}

/** The result in words. */
export function rankParamsWords(info: RankParamsInfo): string {
  const why = reason(info);
  if (why !== undefined) return `${info.title}: ${why}`;
  const [least, , median, , most] = info.quartiles;
  return `${info.title}: ${info.targetName} of ${counted(info.values.length, "trial")} over ${info.axes
    .slice(0, 8)
    .map(({ name }) => name)
    .join(", ")}; least ${numberText(least!)}, median ${numberText(median!)}, greatest ${numberText(most!)}`;
}

/** Plotly figure. */
export function rankParamsFigure(info: RankParamsInfo): Figure {
  const why = reason(info);
  return why === undefined ? panelGridFigure(gridOf(info)) : nothingFigure(info.title, why);
}

/** Static picture of the same. */
export function rankParamsSvg(info: RankParamsInfo, options: SvgOptions = {}): string {
  const why = reason(info);
  return why === undefined ? panelGridSvg(gridOf(info), options) : nothingSvg(info.title, why, options);
}

const MOST_PARAMS = 6;
/** Points of all panels up to which each says all of its trial. */
const MOST_TEXTS = 3000;
const MOST_POINTS = 1800;

function reason({ values, axes }: RankParamsInfo): string | undefined {
  if (values.length === 0) return NO_TRIAL;
  if (values.length === 1) return "nothing to show: only one trial is complete";
  return axes.length < 2
    ? `nothing to show: two parameters are needed, the trials have ${axes.length}`
    : undefined;
}

function ranksOf(values: readonly number[], sorted: Float64Array): number[] {
  if (values.length < 2) return values.map(() => 0.5);
  const mean = new Map<number, number>();
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1] === sorted[from]) to++;
    mean.set(sorted[from]!, (from + to) / 2 / (sorted.length - 1));
    from = to + 1;
  }
  return values.map((value) => mean.get(value)!);
}

function gridOf(info: RankParamsInfo): PanelGrid {
  const axes = info.axes.slice(0, MOST_PARAMS);
  const side = axes.length - 1;
  const most = Math.floor((MOST_POINTS / (side * axes.length)) * 2);
  const panels = Array.from({ length: side * side }, (_, i): Panel | null => {
    const [row, column] = [Math.floor(i / side), i % side];
    return column > row ? null : panelOf(info, axes[column]!, axes[row + 1]!, most);
  });
  const end = (share: string, i: number): string => `${share} ${numberText(info.quartiles[i]!)}`;
  return {
    title: info.title,
    remark: [
      `${info.targetName} of ${counted(info.values.length, "complete trial")}`,
      ...(info.direction === null ? [] : [`${info.direction}d`]),
      `median ${numberText(info.quartiles[2]!)}`,
      ...(axes.length < info.axes.length
        ? [`${axes.length} of ${countText(info.axes.length)} parameters drawn`]
        : []),
      ...drawnText(Math.min(most, info.values.length), info.values.length),
    ].join(" · "),
    words: rankParamsWords(info),
    columns: side,
    panels,
    sharedX: side > 1,
    ramp: "sides",
    key:
      info.direction === "maximize"
        ? { title: "rank:", low: end("best", 4), high: end("worst", 0) }
        : info.direction === "minimize"
          ? { title: "rank:", low: end("best", 0), high: end("worst", 4) }
          : { title: "rank:", low: end("least", 0), high: end("greatest", 4) },
    names: [
      ...(info.best === null
        ? []
        : [{ look: "best" as const, name: `best: trial ${info.numbers[info.best]!}` }]),
      ...(info.feasible.includes(false) ? [{ look: "infeasible" as const, name: "infeasible" }] : []),
    ],
  };
}

function panelOf(info: RankParamsInfo, xParam: ParamAxis, yParam: ParamAxis, most: number): Panel {
  const [x, y] = [panelAxis(xParam), panelAxis(yParam)];
  const [xs, ys] = [placesOf(xParam), placesOf(yParam)];
  const both = info.values.flatMap((_, i) => (xs[i]! === null || ys[i]! === null ? [] : [i]));
  if (both.length === 0) return { x, y, layers: [], empty: "never together" };
  const drawn = evenly(
    both.length,
    most,
    [both.indexOf(info.best ?? -1)].filter((i) => i >= 0),
  ).map((i) => both[i]!);
  const shade = (i: number): number => (info.direction === "maximize" ? 1 - info.ranks[i]! : info.ranks[i]!);
  const some = (look: PanelPoints["look"], own: readonly number[]): PanelPoints[] =>
    own.length === 0
      ? []
      : [
          {
            kind: "points",
            look,
            x: own.map((i) => xs[i]! + (xParam.isCategory ? jitter(info.numbers[i]!) : 0)),
            y: own.map((i) => ys[i]! + (yParam.isCategory ? jitter(info.numbers[i]! * 7 + 3) : 0)),
            ...(look === "shaded" && { shades: own.map((i) => Math.round(shade(i) * 1000) / 1000) }),
            texts: own.map((i) => textOf(info, i, xParam, yParam)),
          },
        ];
  return {
    x,
    y,
    layers: [
      ...some(
        "infeasible",
        drawn.filter((i) => !info.feasible[i]!),
      ),
      ...some(
        "shaded",
        drawn.filter((i) => info.feasible[i]! && i !== info.best),
      ),
      ...some(
        "best",
        drawn.filter((i) => i === info.best),
      ),
    ],
  };
}

/** All of a trial; of many panels what this one shows of it. */
function textOf(info: RankParamsInfo, i: number, x: ParamAxis, y: ParamAxis): string {
  const text = info.texts?.[i] ?? `trial ${info.numbers[i]!}: ${numberText(info.values[i]!, 5)}`;
  if (info.texts !== null && info.values.length * info.axes.length ** 2 <= MOST_TEXTS) return text;
  return briefText(text, [
    [x.name, paramText(x.values[i]!)],
    [y.name, paramText(y.values[i]!)],
  ]);
}
