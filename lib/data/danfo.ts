/**
 * danfojs DataFrames and Series both ways, by structure: the module is handed in by whoever has it. Frames are only read
 * and made, never computed on: danfojs 1.2 throws on, or miscounts, missing values. Linear in cells.
 */
import type { Column } from "./column.ts";
import { columnValues } from "./frame-records.ts";
import type { Frame } from "./frame.ts";
import { fromRows } from "./records.ts";
import { uniqueNames } from "./unique-names.ts";

/** The parts of a danfojs DataFrame or Series that are read. */
export interface DanfoFrame {
  readonly columns: readonly string[];
  readonly dtypes: readonly string[];
  readonly index: readonly (string | number)[];
  /** Rows of a DataFrame, values of a Series. */
  readonly values: readonly unknown[];
  readonly shape: readonly number[];
}

/** The part of the module `danfojs-node` (or `danfojs`) that is used. */
export interface Danfo<D> {
  readonly DataFrame: new (
    rows: unknown[][],
    options: { readonly columns: string[]; readonly dtypes: string[] },
  ) => D;
}

export function isDanfoFrame(value: object): value is DanfoFrame {
  const frame = value as Partial<DanfoFrame>;
  return (
    Array.isArray(frame.columns) &&
    Array.isArray(frame.dtypes) &&
    Array.isArray(frame.index) &&
    Array.isArray(frame.values) &&
    Array.isArray(frame.shape)
  );
}

/** The frame of a danfojs DataFrame or Series; its index is left behind, as it holds no data of its own. */
export function fromDanfo(frame: DanfoFrame, options: { readonly name?: string } = {}): Frame {
  const rows =
    frame.shape.length === 1 ? frame.values.map((value) => [value]) : (frame.values as unknown[][]);
  return fromRows(rows, uniqueNames(frame.columns.map(String)), options);
}

/**
 * The danfojs DataFrame of a frame. Missing numbers are NaN, which is danfojs' own mark, other missing values null.
 * @param dfd the module: `import * as dfd from "danfojs-node"`.
 */
export function toDanfo<D>(frame: Frame, dfd: Danfo<D>): D {
  const columns = frame.data.map((column) =>
    column.type === "number" ? Array.from(column.values) : columnValues(column),
  );
  const rows = Array.from({ length: frame.length }, (_, i) => columns.map((values) => values[i]));
  return new dfd.DataFrame(rows, { columns: frame.columns, dtypes: frame.data.map(dtypeOf) });
}

function dtypeOf(column: Column): string {
  switch (column.type) {
    case "number":
      return column.integer ? "int32" : "float32";
    case "boolean":
      return "boolean";
    default:
      return "string";
  }
}
