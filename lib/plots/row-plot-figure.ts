/** A row plot as plotly JSON: one pair of axes per facet, words at the right as annotations. */
import { figure, plain, plainLabels, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { cutText } from "./number-text.ts";
import { axisLayout, tint } from "./plane-figure.ts";
import { facetRange, type PlotRow, type RowFacet, type RowPlot } from "./row-plot.ts";
import { COLOURS } from "./svg.ts";

const STEP = 24;
const GAP = 66;

export function rowPlotFigure(plot: RowPlot): Figure {
  const heights = plot.facets.map((facet) => Math.max(60, facet.rows.length * STEP));
  const inner = heights.reduce((sum, height) => sum + height, 0) + GAP * (plot.facets.length - 1);
  const longest = Math.max(...plot.facets.flatMap(({ rows }) => rows.map((row) => row.text.length)));
  const data: Trace[] = [];
  const shapes: Json[] = [];
  const annotations: Json[] = [];
  const axes: Record<string, Json> = {};
  let above = inner;
  plot.facets.forEach((facet, i) => {
    const number = i === 0 ? "" : String(i + 1);
    const below = above - heights[i]!;
    const last = facet.rows.length - 1;
    axes[`xaxis${number}`] = {
      ...axisLayout(facet.axis, facetRange(facet), 60),
      anchor: `y${number}`,
    };
    axes[`yaxis${number}`] = {
      domain: [below / inner, above / inner],
      anchor: `x${number}`,
      range: [last + 0.5, -0.5],
      tickmode: "array",
      tickvals: facet.rows.map((_, row) => row),
      ticktext: plainLabels(
        facet.rows.map((row) => row.name),
        28,
      ),
      showgrid: false,
      zeroline: false,
    };
    data.push(...traces(facet, number));
    shapes.push(...shapesOf(facet, number));
    annotations.push(...remarks(facet, number));
    above = below - GAP;
  });
  const layout = {
    ...titled(plot.title, plot.remark),
    height: inner + 76 + 64,
    margin: { t: 76, b: 56, r: Math.min(230, 20 + 6.4 * longest) },
    ...(data.some((trace) => trace.type === "bar") && { bargap: 0.4 }),
    ...axes,
    shapes,
    annotations,
  };
  return figure({ data, layout }, plot.words);
}

function traces(facet: RowFacet, number: string): Trace[] {
  const axes = { xaxis: `x${number}`, yaxis: `y${number}` };
  const rows = facet.rows.map((row, at) => ({ row, at })).filter(({ row }) => row.value !== null);
  const singles = facet.rows.flatMap(({ singles: values = [], colour }, at) =>
    values.map((value) => ({ value, at, colour })),
  );
  const out: Trace[] = [];
  if (singles.length > 0)
    out.push({
      type: "scatter",
      mode: "markers",
      x: singles.map(({ value }) => value),
      y: singles.map(({ at }) => at),
      marker: { color: singles.map(({ colour }) => COLOURS[colour]), size: 7, opacity: 0.35 },
      hoverinfo: "x",
      ...axes,
    });
  // One trace per colour: plotly paints all error bars of a trace alike.
  for (const colour of new Set(rows.map(({ row }) => row.colour))) {
    const own = rows.filter(({ row }) => row.colour === colour);
    const away = (row: PlotRow, end: 0 | 1): number =>
      row.interval === null ? 0 : Math.abs(row.interval[end] - row.value!);
    const bars = facet.bars === true;
    out.push({
      x: own.map(({ row }) => row.value),
      y: own.map(({ at }) => at),
      error_x: {
        type: "data",
        symmetric: false,
        array: own.map(({ row }) => away(row, 1)),
        arrayminus: own.map(({ row }) => away(row, 0)),
        color: bars ? "#8c8c8c" : COLOURS[colour],
        thickness: 1.75,
        width: 0,
      },
      hovertext: plainLabels(
        own.map(({ row }) => `${cutText(row.name, 60)}: ${row.text}`),
        120,
      ),
      hoverinfo: "text",
      ...(bars
        ? {
            type: "bar",
            orientation: "h",
            width: own.map(() => 0.6),
            textposition: "none",
            marker: { color: COLOURS[colour], opacity: 0.7 },
          }
        : { type: "scatter", mode: "markers", marker: { color: COLOURS[colour], size: 9 } }),
      ...axes,
    });
  }
  return out;
}

function shapesOf({ rules = [], span }: RowFacet, number: string): Json[] {
  const tall = { xref: `x${number}`, yref: `y${number} domain`, y0: 0, y1: 1 };
  const lines = rules.map((rule) => ({
    type: "line",
    ...tall,
    x0: rule.at,
    x1: rule.at,
    line: { color: COLOURS.grey, width: 1.25, dash: "dot" },
  }));
  if (!span) return lines;
  const stretch = {
    type: "rect",
    ...tall,
    x0: span[0],
    x1: span[1],
    fillcolor: tint("grey", 0.2),
    line: { width: 0 },
    layer: "below",
  };
  return [stretch, ...lines];
}

function remarks(facet: RowFacet, number: string): Json[] {
  const words = facet.rows.map((row, at) => ({
    text: plain(cutText(row.text, 34)),
    xref: "paper",
    x: 1,
    xanchor: "left",
    xshift: 8,
    yref: `y${number}`,
    y: at,
    showarrow: false,
    font: { size: 11 },
  }));
  const rules = (facet.rules ?? [])
    .filter((rule) => rule.text !== "")
    .map((rule) => ({
      text: plain(cutText(rule.text, 40)),
      xref: `x${number}`,
      x: rule.at,
      yref: `y${number} domain`,
      y: 1,
      yanchor: "bottom",
      showarrow: false,
      font: { size: 11 },
    }));
  const title =
    facet.title === ""
      ? []
      : [
          {
            text: plain(cutText(facet.title, 50)),
            xref: "paper",
            x: 0,
            xanchor: "left",
            yref: `y${number} domain`,
            y: 1,
            yanchor: "bottom",
            yshift: rules.length > 0 ? 15 : 2,
            showarrow: false,
            font: { size: 12 },
          },
        ];
  return [...words, ...rules, ...title];
}
