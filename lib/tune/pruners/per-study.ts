/** What a pruner keeps for each study that it serves: caches and estimates that can be made anew from the trials. */
import type { Storage } from "../storages/storage.ts";
import type { StudyView } from "../study-view.ts";

export class PerStudy<T> {
  readonly #kept = new WeakMap<Storage, Map<number, T>>();
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  of(study: Pick<StudyView, "storage" | "studyId">): T {
    let studies = this.#kept.get(study.storage);
    if (studies === undefined) this.#kept.set(study.storage, (studies = new Map()));
    let kept = studies.get(study.studyId);
    if (kept === undefined) studies.set(study.studyId, (kept = this.#make()));
    return kept;
  }
}
