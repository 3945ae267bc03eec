/**
 * Parallel coordinates: each trial a line across one axis for each parameter, the better the stronger, the best on top; for
 * several objectives by Pareto rank. A trial that lacks a parameter passes below its axis. Source: Optuna 5.0,
 * `visualization/_parallel_coordinate.py`. O(parameters × trials · log trials).
 */
import type { StudyDirection } from "../tune/index.ts";
import {
  figure,
  INK,
  nothingFigure,
  plain,
  plainLines,
  titled,
  type Figure,
  type Json,
  type Trace,
} from "./figure.ts";
import { drawable } from "./finite.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { shadePaint } from "./panel-grid.ts";
import { heightOf, numberAxis, paramAxisOf, ticksOf, valueText, type ParallelAxis } from "./parallel-axis.ts";
import { tint } from "./plane-figure.ts";
import {
  bestTrial,
  drawnText,
  evenly,
  isFeasible,
  NO_TRIAL,
  paramNames,
  targetNameOf,
  valuedTrials,
  type StudySource,
  type StudyTrial,
  type ValuedTrial,
} from "./study-trials.ts";
import {
  box,
  COLOURS,
  decimal,
  element,
  filled,
  heading,
  label,
  nothingSvg,
  paint,
  ruler,
  shortened,
  svg,
  textRoom,
  widthOf,
  type Colour,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

export interface ParallelCoordinateOptions {
  readonly params?: readonly string[] | undefined;
  /** Leave out trials that lack a parameter, as Optuna 4 does. */
  readonly skipMissing?: boolean | undefined;
  /** Pareto rank by trial number, from 0: needed for several objectives without a target. */
  readonly paretoRanks?: ReadonlyMap<number, number> | undefined;
}

export interface ParallelCoordinateInfo {
  readonly title: string;
  /** What the colour says. */
  readonly colourName: string;
  readonly direction: StudyDirection | null;
  /** Objectives first. */
  readonly objectives: readonly ParallelAxis[];
  readonly params: readonly ParallelAxis[];
  readonly numbers: readonly number[];
  /** By trial: value, or Pareto rank. */
  readonly colours: readonly number[];
  readonly byRank: boolean;
  /** Null without constraints. */
  readonly feasible: readonly boolean[] | null;
  /** Place of the best trial; null for several objectives and targets. */
  readonly best: number | null;
}

/** @throws RangeError for several objectives without a target and ranks, and for a parameter that no trial has. */
export function parallelCoordinateInfo<T extends StudyTrial>(
  source: StudySource<T>,
  options: ParallelCoordinateOptions = {},
): ParallelCoordinateInfo {
  const byRank =
    source.target === undefined && source.directions.length > 1 && options.paretoRanks !== undefined;
  let valued: ValuedTrial<T>[] = byRank
    ? source.trials.flatMap((trial) =>
        trial.state === "COMPLETE" && trial.values !== null && trial.values.every(drawable)
          ? [{ trial, value: options.paretoRanks!.get(trial.number) ?? 0, feasible: isFeasible(trial) }]
          : [],
      )
    : valuedTrials(source, "parallelCoordinate");
  const names = paramNames(valued, options.params, "parallelCoordinate");
  if (options.skipMissing === true)
    valued = valued.filter(({ trial }) => names.every((name) => name in trial.params));
  const trials = valued.map(({ trial }) => trial);
  const direction = source.target === undefined && !byRank ? (source.directions[0] ?? null) : null;
  const constrained = trials.some(({ constraints }) => Object.keys(constraints ?? {}).length > 0);
  const best = direction === null ? null : bestTrial(valued, direction);
  const target = targetNameOf(source);
  const objectives = byRank
    ? source.directions.map((_, k) =>
        numberAxis(
          source.metricNames?.[k] ?? `objective ${k}`,
          trials.map(({ values }) => values![k]! + 0),
        ),
      )
    : [
        numberAxis(
          target,
          valued.map(({ value }) => value),
        ),
      ];
  return {
    title: source.title ?? "Parallel coordinates",
    colourName: byRank ? "Pareto rank" : target,
    direction,
    objectives,
    params: trials.length === 0 ? [] : names.map((name) => paramAxisOf(trials, name)),
    numbers: trials.map(({ number }) => number),
    colours: valued.map(({ value }) => value),
    byRank,
    feasible: constrained ? valued.map(({ feasible }) => feasible) : null,
    best: best === null ? null : valued.indexOf(best),
  };
}

/** The result in words. */
export function parallelCoordinateWords(info: ParallelCoordinateInfo): string {
  if (info.params.length === 0) return `${info.title}: ${reason(info)}`;
  const { best } = info;
  const places =
    best === null
      ? ""
      : `; the best, trial ${info.numbers[best]!} with ${numberText(info.colours[best]!, 4)}, has ${info.params
          .slice(0, 8)
          .map((axis) => `${axis.label} ${valueText(axis, axis.values[best]!)}`)
          .join(", ")}`;
  return `${info.title}: ${counted(info.numbers.length, "trial")} over ${counted(info.params.length, "parameter")}, coloured by ${info.colourName}${places}`;
}

/** Plotly figure. */
export function parallelCoordinateFigure(info: ParallelCoordinateInfo): Figure {
  if (info.params.length === 0) return nothingFigure(info.title, reason(info));
  const view = viewOf(info, 1800);
  const { axes } = view;
  const groups = groupsOf(info, view);
  const narrow = axes.length > 7;
  const data = groups.map(({ name, colour, opacity, width, dash, places }): Trace => {
    const [x, y, texts]: [(number | null)[], (number | null)[], string[]] = [[], [], []];
    for (const i of places) {
      axes.forEach((axis, k) => {
        x.push(k);
        y.push(round(heightOf(axis, axis.values[i]!)));
        texts.push(
          plainLines(
            `trial ${info.numbers[i]!}: ${info.colourName} ${numberText(info.colours[i]!, 5)}\n${axis.label} = ${valueText(axis, axis.values[i]!)}`,
          ),
        );
      });
      x.push(null);
      y.push(null);
      texts.push("");
    }
    return {
      type: "scatter",
      mode: "lines",
      x,
      y,
      hovertext: texts,
      hoverinfo: "text",
      line: { color: tint(colour, Math.round(opacity * 100) / 100), width, dash: dash ? "dot" : "solid" },
      showlegend: name !== undefined,
      ...(name !== undefined && { name: plain(cutText(name, 60)) }),
    };
  });
  const annotations = axes.flatMap((axis, k): Json[] =>
    ticksOf(axis, 0.055).map(({ text, at }) => ({
      x: k,
      y: at,
      xref: "x",
      yref: "y",
      text: plain(cutText(text, narrow ? 7 : 12)),
      showarrow: false,
      xanchor: "right",
      xshift: -3,
      font: { size: narrow ? 9 : 10, weight: 600 },
    })),
  );
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, remark(info, view)),
        height: 470,
        margin: { t: 72, b: 96, l: 72 },
        hovermode: "closest",
        showlegend: data.some((trace) => trace["showlegend"] === true),
        legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
        xaxis: {
          tickvals: axes.map((_, k) => k),
          ticktext: axes.map(({ label: text }) => plain(cutText(text, 20))),
          tickangle: axes.some(({ label: text }) => text.length > 70 / axes.length) ? -25 : 0,
          range: [-0.35, axes.length - 0.8],
          showgrid: false,
          zeroline: false,
          ticklabeloverflow: "allow",
        },
        yaxis: { range: [-0.06, 1.06], visible: false },
        shapes: axes.map((_, k): Json => ({
          type: "line",
          x0: k,
          x1: k,
          y0: 0,
          y1: 1,
          line: { color: INK, width: 1 },
          layer: "below",
        })),
        annotations,
      },
    },
    parallelCoordinateWords(info),
  );
}

/** Static picture of the same. */
export function parallelCoordinateSvg(info: ParallelCoordinateInfo, options: SvgOptions = {}): string {
  if (info.params.length === 0) return nothingSvg(info.title, reason(info), options);
  const width = widthOf(options);
  const view = viewOf(info, 2400);
  const { axes } = view;
  const head = heading(info.title, remark(info, view), width, options);
  const groups = groupsOf(info, view);
  const legend = groups.flatMap(({ name, colour }) => (name === undefined ? [] : [{ name, colour }]));
  const top = head.height + 34;
  const ends = [textRoom(axes[0]!.label), textRoom(axes.at(-1)!.label)] as const;
  const ticked =
    Math.min(70, Math.max(...ticksOf(axes[0]!, 0.06).map(({ text }) => textRoom(text, TICK)))) + 8;
  const straight = (width - 2 * Math.min(ends[0] / 2, 60) - 24) / Math.max(1, axes.length - 1);
  const slanted = axes.some(({ label: text }) => textRoom(text) > straight - 8);
  const left = Math.max(ticked, Math.min(slanted ? ends[0] * 0.87 : ends[0] / 2, 84));
  const right = width - (slanted ? 14 : Math.max(14, Math.min(60, ends[1] / 2 + 2)));
  const step = (right - left) / Math.max(1, axes.length - 1);
  const bottom = top + 220;
  const atX = (k: number): number => left + k * step;
  const atY = (height: number): number => bottom - height * (bottom - top);
  const lines = groups.map(({ colour, opacity, width: thick, dash, places }) =>
    element("path", {
      d: places
        .map(
          (i) =>
            `M${axes.map((axis, k) => `${half(atX(k))} ${half(atY(heightOf(axis, axis.values[i]!)))}`).join("L")}`,
        )
        .join(""),
      fill: "none",
      stroke: COLOURS[colour],
      style: `stroke:${paint(colour)}`,
      "stroke-opacity": opacity,
      "stroke-width": thick,
      "stroke-dasharray": dash ? "2 3" : undefined,
    }),
  );
  const rails = ruler(
    axes.map((_, k) => `M${decimal(atX(k))} ${decimal(top)}V${decimal(bottom)}`).join(""),
    0.55,
  );
  const room = Math.max(14, Math.min(step - 6, 66));
  const ticks = axes.map((axis, k) =>
    ticksOf(axis, 0.06).map(({ text, at }) =>
      // In a narrow picture a tick that does not fit says nothing.
      k > 0 && step < 40 && textRoom(text, TICK) > room
        ? []
        : tickLabel(text, k === 0 ? left - 4 : room, atX(k), atY(at)),
    ),
  );
  const names = axes.map(({ label: text }, k) =>
    slanted
      ? element(
          "g",
          { transform: `translate(${decimal(atX(k) + 4)} ${decimal(bottom + 14)}) rotate(-30)` },
          label(text, 0, 0, { anchor: "end", room: 96 }),
        )
      : label(text, atX(k), bottom + 16, { anchor: "middle", room: step - 4 }),
  );
  return svg(
    width,
    bottom + (slanted ? 66 : 26),
    parallelCoordinateWords(info),
    head.markup,
    legendSvg(legend, head.height + 12, width),
    lines,
    rails,
    ticks,
    names,
  );
}

const TICK = 9.5;
const MOST_AXES = 24;
const STEPS = 5;

function reason({ numbers }: ParallelCoordinateInfo): string {
  return numbers.length === 0 ? NO_TRIAL : "nothing to show: the trials have no parameters";
}

interface View {
  readonly axes: readonly ParallelAxis[];
  /** Places of the trials drawn, the best last. */
  readonly places: readonly number[];
  readonly given: number;
}

/** The better half of what fits and the rest evenly. */
function viewOf(info: ParallelCoordinateInfo, points: number): View {
  const axes = [...info.objectives, ...info.params].slice(0, MOST_AXES);
  const most = Math.max(10, Math.floor(points / (axes.length + 1)));
  const order = info.numbers.map((_, i) => i).toSorted((a, b) => lossOf(info, b) - lossOf(info, a) || b - a);
  const better = order.map((_, i) => i).slice(-Math.floor(most / 2));
  return { axes, places: evenly(order.length, most, better).map((i) => order[i]!), given: order.length };
}

function lossOf(info: ParallelCoordinateInfo, i: number): number {
  return info.direction === "maximize" ? -info.colours[i]! : info.colours[i]!;
}

interface Group {
  readonly name?: string;
  readonly colour: Colour;
  readonly opacity: number;
  readonly width: number;
  readonly dash: boolean;
  readonly places: readonly number[];
}

/** Trials of one shade together, from the worst to the best. */
function groupsOf(info: ParallelCoordinateInfo, { places }: View): Group[] {
  const rankOf = new Map(places.map((i, k) => [i, places.length < 2 ? 1 : k / (places.length - 1)]));
  const front = info.byRank ? new Set(places.filter((i) => info.colours[i] === 0)) : new Set<number>();
  const shown = places.filter((i) => i !== info.best && !front.has(i));
  const bad = info.feasible === null ? [] : shown.filter((i) => !info.feasible![i]!);
  const good = shown.filter((i) => info.feasible === null || info.feasible[i]!);
  const crowd = Math.min(1, Math.max(0.35, 14 / Math.sqrt(1 + good.length * 4)));
  const groups: Group[] = [];
  if (bad.length > 0)
    groups.push({ name: "infeasible", colour: "grey", opacity: 0.4, width: 1, dash: true, places: bad });
  for (let step = 0; step < STEPS; step++) {
    const own = good.filter((i) => Math.min(STEPS - 1, Math.floor(rankOf.get(i)! * STEPS)) === step);
    const { colour, opacity } = shadePaint("strength", (step + 0.5) / STEPS);
    if (own.length > 0)
      groups.push({
        colour,
        opacity: Math.round(opacity * crowd * 100) / 100,
        width: 1.1,
        dash: false,
        places: own,
      });
  }
  if (front.size > 0)
    groups.push({
      name: `Pareto front: ${counted(front.size, "trial")}`,
      colour: "red",
      opacity: Math.round(Math.min(0.8, 0.25 + 8 / front.size) * 100) / 100,
      width: 1.5,
      dash: false,
      places: [...front],
    });
  if (info.best !== null)
    groups.push({
      name: `best: ${numberText(info.colours[info.best]!, 4)} in trial ${info.numbers[info.best]!}`,
      colour: "red",
      opacity: 1,
      width: 2.5,
      dash: false,
      places: [info.best],
    });
  return groups;
}

function remark(info: ParallelCoordinateInfo, view: View): string {
  const given = info.objectives.length + info.params.length;
  return [
    counted(info.numbers.length, "complete trial"),
    info.byRank
      ? "stronger: better Pareto rank"
      : `stronger: ${info.direction === "maximize" ? "greater" : "smaller"} ${info.colourName}`,
    ...(view.axes.length < given ? [`${view.axes.length} of ${countText(given)} axes drawn`] : []),
    ...drawnText(view.places.length, view.given),
  ].join(" · ");
}

/** A tick at the left of its axis. */
function tickLabel(text: string, room: number, x: number, y: number): Markup {
  return label(shortened(text, room, TICK), x - 4, y + 3.5, { anchor: "end", size: TICK });
}

function legendSvg(
  entries: readonly { readonly name: string; readonly colour: Colour }[],
  y: number,
  width: number,
): Markup {
  const parts: Child[] = [
    Array.from({ length: 10 }, (_, i) => {
      const { colour, opacity } = shadePaint("strength", (i + 0.5) / 10);
      return filled(colour, opacity, element("path", { d: box(i * 6, y - 9, 6, 10) }));
    }),
    label("worse to better", 66, y, { faint: true }),
  ];
  let x = 66 + textRoom("worse to better") + 18;
  for (const { name, colour } of entries) {
    const room = Math.max(30, Math.min(textRoom(name), width - x - 24));
    parts.push(
      filled(colour, 1, element("path", { d: box(x, y - 5, 16, 2.5) })),
      label(name, x + 21, y, { room }),
    );
    x += room + 40;
  }
  return element("g", {}, parts);
}

type Child = Markup | readonly Markup[];

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function half(value: number): string {
  return decimal(Math.round(value * 2) / 2);
}
