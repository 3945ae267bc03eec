/**
 * PED-ANOVA: how differently a parameter is distributed in the best trials and in all, which says what it takes to be good.
 * The importance is the Pearson divergence of the two densities on a grid, times the squared share of the best trials;
 * a parameter that not all trials have, or whose range changes, is judged in each range on its own, weighted by how often
 * the best and all trials have it. Sources: Watanabe, Bansal, Hutter, IJCAI 2023; "Conditional PED-ANOVA" (2026); Optuna
 * 5.0 and, for `compat: 4`, 4.9, `importance/_ped_anova`. O(trials · parameters).
 */
import { type Distribution, distributionToJson, sameDistribution } from "../distributions.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { warn } from "../warning.ts";
import { gridDensity } from "./grid-density.ts";
import {
  byImportance,
  checkParams,
  checkSingleTarget,
  type EvaluateOptions,
  finiteTrials,
  type ImportanceEvaluator,
  type Importances,
  type ImportanceTarget,
  noImportance,
  sharedSpace,
} from "./importance-evaluator.ts";
import { topByFront, topByLoss } from "./top-trials.ts";

export interface PedAnovaOptions {
  /** Share of the trials that count as good; default 0.1. */
  readonly targetQuantile?: number;
  /** Share of the trials that they are compared with; default 1, all. */
  readonly regionQuantile?: number;
  /** Compare with where the trials were, and not with the whole range; default true. */
  readonly evaluateOnLocal?: boolean;
}

/** Trials in which a parameter has one range. */
interface Regime {
  readonly distribution: Distribution;
  readonly trials: FrozenTrial[];
}

/** Fewest trials in which a range counts, and fewest good trials of 4.9. */
const least = 2;

/**
 * Judges parameters without a model; needs at least five good trials to be steady. The default of `getParamImportances`.
 * @example getParamImportances(study, { evaluator: new PedAnovaImportanceEvaluator({ targetQuantile: 0.2 }) })
 * @throws RangeError unless 0 < targetQuantile < regionQuantile ≤ 1.
 */
export class PedAnovaImportanceEvaluator implements ImportanceEvaluator {
  readonly name = "PedAnovaImportanceEvaluator";
  readonly #targetQuantile: number;
  readonly #regionQuantile: number;
  readonly #local: boolean;

  constructor(options: PedAnovaOptions = {}) {
    const { targetQuantile = 0.1, regionQuantile = 1, evaluateOnLocal = true } = options;
    if (!(targetQuantile > 0 && targetQuantile < regionQuantile && regionQuantile <= 1))
      throw new RangeError(
        `${this.name}: 0 < targetQuantile < regionQuantile ≤ 1; got ${String(targetQuantile)} and ${String(regionQuantile)}`,
      );
    if (regionQuantile !== 1 && !evaluateOnLocal)
      warn(`${this.name}: regionQuantile counts only with evaluateOnLocal.`);
    this.#targetQuantile = targetQuantile;
    this.#regionQuantile = regionQuantile;
    this.#local = evaluateOnLocal;
  }

  evaluate(study: StudyView, options: EvaluateOptions = {}): Importances {
    return study.compat === 4 ? this.#shared(study, options) : this.#conditional(study, options);
  }

  /** Optuna 5.0: all parameters, several objectives too. */
  #conditional(study: StudyView, { params, target }: EvaluateOptions): Importances {
    const names = namesOf(this.name, study, params);
    const trials = study
      .getTrials({ states: ["COMPLETE"] })
      .filter((trial) =>
        target === undefined ? trial.values!.every(Number.isFinite) : Number.isFinite(target(trial)),
      );
    if (trials.length <= 1) {
      warn(`${this.name}: ${trials.length} trials say nothing of importances; they are all equal.`);
      return noImportance(names);
    }
    const good = this.#top(study, trials, this.#targetQuantile, target);
    const region = this.#top(study, trials, this.#regionQuantile, target);
    this.#warnOfEqual(good, region);
    const isGood = new Set(good);
    const share = good.length / region.length;
    return byImportance(
      names.map((name) => {
        let importance = 0;
        for (const { distribution, trials: all } of regimesOf(name, region)) {
          const best = all.filter((trial) => isGood.has(trial));
          if (distribution.single() || best.length === 0) continue;
          importance +=
            ((best.length / good.length) ** 2 / (all.length / region.length)) *
            this.#divergence(name, distribution, best, all, 5);
        }
        return [name, importance * share ** 2];
      }),
    );
  }

  /** Optuna 4.9: parameters that all trials have, one objective. */
  #shared(study: StudyView, { params, target }: EvaluateOptions): Importances {
    const space = sharedSpace(this.name, study, params);
    const varying = [...space].filter(([, distribution]) => !distribution.single());
    if (varying.length === 0) return noImportance(space.keys());
    checkSingleTarget(this.name, study, target);
    const { trials } = finiteTrials(study, params ?? space.keys(), target);
    if (trials.length <= least) return noImportance(space.keys());
    const good = this.#top(study, trials, this.#targetQuantile, target);
    const region = this.#top(study, trials, this.#regionQuantile, target);
    this.#warnOfEqual(good, region);
    const share = good.length / region.length;
    const constant = [...space.keys()].filter((name) => space.get(name)!.single());
    return byImportance([
      ...varying.map(([name, distribution]): [string, number] => [
        name,
        share ** 2 * this.#divergence(name, distribution, good, region, 4),
      ]),
      ...constant.map((name): [string, number] => [name, 0]),
    ]);
  }

  #top(
    study: StudyView,
    trials: readonly FrozenTrial[],
    quantile: number,
    target: ImportanceTarget | undefined,
  ): readonly FrozenTrial[] {
    if (quantile === 1) return trials;
    if (target === undefined && study.directions.length > 1)
      return topByFront(trials, study.directions, Math.ceil(quantile * trials.length));
    const sign = target === undefined && study.directions[0] === "maximize" ? -1 : 1;
    if (target !== undefined)
      warn(`${this.name}: low values of target count as good; where high ones are, turn its sign.`);
    const losses = Float64Array.from(trials, (trial) => sign * (target?.(trial) ?? trial.value!));
    return topByLoss(trials, losses, quantile, study.compat === 4 ? least : 1);
  }

  #warnOfEqual(good: readonly FrozenTrial[], region: readonly FrozenTrial[]): void {
    if (good.length === region.length)
      warn(`${this.name}: both quantiles hold the same trials; importances are all equal.`);
  }

  /** Σ q (p/q - 1)², p of the good trials and q of all (or even). */
  #divergence(
    name: string,
    distribution: Distribution,
    good: readonly FrozenTrial[],
    region: readonly FrozenTrial[],
    compat: 4 | 5,
  ): number {
    const p = gridDensity(name, distribution, good, compat);
    const q = this.#local ? gridDensity(name, distribution, region, compat) : undefined;
    let sum = 0;
    for (let cell = 0; cell < p.length; cell++) {
      const against = q === undefined ? 1 / p.length : q[cell]! + 1e-12;
      sum += against * ((p[cell]! + 1e-12) / against - 1) ** 2;
    }
    return sum;
  }
}

function namesOf(where: string, study: StudyView, params: readonly string[] | undefined): readonly string[] {
  checkParams(where, params);
  const all = new Set<string>();
  for (const { distributions } of study.getTrials({ states: ["COMPLETE"] }))
    for (const name in distributions) all.add(name);
  const missing = params?.filter((name) => !all.has(name)) ?? [];
  if (missing.length > 0)
    throw new RangeError(
      `${where}: no complete trial has the parameters ${missing.join(", ")}; there are ${[...all].join(", ") || "none"}`,
    );
  return params ?? [...all];
}

/** The trials that have the parameter, by its range; ranges of too few trials are left out. */
function regimesOf(name: string, trials: readonly FrozenTrial[]): readonly Regime[] {
  const regimes = new Map<string, Regime>();
  let recent: Regime | undefined;
  let absent = 0;
  for (const trial of trials) {
    const distribution = trial.distributions[name];
    if (distribution === undefined) {
      absent++;
      continue;
    }
    if (recent === undefined || !sameDistribution(recent.distribution, distribution)) {
      const text = distributionToJson(distribution);
      recent = regimes.get(text);
      if (recent === undefined) regimes.set(text, (recent = { distribution, trials: [] }));
    }
    recent.trials.push(trial);
  }
  const all = [...regimes.values()];
  const kept = all.filter((regime) => regime.trials.length >= least);
  if (kept.length < all.length || absent === 1)
    warn(
      `PedAnovaImportanceEvaluator: some ranges of ${JSON.stringify(name)} have fewer than ${least} trials; its importance may be inaccurate.`,
    );
  return kept;
}
