/**
 * A frame from whatever holds a table: frames, records, rows, columns, Maps, and the tables of danfojs, polars, Arrow and
 * arquero. Recognised by what they offer, never by class name, so several copies of a package do no harm.
 */
import { fromArquero, isArqueroTable } from "./arquero.ts";
import { fromArrow, isArrowTable } from "./arrow-read.ts";
import { fromDanfo, isDanfoFrame } from "./danfo.ts";
import { Frame } from "./frame.ts";
import type { InferValuesOptions } from "./infer-values.ts";
import { fromPolars, isPolarsFrame } from "./polars.ts";
import { fromColumns, fromRecords, fromRows } from "./records.ts";

export interface FrameOfOptions extends InferValuesOptions {
  /** Names of the columns, for arrays of arrays. */
  readonly names?: readonly string[];
}

/**
 * The frame of a value.
 * @param name what the frame is called in reports; a Frame keeps its own when none is given.
 * @throws TypeError for what holds no table, with what is taken.
 */
export function frameOf(value: unknown, name?: string, options: FrameOfOptions = {}): Frame {
  const named = { ...options, ...(name === undefined ? {} : { name }) };
  if (typeof value !== "object" || value === null) throw new TypeError(refusal(value));
  if (value instanceof Frame) return name === undefined ? value : renamed(value, name);
  if (isForeignFrame(value)) return renamed(value, name ?? value.name);
  if (Array.isArray(value)) return fromArray(value, named);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return fromColumns({ value: value as unknown as ArrayLike<number> }, named);
  if (value instanceof Map) return fromMap(value, named);
  if (value instanceof Set) return fromArray([...value], named);
  if (isArrowTable(value)) return fromArrow(value, named);
  if (isArqueroTable(value)) return fromArquero(value, named);
  if (isPolarsFrame(value)) return fromPolars(value, named);
  if (isDanfoFrame(value)) return fromDanfo(value, named);
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([, each]) => isList(each)))
    return fromColumns(entries as [string, ArrayLike<unknown>][], named);
  throw new TypeError(refusal(value));
}

/** Whether `frameOf` would take the value; cheap. */
export function isFrameLike(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Frame || isForeignFrame(value) || ArrayBuffer.isView(value)) return true;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  if (isArrowTable(value) || isArqueroTable(value) || isPolarsFrame(value) || isDanfoFrame(value))
    return true;
  const cells = Object.values(value);
  return cells.length > 0 && cells.every(isList);
}

/** A Frame of another copy of this library. */
function isForeignFrame(value: object): value is Frame {
  const { data, length } = value as Partial<Frame>;
  return (
    typeof length === "number" &&
    Array.isArray(data) &&
    data.every(
      (column: unknown) =>
        typeof column === "object" && column !== null && "type" in column && "name" in column,
    ) &&
    typeof (value as Partial<Frame>).take === "function"
  );
}

function renamed(frame: Frame, name: string): Frame {
  return new Frame(frame.data, { name, length: frame.length });
}

function fromArray(rows: readonly unknown[], options: FrameOfOptions & { readonly name?: string }): Frame {
  const first = rows.find((row) => row !== null && row !== undefined);
  if (isList(first)) return fromRows(rows as ArrayLike<unknown>[], options.names, options);
  if (typeof first === "object" && first !== null && !(first instanceof Date))
    return fromRecords(rows as Record<string, unknown>[], options);
  if (rows.length === 0) return fromRows([], options.names ?? [], options);
  return fromColumns([["value", rows]], options);
}

/** Names to columns, or keys to values or records. */
function fromMap(map: ReadonlyMap<unknown, unknown>, options: { readonly name?: string }): Frame {
  const entries = [...map];
  if (entries.length > 0 && entries.every(([, value]) => isList(value)))
    return fromColumns(
      entries.map(([key, value]) => [String(key), value as ArrayLike<unknown>] as const),
      options,
    );
  return fromRecords(
    entries.map(([key, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
        ? { key, ...value }
        : { key, value },
    ),
    options,
  );
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function refusal(value: unknown): string {
  const got =
    value === null || typeof value !== "object"
      ? `${value === null || value === undefined ? "" : `${typeof value} `}${String(typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : value)}`
      : `an object with ${Object.keys(value).length === 0 ? "no keys" : `the keys ${Object.keys(value).slice(0, 5).join(", ")}`}`;
  return (
    "frameOf: takes a Frame, an array of records or of arrays, an object or Map of columns of one length, a danfojs or polars " +
    `DataFrame, an Arrow table or an arquero table; got ${got}; convert it to one of these (files: read)`
  );
}
