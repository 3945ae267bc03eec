/**
 * Joint draws of a process at the points of running trials and at one more: fantasies of what the running ones will give,
 * fixed once, and for any point as many draws that fit to them, with slopes, from fixed normal numbers, so that their mean
 * can be climbed. Source: Optuna 5.0, `_gp/gp.py`, ConditionalGPRegressor. Cost: n² and (n + draws)·running a point.
 */
import { normalQuantile } from "../../../core/index.ts";
import { backwardSolve, factorInPlace, forwardSolve } from "../../numeric/cholesky.ts";
import { sobolSequence } from "../qmc/sobol-sequence.ts";
import { stabilizingNoise } from "./acquisition.ts";
import type { GaussianProcess } from "./gaussian-process.ts";

/** Draws of each point. */
export const draws = 128;

export class SampledPosterior {
  readonly process: GaussianProcess;
  /** Draws at the running points, draw by draw. */
  readonly fantasies: Float64Array;
  /** Draws at the last point. */
  readonly drawn = new Float64Array(draws);
  readonly #points: Float64Array;
  readonly #running: number;
  readonly #normals = new Float64Array(draws);
  /** Weights of the covariance with the running points in each draw. */
  readonly #pull: Float64Array;
  readonly #factor: Float64Array;
  /** C⁻¹ k of the running points. */
  readonly #explained: readonly Float64Array[];
  readonly #covariance: Float64Array;
  readonly #solved: Float64Array;
  #deviation = 0;

  /** @param running points by rows. @param seed of the fixed normal numbers. */
  constructor(process: GaussianProcess, running: Float64Array, seed: number) {
    const d = process.dimensions;
    const count = running.length / d;
    this.process = process;
    this.#points = running;
    this.#running = count;
    this.#covariance = new Float64Array(count);
    this.#solved = new Float64Array(count);
    const means = new Float64Array(count);
    const explained: Float64Array[] = [];
    const factor = new Float64Array(count * count);
    for (let r = 0; r < count; r++) {
      explained.push(process.explain(running, r * d));
      means[r] = process.found.mean;
      for (let q = 0; q <= r; q++)
        factor[r * count + q] =
          process.kernel(running, r * d, running, q * d) - product(process.kernels, explained[q]!);
      factor[r * count + r] = Math.max(factor[r * count + r]!, 0);
    }
    this.#explained = explained;
    this.#factor = factorWithNoise(factor, count);
    this.fantasies = new Float64Array(draws * count);
    this.#pull = new Float64Array(draws * count);
    const sequence = sobolSequence(count + 1, seed);
    const normals = new Float64Array(count);
    for (let s = 0; s < draws; s++) {
      const uniform = sequence(s);
      for (let r = 0; r < count; r++) normals[r] = toNormal(uniform[r]!);
      this.#normals[s] = toNormal(uniform[count]!);
      for (let r = 0; r < count; r++) {
        let fantasy = means[r]!;
        for (let q = 0; q <= r; q++) fantasy += this.#factor[r * count + q]! * normals[q]!;
        this.fantasies[s * count + r] = fantasy;
      }
      backwardSolve(this.#factor, normals, count);
      this.#pull.set(normals, s * count);
    }
  }

  /** Draws at a point. */
  draw(x: Float64Array, at = 0): Float64Array {
    return this.#drawFrom(this.process.posterior(x, at), x, at);
  }

  /** The same, after which `addSlopes` is for this point. */
  drawWithSlopes(x: Float64Array): Float64Array {
    return this.#drawFrom(this.process.posteriorWithSlopes(x), x, 0);
  }

  /** Adds Σ weights_s ∂draw_s/∂x at the point of `drawWithSlopes`. */
  addSlopes(x: Float64Array, weights: Float64Array, gradient: Float64Array): void {
    const count = this.#running;
    const { meanSlope, varianceSlope } = this.process.found;
    let byMean = 0;
    let byDeviation = 0;
    for (let s = 0; s < draws; s++) {
      byMean += weights[s]!;
      byDeviation += weights[s]! * this.#normals[s]!;
    }
    const byVariance = (0.5 * byDeviation) / this.#deviation;
    for (let j = 0; j < gradient.length; j++)
      gradient[j]! += byMean * meanSlope[j]! + byVariance * varianceSlope[j]!;
    const d = this.process.dimensions;
    for (let r = 0; r < count; r++) {
      let weight = -2 * byVariance * this.#solved[r]!;
      for (let s = 0; s < draws; s++) weight += weights[s]! * this.#pull[s * count + r]!;
      this.process.addKernelSlope(x, this.#points, r * d, weight, gradient);
      this.process.addKernelSlopes(x, this.#explained[r]!, gradient, -weight);
    }
  }

  #drawFrom(
    { mean, variance }: { readonly mean: number; readonly variance: number },
    x: Float64Array,
    at: number,
  ): Float64Array {
    const count = this.#running;
    const d = this.process.dimensions;
    const covariance = this.#covariance;
    for (let r = 0; r < count; r++)
      covariance[r] =
        this.process.kernel(x, at, this.#points, r * d) - product(this.process.kernels, this.#explained[r]!);
    const solved = this.#solved;
    solved.set(covariance);
    forwardSolve(this.#factor, solved, count);
    backwardSolve(this.#factor, solved, count);
    const rest = variance + stabilizingNoise - product(covariance, solved);
    const deviation = (this.#deviation = Math.sqrt(Math.max(rest, stabilizingNoise)));
    for (let s = 0; s < draws; s++) {
      let value = mean + deviation * this.#normals[s]!;
      for (let r = 0; r < count; r++) value += covariance[r]! * this.#pull[s * count + r]!;
      this.drawn[s] = value;
    }
    return this.drawn;
  }
}

/** The factor of a covariance, with as little noise added as makes it definite. */
function factorWithNoise(covariance: Float64Array, n: number): Float64Array {
  for (let noise = stabilizingNoise; ; noise *= 100) {
    const factor = covariance.slice();
    for (let i = 0; i < n; i++) factor[i * n + i]! += noise;
    if (factorInPlace(factor, n)) return factor;
  }
}

/** The ends of the sequence's cells would be infinite. */
function toNormal(uniform: number): number {
  return normalQuantile(Math.min(Math.max(uniform, 2 ** -31), 1 - 2 ** -31));
}

function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < b.length; i++) total += a[i]! * b[i]!;
  return total;
}
