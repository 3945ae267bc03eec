/**
 * A design: rows of numbers with named features, as learners want it; row-major, NaN where a value is missing. A text feature
 * holds positions among its categories.
 *
 * From a frame (or anything that `frameOf` takes): numbers as they are, booleans 0 and 1, dates in days since 1970, text as categories
 * in order of first appearance. O(n·p), one copy; a design is taken as it is.
 */
import { isMissing, valueAt, type Column } from "./column.ts";
import type { Frame } from "./frame.ts";
import { frameOf } from "./frame-of.ts";
import type { Matrix } from "../core/index.ts";

export interface Design extends Matrix {
  /** One per column. */
  readonly names: readonly string[];
  /** One per column; absent, or undefined, where the column is a plain number. */
  readonly categories?: readonly (readonly string[] | undefined)[];
}

/** What a fitted learner knows of its features, and holds a later design to. */
export interface Features {
  readonly names: readonly string[];
  /** Null or undefined for a plain number: a stored record knows no undefined. */
  readonly categories: readonly (readonly string[] | null | undefined)[];
}

export interface DesignOptions {
  /** Names of the features where the value has none; default x0, x1, … */
  readonly names?: readonly string[];
}

const DAY = 86_400_000;

/**
 * @param where the caller's name, for errors.
 * @param value a design, a matrix of core, rows of numbers (`number[][]`, typed rows), or a table.
 * @throws RangeError on no rows or columns of a kind that no learner can use; TypeError on what is no table.
 */
export function designOf(where: string, value: unknown, options: DesignOptions = {}): Design {
  const design = isMatrix(value)
    ? fromMatrix(value, options)
    : isRows(value)
      ? fromRows(where, value, options)
      : fromFrame(where, frameOf(value));
  if (design.rows === 0 || design.columns === 0)
    throw new RangeError(
      `${where}: X needs at least one row and one column; got ${design.rows}×${design.columns}`,
    );
  return design;
}

/** The given rows of a design, in the given order. */
export function takeDesign(X: Design, rows: ArrayLike<number>): Design {
  const { columns } = X;
  const values = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++)
    values.set(X.values.subarray(rows[i]! * columns, (rows[i]! + 1) * columns), i * columns);
  return { ...X, rows: rows.length, values };
}

export function featuresOf(X: Design): Features {
  return Object.freeze({
    names: X.names,
    categories: X.categories ?? X.names.map(() => undefined),
  });
}

/**
 * A design brought to the features that a learner was fitted on: the same columns in the same order, categories recoded to the
 * learner's own positions. A category that training did not have becomes NaN, or an error.
 * @throws RangeError for another number, other names or another order of columns, and for text where numbers were.
 */
export function alignDesign(
  where: string,
  X: Design,
  features: Features,
  onUnknown: "missing" | "error" = "missing",
): Design {
  const wanted = features.names;
  if (X.columns !== wanted.length)
    throw new RangeError(
      `${where}: X must have the ${wanted.length} columns of training; got ${X.columns}${difference(X.names, wanted)}`,
    );
  const named = !X.names.every((name, j) => name === `x${j}`) && !wanted.every((name, j) => name === `x${j}`);
  if (named && X.names.some((name, j) => name !== wanted[j])) {
    const same = [...X.names].sort().join("\n") === [...wanted].sort().join("\n");
    const at = X.names.findIndex((name, j) => name !== wanted[j]);
    throw new RangeError(
      same
        ? `${where}: columns must be in the order of training; got "${X.names[at]}" where "${wanted[at]}" was; select them in that order`
        : `${where}: columns must be those of training${difference(X.names, wanted)}`,
    );
  }
  let values: Float64Array | undefined;
  for (const [j, stored] of features.categories.entries()) {
    const known = stored ?? undefined;
    const own = X.categories?.[j];
    if (known === undefined && own !== undefined)
      throw new RangeError(
        `${where}: column "${wanted[j]}" held numbers in training; got text such as ${JSON.stringify(own[0] ?? "")}`,
      );
    if (known === undefined || own === undefined || known === own) continue;
    const position = new Map(known.map((name, at) => [name, at]));
    const recode = own.map((name) => position.get(name) ?? Number.NaN);
    values ??= X.values.slice();
    for (let at = j; at < values.length; at += X.columns) {
      const code = values[at]!;
      if (Number.isNaN(code)) continue;
      const next = recode[code]!;
      if (Number.isNaN(next) && onUnknown === "error")
        throw new RangeError(
          `${where}: column "${wanted[j]}" has a category that training did not have; got ${JSON.stringify(own[code])} in row ${(at - j) / X.columns}`,
        );
      values[at] = next;
    }
  }
  const categories = features.categories.map((each) => each ?? undefined);
  return { ...X, names: wanted, categories, values: values ?? X.values };
}

function isMatrix(value: unknown): value is Matrix & Partial<Design> {
  if (typeof value !== "object" || value === null) return false;
  const { rows, columns, values } = value as Partial<Matrix>;
  return typeof rows === "number" && typeof columns === "number" && values instanceof Float64Array;
}

function fromMatrix(value: Matrix & Partial<Design>, options: DesignOptions): Design {
  if (value.names !== undefined) return value as Design;
  return { ...value, names: options.names ?? Array.from({ length: value.columns }, (_, j) => `x${j}`) };
}

function isRows(value: unknown): value is readonly ArrayLike<number>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => ArrayBuffer.isView(row) || (Array.isArray(row) && typeof row[0] === "number"))
  );
}

function fromRows(where: string, rows: readonly ArrayLike<number>[], options: DesignOptions): Design {
  const columns = rows[0]!.length;
  const values = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns)
      throw new RangeError(
        `${where}: rows of X must have one length; got ${row.length} in row ${i} after ${columns}`,
      );
    for (let j = 0; j < columns; j++) {
      const x: unknown = row[j];
      if (typeof x !== "number" && x !== null && x !== undefined)
        throw new TypeError(
          `${where}: rows of X must hold numbers; got ${JSON.stringify(x)} in row ${i}, column ${j}; give a frame for text`,
        );
      values[i * columns + j] = x ?? Number.NaN;
    }
  }
  return {
    rows: rows.length,
    columns,
    values,
    names: options.names ?? Array.from({ length: columns }, (_, j) => `x${j}`),
  };
}

function fromFrame(where: string, frame: Frame): Design {
  const [n, p] = [frame.length, frame.data.length];
  const values = new Float64Array(n * p);
  const categories = frame.data.map((column, j) => {
    if (column.type === "string") {
      for (let i = 0; i < n; i++) values[i * p + j] = column.codes[i]! < 0 ? Number.NaN : column.codes[i]!;
      return column.dictionary;
    }
    if (column.type === "json") return texts(where, column, values, j, p);
    const scale = column.type === "date" ? 1 / DAY : 1;
    for (let i = 0; i < n; i++)
      values[i * p + j] = isMissing(column, i) ? Number.NaN : column.values[i]! * scale;
    return undefined;
  });
  return {
    rows: n,
    columns: p,
    values,
    names: frame.columns,
    ...(categories.some((each) => each !== undefined) ? { categories } : {}),
  };
}

/** Scalars of several kinds as their texts. */
function texts(where: string, column: Column, values: Float64Array, j: number, p: number): readonly string[] {
  const position = new Map<string, number>();
  for (let i = 0; i * p < values.length; i++) {
    const value = valueAt(column, i);
    if (typeof value === "object" && value !== null)
      throw new RangeError(
        `${where}: column "${column.name}" holds nested values (row ${i}), which no learner takes; drop it or make columns of its parts`,
      );
    if (value === null) values[i * p + j] = Number.NaN;
    else {
      const text = String(value);
      if (!position.has(text)) position.set(text, position.size);
      values[i * p + j] = position.get(text)!;
    }
  }
  return [...position.keys()];
}

function difference(got: readonly string[], wanted: readonly string[]): string {
  const list = (names: readonly string[]): string =>
    names
      .slice(0, 5)
      .map((name) => `"${name}"`)
      .join(", ") + (names.length > 5 ? ", …" : "");
  const extra = got.filter((name) => !wanted.includes(name));
  const absent = wanted.filter((name) => !got.includes(name));
  return (
    (absent.length === 0 ? "" : `; missing: ${list(absent)}`) +
    (extra.length === 0 ? "" : `; not known: ${list(extra)}`)
  );
}
