/**
 * A figure: plotly's JSON and nothing else, with one theme for all. It shows itself as `application/vnd.plotly.v1+json` and as
 * the words that stand in `layout.meta.alt`. The background is transparent and greys are in the middle, so that
 * light and dark pages both do. Attributes are those of plotly.js 4 (https://plotly.com/javascript/reference/).
 */
import { shown, type Displayable } from "../core/index.ts";
import { cutText, wrapped } from "./number-text.ts";
import { COLOURS } from "./svg.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Trace = { readonly type: string } & { readonly [key: string]: Json };
export type Layout = { readonly [key: string]: Json };

export interface FigureParts {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  readonly config?: { readonly [key: string]: Json };
}

export type Figure = FigureParts & Displayable;

/** Readable on white (4.5 : 1) and on near-black (4.2 : 1). */
export const INK = "#767676";
/** Ink on the opaque tints of a matrix, at least 4.9 : 1 on the darkest, whatever the page behind. */
export const DARK = "#111111";
/** Grid lines and other faint things. */
export const FAINT = "rgba(128,128,128,0.22)";

/** Parts with the theme, frozen and ready to show. `words` say the result. */
export function figure(parts: FigureParts, words: string): Figure {
  const made: FigureParts = {
    data: parts.data,
    layout: roomFor({
      ...(parts.data.some((trace) => trace.type === "bar") && { bargap: 0 }),
      ...parts.layout,
      meta: { alt: words },
    }),
    config: { displaylogo: false, responsive: true, ...parts.config },
  };
  return shown(made, () => ({
    "application/vnd.plotly.v1+json": { data: made.data, layout: made.layout, config: made.config },
    "text/plain": words,
  }));
}

/** The theme; a heading of three lines makes the figure higher by one. */
function roomFor(layout: Layout): Layout {
  const themed = theme(layout);
  const lines = String((themed["title"] as Layout)["text"] ?? "").split("<br>").length;
  if (lines <= 2) return themed;
  const more = 15 * (lines - 2);
  const margin = themed["margin"] as Layout;
  const height = themed["height"];
  return {
    ...themed,
    margin: { ...margin, t: Number(margin["t"]) + more },
    ...(typeof height === "number" && { height: height + more }),
  };
}

/** The theme with a figure's own layout over it; nested records are merged, axes get the theme's. */
export function theme(layout: Layout): Layout {
  const axes = Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key));
  const base: Record<string, Json> = {
    font: {
      family: "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif",
      size: 12,
      color: INK,
    },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    colorway: [COLOURS.blue, COLOURS.orange, COLOURS.green, COLOURS.red, COLOURS.sky, COLOURS.purple],
    margin: { t: 56, r: 24, b: 48, l: 24 },
    title: {
      x: 0,
      xref: "container",
      xanchor: "left",
      y: 1,
      yref: "container",
      yanchor: "top",
      pad: { l: 12, t: 20 },
      font: { size: 15 },
    },
    hoverlabel: { align: "left" },
    showlegend: false,
  };
  for (const axis of axes.length === 0 ? ["xaxis", "yaxis"] : axes)
    base[axis] = axisTheme((layout[axis] ?? {}) as Layout);
  return merged(base, layout) as Layout;
}

/** What suits the axis: plotly refuses a colour for lines that the axis does not draw. */
function axisTheme(own: Layout): Layout {
  if (own["visible"] === false) return {};
  return {
    automargin: true,
    linecolor: FAINT,
    ticks: "",
    ...(own["showgrid"] !== false && { gridcolor: FAINT }),
    ...(own["zeroline"] !== false && { zerolinecolor: FAINT }),
  };
}

/** A title with one or two smaller lines below it, fit for the 530 pixels of a narrow page; text is plain, never plotly's HTML. */
export function titled(title: string, remark: string): Layout {
  const lines = remark === "" ? [] : wrapped(remark, (line) => line.length <= 78, 2);
  const small = lines.map((line) => plain(cutText(line, 78))).join("<br>");
  const below = small === "" ? "" : `<br><span style="font-size:12px">${small}</span>`;
  return { title: { text: `${plain(cutText(title, 62))}${below}` } };
}

/** Text for plotly, which reads tags and entities, and `%{…}` in templates: none of them works any more. */
export function plain(text: string): string {
  return cleaned(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Labels for plotly's axes, made safe, cut at `most` letters, and made distinct, for equal names would share a place. */
export function plainLabels(labels: readonly string[], most = 32): string[] {
  const seen = new Map<string, number>();
  return labels.map((text) => {
    const short = plain(cutText(cleaned(text), most));
    const times = seen.get(short) ?? 0;
    seen.set(short, times + 1);
    // Zero-width spaces: seen by plotly, not by the reader.
    return short + "\u200b".repeat(times);
  });
}

/** Text of several lines for the box at the pointer: each made safe and cut at `most` letters. */
export function plainLines(text: string, most = 120): string {
  return text
    .split("\n", 14)
    .map((line) => plain(cutText(line, most)))
    .join("<br>");
}

/** A figure that says why there is none. */
export function nothingFigure(title: string, reason: string): Figure {
  return figure(
    {
      data: [],
      layout: {
        ...titled(title, ""),
        height: 140,
        xaxis: { visible: false },
        yaxis: { visible: false },
        annotations: [
          {
            text: plain(reason),
            x: 0,
            y: 1,
            xref: "paper",
            yref: "paper",
            xanchor: "left",
            yanchor: "top",
            showarrow: false,
          },
        ],
      },
    },
    `${title}: ${reason}`,
  );
}

/** Without control characters and halves of pairs, which JSON carries but no reader can show. */
function cleaned(text: string): string {
  return text
    .replace(/[\n\r\t]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function merged(base: Json, over: Json): Json {
  if (!isRecord(base) || !isRecord(over)) return over;
  const out: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) out[key] = key in base ? merged(base[key]!, value) : value;
  return out;
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
