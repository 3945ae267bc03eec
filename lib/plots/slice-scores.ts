/**
 * A score within slices of the data, the worst first, each with its interval and its rows, beside the score over all rows. Red are
 * slices whose whole interval is worse than all rows; a wide interval is a slice that is too small to tell.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { counted, countText, estimateText, scoreText } from "./number-text.ts";
import type { RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface SliceScoresSource {
  readonly metric: string;
  /** Score over all rows. */
  readonly overall?: number | null;
  readonly slices: readonly {
    readonly name: string;
    /** Null when it is undefined there. */
    readonly value: number | null;
    readonly interval?: readonly [number, number] | null;
    readonly n: number;
  }[];
  readonly greaterIsBetter?: boolean;
  /** Slices drawn at most; default 30. */
  readonly most?: number;
  readonly title?: string;
}

export interface SliceScoresInfo {
  readonly title: string;
  readonly metric: string;
  readonly overall: number | null;
  /** The worst first, those without a value last. */
  readonly slices: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
    readonly n: number;
    readonly worse: boolean;
  }[];
  readonly given: number;
  /** Of all slices, those whose whole interval is worse than all rows. */
  readonly worse: number;
}

/** Sorts and keeps the worst. */
export function sliceScoresInfo(source: SliceScoresSource): SliceScoresInfo {
  const sign = (source.greaterIsBetter ?? true) ? 1 : -1;
  const overall = finiteOrNull(source.overall);
  const slices = source.slices.map((slice) => {
    const value = finiteOrNull(slice.value);
    const interval = finiteInterval(slice.interval);
    const best = interval === null ? null : sign > 0 ? interval[1] : interval[0];
    return {
      name: slice.name,
      value,
      interval,
      n: finiteOrNull(slice.n) ?? 0,
      worse: best !== null && overall !== null && sign * (overall - best) > 0,
    };
  });
  const rank = (value: number | null): number => (value === null ? Infinity : sign * value);
  slices.sort((a, b) => (rank(a.value) === rank(b.value) ? b.n - a.n : rank(a.value) - rank(b.value)));
  return {
    title: source.title ?? `${source.metric} by slice`,
    metric: source.metric,
    overall,
    slices: slices.slice(0, source.most ?? 30),
    given: slices.length,
    worse: slices.filter((slice) => slice.worse).length,
  };
}

/** The result in words. */
export function sliceScoresWords(info: SliceScoresInfo): string {
  if (nothing(info)) return `${info.title}: ${NOTHING}`;
  const worst = info.slices
    .slice(0, 3)
    .filter((slice) => slice.value !== null)
    .map(
      ({ name, value, interval, n }) => `${name} ${estimateText(value, interval)} in ${counted(n, "row")}`,
    );
  return `${info.title}: ${remark(info)}; worst in ${worst.join(", ")}`;
}

/** Plotly figure. */
export function sliceScoresFigure(info: SliceScoresInfo): Figure {
  return nothing(info) ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function sliceScoresSvg(info: SliceScoresInfo, options: SvgOptions = {}): string {
  return nothing(info) ? nothingSvg(info.title, NOTHING, options) : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no slice has a score";

function nothing(info: SliceScoresInfo): boolean {
  return info.slices.every((slice) => slice.value === null);
}

function remark(info: SliceScoresInfo): string {
  const parts = [counted(info.given, "slice")];
  if (info.overall !== null)
    parts.push(
      `all rows ${scoreText(info.overall)}`,
      `${countText(info.worse)} worse by their whole interval`,
    );
  if (info.slices.length < info.given) parts.push(`the worst ${info.slices.length} shown`);
  return parts.join(" · ");
}

function plotOf(info: SliceScoresInfo): RowPlot {
  return {
    title: info.title,
    remark: remark(info),
    words: sliceScoresWords(info),
    facets: [
      {
        title: "",
        axis: { title: info.metric },
        rows: info.slices.map(({ name, value, interval, n, worse }) => ({
          name,
          value,
          interval,
          colour: worse ? "red" : "blue",
          text: `${estimateText(value, interval)} · n ${countText(n)}`,
        })),
        rules:
          info.overall === null ? [] : [{ at: info.overall, text: `all rows ${scoreText(info.overall)}` }],
      },
    ],
  };
}
