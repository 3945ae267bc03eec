/**
 * Learning curve: the score on training and on test rows as training rows grow, means of folds with one standard deviation. A gap that
 * stays is over-fitting, two low lines that meet are under-fitting, a test line that still rises asks for more data.
 */
import { drawable } from "./finite.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, numberText } from "./number-text.ts";
import type { Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { bandLayers, scoreBands, type ScoreBand } from "./score-bands.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface LearningCurveSource {
  /** Name of the score, "accuracy". */
  readonly metric: string;
  /** Training rows. */
  readonly sizes: ArrayLike<number>;
  /** Scores by size, then by fold. */
  readonly train: readonly ArrayLike<number | null>[];
  readonly test: readonly ArrayLike<number | null>[];
  readonly title?: string;
}

export interface LearningCurveInfo {
  readonly title: string;
  readonly metric: string;
  /** Rising sizes. */
  readonly points: readonly { readonly size: number; readonly train: ScoreBand; readonly test: ScoreBand }[];
}

/** Means and standard deviations over folds, sizes in rising order. */
export function learningCurveInfo(source: LearningCurveSource): LearningCurveInfo {
  const train = scoreBands(source.train);
  const test = scoreBands(source.test);
  const none = { mean: null, sd: null, folds: 0 };
  const points = Array.from(source.sizes)
    .map((size, i) => ({ size, train: train[i] ?? none, test: test[i] ?? none }))
    .filter(({ size, ...both }) => drawable(size) && (both.train.folds > 0 || both.test.folds > 0));
  points.sort((a, b) => a.size - b.size);
  return {
    title: source.title ?? "Learning curve",
    metric: source.metric,
    points: points.slice(0, 200),
  };
}

/** The result in words. */
export function learningCurveWords(info: LearningCurveInfo): string {
  const last = info.points.findLast(({ test }) => test.mean !== null) ?? info.points.at(-1);
  if (last === undefined) return `${info.title}: ${NOTHING}`;
  const text = (band: ScoreBand): string => (band.mean === null ? "no value" : numberText(band.mean));
  const gap =
    last.train.mean === null || last.test.mean === null
      ? ""
      : `, a gap of ${numberText(Math.abs(last.train.mean - last.test.mean), 2)}`;
  const half = info.points.findLast(({ size, test }) => size <= last.size / 2 && test.mean !== null);
  const since =
    half === undefined || last.test.mean === null
      ? ""
      : `; with ${counted(half.size, "row")} the test score was ${text(half.test)}`;
  return `${info.title}: with ${counted(last.size, "row")} ${info.metric} is ${text(last.test)} on test and ${text(last.train)} on training rows${gap}${since}`;
}

/** Plotly figure. */
export function learningCurveFigure(info: LearningCurveInfo): Figure {
  return info.points.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function learningCurveSvg(info: LearningCurveInfo, options: SvgOptions = {}): string {
  return info.points.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no scores";

function planeOf(info: LearningCurveInfo): Plane {
  const x = info.points.map((point) => point.size);
  const folds = Math.max(...info.points.map((point) => point.test.folds));
  const sizes = `${countText(x[0]!)} to ${counted(x.at(-1)!, "training row")}`;
  return {
    title: info.title,
    remark: [sizes, ...(folds > 1 ? [`mean of ${folds} folds ± 1 SD`] : [])].join(" · "),
    words: learningCurveWords(info),
    x: { title: "training rows", whole: true },
    panels: [
      {
        y: { title: info.metric },
        layers: [
          ...bandLayers(
            x,
            info.points.map((point) => point.train),
            "training rows",
            "orange",
          ),
          ...bandLayers(
            x,
            info.points.map((point) => point.test),
            "test rows",
            "blue",
          ),
        ],
      },
    ],
  };
}
