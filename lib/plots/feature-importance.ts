/** How much each feature matters, the most important first: bars with intervals, as of permutation importance over repeats. */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { counted, estimateText, numberText } from "./number-text.ts";
import type { RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface FeatureImportanceSource {
  readonly features: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly interval?: readonly [number, number] | null;
  }[];
  /** What is measured: "drop in accuracy"; default "importance". */
  readonly measure?: string;
  /** Features drawn at most; default 20. */
  readonly most?: number;
  readonly title?: string;
  /** Below the title, instead of the measure and the number of features. */
  readonly remark?: string;
  /** Values below zero mean as much as those above, as weights do: red and blue instead of blue and grey. */
  readonly signed?: boolean;
}

export interface FeatureImportanceInfo {
  readonly title: string;
  readonly measure: string;
  readonly remark?: string;
  readonly signed?: boolean;
  readonly features: readonly {
    readonly name: string;
    readonly value: number;
    readonly interval: readonly [number, number] | null;
  }[];
  readonly given: number;
}

/** Sorts by size, whatever the sign; features without a value are counted only. */
export function featureImportanceInfo(source: FeatureImportanceSource): FeatureImportanceInfo {
  const features = source.features.flatMap(({ name, value, interval }) => {
    const own = finiteOrNull(value);
    return own === null ? [] : [{ name, value: own, interval: finiteInterval(interval) }];
  });
  features.sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1));
  return {
    title: source.title ?? "Feature importance",
    measure: source.measure ?? "importance",
    ...(source.remark !== undefined && { remark: source.remark }),
    ...(source.signed === true && { signed: true }),
    features: features.slice(0, source.most ?? 20),
    given: source.features.length,
  };
}

/** The result in words. */
export function featureImportanceWords(info: FeatureImportanceInfo): string {
  if (info.features.length === 0) return `${info.title}: ${NOTHING}`;
  const most = info.features.slice(0, 3).map(({ name, value }) => `${name} ${numberText(value)}`);
  return `${info.title}: ${remark(info)}; most important ${most.join(", ")}`;
}

/** Plotly figure. */
export function featureImportanceFigure(info: FeatureImportanceInfo): Figure {
  return info.features.length === 0 ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function featureImportanceSvg(info: FeatureImportanceInfo, options: SvgOptions = {}): string {
  return info.features.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no feature has a value";

function remark(info: FeatureImportanceInfo): string {
  const shown = info.features.length < info.given ? ` · the first ${info.features.length} shown` : "";
  return `${info.remark ?? `${info.measure} of ${counted(info.given, "feature")}`}${shown}`;
}

function plotOf(info: FeatureImportanceInfo): RowPlot {
  return {
    title: info.title,
    remark: remark(info),
    words: featureImportanceWords(info),
    facets: [
      {
        title: "",
        axis: { title: info.measure },
        bars: true,
        rows: info.features.map(({ name, value, interval }) => ({
          name,
          value,
          interval,
          colour: colourOf(value, info.signed === true),
          text: estimateText(value, interval, (number) => numberText(number, 2)),
        })),
        rules: [{ at: 0, text: "" }],
      },
    ],
  };
}

function colourOf(value: number, signed: boolean): "red" | "blue" | "grey" {
  if (signed) return value < 0 ? "blue" : "red";
  return value < 0 ? "grey" : "blue";
}
