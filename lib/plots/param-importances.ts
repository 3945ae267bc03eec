/**
 * How much each parameter matters for the value of a trial, the most important first; for several objectives a facet each.
 * The numbers come from `lib/tune`. Source: Optuna 5.0, `visualization/_param_importances.py`.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, numberText } from "./number-text.ts";
import type { RowPlot } from "./row-plot.ts";
import { rowPlotFigure } from "./row-plot-figure.ts";
import { rowPlotSvg } from "./row-plot-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ParamImportancesSource {
  /** One for each objective (or target): importances by parameter. */
  readonly targets: readonly {
    readonly name: string;
    readonly importances: Readonly<Record<string, number>>;
  }[];
  /** How they were found: "PED-ANOVA". */
  readonly method?: string | undefined;
  /** Parameters drawn at most; default 20. */
  readonly most?: number | undefined;
  readonly title?: string | undefined;
}

export interface ParamImportancesInfo {
  readonly title: string;
  readonly method: string;
  readonly most: number;
  readonly targets: readonly {
    readonly name: string;
    /** The most important first. */
    readonly params: readonly { readonly name: string; readonly value: number; readonly text: string }[];
  }[];
}

/** Sorts by importance; parameters without a finite importance are left out. */
export function paramImportancesInfo(source: ParamImportancesSource): ParamImportancesInfo {
  return {
    title: source.title ?? "Parameter importances",
    method: source.method ?? "",
    most: source.most ?? 20,
    targets: source.targets.flatMap(({ name, importances }) => {
      const params = Object.entries(importances).flatMap(([param, value]) => {
        const own = finiteOrNull(value);
        return own === null
          ? []
          : [{ name: param, value: own, text: own >= 0.01 ? own.toFixed(2) : "<0.01" }];
      });
      params.sort((a, b) => b.value - a.value);
      return params.length === 0 ? [] : [{ name, params }];
    }),
  };
}

/** The result in words. */
export function paramImportancesWords(info: ParamImportancesInfo): string {
  if (info.targets.length === 0) return `${info.title}: ${NOTHING}`;
  const parts = info.targets.slice(0, 6).map(({ name, params }) => {
    const first = params.slice(0, 3).map((param) => `${param.name} ${numberText(param.value, 2)}`);
    return `${name}: ${first.join(", ")}${params.length > 3 ? ` of ${counted(params.length, "parameter")}` : ""}`;
  });
  return `${info.title}: ${parts.join("; ")}`;
}

/** Plotly figure. */
export function paramImportancesFigure(info: ParamImportancesInfo): Figure {
  return info.targets.length === 0 ? nothingFigure(info.title, NOTHING) : rowPlotFigure(plotOf(info));
}

/** Static picture of the same. */
export function paramImportancesSvg(info: ParamImportancesInfo, options: SvgOptions = {}): string {
  return info.targets.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : rowPlotSvg(plotOf(info), options);
}

const NOTHING = "nothing to show: no parameter has an importance";

function plotOf(info: ParamImportancesInfo): RowPlot {
  const targets = info.targets.slice(0, 4);
  const most = Math.max(3, Math.floor(info.most / targets.length));
  const longest = Math.max(...info.targets.map(({ params }) => params.length));
  const shown = Math.min(most, longest);
  const single = targets.length === 1;
  return {
    title: info.title,
    remark: [
      ...(single ? [targets[0]!.name] : []),
      ...(info.method === "" ? [] : [info.method]),
      counted(longest, "parameter"),
      ...(shown < longest ? [`the first ${shown} shown`] : []),
      ...(info.targets.length > targets.length
        ? [`${targets.length} of ${info.targets.length} objectives`]
        : []),
    ].join(" · "),
    words: paramImportancesWords(info),
    facets: targets.map(({ name, params }) => ({
      title: single ? "" : name,
      axis: { title: "importance", from: 0 },
      bars: true,
      rows: params.slice(0, most).map(({ name: param, value, text }) => ({
        name: param,
        value,
        interval: null,
        colour: "blue",
        text,
      })),
    })),
  };
}
