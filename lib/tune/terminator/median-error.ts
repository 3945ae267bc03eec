/**
 * A share of the median improvement that was still to be had in the first trials, as the error to fall below.
 * Source: Ishibashi and others, A stopping criterion for Bayesian optimization, AISTATS 2023; Optuna 5.0,
 * `terminator/median_erroreval.py`.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";
import type { ErrorEvaluator, ImprovementEvaluator } from "./evaluator.ts";

export interface MedianErrorOptions {
  /** Trials passed over first; default 10. */
  readonly warmUpTrials?: number;
  /** Trials after these whose improvements give the median; default 20. */
  readonly nInitialTrials?: number;
  /** Share of the median; default 0.01. */
  readonly thresholdRatio?: number;
}

/** The least positive normal double. */
const tiny = 2 ** -1022;

/** Goes with the improvement evaluator of the same terminator; the threshold is found once and kept. */
export class MedianErrorEvaluator implements ErrorEvaluator {
  readonly name = "MedianErrorEvaluator";
  readonly #paired: ImprovementEvaluator;
  readonly #warmUp: number;
  readonly #initial: number;
  readonly #ratio: number;
  #threshold: number | undefined;

  /** @throws RangeError for numbers of trials or a share that are none. */
  constructor(pairedImprovementEvaluator: ImprovementEvaluator, options: MedianErrorOptions = {}) {
    const { warmUpTrials = 10, nInitialTrials = 20, thresholdRatio = 0.01 } = options;
    if (!(Number.isSafeInteger(warmUpTrials) && warmUpTrials >= 0))
      throw new RangeError(
        `MedianErrorEvaluator: warmUpTrials must be a whole number from 0; got ${warmUpTrials}`,
      );
    if (!(Number.isSafeInteger(nInitialTrials) && nInitialTrials >= 1))
      throw new RangeError(
        `MedianErrorEvaluator: nInitialTrials must be a whole number from 1; got ${nInitialTrials}`,
      );
    if (!(Number.isFinite(thresholdRatio) && thresholdRatio > 0))
      throw new RangeError(
        `MedianErrorEvaluator: thresholdRatio must be a finite number above 0; got ${thresholdRatio}`,
      );
    this.#paired = pairedImprovementEvaluator;
    this.#warmUp = warmUpTrials;
    this.#initial = nInitialTrials;
    this.#ratio = thresholdRatio;
  }

  /** Below 0, so that nothing ends, until there are enough trials. */
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number {
    if (this.#threshold !== undefined) return this.#threshold;
    const complete = trials
      .filter((trial) => trial.state === "COMPLETE")
      .toSorted((a, b) => a.number - b.number);
    if (complete.length < this.#warmUp + this.#initial) return -tiny;
    const improvements = Array.from({ length: this.#initial }, (_, i) =>
      this.#paired.evaluate(complete.slice(this.#warmUp, this.#warmUp + i + 1), direction),
    ).sort((a, b) => a - b);
    this.#threshold = Math.min(
      Number.MAX_VALUE,
      improvements[Math.floor(improvements.length / 2)]! * this.#ratio,
    );
    return this.#threshold;
  }
}
