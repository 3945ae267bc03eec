/** An array of records as an HTML table: capped, counted, every cell escaped. Cost is that of the rows shown. */
import { inspect } from "node:util";

const MAX_ROWS = 50;
const MAX_COLUMNS = 20;
const MAX_TEXT = 200;

/** @param rows plain objects; columns are the union of the keys of the shown rows, in order of appearance */
export function recordsTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const shown = rows.slice(0, MAX_ROWS);
  const keys = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const columns = keys.slice(0, MAX_COLUMNS);
  const head = columns.map((key) => `<th>${escapeHtml(key)}</th>`).join("");
  const body = shown
    .map((row, i) => `<tr><th>${i}</th>${columns.map((key) => cell(row[key], Object.hasOwn(row, key))).join("")}</tr>`)
    .join("\n");
  const notes = [
    rows.length > MAX_ROWS ? `${MAX_ROWS} of ${rows.length.toLocaleString("en-US")} rows` : `${rows.length} row${rows.length === 1 ? "" : "s"}`,
    keys.length > MAX_COLUMNS ? `${MAX_COLUMNS} of ${keys.length} columns` : `${keys.length} column${keys.length === 1 ? "" : "s"}`,
  ];
  return `<table border="1" class="dataframe">\n<thead><tr><th></th>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>\n<p>${notes.join(" × ")}</p>`;
}

function cell(value: unknown, present: boolean): string {
  if (!present || value === undefined) return "<td></td>";
  const text = typeof value === "string" ? value : inspect(value, { breakLength: Infinity, depth: 1, maxArrayLength: 8 });
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return `<td${typeof value === "number" || typeof value === "bigint" ? ' style="text-align: right"' : ""}>${escapeHtml(cut)}</td>`;
}

/** Text safe inside HTML elements and quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
