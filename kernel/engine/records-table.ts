/**
 * An array of records as an HTML table: capped, counted, every cell escaped. Columns of numbers stand to the right, all
 * others to the left: front ends differ in what they do with a table that does not say. Cost is that of the rows shown.
 */
import { inspect } from "node:util";

/** Rows that a table shows at most. */
export const MAX_ROWS = 50;
const MAX_COLUMNS = 20;
const MAX_TEXT = 200;

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * @param rows plain objects; columns are the union of the keys of the shown rows, in order of appearance
 * @param total rows there are, when `rows` are only the first of them
 */
export function recordsTable(rows: Rows, total: number = rows.length): string {
  const shown = rows.slice(0, MAX_ROWS);
  const keys = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const columns = keys
    .slice(0, MAX_COLUMNS)
    .map((key) => ({ key, style: ` style="text-align: ${isNumeric(shown, key) ? "right" : "left"}"` }));
  const head = columns.map(({ key, style }) => `<th${style}>${escapeHtml(key)}</th>`).join("");
  const body = shown
    .map((row, i) => {
      const cells = columns.map(({ key, style }) => `<td${style}>${escapeHtml(cellText(row, key))}</td>`);
      return `<tr><th>${i}</th>${cells.join("")}</tr>`;
    })
    .join("\n");
  const note = `${count(total, MAX_ROWS, "row")} × ${count(keys.length, MAX_COLUMNS, "column")}`;
  return `<table border="1" class="dataframe">\n<thead><tr><th></th>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>\n<div style="font-size: 85%; opacity: 0.7; padding: 4px 0">${note}</div>`;
}

function isNumeric(rows: Rows, key: string): boolean {
  const values = rows.map((row) => value(row, key)).filter((item) => item !== undefined && item !== null);
  return values.length > 0 && values.every((item) => typeof item === "number" || typeof item === "bigint");
}

function cellText(row: Rows[number], key: string): string {
  const item = value(row, key);
  if (item === undefined) return "";
  const text =
    typeof item === "string" ? item : inspect(item, { breakLength: Infinity, depth: 1, maxArrayLength: 8 });
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** A record may lack a key that others have, also one that every object inherits. */
function value(row: Rows[number], key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

function count(all: number, most: number, noun: string): string {
  const number = all.toLocaleString("en-US");
  return all > most ? `${most} of ${number} ${noun}s` : `${number} ${noun}${all === 1 ? "" : "s"}`;
}

/** Text safe inside HTML elements and quoted attributes. */
function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
