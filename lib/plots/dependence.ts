/**
 * Dependence: what a feature added in each row over its value, in the colour of the feature that it seems to act together with; below the points how
 * often each value occurs. Source: shap 0.46, `plots.scatter`. O(rows × features) with the search of the colour, O(rows) without.
 */
import { createRng } from "../core/index.ts";
import { approximateInteractions } from "./approximate-interactions.ts";
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { airy, type Scene, type SceneTick } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { cloudMark, ends, shadedCloud, type ShadedCloud } from "./shap-cloud.ts";
import {
  columnOf,
  dataAt,
  directionOf,
  effectsOf,
  featureAt,
  noEffects,
  outputWords,
  titleOf,
  valueText,
  type Effects,
  type FeatureColumn,
} from "./shap-effects.ts";
import { shadesOf } from "./shap-shades.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface DependenceOptions {
  /** Feature whose value is the colour; "auto" for the one that seems to interact most (default), null for none. */
  readonly color?: string | number | null | undefined;
  /** How often each value occurs, in grey. Default true. */
  readonly hist?: boolean | undefined;
  /** Share of the least step between values by which points are moved aside; "auto" for features of few values. */
  readonly xJitter?: number | "auto" | undefined;
  /** Seed of the jitter. Default 0. */
  readonly seed?: number | undefined;
  readonly title?: string | undefined;
}

export interface DependenceInfo {
  readonly title: string;
  readonly feature: string;
  readonly output: string;
  readonly rows: number;
  /** Rows where the feature is missing; they stand at the left edge. */
  readonly missing: number;
  /** Of a feature of texts, whose places are 0, 1, 2 … */
  readonly labels: readonly string[] | null;
  readonly range: readonly [number, number];
  readonly cloud: ShadedCloud;
  readonly missingCloud: ShadedCloud | null;
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  readonly colour: {
    readonly feature: string;
    readonly ticks: readonly SceneTick[];
    /** Whether it was searched for. */
    readonly found: boolean;
  } | null;
  readonly direction: -1 | 0 | 1;
  readonly nothing: string | null;
}

/**
 * @param feature its name or position.
 * @throws RangeError on a feature that is not there, and on an explanation without values of features.
 */
export function dependenceInfo(
  source: ExplanationSource,
  feature: string | number,
  options: DependenceOptions = {},
): DependenceInfo {
  const where = "shap scatter";
  const { color = "auto", hist = true, xJitter = "auto", seed = 0 } = options;
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const j = nothing === null || effects.p > 0 ? featureAt(effects, feature, where) : -1;
  const name = effects.names[j] ?? String(feature);
  const shared = {
    title: titleOf(options.title, `SHAP value over ${cutText(name, 60)}`, source),
    feature: name,
    output: outputWords(source),
    rows: effects.n,
    nothing,
  };
  const column = nothing === null ? columnOf(effects, j) : null;
  if (column === null) {
    if (nothing === null)
      throw new RangeError(
        `${where}: wants the features' values; the explanation has no data; explain a table, or draw bar`,
      );
    const empty = { points: { x: [], y: [], shades: [], texts: [] }, cells: null };
    return {
      ...shared,
      missing: 0,
      labels: null,
      range: [0, 1],
      cloud: empty,
      missingCloud: null,
      histogram: null,
      colour: null,
      direction: 0,
    };
  }
  const y = Float64Array.from({ length: effects.n }, (_, i) => effects.values[i * effects.p + j]! + 0);
  const known = [...y.keys()].filter((i) => !Number.isNaN(column.x[i]!));
  const lost = [...y.keys()].filter((i) => Number.isNaN(column.x[i]!));
  const values = Float64Array.from(known, (i) => column.x[i]!);
  const c =
    color === null || effects.p < 2
      ? null
      : color === "auto" && !effects.names.includes("auto")
        ? strongest(effects, j)
        : featureAt(effects, color, where);
  const colours = c === null ? null : columnOf(effects, c);
  const { shades, ticks } = colourOf(colours, effects.n);
  const amount = jitterOf(values, column.labels !== null, xJitter, where);
  const rng = createRng(seed);
  const text = (i: number): string | number | null =>
    c === null ? `row ${effects.rows[i]!}` : valueText(dataAt(effects, i, c));
  const cloudOf = (rows: readonly number[], place: (i: number) => number): ShadedCloud =>
    shadedCloud(
      rows.map(place),
      rows.map((i) => y[i]!),
      rows.map((i) => shades[i] ?? null),
      rows.map(text),
    );
  const histogram = hist && known.length > 1 ? histogramOf(values, column.labels) : null;
  const [least, most] = ends(values);
  const [lo, hi] = airy(
    Math.min(least - amount / 2, histogram?.edges[0] ?? least),
    Math.max(most + amount / 2, histogram?.edges.at(-1) ?? most),
    0.02,
  );
  return {
    ...shared,
    missing: lost.length,
    labels: column.labels,
    range: [lost.length > 0 ? lo - 0.04 * (hi - lo) : lo, hi],
    cloud: cloudOf(known, (i) => column.x[i]! + (amount > 0 ? (rng.next() - 0.5) * amount : 0) + 0),
    missingCloud: lost.length === 0 ? null : cloudOf(lost, () => lo - 0.02 * (hi - lo)),
    histogram,
    colour: c === null ? null : { feature: effects.names[c]!, ticks, found: color === "auto" },
    direction: directionOf(column, y),
  };
}

/** The result in words. */
export function dependenceWords(info: DependenceInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const does =
    info.direction === 0
      ? "does not simply raise or lower"
      : info.direction > 0
        ? "raises, the higher it is,"
        : "lowers, the higher it is,";
  const shown = info.cloud.points?.y ?? info.cloud.cells!.y;
  const [lo, hi] = ends(shown);
  return `${info.title}: over ${counted(info.rows, "row")} ${cutText(info.feature, 60)} ${does} ${info.output}; its SHAP values go from ${numberText(lo)} to ${numberText(hi)}${info.colour === null ? "" : `; colour: ${cutText(info.colour.feature, 60)}${info.colour.found ? ", which seems to act together with it most" : ""}`}`;
}

/** Plotly figure. */
export function dependenceFigure(info: DependenceInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function dependenceSvg(info: DependenceInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

/** By interaction values where there are some, else by a guess from contributions. */
function strongest(effects: Effects, j: number): number {
  const { source, n, p, values, names } = effects;
  if (source.interactionValues !== undefined) {
    const size = new Float64Array(p);
    for (const row of effects.rows)
      for (let k = 0; k < p; k++)
        if (k !== j) size[k]! += Math.abs(source.interactionValues[(row * p + j) * p + k]!);
    return size.reduce((best, each, k) => (k !== j && (best < 0 || each > size[best]!) ? k : best), -1);
  }
  const kept: ExplanationSource = {
    ...plainParts(source),
    rows: n,
    columns: p,
    values,
    baseValues: effects.base,
    data: Array.from({ length: n * p }, (_, at) => dataAt(effects, Math.floor(at / p), at % p)),
    featureNames: names,
  };
  const order = approximateInteractions(kept, j);
  return [...order].find((other) => other !== j)!;
}

function plainParts({
  outputName,
  units,
}: ExplanationSource): Pick<ExplanationSource, "outputName" | "units"> {
  return { outputName, units };
}

function colourOf(
  column: FeatureColumn | null,
  n: number,
): { shades: readonly (number | null)[]; ticks: SceneTick[] } {
  if (column === null) return { shades: Array.from({ length: n }, () => null), ticks: [] };
  if (column.labels !== null) {
    const last = Math.max(1, column.labels.length - 1);
    return {
      shades: Array.from(column.x, (x) => (Number.isNaN(x) ? null : Math.round((x / last) * 100) / 100)),
      ticks: evenly(column.labels, 8).map(({ text, at }) => ({ at: at / last, text: cutText(text, 24) })),
    };
  }
  const { shades, ends: both } = shadesOf(column.x);
  if (both === null) return { shades, ticks: [] };
  const middle = (both[0] + both[1]) / 2;
  return {
    shades,
    ticks:
      both[0] === both[1]
        ? [{ at: 0.5, text: numberText(both[0]) }]
        : [
            { at: 0, text: numberText(both[0]) },
            { at: 0.5, text: numberText(middle) },
            { at: 1, text: numberText(both[1]) },
          ],
  };
}

function evenly(labels: readonly string[], most: number): { text: string; at: number }[] {
  const step = Math.ceil(labels.length / most);
  return labels.flatMap((text, at) => (at % step === 0 ? [{ text, at }] : []));
}

/** In the units of the axis: what each point is moved at most, to both sides together. Few values many times are jittered. */
function jitterOf(values: Float64Array, isText: boolean, xJitter: number | "auto", where: string): number {
  if (xJitter !== "auto" && !(xJitter >= 0 && xJitter <= 1))
    throw new RangeError(`${where}: xJitter must be "auto" or lie in [0, 1]; got ${xJitter}`);
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length < 2) return 0;
  let step = isText ? 1 : Infinity;
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]! - sorted[i - 1]! > 1e-8) step = Math.min(step, sorted[i]! - sorted[i - 1]!);
  if (step === Infinity) return 0;
  const each = values.length / sorted.length;
  return (xJitter !== "auto" ? xJitter : each < 10 ? 0 : each < 100 ? 0.1 : 0.2) * step;
}

function histogramOf(
  values: Float64Array,
  labels: readonly string[] | null,
): { edges: number[]; counts: number[] } {
  const distinct = new Set(values).size;
  const whole = values.every(Number.isInteger) && distinct < 75;
  const [lo, hi] = ends(values);
  const many =
    labels !== null
      ? Math.min(labels.length, 400)
      : whole && hi - lo < 75
        ? hi - lo + 1
        : values.length >= 500
          ? 50
          : values.length >= 200
            ? 20
            : 10;
  const [from, to] =
    labels !== null
      ? [-0.5, labels.length - 0.5]
      : whole && hi - lo < 75
        ? [lo - 0.5, hi + 0.5]
        : airy(lo, hi, 0);
  const counts = Array.from({ length: many }, () => 0);
  for (const value of values)
    counts[Math.min(many - 1, Math.floor(((value - from) / (to - from)) * many))]! += 1;
  return { edges: Array.from({ length: many + 1 }, (_, i) => from + ((to - from) * i) / many), counts };
}

function sceneOf(info: DependenceInfo): Scene {
  const { cloud, missingCloud, histogram, colour } = info;
  const places = [cloud, ...(missingCloud === null ? [] : [missingCloud])].flatMap(({ points, cells }) =>
    points === null ? cells!.y.flatMap((y) => [y - cells!.high / 2, y + cells!.high / 2]) : [...points.y],
  );
  const range = airy(...ends([0, ...places]), 0.06);
  const high = range[1] - range[0];
  // Low enough that the points stay in front.
  const scale = (0.35 * high) / Math.max(1, ...(histogram?.counts ?? []));
  // Bars of texts stand apart.
  const apart = info.labels === null ? 0 : 0.12;
  const names = {
    lead: colour === null ? "" : `${cutText(colour.feature, 60)} = `,
    x: `${cutText(info.feature, 60)} =`,
    y: "SHAP value",
  };
  const binned = [cloud, missingCloud].some((each) => each !== null && each.cells !== null);
  return {
    title: info.title,
    remark: [
      counted(info.rows, "row"),
      ...(info.missing > 0 ? [`${countText(info.missing)} without a value at the left edge`] : []),
      ...(binned
        ? [
            `${countText(info.rows)} rows in ${countText(cloud.cells?.counts.length ?? 0)} cells, as large as their counts`,
          ]
        : []),
      ...(colour === null ? [] : [`colour: ${cutText(colour.feature, 40)}`]),
    ].join(" · "),
    words: dependenceWords(info),
    columns: [1],
    rows: [290],
    panels: [
      {
        column: 0,
        row: 0,
        x: {
          title: info.feature,
          range: info.range,
          ...(info.labels !== null && { ticks: evenly(info.labels, 12) }),
        },
        y: { title: `SHAP value for ${cutText(info.feature, 40)}`, range, grid: true },
        marks: [
          ...(histogram === null
            ? []
            : [
                {
                  kind: "boxes" as const,
                  x0: histogram.edges.slice(0, -1).map((edge) => edge + apart),
                  x1: histogram.edges.slice(1).map((edge) => edge - apart),
                  y0: histogram.counts.map(() => range[0]),
                  y1: histogram.counts.map((count) => range[0] + count * scale),
                  colour: "#999999" as const,
                  opacity: 0.25,
                  hover: { lead: "rows: ", values: histogram.counts, x: null, y: null },
                },
              ]),
          { kind: "rules", axis: "y", at: [0], opacity: 0.4, dash: true },
          cloudMark(cloud, names, colour === null),
          ...(missingCloud === null
            ? []
            : [cloudMark(missingCloud, { ...names, x: "missing, drawn at" }, colour === null)]),
        ],
      },
    ],
    key:
      colour === null ? null : { title: cutText(colour.feature, 60), scale: "red-blue", ticks: colour.ticks },
  };
}
