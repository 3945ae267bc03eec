/**
 * χ² tests of counts: independence of rows and columns of a table, and fit to expected shares.
 *
 * As scipy 1.10 `chi2_contingency` and `chisquare`. Yates' correction moves each count of a 2×2 table by up to ½ towards its
 * expectation. Source: Pearson, Philosophical Magazine 50 (1900); Yates, J. Roy. Stat. Soc. suppl. 1 (1934).
 */
import { chiSquaredDistribution } from "./gamma-distribution.ts";
import { undefinedTest, type TestResult } from "./hypothesis.ts";

export interface ChiSquareOptions {
  /** Yates' correction when there is one degree of freedom; true as in scipy. */
  readonly yates?: boolean;
}

export interface ChiSquareResult extends TestResult {
  readonly df: number | null;
}

/**
 * Are rows and columns independent? Empty rows and columns are left out.
 * @param table counts, one array a row, all of one length.
 * @throws RangeError when a count is negative or not finite.
 */
export function chiSquareIndependence(
  table: readonly ArrayLike<number>[],
  options: ChiSquareOptions = {},
): ChiSquareResult {
  const rows = table.map((row) => Float64Array.from(row));
  const width = rows[0]?.length ?? 0;
  const ofRows = rows.map((row) => row.reduce((sum, count) => sum + checkCount(count), 0));
  const ofColumns = Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0));
  const total = ofRows.reduce((sum, count) => sum + count, 0);
  const filled = (sums: number[]): number => sums.filter((sum) => sum > 0).length;
  const df = (filled(ofRows) - 1) * (filled(ofColumns) - 1);
  if (df < 1)
    return Object.freeze({ ...undefinedTest("two rows and two columns with counts are needed"), df: null });
  const corrected = df === 1 && options.yates !== false;
  let statistic = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, count] of row.entries()) {
      const expected = (ofRows[i]! * ofColumns[j]!) / total;
      if (expected === 0) continue;
      const away = Math.abs(count - expected);
      statistic += (away - (corrected ? Math.min(0.5, away) : 0)) ** 2 / expected;
    }
  }
  return Object.freeze({ statistic, p: chiSquaredDistribution(df).sf(statistic), df });
}

/**
 * Do counts follow expected weights? The weights are scaled to the total of the counts.
 * @throws RangeError when a number is negative or not finite, or the lengths differ.
 */
export function chiSquareFit(counts: ArrayLike<number>, weights: ArrayLike<number>): ChiSquareResult {
  if (counts.length !== weights.length)
    throw new RangeError(
      `chiSquareFit: one weight a count is needed; got ${counts.length} and ${weights.length}`,
    );
  let [total, weight] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    total += checkCount(counts[i]!);
    weight += checkCount(weights[i]!);
  }
  const df = counts.length - 1;
  if (df < 1 || total === 0)
    return Object.freeze({ ...undefinedTest("two or more cells with counts are needed"), df: null });
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) {
    const expected = (total * weights[i]!) / weight;
    if (!(expected > 0)) return Object.freeze({ ...undefinedTest("an expected count is 0"), df: null });
    statistic += (counts[i]! - expected) ** 2 / expected;
  }
  return Object.freeze({ statistic, p: chiSquaredDistribution(df).sf(statistic), df });
}

function checkCount(count: number): number {
  if (!(count >= 0 && count < Infinity))
    throw new RangeError(`chi-square: counts must be finite and not negative; got ${count}`);
  return count;
}
