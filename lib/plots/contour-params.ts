/**
 * Contours: the value of trials over two parameters at a time; the better a place, the stronger its colour. Between trials the
 * ground is their mean, weighted by the inverse square of the distance; where no trial is near it is left empty, for nobody
 * knows. Source of the content: Optuna 5.0, `visualization/_contour.py`; of the weights: D. Shepard (1968).
 * O(pairs × (trials + cells × trials)) to draw, O(parameters × trials) to make.
 */
import type { StudyDirection } from "../tune/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import {
  axisPlace,
  cellEdges,
  type Panel,
  type PanelAxis,
  type PanelCells,
  type PanelGrid,
  type PanelPoints,
} from "./panel-grid.ts";
import { panelGridFigure } from "./panel-grid-figure.ts";
import { panelGridSvg } from "./panel-grid-svg.ts";
import { panelAxis, paramAxis, paramText, placesOf, type ParamAxis } from "./param-axis.ts";
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

export interface ContourParamsOptions {
  /** At least two; default: all. */
  readonly params?: readonly string[] | undefined;
}

export interface ContourParamsInfo {
  readonly title: string;
  readonly targetName: string;
  /** Null for a target, of which less counts as better here. */
  readonly direction: StudyDirection | null;
  /** Parameters in the order of their names. */
  readonly axes: readonly ParamAxis[];
  /** By trial. */
  readonly numbers: readonly number[];
  readonly values: readonly number[];
  readonly feasible: readonly boolean[];
  /** Place of the best trial in these lists. */
  readonly best: number | null;
  /** What is said of each trial; null for more than 1500. */
  readonly texts: readonly string[] | null;
}

/** Values over the grid of what was tried of two parameters. */
export interface ContourGrid {
  /** Tried values in rising order; of numbers with the ends of the axis around them. */
  readonly x: readonly (number | string)[];
  readonly y: readonly (number | string)[];
  /** The best value at [place in x, place in y] (with a target the last); only where a trial was. */
  readonly z: readonly (readonly [number, number, number])[];
}

/** @throws RangeError for several objectives without a target, for less than two parameters, and for one that no trial has. */
export function contourParamsInfo<T extends StudyTrial>(
  source: StudySource<T>,
  options: ContourParamsOptions = {},
): ContourParamsInfo {
  if (options.params !== undefined && new Set(options.params).size < 2)
    throw new RangeError(
      `contour: params are at least two names; got ${JSON.stringify(options.params)}; name one more or leave it out for all`,
    );
  const valued = valuedTrials(source, "contour");
  const trials = valued.map(({ trial }) => trial);
  const direction = source.target === undefined ? (source.directions[0] ?? null) : null;
  const target = targetNameOf(source);
  const best = direction === null ? null : bestTrial(valued, direction);
  return {
    title: source.title ?? "Contours",
    targetName: target,
    direction,
    axes: paramNames(valued, options.params, "contour").map((name) => paramAxis(trials, name)),
    numbers: trials.map(({ number }) => number),
    values: valued.map(({ value }) => value),
    feasible: valued.map(({ feasible }) => feasible),
    best: best === null ? null : valued.indexOf(best),
    texts:
      valued.length > 1500
        ? null
        : valued.map(({ trial, value }) => trialText(trial, `${target} ${numberText(value, 5)}`)),
  };
}

/** The grid of two axes. O(trials). */
export function contourGrid(info: ContourParamsInfo, x: ParamAxis, y: ParamAxis): ContourGrid {
  const [xs, ys] = [gridLines(x), gridLines(y)];
  const [placeX, placeY] = [new Map(xs.map((at, i) => [at, i])), new Map(ys.map((at, i) => [at, i]))];
  const better = info.direction === "maximize" ? Math.max : Math.min;
  const z = new Map<number, number>();
  if (x.unique.length > 1 && y.unique.length > 1)
    info.values.forEach((value, i) => {
      if (x.values[i]! === null || y.values[i]! === null) return;
      const at = placeX.get(x.values[i]!)! * ys.length + placeY.get(y.values[i]!)!;
      const before = z.get(at);
      z.set(at, before === undefined || info.direction === null ? value : better(before, value));
    });
  return {
    x: xs,
    y: ys,
    z: Array.from(z, ([at, value]) => [Math.floor(at / ys.length), at % ys.length, value] as const),
  };
}

/** The result in words. */
export function contourParamsWords(info: ContourParamsInfo): string {
  const why = reason(info);
  if (why !== undefined) return `${info.title}: ${why}`;
  const names = info.axes.slice(0, 8).map(({ name }) => name);
  const place = info.best;
  const best =
    place === null
      ? ""
      : `; the best, trial ${info.numbers[place]!} with ${numberText(info.values[place]!, 4)}, at ${info.axes
          .slice(0, 8)
          .flatMap(({ name, values }) => {
            const value = values[place]!;
            return value === null ? [] : [`${name} ${typeof value === "number" ? numberText(value) : value}`];
          })
          .join(", ")}`;
  return `${info.title}: ${info.targetName} of ${counted(info.values.length, "trial")} over ${names.join(", ")}${best}`;
}

/** Plotly figure. */
export function contourParamsFigure(info: ContourParamsInfo): Figure {
  const why = reason(info);
  return why === undefined ? panelGridFigure(gridOf(info)) : nothingFigure(info.title, why);
}

/** Static picture of the same. */
export function contourParamsSvg(info: ContourParamsInfo, options: SvgOptions = {}): string {
  const why = reason(info);
  return why === undefined ? panelGridSvg(gridOf(info), options) : nothingSvg(info.title, why, options);
}

const MOST_PARAMS = 6;
/** Points of all panels up to which each says all of its trial. */
const MOST_TEXTS = 3000;
const MOST_CELLS = 1100;
const MOST_POINTS = 800;
const MOST_NEIGHBOURS = 500;
/** Of the width of an axis: beyond it a place is unknown. */
const NEAR = 0.22;

function reason({ values, axes }: ContourParamsInfo): string | undefined {
  if (values.length === 0) return NO_TRIAL;
  if (values.length === 1) return "nothing to show: only one trial is complete";
  return axes.length < 2
    ? `nothing to show: two parameters are needed, the trials have ${axes.length}`
    : undefined;
}

function gridLines(axis: ParamAxis): (number | string)[] {
  if (axis.isCategory || axis.unique.length < 2) return [...axis.unique];
  return [axis.range[0], ...axis.unique, axis.range[1]];
}

function gridOf(info: ContourParamsInfo): PanelGrid {
  const axes = info.axes.slice(0, MOST_PARAMS);
  const side = axes.length - 1;
  const pairs = (side * axes.length) / 2;
  const detail = Math.floor(Math.sqrt(MOST_CELLS / pairs));
  const most = Math.floor(MOST_POINTS / pairs);
  const shades = shadesOf(info);
  const panels = Array.from({ length: side * side }, (_, i): Panel | null => {
    const [row, column] = [Math.floor(i / side), i % side];
    if (column > row) return null;
    return panelOf(info, axes[column]!, axes[row + 1]!, shades.of, detail, most);
  });
  const infeasible = info.feasible.includes(false);
  return {
    title: info.title,
    remark: [
      `${info.targetName} of ${counted(info.values.length, "complete trial")}`,
      ...(axes.length < info.axes.length
        ? [`${axes.length} of ${countText(info.axes.length)} parameters drawn`]
        : []),
      ...drawnText(Math.min(most, info.values.length), info.values.length),
    ].join(" · "),
    words: contourParamsWords(info),
    columns: side,
    panels,
    sharedX: side > 1,
    ramp: "strength",
    key: { title: info.targetName, low: shades.worst, high: shades.best },
    names: [
      { look: "dot", name: "trial" },
      ...(info.best === null
        ? []
        : [{ look: "best" as const, name: `best: trial ${info.numbers[info.best]!}` }]),
      ...(infeasible ? [{ look: "infeasible" as const, name: "infeasible" }] : []),
    ],
  };
}

/** From worst to best; a tenth of the trials at the bad end share one shade, so that a few bad ones do not hide the rest. */
function shadesOf(info: ContourParamsInfo): { of: (value: number) => number; worst: string; best: string } {
  const sign = info.direction === "maximize" ? -1 : 1;
  const losses = Float64Array.from(info.values, (value) => sign * value).sort();
  const lo = losses[0]!;
  const hi = losses[Math.floor((losses.length - 1) * 0.9)]!;
  const beyond = losses.at(-1)! > hi;
  return {
    of: (value) => (hi > lo ? Math.min(1, Math.max(0, (hi - sign * value) / (hi - lo))) : 1),
    worst: `${beyond ? (sign > 0 ? "≥ " : "≤ ") : ""}${numberText(sign * hi)}`,
    best: numberText(sign * lo),
  };
}

function panelOf(
  info: ContourParamsInfo,
  xParam: ParamAxis,
  yParam: ParamAxis,
  shade: (value: number) => number,
  detail: number,
  most: number,
): Panel {
  const [x, y] = [panelAxis(xParam), panelAxis(yParam)];
  const [xs, ys] = [placesOf(xParam), placesOf(yParam)];
  const both = info.values.flatMap((_, i) => (xs[i]! === null || ys[i]! === null ? [] : [i]));
  if (both.length === 0) return { x, y, layers: [], empty: "never together" };
  if (xParam.unique.length < 2 || yParam.unique.length < 2)
    return { x, y, layers: [], empty: "one value only" };
  const near = evenly(both.length, MOST_NEIGHBOURS).map((i) => both[i]!);
  const drawn = evenly(
    both.length,
    most,
    [both.indexOf(info.best ?? -1)].filter((i) => i >= 0),
  ).map((i) => both[i]!);
  const some = (look: PanelPoints["look"], own: readonly number[]): PanelPoints[] =>
    own.length === 0
      ? []
      : [
          {
            kind: "points",
            look,
            x: own.map((i) => xs[i]!),
            y: own.map((i) => ys[i]!),
            texts: own.map((i) => textOf(info, i, xParam, yParam)),
          },
        ];
  return {
    x,
    y,
    layers: [
      ground(info, near, x, y, xs as number[], ys as number[], shade, detail),
      ...some(
        "infeasible",
        drawn.filter((i) => !info.feasible[i]!),
      ),
      ...some(
        "dot",
        drawn.filter((i) => info.feasible[i]! && i !== info.best),
      ),
      ...some(
        "best",
        drawn.filter((i) => i === info.best),
      ),
    ],
  };
}

/** Cells with the weighted mean of the trials near; trials of another choice are never near. */
function ground(
  info: ContourParamsInfo,
  near: readonly number[],
  x: PanelAxis,
  y: PanelAxis,
  xs: readonly number[],
  ys: readonly number[],
  shade: (value: number) => number,
  detail: number,
): PanelCells {
  const [xEdges, yEdges] = [cellEdges(x, detail), cellEdges(y, detail)];
  const at = near.map((i) => ({ x: axisPlace(x, xs[i]!), y: axisPlace(y, ys[i]!), value: info.values[i]! }));
  const [alikeX, alikeY] = [choiceWidth(x), choiceWidth(y)];
  const shades: (number | null)[] = [];
  const texts: string[] = [];
  for (let row = 0; row + 1 < yEdges.length; row++) {
    const v = middle(y, yEdges[row]!, yEdges[row + 1]!);
    for (let column = 0; column + 1 < xEdges.length; column++) {
      const u = middle(x, xEdges[column]!, xEdges[column + 1]!);
      let [sum, weights, least] = [0, 0, Infinity];
      for (const trial of at) {
        const dx = away(trial.x - u, alikeX);
        const dy = away(trial.y - v, alikeY);
        const distance = dx * dx + dy * dy;
        if (distance > NEAR * NEAR) continue;
        const weight = 1 / (distance + 1e-4);
        sum += weight * trial.value;
        weights += weight;
        least = Math.min(least, distance);
      }
      const value = weights === 0 ? null : sum / weights;
      shades.push(value === null ? null : Math.round(shade(value) * 1000) / 1000);
      texts.push(value === null ? "" : `about ${numberText(value)}`);
    }
  }
  return { kind: "cells", xEdges, yEdges, shades, texts };
}

function choiceWidth(axis: PanelAxis): number | null {
  return axis.kind === "category" ? 0.5 / axis.labels!.length : null;
}

/** Nothing within the same choice, far to another. */
function away(difference: number, choice: number | null): number {
  return choice === null ? difference : Math.abs(difference) < choice ? 0 : Infinity;
}

function middle(axis: PanelAxis, from: number, to: number): number {
  return (axisPlace(axis, from) + axisPlace(axis, to)) / 2;
}

/** All of a trial; of many panels what this one shows of it. */
function textOf(info: ContourParamsInfo, i: number, x: ParamAxis, y: ParamAxis): string {
  const text = info.texts?.[i] ?? `trial ${info.numbers[i]!}: ${numberText(info.values[i]!, 5)}`;
  if (info.texts !== null && info.values.length * info.axes.length ** 2 <= MOST_TEXTS) return text;
  return briefText(text, [
    [x.name, paramText(x.values[i]!)],
    [y.name, paramText(y.values[i]!)],
  ]);
}
