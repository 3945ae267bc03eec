/**
 * The type of a column of JavaScript values: the values' own types decide, nothing is parsed unless asked.
 *
 * Numbers, bigints that fit 2^53, booleans, strings and Dates give the column of that type; null and undefined are missing,
 * NaN is kept as a number that is none. Nested values, and scalars of several kinds, are left as they are (type json) with
 * their kinds counted. Linear in rows.
 */
import type { Column, Inference } from "./column.ts";
import { readDates } from "./date-text.ts";
import { encode, inferStrings, nominalNote, readsAsNumber, validity, type InferOptions } from "./infer.ts";

export interface InferValuesOptions extends InferOptions {
  /** Reads a column of strings as `inferStrings` does: numbers, booleans and dates in text. Default false. */
  readonly parse?: boolean;
}

/**
 * The column of values of any kind; typed arrays become columns without a look at each kind.
 * @throws TypeError for functions, symbols and values that hold themselves, which are no data.
 */
export function inferValues(
  name: string,
  values: ArrayLike<unknown>,
  options: InferValuesOptions = {},
): Column {
  if (values instanceof Float64Array || values instanceof Float32Array || isWhole(values))
    return numbers(
      name,
      new Float64Array(values as ArrayLike<number>),
      undefined,
      "a typed array of numbers",
    );
  refuseNoData(name, values);
  const { kinds, missing } = kindsOf(values);
  const present = values.length - missing;
  const ranked = Object.keys(kinds);
  const inferred: Inference = { why: whyOne(ranked[0] ?? "", present), kinds };
  const valid =
    missing === 0
      ? {}
      : { valid: Uint8Array.from({ length: values.length }, (_, i) => (isNull(values[i]) ? 0 : 1)) };

  if (present === 0 || (ranked.length === 1 && ranked[0] === "string")) {
    const texts = values as ArrayLike<string | null | undefined>;
    if (options.parse === true && present > 0) return inferStrings(name, texts, options);
    const coded = encode(present === 0 ? Array.from({ length: values.length }, () => null) : texts);
    const why =
      present === 0 ? "no value is present" : `all ${present} values are strings${hint(coded.dictionary)}`;
    return { name, type: "string", ...coded, ...validity(coded.codes), inferred: { why, kinds } };
  }
  if (ranked.every((kind) => kind === "number" || kind === "bigint")) {
    const big = "bigint" in kinds ? bigTextOf(values) : undefined;
    if (big !== undefined)
      return {
        name,
        type: "string",
        ...big,
        ...valid,
        inferred: { why: "whole numbers beyond 2^53 would be rounded; kept as text", kinds },
      };
    const array = Float64Array.from({ length: values.length }, (_, i) =>
      isNull(values[i]) ? NaN : Number(values[i]),
    );
    return numbers(name, array, valid.valid, undefined, kinds);
  }
  if (ranked.length === 1 && ranked[0] === "boolean") {
    const array = Uint8Array.from({ length: values.length }, (_, i) => {
      const value = values[i];
      return isNull(value) ? 255 : value === true ? 1 : 0;
    });
    return { name, type: "boolean", values: array, ...valid, inferred };
  }
  if (ranked.length === 1 && ranked[0] === "date") {
    const array = Float64Array.from({ length: values.length }, (_, i) =>
      isNull(values[i]) ? NaN : (values[i] as Date).getTime(),
    );
    const hasTime = array.some((ms) => ms % 86_400_000 !== 0 && !Number.isNaN(ms));
    return { name, type: "date", values: array, hasTime, ...valid, inferred };
  }
  const plain = Array.from({ length: values.length }, (_, i) => {
    const value = values[i];
    return isNull(value) ? undefined : value;
  });
  return { name, type: "json", values: plain, ...valid, inferred: { why: whyJson(kinds, present), kinds } };
}

/** Kinds of the present values of a json column, or of any list: most frequent first. */
export function kindsOf(values: ArrayLike<unknown>): {
  readonly kinds: Readonly<Record<string, number>>;
  readonly missing: number;
} {
  const counts = new Map<string, number>();
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (isNull(value)) {
      missing++;
      continue;
    }
    const kind = kindOf(value);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return { kinds: Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1])), missing };
}

function refuseNoData(name: string, values: ArrayLike<unknown>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const got =
      typeof value === "function" || typeof value === "symbol"
        ? `a ${typeof value}`
        : typeof value === "object" && value !== null && holdsItself(value, [])
          ? "a value that holds itself"
          : undefined;
    if (got !== undefined)
      throw new TypeError(
        `column "${name}": values must be data (numbers, strings, booleans, Dates, nested arrays and records); got ${got} in row ${i}; take it out`,
      );
  }
}

function holdsItself(value: object, above: readonly object[]): boolean {
  if (above.includes(value)) return true;
  if (value instanceof Date || ArrayBuffer.isView(value)) return false;
  const path = [...above, value];
  for (const each of Array.isArray(value) ? value : Object.values(value))
    if (typeof each === "object" && each !== null && holdsItself(each as object, path)) return true;
  return false;
}

/** `number`, `bigint`, `boolean`, `string`, `date`, `array` or `object`. */
function kindOf(value: unknown): string {
  if (typeof value !== "object") return typeof value;
  return value instanceof Date ? "date" : Array.isArray(value) ? "array" : "object";
}

/** null, undefined, and Dates that are none. */
function isNull(value: unknown): boolean {
  return value === null || value === undefined || (value instanceof Date && Number.isNaN(value.getTime()));
}

function isWhole(values: unknown): boolean {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof DataView) &&
    !(values instanceof BigInt64Array) &&
    !(values instanceof BigUint64Array)
  );
}

function numbers(
  name: string,
  values: Float64Array,
  valid: Uint8Array | undefined,
  why?: string,
  kinds?: Inference["kinds"],
): Column {
  let [integer, present] = [true, 0];
  const distinct = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    present++;
    if (!Number.isInteger(value)) integer = false;
    if (distinct.size <= 20) distinct.add(value);
  }
  integer &&= present > 0;
  const note = integer ? nominalNote(distinct.size, present) : "";
  return {
    name,
    type: "number",
    values,
    integer,
    ...(valid === undefined ? {} : { valid }),
    inferred: {
      why: `${why ?? whyOne("number", present)}${note}`,
      kinds: kinds ?? { number: values.length },
    },
  };
}

/** Texts when some number cannot be held exactly; undefined when all can. */
function bigTextOf(
  values: ArrayLike<unknown>,
): { codes: Int32Array; dictionary: readonly string[] } | undefined {
  let exact = true;
  for (let i = 0; i < values.length && exact; i++) {
    const value = values[i];
    if (typeof value === "bigint") exact = Number.isSafeInteger(Number(value));
  }
  if (exact) return undefined;
  return encode(Array.from(values, (value) => (isNull(value) ? null : String(value))));
}

function whyOne(kind: string, present: number): string {
  const words: Record<string, string> = {
    number: "numbers",
    bigint: "whole numbers",
    boolean: "booleans",
    date: "dates",
  };
  return present === 0 ? "no value is present" : `all ${present} values are ${words[kind] ?? kind}`;
}

function whyJson(kinds: Inference["kinds"], present: number): string {
  const entries = Object.entries(kinds);
  if (entries.length === 1) return `nested values (${entries[0]![0]}); kept as they are`;
  const [first, ...rest] = entries;
  return `${rest.map(([kind, count]) => `${count} ${kind}`).join(", ")} among ${first![1]} ${first![0]} values of ${present}; kept as they are`;
}

/** What the strings could be read as, for those who want it; judged on the first thousand distinct ones. */
function hint(dictionary: readonly string[]): string {
  const some = dictionary.slice(0, 1000);
  if (some.every(readsAsNumber)) return "; they read as numbers (parse: true makes them such)";
  if (readDates(some).read === some.length) return "; they read as dates (parse: true makes them such)";
  return "";
}
