/**
 * A column of numbers or dates as bars: one per whole number where these are few, bins of equal width in the logarithm for skewed
 * positive numbers of which a sample is given, else the histogram that is there. Above numbers stand quartiles, median and mean; a count
 * axis is logarithmic where one bar would hide the rest.
 */
import type { DistributionOptions, DistributionSource } from "./distribution.ts";
import { figure, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { counted, countText, momentText, numberText, shareText } from "./number-text.ts";
import { dateScale, linearScale, logScale, type Scale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  element,
  gridLeft,
  heading,
  filled,
  label,
  paint,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

/** What every form of a distribution says. */
export interface DistributionRows {
  readonly name: string;
  readonly rows: number;
  readonly present: number;
}

export interface BinnedDistribution extends DistributionRows {
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

/** The result in words. */
export function binnedWords(info: BinnedDistribution): string {
  const text = info.kind === "date" ? momentText : numberText;
  const span = info.min === null || info.max === null ? "" : ` from ${text(info.min)} to ${text(info.max)}`;
  const median = info.quartiles === null ? "" : `, median ${text(info.quartiles[1])}`;
  const mean = info.mean === null ? "" : `, mean ${text(info.mean)}`;
  const missing = info.rows - info.present;
  const tail = missing === 0 ? "" : `; ${counted(missing, "value")} missing`;
  return `${info.name}: ${counted(info.present, "value")}${span}${median}${mean}${tail}`;
}

/** Undefined when the column has no histogram. */
export function binnedInfo(
  source: DistributionSource,
  options: DistributionOptions,
  common: DistributionRows,
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

/** The facts below the heading. */
function remark(info: BinnedDistribution): string {
  const missing = info.rows - info.present;
  const parts = [counted(info.present, "value")];
  if (missing > 0) parts.push(`${countText(missing)} missing (${shareText(missing / info.rows)})`);
  if (info.sampled !== null) parts.push(`bars from a sample of ${countText(info.sampled)}`);
  if (info.countScale === "log") parts.push("logarithmic counts");
  if (info.scale === "log") parts.push("logarithmic axis");
  return parts.join(" · ");
}

/** Plotly figure. */
export function binnedFigure(info: BinnedDistribution): Figure {
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
      ...(edges[0] === edges.at(-1) && info.scale === "linear" && { tickvals: [edges[0]!] }),
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
      // Few rows: ticks at whole numbers.
      ...(info.countScale === "linear" && Math.max(...counts) < 6 && { dtick: 1 }),
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
  return figure({ data, layout }, binnedWords(info));
}

/** Static picture of the same. */
export function binnedSvg(info: BinnedDistribution, options: SvgOptions): string {
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
    binnedWords(info),
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
  if (lo === hi && info.scale === "linear")
    return { ...linearScale(lo, hi, left, right, count), ticks: [{ value: lo, text: numberText(lo) }] };
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

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
