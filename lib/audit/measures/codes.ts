/**
 * Codes: a column's values as whole numbers from 0, equal values equal codes, -1 missing. Strings already are; numbers and
 * dates are numbered by first appearance; JSON values by their text, so that 300 and "300" differ. O(n).
 */
import type { Column } from "../../data/index.ts";

export interface Codes {
  readonly codes: Int32Array;
  /** What each code stands for, as text. */
  readonly labels: readonly string[];
}

export function codesOf(column: Column): Codes {
  switch (column.type) {
    case "string":
      return { codes: column.codes, labels: column.dictionary };
    case "boolean":
      return {
        codes: Int32Array.from(column.values, (value) => (value === 255 ? -1 : value)),
        labels: ["false", "true"],
      };
    case "number":
      return numbered(column.values, (value) => (Number.isNaN(value) ? undefined : value), String);
    case "date":
      return numbered(
        column.values,
        (value) => (Number.isNaN(value) ? undefined : value),
        (value) => (Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : String(value)),
      );
    case "json":
      return numbered(
        column.values,
        (value) => (value === undefined || value === null ? undefined : JSON.stringify(value)),
        String,
      );
  }
}

/** The numbers of a numeric, date (milliseconds) or boolean column, NaN missing; undefined for other types. */
export function numbersOf(column: Column): Float64Array | undefined {
  switch (column.type) {
    case "number":
    case "date":
      return column.values;
    case "boolean":
      return Float64Array.from(column.values, (value) => (value === 255 ? Number.NaN : value));
    default:
      return undefined;
  }
}

function numbered<T, K extends string | number>(
  values: ArrayLike<T>,
  key: (value: T) => K | undefined,
  label: (key: K) => string,
): Codes {
  const numbers = new Map<K, number>();
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const k = key(values[i]!);
    if (k === undefined) {
      codes[i] = -1;
      continue;
    }
    let code = numbers.get(k);
    if (code === undefined) numbers.set(k, (code = numbers.size));
    codes[i] = code;
  }
  return { codes, labels: Array.from(numbers.keys(), label) };
}

/** How often each category occurs. */
export interface CategoryCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly n: number;
  readonly missing: number;
}

export function categoryCounts(column: Column): CategoryCounts {
  const { codes, labels } = codesOf(column);
  const times = new Float64Array(labels.length);
  let n = 0;
  for (const code of codes)
    if (code >= 0) {
      times[code]!++;
      n++;
    }
  const counts = new Map<string, number>();
  for (const [code, label] of labels.entries()) if (times[code]! > 0) counts.set(label, times[code]!);
  return { counts, n, missing: codes.length - n };
}
