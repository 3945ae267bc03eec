/**
 * A column in the making from the vectors of a DuckDB result: one builder per column takes chunk after chunk and gives a
 * typed column at the end. Numbers, dates and booleans are copied as they lie in the engine's memory; all other types go
 * value by value. O(rows).
 *
 * Types: whole numbers, DECIMAL and floats → number (BIGINT and HUGEINT that leave ±2^53 → string, with the reason);
 * TIMESTAMP variants and DATE → date; BOOLEAN → boolean; VARCHAR, ENUM, UUID, TIME, INTERVAL, BIT → string; BLOB → base64
 * string; JSON → by the kinds of its values; LIST, ARRAY, STRUCT, MAP, UNION → json.
 */
import type { DuckDBType, DuckDBVector } from "@duckdb/node-api";
import type { Column, ColumnType } from "./column.ts";
import { inferValues } from "./infer-values.ts";
import { encode, validity } from "./infer.ts";

/** The engine's numbers of types (`DuckDBTypeId`), written out so that the native package is loaded only on use. */
const TYPE = {
  boolean: 1,
  bigint: 5,
  ubigint: 9,
  float: 10,
  double: 11,
  timestamp: 12,
  date: 13,
  hugeint: 16,
  varchar: 17,
  blob: 18,
  decimal: 19,
  timestampS: 20,
  timestampMs: 21,
  timestampNs: 22,
  uhugeint: 32,
  timestampTz: 31,
  bignum: 35,
  sqlnull: 36,
} as const;

const SMALL_INTEGERS: ReadonlySet<number> = new Set([2, 3, 4, 6, 7, 8]);
const BIG_INTEGERS: ReadonlySet<number> = new Set([
  TYPE.bigint,
  TYPE.ubigint,
  TYPE.hugeint,
  TYPE.uhugeint,
  TYPE.bignum,
]);
/** Units of a timestamp in a millisecond, as a divisor. */
const TIMESTAMPS: ReadonlyMap<number, number> = new Map([
  [TYPE.timestamp, 1e3],
  [TYPE.timestampTz, 1e3],
  [TYPE.timestampS, 1e-3],
  [TYPE.timestampMs, 1],
  [TYPE.timestampNs, 1e6],
]);
const NESTED: ReadonlySet<number> = new Set([24, 25, 26, 28, 33, 41]);
const DAY = 86_400_000;
/** Milliseconds from 1970 that a Date holds, both ways. */
export const MAX_DATE = 8.64e15;

export interface ColumnBuilder {
  push(vector: DuckDBVector, count: number): void;
  column(): Column;
}

/** The builder for a column of the given type. */
export function columnBuilder(name: string, type: DuckDBType): ColumnBuilder {
  const id = type.typeId as number;
  if (SMALL_INTEGERS.has(id) || id === TYPE.float || id === TYPE.double || id === TYPE.decimal)
    return new NumberBuilder(name, type);
  if (BIG_INTEGERS.has(id)) return new BigIntegerBuilder(name, type);
  if (TIMESTAMPS.has(id) || id === TYPE.date) return new DateBuilder(name, type);
  if (id === TYPE.boolean) return new BooleanBuilder(name);
  if (NESTED.has(id)) return new JsonBuilder(name, jsonValue);
  if (type.alias === "JSON") return new JsonBuilder(name, (value) => JSON.parse(value as string) as unknown);
  return new StringBuilder(name, id === TYPE.blob ? base64 : String, id === TYPE.sqlnull);
}

/** The column type that a DuckDB type becomes (for JSON and large integers: unless the values speak against it). */
export function columnTypeOf(typeName: string): ColumnType {
  if (/\[|^STRUCT|^MAP|^UNION|^JSON|^VARIANT/.test(typeName)) return "json";
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL.*|BIGNUM)$/.test(typeName))
    return "number";
  if (/^(?:TIMESTAMP|DATE)/.test(typeName)) return "date";
  return typeName === "BOOLEAN" ? "boolean" : "string";
}

interface RawVector {
  readonly items?: ArrayLike<number> & ArrayLike<bigint>;
  readonly validity?: { readonly data: BigUint64Array | null; readonly offset: number };
}

/**
 * 1 where the item is present; undefined when all are. Reads the engine's bits directly: the package's own test of one bit
 * makes two bigints for each value.
 */
export function presence(vector: DuckDBVector, count: number): Uint8Array | undefined {
  const validity = (vector as unknown as RawVector).validity;
  if (validity?.data === null) return undefined;
  const present = new Uint8Array(count);
  if (validity === undefined || validity.offset !== 0) {
    for (let i = 0; i < count; i++) present[i] = vector.getItem(i) === null ? 0 : 1;
    return present;
  }
  const bits = new Uint8Array(validity.data.buffer, validity.data.byteOffset, validity.data.byteLength);
  for (let i = 0; i < count; i++) present[i] = (bits[i >> 3]! >> (i & 7)) & 1;
  return present;
}

/** Values and presence that grow by doubling. */
class Buffers<T extends Float64Array | Int32Array | Uint8Array> {
  values: T;
  length = 0;
  #valid: Uint8Array | undefined;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.values = make(2048);
  }

  grow(count: number, present: Uint8Array | undefined): number {
    const start = this.length;
    const end = start + count;
    if (end > this.values.length) {
      const size = Math.max(end, this.values.length * 2);
      const wider = this.#make(size);
      wider.set(this.values);
      this.values = wider;
      if (this.#valid !== undefined) this.#valid = widened(this.#valid, size);
    }
    if (present !== undefined) {
      this.#valid ??= new Uint8Array(this.values.length).fill(1, 0, start);
      this.#valid.set(present, start);
    } else this.#valid?.fill(1, start, end);
    this.length = end;
    return start;
  }

  done(): { values: T; valid?: Uint8Array } {
    const valid = this.#valid?.subarray(0, this.length);
    return {
      values: this.values.subarray(0, this.length) as T,
      ...(valid === undefined || valid.every((each) => each === 1) ? {} : { valid }),
    };
  }
}

function widened(from: Uint8Array, length: number): Uint8Array {
  const to = new Uint8Array(length);
  to.set(from);
  return to;
}

class NumberBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #type: DuckDBType;
  readonly #buffers = new Buffers((n) => new Float64Array(n));

  constructor(name: string, type: DuckDBType) {
    this.#name = name;
    this.#type = type;
  }

  push(vector: DuckDBVector, count: number): void {
    const present = presence(vector, count);
    const start = this.#buffers.grow(count, present);
    const { values } = this.#buffers;
    const items = (vector as unknown as RawVector).items as ArrayLike<number> | undefined;
    if (items === undefined)
      for (let i = 0; i < count; i++) values[start + i] = Number(String(vector.getItem(i) ?? NaN));
    else if (present === undefined) values.set(items, start);
    else for (let i = 0; i < count; i++) values[start + i] = present[i] === 1 ? items[i]! : NaN;
  }

  column(): Column {
    const done = this.#buffers.done();
    const physical = String(this.#type);
    return {
      name: this.#name,
      type: "number",
      ...done,
      integer: isWhole(done.values),
      ...(physical.startsWith("DECIMAL")
        ? { inferred: { why: `${physical}, as the nearest numbers`, kinds: { number: done.values.length } } }
        : {}),
    };
  }
}

function isWhole(values: Float64Array): boolean {
  let some = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    some = true;
  }
  return some;
}

class BigIntegerBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #type: DuckDBType;
  readonly #buffers = new Buffers((n) => new Float64Array(n));
  /** Texts of all rows from the moment when a value left ±2^53. */
  #texts: (string | null)[] | undefined;

  constructor(name: string, type: DuckDBType) {
    this.#name = name;
    this.#type = type;
  }

  push(vector: DuckDBVector, count: number): void {
    const present = presence(vector, count);
    const start = this.#buffers.grow(count, present);
    const { values } = this.#buffers;
    const items = (vector as unknown as RawVector).items as ArrayLike<bigint> | undefined;
    let unsafe = false;
    for (let i = 0; i < count; i++) {
      if (present !== undefined && present[i] === 0) {
        values[start + i] = NaN;
        continue;
      }
      const value = Number(items === undefined ? vector.getItem(i) : items[i]);
      values[start + i] = value;
      if (!Number.isSafeInteger(value)) unsafe = true;
    }
    if (unsafe && this.#texts === undefined)
      this.#texts = Array.from(values.subarray(0, start), (value) =>
        Number.isNaN(value) ? null : String(value),
      );
    if (this.#texts !== undefined)
      for (let i = 0; i < count; i++) {
        const value = vector.getItem(i);
        this.#texts.push(value === null ? null : String(value));
      }
  }

  column(): Column {
    if (this.#texts !== undefined) {
      const coded = encode(this.#texts);
      const why = `${String(this.#type)} with whole numbers beyond 2^53, which would be rounded; kept as text`;
      const kinds = { number: this.#texts.length };
      return {
        name: this.#name,
        type: "string",
        ...coded,
        ...validity(coded.codes),
        inferred: { why, kinds },
      };
    }
    return { name: this.#name, type: "number", ...this.#buffers.done(), integer: true };
  }
}

class DateBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #type: DuckDBType;
  readonly #buffers = new Buffers((n) => new Float64Array(n));
  /** Texts of all rows from the moment when a value left the range of a Date. */
  #texts: (string | null)[] | undefined;

  constructor(name: string, type: DuckDBType) {
    this.#name = name;
    this.#type = type;
  }

  push(vector: DuckDBVector, count: number): void {
    const present = presence(vector, count);
    const start = this.#buffers.grow(count, present);
    const { values } = this.#buffers;
    const { items } = vector as unknown as RawVector;
    const unit = TIMESTAMPS.get(this.#type.typeId as number);
    let outside = false;
    for (let i = 0; i < count; i++) {
      if (present !== undefined && present[i] === 0) values[start + i] = NaN;
      else values[start + i] = unit === undefined ? items![i]! * DAY : Number(items![i]!) / unit;
      if (Math.abs(values[start + i]!) > MAX_DATE) outside = true;
    }
    if (outside && this.#texts === undefined)
      this.#texts = Array.from(values.subarray(0, start), (ms) =>
        Number.isNaN(ms) ? null : new Date(ms).toISOString(),
      );
    for (let i = 0; this.#texts !== undefined && i < count; i++) {
      const ms = values[start + i]!;
      const item = Math.abs(ms) > MAX_DATE ? vector.getItem(i) : null;
      this.#texts.push(Number.isNaN(ms) ? null : item === null ? new Date(ms).toISOString() : String(item));
    }
  }

  column(): Column {
    if (this.#texts !== undefined) {
      const coded = encode(this.#texts);
      const why = `${String(this.#type)} with moments beyond the years ±271,821 or infinite ones, which no Date holds; kept as text`;
      const kinds = { date: this.#texts.length };
      return {
        name: this.#name,
        type: "string",
        ...coded,
        ...validity(coded.codes),
        inferred: { why, kinds },
      };
    }
    const done = this.#buffers.done();
    const hasTime =
      (this.#type.typeId as number) !== TYPE.date &&
      done.values.some((value) => value % DAY !== 0 && value === value);
    return { name: this.#name, type: "date", ...done, hasTime };
  }
}

class BooleanBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #buffers = new Buffers((n) => new Uint8Array(n));

  constructor(name: string) {
    this.#name = name;
  }

  push(vector: DuckDBVector, count: number): void {
    const present = presence(vector, count);
    const start = this.#buffers.grow(count, present);
    const { values } = this.#buffers;
    for (let i = 0; i < count; i++) {
      const value = vector.getItem(i);
      values[start + i] = value === null ? 255 : value === true ? 1 : 0;
    }
  }

  column(): Column {
    return { name: this.#name, type: "boolean", ...this.#buffers.done() };
  }
}

class StringBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #text: (value: unknown) => string;
  readonly #onlyNulls: boolean;
  readonly #buffers = new Buffers((n) => new Int32Array(n));
  readonly #codes = new Map<string, number>();

  constructor(name: string, text: (value: unknown) => string, onlyNulls: boolean) {
    this.#name = name;
    this.#text = text;
    this.#onlyNulls = onlyNulls;
  }

  push(vector: DuckDBVector, count: number): void {
    const present = this.#onlyNulls ? new Uint8Array(count) : presence(vector, count);
    const start = this.#buffers.grow(count, present);
    const { values } = this.#buffers;
    for (let i = 0; i < count; i++) {
      if (present !== undefined && present[i] === 0) {
        values[start + i] = -1;
        continue;
      }
      const value = vector.getItem(i);
      const text = typeof value === "string" ? value : this.#text(value);
      let code = this.#codes.get(text);
      if (code === undefined) this.#codes.set(text, (code = this.#codes.size));
      values[start + i] = code;
    }
  }

  column(): Column {
    const { values, ...valid } = this.#buffers.done();
    return { name: this.#name, type: "string", codes: values, dictionary: [...this.#codes.keys()], ...valid };
  }
}

class JsonBuilder implements ColumnBuilder {
  readonly #name: string;
  readonly #convert: (value: unknown) => unknown;
  readonly #values: unknown[] = [];

  constructor(name: string, convert: (value: unknown) => unknown) {
    this.#name = name;
    this.#convert = convert;
  }

  push(vector: DuckDBVector, count: number): void {
    for (let i = 0; i < count; i++) {
      const value = vector.getItem(i);
      const converted = value === null ? undefined : this.#convert(value);
      this.#values.push(converted === null ? undefined : converted);
    }
  }

  column(): Column {
    return inferValues(this.#name, this.#values);
  }
}

function base64(value: unknown): string {
  return Buffer.from((value as { bytes: Uint8Array }).bytes).toString("base64");
}

/** A nested value of the engine as plain JSON: lists to arrays, structs and maps to objects, the rest to scalars or text. */
function jsonValue(value: unknown): unknown {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  const {
    items,
    entries,
    value: inner,
    tag,
    scale,
  } = value as {
    items?: readonly unknown[];
    entries?: readonly { key: unknown; value: unknown }[] | Record<string, unknown>;
    value?: unknown;
    tag?: string;
    scale?: number;
  };
  if (items !== undefined) return items.map(jsonValue);
  if (Array.isArray(entries))
    return Object.fromEntries(
      (entries as readonly { key: unknown; value: unknown }[]).map((each) => [
        String(jsonValue(each.key)),
        jsonValue(each.value),
      ]),
    );
  if (entries !== undefined)
    return Object.fromEntries(
      Object.entries(entries as Record<string, unknown>).map(([key, each]) => [key, jsonValue(each)]),
    );
  if (tag !== undefined) return jsonValue(inner);
  return scale === undefined ? String(value) : Number(String(value));
}
