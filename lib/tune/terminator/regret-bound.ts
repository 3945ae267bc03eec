/**
 * How far the best value may be from the optimum, with high probability under a Gaussian process fitted to the better half of
 * the trials. Source: Makarova and others, Automatic Termination for Hyperparameter Optimization, AutoML 2022; Optuna 5.0,
 * `terminator/improvement/evaluator.py`. Cost: that of a `GPSampler` suggestion.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import { RandomState } from "../samplers/random-state.ts";
import { fitProcess } from "../samplers/gp/fit-process.ts";
import { standardize } from "../samplers/gp/standardize.ts";
import type { StudyDirection } from "../storages/storage.ts";
import { regretBound } from "./confidence-bounds.ts";
import { completeTrials, type ImprovementEvaluator } from "./evaluator.ts";
import { modelledTrials } from "./modelled-trials.ts";

export interface RegretBoundOptions {
  /** Share of the trials that are modelled, the best; default 0.5. */
  readonly topTrialsRatio?: number;
  /** Trials modelled at least, where there are so many; default 20. */
  readonly minNTrials?: number;
  /** Whole, 0 … 2^32 - 1. */
  readonly seed?: number;
}

const delta = 0.1;

export class RegretBoundEvaluator implements ImprovementEvaluator {
  readonly name = "RegretBoundEvaluator";
  readonly #ratio: number;
  readonly #least: number;
  readonly #random: RandomState;

  /** @throws RangeError for a share that is none. */
  constructor({ topTrialsRatio = 0.5, minNTrials = 20, seed }: RegretBoundOptions = {}) {
    if (!(topTrialsRatio >= 0 && topTrialsRatio <= 1))
      throw new RangeError(
        `RegretBoundEvaluator: topTrialsRatio must be a share from 0 to 1; got ${topTrialsRatio}`,
      );
    this.#ratio = topTrialsRatio;
    this.#least = minNTrials;
    this.#random = new RandomState(seed);
  }

  /** @throws RangeError when no trial is complete, or they share no parameter. */
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number {
    const complete = completeTrials(this.name, trials);
    const { space, points, values } = modelledTrials(complete, direction);
    const d = space.dimensions;
    if (d === 0)
      throw new RangeError(
        "RegretBoundEvaluator: the trials share no parameter with the same range; use BestValueStagnationEvaluator",
      );
    const count = Math.min(Math.max(Math.trunc(values.length * this.#ratio), this.#least), values.length);
    const threshold = values.toSorted()[values.length - count]!;
    const top = Array.from(values.keys()).filter((i) => values[i]! >= threshold);
    const topPoints = new Float64Array(top.length * d);
    top.forEach((i, row) => topPoints.set(points.subarray(i * d, (i + 1) * d), row * d));
    const { values: standardized, deviation } = standardize(top.map((i) => values[i]!));
    const process = fitProcess(
      { points: topPoints, values: standardized, categorical: space.categorical },
      { deterministic: false },
    );
    return regretBound(process, space, topPoints, delta, this.#random) * deviation;
  }
}
