/**
 * Rows on a map by their contributions: those that the model judges for like reasons lie near each other. The map is the plane of the two principal
 * components of the contributions; the colour is one feature's contribution, or the sum of all.
 *
 * Components by subspace iteration on the p×p covariance; signs as scikit-learn's PCA: the largest score is positive.
 * Source: shap 0.46, `plots.embedding`. O(rows × features²).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText, shareText } from "./number-text.ts";
import { airy, type Scene } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { cloudMark, ends, shadedCloud, type ShadedCloud } from "./shap-cloud.ts";
import {
  effectsOf,
  effectsRemark,
  featureAt,
  featureOrder,
  noEffects,
  titleOf,
  type Effects,
} from "./shap-effects.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface EmbeddingOptions {
  /** Places of the rows: "pca" (default), or n×2 numbers, row-major. */
  readonly method?: "pca" | Float64Array | undefined;
  readonly title?: string | undefined;
}

export interface EmbeddingInfo {
  readonly title: string;
  readonly remark: string;
  readonly rows: number;
  /** What the colour is. */
  readonly colour: string;
  readonly ends: readonly [number, number];
  readonly cloud: ShadedCloud;
  /** Share of the variance along each axis; null for places that were given. */
  readonly explained: readonly [number, number] | null;
  readonly nothing: string | null;
}

/**
 * @param feature whose contribution is the colour: a name, a position, "rank(0)" for the most important, "sum()" for all together.
 * @throws RangeError on a feature that is not there, and on places of another number than rows.
 */
export function embeddingInfo(
  source: ExplanationSource,
  feature: string | number = "sum()",
  options: EmbeddingOptions = {},
): EmbeddingInfo {
  const where = "shap embedding";
  const { method = "pca" } = options;
  const effects = effectsOf(source);
  const nothing =
    noEffects(effects) ??
    (effects.n < 2 || (effects.p < 2 && method === "pca")
      ? "nothing to show: a map takes two rows and two features"
      : null);
  const shared = {
    title: titleOf(options.title, "Rows by the likeness of their SHAP values", source),
    rows: effects.n,
    nothing,
  };
  if (nothing !== null)
    return {
      ...shared,
      remark: "",
      colour: "",
      ends: [0, 0],
      cloud: { points: { x: [], y: [], shades: [], texts: [] }, cells: null },
      explained: null,
    };
  if (method !== "pca" && method.length !== 2 * source.rows)
    throw new RangeError(`${where}: wants two numbers for each of ${source.rows} rows; got ${method.length}`);
  const { places, explained } =
    method === "pca" ? principalPlane(effects) : { places: givenPlaces(effects, method), explained: null };
  const j = feature === "sum()" ? -1 : rankedFeature(effects, feature, where);
  const { n, p, values } = effects;
  const worth = Float64Array.from({ length: n }, (_, i) => {
    if (j >= 0) return values[i * p + j]!;
    let sum = 0;
    for (let each = 0; each < p; each++) sum += values[i * p + each]!;
    return sum;
  });
  const [lo, hi] = ends(worth);
  const cloud = shadedCloud(
    Array.from({ length: n }, (_, i) => places[2 * i]! + 0),
    Array.from({ length: n }, (_, i) => places[2 * i + 1]! + 0),
    Array.from(worth, (value) => (lo === hi ? 0.5 : Math.round(((value - lo) / (hi - lo)) * 1000) / 1000)),
    Array.from(worth, (value) => Number(value.toPrecision(4)) + 0),
  );
  return {
    ...shared,
    remark: [
      effectsRemark(effects),
      ...(explained === null ? [] : [`${shareText(explained[0] + explained[1])} of the variance`]),
      ...(cloud.cells === null
        ? []
        : [
            `${countText(n)} rows in ${countText(cloud.cells.counts.length)} cells, as large as their counts`,
          ]),
    ].join(" · "),
    colour: j < 0 ? "sum of SHAP values" : `SHAP value of ${cutText(effects.names[j]!, 60)}`,
    ends: [lo + 0, hi + 0],
    cloud,
    explained,
  };
}

/** The result in words. */
export function embeddingWords(info: EmbeddingInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  return `${info.title}: ${counted(info.rows, "row")} on ${info.explained === null ? "given places" : `two principal components that hold ${shareText(info.explained[0])} and ${shareText(info.explained[1])} of the variance`}; colour: ${info.colour}, from ${numberText(info.ends[0])} to ${numberText(info.ends[1])}`;
}

/** Plotly figure. */
export function embeddingFigure(info: EmbeddingInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function embeddingSvg(info: EmbeddingInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function rankedFeature(effects: Effects, feature: string | number, where: string): number {
  const rank = typeof feature === "string" ? /^rank\((\d+)\)$/.exec(feature) : null;
  if (rank === null) return featureAt(effects, feature, where);
  const j = featureOrder(effects, "mean", where)[Number(rank[1])];
  if (j === undefined) throw new RangeError(`${where}: rank must lie in [0, ${effects.p}); got ${rank[1]}`);
  return j;
}

function givenPlaces({ rows }: Effects, method: Float64Array): Float64Array {
  return Float64Array.from({ length: 2 * rows.length }, (_, at) => {
    const value = method[2 * rows[at >> 1]! + (at & 1)]!;
    return Number.isFinite(value) ? value : 0;
  });
}

const ROUNDS = 300;

/** Scores of the rows on the first two components, and their shares of the variance. */
function principalPlane({ n, p, values }: Effects): {
  places: Float64Array;
  explained: [number, number];
} {
  const mean = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) mean[j]! += values[i * p + j]! / n;
  let scale = 0;
  for (let at = 0; at < n * p; at++) scale = Math.max(scale, Math.abs(values[at]! - mean[at % p]!));
  scale ||= 1;
  const covariance = new Float64Array(p * p);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) row[j] = (values[i * p + j]! - mean[j]!) / scale;
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) covariance[a * p + b]! += row[a]! * row[b]!;
  }
  let trace = 0;
  for (let j = 0; j < p; j++) trace += covariance[j * p + j]!;
  // Not orthogonal to any component but by chance.
  let first = unit(Float64Array.from({ length: p }, (_, j) => 1 + ((j * 0.6180339887498949) % 1)));
  let second = unit(Float64Array.from({ length: p }, (_, j) => ((j * 0.7548776662466927) % 1) - 0.5 || 0.1));
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [times(covariance, first, p), times(covariance, second, p)];
    first = unit(a);
    const along = dot(b, first);
    second = unit(b.map((value, j) => value - along * first[j]!));
  }
  const places = new Float64Array(2 * n);
  const variance = [0, 0];
  [first, second].forEach((axis, c) => {
    let far = 0;
    for (let i = 0; i < n; i++) {
      let score = 0;
      for (let j = 0; j < p; j++) score += (values[i * p + j]! - mean[j]!) * axis[j]!;
      places[2 * i + c] = score;
      variance[c]! += (score / scale) ** 2;
      if (Math.abs(score) > Math.abs(far)) far = score;
    }
    if (far < 0) for (let i = 0; i < n; i++) places[2 * i + c]! *= -1;
  });
  const share = (c: number): number => (trace === 0 ? 0 : Math.min(1, variance[c]! / trace));
  return { places, explained: [share(0), share(1)] };
}

function times(matrix: Float64Array, vector: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p);
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) out[a]! += matrix[a * p + b]! * vector[b]!;
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length < 1e-150 ? vector.map(() => 0) : vector.map((value) => value / length);
}

function sceneOf(info: EmbeddingInfo): Scene {
  const { points, cells } = info.cloud;
  const places = (axis: "x" | "y"): readonly [number, number] =>
    airy(...ends((points ?? cells!)[axis]), 0.05);
  const name = (c: 0 | 1): string =>
    info.explained === null ? "" : `component ${c + 1} (${shareText(info.explained[c])} of the variance)`;
  return {
    title: info.title,
    remark: info.remark,
    words: embeddingWords(info),
    columns: [1],
    rows: [340],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: name(0), range: places("x") },
        y: { title: name(1), range: places("y"), ticks: [] },
        marks: [cloudMark(info.cloud, { lead: `${info.colour}: `, x: "place", y: "," }, false)],
      },
    ],
    key: {
      title: info.colour,
      scale: "red-blue",
      ticks:
        info.ends[0] === info.ends[1]
          ? [{ at: 0.5, text: numberText(info.ends[0]) }]
          : [
              { at: 0, text: numberText(info.ends[0]) },
              { at: 1, text: numberText(info.ends[1]) },
            ],
    },
  };
}
