/**
 * The parameters that all finished trials of a study share, with the same distribution: what a sampler can draw together.
 * Source: Optuna 5.0, `search_space/intersection.py`.
 */
import { type Distribution, sameDistribution, type SearchSpace } from "./distributions.ts";
import type { FrozenTrial } from "./frozen-trial.ts";
import type { StudyView } from "./study-view.ts";

/** Follows one study; each call looks only at trials that finished since the last one. */
export class IntersectionSearchSpace {
  readonly #includePruned: boolean;
  #studyId: number | undefined;
  #space: Map<string, Distribution> | undefined;
  #sorted: SearchSpace = new Map();
  /** Trials before this number have been looked at. */
  #cursor = -1;

  constructor(options: { readonly includePruned?: boolean } = {}) {
    this.#includePruned = options.includePruned ?? false;
  }

  /** The intersection now, sorted by name. The same object as before when nothing changed. */
  calculate(study: StudyView): SearchSpace {
    if (this.#studyId !== undefined && this.#studyId !== study.studyId)
      throw new RangeError(
        "IntersectionSearchSpace: it follows one study only; make another for another study",
      );
    this.#studyId = study.studyId;
    const trials = study.getTrials({ useCache: true });
    let next = -1;
    let space = this.#space;
    let changed = false;
    for (let i = trials.length - 1; i >= 0; i--) {
      const trial = trials[i]!;
      if (trial.state === "FAIL" || (trial.state === "PRUNED" && !this.#includePruned)) continue;
      if (next === -1) next = trial.number + 1;
      if (this.#cursor > trial.number) break;
      if (trial.state === "WAITING" || trial.state === "RUNNING") {
        next = trial.number;
        continue;
      }
      const size = space?.size;
      space = intersect(space, trial);
      if (space.size !== size) changed = true;
    }
    this.#space = space;
    this.#cursor = next;
    if (changed && space !== undefined) this.#sorted = sortedByName(space);
    return this.#sorted;
  }
}

/** The intersection of these trials' distributions, sorted by name. */
export function intersectionSearchSpace(
  trials: readonly FrozenTrial[],
  options: { readonly includePruned?: boolean } = {},
): SearchSpace {
  let space: Map<string, Distribution> | undefined;
  for (let i = trials.length - 1; i >= 0; i--) {
    const trial = trials[i]!;
    if (trial.state === "COMPLETE" || (trial.state === "PRUNED" && options.includePruned === true))
      space = intersect(space, trial);
  }
  return sortedByName(space ?? new Map());
}

function intersect(
  space: Map<string, Distribution> | undefined,
  trial: FrozenTrial,
): Map<string, Distribution> {
  if (space === undefined) return new Map(Object.entries(trial.distributions));
  for (const [name, distribution] of space) {
    const other = trial.distributions[name];
    if (other === undefined || !sameDistribution(distribution, other)) space.delete(name);
  }
  return space;
}

function sortedByName(space: ReadonlyMap<string, Distribution>): SearchSpace {
  return new Map([...space].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
