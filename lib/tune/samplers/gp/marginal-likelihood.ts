/**
 * The loss whose minimum gives the kernel's parameters: minus the log marginal likelihood of the observations, ½ log det C +
 * ½ yᵀ C⁻¹ y with C = K + noise I, minus the log of the priors, by the logarithms of the parameters.
 *
 * Gradient: ½ tr((C⁻¹ - α αᵀ) ∂C), α = C⁻¹ y. Priors: e^{-0.1/λ - 0.1 λ} on inverse squared lengths, Gamma(2, 1) on the scale,
 * Gamma(1.1, 30) on the noise. Source: Rasmussen and Williams, (5.9); Optuna 5.0, `_gp/gp.py` and `_gp/prior.py`. Cost: n³/2
 * multiplications and n²/2 kernels a call.
 */
import { backwardSolve, factorInPlace, forwardSolve, invertFromFactor } from "../../numeric/cholesky.ts";
import type { SmoothFunction } from "../../numeric/lbfgsb.ts";
import type { KernelParameters } from "./kernel.ts";

/** Points by rows, and what was observed there. */
export interface Observations {
  readonly points: Float64Array;
  readonly values: Float64Array;
  /** 1 for categorical columns. */
  readonly categorical: Uint8Array;
}

export interface NoiseRule {
  /** Least variance of the noise. */
  readonly minimumNoise: number;
  /** Keep the noise at its least. */
  readonly deterministic: boolean;
}

/** Logarithms of λ, of the scale, and of the noise above its least. */
export function toRaw(parameters: KernelParameters, minimumNoise: number): Float64Array {
  const d = parameters.inverseSquaredLengths.length;
  const raw = new Float64Array(d + 2);
  for (let j = 0; j < d; j++) raw[j] = Math.log(parameters.inverseSquaredLengths[j]!);
  raw[d] = Math.log(parameters.scale);
  // A hundredth above the least, so that noise at the least has a logarithm.
  raw[d + 1] = Math.log(parameters.noise - 0.99 * minimumNoise);
  return raw;
}

export function fromRaw(raw: Float64Array, rule: NoiseRule): KernelParameters {
  const d = raw.length - 2;
  return {
    inverseSquaredLengths: raw.slice(0, d).map(Math.exp),
    scale: Math.exp(raw[d]!),
    noise: rule.minimumNoise + (rule.deterministic ? 0 : Math.exp(raw[d + 1]!)),
  };
}

/** The loss by raw parameters, with its gradient; infinite where the covariance is not positive definite. */
export function marginalLoss({ points, values, categorical }: Observations, rule: NoiseRule): SmoothFunction {
  const n = values.length;
  const d = categorical.length;
  const factor = new Float64Array(n * n);
  const inverse = new Float64Array(n * n);
  const work = new Float64Array(n * n);
  /** Slope of the kernel by the scaled distance, below the diagonal. */
  const slopes = new Float64Array(n * n);
  const alpha = new Float64Array(n);
  return (raw, gradient) => {
    const { inverseSquaredLengths: lambda, scale, noise } = fromRaw(raw, rule);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) {
        let distance = 0;
        for (let j = 0; j < d; j++) {
          const difference = points[i * d + j]! - points[k * d + j]!;
          distance += lambda[j]! * (categorical[j] ? (difference === 0 ? 0 : 1) : difference * difference);
        }
        distance *= 5;
        const r = Math.sqrt(distance);
        const decay = scale * Math.exp(-r);
        factor[i * n + k] = (1 + r + distance / 3) * decay;
        slopes[i * n + k] = (-5 / 6) * (1 + r) * decay;
      }
      factor[i * n + i] = scale + noise;
    }
    if (!factorInPlace(factor, n)) {
      gradient.fill(0);
      return Infinity;
    }
    alpha.set(values);
    forwardSolve(factor, alpha, n);
    let loss = 0;
    for (let i = 0; i < n; i++) loss += 0.5 * alpha[i]! * alpha[i]! + Math.log(factor[i * n + i]!);
    backwardSolve(factor, alpha, n);
    invertFromFactor(factor, n, inverse, work);

    gradient.fill(0);
    let trace = 0;
    let quadratic = 0;
    for (let i = 0; i < n; i++) {
      trace += inverse[i * n + i]! - alpha[i]! * alpha[i]!;
      quadratic += values[i]! * alpha[i]!;
      for (let k = 0; k < i; k++) {
        const weight = (inverse[i * n + k]! - alpha[i]! * alpha[k]!) * slopes[i * n + k]!;
        for (let j = 0; j < d; j++) {
          const difference = points[i * d + j]! - points[k * d + j]!;
          gradient[j]! += weight * (categorical[j] ? (difference === 0 ? 0 : 1) : difference * difference);
        }
      }
    }
    // ∂C/∂log s = C - noise I, and tr((C⁻¹ - α αᵀ) C) = n - yᵀ α.
    gradient[d] = 0.5 * (n - quadratic - noise * trace);
    const noiseSlope = rule.deterministic ? 0 : noise - rule.minimumNoise;
    gradient[d + 1] = 0.5 * trace * noiseSlope;

    for (let j = 0; j < d; j++) {
      const value = lambda[j]!;
      gradient[j] = gradient[j]! * value - 0.1 / value + 0.1 * value;
      loss += 0.1 / value + 0.1 * value;
    }
    loss -= Math.log(scale) - scale;
    gradient[d]! -= 1 - scale;
    loss -= 0.1 * Math.log(noise) - 30 * noise;
    gradient[d + 1]! -= (0.1 / noise - 30) * noiseSlope;
    return Number.isFinite(loss) ? loss : Infinity;
  };
}
