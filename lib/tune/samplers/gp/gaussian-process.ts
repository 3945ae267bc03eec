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
  /** Kernels between the last point and the observations. */
  readonly kernels: Float64Array;
  readonly #points: Float64Array;
  /** The points by columns. */
  readonly #columns: readonly Float64Array[];
  readonly #distances: Float64Array;
  /** Slopes of the kernels by half the squared, scaled difference. */
  readonly #slopes: Float64Array;
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
    this.#distances = new Float64Array(n);
    this.#slopes = new Float64Array(n);
    this.#columns = Array.from({ length: d }, (_, j) =>
      Float64Array.from({ length: n }, (__, i) => points[i * d + j]!),
    );
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
    const { scale } = this.parameters;
    this.#measure(x, at);
    let mean = 0;
    for (let i = 0; i < n; i++) {
      const distance = this.#distances[i]!;
      const r = Math.sqrt(distance);
      const decay = scale * Math.exp(-r);
      const kernel = (1 + r + distance / 3) * decay;
      kernels[i] = kernel;
      this.#slopes[i] = (-5 / 3) * (1 + r) * decay;
      mean += kernel * this.#weights[i]!;
    }
    const solved = this.#solved;
    solved.set(kernels);
    forwardSolve(this.#factor, solved, n);
    let explained = 0;
    for (let i = 0; i < n; i++) explained += solved[i]! * solved[i]!;
    found.mean = mean;
    found.variance = Math.max(scale - explained, 0);
    return found;
  }

  /** The same with slopes by the point's coordinates; those of categories are 0. */
  posteriorWithSlopes(x: Float64Array): Posterior {
    const found = this.posterior(x);
    backwardSolve(this.#factor, this.#solved, this.#n);
    const { meanSlope, varianceSlope } = found;
    meanSlope.fill(0);
    varianceSlope.fill(0);
    this.addKernelSlopes(x, this.#weights, meanSlope);
    this.addKernelSlopes(x, this.#solved, varianceSlope);
    for (let j = 0; j < this.dimensions; j++) varianceSlope[j]! *= -2;
    return found;
  }

  /** C⁻¹ k of a point. */
  explain(x: Float64Array, at = 0): Float64Array {
    this.posterior(x, at);
    backwardSolve(this.#factor, this.#solved, this.#n);
    return this.#solved.slice();
  }

  /** Adds factor · Σ weights_i ∂k(x, x_i)/∂x, for the point last asked. */
  addKernelSlopes(x: Float64Array, weights: Float64Array, gradient: Float64Array, factor = 1): void {
    const d = this.dimensions;
    const { inverseSquaredLengths: lambda } = this.parameters;
    for (let j = 0; j < d; j++) {
      if (this.categorical[j]) continue;
      const coordinate = x[j]!;
      let total = 0;
      for (let i = 0, p = j; i < this.#n; i++, p += d)
        total += weights[i]! * this.#slopes[i]! * (coordinate - this.#points[p]!);
      gradient[j]! += factor * lambda[j]! * total;
    }
  }

  /** Adds weight · ∂k(x, z)/∂x. */
  addKernelSlope(x: Float64Array, z: Float64Array, zt: number, weight: number, gradient: Float64Array): void {
    const { inverseSquaredLengths: lambda, scale } = this.parameters;
    const distance = scaledDistance(x, 0, z, zt, this.categorical, lambda);
    const factor = 2 * weight * scale * matern52Slope(distance);
    for (let j = 0; j < this.dimensions; j++)
      if (!this.categorical[j]) gradient[j]! += factor * lambda[j]! * (x[j]! - z[zt + j]!);
  }

  /** Scaled distances of a point to the observations, column by column. */
  #measure(x: Float64Array, at: number): void {
    const distances = this.#distances;
    const n = this.#n;
    const d = this.dimensions;
    distances.fill(0);
    for (let j = 0; j < d; j++) {
      const lambda = 5 * this.parameters.inverseSquaredLengths[j]!;
      const coordinate = x[at + j]!;
      const column = this.#columns[j]!;
      if (this.categorical[j]) {
        for (let i = 0; i < n; i++) if (column[i] !== coordinate) distances[i]! += lambda;
      } else
        for (let i = 0; i < n; i++) {
          const difference = coordinate - column[i]!;
          distances[i]! += lambda * difference * difference;
        }
    }
  }
}
