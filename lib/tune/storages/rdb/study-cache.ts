/**
 * What is known of a study without asking the database: its name and directions, its finished trials, which never change,
 * and the distributions of its parameters. Trials that were not finished are read again each time.
 * Source: Optuna 5.0, `storages/_cached_storage.py`.
 */
import type { Distribution } from "../../distributions.ts";
import { type FrozenTrial, isFinished } from "../../frozen-trial.ts";
import { bestOf } from "../best-of.ts";
import type { StudyDirection } from "../storage.ts";

export class StudyCache {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  /** The trials up to this one are known. */
  #last: FrozenTrial | undefined;
  /** The first known distribution of each parameter. */
  readonly distributions = new Map<string, Distribution>();
  readonly #trials: FrozenTrial[] = [];
  /** Numbers of the trials that were not finished, by id. */
  readonly #unfinished = new Map<number, number>();
  #best: FrozenTrial | undefined;

  constructor(studyId: number, studyName: string, directions: readonly StudyDirection[]) {
    this.studyId = studyId;
    this.studyName = studyName;
    this.directions = directions;
  }

  /** The id up to which all trials of the study are known. */
  get lastId(): number {
    return this.#last?.trialId ?? 0;
  }

  /** By number; whole after `known`. */
  get trials(): readonly FrozenTrial[] {
    return this.#trials;
  }

  /** By number. */
  get unfinished(): readonly FrozenTrial[] {
    const numbers = Array.from(this.#unfinished.values()).toSorted((a, b) => a - b);
    return numbers.map((number) => this.#trials[number]!);
  }

  get unfinishedIds(): readonly number[] {
    return Array.from(this.#unfinished.keys());
  }

  /** @throws RangeError when no trial is complete, or there are several objectives. */
  get best(): FrozenTrial {
    return this.#best ?? bestOf([], this.directions);
  }

  /** Takes in a trial just read and gives it as it is kept: a finished one that was known stays the same object. */
  take(trial: FrozenTrial): FrozenTrial {
    const before = this.#trials[trial.number];
    if (before?.trialId === trial.trialId && isFinished(before.state)) return before;
    this.#trials[trial.number] = trial;
    for (const name in trial.distributions)
      if (!this.distributions.has(name)) this.distributions.set(name, trial.distributions[name]!);
    if (!isFinished(trial.state)) this.#unfinished.set(trial.trialId, trial.number);
    else {
      this.#unfinished.delete(trial.trialId);
      if (trial.state === "COMPLETE" && this.directions.length === 1) this.#raise(trial);
    }
    return trial;
  }

  /** Says that all trials up to this one have been taken in. */
  known(last: FrozenTrial): void {
    if (last.trialId > this.lastId) this.#last = last;
  }

  /** False when the trial with the last id is another now: the study was deleted, and one made that has its ids. */
  matches(studyName: string, last: { readonly number: number; readonly start: Date | null } | null): boolean {
    if (studyName !== this.studyName) return false;
    if (this.#last === undefined) return true;
    const { number, datetimeStart } = this.#trials[this.#last.number]!;
    return (
      last?.number === number && (datetimeStart === null || datetimeStart.getTime() === last.start?.getTime())
    );
  }

  #raise(trial: FrozenTrial): void {
    const [first, second] =
      this.#best === undefined || trial.number < this.#best.number
        ? [trial, this.#best]
        : [this.#best, trial];
    this.#best = bestOf(second === undefined ? [first] : [first, second], this.directions);
  }
}
