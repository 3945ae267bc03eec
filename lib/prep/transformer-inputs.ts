/**
 * The columns that a transformer was fitted on, by name and type, and later tables held to them: put in the order of training, told
 * clearly where one is missing, unknown or of another type.
 *
 * Types that say the same are brought to training's: a column without any value, booleans where numbers were, 0 and 1 where booleans
 * were. Rows of plain numbers have no names and go by position. O(columns), and O(rows) where values change their type.
 */
import {
  columnLength,
  designOf,
  Frame,
  frameOf,
  isMissing,
  valueAt,
  type Column,
  type ColumnType,
  type Design,
} from "../data/index.ts";

export interface Inputs {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
}

const words: Readonly<Record<ColumnType, string>> = {
  number: "numbers",
  boolean: "booleans",
  string: "text",
  date: "dates",
  json: "mixed or nested values",
};

const DAY = 86_400_000;

export function inputsOf(frame: Frame): Inputs {
  return Object.freeze({ names: frame.columns, types: frame.data.map((column) => column.type) });
}

/**
 * The table of a value: anything that `frameOf` takes, and designs, whose columns get the types of `inputs` back.
 * @throws TypeError on what is no table.
 */
export function tableOf(where: string, X: unknown, inputs?: Inputs): Frame {
  if (X instanceof Frame) return X;
  if (isMatrix(X)) return fromDesign(designOf(where, X), inputs);
  if (Array.isArray(X) && (Array.isArray(X[0]) || ArrayBuffer.isView(X[0]))) {
    const width = Math.max(...X.map((row: unknown) => (row as ArrayLike<unknown>).length));
    return frameOf(X, undefined, { names: Array.from({ length: width }, (_, j) => `x${j}`) });
  }
  return frameOf(X);
}

/**
 * The columns of training, in their order.
 * @param extra what to do with columns that training did not have.
 * @throws RangeError where a column is missing, of another type, or not known.
 */
export function alignTable(where: string, frame: Frame, inputs: Inputs, extra: "error" | "ignore"): Frame {
  const { names, types } = inputs;
  const data = byPosition(frame.columns, names) ? frame.data : undefined;
  const absent = names.filter((name) => data === undefined && !frame.has(name));
  const unknown = frame.columns.filter((name) => data === undefined && !names.includes(name));
  if (absent.length > 0)
    throw new RangeError(
      `${where}: X must have the ${names.length} columns of training; missing: ${list(absent)}${unknown.length === 0 ? "" : `; not known: ${list(unknown)}`}`,
    );
  if (unknown.length > 0 && extra === "error")
    throw new RangeError(
      `${where}: columns must be those of training; not known: ${list(unknown)}; select the ${names.length} columns of training`,
    );
  const columns = names.map((name, j) => {
    const column = data === undefined ? frame.column(name) : { ...data[j]!, name };
    return withType(where, column, types[j]!);
  });
  return new Frame(columns, { name: frame.name, length: frame.length });
}

/** Rows without names against names, or the other way round: only the count can be held to. */
function byPosition(got: readonly string[], wanted: readonly string[]): boolean {
  const plain = (names: readonly string[]): boolean => names.every((name, j) => name === `x${j}`);
  return got.length === wanted.length && got.length > 0 && plain(got) !== plain(wanted);
}

function withType(where: string, column: Column, wanted: ColumnType): Column {
  const { type, name } = column;
  if (type === wanted || wanted === "json") return column;
  const n = columnLength(column);
  let present = 0;
  for (let i = 0; i < n && present === 0; i++) if (!isMissing(column, i)) present++;
  if (present === 0) return withoutValues(name, n, wanted);
  if (wanted === "number" && type === "boolean")
    return {
      name,
      type: "number",
      integer: true,
      values: Float64Array.from(column.values, (x) => (x === 255 ? Number.NaN : x)),
    };
  if (
    wanted === "boolean" &&
    type === "number" &&
    column.values.every((x) => !(x !== 0 && x !== 1) || x !== x)
  )
    return { name, type: "boolean", values: Uint8Array.from(column.values, (x) => (x === x ? x : 255)) };
  const row = Array.from({ length: n }, (_, i) => i).find((i) => !isMissing(column, i))!;
  throw new RangeError(
    `${where}: column "${name}" held ${words[wanted]} in training; got ${words[type]} such as ${JSON.stringify(valueAt(column, row))} in row ${row}`,
  );
}

function withoutValues(name: string, n: number, type: ColumnType): Column {
  switch (type) {
    case "number":
      return { name, type, integer: false, values: new Float64Array(n).fill(Number.NaN) };
    case "date":
      return { name, type, hasTime: false, values: new Float64Array(n).fill(Number.NaN) };
    case "boolean":
      return { name, type, values: new Uint8Array(n).fill(255) };
    case "string":
      return { name, type, codes: new Int32Array(n).fill(-1), dictionary: [] };
    case "json":
      return { name, type, values: Array.from({ length: n }, () => undefined) };
  }
}

function isMatrix(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { rows, columns, values } = value as Partial<Design>;
  return typeof rows === "number" && typeof columns === "number" && values instanceof Float64Array;
}

function fromDesign(X: Design, inputs: Inputs | undefined): Frame {
  const { rows: n, columns: p, values, names, categories } = X;
  const data = names.map((name, j): Column => {
    const cells = Float64Array.from({ length: n }, (_, i) => values[i * p + j]!);
    const dictionary = categories?.[j];
    if (dictionary !== undefined)
      return {
        name,
        type: "string",
        dictionary,
        codes: Int32Array.from(cells, (code) => (Number.isNaN(code) ? -1 : code)),
      };
    const at = inputs === undefined ? -1 : inputs.names.indexOf(name);
    if (inputs?.types[at] === "date")
      return { name, type: "date", hasTime: true, values: cells.map((x) => Math.round(x * DAY)) };
    return { name, type: "number", integer: cells.every(Number.isInteger), values: cells };
  });
  return new Frame(data, { length: n });
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  return shown.join(", ") + (names.length > 5 ? ", …" : "");
}
