/**
 * Optimization history: the value of each trial and the best so far, of one study or several, or their mean with one standard
 * deviation. A line that is flat for long says that more trials would be in vain. Source: Optuna 5.0,
 * `visualization/_optimization_history.py`. O(trials).
 */
import type { StudyDirection } from "../tune/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { drawable } from "./finite.ts";
import { counted, numberText } from "./number-text.ts";
import { seriesColour, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import {
  bestTrial,
  drawnText,
  evenly,
  isFeasible,
  NO_TRIAL,
  targetNameOf,
  targetOf,
  trialText,
  type StudySource,
  type StudyTrial,
} from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface OptimizationHistoryOptions {
  /** The mean of all studies by trial number rather than each of them. */
  readonly errorBar?: boolean | undefined;
  readonly title?: string | undefined;
}

/** What became of a trial. */
export type HistoryState = "feasible" | "infeasible" | "incomplete";

/** One study, or the mean of several. */
export interface HistorySeries {
  readonly name: string;
  /** Trials behind it; more than points where a study is watched while it runs. */
  readonly trials: number;
  /** Trial numbers. */
  readonly numbers: readonly number[];
  /** Null for trials that are not complete, or without a finite value. */
  readonly values: readonly (number | null)[];
  readonly states: readonly HistoryState[];
  /** Best value up to the trial; null before the first; no list where a target is given. */
  readonly best: readonly (number | null)[] | null;
  /** Standard deviations over studies. */
  readonly sd: readonly (number | null)[] | null;
  readonly bestSd: readonly (number | null)[] | null;
  readonly bestTrial: { readonly number: number; readonly value: number; readonly text: string } | null;
  /** What is said of each trial; null for more than 1500. */
  readonly texts: readonly string[] | null;
}

export interface OptimizationHistoryInfo {
  readonly title: string;
  readonly targetName: string;
  readonly errorBar: boolean;
  /** Null for a target, of which nobody knows which way is better. */
  readonly direction: StudyDirection | null;
  readonly series: readonly HistorySeries[];
  /** Trials that are pruned, failed or not over. */
  readonly incomplete: number;
}

/** @throws RangeError for several objectives without a target. */
export function optimizationHistoryInfo<T extends StudyTrial>(
  sources: StudySource<T> | readonly StudySource<T>[],
  options: OptimizationHistoryOptions = {},
): OptimizationHistoryInfo {
  const list: readonly StudySource<T>[] = Array.isArray(sources) ? sources : [sources as StudySource<T>];
  const name = list[0] === undefined ? "objective value" : targetNameOf(list[0]);
  let series = list.map((source, i) =>
    seriesOf(source, list.length === 1 ? name : (source.studyName ?? `study ${i + 1}`)),
  );
  const incomplete = series.reduce(
    (sum, { states }) => sum + states.filter((state) => state === "incomplete").length,
    0,
  );
  if (!series.some(({ values }) => values.some((value) => value !== null))) series = [];
  if (options.errorBar === true && series.length > 0) series = meanOf(series, name);
  return {
    title: options.title ?? list[0]?.title ?? "Optimization history",
    targetName: name,
    errorBar: options.errorBar ?? false,
    direction: list[0]?.target === undefined ? (list[0]?.directions[0] ?? null) : null,
    series,
    incomplete,
  };
}

/** The result in words. */
export function optimizationHistoryWords(info: OptimizationHistoryInfo): string {
  if (info.series.length === 0) return `${info.title}: ${NO_TRIAL}`;
  const parts = info.series.slice(0, 8).map(({ name, bestTrial: best, best: line, trials }) => {
    const own = info.series.length > 1 ? `${name}: ` : "";
    const last = line?.at(-1) ?? null;
    if (best !== null)
      return `${own}best ${info.targetName} ${numberText(best.value, 4)} in trial ${best.number} of ${trials}`;
    return last === null
      ? `${own}${counted(trials, "trial")}`
      : `${own}best ${info.targetName} ${numberText(last, 4)} on average after ${counted(trials, "trial")}`;
  });
  return `${info.title}: ${[...parts, ...remarks(info)].join("; ")}`;
}

/** Plotly figure. */
export function optimizationHistoryFigure(info: OptimizationHistoryInfo): Figure {
  return info.series.length === 0 ? nothingFigure(info.title, NO_TRIAL) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function optimizationHistorySvg(info: OptimizationHistoryInfo, options: SvgOptions = {}): string {
  return info.series.length === 0
    ? nothingSvg(info.title, NO_TRIAL, options)
    : planeSvg(planeOf(info), options);
}

const MOST_TEXTS = 1500;
const MOST_POINTS = 1200;

function seriesOf<T extends StudyTrial>(source: StudySource<T>, name: string): HistorySeries {
  const { trials, directions } = source;
  const valueOf = targetOf(source, "optimizationHistory");
  const states = trials.map((trial): HistoryState =>
    trial.state !== "COMPLETE" ? "incomplete" : isFeasible(trial) ? "feasible" : "infeasible",
  );
  const raw = trials.map((trial, i) => (states[i] === "incomplete" ? NaN : valueOf(trial)));
  const values = raw.map((value) => (drawable(value) ? value + 0 : null));
  const direction = directions[0] ?? "minimize";
  const best = source.target === undefined ? bestSoFar(raw, states, direction) : null;
  // Where the best is infinite there is no place to mark.
  const found =
    best === null || (best.at(-1) ?? null) === null
      ? null
      : bestTrial(
          trials.flatMap((trial, i) =>
            values[i]! === null ? [] : [{ trial, value: values[i]!, feasible: states[i] === "feasible" }],
          ),
          direction,
        );
  const target = targetNameOf(source);
  const text = (trial: StudyTrial, value: number | null): string =>
    trialText(trial, value === null ? trial.state.toLowerCase() : `${target} ${numberText(value, 5)}`);
  return {
    name,
    trials: trials.length,
    numbers: trials.map(({ number }) => number),
    values,
    states,
    best,
    sd: null,
    bestSd: null,
    bestTrial: found && {
      number: found.trial.number,
      value: found.value,
      text: text(found.trial, found.value),
    },
    texts: trials.length <= MOST_TEXTS ? trials.map((trial, i) => text(trial, values[i]!)) : null,
  };
}

/** Null before the first feasible value, and from an infinite one on. */
function bestSoFar(
  values: readonly number[],
  states: readonly HistoryState[],
  direction: StudyDirection,
): (number | null)[] {
  const sign = direction === "maximize" ? -1 : 1;
  let best = sign * Infinity;
  return values.map((value, i) => {
    if (states[i] === "feasible" && sign * value < sign * best) best = value;
    return drawable(best) ? best + 0 : null;
  });
}

/** Means over the feasible trials of each number; numbers without one are left out. */
function meanOf(series: readonly HistorySeries[], name: string): HistorySeries[] {
  const feasible = new Map<number, number[]>();
  const best = new Map<number, number[]>();
  for (const { numbers, values, states, best: own } of series)
    numbers.forEach((number, i) => {
      if (states[i] === "feasible") append(feasible, number, values[i]!);
      if (own !== null) append(best, number, own[i]!);
    });
  if (feasible.size === 0) return [];
  const numbers = [...feasible.keys()].toSorted((a, b) => a - b);
  const values = numbers.map((number) => moments(feasible.get(number)!));
  const bests = series.every((one) => one.best !== null)
    ? numbers.map((number) => moments(best.get(number)!))
    : null;
  return [
    {
      name,
      trials: numbers.length,
      numbers,
      values: values.map(({ mean }) => mean),
      states: numbers.map(() => "feasible"),
      best: bests?.map(({ mean }) => mean) ?? null,
      sd: values.map(({ sd }) => sd),
      bestSd: bests?.map(({ sd }) => sd) ?? null,
      bestTrial: null,
      texts: null,
    },
  ];
}

function append(lists: Map<number, number[]>, key: number, value: number | null): void {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  if (value !== null) list.push(value);
}

/** Mean and standard deviation (divided by n, as Optuna's); null of no values. */
function moments(values: readonly number[]): { readonly mean: number | null; readonly sd: number | null } {
  if (values.length === 0) return { mean: null, sd: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

function remarks(info: OptimizationHistoryInfo): string[] {
  const bad = info.series.reduce(
    (sum, { states }) => sum + states.filter((state) => state === "infeasible").length,
    0,
  );
  const endless = info.series.reduce(
    (sum, { states, values }) =>
      sum + values.filter((value, i) => value === null && states[i] !== "incomplete").length,
    0,
  );
  return [
    ...(endless > 0 ? [`${counted(endless, "trial")} without a finite value`] : []),
    ...(bad > 0 ? [`${counted(bad, "trial")} infeasible`] : []),
    ...(info.incomplete > 0 ? [`${counted(info.incomplete, "trial")} not complete`] : []),
  ];
}

function planeOf(info: OptimizationHistoryInfo): Plane {
  const { series, errorBar } = info;
  const most = Math.max(40, Math.floor(MOST_POINTS / series.length));
  const drawn: string[] = [];
  const shown = series.slice(0, 12);
  const layers = shown.flatMap((one, k) => {
    const places = one.values.flatMap((value, i) => (value === null ? [] : [i]));
    const improving = places.filter(
      (i) => one.best !== null && one.best[i]! === one.values[i]! && one.best[i - 1] !== one.best[i],
    );
    const kept = evenly(places.length, most, improving.map((i) => places.indexOf(i)).slice(-200)).map(
      (i) => places[i]!,
    );
    drawn.push(
      ...drawnText(
        kept.length,
        Math.max(places.length, one.trials - (series.length === 1 ? info.incomplete : 0)),
      ),
    );
    return seriesLayers(one, kept, k, shown.length === 1, errorBar);
  });
  const first = shown[0]!;
  const count = first.trials;
  const remark = [
    shown.length > 1
      ? `${shown.length} studies`
      : errorBar
        ? `mean ± 1 SD, ${counted(count, "trial")}`
        : counted(count, "trial"),
    ...(info.direction === null ? [] : [`${info.direction}d`]),
    ...remarks(info),
    ...(series.length > shown.length ? [`${shown.length} of ${series.length} studies drawn`] : []),
    ...drawn.slice(0, 1),
  ].join(" · ");
  const all = layers.flatMap((layer) => ("y" in layer ? layer.y : [])).filter((value) => value !== null);
  const [lo, hi] = [
    all.reduce((a, b) => Math.min(a, b), Infinity),
    all.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  return {
    title: info.title,
    remark,
    words: optimizationHistoryWords(info),
    x: { title: "trial", whole: true },
    panels: [
      { y: { title: info.targetName, ...(lo > 0 && hi / lo >= 1000 && { scale: "log" as const }) }, layers },
    ],
  };
}

function seriesLayers(
  series: HistorySeries,
  kept: readonly number[],
  k: number,
  single: boolean,
  errorBar: boolean,
): PlaneLayer[] {
  const { name, numbers, values, states, best, sd, bestSd } = series;
  const good = kept.filter((i) => states[i] === "feasible" && values[i]! !== null);
  const bad = kept.filter((i) => states[i] === "infeasible");
  const colour = single ? "blue" : seriesColour(k);
  const texts = (places: readonly number[]): { texts?: string[] } =>
    series.texts === null
      ? { texts: places.map((i) => `trial ${numbers[i]!}: ${numberText(values[i]!, 5)}`) }
      : { texts: places.map((i) => series.texts![i]!) };
  const at = (places: readonly number[]): { x: number[]; y: (number | null)[] } => ({
    x: places.map((i) => numbers[i]!),
    y: places.map((i) => values[i]!),
  });
  const edge = (ends: readonly (number | null)[], sign: number): (number | null)[] =>
    numbers.map((_, i) => (best![i]! === null || ends[i]! === null ? null : best![i]! + sign * ends[i]!));
  const layers: PlaneLayer[] = [];
  if (bad.length > 0)
    layers.push({
      kind: "points",
      colour: "grey",
      small: true,
      ...at(bad),
      ...texts(bad),
      ...(single && { name: "infeasible" }),
    });
  const bars =
    sd !== null && good.length <= 150
      ? {
          low: good.map((i) => values[i]! - sd[i]!),
          high: good.map((i) => values[i]! + sd[i]!),
        }
      : {};
  if (best !== null && bestSd !== null)
    layers.push({
      kind: "band",
      colour: single ? "orange" : colour,
      x: numbers,
      low: edge(bestSd, -1),
      high: edge(bestSd, 1),
    });
  if (good.length > 0)
    layers.push({
      kind: "points",
      colour,
      small: true,
      ...at(good),
      ...texts(good),
      ...bars,
      ...(single && { name: errorBar ? "mean of trials" : "trials" }),
    });
  if (best !== null) {
    const line = errorBar ? joined(numbers, best) : stepped(numbers, best);
    layers.push({
      kind: "line",
      colour: single ? "orange" : colour,
      ...line,
      ...(single
        ? { name: errorBar ? "mean of best so far" : "best so far" }
        : { name, ...(series.bestTrial !== null && { note: numberText(series.bestTrial.value, 4) }) }),
    });
  }
  if (series.bestTrial !== null)
    layers.push({
      kind: "points",
      colour: single ? "red" : colour,
      x: [series.bestTrial.number],
      y: [series.bestTrial.value],
      texts: [series.bestTrial.text],
      ...(single && {
        name: "best",
        note: `${numberText(series.bestTrial.value, 4)} in trial ${series.bestTrial.number}`,
      }),
    });
  return layers;
}

/** Steps at the trials that improve, up to the last trial. */
function stepped(numbers: readonly number[], best: readonly (number | null)[]): { x: number[]; y: number[] } {
  const [x, y]: [number[], number[]] = [[], []];
  best.forEach((value, i) => {
    if (value === null || value === y.at(-1)) return;
    if (y.length > 0) {
      x.push(numbers[i]!);
      y.push(y.at(-1)!);
    }
    x.push(numbers[i]!);
    y.push(value);
  });
  if (x.length > 0 && x.at(-1)! < numbers.at(-1)!) {
    x.push(numbers.at(-1)!);
    y.push(y.at(-1)!);
  }
  return { x, y };
}

function joined(
  numbers: readonly number[],
  best: readonly (number | null)[],
): { x: number[]; y: (number | null)[] } {
  const places = evenly(numbers.length, 300);
  return { x: places.map((i) => numbers[i]!), y: places.map((i) => best[i]!) };
}
