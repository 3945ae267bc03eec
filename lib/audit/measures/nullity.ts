/**
 * Nullity: whether columns are missing together, and whether a column is missing where others have certain values.
 *
 * - Nullity correlation: Pearson's r of the indicators "is missing", from counts of pairs:
 *   (n·n_ab - n_a·n_b) / √(n_a (n - n_a) n_b (n - n_b)); defined for columns that are missing somewhere, but not everywhere.
 * - Missing against other columns: the area under the ROC curve of a number for "is missing" (½: no relation; ties count half),
 *   bias-corrected Cramér's V of a category with it. O(n log n) per column.
 */
import type { Column, Missingness } from "../../data/index.ts";
import { isMissing } from "../../data/index.ts";
import { codesOf, numbersOf } from "./codes.ts";
import { contingency, cramersV } from "./contingency.ts";
import { midranks } from "./ranks.ts";

export interface NullityCorrelation {
  /** Columns that are missing somewhere, but not everywhere. */
  readonly columns: readonly string[];
  /** p×p, row-major. */
  readonly value: Float64Array;
}

/** @param rows of the data behind the counts. */
export function nullityCorrelation(missingness: Missingness, rows: number): NullityCorrelation {
  const p = missingness.columns.length;
  const together = missingness.together;
  const varying: number[] = [];
  for (let j = 0; j < p; j++) {
    const missing = together[j * p + j]!;
    if (missing > 0 && missing < rows) varying.push(j);
  }
  const value = new Float64Array(varying.length ** 2);
  for (const [a, i] of varying.entries()) {
    for (const [b, j] of varying.entries()) {
      const na = together[i * p + i]!;
      const nb = together[j * p + j]!;
      const both = together[i * p + j]!;
      const spread = Math.sqrt(na * (rows - na)) * Math.sqrt(nb * (rows - nb));
      value[a * varying.length + b] =
        i === j ? 1 : Math.max(-1, Math.min(1, (rows * both - na * nb) / spread));
    }
  }
  return Object.freeze({ columns: varying.map((j) => missingness.columns[j]!), value });
}

export interface MissingAgainst {
  readonly column: string;
  readonly method: "auc" | "cramers-v";
  /** AUC above ½: the column is missing where this one is high. Null when not defined. */
  readonly value: number | null;
  /** Comparable between both: |2·AUC - 1| or V. */
  readonly strength: number;
  /** Rows where this column has a value. */
  readonly n: number;
}

/** How each of the other columns tells where `target` is missing, strongest first. */
export function missingAgainst(target: Column, others: readonly Column[]): MissingAgainst[] {
  const missing = missingCodes(target);
  return others
    .map((other) => {
      if (other.type === "number" || other.type === "date") return byNumber(missing, other);
      const table = contingency(missing, codesOf(other).codes);
      const value = cramersV(table);
      return { column: other.name, method: "cramers-v" as const, value, strength: value ?? 0, n: table.n };
    })
    .sort((a, b) => b.strength - a.strength || (a.column < b.column ? -1 : 1));
}

/** 1 where the row is missing, 0 where it is present. */
export function missingCodes(column: Column): Uint8Array {
  const length = column.type === "string" ? column.codes.length : column.values.length;
  const codes = new Uint8Array(length);
  for (let i = 0; i < length; i++) codes[i] = isMissing(column, i) ? 1 : 0;
  return codes;
}

function byNumber(missing: Uint8Array, other: Column): MissingAgainst {
  const ranks = midranks(numbersOf(other)!);
  let n = 0;
  let positives = 0;
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i]!;
    if (Number.isNaN(rank)) continue;
    n++;
    if (missing[i] === 0) continue;
    positives++;
    sum += rank;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0)
    return { column: other.name, method: "auc", value: null, strength: 0, n };
  const value = (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
  return { column: other.name, method: "auc", value, strength: Math.abs(2 * value - 1), n };
}
