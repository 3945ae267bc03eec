/**
 * An encoder: columns of a frame as a numeric design matrix for learners that know numbers only, fitted on training rows.
 *
 * Numbers and booleans keep their value, a hole filled with the median of training; dates count days; text becomes one 0/1
 * feature for each of its most frequent values and one for all others. A column with holes in training gets a 0/1 feature that
 * says where. Nested values give only that. Features that do not vary in training are left out. O(rows × features).
 */
import { isMissing, valueAt, type Column, type Frame } from "../data/index.ts";

export interface EncoderOptions {
  /** Values of one text column that get a feature of their own; default 20. */
  readonly maxCategories?: number;
  /** Features in all; columns that come after are left out and named; default 300. */
  readonly maxFeatures?: number;
}

export type FeatureKind = "number" | "category" | "other" | "missing";

/** One feature: where it comes from and how. */
export interface Feature {
  readonly column: string;
  readonly kind: FeatureKind;
  /** Of a category: its text. */
  readonly value?: string;
  /** Of a number: what a hole is filled with. */
  readonly fill?: number;
}

export interface Encoder {
  readonly features: readonly Feature[];
  /** Columns that were left out because there were too many features. */
  readonly left: readonly string[];
}

const DAY = 86_400_000;

/** @param rows the training rows of the frame; all when missing. */
export function fitEncoder(
  frame: Frame,
  columns: readonly string[],
  rows: ArrayLike<number> = everyRow(frame.length),
  { maxCategories = 20, maxFeatures = 300 }: EncoderOptions = {},
): Encoder {
  const features: Feature[] = [];
  const left: string[] = [];
  for (const name of columns) {
    if (features.length >= maxFeatures) {
      left.push(name);
      continue;
    }
    const column = frame.column(name);
    const own = isText(column)
      ? categories(column, rows, maxCategories)
      : column.type === "json"
        ? []
        : quantity(column, rows);
    const holes = countHoles(column, rows);
    if (holes > 0 && holes < rows.length) own.push({ column: name, kind: "missing" });
    if (features.length + own.length > maxFeatures) left.push(name);
    else features.push(...own);
  }
  return Object.freeze({ features, left });
}

/** The design matrix, rows × features, row-major. */
export function encode(
  encoder: Encoder,
  frame: Frame,
  rows: ArrayLike<number> = everyRow(frame.length),
): Float64Array {
  const { features } = encoder;
  const p = features.length;
  const out = new Float64Array(rows.length * p);
  for (let j = 0; j < p; j++) {
    const feature = features[j]!;
    const column = frame.column(feature.column);
    const write = writer(feature, column, encoder);
    for (let i = 0; i < rows.length; i++) out[i * p + j] = write(rows[i]!);
  }
  return out;
}

/** 0…n-1. */
export function everyRow(n: number): Int32Array {
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[i] = i;
  return rows;
}

function quantity(column: Column, rows: ArrayLike<number>): Feature[] {
  const present: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const value = numberAt(column, rows[i]!);
    if (Number.isFinite(value)) present.push(value);
  }
  if (present.length === 0) return [];
  const sorted = Float64Array.from(present).sort();
  if (sorted[0] === sorted.at(-1)) return [];
  const half = sorted.length >> 1;
  const fill = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  return [{ column: column.name, kind: "number", fill }];
}

function categories(column: Column, rows: ArrayLike<number>, most: number): Feature[] {
  const counts = new Map<string, number>();
  let present = 0;
  for (let i = 0; i < rows.length; i++) {
    const text = textOf(column, rows[i]!);
    if (text === undefined) continue;
    present++;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size < 2) return [];
  const kept = [...counts]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  const covered = kept.reduce((sum, [, count]) => sum + count, 0);
  const out: Feature[] = kept.map(([value]) => ({ column: column.name, kind: "category", value }));
  // Two values are one feature; a rest that is empty, or everything, is none.
  if (counts.size === 2) return out.slice(0, 1);
  if (covered > 0 && covered < present) out.push({ column: column.name, kind: "other" });
  return out;
}

function writer(feature: Feature, column: Column, encoder: Encoder): (row: number) => number {
  switch (feature.kind) {
    case "missing":
      return (row) => (isHole(column, row) ? 1 : 0);
    case "number":
      return (row) => {
        const value = numberAt(column, row);
        return Number.isFinite(value) ? value : feature.fill!;
      };
    case "category":
      if (column.type === "string") {
        const code = column.dictionary.indexOf(feature.value!);
        return (row) => (column.codes[row] === code && code >= 0 ? 1 : 0);
      }
      return (row) => (textOf(column, row) === feature.value ? 1 : 0);
    case "other": {
      const known = new Set(
        encoder.features.filter((each) => each.column === feature.column).map((each) => each.value),
      );
      return (row) => {
        const text = textOf(column, row);
        return text === undefined || known.has(text) ? 0 : 1;
      };
    }
  }
}

/** Text, and json that holds scalars. */
function isText(column: Column): boolean {
  if (column.type === "string") return true;
  return column.type === "json" && column.values.some((value) => value !== null && typeof value !== "object");
}

function textOf(column: Column, row: number): string | undefined {
  if (column.type === "string") {
    const code = column.codes[row]!;
    return code < 0 ? undefined : column.dictionary[code];
  }
  const value = valueAt(column, row);
  return value === null || typeof value === "object" ? undefined : String(value);
}

function numberAt(column: Column, row: number): number {
  switch (column.type) {
    case "number":
      return column.values[row]!;
    case "date":
      return column.values[row]! / DAY;
    case "boolean":
      return column.values[row] === 255 ? Number.NaN : column.values[row]!;
    default:
      return Number.NaN;
  }
}

/** A hole of the design: missing, or a number that is infinite. */
function isHole(column: Column, row: number): boolean {
  return column.type === "number" ? !Number.isFinite(column.values[row]) : isMissing(column, row);
}

function countHoles(column: Column, rows: ArrayLike<number>): number {
  let holes = 0;
  for (let i = 0; i < rows.length; i++) if (isHole(column, rows[i]!)) holes++;
  return holes;
}
