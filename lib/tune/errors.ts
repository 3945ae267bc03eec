/** The errors of the tuner that a caller may want to tell apart; all else is a RangeError or TypeError. */

/** Thrown by an objective to end its trial as PRUNED. */
export class TrialPruned extends Error {
  override readonly name = "TrialPruned";
  constructor(message = "the trial was pruned") {
    super(message);
  }
}

/** A study of that name is there already. */
export class DuplicatedStudyError extends Error {
  override readonly name = "DuplicatedStudyError";
}

/** A finished trial was to be changed. */
export class UpdateFinishedTrialError extends Error {
  override readonly name = "UpdateFinishedTrialError";
}

/** The storage failed or cannot be used: locked, read-only, damaged, of another schema version. */
export class StorageInternalError extends Error {
  override readonly name = "StorageInternalError";
}

/** A study, trial or attribute that is not in the storage. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

/** The thread or process that ran a trial is gone; the trial failed, others go on. */
export class WorkerLostError extends Error {
  override readonly name = "WorkerLostError";
}

/** An objective given as a module cannot be loaded; no trial of it can run. */
export class ObjectiveLoadError extends Error {
  override readonly name = "ObjectiveLoadError";
}
