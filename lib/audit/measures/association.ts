/**
 * The association of any two columns, by the measure that fits their types: numbers and dates with each other by Spearman
 * (Pearson beside it), categories with each other by bias-corrected Cramér's V, categories with numbers by the correlation
 * ratio η. All are 0 without association; Spearman alone has a sign. Rows where either is missing are left out.
 */
import type { Column } from "../../data/index.ts";
import { codesOf, numbersOf } from "./codes.ts";
import { contingency, cramersV } from "./contingency.ts";
import { correlationRatio } from "./correlation-ratio.ts";
import { correlation } from "./correlation.ts";

export type AssociationMethod = "spearman" | "cramers-v" | "eta";

export interface Association {
  readonly method: AssociationMethod;
  /** Null when not defined, with the reason. */
  readonly value: number | null;
  /** Rows behind the value. */
  readonly n: number;
  readonly reason?: string;
  /** With `spearman`: the linear correlation of the same rows. */
  readonly pearson?: number | null;
}

/** @throws RangeError when the columns differ in length. */
export function association(a: Column, b: Column): Association {
  const numeric = [a, b].map((column) => isNumeric(column));
  if (numeric[0]! && numeric[1]!) {
    const x = numbersOf(a)!;
    const y = numbersOf(b)!;
    const { value, n, reason } = correlation(x, y, "spearman");
    return Object.freeze({
      method: "spearman",
      value,
      n,
      ...(reason === undefined ? {} : { reason }),
      pearson: correlation(x, y, "pearson").value,
    });
  }
  if (numeric[0]! || numeric[1]!) {
    const [category, number] = numeric[0]! ? [b, a] : [a, b];
    const { value, n, reason, groups } = correlationRatio(codesOf(category).codes, numbersOf(number)!);
    // With a group per row η is 1 whatever the data.
    if (value !== null && groups === n)
      return Object.freeze({ method: "eta", value: null, n, reason: "every row is a group of its own" });
    return Object.freeze({ method: "eta", value, n, ...(reason === undefined ? {} : { reason }) });
  }
  const table = contingency(codesOf(a).codes, codesOf(b).codes);
  const value = cramersV(table);
  if (value !== null) return Object.freeze({ method: "cramers-v", value, n: table.n });
  const constant = table.rows.length < 2 || table.columns.length < 2;
  const reason = constant
    ? "one of the columns has fewer than two categories over these rows"
    : "nearly every row is a category of its own";
  return Object.freeze({ method: "cramers-v", value: null, n: table.n, reason });
}

function isNumeric(column: Column): boolean {
  return column.type === "number" || column.type === "date";
}
