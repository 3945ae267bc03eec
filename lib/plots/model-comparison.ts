/**
 * A forest plot of differences between models and a reference, per metric: the difference with its interval against zero and against the
 * region of practical equivalence (ROPE), within which a difference does not matter. Blue is better, red is worse, grey is undecided.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { estimateText, numberText, scoreText } from "./number-text.ts";
import type { PlotRow, RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type Colour, type SvgOptions } from "./svg.ts";

export interface ModelComparisonSource {
  readonly metric: string;
  readonly models: readonly {
    readonly name: string;
    /** Model − reference. */
    readonly difference: number | null;
    readonly interval?: readonly [number, number] | null;
    readonly pValue?: number | null;
  }[];
  /** Differences up to this size do not matter. */
  readonly rope?: number | null;
  /** False for errors; default true. */
  readonly greaterIsBetter?: boolean;
}

export type ComparisonVerdict = "better" | "worse" | "equivalent" | "undecided" | "not compared";

export interface ModelComparisonInfo {
  readonly title: string;
  /** Name of the reference model. */
  readonly reference: string;
  readonly metrics: readonly {
    readonly metric: string;
    readonly rope: number | null;
    readonly models: readonly {
      readonly name: string;
      readonly difference: number | null;
      readonly interval: readonly [number, number] | null;
      readonly pValue: number | null;
      readonly verdict: ComparisonVerdict;
    }[];
  }[];
}

/** At most 6 metrics and 8 models each. A verdict needs the whole interval on one side of zero or of the ROPE, or within it. */
export function modelComparisonInfo(
  metrics: readonly ModelComparisonSource[],
  reference: string,
  options: { readonly title?: string } = {},
): ModelComparisonInfo {
  const made = metrics.slice(0, 6).map(({ metric, models, rope: given, greaterIsBetter = true }) => {
    const size = finiteOrNull(given);
    const rope = size === null ? null : Math.abs(size);
    return {
      metric,
      rope,
      models: models.slice(0, 8).map((model) => {
        const difference = finiteOrNull(model.difference);
        const interval = finiteInterval(model.interval);
        return {
          name: model.name,
          difference,
          interval,
          pValue: finiteOrNull(model.pValue),
          verdict: verdictOf(difference, interval, rope ?? 0, greaterIsBetter),
        };
      }),
    };
  });
  return {
    title: options.title ?? "Models compared",
    reference,
    metrics: made.filter(({ models }) => models.some((model) => model.difference !== null)),
  };
}

/** The result in words. */
export function modelComparisonWords(info: ModelComparisonInfo): string {
  if (info.metrics.length === 0) return `${info.title}: ${NOTHING}`;
  const words = info.metrics.map(
    ({ metric, models }) =>
      `${metric}: ${models.map((model) => `${model.name} ${rowText(model)}, ${model.verdict}`).join("; ")}`,
  );
  return `${info.title}: against ${info.reference}, ${words.join("; ")}`;
}

/** Plotly figure. */
export function modelComparisonFigure(info: ModelComparisonInfo): Figure {
  return info.metrics.length === 0 ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function modelComparisonSvg(info: ModelComparisonInfo, options: SvgOptions = {}): string {
  return info.metrics.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no difference between models";
const COLOUR: Readonly<Record<ComparisonVerdict, Colour>> = {
  better: "blue",
  worse: "red",
  equivalent: "green",
  undecided: "grey",
  "not compared": "grey",
};

function verdictOf(
  difference: number | null,
  interval: readonly [number, number] | null,
  rope: number,
  greaterIsBetter: boolean,
): ComparisonVerdict {
  if (difference === null) return "not compared";
  if (interval === null) return "undecided";
  const [low, high] = interval;
  if (rope > 0 && low >= -rope && high <= rope) return "equivalent";
  if (low > rope) return greaterIsBetter ? "better" : "worse";
  if (high < -rope) return greaterIsBetter ? "worse" : "better";
  return "undecided";
}

function rowText(model: ModelComparisonInfo["metrics"][number]["models"][number]): string {
  const value = estimateText(model.difference, model.interval, signed);
  return model.pValue === null ? value : `${value}, p ${numberText(model.pValue, 2)}`;
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${scoreText(value)}`;
}

function plotOf(info: ModelComparisonInfo): RowPlot {
  const rope = info.metrics.some((one) => one.rope !== null) ? " · grey: too small to matter" : "";
  return {
    title: info.title,
    remark: `difference to ${info.reference}${rope}`,
    words: modelComparisonWords(info),
    facets: info.metrics.map(({ metric, rope: size, models }) => ({
      title: metric,
      axis: { title: "" },
      rows: models.map((model): PlotRow => ({
        name: model.name,
        value: model.difference,
        interval: model.interval,
        colour: COLOUR[model.verdict],
        text: estimateText(model.difference, model.interval, signed),
      })),
      rules: [{ at: 0, text: "" }],
      span: size === null || size === 0 ? null : [-size, size],
    })),
  };
}
