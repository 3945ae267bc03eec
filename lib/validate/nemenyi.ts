/**
 * Nemenyi's critical difference: how far apart mean ranks of k models over N data sets must lie to differ, q_α √(k(k + 1) / 6N).
 *
 * q_α is the upper quantile of the studentized range of k normals, over √2. Demšar's table gives it cut to three places (2.343 for
 * k = 3, α = 0.05; here 2.3437). Source: Nemenyi (1963), Demšar (2006).
 */
import { studentizedRangeQuantile } from "../core/index.ts";

export interface NemenyiOptions {
  /** Default 0.05. */
  readonly alpha?: number;
  /** Take this for q_α instead of computing it, e.g. from a table. */
  readonly q?: number;
}

/** In ranks. @throws RangeError unless models ≥ 2, dataSets ≥ 1 and alpha lies in (0, 1). */
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

/** q_α: the upper α quantile of the studentized range of `models` normals, divided by √2. @throws RangeError as above. */
export function nemenyiQuantile(models: number, alpha = 0.05): number {
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`nemenyiQuantile: alpha must lie in (0, 1); got ${alpha}`);
  return studentizedRangeQuantile(1 - alpha, models) / Math.SQRT2;
}
