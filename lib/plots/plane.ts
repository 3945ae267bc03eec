/**
 * A plane: a plot over two number axes described once, in layers, and drawn twice (`plane-svg.ts`, `plane-figure.ts`), so that curves,
 * points and bars of all families look alike and show the same. Panels lie below each other over one horizontal axis.
 */
import { drawable } from "./finite.ts";
import type { Colour } from "./svg.ts";

export interface PlaneAxis {
  readonly title: string;
  readonly scale?: "linear" | "log";
  /** Ticks as per cent. */
  readonly percent?: boolean;
  /** Values are whole numbers: so are the ticks. */
  readonly whole?: boolean;
  /** The axis reaches at least from here to there; what it shows widens it. */
  readonly from?: number;
  readonly to?: number;
}

type Places = readonly (number | null)[];

interface Named {
  readonly colour: Colour;
  /** Its entry in the legend; none without a name. */
  readonly name?: string;
  /** Stands behind the name. */
  readonly note?: string;
}

/** Points in order; null breaks it. */
export interface PlaneLine extends Named {
  readonly kind: "line";
  readonly x: readonly number[];
  readonly y: Places;
  readonly dash?: boolean;
  readonly faint?: boolean;
}

export interface PlaneBand extends Named {
  readonly kind: "band";
  readonly x: readonly number[];
  readonly low: Places;
  readonly high: Places;
}

export interface PlanePoints extends Named {
  readonly kind: "points";
  readonly x: readonly number[];
  readonly y: Places;
  readonly low?: Places;
  readonly high?: Places;
  readonly small?: boolean;
  /** What is read when pointing at one; may have several lines. */
  readonly texts?: readonly string[];
}

export interface PlaneBars extends Named {
  readonly kind: "bars";
  /** One more than heights. */
  readonly edges: readonly number[];
  readonly heights: readonly number[];
  readonly texts?: readonly string[];
}

/** Counts over a grid, row by row from the lowest `yEdges` up; the more, the stronger. */
export interface PlaneCells extends Named {
  readonly kind: "cells";
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  readonly counts: readonly number[];
}

/** A line across at one value of an axis, with words. */
export interface PlaneRule {
  readonly kind: "rule";
  readonly axis: "x" | "y";
  readonly at: number;
  readonly text: string;
  readonly colour?: Colour;
}

/** A stretch of the horizontal axis. */
export interface PlaneSpan {
  readonly kind: "span";
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
}

export type PlaneLayer = PlaneLine | PlaneBand | PlanePoints | PlaneBars | PlaneCells | PlaneRule | PlaneSpan;

export interface PlanePanel {
  readonly y: PlaneAxis;
  readonly layers: readonly PlaneLayer[];
  /** Its part of the height, relative to the other panels; default 1. */
  readonly weight?: number;
}

export interface Plane {
  readonly title: string;
  readonly remark: string;
  /** The result in words. */
  readonly words: string;
  readonly x: PlaneAxis;
  /** From top to bottom. */
  readonly panels: readonly PlanePanel[];
  /** As high as wide. */
  readonly square?: boolean;
}

/** Colours of several curves, in order; further ones begin again. */
const SERIES: readonly Colour[] = ["blue", "orange", "green", "purple", "red", "sky"];

export function seriesColour(i: number): Colour {
  return SERIES[i % SERIES.length]!;
}

/** The ends of the horizontal axis. */
export function rangeX({ x, panels }: Plane): readonly [number, number] {
  return axisRange(
    x,
    panels.flatMap(({ layers }) => layers.flatMap((layer) => placesOf(layer, "x"))),
  );
}

/** The ends of a panel's vertical axis. */
export function rangeY({ y, layers }: PlanePanel): readonly [number, number] {
  return axisRange(
    y,
    layers.flatMap((layer) => placesOf(layer, "y")),
  );
}

function placesOf(layer: PlaneLayer, axis: "x" | "y"): Places {
  switch (layer.kind) {
    case "line":
      return layer[axis];
    case "band":
      return axis === "x" ? layer.x : [...layer.low, ...layer.high];
    case "points":
      return axis === "x" ? layer.x : [...layer.y, ...(layer.low ?? []), ...(layer.high ?? [])];
    case "bars":
      return axis === "x" ? layer.edges : [0, ...layer.heights];
    case "cells":
      return axis === "x" ? layer.xEdges : layer.yEdges;
    case "rule":
      return layer.axis === axis ? [layer.at] : [];
    case "span":
      return axis === "x" ? [layer.from, layer.to] : [];
  }
}

/** Covers all places; an end that was not asked for gets a little air. */
export function axisRange(axis: PlaneAxis, places: Places): readonly [number, number] {
  const log = axis.scale === "log";
  let [lo, hi] = [axis.from ?? Infinity, axis.to ?? -Infinity];
  for (const place of places) {
    if (place === null || (log && place <= 0)) continue;
    lo = Math.min(lo, place);
    hi = Math.max(hi, place);
  }
  if (!(lo <= hi)) return log ? [0.1, 10] : [0, 1];
  if (hi - lo <= 1e-12 * Math.max(Math.abs(lo), Math.abs(hi))) {
    if (log) return [lo / 2, hi * 2];
    const half = Math.abs(lo) / 10 || 0.5;
    return [axis.from === lo ? lo : lo - half, hi + half];
  }
  if (log) {
    const air = (hi / lo) ** 0.03;
    return [lo / air, hi * air];
  }
  const air = 0.03 * (hi - lo);
  return [axis.from === lo ? lo : lo - air, axis.to === hi ? hi : hi + air];
}

/**
 * A curve with at most about `most` points that looks the same: a point stays when the path since the last one is long enough.
 * Ends stay. Pairs that are not finite are left out. O(n).
 */
export function thinned(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  most: number,
): { x: number[]; y: number[] } {
  const kept: number[] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (drawable(x[i]!) && drawable(y[i]!)) kept.push(i);
  if (kept.length > most) {
    const wide = spanOf(kept, x);
    const high = spanOf(kept, y);
    const step = (i: number): number =>
      Math.abs(x[kept[i]!]! - x[kept[i - 1]!]!) / wide + Math.abs(y[kept[i]!]! - y[kept[i - 1]!]!) / high;
    let length = 0;
    for (let i = 1; i < kept.length; i++) length += step(i);
    const least = length / Math.max(1, most - 2);
    const thin = [kept[0]!];
    let since = 0;
    for (let i = 1; i < kept.length - 1; i++) {
      since += step(i);
      if (since < least) continue;
      thin.push(kept[i]!);
      since = 0;
    }
    thin.push(kept.at(-1)!);
    return { x: thin.map((i) => x[i]!), y: thin.map((i) => y[i]!) };
  }
  return { x: kept.map((i) => x[i]!), y: kept.map((i) => y[i]!) };
}

function spanOf(rows: readonly number[], values: ArrayLike<number>): number {
  let [lo, hi] = [Infinity, -Infinity];
  for (const row of rows) {
    lo = Math.min(lo, values[row]!);
    hi = Math.max(hi, values[row]!);
  }
  return hi > lo ? hi - lo : 1;
}
