/**
 * Polars frames both ways, by structure: the module is handed in by whoever has it. Integers of 64 bits become numbers where
 * all fit 2^53, else text; lists and structs become JSON values. Values pass through JavaScript arrays, so both ways are
 * linear in cells.
 */
import type { Column } from "./column.ts";
import { columnValues } from "./frame-records.ts";
import { Frame } from "./frame.ts";
import { inferValues } from "./infer-values.ts";
import { jsonText } from "./json-text.ts";

/** The parts of a polars DataFrame that are read. */
export interface PolarsFrame {
  readonly columns: readonly string[];
  readonly height: number;
  getColumn(name: string): { toArray(): ArrayLike<unknown> };
}

/** The parts of the module `nodejs-polars` that are used. */
export interface Polars<F> {
  DataFrame(series: readonly unknown[]): F;
  Series(name: string, values: readonly unknown[], dtype?: unknown): unknown;
  readonly Float64: unknown;
  readonly Bool: unknown;
  readonly Utf8: unknown;
  readonly Datetime: unknown;
}

export function isPolarsFrame(value: object): value is PolarsFrame {
  const frame = value as Partial<PolarsFrame>;
  return (
    Array.isArray(frame.columns) && typeof frame.getColumn === "function" && typeof frame.height === "number"
  );
}

/** The frame of a polars DataFrame. */
export function fromPolars(frame: PolarsFrame, options: { readonly name?: string } = {}): Frame {
  return new Frame(
    frame.columns.map((name) => inferValues(name, frame.getColumn(name).toArray())),
    { name: options.name ?? "", length: frame.height },
  );
}

/**
 * The polars DataFrame of a frame; nested values as JSON text.
 * @param pl the module: `import pl from "nodejs-polars"`.
 */
export function toPolars<F>(frame: Frame, pl: Polars<F>): F {
  return pl.DataFrame(frame.data.map((column) => seriesOf(column, pl)));
}

function seriesOf(column: Column, pl: Polars<unknown>): unknown {
  const values = columnValues(column);
  switch (column.type) {
    case "number":
      return pl.Series(column.name, values, pl.Float64);
    case "boolean":
      return pl.Series(column.name, values, pl.Bool);
    case "string":
      return pl.Series(column.name, values, pl.Utf8);
    case "date":
      return pl.Series(column.name, values, (pl.Datetime as (unit: string) => unknown)("ms"));
    case "json":
      return pl.Series(
        column.name,
        values.map((value) =>
          value === null ? null : typeof value === "string" ? JSON.stringify(value) : jsonText(value),
        ),
        pl.Utf8,
      );
  }
}
