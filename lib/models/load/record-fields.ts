/**
 * Fields of a record that somebody else wrote, taken with their type and length checked, so that a damaged model file is refused by
 * the name of the field. Numbers may be written as texts ("5E-1"), `null` or "nan" for NaN, "inf" and "-inf".
 */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** @throws RangeError when the field is no record. */
export function recordOf(from: Fields, key: string): Fields {
  const value = from[key];
  return isRecord(value) ? value : refuse(`"${key}" must be a record`, value);
}

/** @throws RangeError when the field is no list. */
export function listOf(from: Fields, key: string): readonly unknown[] {
  const value = from[key];
  if (Array.isArray(value)) return value as readonly unknown[];
  if (isNumbers(value)) return Array.from(value);
  return refuse(`"${key}" must be a list`, value);
}

/** @throws RangeError when the field is no text. */
export function textOf(from: Fields, key: string): string {
  const value = from[key];
  return typeof value === "string" ? value : refuse(`"${key}" must be a text`, value);
}

/** @throws RangeError when the field is no number, or lies outside of the bounds. */
export function wholeOf(from: Fields, key: string, least: number, most = 2 ** 31 - 1): number {
  const value = numberOf(from[key]);
  if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(`"${key}" must be a whole number from ${least} to ${most}`, from[key]);
}

/** A number that may be absent. */
export function optionalNumber(from: Fields, key: string): number | undefined {
  const value = from[key];
  if (value === undefined || value === null) return undefined;
  return numberOf(value) ?? refuse(`"${key}" must be a number`, value);
}

/**
 * A list of numbers, one level deep or nested (then flattened row by row).
 * @throws RangeError when the field is no such list, or has another length.
 */
export function numbersOf(from: Fields, key: string, length?: number): Float64Array {
  const numbers = numbersFrom(`"${key}"`, from[key]);
  if (length !== undefined && numbers.length !== length)
    refuse(`"${key}" must hold ${length} numbers`, `${numbers.length}`);
  return numbers;
}

/** The same for whole numbers that fit 32 bits. */
export function wholesOf(from: Fields, key: string, length?: number): Int32Array {
  const numbers = numbersOf(from, key, length);
  for (const value of numbers)
    if (value !== (value | 0)) refuse(`"${key}" must hold whole numbers of 32 bits`, value);
  return Int32Array.from(numbers);
}

/** A number, a list or lists of lists as one row of numbers. */
export function numbersFrom(what: string, value: unknown): Float64Array {
  if (isNumbers(value)) return Float64Array.from(value);
  if (!Array.isArray(value))
    return Float64Array.of(numberOf(value) ?? refuse(`${what} must hold numbers`, value));
  const out: number[] = [];
  const walk = (list: readonly unknown[], depth: number): void => {
    for (const each of list) {
      if (Array.isArray(each) && depth < 4) walk(each, depth + 1);
      else if (isNumbers(each)) for (const number of each) out.push(number);
      else
        out.push(each === null ? Number.NaN : (numberOf(each) ?? refuse(`${what} must hold numbers`, each)));
    }
  };
  walk(value, 0);
  return Float64Array.from(out);
}

/** @throws RangeError in the words of a rule that a file breaks. */
export function refuse(rule: string, got: unknown): never {
  const text =
    typeof got === "string"
      ? JSON.stringify(got)
      : Array.isArray(got)
        ? "a list"
        : isRecord(got)
          ? "a record"
          : String(got);
  throw new RangeError(`${rule}; got ${text === undefined ? "nothing" : text.slice(0, 80)}`);
}

type Numbers = Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const special = SPECIAL[value.trim().toLowerCase()];
  if (special !== undefined) return special;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

const SPECIAL: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  "-nan": Number.NaN,
  inf: Infinity,
  infinity: Infinity,
  "-inf": -Infinity,
  "-infinity": -Infinity,
};
