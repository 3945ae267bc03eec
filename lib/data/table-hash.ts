/** The SHA-256 of a table's names, types and values, a line for each row, in hex: the same table has the same hash wherever it came from. O(cells). */
import { createHash } from "node:crypto";
import { valueAt, type Column } from "./column.ts";
import type { Frame } from "./frame.ts";

export function tableHash(table: Frame): string {
  const columns: readonly Column[] = table.columns.map((name) => table.column(name));
  const hash = createHash("sha256").update(JSON.stringify(columns.map(({ name, type }) => [name, type])));
  for (let i = 0; i < table.length; i++)
    hash.update(`\n${JSON.stringify(columns.map((column) => plain(valueAt(column, i))))}`);
  return hash.digest("hex");
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))
    ? String(value)
    : value;
}
