/** Missing cells per column: bars of the share, worst first; complete columns are only counted. */
import { figure, nothingFigure, plain, plainLabels, titled, type Figure, type Trace } from "./figure.ts";
import { counted, countText, shareText } from "./number-text.ts";
import {
  box,
  COLOURS,
  element,
  filled,
  heading,
  label,
  nothingSvg,
  ruler,
  svg,
  textRoom,
  widthOf,
  type SvgOptions,
} from "./svg.ts";

/** A `ColumnProfile` is one. */
export interface MissingSource {
  readonly name: string;
  readonly n: number;
  readonly missing: number;
}

export interface MissingOptions {
  /** Columns drawn at most; default 40. */
  readonly most?: number;
  /** Share from which a column is too incomplete, drawn as a line. */
  readonly limit?: number;
}

export interface MissingInfo {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly missing: number;
  readonly bars: readonly { readonly name: string; readonly missing: number; readonly share: number }[];
  /** Incomplete columns that have no bar. */
  readonly more: number;
  readonly complete: number;
  readonly limit: number | null;
}

/** Sorts by share, then by name; keeps the worst. */
export function missingInfo(columns: readonly MissingSource[], options: MissingOptions = {}): MissingInfo {
  const incomplete = columns
    .filter((column) => column.missing > 0)
    .map((column) => ({ name: column.name, missing: column.missing, share: column.missing / column.n }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const bars = incomplete.slice(0, options.most ?? 40);
  return {
    rows: Math.max(0, ...columns.map((column) => column.n)),
    columns: columns.length,
    cells: columns.reduce((sum, column) => sum + column.n, 0),
    missing: columns.reduce((sum, column) => sum + column.missing, 0),
    bars,
    more: incomplete.length - bars.length,
    complete: columns.length - incomplete.length,
    limit: options.limit ?? null,
  };
}

/** The result in words. */
export function missingWords(info: MissingInfo): string {
  const reason = nothing(info);
  if (reason !== undefined) return `${TITLE}: ${reason}`;
  const worst = info.bars.slice(0, 3).map((bar) => `${bar.name} ${shareText(bar.share)}`);
  return `${TITLE}: ${remark(info)}; most in ${worst.join(", ")}`;
}

/** Plotly figure. */
export function missingFigure(info: MissingInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(TITLE, reason);
  const bars = [...info.bars].reverse();
  const data: Trace[] = [
    {
      type: "bar",
      orientation: "h",
      y: plainLabels(bars.map((bar) => bar.name)),
      x: bars.map((bar) => bar.share),
      text: bars.map((bar) => plain(`${shareText(bar.share)} (${countText(bar.missing)})`)),
      textposition: "auto",
      cliponaxis: false,
      marker: { color: bars.map((bar) => COLOURS[colour(bar.share, info)]), opacity: 0.85 },
      hoverinfo: "y+text",
    },
  ];
  const layout = {
    ...titled(TITLE, remark(info)),
    height: 120 + 22 * bars.length,
    bargap: 0.25,
    xaxis: { range: [0, 1], tickformat: ".0%", title: { text: "share of rows" } },
    yaxis: { type: "category", showgrid: false },
    shapes:
      info.limit === null
        ? []
        : [
            {
              type: "line",
              x0: info.limit,
              x1: info.limit,
              yref: "paper",
              y0: 0,
              y1: 1,
              line: { color: COLOURS.red, width: 1, dash: "dot" },
            },
          ],
  };
  return figure({ data, layout }, missingWords(info));
}

/** Static picture of the same. */
export function missingSvg(info: MissingInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(TITLE, reason, options);
  const width = widthOf(options);
  const head = heading(TITLE, remark(info), width, options);
  const marked = info.limit !== null && info.limit > 0 && info.limit < 1;
  const top = head.height + (marked ? 14 : 0);
  const step = 18;
  const names = Math.min(width * 0.35, Math.max(...info.bars.map((bar) => textRoom(bar.name)))) + 8;
  const texts = info.bars.map((bar) => `${shareText(bar.share)} · ${countText(bar.missing)}`);
  const right = width - Math.max(...texts.map((text) => textRoom(text))) - 6;
  const bottom = top + info.bars.length * step;
  const tracks = info.bars.map((_, i) => box(names, top + i * step + 3, right - names, step - 6)).join("");
  const long = (share: number): number => Math.max(1, (right - names) * share);
  const part = (name: "blue" | "red"): string =>
    info.bars
      .map((bar, i) =>
        colour(bar.share, info) === name ? box(names, top + i * step + 3, long(bar.share), step - 6) : "",
      )
      .join("");
  const limitX = names + (right - names) * (info.limit ?? 0);
  return svg(
    width,
    bottom + 4,
    missingWords(info),
    head.markup,
    element("path", { d: tracks, "fill-opacity": 0.07 }),
    filled("blue", 0.85, element("path", { d: part("blue") })),
    filled("red", 0.85, element("path", { d: part("red") })),
    marked
      ? [
          ruler(`M${Math.round(limitX * 100) / 100} ${top - 2}V${bottom}`, 0.6, 1, "3 3"),
          label(`limit ${shareText(info.limit!)}`, limitX, top - 5, {
            anchor: limitX > width - 60 ? "end" : "start",
            faint: true,
          }),
        ]
      : undefined,
    info.bars.map((bar, i) => [
      label(bar.name, names - 6, top + i * step + 13, { anchor: "end", room: names - 8 }),
      label(texts[i]!, width, top + i * step + 13, { anchor: "end" }),
    ]),
  );
}

const TITLE = "Missing cells";

function colour(share: number, info: MissingInfo): "blue" | "red" {
  return info.limit !== null && share > info.limit ? "red" : "blue";
}

function nothing(info: MissingInfo): string | undefined {
  if (info.cells === 0) return "nothing to show: no rows or no columns";
  if (info.missing === 0) return `none: all ${counted(info.columns, "column")} complete`;
  return undefined;
}

function remark(info: MissingInfo): string {
  const parts = [
    `${shareText(info.missing / info.cells)} of ${counted(info.cells, "cell")} missing`,
    `${countText(info.columns - info.complete)} of ${counted(info.columns, "column")} incomplete`,
  ];
  if (info.more > 0) parts.push(`the worst ${info.bars.length} shown`);
  return parts.join(" · ");
}
