/** Columns of a table by name, as plain values: what rows are sliced by. */
import { frameOf, valueAt } from "../data/index.ts";

/** @throws RangeError for a column that is not there. */
export function sliceColumns(X: unknown, names: readonly string[]): Record<string, unknown[]> {
  const frame = frameOf(X);
  return Object.fromEntries(
    names.map((name) => {
      const column = frame.column(name);
      return [name, Array.from({ length: frame.length }, (_, i) => valueAt(column, i))];
    }),
  );
}
