/**
 * Nemenyi's critical difference: how far apart mean ranks of k models over N data sets must lie to differ, q_α √(k(k + 1) / 6N).
 *
 * q_α is the upper quantile of the studentized range of k standard normals, over √2, computed from
 * P(range ≤ r) = k ∫ φ(z) (Φ(z) − Φ(z − r))^(k−1) dz; Demšar's table gives it cut to three places (2.343 for k = 3, α = 0.05;
 * here 2.3437). Source: Nemenyi (1963), Demšar (2006). About 20,000 evaluations of Φ.
 */
import { normalCdf, normalPdf } from "../core/normal-distribution.ts";

export interface NemenyiOptions {
  /** Default 0.05. */
  readonly alpha?: number;
  /** Take this for q_α instead of computing it, e.g. from a table. */
  readonly q?: number;
}

/** @throws RangeError unless k ≥ 2, N ≥ 1 and alpha lies in (0, 1). */
export function nemenyiCriticalDifference(
  models: number,
  dataSets: number,
  options: NemenyiOptions = {},
): number {
  if (!(models >= 2 && dataSets >= 1)) {
    throw new RangeError(
      `nemenyiCriticalDifference: needs two models and one data set; got ${models} and ${dataSets}`,
    );
  }
  const q = options.q ?? nemenyiQuantile(models, options.alpha);
  return q * Math.sqrt((models * (models + 1)) / (6 * dataSets));
}

/** q_α: the upper α quantile of the studentized range of `models` normals, divided by √2. */
export function nemenyiQuantile(models: number, alpha = 0.05): number {
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`nemenyiQuantile: alpha must lie in (0, 1); got ${alpha}`);
  let low = 0;
  let high = 60;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rangeCdf(middle, models) < 1 - alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2 / Math.SQRT2;
}

/** Trapezoid sum over [-9, 9]: the integrand and its slopes vanish at both ends, so it converges beyond any power of the step. */
function rangeCdf(range: number, k: number): number {
  const step = 0.05;
  let sum = 0;
  for (let i = -180; i <= 180; i++) {
    const z = i * step;
    sum += normalPdf(z) * (normalCdf(z) - normalCdf(z - range)) ** (k - 1);
  }
  return k * sum * step;
}
