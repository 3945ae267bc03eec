/**
 * Regularised incomplete beta function I_x(a, b) and its complement, both tails accurate.
 *
 * The common factor x^a y^b / B(a, b) comes from the deviance of Loader (2000), so that large a and b do not cancel; x and
 * y = 1 - x are both arguments, so that neither end loses digits. Below x = (a + 1)/(a + b + 2) Lentz's continued fraction
 * for I_x(a, b), above it for I_y(b, a). Source: DLMF 8.17. Cost: about √max(a, b) terms.
 */
import { deviance, type Tails } from "./incomplete-gamma.ts";
import { stirlingError } from "./special.ts";

/** I_x(a, b) as `lower` and I_y(b, a) as `upper`, for a, b > 0. */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (!(y > 0)) return { lower: 1, upper: 0 };
  const factor = betaFactor(a, b, x, y);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = (factor * fraction(a, b, x)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (factor * fraction(b, a, y)) / b;
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b). */
export function betaFactor(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const away = deviance(a, n * x) + deviance(b, n * y);
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(error - away);
}

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let value = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return value;
}
