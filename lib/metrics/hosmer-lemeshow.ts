/**
 * Hosmer–Lemeshow test: whether observed and expected positives agree in groups of rising probability.
 *
 * Σ (O − E)² / (E (1 − E/n)) over equal groups of rows (ties in row order), chi-squared with groups − 2 degrees of freedom. Its
 * verdict hangs on the number of groups and on n: prefer the calibration line. Source: Hosmer & Lemeshow (1980). O(n log n).
 */
import { chiSquaredDistribution } from "../core/gamma-distribution.ts";
import { descending } from "./ranked-counts.ts";
import { checkBinary, checkFinite, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface HosmerLemeshow {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Null when a group expects no positive or no negative. @throws RangeError on wrong labels or sizes, or fewer than 3 groups. */
export function hosmerLemeshow(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  groups = 10,
  options: Pick<ScoreOptions, "why"> = {},
): HosmerLemeshow | null {
  const n = checkRows("hosmerLemeshow", yTrue, probabilities);
  checkBinary("hosmerLemeshow", yTrue);
  checkFinite("hosmerLemeshow", "probabilities", probabilities);
  if (!(Number.isInteger(groups) && groups >= 3 && groups <= n)) {
    throw new RangeError(`hosmerLemeshow: groups must lie between 3 and the ${n} rows; got ${groups}`);
  }
  const order = descending(Float64Array.from(probabilities, (p) => -p));
  let statistic = 0;
  let start = 0;
  for (let g = 0; g < groups; g++) {
    const size = Math.floor(n / groups) + (g < n % groups ? 1 : 0);
    let observed = 0;
    let expected = 0;
    for (let r = start; r < start + size; r++) {
      observed += Number(yTrue[order[r]!]);
      expected += probabilities[order[r]!]!;
    }
    start += size;
    const variance = expected * (1 - expected / size);
    if (!(variance > 0)) return undefinedScore(options, `group ${g} expects no positive, or no negative row`);
    statistic += (observed - expected) ** 2 / variance;
  }
  const df = groups - 2;
  return Object.freeze({ statistic, df, p: chiSquaredDistribution(df).sf(statistic) });
}
