/** Failing trials whose workers are dead: their heartbeat has been silent for too long. Source: Optuna 5.0, `storages/_heartbeat.py`. */
import { UpdateFinishedTrialError } from "./errors.ts";
import type { Storage } from "./storages/storage.ts";

/**
 * Fails the study's running trials that have been silent for longer than the storage's grace period, then calls the storage's
 * callback with each. Does nothing where the storage keeps no heartbeat. `optimize` calls it before each trial.
 */
export function failStaleTrials(study: { readonly studyId: number; readonly storage: Storage }): void {
  const { storage, studyId } = study;
  const { heartbeat } = storage;
  if (heartbeat === undefined) return;
  const failed = heartbeat.staleTrialIds(studyId).filter((trialId) => {
    try {
      return storage.setTrialStateValues(trialId, "FAIL");
    } catch (error) {
      // Another process has failed it, or it ended after all.
      if (error instanceof UpdateFinishedTrialError) return false;
      throw error;
    }
  });
  const { failedTrialCallback } = heartbeat;
  if (failedTrialCallback === undefined) return;
  for (const trialId of failed) failedTrialCallback(study, storage.getTrial(trialId));
}
