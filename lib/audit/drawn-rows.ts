/** Rows drawn from the sample, for what costs more than one look at every row. */
import { createRng } from "../core/index.ts";
import type { Column } from "../data/index.ts";
import type { AuditInput } from "./check.ts";

/** Positions in the sample, rising: all of them, or `most` drawn by the audit's seed. */
export function drawnRows(input: Pick<AuditInput, "sample" | "seed">, most: number): Int32Array {
  const n = input.sample.length;
  return n <= most
    ? Int32Array.from({ length: n }, (_, i) => i)
    : createRng(input.seed).choice(n, most).sort();
}

/** Whether rows of the data were left out, by the sample or by the draw. */
export function isSampled(input: AuditInput, rows: ArrayLike<number>): boolean {
  return input.sampleRows !== undefined || rows.length < input.sample.length;
}

/** The numeric columns among the named ones that hold at least two different finite values in the sample. */
export function varyingNumbers(
  input: AuditInput,
  names: readonly string[],
): (Column & { readonly type: "number" })[] {
  return names.flatMap((name) => {
    const column = input.sample.column(name);
    if (column.type !== "number") return [];
    let first = Number.NaN;
    for (const value of column.values) {
      if (!Number.isFinite(value)) continue;
      if (Number.isNaN(first)) first = value;
      else if (value !== first) return [column];
    }
    return [];
  });
}
