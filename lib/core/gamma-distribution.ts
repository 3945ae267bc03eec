/** The gamma distribution of a shape and a scale, and the chi-squared distribution, which is gamma(df/2, 2). */
import { checkPositive, checkProbability, solveTails, type Distribution } from "./distribution.ts";
import { gammaFactor, incompleteGamma } from "./incomplete-gamma.ts";

/** Density x^(shape-1) e^(-x/scale) / (Γ(shape) scale^shape) for x > 0. */
export function gammaDistribution(shape: number, scale = 1): Distribution {
  checkPositive("gammaDistribution", "shape", shape);
  checkPositive("gammaDistribution", "scale", scale);

  function inverse(p: number, upper: boolean): number {
    checkProbability("gammaDistribution.quantile", p);
    if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : 0;
    return (
      scale * Math.exp(solveTails((u) => incompleteGamma(shape, Math.exp(u)), p, upper, Math.log(shape)))
    );
  }

  function pdf(x: number): number {
    if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 1 / scale : 0;
    return x > 0 && x < Infinity ? gammaFactor(shape, x / scale) / x : x !== x ? x : 0;
  }

  return Object.freeze({
    pdf,
    cdf: (x: number) => (x !== x ? x : incompleteGamma(shape, x / scale).lower),
    sf: (x: number) => (x !== x ? x : incompleteGamma(shape, x / scale).upper),
    quantile: (p: number) => inverse(p, false),
    upperQuantile: (q: number) => inverse(q, true),
  });
}

/** χ² with df > 0 degrees of freedom. */
export function chiSquaredDistribution(df: number): Distribution {
  checkPositive("chiSquaredDistribution", "df", df);
  return gammaDistribution(df / 2, 2);
}
