/** How many trials are good, and how much each trial counts. Source: Optuna 5.0, `samplers/_tpe/sampler.py`. */

/** A tenth of the trials, at most 25. */
export function defaultGamma(n: number): number {
  return Math.min(Math.ceil(0.1 * n), 25);
}

/** A tenth of the trials; for several objectives since 5.0. */
export function defaultGammaMultiObjective(n: number): number {
  return Math.ceil(0.1 * n);
}

/** A quarter of the square root, at most 25, as in Hyperopt. */
export function hyperoptDefaultGamma(n: number): number {
  return Math.min(Math.ceil(0.25 * n ** 0.5), 25);
}

/** One for each of the latest 25 trials, falling to 1/n for the oldest. */
export function defaultWeights(n: number): Float64Array {
  const weights = new Float64Array(n).fill(1);
  const ramp = n - 25;
  if (ramp < 1) return weights;
  const start = 1 / n;
  const step = (1 - start) / (ramp - 1);
  for (let i = 0; i < ramp; i++) weights[i] = i * step + start;
  if (ramp === 1) weights[0] = start;
  else weights[ramp - 1] = 1;
  return weights;
}

/**
 * Weights by a function of the user's, checked.
 * @throws RangeError for weights that are negative, not finite, or all 0.
 */
export function checkedWeights(weights: (n: number) => ArrayLike<number>, n: number): Float64Array {
  const given = Float64Array.from(weights(n)).subarray(0, n);
  const refuse = (rule: string): never => {
    throw new RangeError(
      `TPESampler: weights(${n}) ${rule}; got ${Array.from(given).slice(0, 5).join(", ")}; give ${n} numbers from 0`,
    );
  };
  let sum = 0;
  for (const weight of given) {
    if (!Number.isFinite(weight)) refuse("must be finite");
    if (weight < 0) refuse("must not be negative");
    sum += weight;
  }
  if (given.length !== n) refuse(`must give ${n} numbers`);
  if (n > 0 && sum <= 0) refuse("must not all be 0");
  return given;
}
