/** A study of which one bracket's trials are seen: what Hyperband shows to its halving pruners. */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { Storage, StudyDirection } from "../storages/storage.ts";
import type { Compat, GetTrialsOptions, StudyView } from "../study-view.ts";

export class BracketStudy implements StudyView {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  readonly compat: Compat;
  readonly storage: Storage;
  readonly #study: StudyView;
  readonly #isInside: (trial: FrozenTrial) => boolean;

  constructor(study: StudyView, isInside: (trial: FrozenTrial) => boolean) {
    this.#study = study;
    this.#isInside = isInside;
    this.studyId = study.studyId;
    this.studyName = study.studyName;
    this.directions = study.directions;
    this.compat = study.compat;
    this.storage = study.storage;
  }

  getTrials(options: GetTrialsOptions = {}): readonly FrozenTrial[] {
    return this.#study.getTrials(options).filter(this.#isInside);
  }

  requestStop(): void {
    this.#study.requestStop?.();
  }
}
