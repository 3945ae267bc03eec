/**
 * How the values of one column are spread, in the form that suits it: bars over bins for numbers and dates
 * (`distribution-bins.ts`), bars of the most frequent values for words and booleans (`distribution-categories.ts`).
 */
import type { ColumnProfile } from "../data/index.ts";
import {
  binnedFigure,
  binnedInfo,
  binnedSvg,
  binnedWords,
  type BinnedDistribution,
  type DistributionRows,
} from "./distribution-bins.ts";
import {
  categoricalFigure,
  categoricalInfo,
  categoricalSvg,
  categoricalWords,
  type CategoricalDistribution,
} from "./distribution-categories.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted } from "./number-text.ts";
import { box, element, filled, nothingSvg, ruler, svg, type SvgOptions } from "./svg.ts";

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

export interface NoDistribution extends DistributionRows {
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
  return info.kind === "categorical" ? categoricalWords(info) : binnedWords(info);
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
