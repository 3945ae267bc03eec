/** A scene as plotly JSON: one pair of axes a panel; areas, lines and boxes as traces that tell themselves when pointed at. */
import {
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
import type { Paint, Scene, SceneAxis, SceneHover, SceneLine, SceneMark, ScenePanel } from "./scene.ts";
import { SHAP_GREY, shapColourScale } from "./shap-colours.ts";

/** Above this many points plotly's own drawing of vectors is slow, and WebGL is not. */
const MOST_VECTORS = 2500;
const TOP = 72;

export function sceneFigure(scene: Scene): Figure {
  const weight = scene.columns.reduce((sum, each) => sum + each, 0);
  const gapX = 0.012 * (scene.columns.length - 1);
  const below = (row: number): number => {
    const own = scene.panels.filter((panel) => panel.row === row);
    return (
      (own.some(({ x }) => x.ticks?.length !== 0) ? 22 : 4) + (own.some(({ x }) => x.title !== "") ? 20 : 0)
    );
  };
  const last = scene.rows.length - 1;
  const inner = scene.rows.reduce((sum, height, row) => sum + height + (row === last ? 0 : below(row)), 0);
  const top = TOP + (scene.legend === undefined ? 0 : 26);
  const data: Trace[] = [];
  const shapes: Json[] = [];
  const annotations: Json[] = [];
  const axes: Record<string, Json> = {};
  const points = scene.panels.reduce(
    (sum, { marks }) =>
      sum + marks.reduce((own, mark) => own + (mark.kind === "points" ? mark.x.length : 0), 0),
    0,
  );
  scene.panels.forEach((panel, i) => {
    const number = i === 0 ? "" : String(i + 1);
    const before = scene.columns.slice(0, panel.column).reduce((sum, each) => sum + each, 0);
    const left = (before / weight) * (1 - gapX) + panel.column * 0.012;
    const above = scene.rows.slice(0, panel.row).reduce((sum, height, row) => sum + height + below(row), 0);
    axes[`xaxis${number}`] = {
      ...axisOf(panel.x, 60),
      domain: [left, Math.min(1, left + (scene.columns[panel.column]! / weight) * (1 - gapX))],
      anchor: `y${number}`,
    };
    axes[`yaxis${number}`] = {
      ...axisOf(panel.y, 40),
      domain: [Math.max(0, 1 - (above + scene.rows[panel.row]!) / inner), 1 - above / inner],
      anchor: `x${number}`,
      ...(panel.column > 0 && { showticklabels: false, title: { text: "" } }),
    };
    const context = { number, webgl: points > MOST_VECTORS };
    for (const mark of panel.marks) drawMark(mark, panel, context, data, shapes, annotations);
  });
  const usesKey = scene.panels.some(({ marks }) =>
    marks.some(
      (mark) => mark.kind === "matrix" || ("shades" in mark && mark.shades.some((shade) => shade !== null)),
    ),
  );
  // A strip of colours wants a trace that uses it.
  if (scene.key && !usesKey)
    data.push({
      type: "scatter",
      mode: "markers",
      x: [null],
      y: [null],
      showlegend: false,
      hoverinfo: "skip",
      marker: { color: [0], coloraxis: "coloraxis" },
    });
  if (scene.legend !== undefined)
    for (const { name, colour } of scene.legend)
      data.push({
        type: "scatter",
        mode: "markers",
        x: [null],
        y: [null],
        name: plain(cutText(name, 60)),
        showlegend: true,
        marker: { color: paintOf(colour), symbol: "square", size: 10 },
      });
  const layout = {
    ...titled(scene.title, scene.remark),
    height: inner + top + below(last) + 12,
    margin: { t: top, b: below(last) + 12 },
    barmode: "overlay",
    ...axes,
    ...(scene.key !== undefined && scene.key !== null && { coloraxis: colourAxis(scene) }),
    ...(scene.legend !== undefined && {
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", itemclick: false, itemdoubleclick: false },
    }),
    shapes,
    annotations,
  };
  return figure({ data, layout }, scene.words);
}

interface Context {
  readonly number: string;
  readonly webgl: boolean;
}

function drawMark(
  mark: SceneMark,
  panel: ScenePanel,
  { number, webgl }: Context,
  data: Trace[],
  shapes: Json[],
  annotations: Json[],
): void {
  const axes = { xaxis: `x${number}`, yaxis: `y${number}`, showlegend: false };
  switch (mark.kind) {
    case "points": {
      // A colour scale has no colour for what is missing.
      const groups =
        mark.shades === undefined
          ? [mark.x.map((_, i) => i)]
          : [
              mark.x.flatMap((_, i) => (mark.shades![i] === null ? [i] : [])),
              mark.x.flatMap((_, i) => (mark.shades![i] === null ? [] : [i])),
            ];
      for (const [group, own] of groups.entries()) {
        if (own.length === 0) continue;
        const grey = mark.shades !== undefined && group === 0;
        data.push({
          type: webgl ? "scattergl" : "scatter",
          mode: "markers",
          x: own.map((i) => short(mark.x[i]!)),
          y: own.map((i) => short(mark.y[i]!)),
          marker: {
            size: mark.size,
            ...(mark.opacity !== undefined && { opacity: mark.opacity }),
            line: { width: 0 },
            ...(mark.shades === undefined
              ? { color: paintOf(mark.colour ?? "ink") }
              : grey
                ? { color: SHAP_GREY }
                : {
                    color: own.map((i) => Math.round(mark.shades![i]! * 100) / 100),
                    coloraxis: "coloraxis",
                  }),
          },
          ...hoverOf(mark.hover, own),
          ...axes,
        });
      }
      return;
    }
    case "lines":
      for (const line of joined(mark.lines))
        data.push({
          type: "scatter",
          mode: "lines",
          x: line.x.map((value) => (Number.isNaN(value) ? null : short(value))),
          y: line.y.map((value) => (Number.isNaN(value) ? null : short(value))),
          line: {
            color: paintOf(line.colour),
            width: line.width ?? 1.25,
            dash: line.dash === true ? "dash" : "solid",
          },
          opacity: line.opacity ?? 1,
          ...(line.text === undefined
            ? { hoverinfo: "skip" }
            : { hovertemplate: `${safe(line.text)}<extra></extra>` }),
          ...axes,
        });
      return;
    case "areas":
      for (const area of mark.areas)
        data.push({
          type: "scatter",
          mode: "lines",
          x: [...area.x, area.x[0]!].map(short),
          y: [...area.y, area.y[0]!].map(short),
          fill: "toself",
          fillcolor: tinted(area.colour, area.opacity ?? 1),
          line: {
            width: area.edge === true ? 0.75 : 0,
            color: area.edge === true ? "rgba(255,255,255,0.5)" : "rgba(0,0,0,0)",
          },
          hoveron: "fills",
          ...(area.text === undefined
            ? { hoverinfo: "skip" }
            : { text: plainLines(area.text), hoverinfo: "text" }),
          ...axes,
        });
      return;
    case "boxes": {
      const groups =
        mark.shades === undefined
          ? [mark.x0.map((_, i) => i)]
          : [
              mark.x0.flatMap((_, i) => (mark.shades![i] === null ? [i] : [])),
              mark.x0.flatMap((_, i) => (mark.shades![i] === null ? [] : [i])),
            ];
      for (const [group, own] of groups.entries()) {
        if (own.length === 0) continue;
        const grey = mark.shades !== undefined && group === 0;
        const widths = own.map((i) => short(Math.abs(mark.x1[i]! - mark.x0[i]!)));
        data.push({
          type: "bar",
          x: own.map((i) => short((mark.x0[i]! + mark.x1[i]!) / 2)),
          base: own.map((i) => short(Math.min(mark.y0[i]!, mark.y1[i]!))),
          y: own.map((i) => short(Math.abs(mark.y1[i]! - mark.y0[i]!))),
          width: widths.every((width) => width === widths[0]) ? widths[0]! : widths,
          marker: {
            line: { width: 0 },
            ...(mark.opacity !== undefined && { opacity: mark.opacity }),
            ...(mark.colours !== undefined
              ? { color: own.map((i) => paintOf(mark.colours![i]!)) }
              : mark.shades === undefined
                ? { color: paintOf(mark.colour ?? "ink") }
                : grey
                  ? { color: SHAP_GREY }
                  : {
                      color: own.map((i) => Math.round(mark.shades![i]! * 100) / 100),
                      coloraxis: "coloraxis",
                    }),
          },
          ...hoverOf(mark.hover, own),
          ...axes,
        });
      }
      return;
    }
    case "matrix": {
      const rows = mark.values.length / mark.columns;
      data.push({
        type: "heatmap",
        z: Array.from({ length: rows }, (_, row) =>
          mark.values
            .slice(row * mark.columns, (row + 1) * mark.columns)
            .map((value) => (value === null ? null : short(value / mark.limit / 2 + 0.5))),
        ),
        x0: panel.x.range[0] + (panel.x.range[1] - panel.x.range[0]) / mark.columns / 2,
        dx: (panel.x.range[1] - panel.x.range[0]) / mark.columns,
        y: mark.names.map((_, row) => rows - 1 - row),
        customdata: Array.from({ length: rows }, (_, row) =>
          mark.values
            .slice(row * mark.columns, (row + 1) * mark.columns)
            .map((value) => (value === null ? null : Number(value.toPrecision(3)))),
        ),
        ygap: 1,
        coloraxis: "coloraxis",
        hovertemplate: "SHAP value %{customdata}<extra></extra>",
        ...axes,
      });
      return;
    }
    case "texts":
      annotations.push(
        ...mark.texts.map((text) => ({
          text: plain(cutText(text.text, 48)),
          x: text.x,
          y: text.y,
          xref: `x${number}`,
          yref: `y${number}`,
          xanchor: { start: "left", middle: "center", end: "right" }[text.anchor ?? "start"],
          xshift: text.dx ?? 0,
          yshift: 0 - (text.dy ?? 0),
          showarrow: false,
          font: { size: 11 },
        })),
      );
      return;
    case "rules":
      shapes.push(
        ...mark.at.map((at) => ({
          type: "line",
          layer: "below",
          ...(mark.axis === "x"
            ? { xref: `x${number}`, yref: `y${number} domain`, x0: at, x1: at, y0: 0, y1: 1 }
            : { xref: `x${number} domain`, yref: `y${number}`, x0: 0, x1: 1, y0: at, y1: at }),
          opacity: mark.opacity ?? 0.5,
          line: { color: INK, width: 1, dash: mark.dash === true ? "dot" : "solid" },
        })),
      );
  }
}

/** Lines alike that tell nothing are one trace, with a gap (NaN) between them. */
function joined(lines: readonly SceneLine[]): SceneLine[] {
  const out: SceneLine[] = [];
  const light: SceneLine[] = [];
  const mute = new Map<string, { x: number[]; y: number[] }>();
  for (const line of lines) {
    const { x, y, text, halo, ...style } = line;
    if (halo === true) light.push({ x, y, colour: "#ffffff", width: 4, opacity: 0.7 });
    if (text !== undefined) {
      out.push(line);
      continue;
    }
    const key = JSON.stringify(style);
    const known = mute.get(key);
    if (known !== undefined) {
      known.x.push(NaN, ...x);
      known.y.push(NaN, ...y);
      continue;
    }
    const made = { x: [...x], y: [...y] };
    mute.set(key, made);
    out.push({ ...style, ...made });
  }
  return light.length === 0 ? out : [...joined(light), ...out];
}

function hoverOf(hover: SceneHover | undefined, own: readonly number[]): Record<string, Json> {
  if (hover === undefined) return { hoverinfo: "skip" };
  const parts = [
    `${safe(hover.lead)}%{customdata}`,
    ...(hover.x === null ? [] : [`${safe(hover.x)} %{x:.4~g}`]),
    ...(hover.y === null ? [] : [`${safe(hover.y)} %{y:.4~g}`]),
  ];
  return {
    customdata: own.map((i) => {
      const value = hover.values[i] ?? null;
      return value === null
        ? "missing"
        : typeof value === "number"
          ? Number(value.toPrecision(4))
          : plain(cutText(value, 100));
    }),
    hovertemplate: `${parts.join("<br>")}<extra></extra>`,
  };
}

/** Text within a template: its `%{…}` stay text. */
function safe(text: string): string {
  return plainLines(text).replaceAll("%{", "%\u200b{");
}

function axisOf(axis: SceneAxis, most: number): Record<string, Json> {
  return {
    range: [...axis.range],
    title: { text: plain(cutText(axis.title, most)), font: { size: 12 }, standoff: 6 },
    showgrid: axis.grid === true,
    zeroline: false,
    ...(axis.ticks === undefined
      ? { hoverformat: ".4~g" }
      : axis.ticks.length === 0
        ? { showticklabels: false }
        : {
            tickmode: "array",
            tickvals: axis.ticks.map(({ at }) => at),
            ticktext: plainLabels(axis.ticks.map(({ text }) => text)),
          }),
  };
}

function colourAxis({ key }: Scene): Json {
  const { title, scale, ticks } = key!;
  return {
    cmin: 0,
    cmax: 1,
    colorscale: shapColourScale(scale).map((stop) => [...stop]),
    colorbar: {
      title: { text: plain(cutText(title, 40)), side: "right", font: { size: 12 } },
      tickmode: "array",
      tickvals: ticks.map(({ at }) => at),
      ticktext: plainLabels(
        ticks.map(({ text }) => text),
        14,
      ),
      thickness: 9,
      outlinewidth: 0,
      xpad: 6,
    },
  };
}

function paintOf(colour: Paint): string {
  return colour === "ink" ? INK : colour;
}

function tinted(colour: Paint, opacity: number): string {
  const hex = colour === "ink" ? INK : colour;
  if (opacity === 1) return hex;
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${opacity})`;
}

/** Five digits: what a screen can show. */
function short(value: number): number {
  return Number(value.toPrecision(5));
}
