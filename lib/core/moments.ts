/**
 * Moments of a stream of numbers: count, mean and central sums of second to fourth order in one small record that merges.
 *
 * Within a block two passes: a compensated sum gives the mean, then centred powers are summed and corrected by what is left
 * of the first order (Chan, Golub and LeVeque 1983); blocks are joined by Pébay's formulas (Sandia report SAND2008-6212).
 * So a shift of 1e9 costs no digits, and chunks of a file give the same numbers as the whole, up to rounding. NaN is counted
 * and left out; infinities too, as no moment survives them. Cost: 2 passes, no memory.
 *
 * Skewness: g1 = m3 / m2^1.5 (scipy), G1 = g1 √(n(n-1)) / (n-2) (pandas, SAS); kurtosis is the excess: g2 = m4 / m2² - 3
 * (scipy), G2 = (n-1) ((n+1) g2 + 6) / ((n-2)(n-3)) (pandas).
 */
import { sum } from "./sums.ts";

/** What is known of the numbers seen so far. Empty: n 0, mean 0, min Infinity, max -Infinity. */
export interface Moments {
  /** Finite values. */
  readonly n: number;
  readonly nan: number;
  readonly positiveInfinite: number;
  readonly negativeInfinite: number;
  readonly zeros: number;
  readonly negatives: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly mean: number;
  /** Sums of the second, third and fourth powers of (x - mean). */
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

export const noMoments: Moments = Object.freeze({
  n: 0,
  nan: 0,
  positiveInfinite: 0,
  negativeInfinite: 0,
  zeros: 0,
  negatives: 0,
  min: Infinity,
  max: -Infinity,
  sum: 0,
  mean: 0,
  m2: 0,
  m3: 0,
  m4: 0,
});

/**
 * Moments of the finite values. `zeros` and `negatives` count finite values.
 * @param values any numbers; NaN stands for missing.
 */
export function momentsOf(values: ArrayLike<number>): Moments {
  let [n, nan, positiveInfinite, negativeInfinite, zeros, negatives] = [0, 0, 0, 0, 0, 0];
  let [min, max, total, lost] = [Infinity, -Infinity, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x !== 0) {
      if (x !== x) nan++;
      else if (x > 0) positiveInfinite++;
      else negativeInfinite++;
      continue;
    }
    n++;
    if (x === 0) zeros++;
    else if (x < 0) negatives++;
    if (x < min) min = x;
    if (x > max) max = x;
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  const counts = { nan, positiveInfinite, negativeInfinite };
  if (n === 0) return Object.freeze({ ...noMoments, ...counts });
  const all = Number.isFinite(total) ? total + lost : total;
  const average = Number.isFinite(all)
    ? all / n
    : sum(Float64Array.from(values, (x) => (x - x === 0 ? x / n : 0)));
  // Rounding may carry the mean of equal values off their value, and so give them a variance.
  const mean = Math.min(max, Math.max(min, average));
  const { m2, m3, m4 } = central(values, mean, n);
  return Object.freeze({ n, ...counts, zeros, negatives, min, max, sum: all, mean, m2, m3, m4 });
}

/** The moments of two groups of numbers together: exact up to rounding, in any order. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  const joined = {
    n,
    nan: a.nan + b.nan,
    positiveInfinite: a.positiveInfinite + b.positiveInfinite,
    negativeInfinite: a.negativeInfinite + b.negativeInfinite,
    zeros: a.zeros + b.zeros,
    negatives: a.negatives + b.negatives,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    sum: a.sum + b.sum,
  };
  if (a.n === 0 || b.n === 0) {
    const { mean, m2, m3, m4 } = a.n === 0 ? b : a;
    return Object.freeze({ ...joined, mean, m2, m3, m4 });
  }
  const [p, q] = [a.n / n, b.n / n];
  const delta = b.mean - a.mean;
  const pq = p * q * n;
  const delta2 = delta * delta;
  return Object.freeze({
    ...joined,
    mean: a.mean + delta * q,
    m2: a.m2 + b.m2 + delta2 * pq,
    m3: a.m3 + b.m3 + delta * delta2 * pq * (p - q) + 3 * delta * (p * b.m2 - q * a.m2),
    m4:
      a.m4 +
      b.m4 +
      delta2 * delta2 * pq * (p * p - p * q + q * q) +
      6 * delta2 * (p * p * b.m2 + q * q * a.m2) +
      4 * delta * (p * b.m3 - q * a.m3),
  });
}

/** Mean of the finite values; null for none. */
export function mean(moments: Moments): number | null {
  return moments.n === 0 ? null : moments.mean;
}

/** Variance with divisor n - ddof; null when n ≤ ddof, or where it is beyond the largest number. */
export function variance(moments: Moments, ddof = 1): number | null {
  return moments.n <= ddof ? null : finite(moments.m2 / (moments.n - ddof));
}

/** Square root of the variance; null when n ≤ ddof. */
export function standardDeviation(moments: Moments, ddof = 1): number | null {
  const value = variance(moments, ddof);
  return value === null ? null : Math.sqrt(value);
}

/** Standard error of the mean, s / √n with ddof 1; null when n < 2. */
export function standardError(moments: Moments): number | null {
  const value = variance(moments);
  return value === null ? null : Math.sqrt(value / moments.n);
}

/** Coefficient of variation, s / mean with ddof 1, signed as the mean; null when n < 2 or the mean is 0. */
export function variationCoefficient(moments: Moments): number | null {
  const value = standardDeviation(moments);
  return value === null || moments.mean === 0 ? null : value / moments.mean;
}

/** How skewness and kurtosis are made: "population" g1, g2 (scipy's default) or "sample" G1, G2 (pandas). */
export type Bias = "sample" | "population";

/** Skewness; null when all values are equal or n < 3 (population: n < 1). */
export function skewness(moments: Moments, bias: Bias = "sample"): number | null {
  const { n, m2, m3 } = moments;
  if (m2 === 0 || (bias === "sample" && n < 3)) return null;
  const g1 = (Math.sqrt(n) * m3) / m2 ** 1.5;
  return finite(bias === "population" ? g1 : (g1 * Math.sqrt(n * (n - 1))) / (n - 2));
}

/** Excess kurtosis; null when all values are equal or n < 4 (population: n < 1). */
export function kurtosis(moments: Moments, bias: Bias = "sample"): number | null {
  const { n, m2, m4 } = moments;
  if (m2 === 0 || (bias === "sample" && n < 4)) return null;
  const g2 = (n * m4) / (m2 * m2) - 3;
  return finite(bias === "population" ? g2 : ((n - 1) * ((n + 1) * g2 + 6)) / ((n - 2) * (n - 3)));
}

/** Geometric mean, exp of the mean logarithm of the finite values; null when one is not above 0, or there are none. */
export function geometricMean(values: ArrayLike<number>): number | null {
  const logs = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x !== 0) continue;
    if (x <= 0) return null;
    logs[n++] = Math.log(x);
  }
  return n === 0 ? null : Math.exp(sum(logs.subarray(0, n)) / n);
}

/** null for what overflowed. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Sums of centred powers about the mean as rounded, then moved to the mean as it is. */
function central(values: ArrayLike<number>, mean: number, n: number): Pick<Moments, "m2" | "m3" | "m4"> {
  let [s1, s2, s3, s4] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - mean;
    if (d - d !== 0) continue;
    const square = d * d;
    s1 += d;
    s2 += square;
    s3 += square * d;
    s4 += square * square;
  }
  const e = s1 / n;
  return {
    m2: Math.max(0, s2 - s1 * e),
    m3: s3 - 3 * e * s2 + 2 * e * e * s1,
    m4: s4 - 4 * e * s3 + 6 * e * e * s2 - 3 * e * e * e * s1,
  };
}
