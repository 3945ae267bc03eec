/**
 * The distribution of the statistic of Kolmogorov and Smirnov: of √n D in the limit, and of D for a finite sample.
 *
 * In the limit, for x above 0.82 the alternating series 2 Σ (-1)^(k-1) e^(-2k²x²) gives the upper tail; below it the theta function's other
 * form √2π/x Σ e^(-(2k-1)²π²/8x²) gives the lower one. Three terms and five are enough. Source: Marsaglia, Tsang and Wang,
 * J. Stat. Software 8 (2003) 18.
 */
import type { Tails } from "./incomplete-gamma.ts";
import { matrix, multiply, type Matrix } from "./linear-algebra.ts";
import { logGamma } from "./special.ts";

/** P(K ≤ x) and P(K > x). */
export function kolmogorovTails(x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (x < 0.82) {
    const w = (Math.PI * Math.PI) / (8 * x * x);
    const lower = (Math.sqrt(2 * Math.PI) / x) * (Math.exp(-w) + Math.exp(-9 * w) + Math.exp(-25 * w));
    return { lower, upper: 1 - lower };
  }
  let upper = 0;
  for (let k = 6; k >= 1; k--) upper += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return { lower: 1 - upper, upper };
}

/**
 * P(Dₙ > d) of the two-sided statistic of one sample of n: what the asymptotic two-sample test of scipy uses with
 * n = round(n₁ n₂ / (n₁ + n₂)).
 *
 * Small n or d: the matrix power of Marsaglia, Tsang and Wang; the tail, n d² ≥ 2.2: twice Smirnov's one-sided sum, exact to
 * 1e-10 there; between: the series of Pelz and Good (J. Roy. Stat. Soc. B 38 (1976) 152-156). The choice is that of Simard
 * and L'Ecuyer (J. Stat. Software 39 (2011) 11). Beyond n = 1e6 the tail is Maag and Dicaire's.
 */
export function kolmogorovSf(n: number, d: number): number {
  if (!(d > 0) || n * d <= 0.5) return 1;
  if (d >= 1) return 0;
  const z2 = n * d * d;
  const clip = (p: number): number => Math.min(1, Math.max(0, p));
  if (d >= 0.5 || (n <= 140 ? z2 > 4 : z2 >= 2.2)) {
    if (z2 > 370) return 0;
    return clip(n <= 1e6 ? 2 * smirnov(n, d) : 2 * Math.exp(-((6 * n * d + 1) ** 2) / (18 * n)));
  }
  const exact = n <= 140 || (n <= 100_000 && n * d ** 1.5 <= 1.4);
  return clip(1 - (exact ? matrixPower(n, d) : pelzGood(n, d)));
}

/** P(Dₙ⁺ > d) = d Σ C(n, j) (1 - d - j/n)^(n-j) (d + j/n)^(j-1). */
function smirnov(n: number, d: number): number {
  let total = 0;
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const low = d + j / n;
    const high = 1 - low;
    if (high <= 0) break;
    const ways = logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1);
    total += Math.exp(ways + (j - 1) * Math.log(low) + (n - j) * Math.log(high));
  }
  return d * total;
}

/** P(Dₙ < d) as n! / nⁿ times an element of the n-th power of a banded matrix of size 2⌈n d⌉ - 1. */
function matrixPower(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const m = 2 * k - 1;
  const h = k - n * d;
  const factorials = Float64Array.from({ length: m + 2 }, (_, i) => Math.exp(logGamma(i + 1)));
  const base = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let j = 0; j < Math.min(m, i + 2); j++) base[i * m + j] = 1;
  for (let i = 0; i < m; i++) {
    base[i * m]! -= h ** (i + 1);
    base[(m - 1) * m + i]! -= h ** (m - i);
  }
  if (2 * h > 1) base[(m - 1) * m]! += (2 * h - 1) ** m;
  for (let i = 0; i < m; i++)
    for (let j = 0; j < Math.min(m, i + 1); j++) base[i * m + j]! /= factorials[i - j + 1]!;
  let power = matrix(m, m, base);
  let result: Matrix | undefined;
  // Powers of ten are kept apart, as the elements outgrow the exponent.
  let [powerScale, scale] = [0, 0];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      result = result === undefined ? power : multiply(result, power);
      scale += powerScale;
    }
    power = multiply(power, power);
    powerScale *= 2;
    if (power.values[(k - 1) * m + k - 1]! > 1e140) {
      power = matrix(
        m,
        m,
        power.values.map((value) => value * 1e-140),
      );
      powerScale += 140;
    }
  }
  const element = result!.values[(k - 1) * m + k - 1]!;
  return Math.exp(Math.log(element) + scale * Math.LN10 + logGamma(n + 1) - n * Math.log(n));
}

function pelzGood(n: number, d: number): number {
  const z = Math.sqrt(n) * d;
  const [z2, z4, z6] = [z ** 2, z ** 4, z ** 6];
  const [p2, p4, p6] = [Math.PI ** 2, Math.PI ** 4, Math.PI ** 6];
  const sums = [0, 0, 0, 0];
  const most = Math.ceil((16 * z) / Math.PI);
  for (let k = most; k >= 1; k--) {
    const odd = (2 * k - 1) ** 2;
    const weight = Math.exp((-p2 / (8 * z2)) * odd);
    sums[0]! += weight;
    sums[1]! += weight * (-z2 + (p2 / 4) * odd);
    sums[2]! +=
      weight * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * p2 * odd) / 4 + (p4 * (1 - 2 * z2) * odd ** 2) / 16);
    sums[3]! +=
      weight *
      (-30 * z6 -
        90 * z ** 8 +
        (p2 * (135 * z4 - 96 * z6) * odd) / 4 +
        (p4 * (-60 * z2 + 212 * z4) * odd ** 2) / 16 +
        (p6 * (5 - 30 * z2) * odd ** 3) / 64);
  }
  let [second, third] = [0, 0];
  for (let k = most; k >= 1; k--) {
    const weight = k * k * Math.exp((-p2 / (2 * z2)) * k * k);
    second += weight;
    third += weight * (3 * z2 - p2 * k * k);
  }
  const root = Math.sqrt(2 * Math.PI);
  return (
    root *
    (sums[0]! / z +
      sums[1]! / (6 * z4) / Math.sqrt(n) +
      (sums[2]! / (72 * z ** 7) - (p2 * second) / (36 * z ** 3)) / n +
      (sums[3]! / (6480 * z ** 10) + (p2 * third) / (216 * z6)) / n ** 1.5)
  );
}
