/**
 * A frame: columns of equal length, held as typed arrays, never changed. The methods are short names for functions that
 * stand in files of their own.
 */
import { displaySymbol, threadCopySymbol, type MimeBundle, type ThreadCopy } from "../core/index.ts";
import { columnLength, isColumn, takeRows, type Column } from "./column.ts";
import { sortedRows, type SortKey } from "./frame-order.ts";
import { recordAt, records, toColumns, toRecords } from "./frame-records.ts";
import { frameBundle } from "./frame-view.ts";
import { frameText } from "./frame-view-text.ts";
import { inferValues } from "./infer-values.ts";

export class Frame {
  readonly #byName: ReadonlyMap<string, number>;
  /** The columns' records, in order. */
  readonly data: readonly Column[];
  /** Number of rows. */
  readonly length: number;
  /** What the frame is called in reports; "" when it has no name. */
  readonly name: string;

  /**
   * @param length needed only for a frame without columns.
   * @throws RangeError when columns differ in length or share a name.
   */
  constructor(data: readonly Column[], options: { readonly name?: string; readonly length?: number } = {}) {
    this.data = Object.freeze([...data]);
    this.length = data[0] === undefined ? (options.length ?? 0) : columnLength(data[0]);
    this.name = options.name ?? "";
    const names = new Map<string, number>();
    for (const [i, column] of data.entries()) {
      if (columnLength(column) !== this.length)
        throw new RangeError(
          `frame: all columns must have one length; got ${columnLength(column)} in "${column.name}" beside ${this.length} in "${data[0]!.name}"`,
        );
      if (names.has(column.name))
        throw new RangeError(`frame: names of columns must differ; got "${column.name}" twice; rename one`);
      names.set(column.name, i);
    }
    this.#byName = names;
  }

  /** Names of the columns, in order. */
  get columns(): string[] {
    return this.data.map((column) => column.name);
  }

  /** Rows and columns. */
  get shape(): [number, number] {
    return [this.length, this.data.length];
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** @throws RangeError for an unknown name, with the nearest known one. */
  column(name: string): Column {
    const at = this.#byName.get(name);
    if (at === undefined) throw new RangeError(`frame: ${unknownColumn(name, this.columns)}`);
    return this.data[at]!;
  }

  /** The named columns, in the given order. */
  select(names: readonly string[]): Frame {
    return this.#with(names.map((name) => this.column(name)));
  }

  /** All but the named columns. */
  drop(names: readonly string[]): Frame {
    const gone = new Set(names.map((name) => this.column(name).name));
    return this.#with(this.data.filter((column) => !gone.has(column.name)));
  }

  /** The given rows (from 0), in the given order; rows may repeat. @throws RangeError for a row that is not there. */
  take(rows: ArrayLike<number>): Frame {
    for (let i = 0; i < rows.length; i++)
      if (!(Number.isInteger(rows[i]) && rows[i]! >= 0 && rows[i]! < this.length))
        throw new RangeError(`frame: rows must be whole numbers in [0, ${this.length}); got ${rows[i]}`);
    return new Frame(
      this.data.map((column) => takeRows(column, rows)),
      { name: this.name, length: rows.length },
    );
  }

  /** Rows from `start` to before `end`; negative positions count from the end, as in `Array.slice`. */
  slice(start = 0, end = this.length): Frame {
    const clamp = (at: number): number => Math.max(0, Math.min(this.length, at < 0 ? this.length + at : at));
    const from = clamp(Math.trunc(start));
    return this.take(
      Float64Array.from({ length: Math.max(0, clamp(Math.trunc(end)) - from) }, (_, i) => from + i),
    );
  }

  head(n = 5): Frame {
    return this.slice(0, n);
  }

  /** One row as a record; missing values are null, dates are Date. */
  row(i: number): Record<string, unknown> {
    if (!(Number.isInteger(i) && i >= 0 && i < this.length))
      throw new RangeError(`frame: row must be a whole number in [0, ${this.length}); got ${i}`);
    return recordAt(this.data, i);
  }

  /** The rows as records, one at a time. */
  [Symbol.iterator](): Iterator<Record<string, unknown>> {
    return records(this);
  }

  toRecords(): Record<string, unknown>[] {
    return toRecords(this);
  }

  /** One array of plain values per name. */
  toColumns(): Record<string, unknown[]> {
    return toColumns(this);
  }

  /** The rows for which `keep` is true. */
  filter(keep: (row: Record<string, unknown>, i: number) => boolean): Frame {
    const rows: number[] = [];
    for (let i = 0; i < this.length; i++) if (keep(recordAt(this.data, i), i)) rows.push(i);
    return this.take(rows);
  }

  /** Rows in order of the keys, stable, missing values last: `sortBy("age", { column: "name", descending: true })`. */
  sortBy(...keys: readonly (string | SortKey)[]): Frame {
    return this.take(sortedRows(this, keys));
  }

  /**
   * With one more column, or another in place of one of that name: values of each row, a column, or a function of the row.
   * @throws RangeError when the length differs.
   */
  withColumn(
    name: string,
    values: ArrayLike<unknown> | Column | ((row: Record<string, unknown>, i: number) => unknown),
  ): Frame {
    const list = typeof values === "function" ? Array.from(records(this), values) : values;
    const column = isColumn(list) ? { ...list, name } : inferValues(name, list);
    const at = this.#byName.get(name);
    return this.#with(at === undefined ? [...this.data, column] : this.data.with(at, column));
  }

  /** Several at once, by name. */
  withColumns(columns: Readonly<Record<string, Parameters<Frame["withColumn"]>[1]>>): Frame {
    return Object.entries(columns).reduce<Frame>(
      (frame, [name, values]) => frame.withColumn(name, values),
      this,
    );
  }

  /** Old names to new ones; the rest stays. */
  rename(names: Readonly<Record<string, string>>): Frame {
    for (const name of Object.keys(names)) this.column(name);
    return this.#with(this.data.map((column) => ({ ...column, name: names[column.name] ?? column.name })));
  }

  /** A table with types, shapes and what is missing. */
  [threadCopySymbol](): ThreadCopy {
    const { data, name, length } = this;
    return { module: "assay/data", revive: "reviveFrame", data: { data, name, length } };
  }

  [displaySymbol](): MimeBundle {
    return frameBundle(this);
  }

  /** The text form. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return frameText(this);
  }

  #with(data: readonly Column[]): Frame {
    return new Frame(data, { name: this.name, length: this.length });
  }
}

/** A frame from what its thread copy held. */
export function reviveFrame(parts: {
  readonly data: readonly Column[];
  readonly name: string;
  readonly length: number;
}): Frame {
  return new Frame(parts.data, parts);
}

/** The message for a column that is not there. */
export function unknownColumn(name: string, known: readonly string[]): string {
  const wanted = name.toLowerCase();
  const near =
    known.find((each) => each.toLowerCase() === wanted) ??
    known.find((each) => each.toLowerCase().startsWith(wanted));
  const list = known.length <= 12 ? known : [...known.slice(0, 12), `… ${known.length - 12} more`];
  return `no column "${name}"; ${near === undefined ? `known: ${list.join(", ")}` : `did you mean "${near}"?`}`;
}
