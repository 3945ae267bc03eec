/** A target: what is to be predicted, one value a row; as class positions for classifiers, as numbers for regressors. */
import { columnLength, isColumn, valueAt } from "./column.ts";
import { Frame } from "./frame.ts";

export type Label = string | number | boolean;

/** Values, a column, or a frame of one column. */
export type Target = ArrayLike<unknown> | object;

export interface ClassTarget {
  /** Numbers by size, then text by code unit, as numpy's `unique` gives them. */
  readonly classes: readonly Label[];
  /** Position in `classes` of each row. */
  readonly codes: Int32Array;
}

/** The plain values of a target. @throws TypeError on what holds none. */
export function targetValues(where: string, y: Target): ArrayLike<unknown> {
  const column =
    y instanceof Frame ? (y.data.length === 1 ? y.data[0] : undefined) : isColumn(y) ? y : undefined;
  if (column !== undefined) {
    if (column.type === "number") return column.values;
    return Array.from({ length: columnLength(column) }, (_, i) => valueAt(column, i));
  }
  if (typeof y === "object" && y !== null && "length" in y && !(y instanceof Frame))
    return y as ArrayLike<unknown>;
  throw new TypeError(
    `${where}: y must be an array of values, a column, or a frame of one column; got ${typeof y === "string" ? `the text ${JSON.stringify(y)}; take the column: frame.column(${JSON.stringify(y)})` : typeof y}`,
  );
}

/**
 * @param classes the classes to use, in order, when they are known; a value that is not among them is an error.
 * @throws RangeError on missing values or on a number that is not finite; TypeError on values that are no labels.
 */
export function classTarget(where: string, y: Target, classes?: readonly Label[]): ClassTarget {
  const values = targetValues(where, y);
  const seen = new Map<Label, number>();
  if (classes !== undefined) for (const [at, label] of classes.entries()) seen.set(label, at);
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const label = labelAt(where, values[i], i);
    let code = seen.get(label);
    if (code === undefined) {
      if (classes !== undefined)
        throw new RangeError(
          `${where}: y must hold the classes ${classes.slice(0, 10).join(", ")}; got ${JSON.stringify(label)} in row ${i}`,
        );
      seen.set(label, (code = seen.size));
    }
    codes[i] = code;
  }
  if (classes !== undefined) return { classes, codes };
  const found = [...seen.keys()];
  const sorted = found.toSorted(compareLabels);
  const position = new Map(sorted.map((label, at) => [label, at]));
  const recode = Int32Array.from(found, (label) => position.get(label)!);
  for (let i = 0; i < codes.length; i++) codes[i] = recode[codes[i]!]!;
  return { classes: Object.freeze(sorted), codes };
}

/** @throws RangeError on a value that is missing or not finite; TypeError on one that is no number. */
export function numberTarget(where: string, y: Target): Float64Array {
  const values = targetValues(where, y);
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined && typeof value !== "number" && typeof value !== "bigint")
      throw new TypeError(
        `${where}: y must hold numbers; got ${JSON.stringify(value)} in row ${i}; use a classifier for labels`,
      );
    const number = value === null || value === undefined ? Number.NaN : Number(value);
    if (!Number.isFinite(number))
      throw new RangeError(
        `${where}: y must be finite; got ${Number.isNaN(number) ? "a missing value" : number} in row ${i}; leave such rows out`,
      );
    out[i] = number;
  }
  return out;
}

/** Booleans and numbers by size, before text by code unit. */
export function compareLabels(a: Label, b: Label): number {
  if (typeof a === "string" || typeof b === "string") {
    if (typeof a !== typeof b) return typeof a === "string" ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(a) - Number(b);
}

function labelAt(where: string, value: unknown, row: number): Label {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === null || value === undefined || typeof value === "number")
    throw new RangeError(
      `${where}: y must not be missing; got ${String(value)} in row ${row}; leave such rows out`,
    );
  throw new TypeError(
    `${where}: y must hold labels (text, numbers, booleans); got ${typeof value} in row ${row}`,
  );
}
