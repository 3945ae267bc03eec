/**
 * Pairs of numbers as points, or, past 1900 of them, as counts over a grid of 40 × 25 cells: thousands of points hide each other and
 * make a page slow. Pairs that are not finite are left out and counted.
 */
import { drawable } from "./finite.ts";
import type { PlaneLayer } from "./plane.ts";

export interface PointCloud {
  readonly n: number;
  /** Pairs that were left out. */
  readonly dropped: number;
  readonly points: { readonly x: readonly number[]; readonly y: readonly number[] } | null;
  readonly cells: {
    readonly xEdges: readonly number[];
    readonly yEdges: readonly number[];
    readonly counts: readonly number[];
  } | null;
}

const MOST = 1900;
const COLUMNS = 40;
const ROWS = 25;

/** O(n). */
export function pointCloud(xs: ArrayLike<number>, ys: ArrayLike<number>): PointCloud {
  const x: number[] = [];
  const y: number[] = [];
  const pairs = Math.min(xs.length, ys.length);
  for (let i = 0; i < pairs; i++) {
    if (!drawable(xs[i]!) || !drawable(ys[i]!)) continue;
    x.push(xs[i]!);
    y.push(ys[i]!);
  }
  const cloud = { n: x.length, dropped: pairs - x.length };
  if (x.length <= MOST) return { ...cloud, points: { x, y }, cells: null };
  const xEdges = edges(x, COLUMNS);
  const yEdges = edges(y, ROWS);
  const counts = Array.from({ length: COLUMNS * ROWS }, () => 0);
  for (let i = 0; i < x.length; i++) counts[place(y[i]!, yEdges) * COLUMNS + place(x[i]!, xEdges)]! += 1;
  return { ...cloud, points: null, cells: { xEdges, yEdges, counts } };
}

/** As a layer of a plane. */
export function cloudLayer({ points, cells }: PointCloud): PlaneLayer {
  return points === null
    ? { kind: "cells", ...cells!, colour: "blue" }
    : { kind: "points", ...points, small: true, colour: "blue" };
}

function edges(values: readonly number[], many: number): number[] {
  let [lo, hi] = [Infinity, -Infinity];
  for (const value of values) {
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  if (lo === hi) [lo, hi] = [lo - (Math.abs(lo) / 10 || 0.5), hi + (Math.abs(hi) / 10 || 0.5)];
  // Halves keep the span of very large numbers finite.
  return Array.from({ length: many + 1 }, (_, i) => (i === many ? hi : lo + (hi / many - lo / many) * i));
}

function place(value: number, all: readonly number[]): number {
  const many = all.length - 1;
  const step = all[many]! / many - all[0]! / many;
  return Math.max(0, Math.min(many - 1, Math.floor((value - all[0]!) / step)));
}
