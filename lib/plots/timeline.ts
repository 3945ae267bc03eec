/** Rows over time: bars per period, gaps between them, the newest event against the line of the age limit, stamps in the future. */
import { figure, nothingFigure, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { counted, countText, momentText, numberText } from "./number-text.ts";
import { dateScale, linearScale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  gridLeft,
  hatch,
  heading,
  label,
  nothingSvg,
  ruler,
  svg,
  textRoom,
  widthOf,
  type SvgOptions,
} from "./svg.ts";

export interface TimelineSource {
  /** The time column. */
  readonly name: string;
  /** Milliseconds since 1970, one more than counts; `DateProfile.histogram` fits. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Newest event; the last edge when not given. */
  readonly newest?: number | null;
  /** The moment of judgement. */
  readonly now: number;
  /** The age limit; default 30. */
  readonly limitDays?: number;
  /** Rows stamped later than `now`, when known. */
  readonly future?: number;
}

export interface TimelineInfo {
  readonly name: string;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly rows: number;
  readonly newest: number | null;
  readonly now: number;
  readonly limit: number;
  readonly limitDays: number;
  readonly ageDays: number | null;
  readonly future: number;
  /** Runs of empty periods between others, the longest first, at most 12; none when most periods are empty. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly periods: number }[];
  readonly emptyPeriods: number;
}

/** Finds gaps; counts what lies in the future. */
export function timelineInfo(source: TimelineSource): TimelineInfo {
  const { edges, counts, now, limitDays = 30 } = source;
  const newest = source.newest ?? edges.at(-1) ?? null;
  const runs: { from: number; to: number; periods: number }[] = [];
  let start: number | undefined;
  counts.forEach((count, i) => {
    if (count === 0) start ??= i;
    else if (start !== undefined) {
      if (start > 0) runs.push({ from: edges[start]!, to: edges[i]!, periods: i - start });
      start = undefined;
    }
  });
  const emptyPeriods = runs.reduce((sum, run) => sum + run.periods, 0);
  const late = counts.reduce((sum, count, i) => (edges[i]! >= now ? sum + count : sum), 0);
  return {
    name: source.name,
    edges,
    counts,
    rows: counts.reduce((sum, count) => sum + count, 0),
    newest,
    now,
    limit: now - limitDays * DAY,
    limitDays,
    ageDays: newest === null ? null : (now - newest) / DAY,
    future: source.future ?? late,
    gaps:
      emptyPeriods > counts.length / 2
        ? []
        : runs.toSorted((a, b) => b.periods - a.periods || a.from - b.from).slice(0, 12),
    emptyPeriods,
  };
}

/** The result in words. */
export function timelineWords(info: TimelineInfo): string {
  const reason = nothing(info);
  return reason === undefined ? `${title(info)}: ${remark(info)}` : `${title(info)}: ${reason}`;
}

/** Plotly figure. */
export function timelineFigure(info: TimelineInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(title(info), reason);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const { edges, counts } = info;
  const line = (at: number, dash: string, color: string): Json => ({
    type: "line",
    x0: iso(at),
    x1: iso(at),
    yref: "paper",
    y0: 0,
    y1: 1,
    line: { color, width: 1, dash },
  });
  const note = (at: number, text: string, row: number): Json => ({
    x: iso(at),
    y: 1,
    yshift: row * 13,
    yref: "paper",
    text,
    showarrow: false,
    xanchor: "right",
    yanchor: "bottom",
    font: { size: 11 },
  });
  const data: Trace[] = [
    {
      type: "bar",
      x: edges.slice(0, -1).map(iso),
      y: [...counts],
      width: counts.map((_, i) => edges[i + 1]! - edges[i]!),
      offset: 0,
      marker: {
        color: counts.map((_, i) => (isFuture(info, i) ? COLOURS.red : COLOURS.blue)),
        opacity: 0.85,
        line: { width: 0 },
      },
      hovertext: counts.map(
        (count, i) =>
          `${momentText(whole(edges[i]!))} to ${momentText(whole(edges[i + 1]!))}: ${counted(count, "row")}`,
      ),
      hoverinfo: "text",
    },
  ];
  const gaps = info.gaps.map((gap): Json => ({
    type: "rect",
    x0: iso(gap.from),
    x1: iso(gap.to),
    yref: "paper",
    y0: 0,
    y1: 1,
    fillcolor: "rgba(230,159,0,0.18)",
    line: { width: 0 },
    layer: "below",
  }));
  const layout = {
    ...titled(title(info), remark(info)),
    height: 340,
    // Room for the notes below the heading.
    margin: { t: 84 },
    xaxis: { type: "date", showgrid: false },
    yaxis: { title: { text: "rows" }, rangemode: "tozero" },
    shapes: [
      ...gaps,
      line(info.limit, "dot", COLOURS.orange),
      line(info.now, "solid", "rgba(128,128,128,0.8)"),
    ],
    annotations: [note(info.limit, `${numberText(info.limitDays)} days`, 0), note(info.now, "now", 1)],
  };
  return figure({ data, layout }, timelineWords(info));
}

/** Static picture of the same. */
export function timelineSvg(info: TimelineInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(title(info), reason, options);
  const width = widthOf(options);
  const head = heading(title(info), remark(info), width, options);
  const top = head.height + 30;
  const bottom = top + Math.round(Math.min(150, Math.max(80, width * 0.24)));
  const { edges, counts } = info;
  const y = linearScale(0, Math.max(1, ...counts), bottom, top, Math.min(4, Math.max(1, ...counts)));
  const ticks = y.ticks.filter((tick) => Number.isInteger(tick.value));
  const left = Math.max(24, ...ticks.map((tick) => textRoom(tick.text))) + 8;
  const right = width - 8;
  const hi = Math.max(edges.at(-1)!, info.now);
  const x = dateScale(edges[0]!, hi, left, right, Math.max(2, Math.floor((right - left) / 100)));
  const bars = (future: boolean): string =>
    counts
      .map((count, i) => {
        if (count === 0 || isFuture(info, i) !== future) return "";
        const from = x.at(edges[i]!);
        const room = x.at(edges[i + 1]!) - from;
        const tip = Math.min(y.at(count), bottom - 1);
        return box(from, tip, Math.max(0.75, room - Math.min(1, room * 0.15)), bottom - tip);
      })
      .join("");
  const gaps = info.gaps.map((gap) => [x.at(gap.from), x.at(gap.to)] as const);
  const seen = info.limit >= edges[0]!;
  return svg(
    width,
    bottom + 22,
    timelineWords(info),
    head.markup,
    gridLeft({ ...y, ticks }, left, right),
    gaps.map(([from, to]) =>
      filled("orange", 0.16, element("path", { d: box(from, top, to - from, bottom - top) })),
    ),
    ruler(gaps.map(([from, to]) => hatch(from, top, to - from, bottom - top, 8)).join(""), 0.16),
    filled("blue", 0.85, element("path", { d: bars(false) })),
    filled("red", 0.9, element("path", { d: bars(true) })),
    seen ? ruler(`M${decimal(x.at(info.limit))} ${top - 8}V${bottom}`, 0.6, 1, "3 3") : undefined,
    ruler(`M${decimal(x.at(info.now))} ${top - 8}V${bottom}`, 0.8),
    marks(info, x.at, seen, top - 12, left, right),
    gaps
      .slice(0, 3)
      .filter(([from, to]) => to - from > 26)
      .map(([from, to]) => label("gap", (from + to) / 2, top + 12, { anchor: "middle" })),
    ruler(`M${left} ${bottom}H${right}`, 0.5),
    axisBelow(x, bottom, left, right),
  );
}

const DAY = 86_400_000;

/** The words above the lines, in two rows so that they never touch. */
function marks(
  info: TimelineInfo,
  at: (ms: number) => number,
  seen: boolean,
  y: number,
  left: number,
  right: number,
): ReturnType<typeof element> {
  const word = (text: string, ms: number, row: number): ReturnType<typeof element> => {
    const room = textRoom(text);
    const x = at(ms);
    return label(text, Math.max(left, Math.min(x - room / 2, right - room)), y - row * 12, { faint: true });
  };
  return element(
    "g",
    {},
    word(`now, ${momentText(whole(info.now))}`, info.now, 1),
    seen ? word(`${numberText(info.limitDays)} days before`, info.limit, 0) : undefined,
    info.newest !== null && info.newest <= info.now
      ? element("path", {
          d: `M${decimal(at(info.newest))} ${y + 9}l-4 -7h8z`,
          fill: COLOURS.blue,
          style: "fill:var(--plot-blue,#2A88C8)",
        })
      : undefined,
  );
}

function isFuture(info: TimelineInfo, i: number): boolean {
  return info.edges[i]! >= info.now;
}

function title(info: TimelineInfo): string {
  return `Rows over ${info.name}`;
}

function nothing(info: TimelineInfo): string | undefined {
  if (info.rows === 0 || info.edges.length < 2) return "nothing to show: no stamped rows";
  if (![...info.edges, info.now, info.limit].every((ms) => Math.abs(ms) <= 8.64e15))
    return "nothing to show: stamps lie outside the calendar";
  return undefined;
}

function remark(info: TimelineInfo): string {
  const parts = [counted(info.rows, "row")];
  if (info.newest !== null && info.ageDays !== null)
    parts.push(
      info.ageDays < 0
        ? `newest ${momentText(whole(info.newest))}, in the future`
        : `newest ${momentText(whole(info.newest))}, ${numberText(info.ageDays)} days old`,
    );
  if (info.future > 0) parts.push(`${countText(info.future)} in the future`);
  if (info.emptyPeriods > 0)
    parts.push(`${countText(info.emptyPeriods)} of ${countText(info.counts.length)} periods empty`);
  return parts.join(" · ");
}

/** To the minute: edges of bins fall between milliseconds. */
function whole(ms: number): number {
  return Math.floor(ms / 60_000) * 60_000;
}
