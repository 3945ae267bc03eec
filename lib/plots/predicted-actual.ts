/**
 * Actual against predicted values, with the diagonal on which predictions are exact: points above it are predicted too low. Past 1900
 * rows counts over a grid.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { drawable, finiteOrNull } from "./finite.ts";
import { counted, numberText, scoreText } from "./number-text.ts";
import type { Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { cloudLayer, pointCloud, type PointCloud } from "./point-cloud.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface PredictedActualSource {
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  readonly target?: string;
  /** Score to stand beneath the title, as `r2Score` gives it. */
  readonly r2?: number | null;
  readonly title?: string;
}

export interface PredictedActualInfo {
  readonly title: string;
  readonly target: string | null;
  readonly cloud: PointCloud;
  /** Both axes reach from here to there; null without rows. */
  readonly span: readonly [number, number] | null;
  /** Share of rows predicted below the actual value. */
  readonly low: number | null;
  readonly meanAbsoluteError: number | null;
  readonly r2: number | null;
}

/** O(n). */
export function predictedActualInfo(source: PredictedActualSource): PredictedActualInfo {
  const { predicted, actual } = source;
  let [lo, hi, n, low, error] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < Math.min(predicted.length, actual.length); i++) {
    const [p, y] = [predicted[i]!, actual[i]!];
    if (!drawable(p) || !drawable(y)) continue;
    lo = Math.min(lo, p, y);
    hi = Math.max(hi, p, y);
    n += 1;
    low += p < y ? 1 : 0;
    error += (Math.abs(p - y) - error) / n;
  }
  return {
    title: source.title ?? "Predicted and actual",
    target: source.target ?? null,
    cloud: pointCloud(predicted, actual),
    span: n === 0 ? null : [lo, hi],
    low: n === 0 ? null : low / n,
    meanAbsoluteError: n === 0 ? null : finiteOrNull(error),
    r2: finiteOrNull(source.r2),
  };
}

/** The result in words. */
export function predictedActualWords(info: PredictedActualInfo): string {
  if (info.span === null) return `${info.title}: ${NOTHING}`;
  return `${info.title}: ${facts(info).join(", ")}; ${numberText(100 * info.low!, 2)} % of rows are predicted too low`;
}

/** Plotly figure. */
export function predictedActualFigure(info: PredictedActualInfo): Figure {
  return info.span === null ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function predictedActualSvg(info: PredictedActualInfo, options: SvgOptions = {}): string {
  return info.span === null ? nothingSvg(info.title, NOTHING, options) : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no row with a finite prediction and value";

function facts(info: PredictedActualInfo): string[] {
  const parts = [`${counted(info.cloud.n, "row")}${info.target === null ? "" : ` of ${info.target}`}`];
  if (info.r2 !== null) parts.push(`R² ${scoreText(info.r2)}`);
  if (info.meanAbsoluteError !== null)
    parts.push(`mean absolute error ${numberText(info.meanAbsoluteError)}`);
  if (info.cloud.dropped > 0) parts.push(`${counted(info.cloud.dropped, "row")} left out`);
  return parts;
}

function planeOf(info: PredictedActualInfo): Plane {
  const [from, to] = info.span!;
  const grid = info.cloud.cells === null ? "" : " · counts over a grid, darker is more";
  return {
    title: info.title,
    remark: `${facts(info).join(", ")} · the line is exact${grid}`,
    words: predictedActualWords(info),
    // No ends are asked for: the diagonal spans both axes and gets the same air.
    x: { title: "predicted" },
    panels: [
      {
        y: { title: "actual" },
        layers: [
          cloudLayer(info.cloud),
          { kind: "line", x: [from, to], y: [from, to], colour: "orange", dash: true },
        ],
      },
    ],
    square: true,
  };
}
