/** What CMA-ES can be told, with Optuna's names and defaults, and what does not go together. */
import type { ParamValue } from "../../distributions.ts";
import type { FrozenTrial } from "../../frozen-trial.ts";
import type { Sampler } from "../sampler.ts";
import type { RestartStrategy } from "./restart.ts";

export interface CmaEsSamplerOptions {
  /** Where to start, by name; by default the middle of each range. */
  readonly x0?: Readonly<Record<string, ParamValue>>;
  /** First standard deviation, in shares of the ranges; 1/6 by default. */
  readonly sigma0?: number;
  /** Trials drawn by the independent sampler first; default 1. */
  readonly nStartupTrials?: number;
  /** Draws the first trials, categories, and parameters that not all trials have; by default at random. */
  readonly independentSampler?: Sampler;
  /** Warn when it does so for a parameter after the first trials; default true. */
  readonly warnIndependentSampling?: boolean;
  /** Whole, 0 … 2^32 - 1; the same seed gives the same trials. */
  readonly seed?: number;
  /** Learn from pruned trials too, by their last value; default false. */
  readonly considerPrunedTrials?: boolean;
  /** Start again with another population once converged; by default not. */
  readonly restartStrategy?: RestartStrategy | null;
  /** Trials of a generation; 4 + ⌊3 ln parameters⌋ by default. */
  readonly popsize?: number;
  /** Factor on the population at restarts; default 2. */
  readonly incPopsize?: number;
  /** Learn one variance for each parameter instead of a covariance matrix; default false. */
  readonly useSeparableCma?: boolean;
  /** Keep whole numbers and steps from getting stuck on one value; default false. */
  readonly withMargin?: boolean;
  /** Adapt learning rates, for noisy or rugged objectives; default false. */
  readonly lrAdapt?: boolean;
  /** Trials of a similar task with the same search space; the best tenth gives the start. */
  readonly sourceTrials?: readonly FrozenTrial[];
}

/** @throws RangeError for options that do not go together. */
export function checkOptions(options: CmaEsSamplerOptions): void {
  const {
    restartStrategy = null,
    incPopsize = 2,
    sourceTrials,
    useSeparableCma,
    withMargin,
    lrAdapt,
  } = options;
  const refuse = (rule: string): never => {
    throw new RangeError(`CmaEsSampler: ${rule}`);
  };
  if (restartStrategy !== null && restartStrategy !== "ipop" && restartStrategy !== "bipop")
    refuse(`restartStrategy is "ipop", "bipop" or null; got ${JSON.stringify(restartStrategy)}`);
  if (!(Number.isSafeInteger(incPopsize) && incPopsize >= 1))
    refuse(`incPopsize must be a whole number from 1; got ${incPopsize}; 2 doubles the population`);
  if (sourceTrials !== undefined && (options.x0 !== undefined || options.sigma0 !== undefined))
    refuse("sourceTrials give the start, so that x0 and sigma0 cannot; leave out one or the other");
  if (sourceTrials !== undefined && useSeparableCma === true)
    refuse("sourceTrials give a covariance, which separable CMA-ES has not; leave out one of the two");
  if (lrAdapt === true && (useSeparableCma === true || withMargin === true))
    refuse("lrAdapt goes with neither useSeparableCma nor withMargin; leave out one of them");
  if (useSeparableCma === true && withMargin === true)
    refuse("useSeparableCma and withMargin do not go together; leave out one of the two");
}
