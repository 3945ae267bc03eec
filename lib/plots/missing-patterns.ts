/**
 * Which cells are missing together: one row per pattern, one column per incomplete column, a dot where it is missing, and
 * a bar of how many rows look so (after the UpSet plot, Lex et al. 2014).
 */
import type { Missingness } from "../data/index.ts";
import { figure, nothingFigure, plainLabels, titled, type Figure, type Trace } from "./figure.ts";
import { counted, countText, cutText, shareText } from "./number-text.ts";
import {
  box,
  COLOURS,
  decimal,
  element,
  filled,
  heading,
  label,
  nothingSvg,
  ruler,
  svg,
  shortened,
  textRoom,
  widthOf,
  type SvgOptions,
} from "./svg.ts";

export interface PatternInfo {
  readonly rows: number;
  readonly completeRows: number;
  /** Incomplete columns, most missing first. */
  readonly columns: readonly { readonly name: string; readonly missing: number }[];
  readonly moreColumns: number;
  /** Most frequent first; `missing` are positions in `columns`, rising; `hidden` counts missing columns that are not drawn. */
  readonly patterns: readonly {
    readonly missing: readonly number[];
    readonly hidden: number;
    readonly count: number;
  }[];
  /** Patterns that are not drawn. */
  readonly morePatterns: number;
}

export interface PatternOptions {
  /** Default 15. */
  readonly patterns?: number;
  /** Default 20. */
  readonly columns?: number;
}

/** Keeps the columns with most missing cells and the most frequent patterns. */
export function patternInfo(source: Missingness, rows: number, options: PatternOptions = {}): PatternInfo {
  const p = source.columns.length;
  const missingOf = (i: number): number => source.together[i * p + i] ?? 0;
  const incomplete = source.columns
    .map((_, i) => i)
    .filter((i) => missingOf(i) > 0)
    .sort((a, b) => missingOf(b) - missingOf(a) || a - b);
  const kept = incomplete.slice(0, options.columns ?? 20);
  const patterns = source.patterns.slice(0, options.patterns ?? 15).map(({ key, count }) => {
    const missing = kept.flatMap((column, at) => (key[column] === "1" ? [at] : []));
    const all = [...key].filter((mark) => mark === "1").length;
    return { missing, hidden: all - missing.length, count };
  });
  return {
    rows,
    completeRows: source.completeRows,
    columns: kept.map((i) => ({ name: source.columns[i]!, missing: missingOf(i) })),
    moreColumns: incomplete.length - kept.length + (source.moreColumns ?? 0),
    patterns,
    morePatterns: Math.max(0, source.patternCount - patterns.length),
  };
}

/** The result in words. */
export function patternWords(info: PatternInfo): string {
  const reason = nothing(info);
  if (reason !== undefined) return `${TITLE}: ${reason}`;
  const first = info.patterns.find((pattern) => pattern.missing.length + pattern.hidden > 0);
  const most =
    first === undefined
      ? ""
      : `; most frequent: ${patternText(info, first)} missing in ${counted(first.count, "row")}`;
  return `${TITLE}: ${remark(info)}${most}`;
}

/** Plotly figure: the dots below left, the bars to the right. */
export function patternFigure(info: PatternInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(TITLE, reason);
  const y = info.patterns.map((_, i) => i);
  const dots = info.patterns.flatMap((pattern, i) => pattern.missing.map((column) => ({ column, i })));
  const text = info.patterns.map((pattern) => countText(pattern.count));
  const hover = info.patterns.map(
    (pattern) => `${plainLabels([patternText(info, pattern)], 80)[0]}: ${counted(pattern.count, "row")}`,
  );
  const data: Trace[] = [
    {
      type: "scatter",
      mode: "markers",
      x: dots.map((dot) => dot.column),
      y: dots.map((dot) => dot.i),
      marker: { size: 11, color: COLOURS.red },
      hovertext: dots.map((dot) => hover[dot.i]!),
      hoverinfo: "text",
    },
    {
      type: "bar",
      orientation: "h",
      xaxis: "x2",
      y,
      x: info.patterns.map((pattern) => pattern.count),
      text,
      textposition: "auto",
      cliponaxis: false,
      marker: {
        color: info.patterns.map((pattern) => (isComplete(pattern) ? COLOURS.grey : COLOURS.blue)),
        opacity: 0.85,
      },
      hovertext: hover,
      hoverinfo: "text",
    },
  ];
  const layout = {
    ...titled(TITLE, remark(info)),
    height: 170 + 24 * y.length,
    bargap: 0.3,
    xaxis: {
      domain: [0, 0.55],
      tickmode: "array",
      tickvals: info.columns.map((_, i) => i),
      ticktext: plainLabels(
        info.columns.map((column) => column.name),
        20,
      ),
      tickangle: -45,
      range: [-0.6, info.columns.length - 0.4],
      zeroline: false,
    },
    xaxis2: { domain: [0.6, 1], title: { text: "rows" } },
    yaxis: { autorange: "reversed", showticklabels: false, zeroline: false },
  };
  return figure({ data, layout }, patternWords(info));
}

/** Static picture of the same. */
export function patternSvg(info: PatternInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(TITLE, reason, options);
  const width = widthOf(options);
  const head = heading(TITLE, remark(info), width, options);
  const step = 20;
  const cell = Math.min(26, Math.max(12, (width * 0.55) / info.columns.length));
  const names = Math.min(120, Math.max(...info.columns.map((column) => textRoom(column.name))));
  const lean = Math.SQRT1_2;
  const top = head.height + names * lean + 12;
  const left = 12;
  const start =
    Math.max(left + cell * info.columns.length, left + cell * (info.columns.length - 1) + names * lean - 20) +
    14;
  const texts = info.patterns.map(
    (pattern) => `${countText(pattern.count)} · ${shareText(pattern.count / info.rows)}`,
  );
  const room = width - start - Math.max(...texts.map((text) => textRoom(text))) - 8;
  const most = Math.max(...info.patterns.map((pattern) => pattern.count));
  const long = (count: number): number => Math.max(1, (Math.max(20, room) * count) / most);
  const x = (column: number): number => left + (column + 0.5) * cell;
  const y = (row: number): number => top + (row + 0.5) * step;
  const radius = Math.min(5, cell * 0.36);
  const dot = (column: number, row: number): string => `M${decimal(x(column))} ${decimal(y(row))}h0`;
  const empty = info.patterns.flatMap((pattern, row) =>
    info.columns.flatMap((_, column) => (pattern.missing.includes(column) ? [] : [dot(column, row)])),
  );
  const full = info.patterns.flatMap((pattern, row) => pattern.missing.map((column) => dot(column, row)));
  const links = info.patterns.flatMap(({ missing }, row) =>
    missing.length < 2
      ? []
      : [`M${decimal(x(missing[0]!))} ${decimal(y(row))}H${decimal(x(missing[missing.length - 1]!))}`],
  );
  const bars = (complete: boolean): string =>
    info.patterns
      .map((pattern, row) =>
        isComplete(pattern) === complete ? box(start, y(row) - 7, long(pattern.count), 14) : "",
      )
      .join("");
  const round = { fill: "none", "stroke-linecap": "round", "stroke-width": radius * 2 } as const;
  return svg(
    width,
    top + info.patterns.length * step + 4,
    patternWords(info),
    head.markup,
    info.columns.map((column, i) => {
      const short = shortened(column.name, names);
      return element(
        "g",
        { transform: `translate(${decimal(x(i) + 3)} ${decimal(top - 4)}) rotate(-45)` },
        short === column.name ? undefined : element("title", {}, cutText(column.name, 200)),
        element("text", {}, short),
      );
    }),
    element("path", { d: empty.join(""), ...round, stroke: "currentColor", "stroke-opacity": 0.13 }),
    element("path", {
      d: links.join(""),
      fill: "none",
      stroke: COLOURS.red,
      style: "stroke:var(--plot-red,#D55E00)",
      "stroke-width": 2,
    }),
    element("path", {
      d: full.join(""),
      ...round,
      stroke: COLOURS.red,
      style: "stroke:var(--plot-red,#D55E00)",
    }),
    filled("blue", 0.85, element("path", { d: bars(false) })),
    filled("grey", 0.5, element("path", { d: bars(true) })),
    ruler(`M${decimal(start)} ${decimal(top)}V${decimal(top + info.patterns.length * step)}`, 0.4),
    info.patterns.map((pattern, row) =>
      element(
        "g",
        {},
        element("title", {}, `${patternText(info, pattern)} missing`),
        label(texts[row]!, start + long(pattern.count) + 5, y(row) + 4),
      ),
    ),
  );
}

const TITLE = "Missing together";

type Pattern = PatternInfo["patterns"][number];

function isComplete(pattern: Pattern): boolean {
  return pattern.missing.length + pattern.hidden === 0;
}

function patternText(info: PatternInfo, pattern: Pattern): string {
  if (isComplete(pattern)) return "nothing";
  const names = pattern.missing.slice(0, 6).map((column) => shortened(info.columns[column]!.name, 160));
  const more = pattern.missing.length + pattern.hidden - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function nothing(info: PatternInfo): string | undefined {
  if (info.rows === 0) return "nothing to show: no rows";
  if (info.columns.length === 0) return `none: all ${counted(info.rows, "row")} complete`;
  return undefined;
}

function remark(info: PatternInfo): string {
  const parts = [`${shareText(info.completeRows / info.rows)} of ${counted(info.rows, "row")} complete`];
  if (info.morePatterns > 0) parts.push(`${countText(info.morePatterns)} rarer patterns not shown`);
  if (info.moreColumns > 0) parts.push(`${countText(info.moreColumns)} more incomplete columns not shown`);
  return parts.join(" · ");
}
