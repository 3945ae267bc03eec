/**
 * Arrow tables from frames: numbers as Float64 (shared, not copied), text as Dictionary<Int32, Utf8> (codes shared), booleans
 * as Bool, dates as Timestamp or Date in milliseconds, nested values as JSON text. Missing is null; a NaN that was given as
 * a number stays NaN. apache-arrow is loaded on first use. Linear in rows.
 */
import type { Data, Table } from "apache-arrow";
import { columnLength, isMissing, type Column } from "./column.ts";
import type { Frame } from "./frame.ts";
import { jsonText } from "./json-text.ts";

type Arrow = typeof import("apache-arrow");

/** The Arrow table of a frame. */
export async function toArrow(frame: Frame): Promise<Table> {
  const arrow = await import("apache-arrow");
  const parts = frame.data.map((column) => dataOf(arrow, column));
  const schema = new arrow.Schema(
    frame.data.map((column, i) => new arrow.Field(column.name, parts[i]!.type, true)),
  );
  const children = arrow.makeData({
    type: new arrow.Struct(schema.fields),
    length: frame.length,
    nullCount: 0,
    children: parts,
  });
  return new arrow.Table(schema, new arrow.RecordBatch(schema, children));
}

function dataOf(arrow: Arrow, column: Column): Data {
  const length = columnLength(column);
  const nulls = nullsOf(column, length);
  switch (column.type) {
    case "number":
      return arrow.makeData({ type: new arrow.Float64(), length, data: column.values, ...nulls });
    case "boolean":
      return arrow.makeData({
        type: new arrow.Bool(),
        length,
        data: bits(length, (i) => column.values[i] === 1),
        ...nulls,
      });
    case "date": {
      const data = BigInt64Array.from(column.values, (ms) =>
        Number.isNaN(ms) ? 0n : BigInt(Math.trunc(ms)),
      );
      return column.hasTime
        ? arrow.makeData({ type: new arrow.TimestampMillisecond(), length, data, ...nulls })
        : arrow.makeData({ type: new arrow.DateMillisecond(), length, data, ...nulls });
    }
    case "string": {
      const dictionary = arrow.vectorFromArray([...column.dictionary], new arrow.Utf8());
      const data = nulls.nullCount === 0 ? column.codes : column.codes.map((code) => Math.max(code, 0));
      const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
      return arrow.makeData({ type, length, data, dictionary, ...nulls });
    }
    case "json": {
      const texts = column.values.map((value) =>
        value === undefined || value === null ? null : plainJson(value),
      );
      return arrow.vectorFromArray(texts, new arrow.Utf8()).data[0]!;
    }
  }
}

/** JSON, strings in quotes, so that it can be parsed back; bigints as text. */
function plainJson(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : jsonText(value);
}

/** The validity bitmap: numbers that were given as NaN count as present. */
function nullsOf(column: Column, length: number): { nullCount: number; nullBitmap?: Uint8Array } {
  const present =
    column.type === "number"
      ? (i: number): boolean => column.valid === undefined || column.valid[i] === 1
      : (i: number): boolean => !isMissing(column, i);
  let nullCount = 0;
  for (let i = 0; i < length; i++) if (!present(i)) nullCount++;
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bits(length, present) };
}

function bits(length: number, set: (i: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (let i = 0; i < length; i++) if (set(i)) bytes[i >> 3]! |= 1 << (i & 7);
  return bytes;
}
