/**
 * How the values of one column are spread: a histogram with mean, median and quartiles for numbers, bars of the most frequent
 * values for words and booleans, a histogram over time for dates. Skewed positive numbers get a logarithmic axis when a
 * sample of values is given; from a ready histogram alone, a count axis that is logarithmic where one bar hides the rest.
 */
import type { ColumnProfile } from "../data/index.ts";
import {
  figure,
  nothingFigure,
  plain,
  plainLabels,
  titled,
  type Figure,
  type Json,
  type Trace,
} from "./figure.ts";
import { counted, countText, cutText, momentText, numberText, shareText } from "./number-text.ts";
import { dateScale, linearScale, logScale, type Scale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  element,
  filled,
  gridLeft,
  heading,
  label,
  nothingSvg,
  paint,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

/** What is drawn from; a `ColumnProfile` is one. */
export type DistributionSource = Pick<
  ColumnProfile,
  "name" | "type" | "n" | "missing" | "distinct" | "top" | "numeric" | "date"
>;

export interface DistributionOptions {
  /** Bars of a categorical column; default 10. */
  readonly top?: number;
  /** Values of a numeric column, from which a logarithmic histogram can be made. */
  readonly values?: ArrayLike<number>;
}

interface Common {
  readonly name: string;
  readonly rows: number;
  readonly present: number;
}

export interface BinnedDistribution extends Common {
  readonly kind: "numeric" | "date";
  /** One more than counts, rising. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Each bar is one whole number. */
  readonly discrete: boolean;
  readonly scale: "linear" | "log" | "date";
  readonly countScale: "linear" | "log";
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly quartiles: readonly [number, number, number] | null;
  /** Rows behind the bars when they are not all: the size of the sample. */
  readonly sampled: number | null;
}

export interface CategoricalDistribution extends Common {
  readonly kind: "categorical";
  readonly bars: readonly { readonly label: string; readonly count: number }[];
  /** Values that have no bar of their own. */
  readonly other: { readonly values: number; readonly count: number } | null;
}

export interface NoDistribution extends Common {
  readonly kind: "nothing";
  readonly reason: string;
}

export type DistributionInfo = BinnedDistribution | CategoricalDistribution | NoDistribution;

/** Chooses the form by the column's type and shapes it. */
export function distributionInfo(
  source: DistributionSource,
  options: DistributionOptions = {},
): DistributionInfo {
  const common = { name: source.name, rows: source.n, present: source.n - source.missing };
  if (source.n === 0) return { kind: "nothing", ...common, reason: "nothing to show: no rows" };
  if (common.present === 0)
    return {
      kind: "nothing",
      ...common,
      reason: `nothing to show: all ${counted(source.n, "value")} missing`,
    };
  return (
    binnedInfo(source, options, common) ??
    categoricalInfo(source, options.top ?? 10, common) ?? {
      kind: "nothing",
      ...common,
      reason: "nothing to show: values were not counted",
    }
  );
}

/** The result in words. */
export function distributionWords(info: DistributionInfo): string {
  if (info.kind === "nothing") return `${info.name}: ${info.reason}`;
  const missing = info.rows - info.present;
  const tail = missing === 0 ? "" : `; ${counted(missing, "value")} missing`;
  if (info.kind === "categorical") {
    const shown = info.bars.slice(0, 3).map((bar) => `${bar.label} ${shareText(bar.count / info.present)}`);
    const rest = info.other === null ? 0 : info.other.values;
    const values = counted(info.bars.length + rest, "different value");
    return `${info.name}: ${values} in ${counted(info.present, "row")}, most frequent ${shown.join(", ")}${tail}`;
  }
  const text = info.kind === "date" ? momentText : numberText;
  const span = info.min === null || info.max === null ? "" : ` from ${text(info.min)} to ${text(info.max)}`;
  const median = info.quartiles === null ? "" : `, median ${text(info.quartiles[1])}`;
  const mean = info.mean === null ? "" : `, mean ${text(info.mean)}`;
  return `${info.name}: ${counted(info.present, "value")}${span}${median}${mean}${tail}`;
}

/** Plotly figure: bars, the box above them. */
export function distributionFigure(info: DistributionInfo): Figure {
  if (info.kind === "nothing") return nothingFigure(info.name, info.reason);
  return info.kind === "categorical" ? categoricalFigure(info) : binnedFigure(info);
}

/** Static picture of the same. */
export function distributionSvg(info: DistributionInfo, options: SvgOptions = {}): string {
  if (info.kind === "nothing") return nothingSvg(info.name, info.reason, options);
  return info.kind === "categorical" ? categoricalSvg(info, options) : binnedSvg(info, options);
}

/** Bars for a table cell or the head of a card: no words, no axes. */
export function sparkSvg(info: DistributionInfo, width = 120, height = 28): string {
  const words = distributionWords(info);
  if (info.kind === "nothing")
    return svg(width, height, words, ruler(`M0 ${height - 0.5}H${width}`, 0.4, 1, "2 3"));
  const base = height - 1;
  const counts = info.kind === "categorical" ? info.bars.map((bar) => bar.count) : merge(info.counts, 30);
  const level = info.kind === "categorical" ? 1 : info.countScale === "log" ? 0 : 1;
  const tall = countHeight(Math.max(...counts), level === 0, base - 1);
  const step = Math.min(width / counts.length, 16);
  const bars = counts.map((count, i) => {
    const h = count === 0 ? 0 : Math.max(1, tall(count));
    return h === 0 ? "" : box(i * step, base - h, Math.max(step - 1, step * 0.7), h);
  });
  const other = info.kind === "categorical" && info.other !== null && (counts.length + 1) * step <= width;
  const rest = other ? Math.min(base - 1, Math.max(1, tall(info.other.count))) : 0;
  return svg(
    width,
    height,
    words,
    filled("blue", 0.85, element("path", { d: bars.join("") })),
    other
      ? filled("grey", 0.6, element("path", { d: box(counts.length * step, base - rest, step - 1, rest) }))
      : undefined,
    ruler(`M0 ${height - 0.5}H${width}`, 0.35),
  );
}

function binnedInfo(
  source: DistributionSource,
  options: DistributionOptions,
  common: Common,
): BinnedDistribution | undefined {
  const { numeric, date } = source;
  if (date !== null && date.histogram !== null && date.histogram.counts.length > 0)
    return {
      kind: "date",
      ...common,
      edges: date.histogram.edges,
      counts: date.histogram.counts,
      discrete: false,
      scale: "date",
      countScale: countScale(date.histogram.counts),
      mean: null,
      min: date.min,
      max: date.max,
      quartiles: null,
      sampled: null,
    };
  if (numeric === null) return undefined;
  const q = numeric.quantiles;
  const quartiles: BinnedDistribution["quartiles"] = q === null ? null : [q["0.25"]!, q["0.5"]!, q["0.75"]!];
  const facts = {
    ...common,
    kind: "numeric",
    mean: numeric.mean,
    min: numeric.min,
    max: numeric.max,
    quartiles,
    sampled: null,
  } as const;
  const whole = wholeBins(source);
  if (whole !== undefined)
    return { ...facts, ...whole, discrete: true, scale: "linear", countScale: countScale(whole.counts) };
  const log = options.values === undefined ? undefined : logBins(source, options.values);
  if (log !== undefined)
    return {
      ...facts,
      edges: log.edges,
      counts: log.counts,
      sampled: log.n === common.present ? null : log.n,
      discrete: false,
      scale: "log",
      countScale: "linear",
    };
  const histogram = numeric.histogram;
  if (histogram === null || histogram.counts.length === 0) return undefined;
  return {
    ...facts,
    edges: histogram.edges,
    counts: histogram.counts,
    discrete: false,
    scale: "linear",
    countScale: countScale(histogram.counts),
  };
}

/** One bar per whole number when all values are known and close together. */
function wholeBins(source: DistributionSource): { edges: number[]; counts: number[] } | undefined {
  const { numeric, top, distinct } = source;
  if (numeric === null || !numeric.integer || numeric.min === null || numeric.max === null) return undefined;
  const span = numeric.max - numeric.min;
  if (span > 30 || top.length < distinct) return undefined;
  const counts = Array.from({ length: span + 1 }, () => 0);
  for (const { value, count } of top) {
    const at = Number(value) - numeric.min;
    if (counts[at] === undefined) return undefined;
    counts[at] += count;
  }
  return { edges: Array.from({ length: span + 2 }, (_, i) => numeric.min! + i - 0.5), counts };
}

/** Bins of equal width in the logarithm, for positive values that span more than two powers of ten and lean right. */
function logBins(
  { numeric }: DistributionSource,
  values: ArrayLike<number>,
): { edges: number[]; counts: number[]; n: number } | undefined {
  if (numeric === null || numeric.min === null || numeric.max === null) return undefined;
  if (!(numeric.min > 0) || numeric.max / numeric.min < 100 || (numeric.skewness ?? 0) < 2) return undefined;
  const bins = 30;
  const lo = Math.log10(numeric.min);
  const span = Math.log10(numeric.max) - lo;
  const counts = Array.from({ length: bins }, () => 0);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value > 0) || value === Infinity) continue;
    const bin = Math.floor(((Math.log10(value) - lo) / span) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))]! += 1;
    n += 1;
  }
  if (n === 0) return undefined;
  const edges = Array.from({ length: bins + 1 }, (_, i) =>
    Number((10 ** (lo + (span * i) / bins)).toPrecision(12)),
  );
  edges[0] = numeric.min;
  edges[bins] = numeric.max;
  return { edges, counts, n };
}

/** Logarithmic when the tallest bar would leave most others below one pixel. */
function countScale(counts: readonly number[]): "linear" | "log" {
  const tallest = Math.max(...counts);
  const used = counts.filter((count) => count > 0);
  const hidden = used.filter((count) => count < tallest / 150).length;
  return used.length >= 5 && hidden > used.length / 2 ? "log" : "linear";
}

function categoricalInfo(
  source: DistributionSource,
  most: number,
  common: Common,
): CategoricalDistribution | undefined {
  if (source.top.length === 0) return undefined;
  const bars = source.top.slice(0, most).map(({ value, count }) => ({ label: valueText(value), count }));
  const values = Math.max(0, Math.round(source.distinct) - bars.length);
  const count = common.present - bars.reduce((sum, bar) => sum + bar.count, 0);
  return { kind: "categorical", ...common, bars, other: count > 0 ? { values, count } : null };
}

/** Blank text is made visible. */
function valueText(value: string | number | boolean): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "not finite";
  if (value === "") return "(empty)";
  const text = String(value);
  return text.trim() === "" ? `(${counted(text.length, "blank")})` : cutText(text, 200);
}

function otherText(other: NonNullable<CategoricalDistribution["other"]>): string {
  return other.values === 0 ? "other" : `other (${countText(other.values)} more)`;
}

/** The facts below the heading. */
function remark(info: BinnedDistribution | CategoricalDistribution): string {
  const missing = info.rows - info.present;
  const parts = [counted(info.present, "value")];
  if (missing > 0) parts.push(`${countText(missing)} missing (${shareText(missing / info.rows)})`);
  if (info.kind !== "categorical") {
    if (info.sampled !== null) parts.push(`bars from a sample of ${countText(info.sampled)}`);
    if (info.countScale === "log") parts.push("logarithmic counts");
    if (info.scale === "log") parts.push("logarithmic axis");
  }
  return parts.join(" · ");
}

function binnedFigure(info: BinnedDistribution): Figure {
  const { edges, counts } = info;
  const text = info.kind === "date" ? momentText : numberText;
  const moment = (value: number): Json => (info.kind === "date" ? new Date(value).toISOString() : value);
  const centre = (i: number): number =>
    info.scale === "log" ? Math.sqrt(edges[i]! * edges[i + 1]!) : (edges[i]! + edges[i + 1]!) / 2;
  const bars: Trace = {
    type: "bar",
    x: counts.map((_, i) => moment(centre(i))),
    y: [...counts],
    // A single value has no width; the axis around it is made about as wide as this.
    width: counts.map((_, i) => edges[i + 1]! - edges[i]! || 1),
    marker: { color: COLOURS.blue, opacity: 0.85, line: { width: 0 } },
    hovertext: counts.map(
      (count, i) =>
        `${info.discrete ? text(centre(i)) : `${text(edges[i]!)} to ${text(edges[i + 1]!)}`}: ${countText(count)}`,
    ),
    hoverinfo: "text",
  };
  // A bar on a logarithmic axis is placed by its left edge, its width in units of the data.
  const placed: Trace = info.scale === "log" ? { ...bars, x: edges.slice(0, -1), offset: 0 } : bars;
  const data: Trace[] = [placed];
  const layout: Record<string, Json> = {
    ...titled(info.name, remark(info)),
    height: 320,
    xaxis: {
      showgrid: false,
      ...(info.kind === "date"
        ? { type: "date" }
        : info.scale === "log"
          ? { type: "log" }
          : { type: "linear" }),
    },
    yaxis: {
      title: { text: "rows" },
      type: info.countScale,
      ...(info.countScale === "linear" && { rangemode: "tozero" }),
    },
  };
  if (info.quartiles !== null && info.min !== null && info.max !== null) {
    const [q1, median, q3] = info.quartiles;
    data.push({
      type: "box",
      y: [""],
      q1: [q1],
      median: [median],
      q3: [q3],
      lowerfence: [info.min],
      upperfence: [info.max],
      mean: info.mean === null || (info.scale === "log" && info.mean <= 0) ? null : [info.mean],
      orientation: "h",
      yaxis: "y2",
      boxmean: info.mean !== null,
      line: { color: COLOURS.orange, width: 1.5 },
      fillcolor: "rgba(230,159,0,0.25)",
      width: 0.7,
      hoverinfo: "x",
      name: "",
    });
    layout["yaxis"] = { ...(layout["yaxis"] as Record<string, Json>), domain: [0, 0.84] };
    layout["yaxis2"] = { domain: [0.88, 1], visible: false, type: "category", fixedrange: true };
  }
  return figure({ data, layout }, distributionWords(info));
}

function categoricalFigure(info: CategoricalDistribution): Figure {
  const rows = info.bars.map((bar) => ({ ...bar, other: false }));
  if (info.other !== null) rows.push({ label: otherText(info.other), count: info.other.count, other: true });
  rows.reverse();
  const data: Trace[] = [
    {
      type: "bar",
      orientation: "h",
      y: plainLabels(rows.map((row) => row.label)),
      x: rows.map((row) => row.count),
      text: rows.map((row) => plain(`${countText(row.count)} (${shareText(row.count / info.present)})`)),
      textposition: "auto",
      cliponaxis: false,
      marker: { color: rows.map((row) => (row.other ? COLOURS.grey : COLOURS.blue)), opacity: 0.85 },
      hoverinfo: "y+text",
    },
  ];
  const layout = {
    ...titled(info.name, remark(info)),
    height: 110 + 24 * rows.length,
    bargap: 0.25,
    xaxis: { title: { text: "rows" }, rangemode: "tozero" },
    yaxis: { type: "category", showgrid: false },
  };
  return figure({ data, layout }, distributionWords(info));
}

function binnedSvg(info: BinnedDistribution, options: SvgOptions): string {
  const width = widthOf(options);
  const head = heading(info.name, remark(info), width, options);
  const marked = info.quartiles !== null;
  const top = head.height + (marked ? 34 : 6);
  const plot = Math.round(Math.min(150, Math.max(80, width * 0.26)));
  const bottom = top + plot;
  const tallest = Math.max(...info.counts);
  const scale =
    info.countScale === "log"
      ? logScale(0.5, Math.max(2, tallest), bottom, top, 4)
      : linearScale(0, Math.max(1, tallest), bottom, top, Math.min(4, Math.max(1, tallest)));
  const ticks = scale.ticks.filter((tick) => Number.isInteger(tick.value));
  const left = Math.max(24, ...ticks.map((tick) => textRoom(tick.text))) + 8;
  const right = width - 8;
  const x = horizontal(info, left, right);
  const bars = info.counts.map((count, i) => {
    if (count === 0) return "";
    const from = x.at(info.edges[i]!);
    const to = x.at(info.edges[i + 1]!);
    const gap = Math.min(1, (to - from) * 0.15) + (info.discrete ? (to - from) * 0.15 : 0);
    const y = Math.min(scale.at(count), bottom - 1);
    return box(from + gap / 2, y, Math.max(0.5, to - from - gap), bottom - y);
  });
  return svg(
    width,
    bottom + 22,
    distributionWords(info),
    head.markup,
    gridLeft({ ...scale, ticks }, left, right),
    filled("blue", 0.85, element("path", { d: bars.join("") })),
    ruler(`M${left} ${bottom}H${right}`, 0.5),
    axisBelow(x, bottom, left, right),
    marked ? boxStrip(info, x, head.height, left, right) : undefined,
  );
}

function horizontal(info: BinnedDistribution, left: number, right: number): Scale {
  const lo = info.edges[0]!;
  const hi = info.edges[info.edges.length - 1]!;
  const count = Math.max(3, Math.floor((right - left) / 90));
  if (info.scale === "log") return logScale(lo, hi, left, right, count);
  if (info.scale === "date") return dateScale(lo, hi, left, right, count);
  const scale = linearScale(lo, hi, left, right, count);
  return info.discrete
    ? { ...scale, ticks: scale.ticks.filter((tick) => Number.isInteger(tick.value)) }
    : scale;
}

/** Whiskers to the ends, a box from quartile to quartile, the median in words, a diamond at the mean. */
function boxStrip(info: BinnedDistribution, x: Scale, top: number, left: number, right: number): Markup {
  const [q1, median, q3] = info.quartiles!;
  const middle = top + 24;
  const at = (value: number): number => Math.min(right, Math.max(left, x.at(value)));
  const mean = info.mean === null || (info.scale === "log" && info.mean <= 0) ? undefined : at(info.mean);
  const words = `median ${numberText(median)}${info.mean === null ? "" : ` · mean ${numberText(info.mean)}`}`;
  const half = textRoom(words) / 2;
  return element(
    "g",
    {},
    ruler(
      `M${r(at(info.min ?? q1))} ${middle}H${r(at(q1))}M${r(at(q3))} ${middle}H${r(at(info.max ?? q3))}`,
      0.55,
    ),
    element("path", {
      d: box(at(q1), middle - 5, Math.max(1, at(q3) - at(q1)), 10),
      fill: COLOURS.orange,
      "fill-opacity": 0.35,
      stroke: COLOURS.orange,
      style: `fill:${paint("orange")};stroke:${paint("orange")}`,
    }),
    ruler(`M${r(at(median))} ${middle - 6}v12`, 1, 2),
    mean === undefined ? undefined : element("path", { d: `M${r(mean)} ${middle - 4}l4 4l-4 4l-4 -4z` }),
    label(words, Math.min(Math.max(at(median), left + half), right - half), middle - 11, {
      anchor: "middle",
    }),
  );
}

function categoricalSvg(info: CategoricalDistribution, options: SvgOptions): string {
  const width = widthOf(options);
  const head = heading(info.name, remark(info), width, options);
  const rows = info.bars.map((bar) => ({ ...bar, other: false }));
  if (info.other !== null) rows.push({ label: otherText(info.other), count: info.other.count, other: true });
  const step = 18;
  const names = Math.min(width * 0.35, Math.max(...rows.map((row) => textRoom(row.label)))) + 8;
  const numbers = rows.map((row) => `${countText(row.count)} · ${shareText(row.count / info.present)}`);
  const room = Math.max(...numbers.map((text) => textRoom(text))) + 6;
  const tallest = Math.max(...rows.map((row) => row.count));
  const long = (count: number): number => Math.max(1, ((width - names - room) * count) / tallest);
  const bar = (row: { count: number }, i: number): string =>
    box(names, head.height + i * step + 2, long(row.count), step - 4);
  const last = rows.length - 1;
  return svg(
    width,
    head.height + rows.length * step + 4,
    distributionWords(info),
    head.markup,
    filled("blue", 0.85, element("path", { d: info.bars.map(bar).join("") })),
    info.other === null ? undefined : filled("grey", 0.5, element("path", { d: bar(rows[last]!, last) })),
    rows.map((row, i) => [
      label(row.label, names - 6, head.height + i * step + 13, {
        anchor: "end",
        room: names - 8,
        faint: row.other,
      }),
      label(numbers[i]!, names + long(row.count) + 5, head.height + i * step + 13, { faint: true }),
    ]),
  );
}

/** Adjacent counts added up, so that at most `most` bars remain. */
function merge(counts: readonly number[], most: number): number[] {
  const size = Math.ceil(counts.length / most);
  const out: number[] = [];
  for (let i = 0; i < counts.length; i += size)
    out.push(counts.slice(i, i + size).reduce((sum, count) => sum + count, 0));
  return out;
}

function countHeight(tallest: number, log: boolean, height: number): (count: number) => number {
  if (!log) return (count) => (count / Math.max(1, tallest)) * height;
  return (count) => (Math.log1p(count) / Math.log1p(Math.max(1, tallest))) * height;
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
