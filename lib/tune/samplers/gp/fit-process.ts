/**
 * Fits a Gaussian process to observations: the kernel's parameters of greatest posterior density (MAP), started from those
 * of the last fit, and from ones where that fails. Source: Optuna 5.0, `_gp/gp.py`, fit_kernel_params. Cost: some ten calls
 * of the marginal likelihood, n³/2 each.
 */
import { minimizeInBox } from "../../numeric/lbfgsb.ts";
import { warn } from "../../warning.ts";
import { GaussianProcess } from "./gaussian-process.ts";
import type { KernelParameters } from "./kernel.ts";
import { fromRaw, marginalLoss, type Observations, toRaw } from "./marginal-likelihood.ts";

/** Least variance of the noise, for values of variance 1. */
export const minimumNoise = 1e-6;

const gradientTolerance = 1e-2;
const maxSteps = 200;

export interface FitOptions {
  /** Observations have no noise. */
  readonly deterministic: boolean;
  /** Where to start; all ones by default. */
  readonly start?: KernelParameters | undefined;
}

/** The process for standardised values. */
export function fitProcess(
  observations: Observations,
  { deterministic, start }: FitOptions,
): GaussianProcess {
  const d = observations.categorical.length;
  const plain: KernelParameters = {
    inverseSquaredLengths: new Float64Array(d).fill(1),
    scale: 1,
    noise: 1,
  };
  const rule = { minimumNoise, deterministic };
  const loss = marginalLoss(observations, rule);
  const starts = start?.inverseSquaredLengths.length === d ? [start, plain] : [plain];
  for (const from of starts) {
    const found = minimizeInBox(loss, toRaw(from, minimumNoise), { gradientTolerance, maxSteps });
    if (!Number.isFinite(found.value)) continue;
    try {
      return new GaussianProcess(observations, fromRaw(found.x, rule));
    } catch {
      continue;
    }
  }
  warn("GPSampler: the kernel could not be fitted; its default parameters are used.");
  return new GaussianProcess(observations, plain);
}
