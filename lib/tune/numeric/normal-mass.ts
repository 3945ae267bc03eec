/**
 * The normal distribution in logarithms: tails, and the mass of an interval, without cancellation anywhere on the line.
 * Follows Optuna's `_truncnorm.py`, derived from SciPy's `truncnorm` (BSD-3-Clause, © 2001-2002 Enthought, Inc., 2003-2022
 * SciPy Developers), operation by operation.
 */
import { erf, erfc } from "./erf.ts";

const ROOT_2 = 2 ** 0.5;
/** log √(2π). */
export const LOG_ROOT_2PI: number = Math.log(Math.sqrt(2 * Math.PI));

/** Φ(a). */
function ndtr(a: number): number {
  const x = a / ROOT_2;
  if (x < -1 / ROOT_2) return 0.5 * erfc(-x);
  if (x < 1 / ROOT_2) return 0.5 + 0.5 * erf(x);
  return 1 - 0.5 * erfc(x);
}

/** log Φ(a); an asymptotic series below -20. */
export function logNdtr(a: number): number {
  if (a > 6) return -ndtr(-a);
  if (a > -20) return Math.log(ndtr(a));
  if (!(a > -Infinity)) return a;
  const left = -0.5 * a ** 2 - Math.log(-a) - 0.5 * Math.log(2 * Math.PI);
  const scale = 1 / a ** 2;
  let last = 0;
  let right = 1;
  let numerator = 1;
  let factor = 1;
  let sign = 1;
  for (let i = 1; Math.abs(last - right) > Number.EPSILON; i++) {
    last = right;
    sign = -sign;
    factor *= scale;
    numerator *= 2 * i - 1;
    right += sign * numerator * factor;
  }
  return left + Math.log(right);
}

/** log(e^x + e^y). */
export function logAddExp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  const difference = x - y;
  if (difference > 0) return x + Math.log1p(Math.exp(-difference));
  if (difference <= 0) return y + Math.log1p(Math.exp(difference));
  return difference;
}

/** log of the mass between a and b. */
export function logGaussMass(a: number, b: number): number {
  if (b <= 0) return logDifference(logNdtr(b), logNdtr(a));
  if (a > 0) return logDifference(logNdtr(-a), logNdtr(-b));
  return Math.log1p(-(0.5 + 0.5 * erf(a / ROOT_2)) - (0.5 + 0.5 * erf(-b / ROOT_2)));
}

/** log(e^p - e^q). */
function logDifference(p: number, q: number): number {
  return p + Math.log1p(-Math.exp(q - p));
}
