/** The text view of a frame: an aligned table of the first and last rows, and what both views leave out. */
import { textTable } from "../core/index.ts";
import { isMissing, type Column } from "./column.ts";
import { cellWriter, cut, visible } from "./frame-view-cells.ts";
import { wordOf } from "./frame-view-head.ts";
import type { Frame } from "./frame.ts";

/** "344 rows × 7 columns", with the name before it. */
export function captionOf(frame: Frame): string {
  const count = (n: number, word: string): string =>
    `${n.toLocaleString("en-US")} ${word}${n === 1 ? "" : "s"}`;
  const size = `${count(frame.length, "row")} × ${count(frame.data.length, "column")}`;
  return frame.name === "" ? size : `${cut(frame.name, 80)}: ${size}`;
}

/** All columns up to 30; else the first 20, a gap (null) and the last 5. */
export function shownColumns(frame: Frame): readonly (Column | null)[] {
  return frame.data.length <= 30 ? frame.data : [...frame.data.slice(0, 20), null, ...frame.data.slice(-5)];
}

/** All rows up to 15; else the first 10 and the last 5. */
export function shownRows(frame: Frame): {
  readonly first: readonly number[];
  readonly last: readonly number[];
} {
  const n = frame.length;
  const whole = n <= 15;
  return {
    first: Array.from({ length: whole ? n : 10 }, (_, i) => i),
    last: whole ? [] : Array.from({ length: 5 }, (_, i) => n - 5 + i),
  };
}

/** The first 10 and last 5 rows, at most 12 columns. */
export function frameText(frame: Frame): string {
  const columns =
    frame.data.length <= 12 ? frame.data : [...frame.data.slice(0, 8), null, ...frame.data.slice(-3)];
  const { first, last } = shownRows(frame);
  const rows = [...first, ...last];
  const writers = columns.map((column) => (column === null ? () => "…" : cellWriter(column, rows)));
  const line = (row: number): string[] => [
    String(row),
    ...columns.map((column, i) =>
      column !== null && isMissing(column, row) ? "–" : cut(visible(writers[i]!(row)), 32),
    ),
  ];
  const heads = columns.map((column) => ({
    name: column === null ? "…" : cut(visible(column.name), 32),
    align: column?.type === "number" || column?.type === "date" ? ("right" as const) : ("left" as const),
  }));
  return textTable({
    columns: [{ name: "", align: "right" }, ...heads],
    rows: [
      ["", ...columns.map((column) => (column === null ? "…" : wordOf(column)))],
      ...first.map(line),
      ...(last.length === 0 ? [] : [["…", ...columns.map(() => "…")]]),
      ...last.map(line),
    ],
    note: captionOf(frame),
  });
}
