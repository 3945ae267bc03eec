/**
 * The Matérn-5/2 kernel with a length scale for each parameter: k(x, z) = s (1 + r + r²/3) e^{-r}, r² = 5 Σ λ_j δ_j, where δ_j
 * is the squared difference, and for categories 1 where they differ (Hamming distance). λ is one over the length squared.
 * Source: Rasmussen and Williams, Gaussian Processes for Machine Learning, (4.17); Optuna 5.0, `_gp/gp.py`.
 */

export interface KernelParameters {
  /** λ, one for each parameter. */
  readonly inverseSquaredLengths: Float64Array;
  /** s, the variance of the process. */
  readonly scale: number;
  /** Variance of the noise of observations. */
  readonly noise: number;
}

/** 5 Σ λ δ, from which kernel and slope follow. */
export function scaledDistance(
  a: Float64Array,
  at: number,
  b: Float64Array,
  bt: number,
  categorical: Uint8Array,
  lambda: Float64Array,
): number {
  let total = 0;
  for (let j = 0; j < lambda.length; j++) {
    const difference = a[at + j]! - b[bt + j]!;
    total += lambda[j]! * (categorical[j] ? (difference === 0 ? 0 : 1) : difference * difference);
  }
  return 5 * total;
}

/** The kernel of scale 1 at a scaled distance. */
export function matern52(distance: number): number {
  const r = Math.sqrt(distance);
  return (1 + r + distance / 3) * Math.exp(-r);
}

/** Its derivative by Σ λ δ, which is finite at 0. */
export function matern52Slope(distance: number): number {
  const r = Math.sqrt(distance);
  return (-5 / 6) * (1 + r) * Math.exp(-r);
}
