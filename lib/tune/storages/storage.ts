/**
 * What a storage does: it holds studies and their trials, for one process or for many at once. All calls are immediate
 * (synchronous), as in Optuna, so that `suggest…` and `shouldPrune` are; one whose engine is asynchronous waits for it.
 *
 * Laws of every storage, held by `test/contract/storages.test.ts`: numbers of a study's trials are 0, 1, 2 … without gap or
 * double, whoever creates them; a finished trial never changes (`UpdateFinishedTrialError`); what was set is read back by
 * every process; one process alone turns WAITING into RUNNING; records handed out never change.
 *
 * Source: Optuna 5.0, `storages/_base.py`.
 */
import type { Distribution } from "../distributions.ts";
import type { FrozenTrial, TrialState } from "../frozen-trial.ts";

export type StudyDirection = "minimize" | "maximize";

/** A study as it stands in a storage. */
export interface FrozenStudy {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  readonly userAttrs: Readonly<Record<string, unknown>>;
  readonly systemAttrs: Readonly<Record<string, unknown>>;
}

/** Storage of studies; ids that are not there throw `NotFoundError`. */
export interface Storage {
  /** What the storage is, for messages: "in memory", "sqlite:///study.db". Never holds a password. */
  readonly label: string;
  /** By which another thread can open it, where one can; may hold a password. */
  readonly url?: string | undefined;

  /** The new study's id. A missing name becomes "no-name-<uuid>". @throws DuplicatedStudyError */
  createNewStudy(directions: readonly StudyDirection[], studyName?: string): number;
  deleteStudy(studyId: number): void;
  setStudyUserAttr(studyId: number, key: string, value: unknown): void;
  setStudySystemAttr(studyId: number, key: string, value: unknown): void;
  getStudyIdFromName(studyName: string): number;
  getStudyNameFromId(studyId: number): string;
  getStudyDirections(studyId: number): readonly StudyDirection[];
  getStudyUserAttrs(studyId: number): Readonly<Record<string, unknown>>;
  getStudySystemAttrs(studyId: number): Readonly<Record<string, unknown>>;
  getAllStudies(): readonly FrozenStudy[];

  /** A RUNNING trial, or a copy of the template (with a new id and number). Gives its id. */
  createNewTrial(studyId: number, template?: FrozenTrial): number;
  /** Sets a parameter in internal form. @throws RangeError when the distribution does not fit that of earlier trials. */
  setTrialParam(trialId: number, name: string, internal: number, distribution: Distribution): void;
  /**
   * Sets the state and, for COMPLETE and PRUNED, the values; start and end times come from here. False when RUNNING was
   * asked for and the trial is no longer WAITING: another process has it.
   */
  setTrialStateValues(trialId: number, state: TrialState, values?: readonly number[] | null): boolean;
  setTrialIntermediateValue(trialId: number, step: number, value: number): void;
  setTrialUserAttr(trialId: number, key: string, value: unknown): void;
  setTrialSystemAttr(trialId: number, key: string, value: unknown): void;

  getTrialIdFromStudyIdTrialNumber(studyId: number, number: number): number;
  getTrial(trialId: number): FrozenTrial;
  /**
   * The trials in the order of their numbers, of these states or of all. Finished ones are the same objects at every call;
   * the array is the caller's own to keep, but not to change.
   */
  getAllTrials(studyId: number, states?: readonly TrialState[]): readonly FrozenTrial[];
  /** The complete trial with the best value; the first of equals. @throws RangeError when none is complete. */
  getBestTrial(studyId: number): FrozenTrial;

  /** Present where dead workers can be told: seconds between signs of life, and how long silence may last. */
  readonly heartbeat?: Heartbeat | undefined;
  /** Ends what the storage holds open (connections, files); it may be used again. */
  close(): void;
}

/** Signs of life of running trials, so that those of dead workers can be found. */
export interface Heartbeat {
  /** Seconds between two signs. */
  readonly interval: number;
  /** Seconds of silence after which a running trial counts as dead. */
  readonly gracePeriod: number;
  /** As the storage's, and with a first sign in the same step: its worker may die at any moment. */
  createNewTrial(studyId: number): number;
  record(trialId: number): void;
  /** Ids of RUNNING trials that have been silent for longer than the grace period. */
  staleTrialIds(studyId: number): readonly number[];
  /** Called by `failStaleTrials` with each trial that it has failed. */
  readonly failedTrialCallback?: ((study: unknown, trial: FrozenTrial) => void) | undefined;
}
