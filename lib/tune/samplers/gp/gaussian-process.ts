/**
 * A Gaussian process of mean 0 given observations: mean k(x)ᵀ C⁻¹ y and variance s - k(x)ᵀ C⁻¹ k(x) at any point, with their
 * gradients. Source: Rasmussen and Williams, (2.25) and (2.26); Optuna 5.0, `_gp/gp.py`. Cost: n³/6 to make, n² a point.
 */
import { backwardSolve, factorInPlace, forwardSolve } from "../../numeric/cholesky.ts";
import { matern52, matern52Slope, scaledDistance, type KernelParameters } from "./kernel.ts";
import type { Observations } from "./marginal-likelihood.ts";

/** What is expected at a point. `meanSlope` and `varianceSlope` are of the last point that was asked with slopes. */
export interface Posterior {
  mean: number;
  variance: number;
  readonly meanSlope: Float64Array;
  readonly varianceSlope: Float64Array;
}

export class GaussianProcess {
  readonly parameters: KernelParameters;
  readonly dimensions: number;
  readonly categorical: Uint8Array;
  /** Written by each `posterior`. */
  readonly found: Posterior;
  /** Kernels between the last point and the observations, and their slopes by Σ λ δ. */
  readonly kernels: Float64Array;
  readonly #points: Float64Array;
  readonly #n: number;
  readonly #factor: Float64Array;
  readonly #weights: Float64Array;
  readonly #solved: Float64Array;

  /** @throws RangeError when the covariance is not positive definite. */
  constructor({ points, values, categorical }: Observations, parameters: KernelParameters) {
    const n = values.length;
    const d = categorical.length;
    this.parameters = parameters;
    this.dimensions = d;
    this.categorical = categorical;
    this.#points = points;
    this.#n = n;
    this.#factor = new Float64Array(n * n);
    this.kernels = new Float64Array(n);
    this.#solved = new Float64Array(n);
    this.found = {
      mean: 0,
      variance: 0,
      meanSlope: new Float64Array(d),
      varianceSlope: new Float64Array(d),
    };
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) this.#factor[i * n + k] = this.kernel(points, i * d, points, k * d);
      this.#factor[i * n + i] = parameters.scale + parameters.noise;
    }
    if (!factorInPlace(this.#factor, n))
      throw new RangeError("GaussianProcess: the covariance is not positive definite; raise the noise");
    this.#weights = Float64Array.from(values);
    forwardSolve(this.#factor, this.#weights, n);
    backwardSolve(this.#factor, this.#weights, n);
  }

  /** Lengths on which the process changes. */
  get lengthScales(): Float64Array {
    return this.parameters.inverseSquaredLengths.map((lambda) => 1 / Math.sqrt(lambda));
  }

  /** The prior covariance of two points. */
  kernel(a: Float64Array, at: number, b: Float64Array, bt: number): number {
    const { inverseSquaredLengths, scale } = this.parameters;
    return scale * matern52(scaledDistance(a, at, b, bt, this.categorical, inverseSquaredLengths));
  }

  /** Mean and variance at a point; the variance is not below 0. */
  posterior(x: Float64Array, at = 0): Posterior {
    const n = this.#n;
    const { found, kernels } = this;
    let mean = 0;
    for (let i = 0; i < n; i++) {
      const kernel = this.kernel(x, at, this.#points, i * this.dimensions);
      kernels[i] = kernel;
      mean += kernel * this.#weights[i]!;
    }
    const solved = this.#solved;
    solved.set(kernels);
    forwardSolve(this.#factor, solved, n);
    let explained = 0;
    for (let i = 0; i < n; i++) explained += solved[i]! * solved[i]!;
    found.mean = mean;
    found.variance = Math.max(this.parameters.scale - explained, 0);
    return found;
  }

  /** The same with slopes by the point's coordinates; those of categories are 0. */
  posteriorWithSlopes(x: Float64Array): Posterior {
    const found = this.posterior(x);
    backwardSolve(this.#factor, this.#solved, this.#n);
    found.meanSlope.fill(0);
    found.varianceSlope.fill(0);
    this.addKernelSlopes(x, this.#weights, found.meanSlope);
    this.addKernelSlopes(x, this.#solved, found.varianceSlope);
    for (let j = 0; j < this.dimensions; j++) found.varianceSlope[j]! *= -2;
    return found;
  }

  /** C⁻¹ k of the point before last asked. */
  explain(x: Float64Array, at = 0): Float64Array {
    this.posterior(x, at);
    backwardSolve(this.#factor, this.#solved, this.#n);
    return this.#solved.slice();
  }

  /** Adds Σ weights_i ∂k(x, x_i)/∂x. */
  addKernelSlopes(x: Float64Array, weights: Float64Array, slopes: Float64Array): void {
    for (let i = 0; i < this.#n; i++)
      this.addKernelSlope(x, this.#points, i * this.dimensions, weights[i]!, slopes);
  }

  /** Adds weight · ∂k(x, z)/∂x. */
  addKernelSlope(
    x: Float64Array,
    z: Float64Array,
    zt: number,
    weight: number,
    slopes: Float64Array,
  ): void {
    const { inverseSquaredLengths: lambda, scale } = this.parameters;
    const distance = scaledDistance(x, 0, z, zt, this.categorical, lambda);
    const factor = 2 * weight * scale * matern52Slope(distance);
    for (let j = 0; j < this.dimensions; j++)
      if (!this.categorical[j]) slopes[j]! += factor * lambda[j]! * (x[j]! - z[zt + j]!);
  }
}
