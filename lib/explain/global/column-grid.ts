/** Columns of a table as global methods read them: positions by name, grids of values, and the values' texts. */
import type { Design } from "../../data/index.ts";
import { cellOf } from "../maskers/tabular.ts";

/** @throws RangeError on a name or position that is not there. */
export function columnOf(where: string, { names, columns }: Design, feature: string | number): number {
  const j = typeof feature === "number" ? feature : names.indexOf(feature);
  if (!(Number.isInteger(j) && j >= 0 && j < columns))
    throw new RangeError(
      `${where}: no feature ${JSON.stringify(feature)}; features: ${names.slice(0, 12).join(", ")}${columns > 12 ? ", …" : ""}`,
    );
  return j;
}

/** Different values that are not missing, ascending. */
export function distinctValues({ values, columns, rows }: Design, j: number): Float64Array {
  const seen = new Set<number>();
  for (let i = 0; i < rows; i++) {
    const x = values[i * columns + j]!;
    if (!Number.isNaN(x)) seen.add(x);
  }
  return Float64Array.from(seen).sort();
}

/** scipy's `mquantiles`: quantiles of sorted values by Cunnane's plotting positions (α = β = 0.4). */
export function cunnaneQuantile(sorted: Float64Array, q: number): number {
  const n = sorted.length;
  if (n === 1) return sorted[0]!;
  const at = n * q + 0.4 + q * 0.2;
  const k = Math.floor(Math.min(n - 1, Math.max(1, at)));
  const share = Math.min(1, Math.max(0, at - k));
  return (1 - share) * sorted[k - 1]! + share * sorted[k]!;
}

/** A design with one value in a column. */
export function withValue(X: Design, changes: readonly (readonly [column: number, value: number])[]): Design {
  const values = X.values.slice();
  for (const [j, x] of changes) for (let at = j; at < values.length; at += X.columns) values[at] = x;
  return { ...X, values };
}

/** A grid's value as its reader knows it. */
export function gridText(X: Design, x: number, j: number): string {
  const value = cellOf(X, x, j);
  return value === null
    ? "missing"
    : typeof value === "number"
      ? String(Number(value.toPrecision(4)))
      : value;
}
