/**
 * One column's values with the flagged ones: points along the axis, spread by their position so that they do not hide each
 * other, the fences as lines. Past 2000 points the unflagged values are drawn as a histogram, and the picture says so.
 */
import { figure, nothingFigure, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import { linearScale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  heading,
  label,
  nothingSvg,
  paint,
  ruler,
  svg,
  textRoom,
  widthOf,
  type SvgOptions,
} from "./svg.ts";

export interface OutlierSource {
  readonly name: string;
  /** Values in row order; those that are not finite are left out. */
  readonly values: ArrayLike<number>;
  /** Positions in `values` of the flagged ones. */
  readonly flagged: Iterable<number>;
  /** Row numbers of the values in the data; positions when not given. */
  readonly rows?: ArrayLike<number>;
  /** Values outside of these are flagged; null where there is no fence. */
  readonly fences?: readonly [number | null, number | null];
  /** "Tukey's fences, 1.5 IQR". */
  readonly method?: string;
}

export interface OutlierInfo {
  readonly name: string;
  readonly method: string | null;
  readonly n: number;
  readonly flagged: number;
  readonly min: number | null;
  readonly max: number | null;
  /** Flagged points, the most extreme first: at most 1000. */
  readonly points: readonly { readonly value: number; readonly row: number }[];
  /** Unflagged values when there are few, else null. */
  readonly usual: readonly number[] | null;
  /** Their histogram when there are many, else null. */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  readonly fences: readonly [number | null, number | null];
}

/** Draws points up to 2000 values, of which at most 1000 flagged; bins the unflagged ones past that. */
export function outlierInfo(source: OutlierSource): OutlierInfo {
  const { values } = source;
  const marked = new Set(source.flagged);
  const usual: number[] = [];
  const points: { value: number; row: number }[] = [];
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (marked.has(i)) points.push({ value, row: source.rows === undefined ? i : source.rows[i]! });
    else usual.push(value);
  }
  const n = usual.length + points.length;
  const middle = usual.length > 0 ? medianOf(usual) : n > 0 ? (min + max) / 2 : 0;
  points.sort((a, b) => Math.abs(b.value - middle) - Math.abs(a.value - middle) || a.row - b.row);
  const flagged = points.length;
  const binned = n > 2000;
  return {
    name: source.name,
    method: source.method ?? null,
    n,
    flagged,
    min: n > 0 ? min : null,
    max: n > 0 ? max : null,
    points: points.slice(0, 1000),
    usual: binned ? null : usual,
    histogram: binned && usual.length > 0 ? bins(usual, min, max, 60) : null,
    fences: source.fences ?? [null, null],
  };
}

/** The result in words. */
export function outlierWords(info: OutlierInfo): string {
  if (info.n === 0) return `${info.name}: ${NOTHING}`;
  const extreme = info.points
    .slice(0, 3)
    .map((point) => `${numberText(point.value, 4)} in row ${countText(point.row)}`);
  return `${info.name}: ${remark(info)}${extreme.length === 0 ? "" : `; most extreme ${extreme.join(", ")}`}`;
}

/** Plotly figure: points, or bars with points above them. */
export function outlierFigure(info: OutlierInfo): Figure {
  if (info.n === 0) return nothingFigure(info.name, NOTHING);
  const data: Trace[] = [];
  if (info.usual !== null && info.usual.length > 0)
    data.push({
      type: "scatter",
      mode: "markers",
      x: [...info.usual],
      y: info.usual.map((_, i) => jitter(i)),
      marker: { color: COLOURS.blue, size: 5, opacity: 0.45 },
      hoverinfo: "x",
    });
  if (info.histogram !== null) {
    const { edges, counts } = info.histogram;
    const tallest = Math.max(...counts);
    data.push({
      type: "bar",
      x: edges.slice(0, -1),
      y: counts.map((count) => count / tallest),
      width: counts.map((_, i) => edges[i + 1]! - edges[i]!),
      offset: 0,
      marker: { color: COLOURS.blue, opacity: 0.6, line: { width: 0 } },
      hovertext: counts.map(
        (count, i) => `${numberText(edges[i]!)} to ${numberText(edges[i + 1]!)}: ${countText(count)}`,
      ),
      hoverinfo: "text",
    });
  }
  if (info.points.length > 0)
    data.push({
      type: "scatter",
      mode: "markers",
      x: info.points.map((point) => point.value),
      y: info.points.map((point) => jitter(point.row)),
      marker: { color: COLOURS.red, size: 8, symbol: "diamond", opacity: 0.85 },
      hovertext: info.points.map((point) => `${numberText(point.value, 6)}, row ${countText(point.row)}`),
      hoverinfo: "text",
    });
  const line = (at: number): Json => ({
    type: "line",
    x0: at,
    x1: at,
    yref: "paper",
    y0: 0,
    y1: 1,
    line: { color: "rgba(128,128,128,0.8)", width: 1, dash: "dot" },
  });
  const layout = {
    ...titled(info.name, remark(info)),
    height: 240,
    xaxis: { showgrid: false, zeroline: false },
    yaxis: { visible: false, range: [-0.1, 1.1], fixedrange: true },
    shapes: info.fences.filter((fence) => fence !== null).map(line),
  };
  return figure({ data, layout }, outlierWords(info));
}

/** Static picture of the same; the most extreme points are named by row. */
export function outlierSvg(info: OutlierInfo, options: SvgOptions = {}): string {
  if (info.n === 0) return nothingSvg(info.name, NOTHING, options);
  const width = widthOf(options);
  const head = heading(info.name, remark(info), width, options);
  const top = head.height + 22;
  const bottom = top + 70;
  const left = 8;
  const right = width - 8;
  const fences = info.fences.filter((fence) => fence !== null);
  const lo = Math.min(info.min!, ...fences);
  const hi = Math.max(info.max!, ...fences);
  const x = linearScale(lo, hi, left + 6, right - 6, Math.max(3, Math.floor(width / 90)));
  const y = (spot: number): number => top + 6 + spot * (bottom - top - 12);
  const dots = (info.usual ?? []).map(
    (value, i) => `M${Math.round(x.at(value) * 2) / 2} ${Math.round(y(jitter(i)))}h0`,
  );
  const tallest = Math.max(1, ...(info.histogram?.counts ?? []));
  const bars = (info.histogram?.counts ?? []).map((count, i) => {
    if (count === 0) return "";
    const { edges } = info.histogram!;
    const height = Math.max(1, ((bottom - top) * count) / tallest);
    const room = x.at(edges[i + 1]!) - x.at(edges[i]!);
    return box(x.at(edges[i]!), bottom - height, Math.max(0.75, room - Math.min(1, room * 0.15)), height);
  });
  const spots = info.points.map(
    (point) => `M${decimal(x.at(point.value))} ${Math.round(y(jitter(point.row)))}m0 -4l4 4l-4 4l-4 -4z`,
  );
  return svg(
    width,
    bottom + 22,
    outlierWords(info),
    head.markup,
    filled("blue", 0.6, element("path", { d: bars.join("") })),
    element("path", {
      d: dots.join(""),
      fill: "none",
      stroke: COLOURS.blue,
      style: `stroke:${paint("blue")}`,
      "stroke-opacity": 0.45,
      "stroke-width": 4.5,
      "stroke-linecap": "round",
    }),
    filled("red", 0.85, element("path", { d: spots.join("") })),
    ruler(fences.map((fence) => `M${decimal(x.at(fence))} ${top - 4}V${bottom}`).join(""), 0.6, 1, "3 3"),
    names(info, x.at, top - 8, left, right),
    ruler(`M${left} ${bottom}H${right}`, 0.5),
    axisBelow(x, bottom, left, right),
  );
}

const NOTHING = "nothing to show: no finite values";

/** Row numbers of the most extreme points above the strip, as far as they have room, and the fences' own words. */
function names(
  info: OutlierInfo,
  at: (value: number) => number,
  y: number,
  left: number,
  right: number,
): ReturnType<typeof element> {
  const taken: [number, number][] = [];
  const put = (text: string, value: number): ReturnType<typeof element> | undefined => {
    const room = textRoom(text);
    const from = Math.min(Math.max(at(value) - room / 2, left), right - room);
    if (taken.some(([a, b]) => from < b + 6 && from + room > a - 6)) return undefined;
    taken.push([from, from + room]);
    return label(text, from, y, { faint: true });
  };
  return element(
    "g",
    {},
    info.fences.map((fence) => (fence === null ? undefined : put(`fence ${numberText(fence)}`, fence))),
    info.points.slice(0, 4).map((point) => put(`row ${countText(point.row)}`, point.value)),
  );
}

/** A fixed place in [0, 1) per position: multiples of the golden ratio, which never bunch. */
function jitter(i: number): number {
  const spot = (i * 0.6180339887498949) % 1;
  return Math.round(spot * 1000) / 1000;
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : sorted[half - 1]! / 2 + sorted[half]! / 2;
}

function bins(
  values: readonly number[],
  lo: number,
  hi: number,
  many: number,
): { edges: number[]; counts: number[] } {
  const counts = Array.from({ length: many }, () => 0);
  const width = hi / many - lo / many;
  for (const value of values)
    counts[width > 0 ? Math.min(many - 1, Math.floor((value - lo) / width)) : 0]! += 1;
  return { edges: Array.from({ length: many + 1 }, (_, i) => (i === many ? hi : lo + i * width)), counts };
}

function remark(info: OutlierInfo): string {
  const parts = [`${countText(info.flagged)} of ${counted(info.n, "value")} flagged`];
  if (info.method !== null) parts.push(info.method);
  if (info.usual === null) parts.push("unflagged values as bars");
  if (info.points.length < info.flagged)
    parts.push(`the ${countText(info.points.length)} most extreme drawn`);
  return parts.join(" · ");
}
