/**
 * The order of rows by one column or several: rising or falling, stable, missing values last in both directions. Strings
 * are compared by code units, after one sort of the dictionary, so rows cost integer comparisons. O(n log n).
 */
import { isMissing, type Column } from "./column.ts";
import type { Frame } from "./frame.ts";
import { jsonText } from "./json-text.ts";

export interface SortKey {
  readonly column: string;
  /** Largest first; default false. */
  readonly descending?: boolean;
}

/** Row numbers in order of the keys; names beginning with "-" are not special: use `descending`. */
export function sortedRows(frame: Frame, keys: readonly (string | SortKey)[]): Uint32Array {
  const ranks = keys.map((key) => {
    const { column, descending = false } = typeof key === "string" ? { column: key } : key;
    return { rank: rankOf(frame.column(column)), sign: descending ? -1 : 1 };
  });
  return Uint32Array.from({ length: frame.length }, (_, i) => i).sort((a, b) => {
    for (const { rank, sign } of ranks) {
      const [x, y] = [rank[a]!, rank[b]!];
      if (x === y) continue;
      if (Number.isNaN(x)) {
        if (Number.isNaN(y)) continue;
        return 1;
      }
      if (Number.isNaN(y)) return -1;
      return x < y ? -sign : sign;
    }
    return a - b;
  });
}

/** A number for each row that orders as the value does; NaN where it is missing. */
function rankOf(column: Column): ArrayLike<number> {
  switch (column.type) {
    case "number":
    case "date":
      return column.values;
    case "boolean":
      return Float64Array.from(column.values, (value) => (value === 255 ? NaN : value));
    case "string": {
      const places = placesOf(column.dictionary);
      return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : places[code]!));
    }
    case "json": {
      const texts = column.values.map(jsonText);
      const places = placesOf(texts);
      return Float64Array.from(places, (place, i) => (isMissing(column, i) ? NaN : place));
    }
  }
}

/** The place of each text among the distinct texts in order. */
function placesOf(texts: readonly string[]): Float64Array {
  const order = [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const place = new Map(order.map((text, i) => [text, i]));
  return Float64Array.from(texts, (text) => place.get(text)!);
}
