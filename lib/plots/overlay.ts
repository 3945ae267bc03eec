/**
 * One feature in two sets of data over the same bins, as shares of each set: bars for the reference, a stepped line for the
 * current data. Ready histograms with different edges are laid over common ones, each count spread evenly within its bin.
 */
import { figure, nothingFigure, plainLabels, titled, type Figure, type Trace } from "./figure.ts";
import type { DistributionSource } from "./distribution.ts";
import { counted, cutText, momentText, numberText, shareText } from "./number-text.ts";
import { dateScale, linearScale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  gridLeft,
  heading,
  label,
  nothingSvg,
  ruler,
  stroked,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

/** Counts over the same bins or categories; give `edges` or `categories`. */
export interface OverlaySource {
  readonly name: string;
  /** One more than counts. */
  readonly edges?: readonly number[];
  /** As many as counts. */
  readonly categories?: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Edges are milliseconds since 1970. */
  readonly date?: boolean;
  /** Names of the two sets; default "reference" and "current". */
  readonly names?: readonly [string, string];
}

export interface OverlayInfo {
  readonly name: string;
  readonly edges: readonly number[] | null;
  readonly categories: readonly string[] | null;
  /** Shares of each set; sums are 1, or 0 for an empty set. */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly rows: readonly [number, number];
  readonly names: readonly [string, string];
  readonly date: boolean;
  /** True when counts were spread over new bins. */
  readonly rebinned: boolean;
}

/** Turns counts into shares; keeps the 12 largest categories and adds up the rest. */
export function overlayInfo(source: OverlaySource): OverlayInfo {
  const kept = source.categories === undefined ? undefined : largest(source.categories, source);
  const reference = kept?.reference ?? source.reference;
  const current = kept?.current ?? source.current;
  const rows = [sum(reference), sum(current)] as const;
  return {
    name: source.name,
    edges: source.edges ?? null,
    categories: kept?.categories ?? null,
    reference: reference.map((count) => (rows[0] > 0 ? count / rows[0] : 0)),
    current: current.map((count) => (rows[1] > 0 ? count / rows[1] : 0)),
    rows,
    names: source.names ?? ["reference", "current"],
    date: source.date ?? false,
    rebinned: false,
  };
}

/** The same from two profiles of a column, bins made common. */
export function profileOverlayInfo(
  reference: DistributionSource,
  current: DistributionSource,
  names?: readonly [string, string],
): OverlayInfo {
  const part = { name: reference.name, ...(names && { names }) };
  const date = reference.date !== null && current.date !== null;
  const [a, b] = [reference, current].map((one) => (date ? one.date : one.numeric)?.histogram ?? null) as [
    { edges: readonly number[]; counts: readonly number[] } | null,
    { edges: readonly number[]; counts: readonly number[] } | null,
  ];
  if (a !== null && b !== null && a.counts.length > 0 && b.counts.length > 0) {
    const lo = Math.min(a.edges[0]!, b.edges[0]!);
    const hi = Math.max(a.edges.at(-1)!, b.edges.at(-1)!);
    const bins = 30;
    const edges = Array.from({ length: bins + 1 }, (_, i) => lo + ((hi - lo) * i) / bins);
    const counts = [spread(a, edges), spread(b, edges)] as const;
    return {
      ...overlayInfo({ ...part, date, edges, reference: counts[0], current: counts[1] }),
      rebinned: true,
    };
  }
  const values = new Map<string, [number, number]>();
  [reference, current].forEach((one, side) => {
    for (const { value, count } of one.top) {
      const pair = values.get(String(value)) ?? [0, 0];
      pair[side]! += count;
      values.set(String(value), pair);
    }
  });
  const rest = [reference, current].map(
    (one) => one.n - one.missing - one.top.reduce((total, { count }) => total + count, 0),
  ) as [number, number];
  const rows = [...values];
  if (rest[0] > 0 || rest[1] > 0) rows.push(["(other)", rest]);
  return overlayInfo({
    ...part,
    categories: rows.map(([value]) => value),
    reference: rows.map(([, pair]) => pair[0]),
    current: rows.map(([, pair]) => pair[1]),
  });
}

/** The result in words. */
export function overlayWords(info: OverlayInfo): string {
  const reason = nothing(info);
  if (reason !== undefined) return `${info.name}: ${reason}`;
  const at = info.reference.reduce((best, _, i) => (gap(info, i) > gap(info, best) ? i : best), 0);
  const where =
    info.categories === null ? `${edgeText(info, at)} to ${edgeText(info, at + 1)}` : info.categories[at]!;
  return `${info.name}: ${remark(info)}; largest difference at ${where}, ${shareText(info.reference[at]!)} before and ${shareText(info.current[at]!)} now`;
}

/** Plotly figure. */
export function overlayFigure(info: OverlayInfo): Figure {
  const reason = nothing(info);
  if (reason !== undefined) return nothingFigure(info.name, reason);
  const { edges, categories } = info;
  const names = plainLabels(info.names, 24);
  const colours = [COLOURS.grey, COLOURS.blue];
  const moment = (value: number): string | number => (info.date ? new Date(value).toISOString() : value);
  const data = [info.reference, info.current].map((shares, side): Trace => {
    const common = { name: names[side]!, hovertemplate: "%{y:.1%}" };
    const marker = { color: colours[side]!, opacity: side === 0 ? 0.5 : 0.85 };
    if (categories !== null)
      return { type: "bar", ...common, x: plainLabels(categories, 24), y: [...shares], marker };
    if (side === 0)
      return {
        type: "bar",
        ...common,
        x: edges!.slice(0, -1).map(moment),
        y: [...shares],
        width: shares.map((_, i) => edges![i + 1]! - edges![i]!),
        offset: 0,
        marker,
      };
    return {
      type: "scatter",
      ...common,
      mode: "lines",
      x: edges!.map(moment),
      y: [...shares, shares.at(-1)!],
      line: { shape: "hv", color: colours[1]!, width: 2 },
    };
  });
  const layout = {
    ...titled(info.name, remark(info)),
    height: 350,
    margin: { b: 76 },
    barmode: "group",
    bargap: categories === null ? 0 : 0.25,
    showlegend: true,
    // Below the plot, where long names may wrap.
    legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
    xaxis: { type: categories !== null ? "category" : info.date ? "date" : "linear", showgrid: false },
    yaxis: { tickformat: ".0%", title: { text: "share" }, rangemode: "tozero" },
  };
  return figure({ data, layout }, overlayWords(info));
}

/** Static picture of the same. */
export function overlaySvg(info: OverlayInfo, options: SvgOptions = {}): string {
  const reason = nothing(info);
  if (reason !== undefined) return nothingSvg(info.name, reason, options);
  const width = widthOf(options);
  const head = heading(info.name, remark(info), width, options);
  const top = head.height + 20;
  if (info.categories !== null) return categoriesSvg(info, info.categories, width, head.markup, head.height);
  const edges = info.edges!;
  const bottom = top + Math.round(Math.min(150, Math.max(80, width * 0.24)));
  const y = linearScale(0, Math.max(...info.reference, ...info.current), bottom, top, 4);
  const ticks = y.ticks.map((tick) => ({ ...tick, text: shareText(tick.value) }));
  const left = Math.max(24, ...ticks.map((tick) => textRoom(tick.text))) + 8;
  const right = width - 8;
  const x = (info.date ? dateScale : linearScale)(
    edges[0]!,
    edges.at(-1)!,
    left,
    right,
    Math.max(2, Math.floor((right - left) / 90)),
  );
  const bars = info.reference.map((share, i) =>
    share === 0
      ? ""
      : box(x.at(edges[i]!), y.at(share), x.at(edges[i + 1]!) - x.at(edges[i]!), bottom - y.at(share)),
  );
  const line = info.current.map(
    (share, i) =>
      `${i === 0 ? `M${decimal(x.at(edges[0]!))} ${decimal(bottom)}` : ""}V${decimal(y.at(share))}H${decimal(x.at(edges[i + 1]!))}`,
  );
  return svg(
    width,
    bottom + 22,
    overlayWords(info),
    head.markup,
    key(info, head.height + 10, width),
    gridLeft({ ...y, ticks }, left, right),
    filled("grey", 0.45, element("path", { d: bars.join("") })),
    stroked("blue", 1.75, element("path", { d: `${line.join("")}V${decimal(bottom)}` })),
    ruler(`M${left} ${bottom}H${right}`, 0.5),
    axisBelow(x, bottom, left, right),
  );
}

function categoriesSvg(
  info: OverlayInfo,
  categories: readonly string[],
  width: number,
  head: Markup | undefined,
  height: number,
): string {
  const step = 28;
  const top = height + 20;
  const names = Math.min(width * 0.35, Math.max(...categories.map((name) => textRoom(name)))) + 8;
  const most = Math.max(...info.reference, ...info.current);
  const long = (share: number): number => ((width - names - 52) * share) / most;
  const bars = (shares: readonly number[], side: number): string =>
    shares
      .map((share, i) => box(names, top + i * step + 3 + side * 11, Math.max(0.75, long(share)), 10))
      .join("");
  return svg(
    width,
    top + categories.length * step + 4,
    overlayWords(info),
    head,
    key(info, height + 10, width),
    filled("grey", 0.5, element("path", { d: bars(info.reference, 0) })),
    filled("blue", 0.85, element("path", { d: bars(info.current, 1) })),
    categories.map((name, i) => [
      label(name, names - 6, top + i * step + 18, { anchor: "end", room: names - 8 }),
      [info.reference, info.current].map((shares, side) =>
        label(shareText(shares[i]!), names + long(shares[i]!) + 5, top + i * step + 12 + side * 11, {
          size: 10,
          faint: side === 0,
        }),
      ),
    ]),
  );
}

/** Which is which, at the left above the plot. */
function key(info: OverlayInfo, y: number, width: number): Markup {
  const first = Math.min(textRoom(info.names[0]), width / 2 - 40);
  return element(
    "g",
    {},
    filled("grey", 0.5, element("path", { d: box(0, y - 9, 10, 10) })),
    label(info.names[0], 15, y, { room: width / 2 - 40 }),
    filled("blue", 0.85, element("path", { d: box(31 + first, y - 9, 10, 10) })),
    label(info.names[1], 46 + first, y, { room: width / 2 - 40 }),
  );
}

function largest(
  categories: readonly string[],
  source: OverlaySource,
): {
  categories: string[];
  reference: number[];
  current: number[];
} {
  const rows = categories.map((name, i) => ({
    name: name === "" ? "(empty)" : cutText(name, 200),
    reference: source.reference[i]!,
    current: source.current[i]!,
  }));
  const [a, b] = [Math.max(1, sum(source.reference)), Math.max(1, sum(source.current))];
  const size = (row: (typeof rows)[number]): number => row.reference / a + row.current / b;
  rows.sort((one, two) => size(two) - size(one) || (one.name < two.name ? -1 : one.name > two.name ? 1 : 0));
  const rest = rows.splice(rows.length > 12 ? 11 : 12);
  if (rest.length > 0)
    rows.push({
      name: `other (${rest.length} more)`,
      reference: sum(rest.map((row) => row.reference)),
      current: sum(rest.map((row) => row.current)),
    });
  return {
    categories: rows.map((row) => row.name),
    reference: rows.map((row) => row.reference),
    current: rows.map((row) => row.current),
  };
}

/** A histogram's counts over other edges that cover it. A bin without width falls into one bin whole. */
function spread(
  from: { edges: readonly number[]; counts: readonly number[] },
  edges: readonly number[],
): number[] {
  const bins = edges.length - 1;
  const [lo, hi] = [edges[0]!, edges[bins]!];
  const out = Array.from({ length: bins }, () => 0);
  from.counts.forEach((count, i) => {
    const [a, b] = [from.edges[i]!, from.edges[i + 1]!];
    const place = (value: number): number =>
      hi > lo ? Math.min(bins - 1, Math.floor(((value - lo) / (hi - lo)) * bins)) : 0;
    if (!(b > a)) out[place(a)]! += count;
    else
      for (let j = place(a); j <= place(b); j++)
        out[j]! += (count * Math.max(0, Math.min(b, edges[j + 1]!) - Math.max(a, edges[j]!))) / (b - a);
  });
  return out;
}

function gap(info: OverlayInfo, i: number): number {
  return Math.abs(info.current[i]! - info.reference[i]!);
}

function edgeText(info: OverlayInfo, i: number): string {
  const edge = info.edges![i]!;
  return info.date ? momentText(Math.floor(edge / 60_000) * 60_000) : numberText(edge);
}

function nothing(info: OverlayInfo): string | undefined {
  if (info.reference.length === 0 || (info.rows[0] === 0 && info.rows[1] === 0))
    return "nothing to show: no values on either side";
  return undefined;
}

function remark(info: OverlayInfo): string {
  const rows = info.rows.map((count, i) => `${counted(Math.round(count), "row")} ${info.names[i]}`);
  return `${rows.join(", ")}${info.rebinned ? " · bins made common, counts estimated" : ""}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
