/**
 * Residuals (actual − predicted) against predictions, with a line at zero and the mean residual along the predictions: a trend in it is
 * what the model has not learnt, a funnel is error that grows with size. Past 1900 rows counts over a grid.
 */
import { drawable } from "./finite.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, numberText } from "./number-text.ts";
import type { Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { cloudLayer, pointCloud, type PointCloud } from "./point-cloud.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ResidualsSource {
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  /** Name of the target. */
  readonly target?: string;
  readonly title?: string;
}

export interface ResidualsInfo {
  readonly title: string;
  readonly target: string | null;
  readonly cloud: PointCloud;
  /** Mean and standard deviation of the residuals; null without rows. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Mean residual within parts of equally many rows, by prediction. */
  readonly trend: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** O(n log n). */
export function residualsInfo(source: ResidualsSource): ResidualsInfo {
  const n = Math.min(source.predicted.length, source.actual.length);
  const residuals = Float64Array.from({ length: n }, (_, i) => source.actual[i]! - source.predicted[i]!);
  const rows = [...residuals.keys()].filter((i) => drawable(residuals[i]!) && drawable(source.predicted[i]!));
  rows.sort((a, b) => source.predicted[a]! - source.predicted[b]!);
  const average = (part: readonly number[], of: ArrayLike<number>): number =>
    part.reduce((sum, i) => sum + of[i]! / part.length, 0);
  const parts = Math.min(20, Math.floor(rows.length / 15));
  const trend = { x: [] as number[], y: [] as number[] };
  for (let part = 0; part < parts; part++) {
    const own = rows.slice(
      Math.floor((part * rows.length) / parts),
      Math.floor(((part + 1) * rows.length) / parts),
    );
    trend.x.push(average(own, source.predicted));
    trend.y.push(average(own, residuals));
  }
  const mean = rows.length === 0 ? null : average(rows, residuals);
  const variance = rows.reduce(
    (sum, i) => sum + (residuals[i]! - mean!) ** 2 / Math.max(1, rows.length - 1),
    0,
  );
  const sd = rows.length < 2 || !drawable(variance) ? null : Math.sqrt(variance);
  return {
    title: source.title ?? "Residuals",
    target: source.target ?? null,
    cloud: pointCloud(source.predicted, residuals),
    // What is left of a mean of zero after rounding is zero.
    mean: mean === null || !drawable(mean) ? null : Math.abs(mean) < 1e-12 * (sd ?? 0) ? 0 : mean,
    sd,
    trend: trend.x.concat(trend.y).every(drawable) ? trend : { x: [], y: [] },
  };
}

/** The result in words. */
export function residualsWords(info: ResidualsInfo): string {
  if (info.cloud.n === 0) return `${info.title}: ${NOTHING}`;
  const { x, y } = info.trend;
  const worst = y.reduce((best, value, i) => (Math.abs(value) > Math.abs(y[best]!) ? i : best), 0);
  const trend =
    x.length === 0
      ? ""
      : `; along the predictions the mean is furthest from zero near ${numberText(x[worst]!)}, ${numberText(y[worst]!)}`;
  return `${info.title}: ${facts(info)}${trend}`;
}

/** Plotly figure. */
export function residualsFigure(info: ResidualsInfo): Figure {
  return info.cloud.n === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function residualsSvg(info: ResidualsInfo, options: SvgOptions = {}): string {
  return info.cloud.n === 0 ? nothingSvg(info.title, NOTHING, options) : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no row with a finite prediction and value";

function facts({ mean, sd, cloud, target }: ResidualsInfo): string {
  const parts = [`${counted(cloud.n, "row")}${target === null ? "" : ` of ${target}`}`];
  if (mean !== null) parts.push(`mean ${numberText(mean, 2)}`);
  if (sd !== null) parts.push(`standard deviation ${numberText(sd)}`);
  if (cloud.dropped > 0) parts.push(`${counted(cloud.dropped, "row")} left out`);
  return parts.join(", ");
}

function planeOf(info: ResidualsInfo): Plane {
  return {
    title: info.title,
    remark: `${facts(info)}${info.cloud.cells === null ? "" : " · counts over a grid, darker is more"}`,
    words: residualsWords(info),
    x: { title: "predicted" },
    panels: [
      {
        y: { title: "actual − predicted" },
        layers: [
          cloudLayer(info.cloud),
          { kind: "rule", axis: "y", at: 0, text: "" },
          ...(info.trend.x.length === 0
            ? []
            : [
                {
                  kind: "line",
                  ...info.trend,
                  colour: "orange",
                  name: "mean along the predictions",
                } as const,
              ]),
        ],
      },
    ],
  };
}
