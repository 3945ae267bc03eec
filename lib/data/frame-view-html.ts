/**
 * The HTML view of a frame: a head with type, shape and missing share of each column, the first rows, and the following
 * ones in pages that open without a script (`details`). At most 500 rows, 25 columns and about 300 kB, whatever the frame.
 */
import { escapeHtml } from "../core/index.ts";
import { isMissing, type Column } from "./column.ts";
import { cellWriter, cut, visible } from "./frame-view-cells.ts";
import { headHtml } from "./frame-view-head.ts";
import { captionOf, shownColumns, shownRows } from "./frame-view-text.ts";
import { frameStyle } from "./frame-view-style.ts";
import type { Frame } from "./frame.ts";

const rowsInPages = 500;
const pageRows = 25;
const byteLimit = 250_000;
const cellLength = 60;

/** One table, and pages of rows in folded parts below it. */
export function frameHtml(frame: Frame): string {
  const columns = shownColumns(frame);
  const { first, last } = shownRows(frame);
  const head = `<tr><th></th>${columns.map((column) => (column === null ? gapHead(frame) : `<th${side(column)}>${headHtml(column)}</th>`)).join("")}</tr>`;
  const gap =
    last.length === 0
      ? ""
      : `<tr><td colspan="${columns.length + 1}" class="w">… ${(frame.length - first.length - last.length).toLocaleString("en-US")} more rows</td></tr>`;
  const table =
    `<table><thead>${head}</thead><tbody>` +
    `${rowsHtml(columns, first)}${gap}${rowsHtml(columns, last)}</tbody></table>`;
  const caption = `<div class="w">${escapeHtml(visible(captionOf(frame)))}</div>`;
  return `<div class="assay-frame">${frameStyle}${table}${caption}${last.length === 0 ? "" : pagesHtml(frame, columns, table.length)}</div>`;
}

function pagesHtml(frame: Frame, columns: readonly (Column | null)[], used: number): string {
  const end = Math.min(frame.length, rowsInPages);
  const pages: string[] = [];
  let size = used;
  for (let from = 0; from < end; from += pageRows) {
    const rows = Array.from({ length: Math.min(pageRows, end - from) }, (_, i) => from + i);
    const names = columns
      .map((column) =>
        column === null
          ? "<th>…</th>"
          : `<th${side(column)}><bdi>${escapeHtml(cut(visible(column.name), 40))}</bdi></th>`,
      )
      .join("");
    const page =
      `<details><summary>rows ${from} to ${from + rows.length - 1}</summary><table>` +
      `<thead><tr><th></th>${names}</tr></thead><tbody>${rowsHtml(columns, rows)}</tbody></table></details>`;
    if (size + page.length > byteLimit) break;
    size += page.length;
    pages.push(page);
  }
  if (pages.length === 0) return "";
  const count = Math.min(end, pages.length * pageRows);
  const words = count === frame.length ? `all ${count} rows` : `the first ${count} rows`;
  return `<details><summary>${words}, in pages</summary><div class="p">${pages.join("")}</div></details>`;
}

function rowsHtml(columns: readonly (Column | null)[], rows: readonly number[]): string {
  const cells = columns.map((column) => (column === null ? () => "<td>…</td>" : cellHtml(column, rows)));
  return rows.map((row) => `<tr><th>${row}</th>${cells.map((cell) => cell(row)).join("")}</tr>`).join("");
}

function cellHtml(column: Column, rows: readonly number[]): (row: number) => string {
  const write = cellWriter(column, rows);
  const open = `<td${side(column)}`;
  return (row) => {
    if (isMissing(column, row)) return `${open} title="missing"><span class="q">–</span></td>`;
    const text = visible(write(row));
    if (text.length <= cellLength) return `${open}>${escapeHtml(text)}</td>`;
    return `${open} title="${escapeHtml(cut(text, 500))}">${escapeHtml(cut(text, cellLength))}</td>`;
  };
}

function gapHead(frame: Frame): string {
  return `<th class="w">… ${(frame.data.length - 25).toLocaleString("en-US")} more columns</th>`;
}

/** Numbers and dates to the right, as digits of one width. */
function side(column: Column): string {
  return column.type === "number" || column.type === "date" ? ' class="n"' : "";
}
