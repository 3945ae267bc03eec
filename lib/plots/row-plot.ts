/**
 * A row plot: named rows with one value each, its interval and its words, described once and drawn twice (`row-plot-svg.ts`,
 * `row-plot-figure.ts`). Facets stand below each other, each with an axis of its own, for scores differ in unit.
 */
import { axisRange, type PlaneAxis } from "./plane.ts";
import type { Colour } from "./svg.ts";

export interface PlotRow {
  readonly name: string;
  /** Null is drawn as words alone. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly colour: Colour;
  /** Single values behind the mark, as those of folds. */
  readonly singles?: readonly number[];
  /** Stands to the right. */
  readonly text: string;
}

export interface RowFacet {
  /** Above its rows; none when "". */
  readonly title: string;
  readonly axis: PlaneAxis;
  readonly rows: readonly PlotRow[];
  /** Bars from zero rather than dots. */
  readonly bars?: boolean;
  readonly rules?: readonly { readonly at: number; readonly text: string }[];
  /** A stretch of the axis, as of differences that do not matter. */
  readonly span?: readonly [number, number] | null;
}

export interface RowPlot {
  readonly title: string;
  readonly remark: string;
  /** The result in words. */
  readonly words: string;
  readonly facets: readonly RowFacet[];
}

/** The ends of a facet's axis. */
export function facetRange({ axis, rows, bars, rules = [], span }: RowFacet): readonly [number, number] {
  return axisRange(axis, [
    ...rows.flatMap((row) => [row.value, ...(row.interval ?? []), ...(row.singles ?? [])]),
    ...rules.map((rule) => rule.at),
    ...(span ?? []),
    ...(bars === true ? [0] : []),
  ]);
}
