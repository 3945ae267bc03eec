/** A plane as a static picture: heading, legend, panels below each other, one axis at the bottom. */
import { numberText, shareText } from "./number-text.ts";
import { rangeX, rangeY, type Plane, type PlaneAxis, type PlaneLayer, type PlanePanel } from "./plane.ts";
import { linearScale, logScale, type Scale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  gridLeft,
  heading,
  label,
  paint,
  ruler,
  stroked,
  svg,
  textRoom,
  widthOf,
  type Colour,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

const GAP = 26;
const LINE = 16;

/** Draws it; what lies outside of an axis is put at its end. */
export function planeSvg(plane: Plane, options: SvgOptions = {}): string {
  const width = widthOf(options);
  const head = heading(plane.title, plane.remark, width, options);
  const right = width - 10;
  const entries = legendOf(plane);
  const weights = plane.panels.map((panel) => panel.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // The widest tick decides where all panels begin; their heights change no text.
  const left =
    Math.max(
      22,
      ...plane.panels.flatMap((panel) =>
        axisScale(panel.y, rangeY(panel), 100, 0, 4).ticks.map(({ text }) => textRoom(text)),
      ),
    ) + 10;
  const beside = plane.square === true && width - left >= 470 && entries.length > 0;
  const side = Math.min(right - left - (beside ? 222 : 0), 340);
  const edge = plane.square === true ? left + side : right;
  const legend = beside
    ? legendColumn(entries, edge + 22, head.height + GAP, width - edge - 26)
    : legendRows(entries, head.height + 10, width);
  const start = head.height + (beside ? 0 : legend.height);
  const height =
    plane.square === true
      ? side
      : Math.round(Math.min(270, Math.max(150, width * 0.4)) * (weights.length > 1 ? 1.3 : 1));
  const x = axisScale(plane.x, rangeX(plane), left, edge, Math.max(2, Math.floor((edge - left) / 70)));
  const panels: Markup[] = [];
  let top = start + GAP;
  let bottom = top;
  plane.panels.forEach((panel, i) => {
    bottom = top + Math.round((height * weights[i]!) / total);
    panels.push(panelSvg(panel, x, left, edge, top, bottom));
    top = bottom + GAP;
  });
  return svg(
    width,
    Math.max(bottom + 38, head.height + GAP + legend.height),
    plane.words,
    head.markup,
    legend.markup,
    panels,
    axisBelow(x, bottom, left, edge),
    label(plane.x.title, edge, bottom + 31, { anchor: "end", faint: true, room: edge - left }),
  );
}

function panelSvg(
  panel: PlanePanel,
  x: Scale,
  left: number,
  right: number,
  top: number,
  bottom: number,
): Markup {
  const y = axisScale(panel.y, rangeY(panel), bottom, top, Math.max(2, Math.floor((bottom - top) / 50)));
  const marks = panel.layers.filter((layer) => layer.kind === "rule" && layer.axis === "x");
  const words = marks.length === 0 ? 0 : textRoom((marks[0] as { text: string }).text);
  return element(
    "g",
    {},
    gridLeft(y, left, right),
    label(panel.y.title, left, top - 8, {
      faint: true,
      room: Math.max(60, words > 0 ? (right - left) * 0.45 : right - left),
    }),
    panel.layers.map((layer) => layerSvg(layer, held(x, left, right), held(y, top, bottom), panel)),
    ruler(`M${decimal(left)} ${bottom}H${decimal(right)}`, 0.5),
  );
}

function layerSvg(layer: PlaneLayer, x: Scale, y: Scale, panel: PlanePanel): Markup | undefined {
  const [left, right] = [x.at(x.domain[0]), x.at(x.domain[1])];
  const [bottom, top] = [y.at(y.domain[0]), y.at(y.domain[1])];
  switch (layer.kind) {
    case "line":
      // A single point is a dot.
      if (layer.y.length === 1)
        return layerSvg({ kind: "points", x: layer.x, y: layer.y, colour: layer.colour }, x, y, panel);
      return dashed(
        layer.colour,
        layer.faint === true ? 1 : 1.75,
        pathOf(layer.x, layer.y, x, y),
        layer.dash === true,
        layer.faint === true ? 0.45 : 1,
      );
    case "band":
      return filled(layer.colour, 0.2, element("path", { d: bandOf(layer.x, layer.low, layer.high, x, y) }));
    case "points": {
      const spots = layer.x.map((at, i) => {
        const value = layer.y[i]!;
        return value === null ? "" : `M${half(x.at(at))} ${half(y.at(value))}h0`;
      });
      const bars = layer.x.map((at, i) => {
        const [low, high] = [layer.low?.[i] ?? null, layer.high?.[i] ?? null];
        return low === null || high === null
          ? ""
          : `M${half(x.at(at))} ${half(y.at(low))}V${half(y.at(high))}`;
      });
      return element(
        "g",
        {},
        stroked(layer.colour, 1.25, element("path", { d: bars.join("") })),
        element("path", {
          d: spots.join(""),
          fill: "none",
          stroke: COLOURS[layer.colour],
          style: `stroke:${paint(layer.colour)}`,
          "stroke-opacity": layer.small === true ? 0.5 : undefined,
          "stroke-width": layer.small === true ? 4.5 : 7,
          "stroke-linecap": "round",
        }),
      );
    }
    case "bars": {
      const bars = layer.heights.map((height, i) => {
        const [from, to] = [x.at(layer.edges[i]!), x.at(layer.edges[i + 1]!)];
        const gap = Math.min(1, (to - from) * 0.15);
        const at = Math.min(y.at(height), bottom - 0.75);
        return height === 0 ? "" : box(from + gap / 2, at, Math.max(0.5, to - from - gap), bottom - at);
      });
      return filled(layer.colour, 0.7, element("path", { d: bars.join("") }));
    }
    case "cells": {
      const most = Math.max(1, ...layer.counts);
      const columns = layer.xEdges.length - 1;
      const steps = [0.15, 0.3, 0.5, 0.7, 0.95];
      const paths = steps.map(() => "");
      layer.counts.forEach((count, i) => {
        if (count === 0) return;
        const [column, row] = [i % columns, Math.floor(i / columns)];
        const [x0, x1] = [x.at(layer.xEdges[column]!), x.at(layer.xEdges[column + 1]!)];
        const [y0, y1] = [y.at(layer.yEdges[row]!), y.at(layer.yEdges[row + 1]!)];
        const step = Math.min(steps.length - 1, Math.floor(Math.sqrt(count / most) * steps.length));
        paths[step] += box(x0, y1, Math.max(0.5, x1 - x0 - 0.5), Math.max(0.5, y0 - y1 - 0.5));
      });
      return element(
        "g",
        {},
        steps.map((opacity, i) =>
          paths[i] === "" ? undefined : filled(layer.colour, opacity, element("path", { d: paths[i]! })),
        ),
      );
    }
    case "rule": {
      const colour = layer.colour ?? "grey";
      if (layer.axis === "x") {
        const at = x.at(layer.at);
        const room = textRoom(layer.text);
        // Above the panel, clear of the axis title at its left.
        const title = left + Math.min(textRoom(panel.y.title), (right - left) * 0.45) + 12;
        const from = Math.min(Math.max(at - room / 2, title), Math.max(title, right - room));
        return element(
          "g",
          {},
          dashed(colour, 1.25, `M${decimal(at)} ${top - 4}V${bottom}`, true, 1),
          label(layer.text, from, top - 8, { room: right - title + 6, faint: true }),
        );
      }
      const at = y.at(layer.at);
      return element(
        "g",
        {},
        dashed(colour, 1.25, `M${decimal(left)} ${decimal(at)}H${decimal(right)}`, true, 1),
        label(layer.text, right - 2, at < top + 14 ? at + 13 : at - 4, {
          anchor: "end",
          faint: true,
          room: (right - left) * 0.7,
        }),
      );
    }
    case "span": {
      const [from, to] = [x.at(layer.from), x.at(layer.to)];
      return filled(
        layer.colour,
        0.14,
        element("path", { d: box(from, top, Math.max(1, to - from), bottom - top) }),
      );
    }
  }
}

interface Entry {
  readonly colour: Colour;
  readonly form: PlaneLayer["kind"];
  readonly dash: boolean;
  readonly name: string;
  readonly note: string;
}

function legendOf({ panels }: Plane): Entry[] {
  return panels.flatMap(({ layers }) =>
    layers.flatMap((layer): Entry[] =>
      "name" in layer && layer.name !== undefined
        ? [
            {
              colour: layer.colour,
              form: layer.kind,
              dash: layer.kind === "line" && layer.dash === true,
              name: layer.name === "" ? "(no name)" : layer.name,
              note: layer.note ?? "",
            },
          ]
        : [],
    ),
  );
}

interface Legend {
  readonly markup: Markup | undefined;
  readonly height: number;
}

/** One line after another, each as full as it can be; a single entry needs none when the title says it. */
function legendRows(entries: readonly Entry[], y: number, width: number): Legend {
  if (entries.length === 0) return { markup: undefined, height: 0 };
  let [x, line] = [0, 0];
  const parts = entries.map((entry) => {
    const text = entry.note === "" ? entry.name : `${entry.name} · ${entry.note}`;
    const room = Math.min(textRoom(text), width - 24);
    if (x > 0 && x + 24 + room > width) [x, line] = [0, line + 1];
    const at = x;
    x += room + 40;
    return [
      swatch(entry, at, y + line * LINE),
      entry.note === ""
        ? label(text, at + 22, y + line * LINE, { room })
        : label(withNote(entry, room), at + 22, y + line * LINE),
    ];
  });
  return { markup: element("g", {}, parts), height: (line + 1) * LINE };
}

/** The name gives way, the note stays, for it has the number. */
function withNote({ name, note }: Entry, room: number): string {
  const rest = room + 1 - textRoom(` · ${note}`);
  let short = name;
  while (short.length > 4 && textRoom(`${short}…`) > rest)
    short = short.slice(0, Math.floor(short.length * 0.85));
  return `${textRoom(name) > rest ? `${short.trimEnd()}…` : name} · ${note}`;
}

/** Names below each other, notes below names. */
function legendColumn(entries: readonly Entry[], x: number, y: number, room: number): Legend {
  let at = y + 10;
  const parts = entries.map((entry) => {
    const own = [
      swatch(entry, x, at),
      label(entry.name, x + 22, at, { room: room - 22 }),
      entry.note === "" ? undefined : label(entry.note, x + 22, at + 14, { room: room - 22, faint: true }),
    ];
    at += entry.note === "" ? 20 : 34;
    return own;
  });
  return { markup: element("g", {}, parts), height: at - y };
}

function swatch(entry: Entry, x: number, y: number): Markup {
  if (entry.form === "line")
    return dashed(entry.colour, 2, `M${decimal(x)} ${decimal(y - 4)}h16`, entry.dash, 1);
  if (entry.form === "points")
    return filled(
      entry.colour,
      1,
      element("path", { d: `M${decimal(x + 4)} ${decimal(y - 4)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z` }),
    );
  return filled(
    entry.colour,
    entry.form === "band" ? 0.3 : 0.7,
    element("path", { d: box(x, y - 9, 16, 10) }),
  );
}

function dashed(colour: Colour, width: number, d: string, dash: boolean, opacity: number): Markup {
  return element("path", {
    d,
    fill: "none",
    stroke: COLOURS[colour],
    style: `stroke:${paint(colour)}`,
    "stroke-width": width,
    "stroke-opacity": opacity === 1 ? undefined : opacity,
    "stroke-dasharray": dash ? "4 3" : undefined,
  });
}

function pathOf(xs: readonly number[], ys: readonly (number | null)[], x: Scale, y: Scale): string {
  let path = "";
  let pen = "M";
  ys.forEach((value, i) => {
    if (value === null) {
      pen = "M";
      return;
    }
    path += `${pen}${decimal(x.at(xs[i]!))} ${decimal(y.at(value))}`;
    pen = "L";
  });
  return path;
}

function bandOf(
  xs: readonly number[],
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  x: Scale,
  y: Scale,
): string {
  const both = xs.flatMap((at, i) =>
    low[i]! === null || high[i]! === null ? [] : [{ at, low: low[i]!, high: high[i]! }],
  );
  if (both.length === 0) return "";
  const corner = (at: number, value: number): string => `${decimal(x.at(at))} ${decimal(y.at(value))}`;
  const there = both.map((point) => corner(point.at, point.high));
  const back = both.toReversed().map((point) => corner(point.at, point.low));
  return `M${[...there, ...back].join("L")}z`;
}

/** Scale of an axis with its own ticks. */
export function axisScale(
  axis: PlaneAxis,
  [lo, hi]: readonly [number, number],
  from: number,
  to: number,
  count: number,
): Scale {
  const scale = (axis.scale === "log" ? logScale : linearScale)(lo, hi, from, to, count);
  if (axis.whole === true && scale.kind === "linear")
    return {
      ...scale,
      ticks: scale.ticks
        .filter((tick) => Number.isInteger(tick.value))
        .map(({ value }) => ({ value, text: numberText(value) })),
    };
  return axis.percent === true
    ? { ...scale, ticks: scale.ticks.map((tick) => ({ ...tick, text: shareText(tick.value) })) }
    : scale;
}

/** Pixels stay between two ends; a value that a logarithm lacks is at the lower one. */
function held(scale: Scale, one: number, other: number): Scale {
  const [lo, hi] = [Math.min(one, other), Math.max(one, other)];
  const least = scale.at(scale.domain[0]);
  return {
    ...scale,
    at: (value) => {
      const pixel = scale.kind === "log" && value <= 0 ? least : scale.at(value);
      return Math.min(hi, Math.max(lo, pixel));
    },
  };
}

/** To half a pixel: thousands of points stay small. */
function half(value: number): string {
  return decimal(Math.round(value * 2) / 2);
}
