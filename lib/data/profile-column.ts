/**
 * Everything that is counted of one column held in memory, exact: counts, distinct values, most frequent ones, moments,
 * quantiles, histogram, text lengths. One sort per numeric column, one hash table for the rest.
 */
import {
  binCount,
  histogram,
  kurtosis,
  medianAbsoluteDeviation,
  momentsOf,
  quantile,
  skewness,
  sortedFinite,
  standardDeviation,
  variance,
} from "../core/index.ts";
import { codesInSteps } from "./column-hash.ts";
import { columnLength, isMissing, type Column, type DateColumn, type NumberColumn } from "./column.ts";
import type { ColumnProfile, DateProfile, Histogram, NumericProfile, ProfileOptions } from "./dataset.ts";
import { kindsOf } from "./infer-values.ts";
import { jsonText } from "./json-text.ts";
import { textProfile } from "./profile-text.ts";
import { atOnce, stepRows, type Steps } from "./steps.ts";

const levels = ["0.01", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99"];
const mostBins = 50;

/** The profile of a column, at once. `signal` is not looked at. */
export function profileColumn(column: Column, options: ProfileOptions = {}): ColumnProfile {
  return atOnce(profileInSteps(column, options));
}

/** The same, interruptible within tall columns; the longest step is the sort of the numbers. */
export function* profileInSteps(column: Column, options: ProfileOptions = {}): Steps<ColumnProfile> {
  const n = columnLength(column);
  const { codes, distinct: size } = yield* codesInSteps(column);
  const counts = new Float64Array(size + 1);
  const firstRow = new Float64Array(size + 1).fill(-1);
  for (let i = 0; i < n; i++) {
    const code = codes[i]!;
    if (counts[code] === 0) firstRow[code] = i;
    counts[code]!++;
    if (i % stepRows === stepRows - 1) yield;
  }
  yield;
  const missing = counts[0]!;
  const present = n - missing;
  let [distinct, singletons, doubletons, entropy] = [0, 0, 0, 0];
  for (let code = 1; code <= size; code++) {
    const count = counts[code]!;
    if (count === 0) continue;
    distinct++;
    if (count === 1) singletons++;
    else if (count === 2) doubletons++;
    entropy -= (count / present) * Math.log2(count / present);
  }
  const top = yield* topOf(column, counts, firstRow, options.top ?? 10);
  yield;
  const numbers = column.type === "number" ? yield* numericProfile(column, options) : undefined;
  return Object.freeze({
    name: column.name,
    type: column.type,
    physical: physicalOf(column),
    ...(column.inferred === undefined ? {} : { why: column.inferred.why }),
    n,
    missing,
    nan: column.type === "number" ? nanOf(column) : 0,
    infinite: numbers?.infinite ?? 0,
    kinds: kindsIn(column, present),
    distinct,
    distinctExact: true,
    singletons,
    doubletons,
    top,
    entropy: present === 0 ? null : Math.max(0, entropy),
    numeric: numbers?.profile ?? null,
    text: textProfile(column),
    date: column.type === "date" ? dateProfile(column, options) : null,
  });
}

/** The word for how a column is held: "Float64Array", "dictionary" …. */
export function physicalOf(column: Column): string {
  return {
    number: "Float64Array",
    date: "Float64Array",
    boolean: "Uint8Array",
    string: "dictionary",
    json: "array",
  }[column.type];
}

function nanOf(column: NumberColumn): number {
  let count = 0;
  for (let i = 0; i < column.values.length; i++)
    if (Number.isNaN(column.values[i]!) && column.valid?.[i] !== 0) count++;
  return count;
}

function kindsIn(column: Column, present: number): Readonly<Record<string, number>> {
  if (column.type !== "json") return present === 0 ? {} : { [column.type]: present };
  const { kinds } = kindsOf(column.values);
  const merged: Record<string, number> = {};
  for (const [kind, count] of Object.entries(kinds)) {
    const word = kind === "array" || kind === "function" ? "object" : kind === "bigint" ? "number" : kind;
    merged[word] = (merged[word] ?? 0) + count;
  }
  return merged;
}

/** By count, then by code units of the text; of many equally frequent ones only as many are kept as are wanted. */
function* topOf(
  column: Column,
  counts: Float64Array,
  firstRow: Float64Array,
  top: number,
): Steps<ColumnProfile["top"]> {
  const bound = boundOf(counts, top);
  const kept: { value: string | number | boolean; text: string; count: number }[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (code % stepRows === 0) yield;
    const count = counts[code]!;
    if (count < bound || count === 0) continue;
    const value = plainAt(column, firstRow[code]!);
    const text = String(value);
    const last = kept.at(-1);
    if (
      kept.length >= top &&
      last !== undefined &&
      (last.count > count || (last.count === count && last.text < text))
    )
      continue;
    let at = kept.length;
    while (
      at > 0 &&
      (kept[at - 1]!.count < count || (kept[at - 1]!.count === count && kept[at - 1]!.text > text))
    )
      at--;
    kept.splice(at, 0, { value, text, count });
    if (kept.length > top) kept.pop();
  }
  return kept.map(({ value, count }) => ({ value, count }));
}

/** The count of the value in place `top`. */
function boundOf(counts: Float64Array, top: number): number {
  const sorted = counts.slice(1).sort();
  return sorted[Math.max(0, sorted.length - top)] ?? 1;
}

function plainAt(column: Column, row: number): string | number | boolean {
  switch (column.type) {
    case "number":
      return column.values[row]!;
    case "boolean":
      return column.values[row] === 1;
    case "string":
      return column.dictionary[column.codes[row]!]!;
    case "date":
      return isoOf(column.values[row]!, column.hasTime);
    case "json": {
      const value = column.values[row];
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : jsonText(value);
    }
  }
}

function isoOf(ms: number, hasTime: boolean): string {
  if (Math.abs(ms) > 8.64e15) return String(ms);
  const text = new Date(ms).toISOString();
  return hasTime ? text : text.slice(0, text.indexOf("T"));
}

function* numericProfile(
  column: NumberColumn,
  options: ProfileOptions,
): Steps<{ readonly profile: NumericProfile; readonly infinite: number }> {
  const moments = momentsOf(column.values);
  yield;
  const sorted = sortedFinite(column.values);
  yield;
  const mad = medianAbsoluteDeviation(sorted);
  yield;
  const some = moments.n > 0;
  const profile: NumericProfile = {
    integer: column.integer,
    mean: some ? finite(moments.mean) : null,
    std: finite(standardDeviation(moments)),
    variance: finite(variance(moments)),
    min: some ? moments.min : null,
    max: some ? moments.max : null,
    sum: some ? finite(moments.sum) : null,
    skewness: finite(skewness(moments)),
    kurtosis: finite(kurtosis(moments)),
    zeros: moments.zeros,
    negatives: moments.negatives,
    quantiles: some ? Object.fromEntries(levels.map((p) => [p, quantile(sorted, Number(p))!])) : null,
    quantilesExact: true,
    mad: finite(mad),
    histogram: histogramOf(sorted, options.bins),
    increasing: monotone(column, 1),
    decreasing: monotone(column, -1),
  };
  return { profile, infinite: moments.positiveInfinite + moments.negativeInfinite };
}

function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value;
}

function histogramOf(sorted: Float64Array, bins?: number): Histogram | null {
  if (sorted.length === 0 || !Number.isFinite(sorted.at(-1)! - sorted[0]!)) return null;
  const { edges, counts } = histogram(sorted, bins ?? Math.min(mostBins, binCount(sorted)));
  return { edges: [...edges], counts: [...counts] };
}

/** Not falling (rising) over the present values, as pandas says it; null when something is missing or nothing is there. */
function monotone(column: NumberColumn | DateColumn, sign: 1 | -1): boolean | null {
  const { values } = column;
  if (values.length === 0) return null;
  let last = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (isMissing(column, i)) continue;
    const value = sign * values[i]!;
    if (value < last) return false;
    last = value;
  }
  return true;
}

function dateProfile(column: DateColumn, options: ProfileOptions): DateProfile {
  const sorted = sortedFinite(column.values);
  return {
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    median: quantile(sorted, 0.5),
    hasTime: column.hasTime,
    histogram: histogramOf(sorted, options.bins),
  };
}
