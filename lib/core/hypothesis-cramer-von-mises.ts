/**
 * The two-sample test of Cramér and von Mises, as scipy 1.10 `cramervonmises_2samp`.
 *
 * T = U/(nm(n+m)) - (4nm - 1)/(6(n+m)), U from the ranks in the pooled sample. Up to 20 values in either sample p is exact, by
 * counting the ways to each value (Xiao, Gordon and Yakovlev, J. Stat. Software 17 (2006) 8); otherwise T is scaled to the
 * limiting distribution, whose series has Bessel functions K¼ (Csörgő and Faraway, J. Roy. Stat. Soc. B 58 (1996) 221-234).
 * The limit is computed as 1 - F, so p below 1e-14 reads as 0.
 */
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { sortedFinite } from "./quantile.ts";
import { midranks } from "./ranks.ts";
import { logGamma } from "./special.ts";

/** Compares the distributions of the finite values of two samples of two or more. */
export function cramerVonMises(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  method: "auto" | "exact" | "asymptotic" = "auto",
): TestResult {
  const [x, y] = [sortedFinite(a), sortedFinite(b)];
  const [n, m] = [x.length, y.length];
  if (n < 2 || m < 2) return undefinedTest("each sample needs two finite values");
  const pooled = new Float64Array(n + m);
  pooled.set(x);
  pooled.set(y, n);
  const { ranks } = midranks(pooled);
  const u = n * squares(ranks.subarray(0, n)) + m * squares(ranks.subarray(n));
  const [k, all] = [n * m, n + m];
  const statistic = u / (k * all) - (4 * k - 1) / (6 * all);
  const exact = method === "exact" || (method === "auto" && Math.max(n, m) <= 20);
  return Object.freeze({ statistic, p: exact ? exactP(u, n, m) : limitP(statistic, n, m) });
}

function squares(ranks: Float64Array): number {
  let total = 0;
  for (let i = 0; i < ranks.length; i++) total += (ranks[i]! - i - 1) ** 2;
  return total;
}

function limitP(statistic: number, n: number, m: number): number {
  const [k, all] = [n * m, n + m];
  const mean = (1 + 1 / all) / 6;
  const spread = ((all + 1) * (4 * k * all - 3 * (n * n + m * m) - 2 * k)) / (45 * all * all * 4 * k);
  const t = 1 / 6 + (statistic - mean) / Math.sqrt(45 * spread);
  return t < 0.003 ? 1 : Math.max(0, 1 - limitCdf(t));
}

function limitCdf(t: number): number {
  let total = 0;
  for (let k = 0; k < 200; k++) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * t);
    const term =
      (Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(t))) *
      Math.sqrt(y) *
      besselTimesPower(q);
    total += term;
    if (term < 1e-17) break;
  }
  return total;
}

/** e^-q K¼(q), by the integral of exp(-q cosh u) cosh(u/4): trapezoids converge at once. */
function besselTimesPower(q: number): number {
  const step = 1 / 16;
  let total = Math.exp(-2 * q) / 2;
  for (let u = step; ; u += step) {
    const term = Math.exp(-q - q * Math.cosh(u)) * Math.cosh(u / 4);
    total += term;
    if (term <= 1e-18 * total) return step * total;
  }
}

function exactP(u: number, n: number, m: number): number {
  const lcm = (n * m) / gcd(n, m);
  const [a, b] = [lcm / n, lcm / m];
  const nm = n * m;
  const least = Math.floor((lcm * lcm * (n + m) * (6 * u - nm * (4 * nm - 1))) / (6 * nm * nm));
  // ways[i]: how many arrangements of i of the first and j of the second sample have each value.
  let ways = Array.from({ length: n + 1 }, (_, i) => new Map<number, number>(i === 0 ? [[0, 1]] : []));
  let total = 0;
  let beyond = 0;
  for (let j = 0; j <= m; j++) {
    const next: Map<number, number>[] = [];
    for (let i = 0; i <= n; i++) {
      const here = new Map<number, number>();
      const add = (a * i - b * j) ** 2;
      for (const from of i === 0 ? [ways[0]!] : j === 0 ? [next[i - 1]!] : [ways[i]!, next[i - 1]!])
        for (const [value, count] of from) here.set(value + add, (here.get(value + add) ?? 0) + count);
      next.push(here);
    }
    ways = next;
  }
  for (const [value, count] of ways[n]!) {
    total += count;
    if (value >= least) beyond += count;
  }
  return beyond / total;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
