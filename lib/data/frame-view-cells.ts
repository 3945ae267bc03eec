/** Cells of a frame as short text: numbers with as many digits as the column needs, dates, long strings cut. */
import { isMissing, textAt, type Column, type NumberColumn } from "./column.ts";

/** A writer for the cells of one column, given the rows that are shown; missing is "". */
export function cellWriter(column: Column, rows: ArrayLike<number>): (row: number) => string {
  if (column.type !== "number") return (row) => textAt(column, row);
  const places = placesOf(column, rows);
  return (row) => (isMissing(column, row) ? "" : numberText(column.values[row]!, places));
}

/** Letters that could turn or hide the text around them, written as their code; line ends as pictures. */
export function visible(text: string): string {
  return text
    .replace(/\r?\n/g, "⏎")
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (letter) =>
      letter === "\u200d" ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

/** Cut to a length, never through a letter of two units. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text[length - 2] ?? "") ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** Decimal places that show the values of the rows in at most six significant digits. */
function placesOf(column: NumberColumn, rows: ArrayLike<number>): number {
  if (column.integer) return 0;
  let places = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = column.values[rows[i]!]!;
    if (!Number.isFinite(value) || value === 0) continue;
    const text = String(Number(Math.abs(value).toPrecision(6)));
    if (text.includes("e")) continue;
    places = Math.max(places, text.length - (text.indexOf(".") < 0 ? text.length : text.indexOf(".") + 1));
  }
  return Math.min(places, 6);
}

function numberText(value: number, places: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (size >= 1e15 || (size !== 0 && size < 0.5 * 10 ** -places)) return value.toExponential(3);
  return value.toFixed(places);
}
