/**
 * CMA-ES as a sampler: the numeric parameters that all trials share are drawn together from a normal distribution, which
 * moves after each generation of complete trials. The optimizer's state is kept in the trial that told it (`cma:state`, JSON),
 * so that any worker can go on with it; the state that Python's Optuna writes is a pickle and is not read.
 *
 * Source: Optuna 5.0, `samplers/_cmaes.py`, the same in 4.9; restarts as in 4.3. Every trial draws with a seed of its own.
 */
import { createRng } from "../../../core/index.ts";
import { isConstrained } from "../../constraints.ts";
import {
  CategoricalDistribution,
  type Distribution,
  type ParamValue,
  type SearchSpace,
} from "../../distributions.ts";
import type { FrozenTrial, TrialState } from "../../frozen-trial.ts";
import { IntersectionSearchSpace } from "../../search-space.ts";
import { SearchSpaceTransform } from "../../search-space-transform.ts";
import type { Storage } from "../../storages/storage.ts";
import type { StudyView } from "../../study-view.ts";
import { warn } from "../../warning.ts";
import { RandomState } from "../random-state.ts";
import { RandomSampler } from "../random.ts";
import type { Sampler } from "../sampler.ts";
import { startCma } from "./cma.ts";
import { checkOptions, type CmaEsSamplerOptions } from "./cmaes-options.ts";
import { startMarginCma } from "./margin-cma.ts";
import type { CmaOptimizer, Solution } from "./optimizer.ts";
import { restarted, restartProgress, type RestartProgress, saveRestartProgress } from "./restart.ts";
import { restoreOptimizer } from "./restore-optimizer.ts";
import { startSepCma } from "./sep-cma.ts";
import { defaultPopulationSize } from "./strategy-parameters.ts";
import { type Told, ToldTrials } from "./told-trials.ts";
import { type StartDistribution, warmStart } from "./warm-start.ts";

interface HeldOptimizer {
  readonly storage: Storage;
  readonly trialId: number;
  readonly optimizer: CmaOptimizer;
}

/**
 * The covariance matrix adaptation evolution strategy, for one objective and numeric parameters. With the same seed it
 * suggests what Optuna's `CmaEsSampler` suggests, while a generation (or the best tenth of `sourceTrials`) tells at least as
 * many directions as there are parameters: up to 11 of them at the default `popsize`, any number with separable CMA-ES.
 * Beyond that, directions that nothing is known of are equally long, and which ones the original takes depends on the
 * rounding of its linear algebra, so on the processor it runs on.
 * @example createStudy({ sampler: new CmaEsSampler({ seed: 42 }) })
 */
export class CmaEsSampler implements Sampler {
  readonly name = "CmaEsSampler";
  readonly #options: CmaEsSamplerOptions;
  readonly #independent: Sampler;
  readonly #random: RandomState;
  readonly #searchSpace = new IntersectionSearchSpace();
  readonly #prefix: string;
  readonly #told: ToldTrials;
  /** Optimizers of the last trials that told one, so that they need not be read and decomposed again. */
  #held: readonly HeldOptimizer[] = [];

  /** @throws RangeError for options that do not go together. */
  constructor(options: CmaEsSamplerOptions = {}) {
    checkOptions(options);
    this.#options = options;
    const { seed } = options;
    this.#independent = options.independentSampler ?? new RandomSampler(seed === undefined ? {} : { seed });
    this.#random = new RandomState(seed);
    this.#told = new ToldTrials(options.considerPrunedTrials === true);
    this.#prefix = options.useSeparableCma ? "sepcma:" : options.withMargin ? "cmawm:" : "cma:";
  }

  inferRelativeSearchSpace(study: StudyView): SearchSpace {
    const space = new Map<string, Distribution>();
    for (const [name, distribution] of this.#searchSpace.calculate(study))
      if (!distribution.single() && !(distribution instanceof CategoricalDistribution))
        space.set(name, distribution);
    return space;
  }

  sampleRelative(study: StudyView, trial: FrozenTrial, space: SearchSpace): Record<string, ParamValue> {
    checkSingleObjective(study);
    if (space.size === 0) return {};
    const told = this.#told.of(study);
    if (told.length < (this.#options.nStartupTrials ?? 1)) return {};

    const transform = new SearchSpaceTransform(space, {
      unit: true,
      step: this.#options.withMargin !== true,
      compat: study.compat,
    });
    const first = this.#options.popsize ?? defaultPopulationSize(space.size);
    const strategy = this.#options.restartStrategy ?? null;
    let progress =
      strategy === null ? null : restartProgress(told.at(-1)?.trial, this.#prefix, strategy, first);
    let optimizer =
      this.#restore(study, told, progress) ?? this.#start(transform, space, first, study, false);
    if (optimizer.dimensions !== space.size) {
      if (this.#options.warnIndependentSampling !== false)
        warn(
          `CmaEsSampler: the search space has changed, which it does not follow; ${this.#independent.name} draws instead.`,
        );
      return {};
    }

    const solutions = this.#solutions(told, optimizer, transform, progress);
    if (solutions !== null) {
      optimizer = optimizer.tell(solutions);
      if (strategy !== null && progress !== null && optimizer.shouldStop()) {
        const { incPopsize = 2 } = this.#options;
        progress = restarted(progress, strategy, incPopsize, first, optimizer.generation, this.#random);
        optimizer = this.#start(transform, space, progress.populationSize, study, true);
      }
      study.storage.setTrialSystemAttr(trial.trialId, this.#stateKey(progress), optimizer.state);
      this.#hold(study.storage, trial.trialId, optimizer);
    }

    const rng = createRng(1 + this.#random.integer(2 ** 16 - 1) + trial.number, { kind: "numpy" });
    const { point, raw } = optimizer.ask(rng);
    if (optimizer.state.kind === "margin")
      study.storage.setTrialSystemAttr(trial.trialId, "x_for_tell", Array.from(raw));
    study.storage.setTrialSystemAttr(trial.trialId, this.#generationKey(progress), optimizer.generation);
    if (strategy !== null && progress !== null)
      saveRestartProgress(study.storage, trial.trialId, this.#prefix, strategy, progress);
    return transform.untransform(point);
  }

  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    checkSingleObjective(study);
    if (
      this.#options.warnIndependentSampling !== false &&
      this.#told.of(study).length >= (this.#options.nStartupTrials ?? 1)
    )
      warn(
        `CmaEsSampler: parameter ${JSON.stringify(name)} is drawn by ${this.#independent.name}, as it is a category or not in all trials; set warnIndependentSampling: false to draw it so without a warning.`,
      );
    return this.#independent.sampleIndependent(study, trial, name, distribution);
  }

  beforeTrial(study: StudyView, trial: FrozenTrial): void {
    this.#independent.beforeTrial?.(study, trial);
  }

  afterTrial(
    study: StudyView,
    trial: FrozenTrial,
    state: TrialState,
    values: readonly number[] | null,
  ): void {
    if (study.compat === 5 && isConstrained([trial]))
      warn("CmaEsSampler: constraints were set, which it does not use.");
    this.#independent.afterTrial?.(study, trial, state, values);
  }

  /** Each trial draws with a seed of its own anyway; only the independent sampler starts anew. */
  reseedRng(seed?: number): void {
    this.#independent.reseedRng(seed);
  }

  /** The optimizer that the newest of the trials told, or null. */
  #restore(study: StudyView, told: readonly Told[], progress: RestartProgress | null): CmaOptimizer | null {
    const key = this.#stateKey(progress);
    for (let i = told.length - 1; i >= 0; i--) {
      const { trialId, systemAttrs } = told[i]!.trial;
      const state = systemAttrs[key];
      if (state === undefined) continue;
      const held = this.#held.find((one) => one.trialId === trialId && one.storage === study.storage);
      if (held !== undefined) return held.optimizer;
      const optimizer = restoreOptimizer(state);
      if (optimizer === null) continue;
      this.#hold(study.storage, trialId, optimizer);
      return optimizer;
    }
    return null;
  }

  /** Two are kept: the trial that told the newest one may yet fail, and then the one before holds. */
  #hold(storage: Storage, trialId: number, optimizer: CmaOptimizer): void {
    this.#held = [{ storage, trialId, optimizer }, ...this.#held.slice(0, 1)];
  }

  /** The first trials of the optimizer's generation, or null while there are too few. */
  #solutions(
    told: readonly Told[],
    optimizer: CmaOptimizer,
    transform: SearchSpaceTransform,
    progress: RestartProgress | null,
  ): readonly Solution[] | null {
    const key = this.#generationKey(progress);
    const { generation, populationSize } = optimizer;
    const found: Told[] = [];
    for (const one of told)
      if (one.trial.systemAttrs[key] === generation && found.push(one) === populationSize)
        return found.map(({ trial, value }) => ({
          value,
          point:
            optimizer.state.kind === "margin"
              ? (trial.systemAttrs["x_for_tell"] as number[])
              : transform.transform(trial.params),
        }));
    return null;
  }

  #start(
    transform: SearchSpaceTransform,
    space: SearchSpace,
    populationSize: number,
    study: StudyView,
    anywhere: boolean,
  ): CmaOptimizer {
    const from = this.#startDistribution(transform, space, study, anywhere);
    // The original draws a seed here that it never uses.
    this.#random.integer(2 ** 31 - 3);
    const start = { ...from, sigma: Math.max(from.sigma, 1e-10), populationSize };
    const { useSeparableCma, withMargin, lrAdapt } = this.#options;
    if (useSeparableCma === true) {
      if (space.size > 1) return startSepCma(start);
      warn("CmaEsSampler: separable CMA-ES means nothing for one parameter; useSeparableCma is passed over.");
    }
    if (withMargin === true) return startMarginCma(start, Array.from(space.values(), relativeStep));
    return startCma({ ...start, adaptRates: lrAdapt === true });
  }

  #startDistribution(
    transform: SearchSpaceTransform,
    space: SearchSpace,
    study: StudyView,
    anywhere: boolean,
  ): Pick<StartDistribution, "mean" | "sigma"> & { readonly covariance?: Float64Array } {
    const { x0, sigma0 = 1 / 6, sourceTrials, considerPrunedTrials } = this.#options;
    if (sourceTrials !== undefined) {
      const sign = study.directions[0] === "maximize" ? -1 : 1;
      return warmStart(
        sourceTrials.flatMap((trial) =>
          (trial.state === "COMPLETE" || (trial.state === "PRUNED" && considerPrunedTrials === true)) &&
          trial.value !== null &&
          hasSameNames(trial, space)
            ? [{ point: transform.transform(trial.params), value: sign * trial.value }]
            : [],
        ),
      );
    }
    if (anywhere) return { mean: this.#random.rand(space.size), sigma: sigma0 };
    if (x0 === undefined) return { mean: new Float64Array(space.size).fill(0.5), sigma: sigma0 };
    for (const name of space.keys())
      if (!Object.hasOwn(x0, name))
        throw new RangeError(
          `CmaEsSampler: x0 must hold every parameter; ${JSON.stringify(name)} is missing; add it`,
        );
    return { mean: transform.transform(x0), sigma: sigma0 };
  }

  #stateKey(progress: RestartProgress | null): string {
    return `${this.#run(progress)}state`;
  }

  #generationKey(progress: RestartProgress | null): string {
    return `${this.#run(progress)}generation`;
  }

  #run(progress: RestartProgress | null): string {
    return progress === null
      ? this.#prefix
      : `${this.#prefix}${this.#options.restartStrategy}:restart_${progress.restarts}:`;
  }
}

function checkSingleObjective(study: StudyView): void {
  if (study.directions.length > 1)
    throw new RangeError(
      `CmaEsSampler: it is for one objective; the study has ${study.directions.length}; use NSGAIISampler or TPESampler`,
    );
}

/** Distance of neighbouring values in shares of the range; 0 for none. */
function relativeStep(distribution: Distribution): number {
  if (distribution instanceof CategoricalDistribution) return 0;
  const { low, high, step, log } = distribution;
  return step === null || log ? 0 : step / (high - low);
}

function hasSameNames(trial: FrozenTrial, space: SearchSpace): boolean {
  const names = Object.keys(trial.distributions);
  return names.length === space.size && names.every((name) => space.has(name));
}
