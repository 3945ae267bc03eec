/**
 * Restarts of CMA-ES once it has converged: IPOP with a population that grows each time; BIPOP with populations that grow, and
 * small ones in between whenever those have used fewer trials. What is needed to go on lies in the newest trial.
 *
 * Source: Auger and Hansen, CEC 2005; Hansen, GECCO 2009 workshop; Optuna 4.3, `samplers/_cmaes.py` (later ones have none).
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import type { Storage } from "../../storages/storage.ts";
import type { RandomState } from "../random-state.ts";

export type RestartStrategy = "ipop" | "bipop";

export interface RestartProgress {
  readonly populationSize: number;
  readonly restarts: number;
  readonly largeRestarts: number;
  readonly regime: "small" | "large";
  /** Trials of all generations with small populations. */
  readonly smallTrials: number;
  readonly largeTrials: number;
}

/** How far the restarts are after this trial; from the beginning where there is none. */
export function restartProgress(
  trial: FrozenTrial | undefined,
  prefix: string,
  strategy: RestartStrategy,
  firstPopulation: number,
): RestartProgress {
  const get = <T>(key: string, otherwise: T): T =>
    (trial?.systemAttrs[prefix + key] as T | undefined) ?? otherwise;
  return {
    populationSize: get(`${strategy}:popsize`, firstPopulation),
    restarts: get(`${strategy}:n_restarts`, 0),
    largeRestarts: get("n_restarts_with_large", 0),
    regime: get("poptype", "small"),
    smallTrials: get("small_n_eval", 0),
    largeTrials: get("large_n_eval", 0),
  };
}

/** Keeps it with a trial. */
export function saveRestartProgress(
  storage: Storage,
  trialId: number,
  prefix: string,
  strategy: RestartStrategy,
  progress: RestartProgress,
): void {
  const set = (key: string, value: unknown): void => storage.setTrialSystemAttr(trialId, prefix + key, value);
  set(`${strategy}:popsize`, progress.populationSize);
  set(`${strategy}:n_restarts`, progress.restarts);
  set("n_restarts_with_large", progress.largeRestarts);
  set("poptype", progress.regime);
  set("small_n_eval", progress.smallTrials);
  set("large_n_eval", progress.largeTrials);
}

/**
 * The next start.
 * @param growth factor of the population.
 * @param generation how many generations the run that ended had.
 */
export function restarted(
  progress: RestartProgress,
  strategy: RestartStrategy,
  growth: number,
  firstPopulation: number,
  generation: number,
  random: RandomState,
): RestartProgress {
  const restarts = progress.restarts + 1;
  if (strategy === "ipop") return { ...progress, restarts, populationSize: progress.populationSize * growth };
  const used = progress.populationSize * generation;
  const smallTrials = progress.smallTrials + (progress.regime === "small" ? used : 0);
  const largeTrials = progress.largeTrials + (progress.regime === "large" ? used : 0);
  if (smallTrials < largeTrials) {
    const share = random.rng.next() ** 2;
    const populationSize = Math.floor(firstPopulation * (growth ** progress.largeRestarts) ** share);
    return { ...progress, restarts, smallTrials, largeTrials, regime: "small", populationSize };
  }
  const largeRestarts = progress.largeRestarts + 1;
  const populationSize = firstPopulation * growth ** largeRestarts;
  return { restarts, largeRestarts, smallTrials, largeTrials, regime: "large", populationSize };
}
