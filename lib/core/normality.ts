/**
 * Tests of normality: Jarque–Bera, D'Agostino's K², Anderson–Darling; Shapiro–Wilk has a file of its own.
 *
 * As scipy 1.10. Jarque–Bera: n/6 (g1² + g2²/4), χ² with 2 df in the limit, rough below some thousand values. K²: both moments
 * brought to normal deviates (D'Agostino 1970; Anscombe and Glynn 1983), their squares added. Anderson–Darling with mean and
 * variance estimated: critical values of Stephens (1974) as scipy rounds them, p by D'Agostino and Stephens (1986), table 4.9.
 * Only finite values count.
 */
import { chiSquaredDistribution } from "./gamma-distribution.ts";
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { kurtosis, momentsOf, skewness, standardDeviation } from "./moments.ts";
import { normalLogCdf } from "./normal-distribution.ts";
import { sortedFinite } from "./quantile.ts";

/** Skewness and kurtosis against χ² with two degrees of freedom; two values that differ are needed. */
export function jarqueBera(values: ArrayLike<number>): TestResult {
  const moments = momentsOf(values);
  const [g1, g2] = [skewness(moments, "population"), kurtosis(moments, "population")];
  if (g1 === null || g2 === null) return undefinedTest("the values do not differ");
  const statistic = (moments.n / 6) * (g1 * g1 + (g2 * g2) / 4);
  return Object.freeze({ statistic, p: chiSquaredDistribution(2).sf(statistic) });
}

/** D'Agostino and Pearson's K²; eight values that differ are needed, twenty for a p to trust. */
export function dagostinoK2(values: ArrayLike<number>): TestResult {
  const moments = momentsOf(values);
  const [g1, g2] = [skewness(moments, "population"), kurtosis(moments, "population")];
  if (moments.n < 8) return undefinedTest("eight finite values are needed");
  if (g1 === null || g2 === null) return undefinedTest("the values do not differ");
  const statistic = skewnessDeviate(g1, moments.n) ** 2 + kurtosisDeviate(g2 + 3, moments.n) ** 2;
  return Object.freeze({ statistic, p: chiSquaredDistribution(2).sf(statistic) });
}

export interface AndersonNormalResult extends TestResult {
  /** Critical values at 15, 10, 5, 2.5 and 1 %. */
  readonly critical: readonly number[];
}

/** Anderson–Darling's A² for a normal distribution of the sample's mean and variance. */
export function andersonNormal(values: ArrayLike<number>): AndersonNormalResult {
  const moments = momentsOf(values);
  const sd = standardDeviation(moments);
  const n = moments.n;
  if (sd === null || sd === 0)
    return Object.freeze({ ...undefinedTest("two finite values that differ are needed"), critical: [] });
  const sorted = sortedFinite(values);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const lower = normalLogCdf((sorted[i]! - moments.mean) / sd);
    const upper = normalLogCdf((moments.mean - sorted[n - 1 - i]!) / sd);
    total += ((2 * i + 1) / n) * (lower + upper);
  }
  const statistic = -n - total;
  const critical = [0.576, 0.656, 0.787, 0.918, 1.092].map(
    (value) => Math.round((1000 * value) / (1 + 4 / n - 25 / n / n)) / 1000,
  );
  return Object.freeze({ statistic, p: andersonP(statistic * (1 + 0.75 / n + 2.25 / (n * n))), critical });
}

function skewnessDeviate(g1: number, n: number): number {
  // scipy puts 1 in the place of an exact 0, and so do we, to agree with it on symmetric columns.
  const scaled = g1 * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2))) || 1;
  const beta2 = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const w2 = -1 + Math.sqrt(2 * (beta2 - 1));
  const delta = 1 / Math.sqrt(0.5 * Math.log(w2));
  return delta * Math.asinh(scaled / Math.sqrt(2 / (w2 - 1)));
}

function kurtosisDeviate(b2: number, n: number): number {
  const mean = (3 * (n - 1)) / (n + 1);
  const spread = (24 * n * (n - 2) * (n - 3)) / ((n + 1) ** 2 * (n + 3) * (n + 5));
  const x = (b2 - mean) / Math.sqrt(spread);
  const skew =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) *
    Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / skew) * (2 / skew + Math.sqrt(1 + 4 / skew ** 2));
  const root = Math.cbrt((1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4))));
  return (1 - 2 / (9 * a) - root) / Math.sqrt(2 / (9 * a));
}

function andersonP(a: number): number {
  const p =
    a >= 0.6
      ? Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a)
      : a >= 0.34
        ? Math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
        : a >= 0.2
          ? 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
          : 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a);
  // The parabola turns up again beyond 153, where p is 0 to any accuracy.
  return a > 150 ? 0 : Math.min(1, p);
}
