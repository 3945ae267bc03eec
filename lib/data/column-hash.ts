/**
 * Small numbers for the values of a column: equal values get equal codes, missing gets 0. With them rows compare and hash
 * as integers. Numbers compare by value (0 equals -0), strings by text, nested values by their JSON. One hash per value.
 */
import { isMissing, type Column } from "./column.ts";
import { jsonText } from "./json-text.ts";
import { stepRows, type Steps } from "./steps.ts";

/** Codes from 1 in order of first appearance, and how many there are; 0 is missing. */
export interface ColumnCodes {
  readonly codes: Int32Array;
  readonly distinct: number;
}

/** Interruptible within tall columns. */
export function* codesInSteps(column: Column): Steps<ColumnCodes> {
  switch (column.type) {
    case "number":
    case "date":
      return yield* ofNumbers(column.values);
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
      const codes = new Int32Array(column.values.length);
      for (let i = 0; i < codes.length; i++) {
        if (i % 4096 === 4095) yield;
        if (isMissing(column, i)) continue;
        const value = column.values[i];
        const text = `${typeof value} ${jsonText(value)}`;
        if (!first.has(text)) first.set(text, first.size + 1);
        codes[i] = first.get(text)!;
      }
      return { codes, distinct: first.size };
    }
  }
}

function* ofNumbers(values: Float64Array): Steps<ColumnCodes> {
  const first = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (i % stepRows === stepRows - 1) yield;
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    let code = first.get(value);
    if (code === undefined) first.set(value, (code = first.size + 1));
    codes[i] = code;
  }
  return { codes, distinct: first.size };
}
