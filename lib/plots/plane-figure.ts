/** A plane as plotly JSON: the layers as traces, rules and spans as shapes, the legend below. */
import {
  FAINT,
  figure,
  plain,
  plainLabels,
  plainLines,
  titled,
  type Figure,
  type Json,
  type Trace,
} from "./figure.ts";
import { cutText } from "./number-text.ts";
import { rangeX, rangeY, type Plane, type PlaneAxis, type PlaneLayer } from "./plane.ts";
import { COLOURS, type Colour } from "./svg.ts";

/** Draws it with the same ranges as the static picture. */
export function planeFigure(plane: Plane): Figure {
  const count = plane.panels.length;
  const weights = plane.panels.map((panel) => panel.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const data: Trace[] = [];
  const shapes: Json[] = [];
  const annotations: Json[] = [];
  const axes: Record<string, Json> = {};
  const rangeOfX = rangeX(plane);
  let above = 1;
  plane.panels.forEach((panel, i) => {
    const number = i === 0 ? "" : String(i + 1);
    const below = above - weights[i]! / total;
    axes[`yaxis${number}`] = {
      ...axisLayout(panel.y, rangeY(panel), 30),
      domain: [i === count - 1 ? 0 : below + 0.05, i === 0 ? 1 : above - 0.05],
      anchor: "x",
    };
    above = below;
    for (const layer of panel.layers) {
      if (layer.kind === "rule" || layer.kind === "span") {
        shapes.push(shape(layer, number));
        if (layer.kind === "rule")
          annotations.push(remark(layer, number, plane.x.scale === "log", panel.y.scale === "log"));
      } else data.push({ ...trace(layer), yaxis: `y${number}` });
    }
  });
  const entries = data.filter((one) => one["showlegend"] === true).length;
  const layout = {
    ...titled(plane.title, plane.remark),
    height: (plane.square === true ? 470 : 360) + (count - 1) * 60 + entries * 10,
    margin: { t: 72, b: 60 },
    showlegend: entries > 0,
    ...(entries > 0 && {
      legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
    }),
    ...(data.some((one) => one["type"] === "bar") && { barmode: "overlay", bargap: 0.04 }),
    xaxis: { ...axisLayout(plane.x, rangeOfX, 60), anchor: count === 1 ? "y" : `y${count}` },
    ...axes,
    shapes,
    annotations,
  };
  return figure({ data, layout }, plane.words);
}

/** An axis with its ends and ticks; its title is cut at `most` letters. */
export function axisLayout(
  own: PlaneAxis,
  [lo, hi]: readonly [number, number],
  most: number,
): Record<string, Json> {
  const log = own.scale === "log";
  return {
    type: log ? "log" : "linear",
    range: log ? [Math.log10(lo), Math.log10(hi)] : [lo, hi],
    title: { text: plain(cutText(own.title, most)) },
    zeroline: false,
    ...(own.percent === true && { tickformat: hi - lo < 0.08 ? ".1%" : ".0%" }),
    ...(own.whole === true && !log && hi - lo < 12 && { dtick: 1 }),
    hoverformat: own.percent === true ? ".1%" : ".4~g",
    gridcolor: FAINT,
  };
}

function trace(layer: Exclude<PlaneLayer, { kind: "rule" | "span" }>): Trace {
  const color = COLOURS[layer.colour];
  const name = layer.name === "" ? "(no name)" : layer.name;
  const whole = layer.note === undefined ? name : `${cutText(name!, 40)}: ${layer.note}`;
  const common =
    layer.name === undefined
      ? { showlegend: false, hoverinfo: "x+y" }
      : { showlegend: true, name: plain(cutText(whole!, 76)), hoverinfo: "x+y" };
  switch (layer.kind) {
    case "line":
      return {
        type: "scatter",
        x: [...layer.x],
        y: [...layer.y],
        ...(layer.y.length === 1
          ? { mode: "markers", marker: { color } }
          : {
              mode: "lines",
              line: {
                color,
                width: layer.faint === true ? 1 : 2,
                dash: layer.dash === true ? "dash" : "solid",
              },
            }),
        opacity: layer.faint === true ? 0.45 : 1,
        ...common,
      };
    case "band": {
      const both = layer.x.flatMap((_, i) => (layer.low[i]! === null || layer.high[i]! === null ? [] : [i]));
      const back = both.toReversed();
      return {
        type: "scatter",
        mode: "lines",
        x: [...both, ...back].map((i) => layer.x[i]!),
        y: [...both.map((i) => layer.high[i]!), ...back.map((i) => layer.low[i]!)],
        fill: "toself",
        fillcolor: tint(layer.colour, 0.2),
        line: { color, width: 0 },
        ...common,
        hoverinfo: "skip",
      };
    }
    case "points": {
      const bars = layer.low !== undefined && layer.high !== undefined;
      const away = (ends: readonly (number | null)[], sign: number): (number | null)[] =>
        ends.map((end, i) => (end === null || layer.y[i]! === null ? null : sign * (end - layer.y[i]!) || 0));
      return {
        type: "scatter",
        mode: "markers",
        x: [...layer.x],
        y: [...layer.y],
        marker: { color, size: layer.small === true ? 5 : 8, opacity: layer.small === true ? 0.5 : 1 },
        ...(bars && {
          error_y: {
            type: "data",
            symmetric: false,
            array: away(layer.high, 1),
            arrayminus: away(layer.low, -1),
            color,
            thickness: 1.25,
            width: 0,
          },
        }),
        ...common,
        ...(layer.texts !== undefined && {
          hovertext: layer.texts.map((text) => plainLines(text)),
          hoverinfo: "text",
        }),
      };
    }
    case "bars":
      return {
        type: "bar",
        x: layer.edges.slice(0, -1),
        y: [...layer.heights],
        width: layer.heights.map((_, i) => layer.edges[i + 1]! - layer.edges[i]!),
        offset: 0,
        marker: { color, opacity: 0.7, line: { width: 0 } },
        ...common,
        ...(layer.texts !== undefined && {
          hovertext: plainLabels(layer.texts, 120),
          hoverinfo: "text",
          textposition: "none",
        }),
      };
    case "cells": {
      const columns = layer.xEdges.length - 1;
      const rows = layer.yEdges.length - 1;
      const row = <T>(at: number, make: (count: number) => T): T[] =>
        layer.counts.slice(at * columns, (at + 1) * columns).map(make);
      const all = Array.from({ length: rows }, (_, i) => i);
      return {
        type: "heatmap",
        x: middles(layer.xEdges),
        y: middles(layer.yEdges),
        z: all.map((i) => row(i, (count) => (count === 0 ? null : Math.sqrt(count)))),
        text: all.map((i) => row(i, (count) => (count === 0 ? "" : String(count)))),
        hoverinfo: "x+y+text",
        hoverongaps: false,
        zmin: 0,
        zmax: Math.sqrt(Math.max(1, ...layer.counts)),
        showscale: false,
        colorscale: [
          [0, tint(layer.colour, 0.12)],
          [1, tint(layer.colour, 0.95)],
        ],
      };
    }
  }
}

function shape(layer: Extract<PlaneLayer, { kind: "rule" | "span" }>, number: string): Json {
  const vertical = { xref: "x", yref: `y${number} domain`, y0: 0, y1: 1 };
  if (layer.kind === "span")
    return {
      type: "rect",
      ...vertical,
      x0: layer.from,
      x1: layer.to,
      fillcolor: tint(layer.colour, 0.16),
      line: { width: 0 },
      layer: "below",
    };
  const line = { color: COLOURS[layer.colour ?? "grey"], width: 1.25, dash: "dot" };
  return layer.axis === "x"
    ? { type: "line", ...vertical, x0: layer.at, x1: layer.at, line }
    : { type: "line", xref: "paper", x0: 0, x1: 1, yref: `y${number}`, y0: layer.at, y1: layer.at, line };
}

/** On a logarithmic axis plotly places lines by value and words by its logarithm. */
function remark(
  layer: Extract<PlaneLayer, { kind: "rule" }>,
  number: string,
  logX: boolean,
  logY: boolean,
): Json {
  const text = plain(cutText(layer.text, 60));
  const common = { text, showarrow: false, font: { size: 11 } };
  return layer.axis === "x"
    ? {
        ...common,
        xref: "x",
        x: logX ? Math.log10(layer.at) : layer.at,
        yref: `y${number} domain`,
        y: 1,
        yanchor: "bottom",
      }
    : {
        ...common,
        xref: "paper",
        x: 1,
        xanchor: "right",
        yref: `y${number}`,
        y: logY ? Math.log10(layer.at) : layer.at,
        yanchor: "bottom",
      };
}

function middles(edges: readonly number[]): number[] {
  return edges.slice(0, -1).map((edge, i) => edge / 2 + edges[i + 1]! / 2);
}

/** A colour with an opacity, as plotly reads it. */
export function tint(colour: Colour, opacity: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(COLOURS[colour].slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${opacity})`;
}
