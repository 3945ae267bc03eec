/**
 * The beeswarm: every row as a dot at what each feature added, in the colour of the feature's value, the most important feature on top; the
 * width of a swarm is how many rows there are. Of many rows the swarm is drawn as counted cells, which are as many bytes for ten thousand rows as for a
 * million. Source: shap 0.46, `plots.beeswarm`. O(rows × features).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { airy, type Scene, type SceneMark } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { clusteredShown } from "./shap-clusters.ts";
import {
  checkMost,
  columnOf,
  dataAt,
  directionOf,
  effectColumn,
  effectsOf,
  effectsRemark,
  effectTitle,
  featureOrder,
  meanEffects,
  noEffects,
  outputWords,
  shownFeatures,
  titleOf,
  valueText,
  type Effects,
  type FeatureOrder,
  type ShownFeature,
} from "./shap-effects.ts";
import { cellBoxes, swarmCells, swarmPlaces, type SwarmCells } from "./shap-jitter.ts";
import { shadesOf } from "./shap-shades.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface BeeswarmOptions {
  /** Rows of the picture; the last one sums what is left. Default 10. */
  readonly maxDisplay?: number | undefined;
  /** Default "mean": by mean |contribution|. */
  readonly order?: FeatureOrder | undefined;
  /** Features that the explanation's own hierarchy joins below `clusterThreshold` stand together; false leaves it out. */
  readonly clustering?: Float64Array | false | undefined;
  /** Default 0.5. */
  readonly clusterThreshold?: number | undefined;
  /** Points in all above which they are counted in cells. Default 6000. */
  readonly mostPoints?: number | undefined;
  readonly title?: string | undefined;
}

export interface BeeswarmRow {
  readonly name: string;
  /** Mean |contribution|. */
  readonly importance: number;
  /** What high values do: −1 lower, 1 raise, 0 neither clearly. */
  readonly direction: -1 | 0 | 1;
  readonly points: {
    readonly x: readonly number[];
    /** Away from the middle of the row. */
    readonly y: readonly number[];
    readonly shades: readonly (number | null)[];
    readonly values: readonly (number | string | null)[];
  } | null;
  readonly cells: SwarmCells | null;
}

export interface BeeswarmInfo {
  readonly title: string;
  readonly output: string;
  readonly axis: string;
  readonly remark: string;
  readonly rows: number;
  /** From top to bottom. */
  readonly features: readonly BeeswarmRow[];
  /** Whether the explanation has values of features to colour by. */
  readonly coloured: boolean;
  readonly nothing: string | null;
}

/** @throws RangeError on an order with unknown features, and on a `maxDisplay` below 1. */
export function beeswarmInfo(source: ExplanationSource, options: BeeswarmOptions = {}): BeeswarmInfo {
  const { maxDisplay = 10, order = "mean", mostPoints = 6000 } = options;
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shown = nothing === null ? shownOf(effects, { ...options, maxDisplay, order }) : [];
  const binned = effects.n * shown.length > mostPoints;
  const features = shown.map((feature) => swarmOf(effects, feature, binned ? shown.length : 0));
  const cells = features.reduce((sum, row) => sum + (row.cells?.counts.length ?? 0), 0);
  return {
    title: titleOf(options.title, "SHAP values of each row", source),
    output: outputWords(source),
    axis: effectTitle(source),
    remark: [
      effectsRemark(effects),
      ...(binned
        ? [`${countText(effects.n)} rows in ${countText(cells)} cells, as high as their counts`]
        : []),
    ].join(" · "),
    rows: effects.n,
    features,
    coloured: source.data !== undefined,
    nothing,
  };
}

/** The result in words. */
export function beeswarmWords(info: BeeswarmInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const most = info.features.slice(0, 3).map(({ name, importance, direction }) => {
    const does = direction === 0 ? "" : direction > 0 ? "; high values raise it" : "; high values lower it";
    return `${cutText(name, 60)} (mean |SHAP value| ${numberText(importance)}${does})`;
  });
  return `${info.title}: what moves ${info.output} most over ${counted(info.rows, "row")}: ${most.join(", ")}`;
}

/** Plotly figure. */
export function beeswarmFigure(info: BeeswarmInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function beeswarmSvg(info: BeeswarmInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function shownOf(
  effects: Effects,
  options: BeeswarmOptions & { maxDisplay: number; order: FeatureOrder },
): ShownFeature[] {
  const where = "shap beeswarm";
  const { maxDisplay, clustering, clusterThreshold = 0.5 } = options;
  const order = featureOrder(effects, options.order, where);
  const own = clustering === false ? undefined : (clustering ?? effects.source.clustering);
  const most = Math.min(checkMost(maxDisplay, where), 100);
  return (
    clusteredShown(effects, own, order, meanEffects(effects), most, clusterThreshold)?.shown ??
    shownFeatures(effects, order, maxDisplay, where)
  );
}

/** @param binned how many swarms of cells there are; 0 for points. */
function swarmOf(effects: Effects, feature: ShownFeature, binned: number): BeeswarmRow {
  const x = effectColumn(effects, feature);
  // A sum of features has no value of its own.
  const j = feature.members.length === 1 ? feature.members[0]! : null;
  const column = j === null ? null : columnOf(effects, j);
  const shades =
    column === null || column.labels !== null ? Array.from(x, () => null) : shadesOf(column.x).shades;
  return {
    name: feature.name,
    importance: x.reduce((sum, value) => sum + Math.abs(value) / x.length, 0),
    direction: directionOf(column, x),
    points:
      binned > 0
        ? null
        : {
            x: Array.from(x, (value) => value + 0),
            y: swarmPlaces(x),
            shades,
            values: Array.from(x, (_, i) => (j === null ? null : plainValue(dataAt(effects, i, j)))),
          },
    cells: binned > 0 ? swarmCells(x, shades, binned) : null,
  };
}

function plainValue(value: unknown): number | string | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return value === null || value === undefined ? null : valueText(value);
}

function sceneOf(info: BeeswarmInfo): Scene {
  const last = info.features.length - 1;
  const ends = info.features.flatMap(({ points, cells }) =>
    points === null
      ? [cells!.from, cells!.from + cells!.step * (Math.max(...cells!.bins) + 1)]
      : [points.x.reduce((a, b) => Math.min(a, b)), points.x.reduce((a, b) => Math.max(a, b))],
  );
  const range = airy(Math.min(0, ...ends), Math.max(0, ...ends));
  return {
    title: info.title,
    remark: info.remark,
    words: beeswarmWords(info),
    columns: [1],
    rows: [Math.max(70, info.features.length * 30)],
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
          ...info.features.map((row, i) => markOf(info, row, last - i)),
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

function markOf(info: BeeswarmInfo, { name, points, cells }: BeeswarmRow, y: number): SceneMark {
  const plain = !info.coloured;
  if (points === null) {
    const levels = cells!.levels.map((level) => level ?? null);
    return {
      kind: "boxes",
      ...cellBoxes(cells!, y),
      ...(plain ? { colour: "#008bfb" as const } : { shades: levels }),
      hover: { lead: `${cutText(name, 60)}, rows: `, values: cells!.counts, x: "SHAP value", y: null },
    };
  }
  return {
    kind: "points",
    x: points.x,
    y: points.y.map((away) => y + away),
    ...(plain ? { colour: "#008bfb" as const } : { shades: points.shades }),
    size: info.rows <= 40 ? 7 : info.rows <= 200 ? 5 : 4,
    hover:
      points.values.every((value) => value === null) && (plain || name.startsWith("Sum of "))
        ? { lead: cutText(name, 60), values: points.values.map(() => ""), x: "SHAP value", y: null }
        : { lead: `${cutText(name, 60)} = `, values: points.values, x: "SHAP value", y: null },
  };
}
