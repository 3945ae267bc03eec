/**
 * What stands over a column in the view of a frame: its type, a bar of what is missing, and a tiny histogram or the shares
 * of the commonest values. Its style is in `frame-view-style.ts`. Looks at 20 000 rows at most.
 */
import { escapeHtml, histogram } from "../core/index.ts";
import { columnLength, isMissing, textAt, type Column } from "./column.ts";
import { cut, visible } from "./frame-view-cells.ts";

/** Rows the little drawings are made of at most, evenly spaced. */
const drawn = 20_000;

/** HTML of a column's head. */
export function headHtml(column: Column): string {
  const missing = missingShare(column);
  const title = `${visible(column.name)}${column.inferred === undefined ? "" : `: ${visible(column.inferred.why)}`}`;
  return (
    `<div title="${escapeHtml(cut(title, 400))}"><bdi>${escapeHtml(cut(visible(column.name), 40))}</bdi></div>` +
    `<div class="w">${wordOf(column)}</div>` +
    `<div>${sparkOf(column)}</div>${missingHtml(missing)}`
  );
}

/** The word for a type: whole numbers are "integer". */
export function wordOf(column: Column): string {
  return column.type === "number" && column.integer ? "integer" : column.type;
}

/** The share of missing cells, over all rows. */
export function missingShare(column: Column): number {
  const n = columnLength(column);
  let missing = 0;
  for (let i = 0; i < n; i++) if (isMissing(column, i)) missing++;
  return n === 0 ? 0 : missing / n;
}

/** A share in percent that is never rounded to none or all. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const value = share * 100;
  return value < 0.1 ? "<0.1%" : value > 99.9 ? ">99.9%" : `${value.toFixed(value < 10 ? 1 : 0)}%`;
}

function missingHtml(share: number): string {
  const words = share === 0 ? "complete" : `${percent(share)} missing`;
  return (
    `<div class="m"><i style="width:${Math.ceil(share * 96)}px"></i></div>` + `<div class="w">${words}</div>`
  );
}

function sparkOf(column: Column): string {
  const n = columnLength(column);
  const step = Math.max(1, Math.ceil(n / drawn));
  if (column.type === "number" || column.type === "date") {
    const values = new Float64Array(Math.ceil(n / step));
    for (let i = 0; i < values.length; i++) values[i] = column.values[i * step]!;
    return bars(heightsOf(values), "histogram");
  }
  const counts = new Map<string, number>();
  for (let i = 0; i < n; i += step) {
    if (isMissing(column, i)) continue;
    const text = textAt(column, i);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const top = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 8);
  const label = top.slice(0, 3).map(([text, count]) => `${cut(visible(text), 30)}: ${count}`);
  const rest = counts.size > 3 ? `, … ${counts.size - 3} more` : "";
  return bars(
    top.map(([, count]) => count),
    `${label.join(", ")}${rest}`,
  );
}

function heightsOf(values: Float64Array): readonly number[] {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return [];
  const [low, high] = finite.reduce(([a, b], x) => [Math.min(a!, x), Math.max(b!, x)], [Infinity, -Infinity]);
  return Number.isFinite(high! - low!) ? [...histogram(finite, 16).counts] : [];
}

function bars(heights: readonly number[], label: string): string {
  const most = Math.max(1, ...heights);
  const wide = 96 / Math.max(8, heights.length);
  const rects = heights
    .map((height, i) => {
      const tall = height === 0 ? 0 : Math.max(1, (22 * height) / most);
      return `<rect x="${(i * wide).toFixed(1)}" y="${(24 - tall).toFixed(1)}" width="${(wide - 1).toFixed(1)}" height="${tall.toFixed(1)}"/>`;
    })
    .join("");
  const words = escapeHtml(label);
  return (
    `<svg width="96" height="24" viewBox="0 0 96 24" role="img" aria-label="${words}">` +
    `<title>${words}</title>${rects}</svg>`
  );
}
