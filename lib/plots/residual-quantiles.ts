/**
 * Quantiles of residuals, in standard deviations, against those of a normal distribution: on the line they are normal, bent ends are
 * heavy tails, so that intervals that assume normal errors are too narrow. Positions are Blom's, (i − 3/8) / (n + 1/4).
 */
import { drawable } from "./finite.ts";
import { normalQuantile } from "../core/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, numberText } from "./number-text.ts";
import { thinned, type Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ResidualQuantilesInfo {
  readonly title: string;
  readonly n: number;
  /** Why nothing can be drawn. */
  readonly reason: string | null;
  /** Normal quantiles and those of the residuals, at most 900. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The least and the greatest residual, in standard deviations. */
  readonly ends: readonly [number, number] | null;
}

/** Values that are not finite are left out. O(n log n). */
export function residualQuantilesInfo(
  residuals: ArrayLike<number>,
  options: { readonly title?: string } = {},
): ResidualQuantilesInfo {
  const sorted = Float64Array.from(residuals).filter(drawable).sort();
  const n = sorted.length;
  // Divided before they are squared: sums of large numbers stay finite.
  const size = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted[n - 1] ?? 0));
  const values = size > 0 ? sorted.map((value) => value / size) : sorted;
  const mean = values.reduce((sum, value) => sum + value / n, 0);
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / Math.max(1, n - 1), 0));
  const title = options.title ?? "Quantiles of residuals";
  const reason =
    n < 3
      ? "nothing to show: fewer than three finite residuals"
      : sd < 1e-12
        ? "nothing to show: all residuals are equal"
        : null;
  if (reason !== null) return { title, n, reason, x: [], y: [], ends: null };
  const scaled = values.map((value) => (value - mean) / sd);
  const normal = scaled.map((_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  return { title, n, reason: null, ...thinned(normal, scaled, 900), ends: [scaled[0]!, scaled[n - 1]!] };
}

/** The result in words. */
export function residualQuantilesWords(info: ResidualQuantilesInfo): string {
  if (info.reason !== null) return `${info.title}: ${info.reason}`;
  const [least, most] = info.ends!;
  return `${info.title}: of ${counted(info.n, "row")} the least residual is ${numberText(least)} and the greatest ${numberText(most)} standard deviations from the mean; normal ones would lie near ${numberText(info.x[0]!)} and ${numberText(info.x.at(-1)!)}`;
}

/** Plotly figure. */
export function residualQuantilesFigure(info: ResidualQuantilesInfo): Figure {
  return info.reason !== null ? nothingFigure(info.title, info.reason) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function residualQuantilesSvg(info: ResidualQuantilesInfo, options: SvgOptions = {}): string {
  return info.reason !== null
    ? nothingSvg(info.title, info.reason, options)
    : planeSvg(planeOf(info), options);
}

function planeOf(info: ResidualQuantilesInfo): Plane {
  const ends = [info.x[0]!, info.x.at(-1)!];
  return {
    title: info.title,
    remark: `${counted(info.n, "row")}, in standard deviations; the line is normal`,
    words: residualQuantilesWords(info),
    x: { title: "normal quantile" },
    panels: [
      {
        y: { title: "residual" },
        layers: [
          { kind: "line", x: ends, y: ends, colour: "orange", dash: true },
          { kind: "points", x: info.x, y: info.y, colour: "blue", small: true },
        ],
      },
    ],
    square: true,
  };
}
