/**
 * Contributions as a matrix of colours: features as rows, the most important on top, instances as columns, alike ones side by side; above it what the
 * model says, at the right the importance of each feature. Source: shap 0.46, `plots.heatmap`. O(rows × features), and rows² for the order.
 */
import { quantile } from "../core/index.ts";
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { airy, type Scene } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import {
  effectColumn,
  effectsOf,
  effectsRemark,
  featureOrder,
  meanEffects,
  noEffects,
  outputsOf,
  outputTitle,
  outputWords,
  shownFeatures,
  titleOf,
  type FeatureOrder,
} from "./shap-effects.ts";
import { rowGroups, rowOrder, rowTicks, type RowOrder } from "./shap-rows.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ShapHeatmapOptions {
  /** Default 10. */
  readonly maxDisplay?: number | undefined;
  /** Default: alike instances side by side ("hclust"). */
  readonly instanceOrder?: RowOrder | undefined;
  /** Default "mean": by mean |contribution|. */
  readonly featureOrder?: FeatureOrder | undefined;
  readonly title?: string | undefined;
}

export interface ShapHeatmapInfo {
  readonly title: string;
  readonly axis: string;
  readonly output: string;
  readonly remark: string;
  readonly order: string;
  readonly rows: number;
  /** Instances in each column. */
  readonly sizes: readonly number[];
  /** f(x) by column. */
  readonly outcome: readonly number[];
  readonly features: readonly {
    readonly name: string;
    readonly importance: number;
    readonly values: readonly number[];
  }[];
  /** Contributions beyond it have the strongest colour: the 1st or 99th percentile, whichever is farther. */
  readonly limit: number;
  readonly nothing: string | null;
}

/** Columns at most; more instances are averaged in groups of neighbours. */
const MOST_COLUMNS = 180;

/** @throws RangeError on a feature or an instance that is not there, and on a `maxDisplay` below 1. */
export function shapHeatmapInfo(
  source: ExplanationSource,
  options: ShapHeatmapOptions = {},
): ShapHeatmapInfo {
  const where = "shap heatmap";
  const { maxDisplay = 10, instanceOrder = "hclust", featureOrder: by = "mean" } = options;
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shared = {
    title: titleOf(options.title, "SHAP values of all instances", source),
    axis: outputTitle(source),
    output: outputWords(source),
    rows: effects.n,
    nothing,
  };
  if (nothing !== null)
    return { ...shared, remark: "", order: "", sizes: [], outcome: [], features: [], limit: 1 };
  const shown = shownFeatures(effects, featureOrder(effects, by, where), maxDisplay, where);
  const { order, words } = rowOrder(effects, instanceOrder, where);
  const groups = rowGroups(order, MOST_COLUMNS);
  const size = meanEffects(effects);
  const columns = shown.map((feature) => effectColumn(effects, feature));
  const sorted = new Float64Array(columns.length * effects.n);
  columns.forEach((column, at) => sorted.set(column, at * effects.n));
  sorted.sort();
  const means = (values: Float64Array): number[] =>
    groups.map((own) => own.reduce((sum, i) => sum + values[i]! / own.length, 0) + 0);
  return {
    ...shared,
    remark: [
      effectsRemark(effects),
      words,
      ...(groups.length < order.length
        ? [`${countText(order.length)} rows in ${countText(groups.length)} columns of neighbours' means`]
        : []),
    ].join(" · "),
    order: words,
    sizes: groups.map((own) => own.length),
    outcome: means(outputsOf(effects)),
    features: shown.map(({ name, members }, at) => ({
      name,
      importance: members.reduce((sum, j) => sum + size[j]!, 0),
      values: means(columns[at]!),
    })),
    limit: Math.max(Math.abs(quantile(sorted, 0.01)!), Math.abs(quantile(sorted, 0.99)!)) || 1,
  };
}

/** The result in words. */
export function shapHeatmapWords(info: ShapHeatmapInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const most = info.features
    .slice(0, 3)
    .map(({ name, importance }) => `${cutText(name, 60)} (mean |SHAP value| ${numberText(importance)})`);
  return `${info.title}: ${counted(info.rows, "row")}, ${info.order}; ${info.axis} from ${numberText(Math.min(...info.outcome))} to ${numberText(Math.max(...info.outcome))}; the strongest features are ${most.join(", ")}`;
}

/** Plotly figure. */
export function shapHeatmapFigure(info: ShapHeatmapInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function shapHeatmapSvg(info: ShapHeatmapInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function sceneOf(info: ShapHeatmapInfo): Scene {
  const columns = info.sizes.length;
  const last = info.features.length - 1;
  const range = [-0.5, columns - 0.5] as const;
  const y = {
    title: "",
    range: [-0.5, last + 0.5] as const,
    ticks: info.features.map(({ name }, i) => ({ at: last - i, text: name })),
  };
  const outcomes = airy(Math.min(...info.outcome), Math.max(...info.outcome), 0.1);
  const most = Math.max(...info.features.map(({ importance }) => importance)) || 1;
  return {
    title: info.title,
    remark: info.remark,
    words: shapHeatmapWords(info),
    columns: [1, 0.1],
    rows: [48, Math.max(48, info.features.length * 24)],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: "", range, ticks: [] },
        y: { title: "", range: outcomes, ticks: [{ at: (outcomes[0] + outcomes[1]) / 2, text: "f(x)" }] },
        marks: [
          {
            kind: "rules",
            axis: "y",
            at: [info.outcome.reduce((sum, value) => sum + value / columns, 0)],
            dash: true,
            opacity: 0.4,
          },
          {
            kind: "lines",
            lines: [
              columns === 1
                ? {
                    x: [-0.5, 0.5],
                    y: [info.outcome[0]!, info.outcome[0]!],
                    colour: "ink",
                    width: 1.5,
                    text: "f(x)",
                  }
                : {
                    x: info.outcome.map((_, i) => i),
                    y: info.outcome,
                    colour: "ink",
                    width: 1.5,
                    text: "f(x)",
                  },
            ],
          },
        ],
      },
      {
        column: 0,
        row: 1,
        x: { title: `rows, ${info.order}`, range, ticks: rowTicks(info.sizes) },
        y,
        marks: [
          {
            kind: "matrix",
            columns,
            values: info.features.flatMap(({ values }) =>
              values.map((value) => Math.min(info.limit, Math.max(-info.limit, value))),
            ),
            limit: info.limit,
            names: info.features.map(({ name }) => name),
          },
        ],
      },
      {
        column: 1,
        row: 1,
        x: { title: "", range: [0, most * 1.02], ticks: [] },
        y: { ...y, ticks: [] },
        marks: [
          {
            kind: "boxes",
            x0: info.features.map(() => 0),
            x1: info.features.map(({ importance }) => importance),
            y0: info.features.map((_, i) => last - i - 0.35),
            y1: info.features.map((_, i) => last - i + 0.35),
            colour: "ink",
            opacity: 0.75,
            hover: {
              lead: "mean |SHAP value| ",
              values: info.features.map(({ importance }) => importance),
              x: null,
              y: null,
            },
          },
        ],
      },
    ],
    key: {
      title: "SHAP value",
      scale: "red-white-blue",
      ticks: [
        { at: 0, text: numberText(-info.limit, 2) },
        { at: 0.5, text: "0" },
        { at: 1, text: numberText(info.limit, 2) },
      ],
    },
  };
}
