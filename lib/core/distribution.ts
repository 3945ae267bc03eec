/**
 * What a probability distribution offers, and how the quantiles of the continuous ones are found.
 *
 * A quantile solves log(tail) = log(p) in the tail that is smaller, over a variable u in which the support is the whole
 * line (log x, logit x): so a probability of 1e-300 is met as closely as one of 0.3, and so is a quantile of 1e-300. Solver:
 * Chandrupatla, Advances in Engineering Software 28 (1997) 145-149 (bracketing; inverse quadratic steps where they are safe).
 * Cost: 8 to 20 evaluations of the tails.
 */
import type { Tails } from "./incomplete-gamma.ts";

/** A distribution of one number. NaN in gives NaN out; a probability outside [0, 1] is a RangeError. */
export interface Distribution {
  /** Density, or for a distribution on whole numbers the probability of x. */
  pdf(x: number): number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x), accurate where it is small. */
  sf(x: number): number;
  /** The smallest x with cdf(x) ≥ p. */
  quantile(p: number): number;
  /** The x with sf(x) = q: `quantile(1 - q)` without losing a small q. */
  upperQuantile(q: number): number;
}

/** @throws RangeError when a probability is not in [0, 1]. */
export function checkProbability(where: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${where}: a probability must lie in [0, 1]; got ${p}`);
}

/** @throws RangeError when a parameter is not a finite number above 0. */
export function checkPositive(where: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${where}: ${name} must be a finite number above 0; got ${value}`);
}

/**
 * The u at which the lower tail is p (or the upper one, with `upper`), 0 < p < 1.
 * @param tails both tails at u, the lower one rising from 0 to 1 over the real line.
 * @param start where to begin; any number, better near the median.
 */
export function solveTails(tails: (u: number) => Tails, p: number, upper: boolean, start: number): number {
  const small = p <= 0.5;
  const logTarget = Math.log(small ? p : 1 - p);
  const height =
    small === upper
      ? (u: number) => logTarget - Math.log(tails(u).upper)
      : (u: number) => Math.log(tails(u).lower) - logTarget;
  let [low, high] = [start, start];
  let [atLow, atHigh] = [height(start), 0];
  atHigh = atLow;
  for (let step = 0.5; atLow > 0; step *= 2) {
    [high, atHigh] = [low, atLow];
    low -= step;
    atLow = height(low);
  }
  for (let step = 0.5; atHigh < 0; step *= 2) {
    [low, atLow] = [high, atHigh];
    high += step;
    atHigh = height(high);
  }
  return chandrupatla(height, low, atLow, high, atHigh);
}

function chandrupatla(
  f: (u: number) => number,
  low: number,
  atLow: number,
  high: number,
  atHigh: number,
): number {
  let [a, fa, b, fb] = [high, atHigh, low, atLow];
  let share = 0.5;
  for (let round = 0; round < 200; round++) {
    const x = a + share * (b - a);
    const fx = f(x);
    let c: number;
    let fc: number;
    if (fx > 0 === fa > 0) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const limit = (4e-16 * Math.abs(best) + 1e-300) / Math.abs(b - a);
    if (limit > 0.5 || fa === 0 || b === a) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    // Infinite heights make phi NaN, and so a bisection.
    const safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    share = safe
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb)
      : 0.5;
    share = Math.min(1 - limit, Math.max(limit, share));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
