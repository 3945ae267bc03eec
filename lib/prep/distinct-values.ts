/**
 * The categories of a column: its distinct values in order, and of each row the position of its value. Numbers and booleans by size,
 * then text by code unit, a missing value last, as one category of its own (as scikit-learn's encoders order them). Dates are text
 * in ISO form. O(n + k log k).
 */
import { compareLabels, isMissing, valueAt, type Column, type Label } from "../data/index.ts";

/** A value of a column, or null: missing. */
export type Category = Label | null;

export interface Categories {
  readonly values: readonly Category[];
  /** Of each row, the position of its value. */
  readonly codes: Int32Array;
}

/** @throws RangeError on nested values. */
export function categoriesOf(where: string, column: Column): Categories {
  const n = column.type === "string" ? column.codes.length : column.values.length;
  const position = new Map<Category, number>();
  const codes = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const value = categoryAt(where, column, i);
    let code = position.get(value);
    if (code === undefined) position.set(value, (code = position.size));
    codes[i] = code;
  }
  const found = [...position.keys()];
  const values = found.toSorted(compareCategories);
  const sorted = new Map(values.map((value, at) => [value, at]));
  const recode = Int32Array.from(found, (value) => sorted.get(value)!);
  return { values, codes: codes.map((code) => recode[code]!) };
}

/** Of each row, the position of its value among known ones, -1 for another. */
export function positionsAmong(where: string, column: Column, known: readonly Category[]): Int32Array {
  const position = new Map(known.map((value, at) => [value, at]));
  if (column.type === "string") {
    const missing = position.get(null) ?? -1;
    const recode = Int32Array.from(column.dictionary, (text) => position.get(text) ?? -1);
    return column.codes.map((code) => (code < 0 ? missing : recode[code]!));
  }
  return Int32Array.from(
    { length: column.values.length },
    (_, i) => position.get(categoryAt(where, column, i)) ?? -1,
  );
}

/** As it stands in names of features and in messages. */
export function categoryText(value: Category): string {
  return value === null ? "missing" : String(value);
}

function categoryAt(where: string, column: Column, row: number): Category {
  if (isMissing(column, row)) return null;
  if (column.type === "date")
    return new Date(column.values[row]!).toISOString().replace("T00:00:00.000Z", "");
  const value = valueAt(column, row);
  if (typeof value === "object" || typeof value === "bigint")
    throw new RangeError(
      `${where}: column "${column.name}" holds nested values (row ${row}), which are no categories; drop it or make columns of its parts`,
    );
  return value as Label;
}

function compareCategories(a: Category, b: Category): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareLabels(a, b);
}
