/** Values that were declared to mean "missing", made missing: `withMissing(frame, { Sex: ["."] })`. */
import { isMissing, valueAt, type Column } from "./column.ts";
import { Frame } from "./frame.ts";

/**
 * A frame in which the given values of the given columns are missing. Texts match whole values; numbers match numbers.
 * @throws RangeError for a column that is not there.
 */
export function withMissing(
  frame: Frame,
  tokens: Readonly<Record<string, readonly (string | number)[]>>,
): Frame {
  for (const name of Object.keys(tokens)) frame.column(name);
  return new Frame(
    frame.data.map((column) =>
      Object.hasOwn(tokens, column.name) ? without(column, new Set(tokens[column.name])) : column,
    ),
    { name: frame.name, length: frame.length },
  );
}

function without(column: Column, tokens: ReadonlySet<unknown>): Column {
  const n = column.type === "string" ? column.codes.length : column.values.length;
  const valid = column.valid?.slice() ?? new Uint8Array(n).fill(1);
  let found = false;
  for (let i = 0; i < n; i++)
    if (!isMissing(column, i) && tokens.has(valueAt(column, i))) {
      valid[i] = 0;
      found = true;
    }
  if (!found) return column;
  switch (column.type) {
    case "number":
    case "date":
      return { ...column, valid, values: column.values.map((value, i) => (valid[i] === 0 ? NaN : value)) };
    case "boolean":
      return { ...column, valid, values: column.values.map((value, i) => (valid[i] === 0 ? 255 : value)) };
    case "string":
      return { ...column, valid, codes: column.codes.map((code, i) => (valid[i] === 0 ? -1 : code)) };
    case "json":
      return {
        ...column,
        valid,
        values: column.values.map((value, i) => (valid[i] === 0 ? undefined : value)),
      };
  }
}
