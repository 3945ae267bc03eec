/**
 * How strongly one numeric feature differs between groups, as scikit-learn's univariate selection scores it.
 *
 * - One-way analysis of variance: F = (between / (k - 1)) / (within / (n - k)), sums of squares between and within k groups.
 * - χ² of sums, for features that count something (≥ 0): Σ over groups of (sum - expected)² / expected, expected the total times
 *   the group's share of rows; k - 1 degrees of freedom.
 *
 * O(n).
 */
import { chiSquaredDistribution, fisherFDistribution, type TestResult } from "../../core/index.ts";

/** @param codes group of each row, negative missing; rows without a finite value are left out. */
export function anova(codes: ArrayLike<number>, values: ArrayLike<number>): TestResult {
  const groups = grouped(codes, values);
  const k = groups.length;
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  if (k < 2) return nothing("fewer than two groups have values");
  if (n <= k) return nothing("no group has more than one value");
  const grand = groups.reduce((sum, group) => sum + total(group), 0) / n;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    const mean = total(group) / group.length;
    between += group.length * (mean - grand) ** 2;
    const first = group[0];
    if (group.some((value) => value !== first)) for (const value of group) within += (value - mean) ** 2;
  }
  if (within === 0) return nothing("values do not vary within groups");
  const statistic = between / (k - 1) / (within / (n - k));
  return Object.freeze({ statistic, p: fisherFDistribution(k - 1, n - k).sf(statistic) });
}

/** @throws RangeError when a value is negative. */
export function chiSquaredOfSums(codes: ArrayLike<number>, values: ArrayLike<number>): TestResult {
  const groups = grouped(codes, values);
  if (groups.length < 2) return nothing("fewer than two groups have values");
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const all = groups.reduce((sum, group) => sum + total(group), 0);
  if (groups.some((group) => group.some((value) => value < 0)))
    throw new RangeError("chiSquaredOfSums: values must be at least 0; got a negative one; use anova");
  if (all === 0) return nothing("all values are 0");
  let statistic = 0;
  for (const group of groups) {
    const expected = (all * group.length) / n;
    statistic += (total(group) - expected) ** 2 / expected;
  }
  return Object.freeze({ statistic, p: chiSquaredDistribution(groups.length - 1).sf(statistic) });
}

function grouped(codes: ArrayLike<number>, values: ArrayLike<number>): number[][] {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < codes.length; i++) {
    if (!(codes[i]! >= 0) || !Number.isFinite(values[i])) continue;
    const group = groups.get(codes[i]!);
    if (group === undefined) groups.set(codes[i]!, [values[i]!]);
    else group.push(values[i]!);
  }
  return [...groups.values()];
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function nothing(reason: string): TestResult {
  return Object.freeze({ statistic: null, p: null, reason });
}
