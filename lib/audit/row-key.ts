/**
 * A key for the row of a frame: rows with equal keys are equal in the given columns, missing equal to missing. Built from each
 * column's exact value (all digits of a number), so that no two rows collide. O(columns) a row.
 */
import { isMissing, textAt, type Frame } from "../data/index.ts";

export function rowKeys(frame: Frame, names: readonly string[]): (row: number) => string {
  const parts = names.map((name): ((row: number) => string) => {
    const column = frame.column(name);
    // Codes stand for strings: a frame's dictionary holds each only once.
    if (column.type === "string") return (row) => String(column.codes[row]);
    return (row) => (isMissing(column, row) ? "" : textAt(column, row));
  });
  return (row) => {
    let key = "";
    for (const part of parts) key += `${part(row)}\u0000`;
    return key;
  };
}
