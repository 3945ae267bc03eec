/**
 * The ground of all plots of explanations: the rows whose contributions are finite, how features and their values are written, what the axis
 * counts, and which features are drawn. O(rows × features).
 */
import { drawable } from "./finite.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import type { ExplanationSource } from "./explanation-source.ts";

export interface Effects {
  readonly n: number;
  readonly p: number;
  /** n×p, all finite; what only rounding left is 0. */
  readonly values: Float64Array;
  readonly base: Float64Array;
  readonly names: readonly string[];
  /** Position of each row in what was given. */
  readonly rows: Int32Array;
  /** Rows with contributions that are not finite. */
  readonly leftOut: number;
  readonly source: ExplanationSource;
}

/** Sums of a thousand features stay finite below this. */
const LARGEST = 1e200;

/** Contributions of features that a model does not look at, beside its outputs: sums that cancel but for their last digits. */
const ROUNDING = 4e-15;

export function effectsOf(source: ExplanationSource): Effects {
  const { rows: given, columns: p, values } = source;
  const kept: number[] = [];
  for (let i = 0; i < given; i++) {
    let fine = Math.abs(source.baseValues[i]!) < LARGEST;
    for (let j = 0; fine && j < p; j++) fine = Math.abs(values[i * p + j]!) < LARGEST;
    if (fine) kept.push(i);
  }
  const all = kept.length === given;
  const own = all ? values : new Float64Array(kept.length * p);
  if (!all) kept.forEach((row, i) => own.set(values.subarray(row * p, (row + 1) * p), i * p));
  const base = Float64Array.from(kept, (row) => source.baseValues[row]!);
  return {
    n: kept.length,
    p,
    values: withoutRounding(own, base),
    base,
    names: Array.from({ length: p }, (_, j) => source.featureNames[j] ?? `feature ${j}`),
    rows: Int32Array.from(kept),
    leftOut: given - kept.length,
    source,
  };
}

function withoutRounding(values: Float64Array, base: Float64Array): Float64Array {
  let largest = 0;
  for (const array of [values, base])
    for (let at = 0; at < array.length; at++) largest = Math.max(largest, Math.abs(array[at]!));
  const least = ROUNDING * largest;
  const isNoise = (value: number): boolean => value !== 0 && Math.abs(value) <= least;
  return values.some(isNoise) ? values.map((value) => (isNoise(value) ? 0 : value)) : values;
}

/** Why there is nothing to show; null where there is. */
export function noEffects({ n, p, leftOut }: Effects): string | null {
  if (p === 0) return "nothing to show: the explanation has no features";
  if (n > 0) return null;
  return leftOut === 0
    ? "nothing to show: the explanation has no rows"
    : `nothing to show: no contribution of its ${counted(leftOut, "row")} is finite`;
}

/** "442 rows · 10 features", with what was left out. */
export function effectsRemark({ n, p, leftOut }: Effects): string {
  return [
    counted(n, "row"),
    counted(p, "feature"),
    ...(leftOut === 0 ? [] : [`${counted(leftOut, "row")} without finite contributions left out`]),
  ].join(" · ");
}

/** What is explained, in words: "log-odds of malignant". */
export function outputWords({ units, outputName }: ExplanationSource): string {
  if (units === "" && outputName === "") return "the model's output";
  if (units === "") return cutText(outputName, 60);
  return outputName === "" ? cutText(units, 60) : `${cutText(units, 60)} of ${cutText(outputName, 60)}`;
}

/** Title of an axis of contributions. */
export function effectTitle(source: ExplanationSource): string {
  return `SHAP value (impact on ${outputWords(source)})`;
}

/** Title of an axis of outputs. */
export function outputTitle(source: ExplanationSource): string {
  const words = outputWords(source);
  return words === "the model's output" ? "model output" : words;
}

/** A title with the output behind it. */
export function titleOf(title: string | undefined, name: string, { outputName }: ExplanationSource): string {
  return title ?? (outputName === "" ? name : `${name}: ${cutText(outputName, 60)}`);
}

/** A value of a feature as its reader knows it. */
export function valueText(value: unknown): string {
  if (typeof value === "number") return Number.isNaN(value) ? "missing" : numberText(value, 4);
  if (value === null || value === undefined) return "missing";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cutText(String(value as string), 40);
}

/** "+1.23", "−0.5". */
export function signedText(value: number): string {
  return value > 0 ? `+${numberText(value)}` : numberText(value);
}

/** Value of feature `j` in kept row `i`; undefined where the explanation carries no data. */
export function dataAt({ source, rows, p }: Effects, i: number, j: number): unknown {
  return source.data?.[rows[i]! * p + j];
}

export function rowName({ source, rows }: Effects, i: number): string {
  return source.rowNames?.[rows[i]!] ?? (source.rows === 1 ? "this row" : `row ${rows[i]!}`);
}

/** "bmi = 0.06", or the name alone without data. */
export function featureValueText(effects: Effects, i: number, j: number): string {
  const name = effects.names[j]!;
  return effects.source.data === undefined ? name : `${name} = ${valueText(dataAt(effects, i, j))}`;
}

/** A feature's values over the rows: as numbers with NaN for what is missing, or as the places of texts; null without data. */
export interface FeatureColumn {
  readonly x: Float64Array;
  /** Of texts, in the order of their sorting; null of numbers. */
  readonly labels: readonly string[] | null;
}

export function columnOf(effects: Effects, j: number): FeatureColumn | null {
  if (effects.source.data === undefined) return null;
  const { n } = effects;
  const cells = Array.from({ length: n }, (_, i) => dataAt(effects, i, j));
  const missing = (cell: unknown): boolean =>
    cell === null || cell === undefined || (typeof cell === "number" && !drawable(cell));
  if (cells.every((cell) => missing(cell) || typeof cell === "number" || typeof cell === "boolean"))
    return { x: Float64Array.from(cells, (cell) => (missing(cell) ? NaN : Number(cell))), labels: null };
  const labels = [...new Set(cells.filter((cell) => !missing(cell)).map(String))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const places = new Map(labels.map((text, at) => [text, at]));
  return { x: Float64Array.from(cells, (cell) => (missing(cell) ? NaN : places.get(String(cell))!)), labels };
}

/** Mean |contribution| of each feature. */
export function meanEffects({ n, p, values }: Effects): Float64Array {
  const out = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) out[j]! += Math.abs(values[i * p + j]!) / n;
  return out;
}

/** How features are ordered: by mean or largest |contribution|, as they come, or in an order of positions or names. */
export type FeatureOrder = "mean" | "max" | "none" | readonly (number | string)[];

/** Positions of the features in that order; the first of equals first. @throws RangeError on a feature that is not there. */
export function featureOrder(effects: Effects, order: FeatureOrder, where: string): number[] {
  const all = Array.from({ length: effects.p }, (_, j) => j);
  if (order === "none") return all;
  if (typeof order !== "string") return order.map((feature) => featureAt(effects, feature, where));
  const size = order === "max" ? largestEffects(effects) : meanEffects(effects);
  return all.sort((a, b) => size[b]! - size[a]! || a - b);
}

/** Position of a feature. @throws RangeError on one that is not there. */
export function featureAt({ names, p }: Effects, feature: number | string, where: string): number {
  const j = typeof feature === "number" ? feature : names.indexOf(feature);
  if (!(Number.isInteger(j) && j >= 0 && j < p))
    throw new RangeError(
      `${where}: no feature ${JSON.stringify(feature)}; features: ${names
        .slice(0, 12)
        .map((name) => JSON.stringify(cutText(name, 40)))
        .join(", ")}${p > 12 ? `, … (${countText(p)})` : ""}`,
    );
  return j;
}

export interface ShownFeature {
  readonly name: string;
  /** Positions that its contributions are added up over; one but for the last row. */
  readonly members: readonly number[];
}

/** Rows of a picture at most, whatever is asked for. */
const MOST_FEATURES = 100;

/** The first features of an order; where some are left, the last place holds their sum, as in SHAP. */
export function shownFeatures(
  { names }: Effects,
  order: readonly number[],
  maxDisplay: number,
  where: string,
): ShownFeature[] {
  const most = Math.min(checkMost(maxDisplay, where), MOST_FEATURES);
  const each = (j: number): ShownFeature => ({ name: names[j]!, members: [j] });
  if (order.length <= most) return order.map(each);
  const rest = order.slice(most - 1);
  return [
    ...order.slice(0, most - 1).map(each),
    { name: `Sum of ${countText(rest.length)} other features`, members: rest },
  ];
}

/** @throws RangeError below 1 or not whole; Infinity is all. */
export function checkMost(maxDisplay: number, where: string): number {
  if (maxDisplay === Infinity || (Number.isInteger(maxDisplay) && maxDisplay >= 1)) return maxDisplay;
  throw new RangeError(`${where}: maxDisplay must be a whole number of 1 or more; got ${maxDisplay}`);
}

/** The contributions of a shown feature by row. */
export function effectColumn({ n, p, values }: Effects, { members }: ShownFeature): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (const j of members) out[i]! += values[i * p + j]!;
  return out;
}

/** n: base and contributions added up. */
export function outputsOf({ n, p, values, base }: Effects): Float64Array {
  const out = base.slice();
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) out[i]! += values[i * p + j]!;
  return out;
}

/** Whether high values of a feature raise or lower: −1, 0 (neither clearly, |r| < 0.3) or 1, by Pearson's correlation. */
export function directionOf(column: FeatureColumn | null, y: Float64Array): -1 | 0 | 1 {
  if (column === null || column.labels !== null) return 0;
  const kept = [...y.keys()].filter((i) => !Number.isNaN(column.x[i]!));
  const mean = (values: Float64Array): number => kept.reduce((sum, i) => sum + values[i]! / kept.length, 0);
  const [mx, my] = [mean(column.x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  // Scaled, so that squares of large values stay finite.
  const far = (values: Float64Array, middle: number): number =>
    kept.reduce((most, i) => Math.max(most, Math.abs(values[i]! - middle)), 1e-300);
  const [sx, sy] = [far(column.x, mx), far(y, my)];
  for (const i of kept) {
    const [a, b] = [(column.x[i]! - mx) / sx, (y[i]! - my) / sy];
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  const r = xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
  return Math.abs(r) < 0.3 ? 0 : r > 0 ? 1 : -1;
}

function largestEffects({ n, p, values }: Effects): Float64Array {
  const out = new Float64Array(p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) out[j] = Math.max(out[j]!, Math.abs(values[i * p + j]!));
  return out;
}
