/**
 * The test of normality of Shapiro and Wilk, by Royston's algorithm AS R94.
 *
 * W = (Σ aᵢ x₍ᵢ₎)² / Σ (x - mean)²: how straight the normal plot is. The weights a come from expected normal scores, the outer
 * ones corrected by polynomials in n^-½; p from a normal approximation to log(1 - W). Source: Royston, Applied Statistics 44
 * (1995) 547-551. scipy runs it in single precision, and we follow unless told otherwise. Made for 3 to 5000 values; beyond, p is an
 * extrapolation. Only finite values count. Cost: sorting, and a normal quantile a value.
 */
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";
import { sortedFinite } from "./quantile.ts";

const outermost = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const smallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
const smallSpread = [1.3822, -0.77857, 0.062767, -0.0020322];
const largeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
const largeSpread = [-0.4803, -0.082676, 0.0030302];

export interface ShapiroOptions {
  /** "single" (the default) rounds the sums as scipy does, and so differs from "double" by some 1e-6 in W. */
  readonly precision?: "single" | "double";
}

/** W and its p; three finite values that differ are needed. */
export function shapiroWilk(values: ArrayLike<number>, options: ShapiroOptions = {}): TestResult {
  const sorted = sortedFinite(values);
  const n = sorted.length;
  if (n < 3) return undefinedTest("three finite values are needed");
  const middle = sorted[n >> 1]!;
  const exact = options.precision === "double";
  const away = exact
    ? awayFromLine(sorted, middle, weights(n), (value) => value)
    : awayFromLine(sorted, middle, weights(n), Math.fround);
  if (away === null) return undefinedTest("the values do not differ");
  return Object.freeze({ statistic: exact ? 1 - away : Math.fround(1 - away), p: probability(away, n) });
}

/** 1 - W, from the centred sums of the original, each step rounded; null when all values are equal. */
function awayFromLine(
  sorted: Float64Array,
  middle: number,
  upper: Float64Array,
  round: (value: number) => number,
): number | null {
  const n = sorted.length;
  const range = round(round(sorted[n - 1]! - middle) - round(sorted[0]! - middle));
  if (!(range > 0)) return null;
  // Scaled by the range, so that squares neither overflow nor vanish.
  const x = sorted.map((value) => round(round(value - middle) / range));
  const a = upper.map(round);
  const weight = (i: number): number => (i < a.length ? -a[i]! : n - 1 - i < a.length ? a[n - 1 - i]! : 0);
  let [meanWeight, mean] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanWeight = round(meanWeight + weight(i));
    mean = round(mean + x[i]!);
  }
  meanWeight = round(meanWeight / n);
  mean = round(mean / n);
  let [weights2, squares, products] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const w = round(weight(i) - meanWeight);
    const d = round(x[i]! - mean);
    weights2 = round(weights2 + round(w * w));
    squares = round(squares + round(d * d));
    products = round(products + round(w * d));
  }
  const both = round(weights2 * squares);
  const root = round(Math.sqrt(both));
  return Math.max(0, round(round(round(root - products) * round(root + products)) / both));
}

/** Weights of the upper half, outermost first; the lower half has their negatives. */
function weights(n: number): Float64Array {
  const half = n >> 1;
  if (n === 3) return Float64Array.of(Math.SQRT1_2);
  const scores = Float64Array.from({ length: half }, (_, i) => -normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const squares = 2 * scores.reduce((total, score) => total + score * score, 0);
  const root = 1 / Math.sqrt(n);
  const first = scores[0]! / Math.sqrt(squares) + polynomial(outermost, root);
  const fixed = [first];
  if (n > 5) fixed.push(scores[1]! / Math.sqrt(squares) + polynomial(second, root));
  let [above, below] = [squares, 1];
  for (const [i, weight] of fixed.entries()) {
    above -= 2 * scores[i]! ** 2;
    below -= 2 * weight ** 2;
  }
  const scale = Math.sqrt(above / below);
  return scores.map((score, i) => fixed[i] ?? score / scale);
}

function probability(away: number, n: number): number {
  if (n === 3) {
    const p = (6 / Math.PI) * (Math.asin(Math.sqrt(1 - away)) - Math.asin(Math.sqrt(0.75)));
    return Math.min(1, Math.max(0, p));
  }
  if (away === 0) return 1;
  let y = Math.log(away);
  const x = Math.log(n);
  if (n > 11) return normalCdf((polynomial(largeMean, x) - y) / Math.exp(polynomial(largeSpread, x)));
  const limit = -2.273 + 0.459 * n;
  if (y >= limit) return 0;
  y = -Math.log(limit - y);
  return normalCdf((polynomial(smallMean, n) - y) / Math.exp(polynomial(smallSpread, n)));
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}
