/** A grid of panels as plotly JSON: one pair of axes for each panel, the key of shades as a colour bar below. */
import {
  FAINT,
  figure,
  INK,
  plain,
  plainLabels,
  plainLines,
  titled,
  type Figure,
  type Json,
  type Trace,
} from "./figure.ts";
import { cutText } from "./number-text.ts";
import {
  LOOKS,
  SHADED_SIZE,
  shadePaint,
  type Panel,
  type PanelAxis,
  type PanelCells,
  type PanelGrid,
  type PanelPoints,
} from "./panel-grid.ts";
import { tint } from "./plane-figure.ts";
import { logScale } from "./scale.ts";
import { COLOURS } from "./svg.ts";

export function panelGridFigure(grid: PanelGrid): Figure {
  const { columns, panels, key } = grid;
  const rows = Math.ceil(panels.length / columns);
  const single = columns === 1 && rows === 1;
  const shared = grid.sharedX === true;
  const data: Trace[] = [];
  const axes: Record<string, Json> = {};
  const annotations: Json[] = [];
  const gapX = shared ? 0.025 : 0.03;
  const slanted = panels.some((panel) => panel?.x.kind === "category" && !labelRoom(panel.x, columns));
  const below = slanted ? 104 : 74;
  const gapY = shared ? 0.03 : below / (rows * (150 + below) - below);
  const wide = (1 - gapX * (columns - 1)) / columns;
  const high = (1 - gapY * (rows - 1)) / rows;
  const named = new Set<string>();
  let count = 0;
  let keyed = key === null;
  panels.forEach((panel, i) => {
    if (panel === null) return;
    const [row, column] = [Math.floor(i / columns), i % columns];
    const number = ++count === 1 ? "" : String(count);
    const ticked = !shared || row === rows - 1;
    const first = column === 0;
    const left = column * (wide + gapX);
    const bottom = 1 - (row + 1) * high - row * gapY;
    axes[`xaxis${number}`] = {
      ...axisLayout(panel.x, Math.max(14, Math.floor(90 / columns)), ticked),
      domain: [left, left + wide],
      anchor: `y${number}`,
      ...(panel.x.kind === "category" && ticked && { tickangle: labelRoom(panel.x, columns) ? 0 : -35 }),
    };
    axes[`yaxis${number}`] = {
      ...axisLayout(panel.y, Math.max(14, Math.floor(44 / rows)), first),
      domain: [Math.max(0, bottom), bottom + high],
      anchor: `x${number}`,
    };
    if (panel.layers.length === 0) {
      // Plotly draws no axes without a trace.
      data.push({
        type: "scatter",
        x: [null],
        y: [null],
        hoverinfo: "skip",
        showlegend: false,
        xaxis: `x${number}`,
        yaxis: `y${number}`,
      });
      annotations.push({
        text: plain(cutText(panel.empty ?? "", 40)),
        x: left + wide / 2,
        y: bottom + high / 2,
        xref: "paper",
        yref: "paper",
        showarrow: false,
        font: { size: 10 },
      });
    }
    for (const layer of panel.layers) {
      const trace = layer.kind === "cells" ? cells(layer, grid) : points(layer, grid, panel);
      const withKey = !keyed && (layer.kind === "cells" || layer.look === "shaded");
      if (withKey) keyed = true;
      const entry = layer.kind === "points" ? grid.names.find(({ look }) => look === layer.look) : undefined;
      const legend = entry !== undefined && !named.has(entry.name);
      if (legend) named.add(entry.name);
      data.push({
        ...trace,
        ...(withKey && keyOf(trace, grid)),
        xaxis: `x${number}`,
        yaxis: `y${number}`,
        showlegend: legend,
        ...(entry !== undefined && { name: plain(cutText(entry.name, 60)), legendgroup: entry.look }),
      });
    }
  });
  const legend = named.size > 0;
  const own = single ? 330 : shared ? rows * Math.max(86, 380 / rows) : rows * (150 + below) - below;
  const footed = panels
    .slice(-columns)
    .some((panel) => panel?.x.kind === "category" && !labelRoom(panel.x, columns));
  const foot = (footed ? 90 : 56) + (key === null && !legend ? 0 : 40);
  return figure(
    {
      data,
      layout: {
        ...titled(grid.title, grid.remark),
        height: Math.round(72 + own + foot),
        margin: { t: 72, b: foot },
        showlegend: legend,
        ...(legend && {
          legend: {
            orientation: "h",
            x: key === null ? 0 : 0.5,
            xanchor: "left",
            y: 0,
            yref: "container",
            yanchor: "bottom",
          },
        }),
        ...axes,
        annotations,
      },
    },
    grid.words,
  );
}

function axisLayout(own: PanelAxis, most: number, ticks: boolean): Record<string, Json> {
  const [lo, hi] = own.range;
  const common = {
    title: { text: ticks ? plain(cutText(own.title, most)) : "", font: { size: 11 }, standoff: 6 },
    zeroline: false,
    gridcolor: FAINT,
    showticklabels: ticks,
    tickfont: { size: 10 },
  };
  if (own.kind === "category")
    return {
      ...common,
      type: "linear",
      range: [lo, hi],
      tickvals: own.labels!.map((_, i) => i),
      ticktext: plainLabels(own.labels!, 14),
      showgrid: false,
    };
  if (own.kind === "log") {
    const { ticks: marks } = logScale(lo, hi, 0, 1, most > 60 ? 8 : 4);
    return {
      ...common,
      type: "log",
      range: [Math.log10(lo), Math.log10(hi)],
      tickvals: marks.map(({ value }) => value),
      ticktext: marks.map(({ text }) => text),
    };
  }
  return {
    ...common,
    type: "linear",
    range: [lo, hi],
    nticks: 5,
    ...(own.whole === true && hi - lo < 5 && { dtick: 1 }),
  };
}

function labelRoom(axis: PanelAxis, columns: number): boolean {
  return (
    axis.labels!.length * Math.max(...axis.labels!.map((text) => Math.min(14, text.length) + 2)) <
    104 / columns
  );
}

function points(layer: PanelPoints, grid: PanelGrid, panel: Panel): Trace {
  const look = layer.look === "shaded" ? null : LOOKS[layer.look];
  const marker: Json =
    look === null
      ? {
          size: SHADED_SIZE + 1,
          color: [...(layer.shades ?? [])],
          colorscale: scaleOf(grid),
          cmin: 0,
          cmax: 1,
          line: { width: 0.5, color: "rgba(128,128,128,0.5)" },
        }
      : {
          size: look.size + (look.size > 4 ? 1 : 2),
          color: look.colour === null ? INK : COLOURS[look.colour],
          ...(layer.look === "best" && { symbol: "diamond", line: { width: 1, color: "#ffffff" } }),
        };
  return {
    type: "scatter",
    mode: "markers",
    x: [...layer.x],
    y: [...layer.y],
    marker,
    ...(layer.texts === undefined
      ? { hoverinfo: "x+y" }
      : { hovertext: layer.texts.map((text) => plainLines(text, 60)), hoverinfo: "text" }),
    ...(panel.x.kind === "category" && { cliponaxis: false }),
  };
}

function cells(layer: PanelCells, grid: PanelGrid): Trace {
  const columns = layer.xEdges.length - 1;
  const rows = Array.from({ length: layer.yEdges.length - 1 }, (_, i) => i);
  const cut = <T>(list: readonly T[], row: number): T[] => list.slice(row * columns, (row + 1) * columns);
  return {
    type: "heatmap",
    x: [...layer.xEdges],
    y: [...layer.yEdges],
    z: rows.map((row) => cut(layer.shades, row)),
    zmin: 0,
    zmax: 1,
    hoverongaps: false,
    colorscale: scaleOf(grid),
    showscale: false,
    ...(layer.texts === undefined
      ? { hoverinfo: "skip" }
      : { text: rows.map((row) => cut(layer.texts!, row).map((text) => plain(text))), hoverinfo: "text" }),
  };
}

function scaleOf({ ramp }: PanelGrid): Json {
  const at = (shade: number): Json => {
    const { colour, opacity } = shadePaint(ramp, shade);
    return tint(colour, Math.round(opacity * 100) / 100);
  };
  return ramp === "strength"
    ? [
        [0, at(0)],
        [1, at(1)],
      ]
    : [
        [0, at(0)],
        [0.499, at(0.499)],
        [0.501, at(0.501)],
        [1, at(1)],
      ];
}

function keyOf(trace: Trace, { key }: PanelGrid): Record<string, Json> {
  const bar = {
    orientation: "h",
    thickness: 9,
    len: 0.34,
    x: 0.06,
    xanchor: "left",
    y: 0,
    yref: "container",
    yanchor: "bottom",
    ypad: 8,
    outlinewidth: 0,
    tickvals: [0.03, 0.97],
    ticktext: [plain(cutText(`${key!.title} ${key!.low}`, 30)), plain(cutText(key!.high, 24))],
    tickfont: { size: 10 },
    ticks: "",
  };
  return trace.type === "heatmap"
    ? { showscale: true, colorbar: bar }
    : { marker: { ...(trace["marker"] as Record<string, Json>), showscale: true, colorbar: bar } };
}
