/** The pictures of `ImageExplanationInfo`: panels side by side, each image with those of its outputs, and the colour scale below. O(cells × outputs). */
import { figure, INK, nothingFigure, plain, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { greyCells, runPaths } from "./image-explanation-cells.ts";
import {
  heatLevels,
  imageExplanationWords,
  imageRemark,
  panelTitle,
  type ImageExplanationInfo,
  type ImagePanels,
} from "./image-explanation.ts";
import { cutText, numberText } from "./number-text.ts";
import { SHAP_BLUE, SHAP_RED, signColour } from "./shap-colours.ts";
import { element, heading, label, nothingSvg, svg, widthOf, type Markup, type SvgOptions } from "./svg.ts";

const GAP = 12;
const TITLE = 16;
const LARGEST_PANEL = 220;
const LEAST_PANEL = 64;
/** Opacity of the image beneath its contributions. */
const FAINT_IMAGE = 0.15;
const BORDER = "#E69F00";

/** Static picture. */
export function imageExplanationSvg(info: ImageExplanationInfo, options: SvgOptions = {}): string {
  if (info.nothing !== null) return nothingSvg(info.title, info.nothing, options);
  const width = widthOf(options);
  const head = heading(info.title, imageRemark(info), width, options);
  const k = info.outputs.length;
  const across = Math.max(2, Math.min(k + 1, Math.floor((width + GAP) / (LEAST_PANEL + GAP))));
  const wide = Math.min(LARGEST_PANEL, (width - (across - 1) * GAP) / across);
  let y = head.height;
  const parts: Markup[] = [];
  for (const image of info.images) {
    const scale = Math.min(wide / image.columns, LARGEST_PANEL / image.rows);
    const high = image.rows * scale;
    for (let at = 0; at <= k; at++) {
      const column = at % across;
      if (at > 0 && column === 0) y += high + TITLE + GAP;
      const title = at === 0 ? image.name : panelTitle(info.outputs[at - 1]!, image.sums[at - 1]!.outcome);
      const x = column * (wide + GAP);
      parts.push(
        label(title, x, y + 11, { room: wide }),
        element(
          "g",
          {
            transform: `translate(${round(x)} ${round(y + TITLE)}) scale(${round(scale)})`,
            fill: "none",
            "stroke-width": 1,
            style: "shape-rendering:crispEdges",
          },
          at === 0 ? imageMarkup(image) : heatMarkup(image, at - 1, info.most),
          at === 0 ? bordersMarkup(image, scale) : undefined,
        ),
      );
    }
    y += high + TITLE + GAP;
  }
  return svg(width, y + 34, imageExplanationWords(info), head.markup, parts, scaleMarkup(info, y, width));
}

function imageMarkup({ cells, palette, columns }: ImagePanels): Markup[] {
  return [...runPaths(cells, columns)].map(([colour, d]) => element("path", { d, stroke: palette[colour] }));
}

function heatMarkup(
  { cells, palette, columns, rows, heats }: ImagePanels,
  c: number,
  most: number,
): Markup[] {
  return [
    // White paper on dark pages too: the colours mean depth.
    element("path", { d: `M0 0h${columns}v${rows}h-${columns}z`, fill: "#ffffff" }),
    element(
      "g",
      { stroke: "#000000" },
      [...runPaths(greyCells(cells, palette), columns)].map(([grey, d]) =>
        grey === 1 ? undefined : element("path", { d, "stroke-opacity": round((1 - grey) * FAINT_IMAGE) }),
      ),
    ),
    ...[...runPaths(heatLevels(heats[c]!, most), columns)].map(([level, d]) =>
      element("path", { d, stroke: signColour(level), "stroke-opacity": round(Math.abs(level)) }),
    ),
  ];
}

function bordersMarkup({ borders }: ImagePanels, scale: number): Markup | undefined {
  if (borders.length === 0) return undefined;
  let d = "";
  for (let at = 0; at < borders.length; at += 4)
    d += `M${borders[at]} ${borders[at + 1]}${borders[at + 3] === 1 ? "v" : "h"}${borders[at + 2]}`;
  return element("path", {
    d,
    stroke: BORDER,
    "stroke-width": round(1.5 / scale),
    style: "shape-rendering:auto",
  });
}

/** From the strongest blue to the strongest red. */
function scaleMarkup({ most, measure }: ImageExplanationInfo, y: number, width: number): Markup {
  const wide = Math.min(260, width - 20);
  const steps = 24;
  const step = wide / steps;
  return element(
    "g",
    {},
    element("path", { d: `M0 ${round(y)}h${wide}v9h-${wide}z`, fill: "#ffffff" }),
    Array.from({ length: steps }, (_, i) => {
      const place = (2 * (i + 0.5)) / steps - 1;
      return element("path", {
        d: `M${round(i * step)} ${round(y)}h${round(step)}v9h-${round(step)}z`,
        fill: signColour(place),
        "fill-opacity": round(Math.abs(place)),
      });
    }),
    label(numberText(-most), 0, y + 22),
    label("0", wide / 2, y + 22, { anchor: "middle" }),
    label(numberText(most), wide, y + 22, { anchor: "end" }),
    wide + 120 < width
      ? label(measure, wide + 10, y + 9, { room: width - wide - 10, faint: true })
      : undefined,
  );
}

/** Plotly figure: panels on axes of their own; the pointer tells a cell's contribution. */
export function imageExplanationFigure(info: ImageExplanationInfo): Figure {
  if (info.nothing !== null) return nothingFigure(info.title, info.nothing);
  const k = info.outputs.length;
  const across = Math.min(k + 1, 6);
  const lines = Math.ceil((k + 1) / across);
  const all = lines * info.images.length;
  const data: Trace[] = [];
  const layout: Record<string, Json> = {};
  const annotations: Json[] = [];
  const shapes: Json[] = [];
  let number = 0;
  for (const [i, image] of info.images.entries())
    for (let at = 0; at <= k; at++) {
      number += 1;
      const suffix = number === 1 ? "" : String(number);
      const line = i * lines + Math.floor(at / across);
      const left = (at % across) / across;
      const top = 1 - line / all;
      const domain = { x: [left + 0.01, left + 1 / across - 0.01], y: [top - 0.86 / all, top - 0.04 / all] };
      const axes = { xaxis: `x${suffix}`, yaxis: `y${suffix}` };
      layout[`xaxis${suffix}`] = {
        domain: domain.x,
        range: [-0.5, image.columns - 0.5],
        visible: false,
        anchor: `y${suffix}`,
        constrain: "domain",
      };
      layout[`yaxis${suffix}`] = {
        domain: domain.y,
        range: [image.rows - 0.5, -0.5],
        visible: false,
        anchor: `x${suffix}`,
        scaleanchor: `x${suffix}`,
        constrain: "domain",
      };
      annotations.push({
        text: plain(
          cutText(at === 0 ? image.name : panelTitle(info.outputs[at - 1]!, image.sums[at - 1]!.outcome), 24),
        ),
        x: (domain.x[0]! + domain.x[1]!) / 2,
        y: domain.y[1]!,
        xref: "paper",
        yref: "paper",
        xanchor: "center",
        yanchor: "bottom",
        showarrow: false,
        font: { size: 11, color: INK },
      });
      data.push(imageTrace(image, axes, at === 0 ? 1 : FAINT_IMAGE));
      // White paper on dark pages too.
      if (at > 0)
        shapes.push({
          type: "rect",
          layer: "below",
          xref: axes.xaxis,
          yref: axes.yaxis,
          x0: -0.5,
          x1: image.columns - 0.5,
          y0: -0.5,
          y1: image.rows - 0.5,
          fillcolor: "#ffffff",
          line: { width: 0 },
        });
      if (at > 0) data.push(heatTrace(image, at - 1, info, axes, data.length === 2));
    }
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, imageRemark(info)),
        height: 110 + 170 * all,
        margin: { t: 72, r: 70, b: 16, l: 12 },
        ...layout,
        annotations,
        shapes,
      },
    },
    imageExplanationWords(info),
  );
}

function imageTrace(image: ImagePanels, axes: { readonly [key: string]: Json }, opacity: number): Trace {
  const { cells, palette, columns, rows } = image;
  const last = Math.max(1, palette.length - 1);
  // Colours by their place in the palette: steps of a colour scale, so that a cell is one small number.
  return {
    type: "heatmap",
    z: grid(cells, columns, rows),
    zmin: -0.5,
    zmax: last + 0.5,
    colorscale: Array.from({ length: last + 1 }, (_, i) => i).flatMap((i) => [
      [i / (last + 1), palette[i] ?? palette[0]!],
      [(i + 1) / (last + 1), palette[i] ?? palette[0]!],
    ]),
    showscale: false,
    hoverinfo: "skip",
    opacity,
    ...axes,
  };
}

function heatTrace(
  image: ImagePanels,
  c: number,
  { most }: ImageExplanationInfo,
  axes: { readonly [key: string]: Json },
  isFirst: boolean,
): Trace {
  return {
    type: "heatmap",
    z: grid(image.heats[c]!, image.columns, image.rows),
    zmin: -most,
    zmax: most,
    colorscale: [
      [0, SHAP_BLUE],
      [0.5, "rgba(255,255,255,0)"],
      [1, SHAP_RED],
    ],
    showscale: isFirst,
    ...(isFirst && { colorbar: { thickness: 10, len: 0.6, outlinewidth: 0 } }),
    hoverongaps: false,
    hovertemplate: "row %{y}, column %{x}: %{z:.3g}<extra></extra>",
    ...axes,
  };
}

function grid<T extends number | null>(values: readonly T[], columns: number, rows: number): T[][] {
  return Array.from({ length: rows }, (_, r) => values.slice(r * columns, (r + 1) * columns));
}

function round(x: number): number {
  return Math.round(x * 1000) / 1000 || 0;
}
