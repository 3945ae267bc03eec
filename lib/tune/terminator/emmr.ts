/**
 * An upper bound of the gap between the expected minimum simple regrets before and after the last trial, in standardised
 * values: what the last trial can have changed. Source: Ishibashi and others, A stopping criterion for Bayesian optimization by
 * the gap of expected minimum simple regrets, AISTATS 2023, algorithm 1; Optuna 5.0, `terminator/improvement/emmr.py`.
 * Cost: two fits and the search of a `GPSampler` suggestion.
 */
import { normalCdf, normalPdf } from "../../core/index.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { RandomState } from "../samplers/random-state.ts";
import { fitProcess, minimumNoise } from "../samplers/gp/fit-process.ts";
import type { GaussianProcess } from "../samplers/gp/gaussian-process.ts";
import { clipInfinite, standardize } from "../samplers/gp/standardize.ts";
import type { StudyDirection } from "../storages/storage.ts";
import { warn } from "../warning.ts";
import { regretBound } from "./confidence-bounds.ts";
import type { ImprovementEvaluator } from "./evaluator.ts";
import { modelledTrials } from "./modelled-trials.ts";

export interface EMMROptions {
  /** The same parameters always give the same value; default false. */
  readonly deterministicObjective?: boolean;
  /** Probability that the bound does not hold; default 0.1. */
  readonly delta?: number;
  /** Complete trials before the first judgement, at least 2; default 2. */
  readonly minNTrials?: number;
  /** Whole, 0 … 2^32 - 1. */
  readonly seed?: number;
}

/** So great that nothing ends. */
const never = Number.MAX_VALUE * 0.5;

/** Goes with `MedianErrorEvaluator`. */
export class EMMREvaluator implements ImprovementEvaluator {
  readonly name = "EMMREvaluator";
  readonly #deterministic: boolean;
  readonly #delta: number;
  readonly #least: number;
  readonly #random: RandomState;

  /** @throws RangeError for fewer than 2 trials. */
  constructor({ deterministicObjective = false, delta = 0.1, minNTrials = 2, seed }: EMMROptions = {}) {
    if (!(Number.isSafeInteger(minNTrials) && minNTrials >= 2))
      throw new RangeError(`EMMREvaluator: minNTrials must be a whole number from 2; got ${minNTrials}`);
    this.#deterministic = deterministicObjective;
    this.#delta = delta;
    this.#least = minNTrials;
    this.#random = new RandomState(seed);
  }

  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number {
    const complete = trials.filter((trial) => trial.state === "COMPLETE");
    if (complete.length < this.#least) return never;
    const { space, points, values } = modelledTrials(complete, direction);
    const d = space.dimensions;
    if (d === 0) {
      warn("EMMREvaluator: the trials share no parameter with the same range; the study will not end by it.");
      return never;
    }
    const n = values.length;
    const y = standardize(clipInfinite(values), 2 ** -1022).values;
    const { categorical } = space;
    const deterministic = this.#deterministic;
    const earlierPoints = points.subarray(0, (n - 1) * d);
    const before = fitProcess(
      { points: earlierPoints, values: y.subarray(0, n - 1), categorical },
      { deterministic },
    );
    const now = fitProcess({ points, values: y, categorical }, { deterministic, start: before.parameters });
    const best = indexOfGreatest(y) * d;
    const earlierBest = indexOfGreatest(y.subarray(0, n - 1)) * d;

    const atLast = at(now, points, (n - 1) * d);
    const atBest = at(now, points, best);
    const spread = Math.sqrt(
      Math.max(
        1e-10,
        atBest.variance -
          2 * covariance(now, points, best, earlierBest) +
          at(now, points, earlierBest).variance,
      ),
    );
    const gain = atBest.mean - at(before, points, earlierBest).mean;
    const z = gain / spread;
    const precision = 1 / minimumNoise;
    const variance = atLast.variance;
    const noisy = variance + 1 / precision;
    const divergence =
      0.5 *
      (Math.log(1 + precision * variance) -
        variance / noisy +
        (variance * (y[n - 1]! - atLast.mean) ** 2) / noisy ** 2);
    const bound = regretBound(before, space, earlierPoints, this.#delta, this.#random);
    return Math.min(
      never,
      -gain + spread * normalPdf(z) + spread * z * normalCdf(z) + bound * Math.sqrt(0.5 * divergence),
    );
  }
}

function at(
  process: GaussianProcess,
  points: Float64Array,
  start: number,
): { readonly mean: number; readonly variance: number } {
  const { mean, variance } = process.posterior(points, start);
  return { mean, variance };
}

/** Posterior covariance of two observed points. */
function covariance(process: GaussianProcess, points: Float64Array, a: number, b: number): number {
  if (a === b) return at(process, points, a).variance;
  const explained = process.explain(points, a);
  process.posterior(points, b);
  let shared = 0;
  for (let i = 0; i < explained.length; i++) shared += explained[i]! * process.kernels[i]!;
  return process.kernel(points, a, points, b) - shared;
}

function indexOfGreatest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
