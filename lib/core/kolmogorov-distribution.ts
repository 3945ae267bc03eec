/**
 * The limiting distribution of √n D of Kolmogorov and Smirnov.
 *
 * For x above 0.82 the alternating series 2 Σ (-1)^(k-1) e^(-2k²x²) gives the upper tail; below it the theta function's other
 * form √2π/x Σ e^(-(2k-1)²π²/8x²) gives the lower one. Three terms and five are enough. Source: Marsaglia, Tsang and Wang,
 * J. Stat. Software 8 (2003) 18.
 */
import type { Tails } from "./incomplete-gamma.ts";

/** P(K ≤ x) and P(K > x). */
export function kolmogorovTails(x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (x < 0.82) {
    const w = (Math.PI * Math.PI) / (8 * x * x);
    const lower = (Math.sqrt(2 * Math.PI) / x) * (Math.exp(-w) + Math.exp(-9 * w) + Math.exp(-25 * w));
    return { lower, upper: 1 - lower };
  }
  let upper = 0;
  for (let k = 6; k >= 1; k--) upper += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return { lower: 1 - upper, upper };
}
