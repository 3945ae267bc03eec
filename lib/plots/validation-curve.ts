/**
 * Validation curve: the score on training and on test rows as one parameter changes, means of folds with one standard deviation, on a
 * logarithmic axis when asked. The best test score is marked; beyond it, lines that part are over-fitting.
 */
import { drawable } from "./finite.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { numberText } from "./number-text.ts";
import type { Plane, PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { bandLayers, scoreBands, type ScoreBand } from "./score-bands.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ValidationCurveSource {
  readonly metric: string;
  /** Name of the parameter. */
  readonly parameter: string;
  readonly values: ArrayLike<number>;
  /** Scores by value, then by fold. */
  readonly train: readonly ArrayLike<number | null>[];
  readonly test: readonly ArrayLike<number | null>[];
  /** Leaves out values that are not above 0. */
  readonly log?: boolean;
  /** False for errors, of which the least is best; default true. */
  readonly greaterIsBetter?: boolean;
  readonly title?: string;
}

export interface ValidationCurveInfo {
  readonly title: string;
  readonly metric: string;
  readonly parameter: string;
  readonly log: boolean;
  /** Rising values. */
  readonly points: readonly { readonly value: number; readonly train: ScoreBand; readonly test: ScoreBand }[];
  /** The value with the best mean test score. */
  readonly best: number | null;
}

/** Means and standard deviations over folds, values in rising order. */
export function validationCurveInfo(source: ValidationCurveSource): ValidationCurveInfo {
  const train = scoreBands(source.train);
  const test = scoreBands(source.test);
  const none = { mean: null, sd: null, folds: 0 };
  const log = source.log ?? false;
  const sign = (source.greaterIsBetter ?? true) ? 1 : -1;
  const points = Array.from(source.values)
    .map((value, i) => ({ value, train: train[i] ?? none, test: test[i] ?? none }))
    .filter(
      ({ value, ...both }) =>
        drawable(value) && (!log || value > 0) && (both.train.folds > 0 || both.test.folds > 0),
    );
  points.sort((a, b) => a.value - b.value);
  const kept = points.slice(0, 200);
  const tested = kept.filter((point) => point.test.mean !== null);
  return {
    title: source.title ?? "Validation curve",
    metric: source.metric,
    parameter: source.parameter,
    log,
    points: kept,
    best:
      tested.length === 0
        ? null
        : tested.reduce((a, b) => (sign * (b.test.mean! - a.test.mean!) > 0 ? b : a)).value,
  };
}

/** The result in words. */
export function validationCurveWords(info: ValidationCurveInfo): string {
  if (info.points.length === 0) return `${info.title}: ${NOTHING}`;
  const best = info.points.find((point) => point.value === info.best);
  if (best === undefined) return `${info.title}: no test score of ${info.metric} over ${info.parameter}`;
  const train = best.train.mean === null ? "" : `, on training rows ${numberText(best.train.mean)}`;
  return `${info.title}: ${info.metric} on test rows is best with ${info.parameter} ${numberText(best.value)}, ${numberText(best.test.mean!)}${train}`;
}

/** Plotly figure. */
export function validationCurveFigure(info: ValidationCurveInfo): Figure {
  return info.points.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function validationCurveSvg(info: ValidationCurveInfo, options: SvgOptions = {}): string {
  return info.points.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no scores";

function planeOf(info: ValidationCurveInfo): Plane {
  const x = info.points.map((point) => point.value);
  const folds = Math.max(...info.points.map((point) => point.test.folds));
  const parts = [`${info.metric} over ${info.parameter}`];
  if (folds > 1) parts.push(`mean of ${folds} folds ± 1 SD`);
  if (info.log) parts.push("logarithmic axis");
  const mark: PlaneLayer[] =
    info.best === null
      ? []
      : [{ kind: "rule", axis: "x", at: info.best, text: `best ${numberText(info.best)}` }];
  return {
    title: info.title,
    remark: parts.join(" · "),
    words: validationCurveWords(info),
    x: { title: info.parameter, scale: info.log ? "log" : "linear", whole: x.every(Number.isInteger) },
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
          ...mark,
        ],
      },
    ],
  };
}
