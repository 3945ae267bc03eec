/**
 * Frames from plain JavaScript: arrays of records, of arrays, or objects of columns. Types come from the values, see
 * `infer-values.ts`. Linear in cells.
 */
import { isColumn, type Column } from "./column.ts";
import { Frame } from "./frame.ts";
import { inferValues, type InferValuesOptions } from "./infer-values.ts";

export interface FromOptions extends InferValuesOptions {
  /** What the frame is called in reports. */
  readonly name?: string;
}

/** One column per key that any row has, in order of appearance; a key that a row lacks is missing there. */
export function fromRecords(
  rows: readonly Readonly<Record<string, unknown>>[],
  options: FromOptions = {},
): Frame {
  const columns = new Map<string, unknown[]>();
  for (const [i, row] of rows.entries()) {
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw new TypeError(
        `fromRecords: every row must be an object; got ${row === null ? "null" : Array.isArray(row) ? "an array" : typeof row} in row ${i}`,
      );
    for (const key of Object.keys(row)) {
      let values = columns.get(key);
      if (values === undefined) columns.set(key, (values = Array.from({ length: rows.length })));
      values[i] = row[key];
    }
  }
  const data = [...columns].map(([name, values]) => inferValues(name, values, options));
  return new Frame(data, { name: options.name ?? "", length: rows.length });
}

/**
 * One column per array, or per cell of the arrays in `rows`: names default to `column1` ….
 * @throws RangeError when a row is longer than the names.
 */
export function fromRows(
  rows: readonly ArrayLike<unknown>[],
  names?: readonly string[],
  options: FromOptions = {},
): Frame {
  let width = names?.length ?? 0;
  for (const [i, row] of rows.entries()) {
    if (typeof row !== "object" || row === null || typeof row.length !== "number")
      throw new TypeError(
        `fromRows: every row must be an array; got ${row === null ? "null" : typeof row} in row ${i}`,
      );
    if (row.length > width) {
      if (names !== undefined)
        throw new RangeError(
          `fromRows: row ${i} has ${row.length} cells for ${names.length} names; name them all`,
        );
      width = row.length;
    }
  }
  const data = Array.from({ length: width }, (_, j) =>
    inferValues(
      names?.[j] ?? `column${j + 1}`,
      rows.map((row) => row[j]),
      options,
    ),
  );
  return new Frame(data, { name: options.name ?? "", length: rows.length });
}

/**
 * One column per key; values are arrays or typed arrays of one length, or columns made before.
 * @throws RangeError when lengths differ.
 */
export function fromColumns(
  columns:
    | Readonly<Record<string, ArrayLike<unknown> | Column>>
    | Iterable<readonly [string, ArrayLike<unknown> | Column]>,
  options: FromOptions = {},
): Frame {
  const entries =
    Symbol.iterator in columns
      ? [...(columns as Iterable<readonly [string, ArrayLike<unknown> | Column]>)]
      : Object.entries(columns);
  return new Frame(
    entries.map(([name, values]) => toColumn(name, values, options)),
    { name: options.name ?? "" },
  );
}

/** A column under the given name, from values or another column. */
export function toColumn(
  name: string,
  values: ArrayLike<unknown> | Column,
  options: InferValuesOptions = {},
): Column {
  if (isColumn(values)) return { ...values, name };
  if (typeof values !== "object" || values === null || typeof values.length !== "number")
    throw new TypeError(
      `fromColumns: every column must be an array; got ${values === null ? "null" : typeof values} for "${name}"`,
    );
  return inferValues(name, values, options);
}
