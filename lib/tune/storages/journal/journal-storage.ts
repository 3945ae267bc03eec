/**
 * Studies in a journal: a log of operations that every process appends to and replays for itself; Optuna reads and writes the
 * same file at the same time. An operation is tried on the replayed studies, under the journal's lock, before it is written:
 * what is refused is not in the log. Reading costs what was appended since the last call.
 * Source: Optuna 5.0, `storages/journal/_storage.py`.
 */
import { randomUUID } from "node:crypto";
import { threadId } from "node:worker_threads";
import type { Distribution } from "../../distributions.ts";
import {
  DuplicatedStudyError,
  NotFoundError,
  StorageInternalError,
  UpdateFinishedTrialError,
} from "../../errors.ts";
import { type FrozenTrial, isFinished, type TrialState } from "../../frozen-trial.ts";
import { fromPythonJson, PythonFloat, toPythonJson } from "../../python-json.ts";
import type { Compat } from "../../study-view.ts";
import type { FrozenStudy, Storage, StudyDirection } from "../storage.ts";
import type { JournalBackend, JournalPlace } from "./journal-file.ts";
import {
  directionsToCodes,
  distributionWriter,
  internalField,
  opCode,
  stateToFields,
  trialToFields,
} from "./journal-operations.ts";
import { JournalReplay } from "./journal-replay.ts";

export interface JournalStorageOptions {
  /** 4 writes times in the zone of the machine, as Optuna 4 does; 5 (by default) in UTC. Both are read. */
  readonly compat?: Compat | undefined;
}

export class JournalStorage implements Storage {
  readonly label: string;
  readonly #backend: JournalBackend;
  readonly #compat: Compat;
  readonly #worker = `${randomUUID()}-${threadId}`;
  readonly #textOf = distributionWriter();
  #replay: JournalReplay;
  #place: JournalPlace = { offset: 0, lines: 0 };

  /**
   * Reads the journal.
   * @example new JournalStorage(new JournalFileBackend("study.log"))
   * @throws StorageInternalError for a journal that cannot be read, is damaged, or was written by a newer version.
   */
  constructor(backend: JournalBackend, options: JournalStorageOptions = {}) {
    this.#backend = backend;
    this.#compat = options.compat ?? 5;
    this.label = backend.label;
    this.#replay = new JournalReplay(this.label);
    this.#studies();
  }

  createNewStudy(directions: readonly StudyDirection[], studyName = `no-name-${randomUUID()}`): number {
    const fields = { study_name: studyName, directions: directionsToCodes(directions) };
    return this.#write(opCode.createStudy, fields, true) as number;
  }

  deleteStudy(studyId: number): void {
    this.#write(opCode.deleteStudy, { study_id: studyId }, true);
  }

  setStudyUserAttr(studyId: number, key: string, value: unknown): void {
    this.#write(opCode.setStudyUserAttr, { study_id: studyId, user_attr: { [key]: value } }, true);
  }

  setStudySystemAttr(studyId: number, key: string, value: unknown): void {
    this.#write(opCode.setStudySystemAttr, { study_id: studyId, system_attr: { [key]: value } }, true);
  }

  getStudyIdFromName(studyName: string): number {
    return this.#studies().getStudyIdFromName(studyName);
  }

  getStudyNameFromId(studyId: number): string {
    return this.#studies().getStudyNameFromId(studyId);
  }

  getStudyDirections(studyId: number): readonly StudyDirection[] {
    return this.#studies().getStudyDirections(studyId);
  }

  getStudyUserAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#studies().getStudyUserAttrs(studyId);
  }

  getStudySystemAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#studies().getStudySystemAttrs(studyId);
  }

  getAllStudies(): readonly FrozenStudy[] {
    return this.#studies().getAllStudies();
  }

  createNewTrial(studyId: number, template?: FrozenTrial): number {
    const fields = { study_id: studyId, ...trialToFields(template, new Date(), this.#compat) };
    return this.#write(opCode.createTrial, fields, template !== undefined) as number;
  }

  setTrialParam(trialId: number, name: string, internal: number, distribution: Distribution): void {
    this.#write(opCode.setTrialParam, {
      trial_id: trialId,
      param_name: name,
      param_value_internal: internalField(internal, distribution),
      distribution: this.#textOf(name, distribution),
    });
  }

  setTrialStateValues(trialId: number, state: TrialState, values: readonly number[] | null = null): boolean {
    const fields = { trial_id: trialId, ...stateToFields(state, values, new Date(), this.#compat) };
    return this.#write(opCode.setTrialStateValues, fields, isFinished(state)) as boolean;
  }

  setTrialIntermediateValue(trialId: number, step: number, value: number): void {
    this.#write(opCode.setTrialIntermediateValue, {
      trial_id: trialId,
      step,
      intermediate_value: new PythonFloat(value),
    });
  }

  setTrialUserAttr(trialId: number, key: string, value: unknown): void {
    this.#write(opCode.setTrialUserAttr, { trial_id: trialId, user_attr: { [key]: value } });
  }

  setTrialSystemAttr(trialId: number, key: string, value: unknown): void {
    this.#write(opCode.setTrialSystemAttr, { trial_id: trialId, system_attr: { [key]: value } });
  }

  getTrialIdFromStudyIdTrialNumber(studyId: number, number: number): number {
    return this.#studies().getTrialIdFromStudyIdTrialNumber(studyId, number);
  }

  getTrial(trialId: number): FrozenTrial {
    return this.#studies().getTrial(trialId);
  }

  getAllTrials(studyId: number, states?: readonly TrialState[]): readonly FrozenTrial[] {
    return this.#studies().getAllTrials(studyId, states);
  }

  getBestTrial(studyId: number): FrozenTrial {
    return this.#studies().getBestTrial(studyId);
  }

  /** Nothing is held open between two calls. */
  close(): void {}

  /** The studies as the journal stands now. */
  #studies() {
    this.#backend.read(this.#place, this.#take);
    return this.#replay.studies;
  }

  /**
   * Tries the operation and writes it; false is what "taken by another process" gives, and is not written. Durable ones are
   * those that cannot be had again; a power failure may cost others, of trials that run.
   */
  #write(op: number, fields: object, durable = false): number | boolean | undefined {
    const text = toPythonJson({ op_code: op, worker_id: this.#worker, ...fields }, { compact: true });
    let result: number | boolean | undefined;
    let tried = false;
    try {
      this.#backend.append(this.#place, this.#take, () => {
        result = this.#replay.applyNew(fromPythonJson(text));
        if (result === false) return undefined;
        tried = true;
        return { text, durable };
      });
    } catch (error) {
      // The journal does not hold what the replayed studies hold: read it from the start.
      if (tried) {
        this.#replay = new JournalReplay(this.label);
        this.#place = { offset: 0, lines: 0 };
      }
      throw error;
    }
    return result;
  }

  /** Replays a line; operations that were refused for their writer count for nothing. */
  readonly #take = (operation: unknown): void => {
    try {
      this.#replay.apply(operation);
    } catch (error) {
      if (
        error instanceof NotFoundError ||
        error instanceof UpdateFinishedTrialError ||
        error instanceof DuplicatedStudyError ||
        error instanceof RangeError
      )
        return;
      const reason = error instanceof Error ? error.message : String(error);
      throw new StorageInternalError(
        `${this.label}: line ${this.#place.lines + 1} cannot be used: ${reason}; the file is damaged there, or of a newer version`,
      );
    }
  };
}
