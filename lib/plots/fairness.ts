/**
 * Rates of decisions by group, one facet per rate (selection, true positive, false positive …), with intervals and the difference
 * between the highest and the lowest group. Small groups have wide intervals: a difference within them says little.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { countText, estimateText, scoreText } from "./number-text.ts";
import type { RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface FairnessSource {
  /** "selection rate". */
  readonly rate: string;
  readonly groups: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly interval?: readonly [number, number] | null;
    /** Rows that the rate is over. */
    readonly n: number;
  }[];
  readonly overall?: number | null;
}

export interface FairnessInfo {
  readonly title: string;
  readonly rates: readonly {
    readonly rate: string;
    readonly overall: number | null;
    readonly groups: readonly {
      readonly name: string;
      readonly value: number | null;
      readonly interval: readonly [number, number] | null;
      readonly n: number;
    }[];
    /** Highest and lowest group; null with fewer than two values. */
    readonly gap: { readonly size: number; readonly high: string; readonly low: string } | null;
  }[];
}

/** At most 6 rates and 12 groups each, the largest groups in their given order. */
export function fairnessInfo(
  rates: readonly FairnessSource[],
  options: { readonly title?: string } = {},
): FairnessInfo {
  const made = rates.slice(0, 6).map(({ rate, groups, overall }) => {
    const all = groups.map((group) => ({
      name: group.name,
      value: finiteOrNull(group.value),
      interval: finiteInterval(group.interval),
      n: finiteOrNull(group.n) ?? 0,
    }));
    const kept = new Set(all.toSorted((a, b) => b.n - a.n).slice(0, 12));
    const valued = all.filter((group) => group.value !== null);
    const high = valued.reduce((a, b) => (b.value! > a.value! ? b : a), valued[0]!);
    const low = valued.reduce((a, b) => (b.value! < a.value! ? b : a), valued[0]!);
    return {
      rate,
      overall: finiteOrNull(overall),
      groups: all.filter((group) => kept.has(group)),
      gap: valued.length < 2 ? null : { size: high.value! - low.value!, high: high.name, low: low.name },
    };
  });
  return {
    title: options.title ?? "Rates by group",
    rates: made.filter(({ groups }) => groups.some((group) => group.value !== null)),
  };
}

/** The result in words. */
export function fairnessWords(info: FairnessInfo): string {
  if (info.rates.length === 0) return `${info.title}: ${NOTHING}`;
  const words = info.rates.map(({ rate, gap, groups }) =>
    gap === null
      ? `${rate} of one group only, ${scoreText(groups.find((group) => group.value !== null)!.value!)}`
      : `${rate} differs by ${scoreText(gap.size)}, highest for ${gap.high} and lowest for ${gap.low}`,
  );
  return `${info.title}: ${words.join("; ")}`;
}

/** Plotly figure. */
export function fairnessFigure(info: FairnessInfo): Figure {
  return info.rates.length === 0 ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function fairnessSvg(info: FairnessInfo, options: SvgOptions = {}): string {
  return info.rates.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no group has a rate";

function plotOf(info: FairnessInfo): RowPlot {
  const groups = Math.max(...info.rates.map((one) => one.groups.length));
  return {
    title: info.title,
    remark: `${groups} groups; n is what a rate is a share of`,
    words: fairnessWords(info),
    facets: info.rates.map(({ rate, overall, groups: own, gap }) => ({
      title: gap === null ? rate : `${rate} · difference ${scoreText(gap.size)}`,
      axis: { title: "", from: 0, to: 1 },
      rows: own.map(({ name, value, interval, n }) => ({
        name,
        value,
        interval,
        colour: "blue" as const,
        text: `${estimateText(value, interval)} · n ${countText(n)}`,
      })),
      rules: overall === null ? [] : [{ at: overall, text: "" }],
    })),
  };
}
