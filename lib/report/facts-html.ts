/** Plain values as tables that people can read: records as rows, lists of records as tables, lists of words as text; deep ones folded. */
import { escapeHtml, folded } from "../core/index.ts";

const MOST_ROWS = 500;
const MOST_COLUMNS = 12;
const LONG_TEXT = 2000;
/** Deeper values are shown as JSON. */
const DEEPEST = 5;

export function factsHtml(value: unknown, depth = 0): string {
  if (value === null || typeof value !== "object") return escapeHtml(textOf(value));
  if (depth > DEEPEST) return `<code>${escapeHtml(textOf(JSON.stringify(value)))}</code>`;
  if (Array.isArray(value)) return listHtml(value, depth);
  const entries = Object.entries(value);
  if (entries.length === 0) return "–";
  const rows = entries.map(
    ([name, item]) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td>${factsHtml(item, depth + 1)}</td></tr>`,
  );
  return tableHtml(rows, depth, `${entries.length} entries`);
}

function listHtml(list: readonly unknown[], depth: number): string {
  if (list.length === 0) return "–";
  const flat = list.every((item) => item === null || typeof item !== "object");
  if (flat) return escapeHtml(textOf(list.map(textOf).join(", ")));
  const names = [...new Set(list.flatMap((item) => (isRecord(item) ? Object.keys(item) : [])))];
  const left = list.length > MOST_ROWS ? `<p class="ar-by">and ${list.length - MOST_ROWS} more</p>` : "";
  if (!list.every(isRecord) || names.length > MOST_COLUMNS)
    return `${list
      .slice(0, MOST_ROWS)
      .map((item) => `<div>${factsHtml(item, depth + 1)}</div>`)
      .join("")}${left}`;
  const head = `<thead><tr>${names.map((name) => `<th>${escapeHtml(name)}</th>`).join("")}</tr></thead>`;
  const rows = list
    .slice(0, MOST_ROWS)
    .map(
      (item) =>
        `<tr>${names.map((name) => `<td>${factsHtml(item[name] ?? null, depth + 1)}</td>`).join("")}</tr>`,
    );
  return `${tableHtml(rows, depth, `${list.length} rows`, head)}${left}`;
}

function tableHtml(rows: readonly string[], depth: number, summary: string, head = ""): string {
  const html = `<div class="ar-table"><table>${head}<tbody>${rows.join("")}</tbody></table></div>`;
  return depth > 1 && rows.length > 8 ? folded(summary, html) : html;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "–";
  const text = typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
  return text.length > LONG_TEXT ? `${text.slice(0, LONG_TEXT)}…` : text;
}
