import { describe, expect, it } from "vitest";
import type { Missingness } from "../../lib/data/index.ts";
import { randomMissing } from "../../lib/audit/measures/missing-completely-at-random.ts";
import { nullityCorrelation } from "../../lib/audit/measures/nullity.ts";
import { dataset, golden, numbers } from "./audit-data.ts";

interface Reference {
  readonly rows: number;
  readonly nullity_corr_columns?: string[];
  readonly nullity_corr?: number[][];
  readonly little_mcar_numeric_columns?: string[];
  readonly little_mcar?: {
    readonly d2: number;
    readonly df: number;
    readonly p: number | null;
    readonly patterns: number;
    readonly mu: number[];
    readonly cov_ml: number[][];
  };
}

const { _note, ...references } = golden<Record<string, Reference>>("tables");

function near(got: number | null, wanted: number): void {
  expect(got).not.toBeNull();
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1e-300, Math.abs(wanted)));
}

describe.each(Object.entries(references))("%s", (name, reference) => {
  it.runIf(reference.little_mcar !== undefined)("Little's test", async () => {
    const wanted = reference.little_mcar!;
    const rows = dataset(name);
    const columns = reference.little_mcar_numeric_columns!.map((column) => numbers(rows, column));
    const { statistic, dof, p, patterns, mean, covariance, reason } = await randomMissing(columns);
    expect(dof).toBe(wanted.df);
    expect(patterns).toBe(wanted.patterns);
    for (const [j, mu] of wanted.mu.entries()) near(mean![j]!, mu);
    for (const [i, row] of wanted.cov_ml.entries())
      for (const [j, each] of row.entries())
        expect(Math.abs(covariance![i * row.length + j]! - each)).toBeLessThanOrEqual(
          1e-6 * Math.sqrt(row[i]! * wanted.cov_ml[j]![j]!),
        );
    if (wanted.p === null) {
      expect(statistic).toBeNull();
      expect(reason).toBeTypeOf("string");
      return;
    }
    near(statistic, wanted.d2);
    // Far in the tail, where the EM of the reference stops a little earlier: p by its logarithm.
    near(Math.log(p!), Math.log(wanted.p));
  });

  it.runIf(reference.nullity_corr !== undefined)("nullity correlation", () => {
    const rows = dataset(name);
    const columns = Object.keys(rows[0]!);
    const together = new Float64Array(columns.length ** 2);
    for (const row of rows)
      for (const [i, a] of columns.entries())
        for (const [j, b] of columns.entries())
          if (row[a] === null && row[b] === null) together[i * columns.length + j]!++;
    const missingness: Missingness = { columns, together, completeRows: 0, patterns: [], patternCount: 0 };
    const ours = nullityCorrelation(missingness, rows.length);
    expect(ours.columns).toEqual(reference.nullity_corr_columns);
    const p = ours.columns.length;
    for (const [i, row] of reference.nullity_corr!.entries())
      for (const [j, each] of row.entries()) expect(ours.value[i * p + j]).toBeCloseTo(each, 10);
  });
});
