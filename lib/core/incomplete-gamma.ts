/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), both tails accurate.
 *
 * The common factor x^a e^{-x} / Γ(a) comes from the deviance of Loader (2000), so that large a and x do not cancel; below
 * x = a + 1 the series of P, above it Lentz's continued fraction of Q. Sources: DLMF 8.7 and 8.9; Loader, "Fast and accurate
 * computation of binomial probabilities". Cost: about 10 + 5 √a terms.
 */
import { stirlingError } from "./special.ts";

/** Both tails of a distribution: P(X ≤ x) and P(X > x). */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

const none: Tails = Object.freeze({ lower: 0, upper: 1 });
const all: Tails = Object.freeze({ lower: 1, upper: 0 });

/** P(a, x) as `lower` and Q(a, x) as `upper`, for a > 0. */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(x > 0)) return none;
  if (x === Infinity) return all;
  const factor = gammaFactor(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let k = 1; term > 1e-17 * total; k++) {
      term *= x / (a + k);
      total += term;
    }
    const lower = factor * total;
    return { lower, upper: 1 - lower };
  }
  const upper = factor * fraction(a, x);
  return { lower: 1 - upper, upper };
}

/** x^a e^{-x} / Γ(a). */
export function gammaFactor(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, x) - stirlingError(a));
}

/** k log(k / m) + m - k ≥ 0: by a series where k is near m and the terms would cancel. */
export function deviance(k: number, m: number): number {
  const difference = k - m;
  if (Math.abs(difference) >= 0.1 * (k + m)) return k * Math.log(k / m) + m - k;
  const v = difference / (k + m);
  const square = v * v;
  let total = difference * v;
  let power = 2 * k * v;
  for (let j = 3; ; j += 2) {
    power *= square;
    const next = total + power / j;
    if (next === total) return total;
    total = next;
  }
}

function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 1_000_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return value;
}
