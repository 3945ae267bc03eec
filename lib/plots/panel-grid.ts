/**
 * A grid of small panels, each a plane over two axes that may be numbers, logarithms or categories, with points and cells
 * whose shade says a third thing; described once and drawn twice (`panel-grid-svg.ts`, `panel-grid-figure.ts`).
 */
import type { Colour } from "./svg.ts";

export interface PanelAxis {
  readonly title: string;
  readonly kind: "linear" | "log" | "category";
  readonly range: readonly [number, number];
  /** Of a category axis, whose places are 0, 1, 2 … */
  readonly labels?: readonly string[];
  readonly whole?: boolean;
}

/** How points look: by shade, as the best, as what keeps no constraint, as small dots, as one of two groups. */
export type PointLook = "shaded" | "best" | "infeasible" | "dot" | "plain";

export interface PanelPoints {
  readonly kind: "points";
  readonly look: PointLook;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** From 0 to 1, for "shaded". */
  readonly shades?: readonly number[];
  readonly texts?: readonly string[];
}

/** Row by row from the lowest y; null is left empty. */
export interface PanelCells {
  readonly kind: "cells";
  readonly xEdges: readonly number[];
  readonly yEdges: readonly number[];
  readonly shades: readonly (number | null)[];
  readonly texts?: readonly string[];
}

export interface Panel {
  readonly x: PanelAxis;
  readonly y: PanelAxis;
  readonly layers: readonly (PanelPoints | PanelCells)[];
  /** Stands in the panel when it has no layers. */
  readonly empty?: string;
}

/** "strength": from faint to strong; "sides": from one colour through faint to another. */
export type Ramp = "strength" | "sides";

export interface PanelGrid {
  readonly title: string;
  readonly remark: string;
  /** The result in words. */
  readonly words: string;
  readonly columns: number;
  /** Row by row; null leaves a place empty. */
  readonly panels: readonly (Panel | null)[];
  /** Panels below each other share the horizontal axis. */
  readonly sharedX?: boolean;
  readonly ramp: Ramp;
  /** What the ends of the ramp mean. */
  readonly key: { readonly title: string; readonly low: string; readonly high: string } | null;
  /** Entries of the legend. */
  readonly names: readonly { readonly look: PointLook; readonly name: string }[];
}

/** A colour with its opacity for a shade from 0 to 1: hues that colour-blind readers tell apart, on light and dark pages. */
export function shadePaint(ramp: Ramp, shade: number): { readonly colour: Colour; readonly opacity: number } {
  if (ramp === "strength") return { colour: "blue", opacity: 0.15 + 0.83 * shade };
  const away = Math.abs(shade - 0.5) * 2;
  return { colour: shade < 0.5 ? "blue" : "orange", opacity: 0.22 + 0.78 * away };
}

export const LOOKS: Readonly<Record<Exclude<PointLook, "shaded">, { colour: Colour | null; size: number }>> =
  {
    best: { colour: "red", size: 7.5 },
    infeasible: { colour: "grey", size: 5 },
    /** In the colour of the text. */
    dot: { colour: null, size: 2.5 },
    plain: { colour: "blue", size: 6 },
  };
export const SHADED_SIZE = 6;

/** Edges of `count` cells over an axis, even in what is drawn; a category has one cell. */
export function cellEdges(axis: PanelAxis, count: number): number[] {
  const [lo, hi] = axis.range;
  if (axis.kind === "category") return Array.from({ length: axis.labels!.length + 1 }, (_, i) => i - 0.5);
  return Array.from({ length: count + 1 }, (_, i) =>
    axis.kind === "log" ? lo * (hi / lo) ** (i / count) : lo + ((hi - lo) * i) / count,
  );
}

/** Where a value stands on an axis, 0 at the lower end, 1 at the upper. */
export function axisPlace(axis: PanelAxis, value: number): number {
  const [lo, hi] = axis.range;
  return axis.kind === "log" ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
}
