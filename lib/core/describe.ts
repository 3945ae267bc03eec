/**
 * A short description of any value: type, size, one-line preview. Data frames, tensors and arrays are known by their
 * structure (`shape`, `numRows`, `length`), never by their class.
 */
import { inspect } from "node:util";

export interface Description {
  /** Constructor's name, or the primitive type. */
  readonly type: string;
  /** `120×4`, `17`, or empty when the value has no size. */
  readonly size: string;
  /** At most `width` letters, on one line. */
  readonly preview: string;
}

/** Describes a value without throwing, whatever its getters do. */
export function describe(value: unknown, width = 60): Description {
  return {
    type: attempt(() => typeName(value), "object"),
    size: attempt(() => sizeOf(value), ""),
    preview: attempt(() => previewOf(value, width), "…"),
  };
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "function")
    return /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : "function";
  if (typeof value !== "object") return typeof value;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null;
  const name = prototype?.constructor?.name;
  return typeof name === "string" && name !== "" ? name : "Object";
}

function sizeOf(value: unknown): string {
  if (typeof value === "string") return String(value.length);
  if (typeof value !== "object" || value === null) return "";
  if (Array.isArray(value)) {
    const width = Array.isArray(value[0]) ? value[0].length : 0;
    const matrix =
      width > 0 && value.slice(0, 1000).every((row) => Array.isArray(row) && row.length === width);
    return matrix ? `${value.length}×${width}` : String(value.length);
  }
  if (value instanceof ArrayBuffer) return `${value.byteLength} bytes`;
  if (ArrayBuffer.isView(value)) return String((value as Uint8Array).length ?? `${value.byteLength} bytes`);
  if (value instanceof Map || value instanceof Set) return String(value.size);
  return shapeOf(value) ?? (isPlain(value) ? String(Object.keys(value).length) : "");
}

/** Rows and columns of anything like a data frame or a tensor. */
function shapeOf(value: object): string | undefined {
  const facts = value as Record<string, unknown>;
  const shape = facts["shape"];
  if (Array.isArray(shape) && shape.every((n) => typeof n === "number")) return shape.join("×");
  if (typeof shape === "object" && shape !== null && "height" in shape && "width" in shape)
    return `${String(shape.height)}×${String(shape.width)}`;
  const count = (name: string): number | undefined => {
    const member = facts[name];
    const given: unknown = typeof member === "function" ? member.call(value) : member;
    return typeof given === "number" ? given : undefined;
  };
  const rows = count("numRows");
  const columns = count("numCols");
  if (rows !== undefined && columns !== undefined) return `${rows}×${columns}`;
  for (const name of ["length", "size"]) {
    const length = typeof facts[name] === "number" ? (facts[name] as number) : undefined;
    if (length !== undefined && !isPlain(value)) return String(length);
  }
  return undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Keys of an object that are inspected: `inspect` itself would go through all of them. */
const PREVIEW_KEYS = 12;

function previewOf(value: unknown, width: number): string {
  if (typeof value === "function") return shorten(Function.prototype.toString.call(value), width);
  const columns = columnsOf(value);
  if (columns !== undefined) return shorten(columns.join(", "), width);
  const options = {
    depth: 1,
    breakLength: Infinity,
    compact: true,
    maxArrayLength: 8,
    maxStringLength: width,
    colors: false,
  };
  const keys = typeof value === "object" && value !== null && isPlain(value) ? Object.keys(value) : [];
  const shown =
    keys.length > PREVIEW_KEYS
      ? Object.fromEntries(
          keys.slice(0, PREVIEW_KEYS).map((key) => [key, (value as Record<string, unknown>)[key]]),
        )
      : value;
  return shorten(inspect(shown, options), width);
}

/** Column names of a data frame. */
function columnsOf(value: unknown): string[] | undefined {
  if (typeof value !== "object" || value === null || isPlain(value) || Array.isArray(value)) return undefined;
  const { columns, columnNames } = value as { columns?: unknown; columnNames?: unknown };
  const names: unknown = typeof columnNames === "function" ? Reflect.apply(columnNames, value, []) : columns;
  const found = Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === "string");
  return found ? names : undefined;
}

/** One line of at most `width` letters, cut between letters. */
export function shorten(value: string, width: number): string {
  const line = value
    .slice(0, width * 8)
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...line];
  return letters.length > width ? `${letters.slice(0, width - 1).join("")}…` : line;
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
