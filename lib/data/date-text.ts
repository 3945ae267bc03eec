/**
 * Dates in text: ISO 8601 and the common forms that can be read in one way only. A text without a zone is read as UTC.
 *
 * Taken: `2012-01-31`, `2012/01/31`, each with a time (`T08:03`, ` 08:03:59.5`, zone `Z` or `+02:00`); `Oct 11 2002`,
 * `October 11, 2002`, `11 Oct 2002`, `11-Oct-2002`; `31.12.2002` (day first, as wherever dots are written);
 * `31/12/2002` and `31-12-2002` only when some value of the column says which number is the day. Years have four digits.
 * One pass over the distinct texts.
 */

export interface DateReading {
  /** Milliseconds since 1970 for each text; NaN where the text is no date. */
  readonly values: Float64Array;
  /** How many texts are dates. */
  readonly read: number;
  readonly hasTime: boolean;
  /** The order of day and month that was used for `a/b/yyyy`: given, found, or why there is none. */
  readonly order: "none" | "dmy" | "mdy" | "ambiguous" | "conflicting";
}

/** Reads the distinct texts of one column. With `order` given, texts of the other order are no dates. */
export function readDates(texts: readonly string[], order?: "dmy" | "mdy"): DateReading {
  const values = new Float64Array(texts.length).fill(NaN);
  const open: { readonly at: number; readonly parts: readonly number[] }[] = [];
  let hasTime = false;
  let read = 0;
  for (const [i, text] of texts.entries()) {
    const form = parse(text.trim());
    if (form === undefined) continue;
    if (form.hasTime) hasTime = true;
    if (form.open) open.push({ at: i, parts: form.parts });
    else values[i] = moment(form.parts);
    if (!Number.isNaN(values[i]!)) read++;
  }
  if (open.length === 0) return { values, read, hasTime, order: "none" };
  const found = order ?? foundOrder(open.map(({ parts }) => parts));
  if (found === "ambiguous" || found === "conflicting") return { values, read, hasTime, order: found };
  for (const { at, parts } of open) {
    const [year, a, b, ...rest] = parts as [number, number, number, ...number[]];
    values[at] = moment(found === "dmy" ? [year, b, a, ...rest] : [year, a, b, ...rest]);
    if (!Number.isNaN(values[at]!)) read++;
  }
  return { values, read, hasTime, order: found };
}

interface Form {
  /** Year, month, day, milliseconds of the day in UTC; month and day as they stand when `open`. */
  readonly parts: readonly number[];
  readonly hasTime: boolean;
  readonly open: boolean;
}

const time = String.raw`(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);
const monthFirst = new RegExp(String.raw`^([A-Za-z]{3,9})\.?[ -](\d{1,2}),?[ -](\d{4})${time}$`);
const dayFirst = new RegExp(String.raw`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})${time}$`);

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function parse(text: string): Form | undefined {
  if (text.length < 8 || text.length > 45) return undefined;
  let m = yearFirst.exec(text);
  if (m !== null) return form(m, 5, Number(m[1]), Number(m[3]), Number(m[4]), false);
  m = yearLast.exec(text);
  if (m !== null) {
    const [a, b, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
    return m[2] === "." ? form(m, 5, year, b, a, false) : form(m, 5, year, a, b, true);
  }
  m = monthFirst.exec(text);
  if (m !== null) return form(m, 4, Number(m[3]), monthNumber(m[1]!), Number(m[2]), false);
  m = dayFirst.exec(text);
  if (m !== null) return form(m, 4, Number(m[3]), monthNumber(m[2]!), Number(m[1]), false);
  return undefined;
}

function form(m: RegExpExecArray, at: number, year: number, a: number, b: number, open: boolean): Form {
  if (m[at] === undefined) return { parts: [year, a, b, 0], hasTime: false, open };
  return { parts: [year, a, b, timeOfDay(m.slice(at))], hasTime: true, open };
}

/** Milliseconds since midnight UTC, NaN for a time that is none. */
function timeOfDay(m: readonly (string | undefined)[]): number {
  const [hours, minutes, seconds = "0", fraction = "0", half, zone] = m;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return NaN;
  const shift =
    zone === undefined || zone === "Z"
      ? 0
      : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith("-") ? -1 : 1);
  return (
    ((hour * 60 + Number(minutes) - shift) * 60 + Number(seconds)) * 1000 + Number(`0.${fraction}`) * 1000
  );
}

/** January is 1; 0 for a word that is no month. */
function monthNumber(word: string): number {
  const lower = word.toLowerCase();
  if (lower === "sept") return 9;
  return months.findIndex((month) => month === lower || (lower.length === 3 && month.startsWith(lower))) + 1;
}

/** Milliseconds since 1970, NaN for a day that no calendar has. */
function moment([year, month, day, ms]: readonly number[]): number {
  if (month! < 1 || month! > 12 || day! < 1 || day! > 31) return NaN;
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day);
  if (date.getUTCMonth() !== month! - 1) return NaN;
  return date.getTime() + Math.trunc(ms!);
}

function foundOrder(parts: readonly (readonly number[])[]): "dmy" | "mdy" | "ambiguous" | "conflicting" {
  const day1 = parts.some(([, a]) => a! > 12);
  const day2 = parts.some(([, , b]) => b! > 12);
  if (day1 && day2) return "conflicting";
  if (day1) return "dmy";
  if (day2) return "mdy";
  return parts.every(([, a, b]) => a === b) ? "dmy" : "ambiguous";
}
