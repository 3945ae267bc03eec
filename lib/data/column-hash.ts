/**
 * Small numbers for the values of a column: equal values get equal codes, missing gets 0. With them rows compare and hash
 * as integers. Numbers compare by value (0 equals -0), strings by text, nested values by their JSON. One hash per value.
 */
import { isMissing, type Column } from "./column.ts";

/** Codes from 1 in order of first appearance, and how many there are; 0 is missing. */
export function codesOf(column: Column): { readonly codes: Int32Array; readonly distinct: number } {
  switch (column.type) {
    case "number":
    case "date":
      return ofNumbers(column.values);
    case "boolean":
      return {
        codes: Int32Array.from(column.values, (value) => (value === 255 ? 0 : value + 1)),
        distinct: 2,
      };
    case "string": {
      const first = new Map<string, number>();
      const to = column.dictionary.map((text) => {
        if (!first.has(text)) first.set(text, first.size + 1);
        return first.get(text)!;
      });
      return {
        codes: Int32Array.from(column.codes, (code) => (code < 0 ? 0 : to[code]!)),
        distinct: first.size,
      };
    }
    case "json": {
      const first = new Map<string, number>();
      const codes = Int32Array.from(column.values, (value, i) => {
        if (isMissing(column, i)) return 0;
        const text = `${typeof value} ${jsonText(value)}`;
        if (!first.has(text)) first.set(text, first.size + 1);
        return first.get(text)!;
      });
      return { codes, distinct: first.size };
    }
  }
}

/** JSON text of any value; numbers that JSON lacks and bigints by their own text. */
export function jsonText(value: unknown): string {
  return typeof value === "object" && value !== null
    ? JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each))
    : String(value);
}

function ofNumbers(values: Float64Array): { codes: Int32Array; distinct: number } {
  const first = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    let code = first.get(value);
    if (code === undefined) first.set(value, (code = first.size + 1));
    codes[i] = code;
  }
  return { codes, distinct: first.size };
}
