/**
 * JSON as Python's `json` module writes and reads it: floats keep their point (`1.0`), NaN and the infinities stand as
 * bare words, text is ASCII. Optuna's storages hold such text, so what is written here must read there the same.
 */

/** A number that Python is to read as a float even where it is whole. */
export class PythonFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export interface PythonJsonOptions {
  /** No blanks after commas and colons, as the journal storage writes. */
  readonly compact?: boolean;
}

/**
 * The JSON text of a value. Whole numbers are written without a point, unless they come as `PythonFloat`.
 * @throws TypeError for what JSON cannot hold (functions, symbols, bigints, cycles).
 */
export function toPythonJson(value: unknown, options: PythonJsonOptions = {}): string {
  const comma = options.compact === true ? "," : ", ";
  const colon = options.compact === true ? ":" : ": ";
  const open = new Set<object>();

  function write(item: unknown): string {
    if (item === null || item === undefined) return "null";
    if (typeof item === "boolean") return item ? "true" : "false";
    if (typeof item === "number")
      return Number.isSafeInteger(item) && !Object.is(item, -0) ? String(item) : pythonFloat(item);
    if (typeof item === "string") return ascii(item);
    if (item instanceof PythonFloat) return pythonFloat(item.value);
    if (item instanceof Date) return ascii(item.toISOString());
    if (typeof item !== "object")
      throw new TypeError(
        `JSON: values are text, numbers, true, false, null, lists and records; got a ${typeof item}`,
      );
    if (open.has(item)) throw new TypeError("JSON: a value contains itself; store a copy without the cycle");
    open.add(item);
    const text = isList(item)
      ? `[${Array.from(item, write).join(comma)}]`
      : `{${Object.entries(item)
          .filter(([, field]) => field !== undefined)
          .map(([key, field]) => ascii(key) + colon + write(field))
          .join(comma)}}`;
    open.delete(item);
    return text;
  }

  return write(value);
}

/** A float as Python prints it: `1.0`, `1e-05`, `1e+16`, `NaN`, `-Infinity`. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16)
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

/**
 * Reads such text. NaN and infinities become numbers again.
 * @throws SyntaxError when the text is not JSON.
 */
export function fromPythonJson(text: string): unknown {
  if (!bareWord.test(text)) return JSON.parse(text);
  const marked = text.replace(token, (word) => (word.startsWith('"') ? word : `"${escapedMark}${word}"`));
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}

const bareWord = /NaN|Infinity/;
const token = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
const mark = "\u0001assay:";
const escapedMark = JSON.stringify(mark).slice(1, -1);

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isList(item: object): item is readonly unknown[] {
  return Array.isArray(item) || (ArrayBuffer.isView(item) && !(item instanceof DataView));
}
