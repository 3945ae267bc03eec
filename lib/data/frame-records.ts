/**
 * A frame as plain JavaScript: records, one an object per row, or columns, one an array per name. Missing values (null and
 * NaN) become null, dates Date. Costs one object per row; `records` makes them one at a time.
 */
import { columnLength, valueAt, type Column } from "./column.ts";
import type { Frame } from "./frame.ts";

/** All rows as records. */
export function toRecords(frame: Frame): Record<string, unknown>[] {
  return [...records(frame)];
}

/** The rows as records, each made when it is asked for. */
export function* records(frame: Frame): Generator<Record<string, unknown>, undefined, undefined> {
  for (let i = 0; i < frame.length; i++) yield recordAt(frame.data, i);
}

/** One row as a record. */
export function recordAt(columns: readonly Column[], row: number): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column.name, valueAt(column, row)]));
}

/** All columns as arrays of plain values. */
export function toColumns(frame: Frame): Record<string, unknown[]> {
  return Object.fromEntries(frame.data.map((column) => [column.name, columnValues(column)]));
}

/** One column as an array of plain values. */
export function columnValues(column: Column): unknown[] {
  return Array.from({ length: columnLength(column) }, (_, i) => valueAt(column, i));
}
