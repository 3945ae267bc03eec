/**
 * The search space in groups: parameters that always occur together form one. Source: Optuna 5.0,
 * `search_space/group_decomposed.py`.
 */
import type { Distribution, SearchSpace } from "../../distributions.ts";
import type { StudyView } from "../../study-view.ts";

export class GroupDecomposedSearchSpace {
  #groups: ReadonlyMap<string, Distribution>[] = [];
  readonly #seen = new Set<number>();

  /** The groups now, each sorted by name. */
  calculate(study: StudyView): readonly SearchSpace[] {
    for (const trial of study.getTrials({ useCache: true })) {
      if ((trial.state !== "COMPLETE" && trial.state !== "PRUNED") || this.#seen.has(trial.number)) continue;
      this.#seen.add(trial.number);
      this.#add(trial.distributions);
    }
    return this.#groups;
  }

  #add(distributions: Readonly<Record<string, Distribution>>): void {
    const left = new Set(Object.keys(distributions));
    const groups: ReadonlyMap<string, Distribution>[] = [];
    for (const group of this.#groups) {
      const [inside, outside] = [new Map<string, Distribution>(), new Map<string, Distribution>()];
      for (const [name, distribution] of group) (left.has(name) ? inside : outside).set(name, distribution);
      for (const name of inside.keys()) left.delete(name);
      groups.push(inside, outside);
    }
    groups.push(new Map([...left].sort().map((name) => [name, distributions[name]!])));
    this.#groups = groups.filter((group) => group.size > 0);
  }
}
