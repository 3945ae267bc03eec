/**
 * Records with typed arrays as JSON and back: a typed array becomes `{"$float64": base64}` (little-endian bytes), a number that JSON
 * lacks `{"$number": "NaN"}`. Everything else is plain JSON; keys that begin with "$" are ours. O(bytes).
 */
import { Buffer } from "node:buffer";

const kinds = {
  $float64: Float64Array,
  $float32: Float32Array,
  $int32: Int32Array,
  $uint32: Uint32Array,
  $int16: Int16Array,
  $uint16: Uint16Array,
  $int8: Int8Array,
  $uint8: Uint8Array,
} as const;

type Kind = keyof typeof kinds;
type Typed = InstanceType<(typeof kinds)[Kind]>;

/** @throws TypeError on a value that JSON cannot hold: a function, a class instance, a Map. */
export function toStored(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
  if (Object.is(value, -0)) return { $number: "-0" };
  if (value === null || value === undefined || typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (ArrayBuffer.isView(value)) {
    for (const [kind, type] of Object.entries(kinds))
      if (value instanceof type)
        return { [kind]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }
  if (Array.isArray(value)) return value.map(toStored);
  const prototype: unknown = typeof value === "object" ? Object.getPrototypeOf(value) : undefined;
  if (prototype === Object.prototype || prototype === null)
    return Object.fromEntries(
      Object.entries(value as object)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => [key, toStored(each)]),
    );
  throw new TypeError(
    `toStored: only numbers, text, arrays, typed arrays and plain records can be stored; got ${typeof value === "object" ? value.constructor.name : typeof value}`,
  );
}

/** The inverse of `toStored`. @throws RangeError on base64 that is no whole number of elements. */
export function fromStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromStored);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (
    entries.length === 1 &&
    first !== undefined &&
    first[0].startsWith("$") &&
    typeof first[1] === "string"
  ) {
    if (first[0] === "$number") return Number(first[1]);
    if (first[0] in kinds) return typed(first[0] as Kind, first[1]);
  }
  return Object.fromEntries(entries.map(([key, each]) => [key, fromStored(each)]));
}

function typed(kind: Kind, text: string): Typed {
  const bytes = Buffer.from(text, "base64");
  const type = kinds[kind];
  if (bytes.length % type.BYTES_PER_ELEMENT !== 0)
    throw new RangeError(
      `fromStored: ${kind} needs a multiple of ${type.BYTES_PER_ELEMENT} bytes; got ${bytes.length}; the text is cut or damaged`,
    );
  // A copy: buffers of the pool start at any byte.
  const own = new Uint8Array(bytes);
  return new type(own.buffer);
}
