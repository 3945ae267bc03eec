/**
 * Learning-rate adaptation of CMA-ES: a generation's change of mean and covariance is taken only in part, by a rate that
 * rises while the changes agree with their moving average (signal) and falls while they only scatter (noise).
 *
 * Source: Nomura, Akimoto and Ono, GECCO 2023, arXiv 2304.03473; `cmaes` 0.13.1. Cost: some d³.
 */
import { eigh } from "../../numeric/eigh.ts";
import type { LearningState } from "./optimizer.ts";

const targetRatio = 1.4;
const meanMemory = 0.1;
const covarianceMemory = 0.03;
const damping = 0.1;
const sigmaMax = 1e32;

interface Normal {
  readonly mean: readonly number[];
  readonly sigma: number;
  /** Row after row. */
  readonly covariance: Float64Array;
}

/** The averages before the first generation. */
export function noLearning(d: number): LearningState {
  return {
    meanDrift: Array.from({ length: d }, () => 0),
    covarianceDrift: Array.from({ length: d * d }, () => 0),
    meanPower: 0,
    covariancePower: 0,
    meanRate: 1,
    covarianceRate: 1,
  };
}

/**
 * The distribution after the part of the change that the rates let through, and the rates from now on.
 * @param inverseRoot C^(-1/2) of the distribution before.
 */
export function adaptLearningRates(
  before: Normal,
  after: Normal,
  inverseRoot: Float64Array,
  learning: LearningState,
): Normal & { readonly learning: LearningState } {
  const d = before.mean.length;
  const toMean = after.mean.map((mean, i) => mean - before.mean[i]!);
  const old = before.covariance.map((c) => before.sigma ** 2 * c);
  const toCovariance = after.covariance.map((c, i) => after.sigma ** 2 * c - old[i]!);

  const root = inverseRoot.map((r) => r / before.sigma);
  const localMean = product(root, Float64Array.from(toMean), d, 1);
  const localCovariance = product(root, product(toCovariance, root, d, d), d, d).map((c) => c / Math.SQRT2);
  const meanSignal = averaged(learning.meanDrift, learning.meanPower, localMean, meanMemory);
  const covarianceSignal = averaged(
    learning.covarianceDrift,
    learning.covariancePower,
    localCovariance,
    covarianceMemory,
  );
  const meanRate = nextRate(learning.meanRate, meanSignal.ratio, meanMemory);
  const covarianceRate = nextRate(learning.covarianceRate, covarianceSignal.ratio, covarianceMemory);

  const full = old.map((c, i) => c + covarianceRate * toCovariance[i]!);
  let logDeterminant = 0;
  // Rounding may leave a variance below zero, which has no logarithm.
  for (const variance of eigh(full, d).values)
    logDeterminant += Math.log(Math.max(variance, Number.MIN_VALUE));
  const sigma = Math.min(Math.exp(logDeterminant / 2 / d), sigmaMax);
  return {
    mean: before.mean.map((mean, i) => mean + meanRate * toMean[i]!),
    covariance: full.map((c) => c / sigma ** 2),
    sigma: sigma * (learning.meanRate / meanRate),
    learning: {
      meanDrift: meanSignal.drift,
      covarianceDrift: covarianceSignal.drift,
      meanPower: meanSignal.power,
      covariancePower: covarianceSignal.power,
      meanRate,
      covarianceRate,
    },
  };
}

/** Moving averages of a change and of its square, and the estimated ratio of signal to noise. */
function averaged(
  drift: readonly number[],
  power: number,
  change: Float64Array,
  memory: number,
): { drift: number[]; power: number; ratio: number } {
  const nextDrift = drift.map((at, i) => (1 - memory) * at + memory * change[i]!);
  const nextPower = (1 - memory) * power + memory * squared(change);
  const signal = squared(nextDrift);
  const ratio = (signal - (memory / (2 - memory)) * nextPower) / (nextPower - signal);
  return { drift: nextDrift, power: nextPower, ratio };
}

function nextRate(rate: number, ratio: number, memory: number): number {
  const relative = Math.min(Math.max(ratio / targetRatio / rate - 1, -1), 1);
  return Math.min(rate * Math.exp(Math.min(damping * rate, memory) * relative), 1);
}

function squared(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  return sum;
}

/** A (d × d) times B (d × columns). */
function product(a: Float64Array, b: Float64Array, d: number, columns: number): Float64Array {
  const c = new Float64Array(d * columns);
  for (let i = 0; i < d; i++)
    for (let k = 0; k < d; k++) {
      const factor = a[i * d + k]!;
      for (let j = 0; j < columns; j++) c[i * columns + j]! += factor * b[k * columns + j]!;
    }
  return c;
}
