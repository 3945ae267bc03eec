/**
 * Arquero tables both ways, by structure: the module is handed in by whoever has it. Filters and orders of the table are
 * respected. Linear in cells; doubles without missing values are shared on the way out.
 */
import type { Column } from "./column.ts";
import { columnValues } from "./frame-records.ts";
import { Frame } from "./frame.ts";
import { inferValues } from "./infer-values.ts";

/** The parts of an arquero table that are read. */
export interface ArqueroTable {
  columnNames(): readonly string[];
  numRows(): number;
  array(name: string): ArrayLike<unknown>;
}

/** The part of the module `arquero` that is used. */
export interface Arquero<T> {
  table(columns: readonly (readonly [string, ArrayLike<unknown>])[]): T;
}

export function isArqueroTable(value: object): value is ArqueroTable {
  const table = value as Partial<ArqueroTable>;
  return (
    typeof table.columnNames === "function" &&
    typeof table.numRows === "function" &&
    typeof table.array === "function"
  );
}

/** The frame of an arquero table. */
export function fromArquero(table: ArqueroTable, options: { readonly name?: string } = {}): Frame {
  return new Frame(
    table.columnNames().map((name) => inferValues(name, table.array(name))),
    { name: options.name ?? "", length: table.numRows() },
  );
}

/**
 * The arquero table of a frame; missing is null.
 * @param aq the module: `import * as aq from "arquero"`.
 */
export function toArquero<T>(frame: Frame, aq: Arquero<T>): T {
  return aq.table(frame.data.map((column) => [column.name, cells(column)] as const));
}

function cells(column: Column): ArrayLike<unknown> {
  const whole = column.type === "number" && column.valid === undefined;
  return whole ? column.values : columnValues(column);
}
