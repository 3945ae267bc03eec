/**
 * Tests of paired scores that use ranks or signs only: Wilcoxon's signed ranks, the sign test, Friedman's for several models.
 *
 * Wilcoxon: zeros dropped, ties share ranks; exact null distribution for up to 50 pairs without ties or zeros, else normal with tie
 * correction, no continuity correction (as scipy). Friedman: χ² with tie correction, then Nemenyi's critical difference of mean ranks.
 * Source: Wilcoxon (1945), Friedman (1937), Demšar (2006).
 */
import { binomialDistribution } from "../core/discrete-distributions.ts";
import { chiSquaredDistribution } from "../core/gamma-distribution.ts";
import { normalCdf } from "../core/normal-distribution.ts";
import { midranks } from "../core/ranks.ts";

export interface WilcoxonTest {
  /** Smaller sum of signed ranks. */
  readonly statistic: number;
  /** Two-sided. Null when no pair differs. */
  readonly p: number | null;
  readonly method: "exact" | "normal";
  /** Pairs that differ. */
  readonly n: number;
}

export interface FriedmanTest {
  readonly statistic: number | null;
  readonly p: number | null;
  /** Of each model; 1 is the highest score. */
  readonly meanRanks: readonly number[];
}

/** @throws RangeError on lengths that differ or scores that are not finite. */
export function wilcoxonTest(scores1: ArrayLike<number>, scores2: ArrayLike<number>): WilcoxonTest {
  const differences = differing("wilcoxonTest", scores1, scores2);
  const n = differences.length;
  if (n === 0) return Object.freeze({ statistic: 0, p: null, method: "exact", n });
  const { ranks, ties } = midranks(differences.map(Math.abs));
  let plus = 0;
  for (let i = 0; i < n; i++) if (differences[i]! > 0) plus += ranks[i]!;
  const statistic = Math.min(plus, (n * (n + 1)) / 2 - plus);
  if (n <= 50 && n === scores1.length && ties === 0) {
    return Object.freeze({ statistic, p: Math.min(1, 2 * exactTail(statistic, n)), method: "exact", n });
  }
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
  const z = (statistic - (n * (n + 1)) / 4) / Math.sqrt(variance);
  return Object.freeze({ statistic, p: 2 * normalCdf(-Math.abs(z)), method: "normal", n });
}

/** Two-sided exact p that wins and losses are equally likely; pairs without difference are dropped. Null when none differs. */
export function signTest(scores1: ArrayLike<number>, scores2: ArrayLike<number>): number | null {
  const differences = differing("signTest", scores1, scores2);
  const n = differences.length;
  if (n === 0) return null;
  const wins = differences.filter((d) => d > 0).length;
  return Math.min(1, 2 * binomialDistribution(n, 0.5).cdf(Math.min(wins, n - wins)));
}

/**
 * `scores`: one row per data set (or fold), one column per model, higher better. Null statistic when every row is all ties.
 *
 * @throws RangeError for fewer than two rows or three models, or rows of different length.
 */
export function friedmanTest(scores: readonly (readonly number[])[]): FriedmanTest {
  const n = scores.length;
  const k = scores[0]?.length ?? 0;
  if (n < 2 || k < 3 || scores.some((row) => row.length !== k || !row.every(Number.isFinite))) {
    throw new RangeError(
      `friedmanTest: needs two rows or more of three models or more, all finite; got ${n} × ${k}`,
    );
  }
  const sums = Array.from({ length: k }, () => 0);
  let ties = 0;
  for (const row of scores) {
    const ranked = midranks(row.map((score) => -score));
    ties += ranked.ties;
    ranked.ranks.forEach((rank, j) => (sums[j]! += rank));
  }
  const meanRanks = Object.freeze(sums.map((sum) => sum / n));
  const correction = 1 - ties / (k * (k * k - 1) * n);
  if (!(correction > 0)) return Object.freeze({ statistic: null, p: null, meanRanks });
  const squares = sums.reduce((total, sum) => total + sum * sum, 0);
  const statistic = ((12 / (k * n * (k + 1))) * squares - 3 * n * (k + 1)) / correction;
  return Object.freeze({ statistic, p: chiSquaredDistribution(k - 1).sf(statistic), meanRanks });
}

function differing(where: string, scores1: ArrayLike<number>, scores2: ArrayLike<number>): number[] {
  if (scores1.length !== scores2.length) {
    throw new RangeError(`${where}: needs pairs of scores; got ${scores1.length} and ${scores2.length}`);
  }
  return Array.from(scores1, (score, i) => {
    const d = score - scores2[i]!;
    if (!Number.isFinite(d))
      throw new RangeError(`${where}: scores must be finite; got ${score} and ${scores2[i]}`);
    return d;
  }).filter((d) => d !== 0);
}

/** P(W ≤ statistic) when each rank 1…n is positive with chance 1/2. O(n³). */
function exactTail(statistic: number, n: number): number {
  const most = (n * (n + 1)) / 2;
  let chances = new Float64Array(most + 1);
  chances[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    const next = new Float64Array(most + 1);
    for (let w = 0; w <= most; w++) {
      next[w] = (chances[w]! + (w >= rank ? chances[w - rank]! : 0)) / 2;
    }
    chances = next;
  }
  let sum = 0;
  for (let w = 0; w <= statistic; w++) sum += chances[w]!;
  return sum;
}
