/**
 * Violins of contributions: for each feature how often each contribution occurs, as a smooth width, in the mean colour of the feature's value there;
 * or in layers, one for each range of the value, stacked. As many bytes for any number of rows.
 *
 * Density: Gaussian kernel with Scott's width n^(−1/5)·s, as scipy's `gaussian_kde`. Source: shap 0.46, `plots.violin`. O(rows × features × slices).
 */
import { quantile } from "../core/index.ts";
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, cutText, numberText } from "./number-text.ts";
import { airy, type Paint, type Scene, type SceneMark } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { ends } from "./shap-cloud.ts";
import { SHAP_BLUE, shapColour } from "./shap-colours.ts";
import {
  columnOf,
  directionOf,
  effectColumn,
  effectsOf,
  effectsRemark,
  effectTitle,
  featureOrder,
  noEffects,
  outputWords,
  shownFeatures,
  titleOf,
  type Effects,
  type FeatureOrder,
  type ShownFeature,
} from "./shap-effects.ts";
import { shadesOf } from "./shap-shades.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ShapViolinOptions {
  /** "violin" (default) or "layered_violin". */
  readonly plotType?: "violin" | "layered_violin" | undefined;
  /** Default 10. */
  readonly maxDisplay?: number | undefined;
  /** Layers at most. Default 6; SHAP's 20 are more than can be told apart. */
  readonly layeredViolinMaxNumBins?: number | undefined;
  readonly order?: FeatureOrder | undefined;
  readonly title?: string | undefined;
}

export interface ShapViolinInfo {
  readonly title: string;
  readonly axis: string;
  readonly output: string;
  readonly remark: string;
  readonly rows: number;
  readonly layered: boolean;
  readonly coloured: boolean;
  readonly features: readonly {
    readonly name: string;
    readonly importance: number;
    readonly direction: -1 | 0 | 1;
    /** Contributions at which the width is told, evenly apart. */
    readonly x: readonly number[];
    /** One violin, or one a layer: half-widths from 0 to 0.42, and shades: of a violin one a slice, of a layer one. */
    readonly layers: readonly {
      readonly widths: readonly number[];
      readonly shades: readonly (number | null)[];
    }[];
  }[];
  readonly nothing: string | null;
}

const SLICES = 50;
const LAYER_SLICES = 36;
const HALF = 0.42;

/** @throws RangeError on an unknown type or feature, and on counts below 1. */
export function shapViolinInfo(source: ExplanationSource, options: ShapViolinOptions = {}): ShapViolinInfo {
  const where = "shap violin";
  const { plotType = "violin", maxDisplay = 10, layeredViolinMaxNumBins: bins = 6, order = "mean" } = options;
  if (plotType !== "violin" && plotType !== "layered_violin")
    throw new RangeError(
      `${where}: plotType must be "violin" or "layered_violin"; got ${JSON.stringify(plotType)}`,
    );
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 20))
    throw new RangeError(
      `${where}: layeredViolinMaxNumBins must be a whole number from 1 to 20; got ${bins}`,
    );
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shown =
    nothing === null ? shownFeatures(effects, featureOrder(effects, order, where), maxDisplay, where) : [];
  const layered = plotType === "layered_violin";
  return {
    title: titleOf(options.title, "Distribution of SHAP values", source),
    axis: effectTitle(source),
    output: outputWords(source),
    remark: effectsRemark(effects),
    rows: effects.n,
    layered,
    coloured: source.data !== undefined,
    features: shown.map((feature) => violinOf(effects, feature, layered ? bins : 0)),
    nothing,
  };
}

/** The result in words. */
export function shapViolinWords(info: ShapViolinInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const most = info.features.slice(0, 3).map(({ name, importance, direction }) => {
    const does = direction === 0 ? "" : direction > 0 ? "; high values raise it" : "; high values lower it";
    return `${cutText(name, 60)} (mean |SHAP value| ${numberText(importance)}${does})`;
  });
  return `${info.title}: what moves ${info.output} most over ${counted(info.rows, "row")}: ${most.join(", ")}`;
}

/** Plotly figure. */
export function shapViolinFigure(info: ShapViolinInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function shapViolinSvg(info: ShapViolinInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function violinOf(effects: Effects, feature: ShownFeature, bins: number): ShapViolinInfo["features"][number] {
  const y = effectColumn(effects, feature);
  const column = feature.members.length === 1 ? columnOf(effects, feature.members[0]!) : null;
  const shades = column === null || column.labels !== null ? null : shadesOf(column.x).shades;
  const [lo, hi] = airy(...ends(y), 0.06);
  const many = bins > 0 ? LAYER_SLICES : SLICES;
  const x = Array.from({ length: many }, (_, i) => lo + ((hi - lo) * (i + 0.5)) / many);
  const step = (hi - lo) / many;
  const all = [...y.keys()];
  const width = Math.max(scott(y), step * 0.75);
  const known = shades === null ? [] : all.filter((i) => shades[i] !== null);
  const groups =
    bins > 0 && known.length > 0
      ? [
          ...layersOf(known, column!.x, bins),
          ...(known.length < all.length ? [all.filter((i) => shades![i] === null)] : []),
        ]
      : [all];
  const densities = groups.map((own) => density(own, y, x, width));
  const total = x.map((_, at) => densities.reduce((sum, each) => sum + each[at]!, 0));
  const most = Math.max(...total) || 1;
  return {
    name: feature.name,
    importance: y.reduce((sum, value) => sum + Math.abs(value) / y.length, 0),
    direction: directionOf(column, y),
    x,
    layers: groups.map((own, g) => ({
      widths: densities[g]!.map((value) => round((value / most) * HALF)),
      shades:
        bins > 0
          ? [meanShade(own, shades)]
          : x.map((at) => (shades === null ? null : localShade(known, y, shades, at, width))),
    })),
  };
}

function scott(y: Float64Array): number {
  const mean = y.reduce((sum, value) => sum + value / y.length, 0);
  const scale = y.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0) || 1;
  const variance =
    y.reduce((sum, value) => sum + ((value - mean) / scale) ** 2, 0) / Math.max(1, y.length - 1);
  return scale * Math.sqrt(variance) * y.length ** -0.2;
}

/** Not divided by n: layers add up to the whole. */
function density(rows: readonly number[], y: Float64Array, x: readonly number[], width: number): number[] {
  return x.map((at) => {
    let sum = 0;
    for (const i of rows) {
      const z = (y[i]! - at) / width;
      if (z * z < 40) sum += Math.exp(-0.5 * z * z);
    }
    return sum;
  });
}

/** Rows in ranges of the value that hold about as many each; equal values stay together. */
function layersOf(rows: readonly number[], x: Float64Array, bins: number): number[][] {
  const sorted = Float64Array.from(rows, (i) => x[i]!).sort();
  const edges = [...new Set(Array.from({ length: bins - 1 }, (_, b) => quantile(sorted, (b + 1) / bins)!))];
  const layers = Array.from({ length: edges.length + 1 }, () => [] as number[]);
  for (const i of rows) {
    const at = edges.findIndex((edge) => x[i]! <= edge);
    layers[at < 0 ? edges.length : at]!.push(i);
  }
  return layers.filter((own) => own.length > 0);
}

function meanShade(rows: readonly number[], shades: readonly (number | null)[] | null): number | null {
  const own = rows.flatMap((i) => shades?.[i] ?? []);
  return own.length === 0 ? null : round(own.reduce((sum, shade) => sum + shade / own.length, 0));
}

function localShade(
  rows: readonly number[],
  y: Float64Array,
  shades: readonly (number | null)[],
  at: number,
  width: number,
): number | null {
  let [sum, weights] = [0, 0];
  for (const i of rows) {
    const z = (y[i]! - at) / width;
    if (z * z > 40) continue;
    const weight = Math.exp(-0.5 * z * z);
    sum += weight * shades[i]!;
    weights += weight;
  }
  return weights === 0 ? null : round(sum / weights);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

function sceneOf(info: ShapViolinInfo): Scene {
  const last = info.features.length - 1;
  const range = airy(...ends([0, ...info.features.flatMap(({ x }) => [x[0]!, x.at(-1)!])]), 0.03);
  return {
    title: info.title,
    remark: info.remark,
    words: shapViolinWords(info),
    columns: [1],
    rows: [Math.max(70, info.features.length * 34)],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: info.axis, range, grid: true },
        y: {
          title: "",
          range: [-0.55, last + 0.55],
          ticks: info.features.map(({ name }, i) => ({ at: last - i, text: name })),
        },
        marks: [
          { kind: "rules", axis: "y", at: info.features.map((_, i) => last - i), opacity: 0.14 },
          { kind: "rules", axis: "x", at: [0], opacity: 0.6 },
          ...info.features.map((feature, i) =>
            info.layered
              ? layerMark(feature, last - i, info.coloured)
              : violinMark(feature, last - i, info.coloured),
          ),
        ],
      },
    ],
    key: info.coloured
      ? {
          title: "feature value",
          scale: "red-blue",
          ticks: [
            { at: 0, text: "Low" },
            { at: 1, text: "High" },
          ],
        }
      : null,
  };
}

function violinMark(
  { name, x, layers }: ShapViolinInfo["features"][number],
  y: number,
  coloured: boolean,
): SceneMark {
  const half = x.length > 1 ? (x[1]! - x[0]!) / 2 : 0.5;
  const { widths, shades } = layers[0]!;
  // A slice narrower than this is not seen.
  const drawn = x.map((_, i) => i).filter((i) => widths[i]! >= 0.004);
  return {
    kind: "boxes",
    x0: drawn.map((i) => x[i]! - half),
    x1: drawn.map((i) => x[i]! + half),
    y0: drawn.map((i) => y - widths[i]!),
    y1: drawn.map((i) => y + widths[i]!),
    ...(coloured ? { shades: drawn.map((i) => shades[i] ?? null) } : { colour: SHAP_BLUE }),
    hover: { lead: cutText(name, 60), values: drawn.map(() => ""), x: "SHAP value", y: null },
  };
}

/** Layers from the lowest values at the bottom to the highest on top, the whole about the line. */
function layerMark(
  { name, x, layers }: ShapViolinInfo["features"][number],
  y: number,
  coloured: boolean,
): SceneMark {
  let bottom = x.map((_, at) => y - layers.reduce((sum, { widths }) => sum + widths[at]!, 0));
  return {
    kind: "areas",
    areas: layers.map(({ widths, shades }) => {
      const top = bottom.map((from, at) => from + 2 * widths[at]!);
      const area = {
        x: [...x, ...x.toReversed()],
        y: [...bottom, ...top.toReversed()],
        colour: (coloured ? shapColour(shades[0] ?? null) : SHAP_BLUE) as Paint,
        text: cutText(name, 80),
      };
      bottom = top;
      return area;
    }),
  };
}
