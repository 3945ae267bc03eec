/**
 * Scores of the folds of cross-validation: per metric a strip of single folds with their mean and interval, the same for training rows,
 * and what a dummy and simple baselines reach, without which a score says little.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { counted, estimateText } from "./number-text.ts";
import type { PlotRow, RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface FoldScoresSource {
  readonly metric: string;
  /** One score per fold; null where it is undefined. */
  readonly test: ArrayLike<number | null>;
  readonly train?: ArrayLike<number | null> | null;
  /** Of the mean test score. */
  readonly interval?: readonly [number, number] | null;
  /** Mean scores of a dummy and of simple models on the same folds. */
  readonly baselines?: readonly { readonly name: string; readonly value: number | null }[];
}

interface Scores {
  readonly folds: readonly number[];
  readonly mean: number | null;
}

export interface FoldScoresInfo {
  readonly title: string;
  readonly metrics: readonly {
    readonly metric: string;
    readonly test: Scores;
    readonly train: Scores | null;
    readonly interval: readonly [number, number] | null;
    readonly baselines: readonly { readonly name: string; readonly value: number | null }[];
    /** Folds without a score. */
    readonly missing: number;
  }[];
  readonly given: number;
}

/** At most 8 metrics, 100 folds each, 4 baselines each. */
export function foldScoresInfo(
  metrics: readonly FoldScoresSource[],
  options: { readonly title?: string } = {},
): FoldScoresInfo {
  const made = metrics.slice(0, 8).map((source) => {
    const test = scores(source.test);
    return {
      metric: source.metric,
      test,
      train: source.train ? scores(source.train) : null,
      interval: finiteInterval(source.interval),
      baselines: (source.baselines ?? [])
        .slice(0, 4)
        .map(({ name, value }) => ({ name, value: finiteOrNull(value) })),
      missing: Array.from(source.test, finiteOrNull).filter((value) => value === null).length,
    };
  });
  return {
    title: options.title ?? "Scores by fold",
    metrics: made.filter((one) => one.test.mean !== null || (one.train !== null && one.train.mean !== null)),
    given: metrics.length,
  };
}

/** The result in words. */
export function foldScoresWords(info: FoldScoresInfo): string {
  if (info.metrics.length === 0) return `${info.title}: ${NOTHING}`;
  const words = info.metrics.map(({ metric, test, interval, baselines }) => {
    const others = baselines.map(({ name, value }) => `${name} ${estimateText(value, null)}`);
    return `${metric} ${estimateText(test.mean, interval)} over ${counted(test.folds.length, "fold")}${others.length === 0 ? "" : ` against ${others.join(", ")}`}`;
  });
  return `${info.title}: ${words.join("; ")}`;
}

/** Plotly figure. */
export function foldScoresFigure(info: FoldScoresInfo): Figure {
  return info.metrics.length === 0 ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function foldScoresSvg(info: FoldScoresInfo, options: SvgOptions = {}): string {
  return info.metrics.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no fold has a score";

function scores(values: ArrayLike<number | null>): Scores {
  const folds = Array.from(values, finiteOrNull).filter((value) => value !== null);
  return {
    folds: folds.slice(0, 100),
    mean: folds.length === 0 ? null : folds.reduce((sum, value) => sum + value / folds.length, 0),
  };
}

function plotOf(info: FoldScoresInfo): RowPlot {
  const folds = Math.max(...info.metrics.map((one) => one.test.folds.length));
  const missing = info.metrics.reduce((sum, one) => sum + one.missing, 0);
  const parts = [`${counted(folds, "fold")} as faint points, their mean`];
  if (info.metrics.some((one) => one.interval !== null)) parts[0] += " with its interval";
  if (missing > 0) parts.push(`${counted(missing, "score")} without value`);
  if (info.metrics.length < info.given) parts.push(`${info.metrics.length} of ${info.given} metrics`);
  return {
    title: info.title,
    remark: parts.join(" · "),
    words: foldScoresWords(info),
    facets: info.metrics.map(({ metric, test, train, interval, baselines }) => ({
      title: metric,
      axis: { title: "" },
      rows: [
        row("test rows", test, "blue", interval),
        ...(train === null ? [] : [row("training rows", train, "orange", null)]),
        ...baselines.map(({ name, value }): PlotRow => ({
          name,
          value,
          interval: null,
          colour: "grey",
          text: estimateText(value, null),
        })),
      ],
    })),
  };
}

function row(
  name: string,
  { folds, mean }: Scores,
  colour: "blue" | "orange",
  interval: readonly [number, number] | null,
): PlotRow {
  return { name, value: mean, interval, colour, singles: folds, text: estimateText(mean, interval) };
}
