/**
 * The test of normality of Shapiro and Wilk, by Royston's algorithm AS R94.
 *
 * W = (Σ aᵢ x₍ᵢ₎)² / Σ (x - mean)²: how straight the normal plot is. The weights a come from expected normal scores, the outer
 * ones corrected by polynomials in n^-½; p from a normal approximation to log(1 - W). Source: Royston, Applied Statistics 44
 * (1995) 547-551. scipy up to 1.10 runs it in single precision, rounding every step, with the normal quantile of AS 111 (Beasley
 * and Springer, Applied Statistics 26 (1977) 118-121); that moves p by some 1e-5, and we follow unless told otherwise. Made for
 * 3 to 5000 values; beyond, p is an extrapolation. Only finite values count. Cost: sorting, and a normal quantile a value.
 */
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";
import { sortedFinite } from "./quantile.ts";

const outermost = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const smallLimit = [-2.273, 0.459];
const smallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
const smallSpread = [1.3822, -0.77857, 0.062767, -0.0020322];
const largeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
const largeSpread = [-0.4803, -0.082676, 0.0030302];

export interface ShapiroOptions {
  /** "single" (the default) rounds each step as scipy 1.10 does; "double" is the truer, and differs the more the larger n is. */
  readonly precision?: "single" | "double";
}

/** W and its p; three finite values that differ are needed. */
export function shapiroWilk(values: ArrayLike<number>, options: ShapiroOptions = {}): TestResult {
  const sorted = sortedFinite(values);
  const n = sorted.length;
  if (n < 3) return undefinedTest("three finite values are needed");
  if (sorted[0] === sorted[n - 1]) return undefinedTest("the values do not differ");
  const as = options.precision === "double" ? double : single;
  const away = awayFromLine(centred(sorted), weights(n, as), as);
  const statistic = as.round(1 - away);
  return Object.freeze({
    statistic,
    p: n === 3 ? probabilityOfThree(statistic, as) : probability(away, n, as),
  });
}

/** What is done after each operation, and the few constants and functions that the original has in single precision only. */
interface Arithmetic {
  readonly round: (value: number) => number;
  readonly quantile: (p: number) => number;
  /** arcsin √¾, the least angle of three values, and 6/π. */
  readonly threeValues: readonly [least: number, scale: number];
}

const double: Arithmetic = {
  round: (value) => value,
  quantile: normalQuantile,
  threeValues: [Math.PI / 3, 6 / Math.PI],
};

const single: Arithmetic = {
  round: Math.fround,
  quantile: quantileAs111,
  threeValues: [Math.fround(1.047198), Math.fround(1.909859)],
};

/** Distances from the median; divided by a power of two, which changes no digit, so that none leaves the range of singles. */
function centred(sorted: Float64Array): Float64Array {
  const n = sorted.length;
  const unit = 2 ** Math.floor(Math.log2(Math.max(-sorted[0]!, sorted[n - 1]!)));
  const median = (sorted[(n - 1) >> 1]! / unit + sorted[n >> 1]! / unit) / 2;
  return sorted.map((value) => value / unit - median);
}

/** Weights of the upper half, outermost first; the lower half has their negatives. */
function weights(n: number, as: Arithmetic): Float64Array {
  const { round } = as;
  if (n === 3) return Float64Array.of(round(0.70711));
  const scores = new Float64Array(n >> 1);
  let squares = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = as.quantile(round(round(i + 1 - 0.375) / round(n + 0.25)));
    scores[i] = -score;
    squares = round(squares + round(score * score));
  }
  squares *= 2;
  const norm = round(Math.sqrt(squares));
  const root = round(1 / round(Math.sqrt(n)));
  const fixed = (n > 5 ? [outermost, second] : [outermost]).map((correction, i) =>
    round(polynomial(correction, root, round) + round(scores[i]! / norm)),
  );
  let [above, below] = [squares, 1];
  for (const [i, weight] of fixed.entries()) {
    above = round(above - 2 * round(scores[i]! ** 2));
    below = round(below - 2 * round(weight ** 2));
  }
  const scale = round(Math.sqrt(round(above / below)));
  return scores.map((score, i) => fixed[i] ?? round(score / scale));
}

/** 1 - W, by the centred sums of the original; a rounding below 0 counts as 0. */
function awayFromLine(centre: Float64Array, upper: Float64Array, { round }: Arithmetic): number {
  const n = centre.length;
  const weight = (i: number): number =>
    i < upper.length ? -upper[i]! : n - 1 - i < upper.length ? upper[n - 1 - i]! : 0;
  const range = round(round(centre[n - 1]!) - round(centre[0]!));
  const x = centre.map((value) => round(round(value) / range));
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

/** Exact for three values, but for rounding. */
function probabilityOfThree(w: number, { round, threeValues: [least, scale] }: Arithmetic): number {
  const angle = round(Math.asin(round(Math.sqrt(w))));
  return Math.min(1, Math.max(0, round(scale * round(angle - least))));
}

function probability(away: number, n: number, { round }: Arithmetic): number {
  if (away === 0) return 1;
  const small = n < 12;
  const at = small ? n : round(Math.log(n));
  let y = round(Math.log(away));
  // The limit lies above log(1 - W) of any sample: it is positive from n = 5 on, and of four values W is 0.62 at least.
  if (small) y = -round(Math.log(round(polynomial(smallLimit, at, round) - y)));
  const mean = polynomial(small ? smallMean : largeMean, at, round);
  const spread = round(Math.exp(polynomial(small ? smallSpread : largeSpread, at, round)));
  return round(normalCdf(-round(round(y - mean) / spread)));
}

/** The normal quantile for 0 < p < 1, to seven digits: rational in (p - ½)² in the middle, in √-log p in the tails. */
function quantileAs111(p: number): number {
  const round = Math.fround;
  const q = round(p - 0.5);
  if (Math.abs(q) <= round(0.42)) {
    const r = round(q * q);
    const top = polynomial([2.50662823884, -18.61500062529, 41.39119773534, -25.44106049637], r, round);
    const bottom = polynomial([1, -8.4735109309, 23.08336743743, -21.06224101826, 3.13082909833], r, round);
    return round(round(q * top) / bottom);
  }
  const r = round(Math.sqrt(-round(Math.log(q > 0 ? round(1 - p) : p))));
  const top = polynomial([-2.78718931138, -2.29796479134, 4.85014127135, 2.32121276858], r, round);
  const z = round(top / polynomial([1, 3.54388924762, 1.63706781897], r, round));
  return q < 0 ? -z : z;
}

/** By Horner's rule, coefficients rounded, too. */
function polynomial(coefficients: readonly number[], x: number, round: (value: number) => number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--)
    value = round(round(value * x) + round(coefficients[i]!));
  return value;
}
