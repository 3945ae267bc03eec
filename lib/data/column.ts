/**
 * A column: one name, one type, one array of values. Every array is as long as the frame; a missing value is marked twice,
 * by `valid` (0 at its row; absent when nothing is missing) and by a sentinel in `values` itself, so that hot loops need
 * only one of them: NaN in numbers and dates, 255 in booleans, -1 in string codes, undefined in json.
 */

import { jsonText } from "./json-text.ts";

export type ColumnType = "number" | "boolean" | "string" | "date" | "json";

/** How a column came to its type: the rule that decided, and what spoke against it. */
export interface Inference {
  /** One sentence for people: "9 of 3200 values are numbers among strings; kept as they are". */
  readonly why: string;
  /** Counts of the kinds that were seen (`number`, `string`, `boolean`, `date`, `object`, …), most frequent first. */
  readonly kinds: Readonly<Record<string, number>>;
}

interface Base {
  readonly name: string;
  /** 1 where the value is present, 0 where it is missing; absent when none is missing. NaN counts as present here: a
   * NumberColumn may hold NaN with `valid` 1 ("not a number" as given) or 0 ("null"); both are missing to statistics. */
  readonly valid?: Uint8Array;
  readonly inferred?: Inference;
}

export interface NumberColumn extends Base {
  readonly type: "number";
  readonly values: Float64Array;
  /** True when every present value is a whole number. */
  readonly integer: boolean;
}

export interface BooleanColumn extends Base {
  readonly type: "boolean";
  /** 0 false, 1 true, 255 missing. */
  readonly values: Uint8Array;
}

export interface StringColumn extends Base {
  readonly type: "string";
  /** Position in `dictionary`, -1 missing. */
  readonly codes: Int32Array;
  /** Distinct strings, in order of first appearance; some may be unused after a selection of rows. */
  readonly dictionary: readonly string[];
}

export interface DateColumn extends Base {
  readonly type: "date";
  /** Milliseconds since 1970-01-01T00:00Z, NaN missing. */
  readonly values: Float64Array;
  /** True when some value has a time of day. */
  readonly hasTime: boolean;
}

/** Nested values, or scalars of several kinds (strings with numbers among them), left as JSON values. */
export interface JsonColumn extends Base {
  readonly type: "json";
  /** undefined missing. */
  readonly values: readonly unknown[];
}

export type Column = NumberColumn | BooleanColumn | StringColumn | DateColumn | JsonColumn;

/** Whether a value is a column rather than a list of values. */
export function isColumn(value: unknown): value is Column {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && "type" in value && "name" in value
  );
}

export function columnLength(column: Column): number {
  return column.type === "string" ? column.codes.length : column.values.length;
}

/** The value of a row as a plain JavaScript value: number, boolean, string, Date, JSON value, or null when missing. */
export function valueAt(column: Column, row: number): unknown {
  if (isMissing(column, row)) return null;
  switch (column.type) {
    case "number":
      return column.values[row];
    case "boolean":
      return column.values[row] === 1;
    case "string":
      return column.dictionary[column.codes[row]!];
    case "date":
      return new Date(column.values[row]!);
    case "json":
      return column.values[row];
  }
}

/** The value of a row as text: dates in ISO form, json as JSON, "" when missing. */
export function textAt(column: Column, row: number): string {
  if (isMissing(column, row)) return "";
  if (column.type === "string") return column.dictionary[column.codes[row]!]!;
  if (column.type === "date") {
    const text = new Date(column.values[row]!).toISOString();
    return column.hasTime ? text : text.slice(0, 10);
  }
  return jsonText(valueAt(column, row));
}

/** Null and NaN. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.type) {
    case "number":
    case "date":
      return Number.isNaN(column.values[row]);
    case "boolean":
      return column.values[row] === 255;
    case "string":
      return column.codes[row]! < 0;
    case "json":
      return column.values[row] === undefined || column.values[row] === null;
  }
}

/** The rows of a column in the given order; rows may repeat. */
export function takeRows(column: Column, rows: ArrayLike<number>): Column {
  const n = rows.length;
  const valid = column.valid === undefined ? {} : { valid: gather(column.valid, rows, new Uint8Array(n)) };
  switch (column.type) {
    case "number":
    case "date":
      return { ...column, ...valid, values: gather(column.values, rows, new Float64Array(n)) };
    case "boolean":
      return { ...column, ...valid, values: gather(column.values, rows, new Uint8Array(n)) };
    case "string":
      return { ...column, ...valid, codes: gather(column.codes, rows, new Int32Array(n)) };
    case "json":
      return { ...column, ...valid, values: Array.from(rows, (row) => column.values[row]) };
  }
}

function gather<T extends Float64Array | Uint8Array | Int32Array>(
  from: T,
  rows: ArrayLike<number>,
  to: T,
): T {
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!;
  return to;
}
