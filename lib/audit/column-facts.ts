/** A column's profile in few words: for the table of columns and for the head of its card. */
import type { ColumnProfile } from "../data/index.ts";
import { count, number, percent, short } from "../core/words.ts";

export interface ColumnFacts {
  readonly type: string;
  readonly missing: string;
  readonly distinct: string;
  /** Range and middle, or the most frequent values. */
  readonly values: string;
}

export function columnFacts(profile: ColumnProfile): ColumnFacts {
  const { type, n, missing, distinct, distinctExact, numeric } = profile;
  return {
    type:
      type === "number" && numeric?.integer === true
        ? "whole number"
        : type === "json"
          ? jsonWord(profile)
          : type,
    missing: missing === 0 ? "0" : percent(missing / n),
    distinct: `${distinctExact ? "" : "≈ "}${count(distinct)}`,
    values: valuesWords(profile),
  };
}

function jsonWord({ kinds }: ColumnProfile): string {
  return kinds["object"] === undefined ? "mixed" : "nested";
}

function valuesWords({ numeric, date, top, n, missing }: ColumnProfile): string {
  if (numeric !== null && numeric.min !== null && numeric.max !== null) {
    const middle = numeric.quantiles?.["0.5"];
    return `${number(numeric.min)} … ${middle === undefined ? "" : `${number(middle)} … `}${number(numeric.max)}`;
  }
  if (date !== null && date.min !== null && date.max !== null)
    return `${new Date(date.min).toISOString().slice(0, 10)} … ${new Date(date.max).toISOString().slice(0, 10)}`;
  if (n === missing) return "nothing but missing values";
  return top
    .slice(0, 3)
    .map(({ value, count: k }) => `${short(String(value), 20)} (${count(k)})`)
    .join(", ");
}
