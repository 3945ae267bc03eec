/**
 * The type of a column of text, as it comes from CSV: number, boolean, date or string, decided on every value.
 *
 * A type is given only if all present values read as it, so no value is ever lost. When at least 95 % do, the column stays
 * text and `inferred.why` names the minority, so that its reader can declare it missing (`missing: ["", "n/a"]`).
 * - Missing is the empty text alone, unless told otherwise: pandas' long list ("NA", "None", "null" …) hides real categories.
 * - Numbers: decimal, sign, exponent; NaN and infinities beside other numbers. Leading zeros ("00501") are codes and
 *   whole numbers beyond 2^53 would be rounded: both stay text.
 * - Booleans: true and false in any case. Dates: see `date-text.ts`; day and month are swapped on request only.
 * Cost: one hash per value, one parse per distinct value.
 */
import type { Column, Inference, StringColumn } from "./column.ts";
import { readDates } from "./date-text.ts";

export interface InferOptions {
  /** Texts that stand for a missing value; default `[""]`. Compared exactly. */
  readonly missing?: readonly string[];
  /** The order of day and month in `03/04/2012`. Default: whatever some value proves; none is guessed. */
  readonly dates?: "dmy" | "mdy";
}

/** Texts as positions in a dictionary of distinct texts; -1 is missing. */
export interface Coded {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

/** The share of values that must read as a type for the rest to be named a minority. */
const majority = 0.95;

/**
 * The column of texts. null and undefined are missing, as are the texts of `missing`.
 * @throws nothing: what has no better type is a string column.
 */
export function inferStrings(
  name: string,
  values: ArrayLike<string | null | undefined> | Coded,
  options: InferOptions = {},
): Column {
  const { codes, dictionary } = withoutTokens(
    "codes" in values ? values : encode(values),
    options.missing ?? [""],
  );
  const counts = new Float64Array(dictionary.length);
  let present = 0;
  for (const code of codes)
    if (code >= 0) {
      counts[code]!++;
      present++;
    }
  const text = (why: string, kinds: Inference["kinds"]): StringColumn => ({
    name,
    type: "string",
    codes,
    dictionary,
    ...validity(codes),
    inferred: { why, kinds },
  });
  if (present === 0) return text("no value is present", {});

  const numbers = readNumbers(dictionary, counts);
  if (numbers.count === present && numbers.finite > 0) {
    if (numbers.leadingZero !== undefined)
      return text(`numbers with leading zeros ("${numbers.leadingZero}") are codes; kept as text`, {
        number: present,
      });
    if (numbers.tooLong !== undefined)
      return text(`whole numbers beyond 2^53 ("${numbers.tooLong}") would be rounded; kept as text`, {
        number: present,
      });
    return numberColumn(name, codes, numbers.values, present, dictionary.length);
  }
  const booleans = readBooleans(dictionary, counts);
  if (booleans.count === present) return booleanColumn(name, codes, booleans.values, present);

  const dates = readDates(dictionary, options.dates);
  const read = counted(counts, (i) => !Number.isNaN(dates.values[i]!));
  if (read === present) {
    const order = dates.order === "none" ? "" : ` (${dates.order === "dmy" ? "day" : "month"} first)`;
    return {
      name,
      type: "date",
      values: spread(codes, dates.values),
      hasTime: dates.hasTime,
      ...validity(codes),
      inferred: { why: `all ${present} values are dates${order}`, kinds: { date: present } },
    };
  }

  if (dates.order === "ambiguous")
    return text(
      'dates whose day and month cannot be told apart; kept as text; say dates: "dmy" or dates: "mdy"',
      { string: present },
    );
  if (dates.order === "conflicting")
    return text("dates, some with the day first and some with the month first; kept as text", {
      string: present,
    });
  const minorities = [
    { kind: "number", count: numbers.count, is: (i: number) => numbers.reads[i] === 1 },
    { kind: "boolean", count: booleans.count, is: (i: number) => booleans.values[i] !== 255 },
    { kind: "date", count: read, is: (i: number) => !Number.isNaN(dates.values[i]!) },
  ];
  const best = minorities.toSorted((a, b) => b.count - a.count)[0]!;
  const kinds = Object.fromEntries(
    [
      ...minorities.map(({ kind, count }) => [kind, count] as const),
      ["string", present - numbers.count - booleans.count - read] as const,
    ]
      .filter(([, count]) => count > 0)
      .toSorted((a, b) => b[1] - a[1]),
  );
  if (best.count / present < majority) return text("text", kinds);
  const odd = dictionary.filter((_, i) => counts[i]! > 0 && !best.is(i));
  return text(
    `${best.kind}, but ${present - best.count} of ${present} values do not read as one: ${quoted(odd)}; kept as text` +
      `; if they stand for missing values, say missing: ["", ${quoted(odd)}]`,
    kinds,
  );
}

/** Whether so few distinct whole numbers are perhaps categories: a note, never a change. */
export function nominalNote(distinct: number, present: number): string {
  return distinct <= 20 && distinct / present < 0.05
    ? `; only ${distinct} distinct whole numbers in ${present}: perhaps categories`
    : "";
}

/** Distinct texts in order of first appearance. */
export function encode(values: ArrayLike<string | null | undefined>): Coded {
  const codes = new Int32Array(values.length);
  const known = new Map<string, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      codes[i] = -1;
      continue;
    }
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = known.size));
    codes[i] = code;
  }
  return { codes, dictionary: [...known.keys()] };
}

/** `valid` for codes, absent when nothing is missing. */
export function validity(codes: Int32Array): { valid?: Uint8Array } {
  if (!codes.includes(-1)) return {};
  return { valid: Uint8Array.from(codes, (code) => (code < 0 ? 0 : 1)) };
}

function withoutTokens({ codes, dictionary }: Coded, tokens: readonly string[]): Coded {
  const gone = new Set(tokens);
  if (!dictionary.some((text) => gone.has(text))) return { codes, dictionary };
  const kept: string[] = [];
  const to = Int32Array.from(dictionary, (text) => (gone.has(text) ? -1 : kept.push(text) - 1));
  return { codes: codes.map((code) => (code < 0 ? -1 : to[code]!)), dictionary: kept };
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const special = /^(?:nan|[+-]?inf(?:inity)?)$/i;

/** Whether a text reads as a decimal number. */
export function readsAsNumber(text: string): boolean {
  return decimal.test(text.trim());
}

function readNumbers(
  dictionary: readonly string[],
  counts: Float64Array,
): {
  readonly values: Float64Array;
  readonly reads: Uint8Array;
  readonly count: number;
  readonly finite: number;
  readonly leadingZero: string | undefined;
  readonly tooLong: string | undefined;
} {
  const values = new Float64Array(dictionary.length).fill(NaN);
  const reads = new Uint8Array(dictionary.length);
  let [count, finite] = [0, 0];
  let leadingZero: string | undefined;
  let tooLong: string | undefined;
  for (const [i, text] of dictionary.entries()) {
    if (counts[i] === 0) continue;
    const trimmed = text.trim();
    if (decimal.test(trimmed)) {
      values[i] = Number(trimmed);
      finite += counts[i]!;
      if (leadingZero === undefined && /^[+-]?0\d/.test(trimmed)) leadingZero = text;
      if (
        tooLong === undefined &&
        Math.abs(values[i]!) > Number.MAX_SAFE_INTEGER &&
        /^[+-]?\d+$/.test(trimmed)
      )
        tooLong = text;
    } else if (special.test(trimmed)) {
      values[i] = /^nan$/i.test(trimmed) ? NaN : trimmed.startsWith("-") ? -Infinity : Infinity;
    } else continue;
    reads[i] = 1;
    count += counts[i]!;
  }
  return { values, reads, count, finite, leadingZero, tooLong };
}

function readBooleans(
  dictionary: readonly string[],
  counts: Float64Array,
): { readonly values: Uint8Array; readonly count: number } {
  const values = Uint8Array.from(dictionary, (text) => {
    if (text.length > 12) return 255;
    const lower = text.trim().toLowerCase();
    return lower === "true" ? 1 : lower === "false" ? 0 : 255;
  });
  return { values, count: counted(counts, (i) => values[i] !== 255) };
}

function numberColumn(
  name: string,
  codes: Int32Array,
  parsed: Float64Array,
  present: number,
  distinct: number,
): Column {
  const integer = parsed.every((value) => Number.isNaN(value) || Number.isInteger(value));
  const why = `all ${present} values are numbers${integer ? nominalNote(distinct, present) : ""}`;
  return {
    name,
    type: "number",
    values: spread(codes, parsed),
    integer,
    ...validity(codes),
    inferred: { why, kinds: { number: present } },
  };
}

function booleanColumn(name: string, codes: Int32Array, parsed: Uint8Array, present: number): Column {
  return {
    name,
    type: "boolean",
    values: Uint8Array.from(codes, (code) => (code < 0 ? 255 : parsed[code]!)),
    ...validity(codes),
    inferred: { why: `all ${present} values are true or false`, kinds: { boolean: present } },
  };
}

function spread(codes: Int32Array, parsed: Float64Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i]! < 0 ? NaN : parsed[codes[i]!]!;
  return values;
}

function counted(counts: Float64Array, is: (i: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (is(i)) sum += counts[i]!;
  return sum;
}

function quoted(texts: readonly string[]): string {
  const shown = texts
    .slice(0, 5)
    .map((text) => JSON.stringify(text.length > 30 ? `${text.slice(0, 29)}…` : text));
  return shown.join(", ") + (texts.length > 5 ? `, … ${texts.length - 5} more` : "");
}
