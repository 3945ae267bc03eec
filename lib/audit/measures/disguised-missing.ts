/**
 * Disguised missing values: texts and numbers that often stand for "no value". A token alone proves nothing ("None" may be a
 * category, 999 a distance), so each comes with what speaks for and against it, and is a question for people, not a verdict.
 *
 * Against: a text that is frequent beside other words is a category; a number that has neighbours on both sides, as near as the
 * others' are, is a measurement; one that is within the bulk of the column is none of these.
 * For: punctuation where all others are words; the only number below 0; a gap of many quartile distances between the token and
 * the rest; zeros far below a column of positive values. Linear in the distinct values.
 */
import type { Column } from "../../data/index.ts";
import { quantile } from "../../core/index.ts";

/** The lower case texts that stand for "missing" in one system or other. */
export const MISSING_TEXTS: ReadonlySet<string> = new Set([
  "",
  "-",
  "--",
  "?",
  ".",
  "na",
  "n/a",
  "nan",
  "null",
  "none",
  "nil",
  "missing",
  "unknown",
  "unk",
  "undefined",
  "not available",
  "tbd",
  "#n/a",
  "-999",
  "-9999",
  "999",
  "9999",
  "99999",
  "-1",
  "1900-01-01",
  "1970-01-01",
]);

/** Numbers that data entry and older programs write for "missing". */
export const MISSING_NUMBERS: ReadonlySet<number> = new Set([
  -999, -9999, -99999, -999999, 999, 9999, 99999, 999999,
]);

/** These, too, but they are ordinary numbers so often that they are named only where something speaks for it. */
const DOUBTFUL_NUMBERS: ReadonlySet<number> = new Set([-99, -9, -1, 0, 99]);

export interface DisguisedMissing {
  readonly token: string;
  readonly count: number;
  readonly confidence: "likely" | "unlikely";
  /** A clause for people: "a value among its neighbours", "the only value below 0". */
  readonly why: string;
}

/**
 * Raw counts of tokens, whatever they mean: texts by `MISSING_TEXTS` (case and outer white space do not count), numbers by
 * `numbers`. As spelled in the column.
 */
export function missingTokenCounts(
  column: Column,
  numbers: ReadonlySet<number> = MISSING_NUMBERS,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const [value, count] of valueCounts(column))
    if (typeof value === "string" ? isMissingText(value) : numbers.has(value))
      counts.set(String(value), (counts.get(String(value)) ?? 0) + count);
  return Object.fromEntries(counts);
}

/** Tokens found in a column with the evidence, likely ones first, then by count. */
export function disguisedMissing(column: Column): DisguisedMissing[] {
  const counts = valueCounts(column);
  const found = column.type === "number" ? amongNumbers(counts as Map<number, number>) : amongTexts(counts);
  return found.sort(
    (a, b) =>
      Number(b.confidence === "likely") - Number(a.confidence === "likely") ||
      b.count - a.count ||
      (a.token < b.token ? -1 : 1),
  );
}

function isMissingText(value: string): boolean {
  return MISSING_TEXTS.has(value.trim().toLowerCase());
}

function valueCounts(column: Column): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  const add = (value: string | number, times = 1): void => {
    counts.set(value, (counts.get(value) ?? 0) + times);
  };
  switch (column.type) {
    case "string": {
      const times = new Float64Array(column.dictionary.length);
      for (const code of column.codes) if (code >= 0) times[code]!++;
      for (const [code, text] of column.dictionary.entries()) if (times[code]! > 0) add(text, times[code]);
      break;
    }
    case "number":
      for (const value of column.values) if (Number.isFinite(value)) add(value);
      break;
    case "date":
      // Only the two that dates are mistaken for: the starts of Excel's and of Unix' time.
      for (const value of column.values)
        if (value === 0) add("1970-01-01");
        else if (value === Date.UTC(1900, 0, 1)) add("1900-01-01");
        else if (!Number.isNaN(value)) add("other");
      break;
    case "json":
      for (const value of column.values)
        if (typeof value === "string" || typeof value === "number") add(value);
      break;
    case "boolean":
      break;
  }
  return counts;
}

function amongTexts(counts: ReadonlyMap<string | number, number>): DisguisedMissing[] {
  let present = 0;
  let words = 0;
  let numeric = 0;
  const others: number[] = [];
  for (const [value, count] of counts) {
    present += count;
    if (typeof value === "string" && isMissingText(value)) continue;
    others.push(count);
    if (typeof value === "number" || /^\s*[-+]?[\d.,]+\s*$/.test(value)) numeric += count;
    else words += count;
  }
  others.sort((a, b) => b - a);
  const found: DisguisedMissing[] = [];
  for (const [value, count] of counts) {
    if (typeof value !== "string" || !isMissingText(value)) continue;
    const judged = judgeText(value.trim().toLowerCase(), count, { present, words, numeric, others });
    found.push(Object.freeze({ token: value, count, ...judged }));
  }
  return found;
}

interface Others {
  readonly present: number;
  /** Rows of other values that are words, and that read as numbers. */
  readonly words: number;
  readonly numeric: number;
  /** Their counts, largest first. */
  readonly others: readonly number[];
}

function judgeText(
  token: string,
  count: number,
  { present, words, numeric, others }: Others,
): Pick<DisguisedMissing, "confidence" | "why"> {
  if (token === "") return likely("an empty text");
  if (token === "1970-01-01" || token === "1900-01-01") {
    return count / present < 0.5
      ? likely("the start of a computer's calendar")
      : unlikely("most dates are this one");
  }
  if (/^-?\d+$/.test(token))
    return words > numeric ? likely("a number among words") : unlikely("a number among numbers");
  if (!/[a-z]/.test(token)) return likely("only punctuation, where the others are words or numbers");
  if (numeric > words) return likely("a word among numbers");
  if (
    token === "none" ||
    token === "unknown" ||
    token === "nil" ||
    token === "missing" ||
    token === "undefined"
  ) {
    // A word of the language: beside few other words, and as frequent as they are, it is one of the categories.
    const share = count / present;
    if (others.length > 0 && others.length <= 50 && (share >= 0.05 || count >= others[others.length >> 1]!))
      return unlikely("a category: frequent beside other words");
    return likely("a rare word that says the value is not known");
  }
  return likely("an abbreviation for a value that is not there");
}

function amongNumbers(counts: ReadonlyMap<number, number>): DisguisedMissing[] {
  const sorted = Float64Array.from(counts.keys()).sort();
  let present = 0;
  for (const count of counts.values()) present += count;
  const found: DisguisedMissing[] = [];
  for (const token of [...MISSING_NUMBERS, ...DOUBTFUL_NUMBERS]) {
    const count = counts.get(token);
    if (count === undefined) continue;
    const judged = judgeNumber(token, count, present, sorted);
    if (DOUBTFUL_NUMBERS.has(token) && judged.confidence === "unlikely") continue;
    found.push(Object.freeze({ token: String(token), count, ...judged }));
  }
  return found;
}

/** @param sorted distinct values, the token among them. */
function judgeNumber(
  token: number,
  count: number,
  present: number,
  sorted: Float64Array,
): Pick<DisguisedMissing, "confidence" | "why"> {
  const rest = sorted.filter((value) => value !== token && !isFarSentinel(value, sorted));
  if (rest.length < 3) return unlikely("a value of a column that has few");
  const low = rest[0]!;
  const high = rest.at(-1)!;
  if (token > low && token < high) return unlikely("a value among its neighbours");
  const spread = quantile(rest, 0.75)! - quantile(rest, 0.25)!;
  const gap = token < low ? low - token : token - high;
  const alone = token < low ? "below" : "above";
  // What separates neighbours at the same end of the column, without the token.
  const step = typicalStep(rest, token < low);
  if (token < 0 && low >= 0) {
    if (token <= -99 || (gap > 3 * step && gap > 0.1 * spread))
      return likely(`the only value below 0, where the others start at ${format(low)}`);
    return token === -1 && Number.isInteger(low)
      ? likely("the only value below 0")
      : unlikely("next to the other values");
  }
  if (gap > Math.max(spread, 5 * step))
    return likely(
      `far ${alone} the rest, which ${token < low ? "start" : "end"} at ${format(token < low ? low : high)}`,
    );
  if (token === 0 && low > 0 && gap > 5 * step && gap > 0.25 * spread && count / present < 0.5)
    return likely(`a zero far below the rest, which start at ${format(low)}`);
  return unlikely("next to the other values");
}

/** Other sentinels are no witnesses: tokens at the very ends of the column. */
function isFarSentinel(value: number, sorted: Float64Array): boolean {
  return MISSING_NUMBERS.has(value) && (value <= sorted[1]! || value >= sorted.at(-2)!);
}

/** The median distance between the ten outermost distinct values. */
function typicalStep(sorted: Float64Array, atLow: boolean): number {
  const end = atLow ? sorted.subarray(0, 11) : sorted.subarray(-11);
  const steps = Float64Array.from({ length: end.length - 1 }, (_, i) => end[i + 1]! - end[i]!).sort();
  return quantile(steps, 0.5) ?? 0;
}

function format(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function likely(why: string): Pick<DisguisedMissing, "confidence" | "why"> {
  return { confidence: "likely", why };
}

function unlikely(why: string): Pick<DisguisedMissing, "confidence" | "why"> {
  return { confidence: "unlikely", why };
}
