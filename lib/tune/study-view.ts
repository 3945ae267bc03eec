/** A study as samplers and pruners see it: what they may read, and the storage for what must outlive them. */
import type { FrozenTrial, TrialState } from "./frozen-trial.ts";
import type { Storage, StudyDirection } from "./storages/storage.ts";

/** Which Optuna's semantics and defaults hold: 5 for 5.0, 4 for 4.9. */
export type Compat = 4 | 5;

export interface GetTrialsOptions {
  /** Only trials in one of these states. */
  readonly states?: readonly TrialState[];
  /** Read once per `ask` and kept until the next, as Optuna's samplers do; false reads the storage anew. */
  readonly useCache?: boolean;
}

export interface StudyView {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  readonly compat: Compat;
  readonly storage: Storage;
  /** Trials in the order of their numbers. Not to be changed. */
  getTrials(options?: GetTrialsOptions): readonly FrozenTrial[];
  /** Ends `optimize` after the trials that run now; does nothing where none runs. For samplers that have tried all. */
  requestStop?(): void;
}
