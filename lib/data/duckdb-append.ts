/**
 * A frame as a temporary table of the engine, chunk by chunk through its appender; numbers and dates are copied as typed
 * arrays. Whole numbers become BIGINT, other numbers DOUBLE, dates DATE or TIMESTAMP, json JSON. O(rows × columns).
 */
import { setImmediate as turn } from "node:timers/promises";
import type { DuckDBConnection, DuckDBType, DuckDBVector } from "@duckdb/node-api";
import type { Column } from "./column.ts";
import type { Frame } from "./frame.ts";
import { quoteName } from "./sql-text.ts";

type Api = typeof import("@duckdb/node-api");

const CHUNK = 2048;
const DAY = 86_400_000;
/** Values appended between two turns of the event loop. */
const VALUES_PER_TURN = 200_000;

export async function createTable(
  api: Api,
  connection: DuckDBConnection,
  table: string,
  frame: Frame,
  signal?: AbortSignal,
): Promise<void> {
  const writers = frame.data.map((column) => writer(api, column));
  const columns = frame.data.map((column, i) => `${quoteName(column.name)} ${writers[i]!.sqlType}`);
  if (columns.length === 0)
    throw new RangeError("sql: a frame needs a column to be read in SQL; got a frame without columns");
  checkNames(frame);
  await connection.run(`create or replace temp table ${quoteName(table)} (${columns.join(", ")})`);
  const appender = await connection.createAppender(table, "main", "temp");
  const types = writers.map((each) => each.chunkType);
  let since = 0;
  for (let start = 0; start < frame.length; start += CHUNK) {
    const count = Math.min(CHUNK, frame.length - start);
    const chunk = api.DuckDBDataChunk.create(types, count);
    for (const [i, each] of writers.entries()) {
      const vector = chunk.getColumnVector(i);
      each.write(vector, start, count);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
    since += count * writers.length;
    if (since < VALUES_PER_TURN) continue;
    since = 0;
    await turn();
    signal?.throwIfAborted();
  }
  appender.closeSync();
}

/** The engine knows no empty names, and holds "a" and "A" for one. */
function checkNames(frame: Frame): void {
  const seen = new Map<string, string>();
  for (const { name } of frame.data) {
    const same = seen.get(name.toLowerCase());
    if (name === "" || same !== undefined)
      throw new RangeError(
        `sql: names of columns must not be empty and must differ in more than upper and lower case; got "${name}"${same === undefined ? "" : ` beside "${same}"`}; rename it first`,
      );
    seen.set(name.toLowerCase(), name);
  }
}

interface Writer {
  readonly sqlType: string;
  readonly chunkType: DuckDBType;
  write(vector: DuckDBVector, start: number, count: number): void;
}

function writer(api: Api, column: Column): Writer {
  const { valid } = column;
  switch (column.type) {
    case "number": {
      const { values } = column;
      const isNull = (row: number): boolean => valid !== undefined && valid[row] === 0;
      if (column.integer && isSafe(values, valid))
        return {
          sqlType: "BIGINT",
          chunkType: api.BIGINT,
          write: (vector, start, count) => writeLongs(vector, count, (i) => values[start + i]!),
        };
      return {
        sqlType: "DOUBLE",
        chunkType: api.DOUBLE,
        write: (vector, start, count) => {
          itemsOf<Float64Array>(vector).set(values.subarray(start, start + count));
          for (let i = 0; i < count; i++) if (isNull(start + i)) setNull(vector, i);
        },
      };
    }
    case "date": {
      const { values } = column;
      if (column.hasTime)
        return {
          sqlType: "TIMESTAMP",
          chunkType: api.TIMESTAMP,
          write: (vector, start, count) =>
            writeLongs(vector, count, (i) => Math.round(values[start + i]! * 1000)),
        };
      return {
        sqlType: "DATE",
        chunkType: api.DATE,
        write: (vector, start, count) => {
          const items = itemsOf<Int32Array>(vector);
          for (let i = 0; i < count; i++) {
            const value = values[start + i]!;
            if (Number.isNaN(value)) setNull(vector, i);
            else items[i] = Math.floor(value / DAY);
          }
        },
      };
    }
    case "boolean":
      return {
        sqlType: "BOOLEAN",
        chunkType: api.BOOLEAN,
        write: (vector, start, count) => {
          for (let i = 0; i < count; i++) {
            const value = column.values[start + i]!;
            setItem(vector, i, value === 255 ? null : value === 1);
          }
        },
      };
    case "string":
      return {
        sqlType: "VARCHAR",
        chunkType: api.VARCHAR,
        write: (vector, start, count) => {
          for (let i = 0; i < count; i++)
            setItem(vector, i, column.dictionary[column.codes[start + i]!] ?? null);
        },
      };
    case "json":
      return {
        sqlType: "JSON",
        chunkType: api.VARCHAR,
        write: (vector, start, count) => {
          for (let i = 0; i < count; i++) {
            const value = column.values[start + i];
            setItem(vector, i, value === undefined || value === null ? null : JSON.stringify(value));
          }
        },
      };
  }
}

/** The 64-bit whole numbers of a vector as two halves each, so that no bigint is made; NaN is null. */
function writeLongs(vector: DuckDBVector, count: number, value: (i: number) => number): void {
  const items = itemsOf<BigInt64Array>(vector);
  const halves = new Int32Array(items.buffer, items.byteOffset, items.length * 2);
  for (let i = 0; i < count; i++) {
    const each = value(i);
    if (Number.isNaN(each)) {
      setNull(vector, i);
      continue;
    }
    const high = Math.floor(each / 2 ** 32);
    halves[2 * i] = each - high * 2 ** 32;
    halves[2 * i + 1] = high;
  }
}

function isSafe(values: Float64Array, valid: Uint8Array | undefined): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value) ? valid === undefined || valid[i] === 1 : !Number.isSafeInteger(value))
      return false;
  }
  return true;
}

/** The array behind a vector; the package's own way in makes an object for each value. */
function itemsOf<T>(vector: DuckDBVector): T {
  return (vector as unknown as { items: T }).items;
}

function setItem(vector: DuckDBVector, i: number, value: unknown): void {
  (vector as unknown as { setItem(i: number, value: unknown): void }).setItem(i, value);
}

function setNull(vector: DuckDBVector, i: number): void {
  setItem(vector, i, null);
}
