/**
 * Confidence intervals of a proportion k/n.
 *
 * Wilson's score interval is the default: close to its level at every n; "wilson-cc" has the continuity correction (Newcombe,
 * Statistics in Medicine 17 (1998) 857). Clopper–Pearson never covers less than its level and so is wide; Agresti–Coull is
 * Wald's about Wilson's centre; Jeffreys takes quantiles of Beta(k + ½, n - k + ½). Wald fails near 0 and 1, and is there for
 * comparison only. Source: Brown, Cai and DasGupta, Statistical Science 16 (2001) 101-133.
 */
import { betaDistribution } from "./beta-distribution.ts";
import { normalQuantile } from "./normal-distribution.ts";

export type ProportionMethod =
  "wilson" | "wilson-cc" | "clopper-pearson" | "agresti-coull" | "jeffreys" | "wald";

/**
 * Lower and upper end; within [0, 1] but for Wald and Agresti–Coull, which are not cut.
 * @throws RangeError when k and n are not whole with 0 ≤ k ≤ n, n > 0, or level is not in (0, 1).
 */
export function proportionInterval(
  k: number,
  n: number,
  level = 0.95,
  method: ProportionMethod = "wilson",
): readonly [number, number] {
  if (!(Number.isInteger(k) && Number.isInteger(n) && n > 0 && k >= 0 && k <= n))
    throw new RangeError(`proportionInterval: k of n must be whole with 0 ≤ k ≤ n, n > 0; got ${k} of ${n}`);
  if (!(level > 0 && level < 1))
    throw new RangeError(`proportionInterval: level must lie in (0, 1); got ${level}; 0.95 is usual`);
  const alpha = 1 - level;
  const z = -normalQuantile(alpha / 2);
  const p = k / n;
  switch (method) {
    case "wilson":
      return wilson(p, n, z);
    case "wilson-cc":
      return wilsonCorrected(p, n, z);
    case "wald":
      return around(p, z * Math.sqrt((p * (1 - p)) / n));
    case "agresti-coull": {
      const size = n + z * z;
      const centre = (k + (z * z) / 2) / size;
      return around(centre, z * Math.sqrt((centre * (1 - centre)) / size));
    }
    case "clopper-pearson":
      return Object.freeze([
        k === 0 ? 0 : betaDistribution(k, n - k + 1).quantile(alpha / 2),
        k === n ? 1 : betaDistribution(k + 1, n - k).upperQuantile(alpha / 2),
      ] as const);
    case "jeffreys": {
      const posterior = betaDistribution(k + 0.5, n - k + 0.5);
      return Object.freeze([
        k === 0 ? 0 : posterior.quantile(alpha / 2),
        k === n ? 1 : posterior.upperQuantile(alpha / 2),
      ] as const);
    }
  }
}

function wilson(p: number, n: number, z: number): readonly [number, number] {
  const size = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / size;
  const half = (z / size) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return Object.freeze([p === 0 ? 0 : centre - half, p === 1 ? 1 : centre + half] as const);
}

function wilsonCorrected(p: number, n: number, z: number): readonly [number, number] {
  const size = 2 * (n + z * z);
  const base = 2 * n * p + z * z;
  const low = (base - 1 - z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * (1 - p) + 1))) / size;
  const high = (base + 1 + z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * (1 - p) - 1))) / size;
  return Object.freeze([p === 0 ? 0 : Math.max(0, low), p === 1 ? 1 : Math.min(1, high)] as const);
}

function around(centre: number, half: number): readonly [number, number] {
  return Object.freeze([centre - half, centre + half] as const);
}
