/**
 * Slices: the value of each trial over one parameter at a time, later trials stronger, so that it shows where a parameter is
 * good and where the search has gone. Source: Optuna 5.0, `visualization/_slice.py`. O(trials × parameters).
 */
import type { StudyDirection } from "../tune/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import type { Panel, PanelAxis, PanelGrid, PanelPoints } from "./panel-grid.ts";
import { panelGridFigure } from "./panel-grid-figure.ts";
import { panelGridSvg } from "./panel-grid-svg.ts";
import { distributionOf, isLogScale } from "./param-axis.ts";
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

export interface SliceParamsOptions {
  /** Default: all. */
  readonly params?: readonly string[] | undefined;
}

export interface SlicePanel {
  readonly name: string;
  readonly isLog: boolean;
  /** Choices of a categorical parameter, in their own order; x then holds their places. */
  readonly labels: readonly string[] | null;
  readonly whole: boolean;
  /** By trial that has the parameter; of a categorical one by choice. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly trials: readonly number[];
  readonly feasible: readonly boolean[];
}

export interface SliceParamsInfo {
  readonly title: string;
  readonly targetName: string;
  readonly direction: StudyDirection | null;
  readonly trials: number;
  /** The greatest trial number. */
  readonly last: number;
  readonly best: { readonly number: number; readonly value: number } | null;
  readonly panels: readonly SlicePanel[];
  /** What is said of a trial, by its number; null for more than 1500. */
  readonly texts: Readonly<Record<number, string>> | null;
}

/** @throws RangeError for several objectives without a target, and for a parameter that no trial has. */
export function sliceParamsInfo<T extends StudyTrial>(
  source: StudySource<T>,
  options: SliceParamsOptions = {},
): SliceParamsInfo {
  const valued = valuedTrials(source, "slice");
  const direction = source.target === undefined ? (source.directions[0] ?? null) : null;
  const target = targetNameOf(source);
  const best = direction === null ? null : bestTrial(valued, direction);
  return {
    title: source.title ?? "Slices",
    targetName: target,
    direction,
    trials: valued.length,
    last: valued.at(-1)?.trial.number ?? 0,
    best: best && { number: best.trial.number, value: best.value },
    panels: paramNames(valued, options.params, "slice").map((name) => sliceOf(valued, name)),
    texts:
      valued.length > 1500
        ? null
        : Object.fromEntries(
            valued.map(({ trial, value }) => [
              trial.number,
              trialText(trial, `${target} ${numberText(value, 5)}`),
            ]),
          ),
  };
}

/** The result in words. */
export function sliceParamsWords(info: SliceParamsInfo): string {
  if (info.panels.length === 0) return `${info.title}: ${reason(info)}`;
  const at = (panel: SlicePanel): string[] => {
    const i = panel.trials.indexOf(info.best?.number ?? -1);
    return i < 0
      ? []
      : [`${panel.name} ${panel.labels === null ? numberText(panel.x[i]!) : panel.labels[panel.x[i]!]!}`];
  };
  const places = info.panels.slice(0, 8).flatMap(at);
  const best =
    info.best === null || places.length === 0
      ? ""
      : `; the best, trial ${info.best.number} with ${numberText(info.best.value, 4)}, has ${places.join(", ")}`;
  return `${info.title}: ${info.targetName} of ${counted(info.trials, "trial")} over ${counted(info.panels.length, "parameter")}${best}`;
}

/** Plotly figure. */
export function sliceParamsFigure(info: SliceParamsInfo): Figure {
  return info.panels.length === 0 ? nothingFigure(info.title, reason(info)) : panelGridFigure(gridOf(info));
}

/** Static picture of the same. */
export function sliceParamsSvg(info: SliceParamsInfo, options: SvgOptions = {}): string {
  return info.panels.length === 0
    ? nothingSvg(info.title, reason(info), options)
    : panelGridSvg(gridOf(info), options);
}

const MOST_PANELS = 12;
/** Points of all panels up to which each says all of its trial. */
const MOST_TEXTS = 1200;
const MOST_POINTS = 1600;

function reason({ trials }: SliceParamsInfo): string {
  return trials === 0 ? NO_TRIAL : "nothing to show: the trials have no parameters";
}

function sliceOf(
  valued: readonly { trial: StudyTrial; value: number; feasible: boolean }[],
  name: string,
): SlicePanel {
  const trials = valued.map(({ trial }) => trial);
  const distribution = distributionOf(trials, name);
  const choices = distribution !== undefined && "choices" in distribution ? distribution.choices : null;
  const own = valued.flatMap(({ trial, value, feasible }) => {
    const param = trial.params[name];
    if (param === undefined) return [];
    const x = choices === null ? (param as number) + 0 : choices.indexOf(param as never);
    return typeof x === "number" && x >= (choices === null ? -Infinity : 0)
      ? [{ x, value, feasible, number: trial.number }]
      : [];
  });
  if (choices !== null) own.sort((a, b) => a.x - b.x || a.number - b.number);
  return {
    name,
    isLog: isLogScale(trials, name),
    labels: choices === null ? null : choices.map(String),
    whole: own.every(({ x }) => Number.isInteger(x)),
    x: own.map(({ x }) => x),
    y: own.map(({ value }) => value),
    trials: own.map(({ number }) => number),
    feasible: own.map(({ feasible }) => feasible),
  };
}

function gridOf(info: SliceParamsInfo): PanelGrid {
  const shown = info.panels.slice(0, MOST_PANELS);
  const most = Math.max(20, Math.floor(MOST_POINTS / shown.length));
  const values = shown.flatMap(({ y }) => y);
  const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const log = lo > 0 && hi / lo >= 1000;
  const air = log ? (hi / lo) ** 0.04 : (hi - lo) * 0.05 || Math.abs(hi) / 10 || 0.5;
  const y: PanelAxis = {
    title: info.targetName,
    kind: log ? "log" : "linear",
    range: log ? [lo / air, hi * air] : [lo - air, hi + air],
  };
  const infeasible = shown.some(({ feasible }) => feasible.includes(false));
  let drawn = Infinity;
  const panels = shown.map((panel): Panel => {
    const best = panel.trials.indexOf(info.best?.number ?? -1);
    const places = evenly(panel.x.length, most, best < 0 ? [] : [best]);
    if (panel.x.length > most) drawn = Math.min(drawn, places.length);
    return { x: xAxis(panel), y, layers: layersOf(info, panel, places, best) };
  });
  return {
    title: info.title,
    remark: [
      `${counted(info.trials, "complete trial")}`,
      ...(info.direction === null ? [] : [`${info.direction}d`]),
      ...(shown.length < info.panels.length
        ? [`${shown.length} of ${countText(info.panels.length)} parameters drawn`]
        : []),
      ...(drawn === Infinity ? [] : drawnText(drawn, info.trials)),
    ].join(" · "),
    words: sliceParamsWords(info),
    columns: Math.ceil(shown.length / Math.ceil(shown.length / 4)),
    panels,
    ramp: "strength",
    key: info.last === 0 ? null : { title: "trial", low: "0", high: countText(info.last) },
    names: [
      ...(info.best === null
        ? []
        : [
            {
              look: "best" as const,
              name: `best: ${numberText(info.best.value, 4)} in trial ${info.best.number}`,
            },
          ]),
      ...(infeasible ? [{ look: "infeasible" as const, name: "infeasible" }] : []),
    ],
  };
}

function layersOf(
  info: SliceParamsInfo,
  panel: SlicePanel,
  places: readonly number[],
  best: number,
): PanelPoints[] {
  const some = (look: PanelPoints["look"], own: readonly number[]): PanelPoints[] =>
    own.length === 0
      ? []
      : [
          {
            kind: "points",
            look,
            x: own.map((i) => panel.x[i]! + (panel.labels === null ? 0 : jitter(panel.trials[i]!))),
            y: own.map((i) => panel.y[i]!),
            ...(look === "shaded" && {
              shades: own.map((i) => panel.trials[i]! / Math.max(1, info.last)),
            }),
            texts: own.map((i) => {
              const text =
                info.texts?.[panel.trials[i]!] ?? `trial ${panel.trials[i]!}: ${numberText(panel.y[i]!, 5)}`;
              if (info.texts !== null && info.trials * info.panels.length <= MOST_TEXTS) return text;
              const place = panel.labels?.[panel.x[i]!] ?? numberText(panel.x[i]!, 4);
              return briefText(text, [[panel.name, place]]);
            }),
          },
        ];
  return [
    ...some(
      "infeasible",
      places.filter((i) => !panel.feasible[i]!),
    ),
    ...some(
      "shaded",
      places.filter((i) => panel.feasible[i]! && i !== best),
    ),
    ...some("best", best < 0 ? [] : [best]),
  ];
}

/** Points of one choice stand beside each other: a fixed place for each trial within ± 0.22, by the golden ratio. */
export function jitter(number: number): number {
  return ((number * 0.6180339887498949) % 1) * 0.44 - 0.22;
}

function xAxis(panel: SlicePanel): PanelAxis {
  const { name, isLog, labels, x, whole } = panel;
  if (labels !== null) return { title: name, kind: "category", range: [-0.5, labels.length - 0.5], labels };
  const lo = x.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = x.reduce((a, b) => Math.max(a, b), -Infinity);
  if (isLog) {
    const air = lo < hi ? (hi / lo) ** 0.05 : 2;
    return { title: name, kind: "log", range: [lo / air, hi * air], whole };
  }
  const air = (hi - lo) * 0.06 || 0.5;
  return { title: name, kind: "linear", range: [lo - air, hi + air], whole };
}
