import { expect, it } from "vitest";
import { psiCriticalValue } from "../../lib/audit/measures/feature-drift.ts";
import { golden } from "./audit-data.ts";

const { table } = golden<{
  table: { B: number; N: number; M: number; "crit_0.05": number; "crit_0.01": number; mean: number }[];
}>("psi_null");

it.each(table)("PSI without drift: $B bins, $N and $M rows", (row) => {
  const { B, N, M } = row;
  expect(psiCriticalValue(B, N, M)).toBeCloseTo(row["crit_0.05"], 12);
  expect(psiCriticalValue(B, N, M, 0.01)).toBeCloseTo(row["crit_0.01"], 12);
  expect((B - 1) * (1 / N + 1 / M)).toBeCloseTo(row.mean, 12);
});
