/** The studies of a journal, made by applying its operations one after the other. Trial ids count the trials made. */
import { InMemoryStorage } from "../memory-storage.ts";
import type { Storage } from "../storage.ts";
import {
  codesToDirections,
  codeToState,
  distributionReader,
  fieldsToTemplate,
  type JournalOperation,
  opCode,
  textToTime,
} from "./journal-operations.ts";

export class JournalReplay {
  readonly studies: Storage;
  readonly #distributionOf = distributionReader();
  readonly #log: { label: string; now: () => Date; trusted: boolean };
  #now = new Date(0);

  constructor(label: string) {
    this.#log = { label, now: () => this.#now, trusted: true };
    this.studies = new InMemoryStorage(this.#log);
  }

  /** Applies an operation that is not in the log yet: what Optuna lets in unseen is checked, too. */
  applyNew(line: unknown): number | boolean | undefined {
    this.#log.trusted = false;
    try {
      return this.apply(line);
    } finally {
      this.#log.trusted = true;
    }
  }

  /**
   * Applies an operation. Gives the id of what it made; false where another process has the trial already.
   * @throws what the storage throws for an operation that it refuses (then nothing is changed); TypeError for what is none.
   */
  apply(line: unknown): number | boolean | undefined {
    if (typeof line !== "object" || line === null || !("op_code" in line))
      throw new TypeError("it is no operation of a journal");
    const operation = line as JournalOperation;
    const { studies } = this;
    const { op_code: op, study_id: studyId, trial_id: trialId } = operation;
    switch (op) {
      case opCode.createStudy:
        return studies.createNewStudy(codesToDirections(operation.directions), operation.study_name);
      case opCode.deleteStudy:
        studies.deleteStudy(studyId);
        return undefined;
      case opCode.setStudyUserAttr:
        for (const [key, value] of Object.entries(operation.user_attr))
          studies.setStudyUserAttr(studyId, key, value);
        return undefined;
      case opCode.setStudySystemAttr:
        for (const [key, value] of Object.entries(operation.system_attr))
          studies.setStudySystemAttr(studyId, key, value);
        return undefined;
      case opCode.createTrial:
        this.#now = textToTime(operation.datetime_start) ?? this.#now;
        return studies.createNewTrial(studyId, fieldsToTemplate(operation, this.#distributionOf));
      case opCode.setTrialParam:
        studies.setTrialParam(
          trialId,
          operation.param_name,
          operation.param_value_internal,
          this.#distributionOf(operation.distribution),
        );
        return undefined;
      case opCode.setTrialStateValues:
        this.#now = textToTime(operation.datetime_start ?? operation.datetime_complete) ?? this.#now;
        return studies.setTrialStateValues(trialId, codeToState(operation.state), operation.values);
      case opCode.setTrialIntermediateValue:
        studies.setTrialIntermediateValue(trialId, operation.step, operation.intermediate_value);
        return undefined;
      case opCode.setTrialUserAttr:
        for (const [key, value] of Object.entries(operation.user_attr))
          studies.setTrialUserAttr(trialId, key, value);
        return undefined;
      case opCode.setTrialSystemAttr:
        for (const [key, value] of Object.entries(operation.system_attr))
          studies.setTrialSystemAttr(trialId, key, value);
        return undefined;
      case opCode.discardTrials:
        return undefined;
      default:
        throw new TypeError(`operation ${String(op)} is not known`);
    }
  }
}
