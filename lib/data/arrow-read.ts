/**
 * Frames from Arrow tables, read by structure, so that tables of any copy of apache-arrow work and none is loaded here.
 *
 * Doubles without nulls and one chunk, and dictionary codes of the same kind, are shared with the table, not copied. 64-bit
 * integers become numbers where all fit 2^53, else text; decimals numbers, with a note; times of any unit milliseconds, finer
 * parts are cut, with a note; nested values JSON. Names that repeat are numbered. Linear in cells.
 * Source: the Arrow columnar format, format version 1.5 (type ids as in Schema.fbs).
 */
import type { Column } from "./column.ts";
import { Frame } from "./frame.ts";
import { encode, validity } from "./infer.ts";
import { inferValues } from "./infer-values.ts";
import { uniqueNames } from "./unique-names.ts";

/** The parts of an Arrow table that are read. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: ArrowType }[] };
  getChildAt(index: number): ArrowVector | null;
}

interface ArrowType {
  readonly typeId: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly unit?: number;
  readonly timezone?: string | null;
  readonly dictionary?: ArrowType;
}

interface ArrowVector {
  readonly length: number;
  readonly nullCount?: number;
  readonly data?: readonly ArrowData[];
  get?(index: number): unknown;
  at?(index: number): unknown;
}

interface ArrowData {
  readonly type: ArrowType;
  readonly length: number;
  readonly values: ArrayLike<number | bigint>;
  readonly dictionary?: ArrowVector;
}

const id = {
  int: 2,
  float: 3,
  utf8: 5,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  largeUtf8: 20,
  dictionary: -1,
};

/** True for tables of apache-arrow and what is built alike. */
export function isArrowTable(value: object): value is ArrowTable {
  const table = value as Partial<ArrowTable>;
  return (
    typeof table.numRows === "number" &&
    Array.isArray(table.schema?.fields) &&
    typeof table.getChildAt === "function"
  );
}

/** The frame of an Arrow table. */
export function fromArrow(table: ArrowTable, options: { readonly name?: string } = {}): Frame {
  const names = uniqueNames(table.schema.fields.map((field) => field.name));
  const columns = table.schema.fields.map((field, i): Column => {
    const vector = table.getChildAt(i);
    const name = names[i]!;
    return vector === null
      ? inferValues(
          name,
          Array.from({ length: table.numRows }, () => null),
        )
      : fromVector(name, field.type, vector);
  });
  return new Frame(columns, { name: options.name ?? "", length: table.numRows });
}

function fromVector(name: string, type: ArrowType, vector: ArrowVector): Column {
  switch (type.typeId) {
    case id.float:
      return doubles(name, vector) ?? inferValues(name, listed(vector));
    case id.dictionary:
      return coded(name, type, vector) ?? fromVector(name, type.dictionary!, plainVector(vector));
    case id.utf8:
    case id.largeUtf8: {
      const texts = encode(listed(vector) as (string | null)[]);
      return { name, type: "string", ...texts, ...validity(texts.codes) };
    }
    case id.decimal:
      return decimals(name, type.scale ?? 0, vector);
    case id.date:
    case id.timestamp:
      return dates(name, type, vector);
    case id.int:
    case id.time:
      return inferValues(name, listed(vector));
    default:
      return inferValues(name, listed(vector).map(plain));
  }
}

/** Shared with the table where it holds one chunk of doubles without nulls. */
function doubles(name: string, vector: ArrowVector): Column | undefined {
  const [only, ...more] = vector.data ?? [];
  if (only === undefined || more.length > 0 || vector.nullCount !== 0) return undefined;
  return only.values instanceof Float64Array
    ? inferShared(name, only.values.subarray(0, only.length))
    : undefined;
}

function inferShared(name: string, values: Float64Array): Column {
  const integer =
    values.length > 0 && values.every((value) => Number.isInteger(value) || Number.isNaN(value));
  return { name, type: "number", values, integer };
}

/** Codes of text categories; shared where one chunk of 32-bit codes has no nulls and its dictionary no repeats. */
function coded(name: string, type: ArrowType, vector: ArrowVector): Column | undefined {
  const text = type.dictionary?.typeId;
  if ((text !== id.utf8 && text !== id.largeUtf8) || vector.data === undefined) return undefined;
  const [only, ...more] = vector.data;
  if (only?.dictionary !== undefined && more.length === 0 && vector.nullCount === 0) {
    const dictionary = listed(only.dictionary);
    const distinct = new Set(dictionary).size === dictionary.length && !dictionary.includes(null);
    if (distinct && only.values instanceof Int32Array)
      return {
        name,
        type: "string",
        codes: only.values.subarray(0, only.length),
        dictionary: dictionary as string[],
      };
  }
  const texts = encode(listed(vector) as (string | null)[]);
  return { name, type: "string", ...texts, ...validity(texts.codes) };
}

function plainVector(vector: ArrowVector): ArrowVector {
  return { length: vector.length, get: (i) => cell(vector, i) };
}

function decimals(name: string, scale: number, vector: ArrowVector): Column {
  let rounded = false;
  const values = listed(vector).map((value) => {
    if (value === null || typeof value === "number") return value;
    const whole = typeof value === "bigint" ? value : signed(value as ArrayLike<number>);
    if (!Number.isSafeInteger(Number(whole))) rounded = true;
    return Number(`${whole}e${-scale}`);
  });
  const column = inferValues(name, values);
  const why = `decimals with ${scale} places, as numbers${rounded ? "; those of more than 15 digits are rounded" : ""}`;
  return { ...column, inferred: { why, kinds: column.inferred?.kinds ?? {} } };
}

/** The two's complement number in 32-bit words, lowest first. */
function signed(words: ArrayLike<number>): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]! >>> 0);
  return BigInt.asIntN(32 * words.length, value);
}

function dates(name: string, type: ArrowType, vector: ArrowVector): Column {
  const values = new Float64Array(vector.length);
  let [missing, cut, hasTime] = [0, false, false];
  const valid = new Uint8Array(vector.length).fill(1);
  for (let i = 0; i < vector.length; i++) {
    const value = cell(vector, i);
    if (value === null) {
      values[i] = NaN;
      valid[i] = 0;
      missing++;
      continue;
    }
    const exact = Number(value);
    const ms = Math.floor(exact);
    if (ms !== exact) cut = true;
    if (ms % 86_400_000 !== 0) hasTime = true;
    values[i] = ms;
  }
  const zone =
    typeof type.timezone === "string" && type.timezone !== "" ? `, zone ${type.timezone} given up` : "";
  const why = `${type.typeId === id.date ? "dates" : `times${zone}`}${cut ? "; parts below a millisecond are cut" : ""}`;
  return {
    name,
    type: "date",
    values,
    hasTime,
    ...(missing > 0 ? { valid } : {}),
    inferred: { why, kinds: { date: vector.length - missing } },
  };
}

function listed(vector: ArrowVector): unknown[] {
  return Array.from({ length: vector.length }, (_, i) => cell(vector, i));
}

/** null when missing. */
function cell(vector: ArrowVector, i: number): unknown {
  return (vector.get === undefined ? vector.at?.(i) : vector.get(i)) ?? null;
}

/** Nested Arrow values as JSON values; whole numbers beyond 2^53 as text. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<unknown>, plain);
  const whole = value as { toJSON?: () => unknown; length?: number; get?: unknown };
  if (typeof whole.length === "number" && typeof whole.get === "function")
    return listed(value as ArrowVector).map(plain);
  const record = typeof whole.toJSON === "function" ? whole.toJSON() : value;
  if (Array.isArray(record)) return record.map(plain);
  return Object.fromEntries(Object.entries(record as object).map(([key, each]) => [key, plain(each)]));
}
