/**
 * Points with a shade, or, of many, squares on a grid: the more rows, the larger, in their mean shade. Nothing is left out, and a picture of a hundred
 * thousand rows is as light as one of a thousand. O(n).
 */
import type { SceneMark } from "./scene.ts";

export interface ShadedCloud {
  readonly points: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly shades: readonly (number | null)[];
    readonly texts: readonly (string | number | null)[];
  } | null;
  readonly cells: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    /** Size of a cell. */
    readonly wide: number;
    readonly high: number;
    readonly shades: readonly (number | null)[];
    readonly counts: readonly number[];
  } | null;
}

const MOST_POINTS = 1900;
const COLUMNS = 44;
const ROWS = 30;

export function shadedCloud(
  x: readonly number[],
  y: readonly number[],
  shades: readonly (number | null)[],
  texts: readonly (string | number | null)[],
): ShadedCloud {
  if (x.length <= MOST_POINTS) return { points: { x, y, shades, texts }, cells: null };
  const across = ends(x);
  const up = ends(y);
  const wide = (across[1] - across[0]) / COLUMNS || 1;
  const high = (up[1] - up[0]) / ROWS || 1;
  const counts = new Int32Array(COLUMNS * ROWS);
  const known = new Int32Array(COLUMNS * ROWS);
  const sums = new Float64Array(COLUMNS * ROWS);
  x.forEach((at, i) => {
    const column = Math.min(COLUMNS - 1, Math.floor((at - across[0]) / wide));
    const row = Math.min(ROWS - 1, Math.floor((y[i]! - up[0]) / high));
    const cell = row * COLUMNS + column;
    counts[cell]! += 1;
    const shade = shades[i] ?? null;
    if (shade === null) return;
    known[cell]! += 1;
    sums[cell]! += shade;
  });
  const used = [...counts.keys()].filter((cell) => counts[cell]! > 0);
  return {
    points: null,
    cells: {
      x: used.map((cell) => across[0] + ((cell % COLUMNS) + 0.5) * wide),
      y: used.map((cell) => up[0] + (Math.floor(cell / COLUMNS) + 0.5) * high),
      wide,
      high,
      shades: used.map((cell) =>
        known[cell] === 0 ? null : Math.round((sums[cell]! / known[cell]!) * 100) / 100,
      ),
      counts: used.map((cell) => counts[cell]!),
    },
  };
}

/** @param lead stands before the text of a point. */
export function cloudMark(
  cloud: ShadedCloud,
  names: { lead: string; x: string; y: string },
  plain: boolean,
): SceneMark {
  const { points, cells } = cloud;
  if (points !== null)
    return {
      kind: "points",
      x: points.x,
      y: points.y,
      ...(plain ? { colour: "#008bfb" as const } : { shades: points.shades }),
      size: 5,
      opacity: 0.9,
      mixed: true,
      hover: { lead: names.lead, values: points.texts, x: names.x, y: names.y },
    };
  const { x, y, wide, high, counts, shades } = cells!;
  const most = Math.max(...counts);
  // The area tells the count; the smallest square stays visible.
  const half = counts.map((count) => Math.max(0.16, Math.sqrt(count / most)) / 2);
  return {
    kind: "boxes",
    x0: x.map((at, i) => at - half[i]! * wide),
    x1: x.map((at, i) => at + half[i]! * wide),
    y0: y.map((at, i) => at - half[i]! * high),
    y1: y.map((at, i) => at + half[i]! * high),
    ...(plain ? { colour: "#008bfb" as const } : { shades }),
    hover: { lead: "rows: ", values: counts, x: null, y: null },
  };
}

export function ends(values: ArrayLike<number>): [number, number] {
  let [lo, hi] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    lo = Math.min(lo, values[i]!);
    hi = Math.max(hi, values[i]!);
  }
  return lo <= hi ? [lo, hi] : [0, 1];
}
