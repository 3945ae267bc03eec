/**
 * Bars of contributions: over many rows the mean |contribution| of each feature, of one row its contributions with their signs; groups of rows beside
 * each other, or several outputs on top of each other. Redundant features, by a hierarchy, stand together with their joins at the right.
 * Source: shap 0.46, `plots.bar` and the bars of `summary_plot`. O(rows × features).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, cutText, numberText } from "./number-text.ts";
import { seriesColour } from "./plane.ts";
import { airy, whisker, type Paint, type Scene, type SceneLine, type SceneMark } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { clusteredShown, type Join } from "./shap-clusters.ts";
import { SHAP_BLUE, SHAP_RED, signColour } from "./shap-colours.ts";
import {
  checkMost,
  effectsOf,
  effectTitle,
  featureValueText,
  meanEffects,
  noEffects,
  outputWords,
  shownFeatures,
  signedText,
  type Effects,
} from "./shap-effects.ts";
import { COLOURS, nothingSvg, type SvgOptions } from "./svg.ts";

export interface ShapBarOptions {
  /** Default 10. */
  readonly maxDisplay?: number | undefined;
  /** Joins of the explanation's own hierarchy are drawn; false leaves them out. */
  readonly clustering?: Float64Array | false | undefined;
  /** Distance below which features are kept together. Default 0.5. */
  readonly clusteringCutoff?: number | undefined;
  /** Values of the features beside their names; "auto" for one row alone. */
  readonly showData?: boolean | "auto" | undefined;
  /** Several outputs on top of each other rather than groups beside each other. */
  readonly stacked?: boolean | undefined;
  readonly title?: string | undefined;
}

export interface ShapBarInfo {
  readonly title: string;
  readonly axis: string;
  /** Of one row: signed. */
  readonly local: boolean;
  readonly stacked: boolean;
  readonly series: readonly { readonly name: string; readonly rows: number }[];
  /** From top to bottom. */
  readonly features: readonly {
    readonly name: string;
    /** One a series. */
    readonly values: readonly number[];
    /** 1.96 standard errors, where they are known. */
    readonly errors: readonly (number | null)[];
  }[];
  readonly given: number;
  readonly output: string;
  readonly joins: readonly Join[];
  readonly cutoff: number;
  readonly nothing: string | null;
}

/**
 * @param named with their names: one explanation, groups of its rows, or its outputs.
 * @throws RangeError where they have other features than each other, and on a `maxDisplay` below 1.
 */
export function shapBarInfo(
  named: readonly (readonly [name: string, source: ExplanationSource])[],
  options: ShapBarOptions = {},
): ShapBarInfo {
  const where = "shap bar";
  const { maxDisplay = 10, clusteringCutoff: cutoff = 0.5, showData = "auto", stacked = false } = options;
  checkMost(maxDisplay, where);
  const all = named.map(([, source]) => effectsOf(source));
  const first = all[0];
  const other = all.find(({ p }) => p !== first!.p);
  if (other !== undefined)
    throw new RangeError(
      `${where}: groups must have the same features; got ${first!.p} and ${other.p}; take them from one explanation`,
    );
  const nothing =
    first === undefined
      ? "nothing to show: no explanation was given"
      : (all.map(noEffects).find((why) => why !== null) ?? null);
  const local = all.length === 1 && first!.n === 1;
  const source = named[0]?.[1];
  const shared = {
    title:
      options.title ??
      `${local ? "SHAP values of one row" : "Mean |SHAP value|"}${all.length > 1 && !stacked ? " by group" : source === undefined || source.outputName === "" || stacked ? "" : `: ${cutText(source.outputName, 60)}`}`,
    axis:
      source === undefined
        ? ""
        : local
          ? effectTitle(source)
          : `mean |SHAP value| (impact on ${outputWords(stacked ? { ...plainOf(source), outputName: "" } : source)})`,
    local,
    stacked,
    series: named.map(([name], s) => ({ name, rows: all[s]!.n })),
    given: first?.p ?? 0,
    output:
      source === undefined ? "" : outputWords(stacked ? { ...plainOf(source), outputName: "" } : source),
    cutoff,
    nothing,
  };
  if (nothing !== null) return { ...shared, features: [], joins: [] };
  const values = all.map((effects) => (local ? effects.values.slice(0, effects.p) : meanEffects(effects)));
  const size = Float64Array.from({ length: first!.p }, (_, j) =>
    values.reduce((sum, own) => sum + Math.abs(own[j]!) / values.length, 0),
  );
  const order = stacked ? bySize(size) : byMeanRank(values);
  const clustering = options.clustering === false ? undefined : (options.clustering ?? source!.clustering);
  const clusters = clusteredShown(first!, clustering, order, size, Math.min(maxDisplay, 100), cutoff);
  const shown = clusters?.shown ?? shownFeatures(first!, order, maxDisplay, where);
  const withData = showData === true || (showData === "auto" && local);
  const errors = all.map((effects) => errorsOf(effects));
  return {
    ...shared,
    features: shown.map(({ name, members }) => ({
      name:
        withData && members.length === 1 && first!.n === 1 ? featureValueText(first!, 0, members[0]!) : name,
      values: values.map((own) => members.reduce((sum, j) => sum + own[j]!, 0) + 0),
      errors: errors.map((own) =>
        own === null ? null : 1.96 * Math.sqrt(members.reduce((sum, j) => sum + own[j]! ** 2, 0)),
      ),
    })),
    joins: clusters?.joins ?? [],
  };
}

/** The result in words. */
export function shapBarWords(info: ShapBarInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const most = info.features
    .slice(0, 3)
    .map(
      ({ name, values }) =>
        `${cutText(name, 60)} ${info.stacked ? numberText(values.reduce((sum, value) => sum + value, 0)) : values.map((value) => (info.local ? signedText(value) : numberText(value))).join(" | ")}`,
    );
  const groups =
    info.series.length < 2
      ? info.local
        ? ""
        : ` over ${counted(info.series[0]!.rows, "row")}`
      : ` for ${info.series
          .slice(0, 6)
          .map(({ name }) => cutText(name, 40))
          .join(" | ")}`;
  return `${info.title}: what moves ${info.output} most${groups}: ${most.join(", ")}`;
}

/** Plotly figure. */
export function shapBarFigure(info: ShapBarInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function shapBarSvg(info: ShapBarInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function plainOf({ units, outputName }: ExplanationSource): ExplanationSource {
  return { units, outputName } as ExplanationSource;
}

function bySize(size: Float64Array): number[] {
  return [...size.keys()].sort((a, b) => size[b]! - size[a]! || a - b);
}

/** By the mean of their ranks in the groups. */
function byMeanRank(values: readonly Float64Array[]): number[] {
  const ranks = new Float64Array(values[0]!.length);
  for (const own of values) bySize(own.map(Math.abs)).forEach((j, rank) => (ranks[j]! += rank));
  return [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

/** Standard errors of what the bars show: of the one row, or of means over rows whose errors are independent. */
function errorsOf({ source, rows, n, p }: Effects): Float64Array | null {
  const { errorStd } = source;
  if (errorStd === undefined) return null;
  const out = new Float64Array(p);
  for (const row of rows)
    for (let j = 0; j < p; j++) out[j]! += (Math.min(errorStd[row * p + j] || 0, 1e150) / n) ** 2;
  return out.map(Math.sqrt);
}

function sceneOf(info: ShapBarInfo): Scene {
  const last = info.features.length - 1;
  const many = info.series.length;
  const alone = many === 1;
  const colours = info.series.map((_, s): Paint => COLOURS[seriesColour(s)]);
  const boxes = { x0: [] as number[], x1: [] as number[], y0: [] as number[], y1: [] as number[] };
  const paints: Paint[] = [];
  const values: string[] = [];
  const texts: { x: number; y: number; text: string; anchor: "start" | "end"; dx: number }[] = [];
  const whiskers: SceneLine[] = [];
  info.features.forEach((feature, i) => {
    const y = last - i;
    let from = 0;
    feature.values.forEach((value, s) => {
      const high = info.stacked || alone ? 0.64 : 0.84 / many;
      const middle = info.stacked || alone ? y : y + 0.42 - (s + 0.5) * high;
      boxes.x0.push(info.stacked ? from : 0);
      boxes.x1.push(info.stacked ? from + value : value);
      boxes.y0.push(middle - high / 2);
      boxes.y1.push(middle + high / 2);
      paints.push(alone ? signColour(value) : colours[s]!);
      const error = feature.errors[s] ?? null;
      const text = info.local ? signedText(value) : numberText(value);
      const shown = error === null ? text : `${text} ± ${numberText(error, 2)}`;
      values.push(alone ? shown : `${cutText(info.series[s]!.name, 40)} ${shown}`);
      if (error !== null && !info.stacked)
        whiskers.push(whisker([value - error, value + error], [middle, middle]));
      if (!info.stacked && (many <= 3 || info.features.length <= 5))
        texts.push({
          x: value < 0 ? Math.min(value, value - (error ?? 0)) : value + (error ?? 0),
          y: middle,
          text: shown,
          anchor: value < 0 ? "end" : "start",
          dx: value < 0 ? -5 : 5,
        });
      from += value;
    });
    if (info.stacked) texts.push({ x: from, y, text: numberText(from), anchor: "start", dx: 5 });
  });
  const ends = [...boxes.x1, ...whiskers.flatMap(({ x }) => x)];
  const [lo, hi] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  // Room for the numbers behind the bars.
  const share = info.features.some(({ errors }) => errors.some((error) => error !== null)) ? 0.24 : 0.14;
  const range =
    hi === lo
      ? airy(0, 0)
      : ([lo < 0 ? lo - share * (hi - lo) : 0, hi > 0 ? hi + share * (hi - lo) : 0] as const);
  const marks: SceneMark[] = [
    {
      kind: "boxes",
      ...boxes,
      colours: paints,
      hover: { lead: "", values: hoverTexts(info, values), x: null, y: null },
    },
    { kind: "lines", lines: whiskers },
    { kind: "texts", texts },
    { kind: "rules", axis: "x", at: [0], opacity: 0.5 },
  ];
  const y = {
    title: "",
    range: [-0.6, last + 0.6] as const,
    ticks: info.features.map(({ name }, i) => ({ at: last - i, text: name })),
  };
  const tree = info.joins.length > 0;
  return {
    title: info.title,
    remark: remark(info),
    words: shapBarWords(info),
    columns: tree ? [1, 0.14] : [1],
    rows: [Math.max(60, info.features.length * Math.max(24, info.stacked ? 24 : 13 * many + 5))],
    panels: [
      { column: 0, row: 0, x: { title: info.axis, range, grid: true }, y, marks },
      ...(tree
        ? [
            {
              column: 1,
              row: 0,
              x: {
                title: `distance to ${numberText(info.cutoff)}`,
                range: [0, info.cutoff * 1.05] as const,
                ticks: [],
              },
              y: { ...y, ticks: [] },
              marks: [
                {
                  kind: "lines" as const,
                  lines: info.joins.map(({ a, b, distance }) => ({
                    x: [a[1], distance, distance, b[1]],
                    y: [last - a[0], last - a[0], last - b[0], last - b[0]],
                    colour: "ink" as const,
                    width: 1.25,
                    opacity: 0.7,
                    text: `joined at ${numberText(distance)}`,
                  })),
                },
                { kind: "rules" as const, axis: "x" as const, at: [info.cutoff], dash: true },
              ],
            },
          ]
        : []),
    ],
    ...(alone
      ? info.local && info.features.some(({ values: own }) => own[0]! < 0)
        ? {
            legend: [
              { name: "raises", colour: SHAP_RED },
              { name: "lowers", colour: SHAP_BLUE },
            ] as const,
          }
        : {}
      : {
          legend: info.series.slice(0, 12).map(({ name, rows }, s) => ({
            name: info.stacked ? name || `output ${s}` : `${name} [${rows}]`,
            colour: colours[s]!,
          })),
        }),
  };
}

function hoverTexts(info: ShapBarInfo, values: readonly string[]): string[] {
  const many = info.series.length;
  return values.map((text, i) => `${cutText(info.features[Math.floor(i / many)]!.name, 60)}: ${text}`);
}

function remark(info: ShapBarInfo): string {
  const rows = info.series[0]!.rows;
  return [
    ...(info.series.length === 1 || info.stacked ? [counted(rows, "row")] : []),
    counted(info.given, "feature"),
    ...(info.stacked ? [counted(info.series.length, "output")] : []),
    ...(info.features.some(({ errors }) => errors.some((error) => error !== null))
      ? ["whiskers: 1.96 standard errors"]
      : []),
    ...(info.joins.length > 0 ? ["joined at the right: redundant features"] : []),
  ].join(" · ");
}
