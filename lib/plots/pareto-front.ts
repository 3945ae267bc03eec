/**
 * Pareto front: trials over two or three objectives, those that no other one beats marked and, over two, joined by the border of
 * what they reach. What is best is found by `lib/tune`. Source: Optuna 5.0, `visualization/_pareto_front.py`.
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
import { counted, cutText, numberText } from "./number-text.ts";
import type { Panel, PanelAxis, PanelGrid, PanelPoints } from "./panel-grid.ts";
import { panelGridSvg } from "./panel-grid-svg.ts";
import type { Plane, PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { drawnText, evenly, trialText, type StudyTrial } from "./study-trials.ts";
import { COLOURS, nothingSvg, type SvgOptions } from "./svg.ts";

export interface ParetoFrontSource {
  readonly names: readonly string[];
  /** Null where nobody knows which way is better, as for targets. */
  readonly directions: readonly StudyDirection[] | null;
  /** Complete trials with their two or three numbers. */
  readonly best: readonly ParetoTrial[];
  readonly others: readonly ParetoTrial[];
  readonly infeasible: readonly ParetoTrial[];
  /** Whether trials have constraints. */
  readonly constrained: boolean;
  readonly title?: string | undefined;
}

export interface ParetoTrial {
  readonly trial: StudyTrial;
  readonly values: readonly number[];
}

export interface ParetoPoints {
  readonly numbers: readonly number[];
  /** By trial, then by objective. */
  readonly values: readonly (readonly number[])[];
  /** Null for more than 1500. */
  readonly texts: readonly string[] | null;
}

export interface ParetoFrontInfo {
  readonly title: string;
  readonly names: readonly string[];
  readonly directions: readonly StudyDirection[] | null;
  readonly constrained: boolean;
  readonly best: ParetoPoints;
  readonly others: ParetoPoints;
  readonly infeasible: ParetoPoints;
}

/** Trials whose numbers are not finite are left out. @throws RangeError unless there are two or three objectives. */
export function paretoFrontInfo(source: ParetoFrontSource): ParetoFrontInfo {
  const { names } = source;
  if (names.length !== 2 && names.length !== 3)
    throw new RangeError(
      `paretoFront: draws two or three objectives; got ${names.length}; choose some with targets: (trial) => [trial.values[0], trial.values[1]]`,
    );
  return {
    title: source.title ?? "Pareto front",
    names,
    directions: source.directions,
    constrained: source.constrained,
    best: pointsOf(source.best, names),
    others: pointsOf(source.others, names),
    infeasible: pointsOf(source.infeasible, names),
  };
}

/** The result in words. */
export function paretoFrontWords(info: ParetoFrontInfo): string {
  if (count(info) === 0) return `${info.title}: ${NOTHING}`;
  if (info.best.numbers.length === 0) return `${info.title}: ${remark(info)}; no trial keeps all constraints`;
  const ends = info.names.slice(0, 3).map((name, k) => {
    const values = info.best.values.map((own) => own[k]!);
    const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
    const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return `${name} ${numberText(lo)} to ${numberText(hi)}`;
  });
  return `${info.title}: ${remark(info)}; the front spans ${ends.join(", ")}`;
}

/** Plotly figure; three objectives in space. */
export function paretoFrontFigure(info: ParetoFrontInfo): Figure {
  if (count(info) === 0) return nothingFigure(info.title, NOTHING);
  return info.names.length === 2 ? planeFigure(planeOf(info)) : spaceFigure(info);
}

/** Static picture of the same; three objectives as the three views from the sides. */
export function paretoFrontSvg(info: ParetoFrontInfo, options: SvgOptions = {}): string {
  if (count(info) === 0) return nothingSvg(info.title, NOTHING, options);
  return info.names.length === 2 ? planeSvg(planeOf(info), options) : panelGridSvg(sidesOf(info), options);
}

const NOTHING = "nothing to show: no trial is complete";
const MOST = 1500;

function pointsOf(trials: readonly ParetoTrial[], names: readonly string[]): ParetoPoints {
  const own = trials.filter(({ values }) => values.length === names.length && values.every(drawable));
  return {
    numbers: own.map(({ trial }) => trial.number),
    values: own.map(({ values }) => values.map((value) => value + 0)),
    texts:
      own.length > MOST
        ? null
        : own.map(({ trial, values }) =>
            trialText(
              trial,
              values.map((value, k) => `${cutText(names[k]!, 30)} ${numberText(value, 5)}`).join(", "),
            ),
          ),
  };
}

function count({ best, others, infeasible }: ParetoFrontInfo): number {
  return best.numbers.length + others.numbers.length + infeasible.numbers.length;
}

function remark(info: ParetoFrontInfo): string {
  const { best, infeasible, directions, names } = info;
  return [
    `${best.numbers.length} of ${counted(count(info), "complete trial")} on the front`,
    ...(infeasible.numbers.length > 0 ? [`${infeasible.numbers.length} infeasible`] : []),
    ...(directions === null
      ? []
      : [directions.map((way, k) => `${cutText(names[k]!, 24)} ${way}d`).join(", ")]),
  ].join(" · ");
}

interface Drawn {
  readonly numbers: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly texts: readonly string[];
}

/** At most so many of them, evenly. */
function thin(points: ParetoPoints, most: number): Drawn {
  const places = evenly(points.numbers.length, most);
  return {
    numbers: places.map((i) => points.numbers[i]!),
    values: places.map((i) => points.values[i]!),
    texts: places.map(
      (i) =>
        points.texts?.[i] ??
        `trial ${points.numbers[i]!}: ${points.values[i]!.map((value) => numberText(value, 5)).join(", ")}`,
    ),
  };
}

function drawnOf(
  info: ParetoFrontInfo,
  all: number,
): { groups: Record<"best" | "others" | "infeasible", Drawn>; note: string[] } {
  const groups = {
    best: thin(info.best, Math.floor(all / 4)),
    others: thin(info.others, Math.floor(all / 3)),
    infeasible: thin(info.infeasible, Math.floor(all / 6)),
  };
  const drawn = Object.values(groups).reduce((sum, { numbers }) => sum + numbers.length, 0);
  return { groups, note: drawnText(drawn, count(info)) };
}

function planeOf(info: ParetoFrontInfo): Plane {
  const { groups, note } = drawnOf(info, 1500);
  const layer = (
    points: Drawn,
    colour: "grey" | "blue" | "red",
    name: string,
    small: boolean,
  ): PlaneLayer[] =>
    points.numbers.length === 0
      ? []
      : [
          {
            kind: "points",
            colour,
            name,
            small,
            x: points.values.map(([x]) => x!),
            y: points.values.map(([, y]) => y!),
            texts: points.texts,
          },
        ];
  const border = info.directions === null ? null : borderOf(groups.best.values, info.directions);
  return {
    title: info.title,
    remark: [remark(info), ...note].join(" · "),
    words: paretoFrontWords(info),
    x: { title: info.names[0]! },
    panels: [
      {
        y: { title: info.names[1]! },
        layers: [
          ...layer(groups.infeasible, "grey", "infeasible", true),
          ...layer(groups.others, "blue", info.constrained ? "feasible" : "beaten by another", true),
          ...(border === null || border.x.length < 2
            ? []
            : [{ kind: "line" as const, colour: "red" as const, faint: true, ...border }]),
          ...layer(groups.best, "red", "Pareto front", groups.best.numbers.length > 60),
        ],
      },
    ],
  };
}

/** Steps between neighbours of the front: all beyond them is reached by one of its trials. */
function borderOf(
  values: readonly (readonly number[])[],
  directions: readonly StudyDirection[],
): { x: number[]; y: number[] } {
  const sorted = values.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  const [x, y]: [number[], number[]] = [[], []];
  sorted.forEach((point, i) => {
    const before = sorted[i - 1];
    if (before !== undefined) {
      // The corner that is worse in both, next to what is reached.
      x.push(directions[0] === "maximize" ? before[0]! : point[0]!);
      y.push(directions[0] === "maximize" ? point[1]! : before[1]!);
    }
    x.push(point[0]!);
    y.push(point[1]!);
  });
  return { x, y };
}

const LOOK = {
  infeasible: { name: "infeasible", colour: "grey", size: 3 },
  others: { name: "beaten by another", colour: "blue", size: 3.5 },
  best: { name: "Pareto front", colour: "red", size: 5 },
} as const;

function spaceFigure(info: ParetoFrontInfo): Figure {
  const { groups, note } = drawnOf(info, 1500);
  const data = (["infeasible", "others", "best"] as const).flatMap((which): Trace[] => {
    const points = groups[which];
    const { name, colour, size } = LOOK[which];
    return points.numbers.length === 0
      ? []
      : [
          {
            type: "scatter3d",
            mode: "markers",
            x: points.values.map(([x]) => x!),
            y: points.values.map(([, y]) => y!),
            z: points.values.map(([, , z]) => z!),
            marker: { color: COLOURS[colour], size, opacity: which === "best" ? 1 : 0.6 },
            hovertext: points.texts.map((text) => plainLines(text, 60)),
            hoverinfo: "text",
            name,
            showlegend: true,
          },
        ];
  });
  const axis = (name: string): Json => ({
    title: { text: plain(cutText(name, 30)) },
    color: INK,
    gridcolor: "rgba(128,128,128,0.35)",
    zerolinecolor: "rgba(128,128,128,0.35)",
    showbackground: false,
  });
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, [remark(info), ...note].join(" · ")),
        height: 520,
        margin: { t: 72, b: 40, l: 0, r: 0 },
        showlegend: true,
        legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
        scene: { xaxis: axis(info.names[0]!), yaxis: axis(info.names[1]!), zaxis: axis(info.names[2]!) },
      },
    },
    paretoFrontWords(info),
  );
}

function sidesOf(info: ParetoFrontInfo): PanelGrid {
  const { groups, note } = drawnOf(info, 900);
  const axes = info.names.map((name, k): PanelAxis => {
    const values = Object.values(groups).flatMap(({ values: own }) => own.map((value) => value[k]!));
    const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
    const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const air = (hi - lo) * 0.06 || Math.abs(hi) / 10 || 0.5;
    return { title: name, kind: "linear", range: [lo - air, hi + air] };
  });
  const panel = (i: number, j: number): Panel => ({
    x: axes[i]!,
    y: axes[j]!,
    layers: (
      [
        ["infeasible", "infeasible"],
        ["plain", "others"],
        ["best", "best"],
      ] as const
    ).flatMap(([look, which]): PanelPoints[] =>
      groups[which].numbers.length === 0
        ? []
        : [
            {
              kind: "points",
              look,
              x: groups[which].values.map((value) => value[i]!),
              y: groups[which].values.map((value) => value[j]!),
            },
          ],
    ),
  });
  return {
    title: info.title,
    remark: [remark(info), ...note].join(" · "),
    words: paretoFrontWords(info),
    columns: 2,
    panels: [panel(0, 1), null, panel(0, 2), panel(1, 2)],
    sharedX: true,
    ramp: "strength",
    key: null,
    names: [
      ...(groups.infeasible.numbers.length > 0 ? [{ look: "infeasible" as const, name: "infeasible" }] : []),
      ...(groups.others.numbers.length > 0 ? [{ look: "plain" as const, name: "beaten by another" }] : []),
      ...(groups.best.numbers.length > 0 ? [{ look: "best" as const, name: "Pareto front" }] : []),
    ],
  };
}
