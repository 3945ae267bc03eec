/**
 * Generations of a genetic sampler: each trial belongs to one, and the parents of a generation are chosen once, from the
 * generation before and its own parents. Both are kept in the storage, under Optuna's keys, so that workers of either
 * language share them: `<Sampler>:generation` on trials, `<Sampler>:parent:<generation>` on the study.
 *
 * Finished trials are sorted into generations once, so a call costs the trials since the last one; choosing parents costs
 * the storage's trials, once a generation. Source: Optuna 5.0, `samplers/_ga/_base.py`.
 */
import type { FrozenTrial } from "../../frozen-trial.ts";
import { isFinished } from "../../frozen-trial.ts";
import type { StudyView } from "../../study-view.ts";

/** What is known of one study. Can be made anew from its trials at any time. */
interface Sorted {
  /** Trials before this place are finished and sorted in. */
  from: number;
  /** Places from there on that are sorted in. */
  readonly ahead: Set<number>;
  readonly members: Map<number, FrozenTrial[]>;
  latest: number;
  /** Parents as the storage had them. */
  parents: { readonly generation: number; readonly trials: readonly FrozenTrial[] } | undefined;
}

/** Chooses the parents of a generation from the population before it. */
export type ParentSelection = (
  study: StudyView,
  population: readonly FrozenTrial[],
) => readonly FrozenTrial[];

export class Generations {
  readonly #sampler: string;
  readonly #populationSize: number;
  readonly #select: ParentSelection;
  readonly #studies = new WeakMap<StudyView, Sorted>();

  constructor(sampler: string, populationSize: number, select: ParentSelection) {
    this.#sampler = sampler;
    this.#populationSize = populationSize;
    this.#select = select;
  }

  /** The generation of a trial that starts: the latest one until it is full, then the next. */
  generationOf(study: StudyView, trial: FrozenTrial): number {
    const key = `${this.#sampler}:generation`;
    const given = trial.systemAttrs[key];
    if (typeof given === "number") return given;
    const sorted = this.#sorted(study);
    const full = (sorted.members.get(sorted.latest)?.length ?? 0) >= this.#populationSize;
    const generation = full ? sorted.latest + 1 : sorted.latest;
    study.storage.setTrialSystemAttr(trial.trialId, key, generation);
    return generation;
  }

  /** The parents of a generation: by number where they were chosen before, in the order of choice where they are now. */
  parentsOf(study: StudyView, generation: number): readonly FrozenTrial[] {
    if (generation === 0) return [];
    const sorted = this.#sorted(study);
    if (sorted.parents?.generation === generation) return sorted.parents.trials;
    const key = `${this.#sampler}:parent:${generation}`;
    const kept = study.storage.getStudySystemAttrs(study.studyId)[key];
    if (Array.isArray(kept)) {
      const ids = new Set(kept as number[]);
      const trials = study.getTrials().filter((trial) => ids.has(trial.trialId));
      sorted.parents = { generation, trials };
      return trials;
    }
    const population = [
      ...(sorted.members.get(generation - 1) ?? []),
      ...this.parentsOf(study, generation - 1),
    ];
    const parents = this.#select(study, population);
    study.storage.setStudySystemAttr(
      study.studyId,
      key,
      parents.map((trial) => trial.trialId),
    );
    return parents;
  }

  #sorted(study: StudyView): Sorted {
    let sorted = this.#studies.get(study);
    if (sorted === undefined) {
      sorted = { from: 0, ahead: new Set(), members: new Map(), latest: 0, parents: undefined };
      this.#studies.set(study, sorted);
    }
    const key = `${this.#sampler}:generation`;
    const trials = study.getTrials({ useCache: true });
    for (let i = sorted.from; i < trials.length; i++) {
      const trial = trials[i]!;
      if (sorted.ahead.has(i) || !isFinished(trial.state)) continue;
      sorted.ahead.add(i);
      const generation = trial.systemAttrs[key];
      if (trial.state !== "COMPLETE" || typeof generation !== "number") continue;
      const members = sorted.members.get(generation) ?? [];
      // Trials may end in another order than they began.
      let at = members.length;
      while (at > 0 && members[at - 1]!.number > trial.number) at--;
      members.splice(at, 0, trial);
      sorted.members.set(generation, members);
      if (generation > sorted.latest) sorted.latest = generation;
    }
    while (sorted.ahead.delete(sorted.from)) sorted.from++;
    return sorted;
  }
}
