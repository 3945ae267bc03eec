/**
 * The beta distribution and its kin: Student's t and Fisher's F, whose tails are incomplete beta functions.
 *
 * t: P(T > t) = ½ I_x(df/2, ½), x = df/(df + t²). F: P(F ≤ f) = I_x(d1/2, d2/2), x = d1 f/(d1 f + d2). Both x and 1 - x are
 * computed from the ratio, never by subtraction.
 */
import { checkPositive, checkProbability, solveTails, type Distribution } from "./distribution.ts";
import { betaFactor, incompleteBeta } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";
import { normalDistribution } from "./normal-distribution.ts";
import { expit, logBeta } from "./special.ts";

/** Density x^(a-1) (1-x)^(b-1) / B(a, b) on [0, 1]. */
export function betaDistribution(a: number, b: number): Distribution {
  checkPositive("betaDistribution", "a", a);
  checkPositive("betaDistribution", "b", b);

  function inverse(p: number, upper: boolean): number {
    checkProbability("betaDistribution.quantile", p);
    if (p === 0 || p === 1) return (p === 0) === upper ? 1 : 0;
    return expit(solveTails((u) => incompleteBeta(a, b, expit(u), expit(-u)), p, upper, Math.log(a / b)));
  }

  function pdf(x: number): number {
    if (!(x >= 0 && x <= 1)) return x !== x ? x : 0;
    if (x === 0) return a < 1 ? Infinity : a === 1 ? b : 0;
    if (x === 1) return b < 1 ? Infinity : b === 1 ? a : 0;
    return betaFactor(a, b, x, 1 - x) / x / (1 - x);
  }

  return Object.freeze({
    pdf,
    cdf: (x: number) => (x !== x ? x : incompleteBeta(a, b, x).lower),
    sf: (x: number) => (x !== x ? x : incompleteBeta(a, b, x).upper),
    quantile: (p: number) => inverse(p, false),
    upperQuantile: (q: number) => inverse(q, true),
  });
}

/** Student's t with df > 0 degrees of freedom; Infinity gives the normal distribution. */
export function studentTDistribution(df: number): Distribution {
  if (df === Infinity) return normalDistribution();
  checkPositive("studentTDistribution", "df", df);
  const root = Math.sqrt(df);

  /** P(T > t) for t ≥ 0. */
  function tail(t: number): number {
    const ratio = t / root;
    // Beyond this the square overflows; the tail is the first term of the series, x^(df/2) / (df/2 · B).
    if (ratio > 1e100) return Math.exp(-df * Math.log(ratio) - logBeta(df / 2, 0.5)) / df;
    const square = ratio * ratio;
    return incompleteBeta(df / 2, 0.5, 1 / (1 + square), square / (1 + square)).lower / 2;
  }

  function pdf(t: number): number {
    const size = Math.max(Math.abs(t), 1e-10 * root);
    if (size === Infinity || t !== t) return t !== t ? t : 0;
    const ratio = size / root;
    if (ratio > 1e100) return Math.exp(-(df + 1) * Math.log(ratio) - logBeta(df / 2, 0.5)) / root;
    const square = ratio * ratio;
    return betaFactor(df / 2, 0.5, 1 / (1 + square), square / (1 + square)) / size;
  }

  /** The t ≥ 0 with P(T > t) = q ≤ ½. */
  function fromTail(q: number): number {
    if (q === 0) return Infinity;
    if (q === 0.5) return 0;
    const tails = (u: number): Tails => {
      const upper = 2 * tail(Math.exp(u));
      return { lower: 1 - upper, upper };
    };
    return Math.exp(solveTails(tails, 2 * q, true, 0));
  }

  function quantile(p: number): number {
    checkProbability("studentTDistribution.quantile", p);
    return p <= 0.5 ? 0 - fromTail(p) : fromTail(1 - p);
  }

  return Object.freeze({
    pdf,
    cdf: (t: number) => (t !== t ? t : t < 0 ? tail(-t) : 1 - tail(t)),
    sf: (t: number) => (t !== t ? t : t < 0 ? 1 - tail(-t) : tail(t)),
    quantile,
    upperQuantile: (q: number) => 0 - quantile(q),
  });
}

/** Fisher's F with d1, d2 > 0 degrees of freedom. */
export function fisherFDistribution(d1: number, d2: number): Distribution {
  checkPositive("fisherFDistribution", "d1", d1);
  checkPositive("fisherFDistribution", "d2", d2);

  function tails(f: number): Tails {
    const ratio = (d1 / d2) * f;
    if (!(ratio > 0)) return { lower: 0, upper: 1 };
    return incompleteBeta(d1 / 2, d2 / 2, 1 / (1 + 1 / ratio), 1 / (1 + ratio));
  }

  function inverse(p: number, upper: boolean): number {
    checkProbability("fisherFDistribution.quantile", p);
    if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : 0;
    return Math.exp(solveTails((u) => tails(Math.exp(u)), p, upper, 0));
  }

  function pdf(f: number): number {
    if (f === 0) return d1 < 2 ? Infinity : d1 === 2 ? 1 : 0;
    if (!(f > 0 && f < Infinity)) return f !== f ? f : 0;
    const ratio = (d1 / d2) * f;
    return betaFactor(d1 / 2, d2 / 2, 1 / (1 + 1 / ratio), 1 / (1 + ratio)) / f;
  }

  return Object.freeze({
    pdf,
    cdf: (f: number) => (f !== f ? f : tails(f).lower),
    sf: (f: number) => (f !== f ? f : tails(f).upper),
    quantile: (p: number) => inverse(p, false),
    upperQuantile: (q: number) => inverse(q, true),
  });
}
