/**
 * What a point promises: log expected improvement, log probability of keeping a constraint, and their sum.
 * Source: Ament and others, NeurIPS 2023; Gardner and others, ICML 2014; Optuna 5.0, `_gp/acqf.py`.
 */
import type { GaussianProcess } from "./gaussian-process.ts";
import { logImprovement, logNormalCdf, type LogValue } from "./log-improvement.ts";

/** Greater is better. */
export interface Acquisition {
  /** Lengths on which it changes, for scaling the search. */
  readonly lengthScales: Float64Array;
  /** The value at a point, which starts at `at` of `x`. */
  value(x: Float64Array, at?: number): number;
  /** The value; adds its slopes to `gradient`. */
  withGradient(x: Float64Array, gradient: Float64Array): number;
}

/** Keeps the deviation above 0 where the process knows the value. */
export const stabilizingNoise = 1e-12;

/** log E max(0, y(x) - best). */
export class LogExpectedImprovement implements Acquisition {
  readonly lengthScales: Float64Array;
  readonly #process: GaussianProcess;
  readonly #best: number;
  readonly #out: LogValue = { value: 0, slope: 0 };

  /** @param best the greatest value so far. */
  constructor(process: GaussianProcess, best: number) {
    this.#process = process;
    this.#best = best;
    this.lengthScales = process.lengthScales;
  }

  value(x: Float64Array, at = 0): number {
    const { mean, variance } = this.#process.posterior(x, at);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    logImprovement((mean - this.#best) / deviation, this.#out);
    return this.#out.value + Math.log(deviation);
  }

  withGradient(x: Float64Array, gradient: Float64Array): number {
    const { mean, variance, meanSlope, varianceSlope } = this.#process.posteriorWithSlopes(x);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    const z = (mean - this.#best) / deviation;
    logImprovement(z, this.#out);
    const byMean = this.#out.slope / deviation;
    const byVariance = (0.5 * (1 - this.#out.slope * z)) / (deviation * deviation);
    for (let j = 0; j < gradient.length; j++)
      gradient[j]! += byMean * meanSlope[j]! + byVariance * varianceSlope[j]!;
    return this.#out.value + Math.log(deviation);
  }
}

/** log P(y(x) ≥ threshold). */
export class LogProbability implements Acquisition {
  readonly lengthScales: Float64Array;
  readonly #process: GaussianProcess;
  readonly #threshold: number;
  readonly #out: LogValue = { value: 0, slope: 0 };

  constructor(process: GaussianProcess, threshold: number) {
    this.#process = process;
    this.#threshold = threshold;
    this.lengthScales = process.lengthScales;
  }

  value(x: Float64Array, at = 0): number {
    const { mean, variance } = this.#process.posterior(x, at);
    logNormalCdf((mean - this.#threshold) / Math.sqrt(variance + stabilizingNoise), this.#out);
    return this.#out.value;
  }

  withGradient(x: Float64Array, gradient: Float64Array): number {
    const { mean, variance, meanSlope, varianceSlope } = this.#process.posteriorWithSlopes(x);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    const z = (mean - this.#threshold) / deviation;
    logNormalCdf(z, this.#out);
    const byMean = this.#out.slope / deviation;
    const byVariance = (-0.5 * this.#out.slope * z) / (deviation * deviation);
    for (let j = 0; j < gradient.length; j++)
      gradient[j]! += byMean * meanSlope[j]! + byVariance * varianceSlope[j]!;
    return this.#out.value;
  }
}

/** Independent promises together; the lengths are the first one's. */
export class SumOfAcquisitions implements Acquisition {
  readonly lengthScales: Float64Array;
  readonly #parts: readonly Acquisition[];

  constructor(parts: readonly [Acquisition, ...Acquisition[]]) {
    this.#parts = parts;
    this.lengthScales = parts[0].lengthScales;
  }

  value(x: Float64Array, at = 0): number {
    let total = 0;
    for (const part of this.#parts) total += part.value(x, at);
    return total;
  }

  withGradient(x: Float64Array, gradient: Float64Array): number {
    let total = 0;
    for (const part of this.#parts) total += part.withGradient(x, gradient);
    return total;
  }
}
