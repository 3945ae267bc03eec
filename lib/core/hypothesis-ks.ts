/**
 * The two-sample test of Kolmogorov and Smirnov, as scipy 1.10 `ks_2samp`, two-sided.
 *
 * D = max |F₁ - F₂|. Exact: all paths from (0,0) to (n₁,n₂) are equally likely when the hypothesis holds; the probability of
 * touching |i/n₁ - j/n₂| ≥ D is a mean of its neighbours' (Hodges 1958), so that no digits are lost however small it is.
 * Asymptotic: the one-sample distribution at n = round(n₁ n₂ / (n₁ + n₂)). Cost: sorting, and for the exact p the grid points
 * within the band, at most n₁ n₂.
 */
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { kolmogorovSf } from "./kolmogorov-distribution.ts";
import { sortedFinite } from "./quantile.ts";

export interface KsOptions {
  /** "auto" (the default) is exact up to 10 000 values in either sample. */
  readonly method?: "auto" | "exact" | "asymptotic";
}

export interface KsResult extends TestResult {
  /** The value at which the distributions are furthest apart. */
  readonly location: number | null;
  /** 1 where the first sample's distribution function is above there (its values are smaller), else -1. */
  readonly sign: 1 | -1 | null;
  readonly method: "exact" | "asymptotic" | null;
}

/** Compares the distributions of the finite values of two samples; both must have some. */
export function ksTwoSample(a: ArrayLike<number>, b: ArrayLike<number>, options: KsOptions = {}): KsResult {
  const [x, y] = [sortedFinite(a), sortedFinite(b)];
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0)
    return Object.freeze({
      ...undefinedTest("a sample has no finite values"),
      location: null,
      sign: null,
      method: null,
    });
  const { above, below, aboveAt, belowAt } = extremes(x, y);
  const sign = below > above ? -1 : 1;
  const gap = Math.max(above, below);
  const statistic = gap / (n * m);
  const chosen = options.method ?? "auto";
  const method = chosen === "auto" ? (Math.max(n, m) <= 10_000 ? "exact" : "asymptotic") : chosen;
  const p =
    method === "exact"
      ? outsideProbability(n, m, gap)
      : kolmogorovSf(Math.round((n * m) / (n + m)), statistic);
  return Object.freeze({ statistic, p, location: sign === 1 ? aboveAt : belowAt, sign, method });
}

/** Largest F₁ - F₂ and F₂ - F₁, times n m, and where. */
function extremes(
  x: Float64Array,
  y: Float64Array,
): { above: number; below: number; aboveAt: number; belowAt: number } {
  const [n, m] = [x.length, y.length];
  let [i, j, above, below, aboveAt, belowAt] = [0, 0, -Infinity, -Infinity, x[0]!, x[0]!];
  while (i < n || j < m) {
    const value = j >= m || (i < n && x[i]! <= y[j]!) ? x[i]! : y[j]!;
    while (i < n && x[i] === value) i++;
    while (j < m && y[j] === value) j++;
    const difference = i * m - j * n;
    if (difference > above) [above, aboveAt] = [difference, value];
    if (-difference > below) [below, belowAt] = [-difference, value];
  }
  return { above, below, aboveAt, belowAt };
}

/** Probability that a random path meets |i m - j n| ≥ gap. */
function outsideProbability(n: number, m: number, gap: number): number {
  if (gap === 0) return 1;
  // Below 1e-320 by the inequality of Dvoretzky, Kiefer and Wolfowitz: no need to walk the whole grid.
  if ((2 * gap * gap) / (n * m * (n + m)) > 740) return 0;
  const outside = new Float64Array(m + 1).fill(1);
  for (let i = 0; i <= n; i++) {
    // Inside the band: i m - gap < j n < i m + gap; cells beyond it hold 1.
    const first = Math.max(0, Math.floor((i * m - gap) / n) + 1);
    const last = Math.min(m, Math.ceil((i * m + gap) / n) - 1);
    let left = 1;
    for (let j = first; j <= last; j++) {
      left = i + j === 0 ? 0 : (i * outside[j]! + j * left) / (i + j);
      outside[j] = left;
    }
    if (i === n && last < m) return 1;
  }
  return outside[m]!;
}
