/** Studies in the memory of this process: the default, the fastest, and gone when the process ends. */
import { randomUUID } from "node:crypto";
import { checkDistributionCompatibility, type Distribution } from "../distributions.ts";
import { DuplicatedStudyError, NotFoundError, UpdateFinishedTrialError } from "../errors.ts";
import { FrozenTrial, isFinished, type TrialRecord, type TrialState } from "../frozen-trial.ts";
import { bestOf } from "./best-of.ts";
import type { FrozenStudy, Storage, StudyDirection } from "./storage.ts";

/** A study and its trials. */
interface HeldStudy {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  userAttrs: Readonly<Record<string, unknown>>;
  systemAttrs: Readonly<Record<string, unknown>>;
  /** By number. */
  readonly trials: HeldTrial[];
  /** Those that are not finished, by number. */
  readonly open: Set<HeldTrial>;
  /** A distribution of each parameter; later ones fit it. */
  readonly distributions: Map<string, Distribution>;
  best: FrozenTrial | undefined;
}

/** A trial: its record, or the parts that change until someone asks for it. */
interface HeldTrial {
  readonly study: HeldStudy;
  draft: { -readonly [K in keyof TrialRecord]: TrialRecord[K] };
  record: FrozenTrial | undefined;
  /** False while a record shares the draft's parameters (or reports), so that they are copied before they change. */
  ownParams: boolean;
  ownReports: boolean;
}

/** What a storage that replays its log through memory says of it. */
export interface ReplayedLog {
  readonly label: string;
  /** When the operation that is replayed happened. */
  now(): Date;
  /** Trials come as they stand in the log, without a look at whether their distributions fit. */
  readonly trusted: boolean;
}

/** Studies in memory. Reading finished trials costs the number of all, open ones their own; all else is constant. */
export class InMemoryStorage implements Storage {
  readonly label: string;
  readonly #log: ReplayedLog | undefined;
  readonly #studies = new Map<number, HeldStudy>();
  readonly #ids = new Map<string, number>();
  readonly #trials: (HeldTrial | undefined)[] = [];
  #nextStudy = 0;

  /** @param log where another storage keeps the studies, and this one only what was read of them. */
  constructor(log?: ReplayedLog) {
    this.label = log?.label ?? "in memory";
    this.#log = log;
  }

  createNewStudy(directions: readonly StudyDirection[], studyName = `no-name-${randomUUID()}`): number {
    if (this.#ids.has(studyName))
      throw new DuplicatedStudyError(
        `createStudy: a study named ${JSON.stringify(studyName)} is there already; use another name or loadIfExists: true`,
      );
    const studyId = this.#nextStudy++;
    this.#ids.set(studyName, studyId);
    this.#studies.set(studyId, {
      studyId,
      studyName,
      directions: Object.freeze([...directions]),
      userAttrs: {},
      systemAttrs: {},
      trials: [],
      open: new Set(),
      distributions: new Map(),
      best: undefined,
    });
    return studyId;
  }

  deleteStudy(studyId: number): void {
    const study = this.#study(studyId);
    this.#ids.delete(study.studyName);
    this.#studies.delete(studyId);
    for (const trial of study.trials) this.#trials[trial.draft.trialId] = undefined;
  }

  setStudyUserAttr(studyId: number, key: string, value: unknown): void {
    const study = this.#study(studyId);
    study.userAttrs = { ...study.userAttrs, [key]: structuredClone(value) };
  }

  setStudySystemAttr(studyId: number, key: string, value: unknown): void {
    const study = this.#study(studyId);
    study.systemAttrs = { ...study.systemAttrs, [key]: structuredClone(value) };
  }

  getStudyIdFromName(studyName: string): number {
    const studyId = this.#ids.get(studyName);
    if (studyId === undefined)
      throw new NotFoundError(
        `storage ${this.label}: no study named ${JSON.stringify(studyName)}; it holds ${this.#names()}`,
      );
    return studyId;
  }

  getStudyNameFromId(studyId: number): string {
    return this.#study(studyId).studyName;
  }

  getStudyDirections(studyId: number): readonly StudyDirection[] {
    return this.#study(studyId).directions;
  }

  getStudyUserAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#study(studyId).userAttrs;
  }

  getStudySystemAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#study(studyId).systemAttrs;
  }

  getAllStudies(): readonly FrozenStudy[] {
    return Array.from(
      this.#studies.values(),
      ({ studyId, studyName, directions, userAttrs, systemAttrs }) => ({
        studyId,
        studyName,
        directions,
        userAttrs,
        systemAttrs,
      }),
    );
  }

  createNewTrial(studyId: number, template?: FrozenTrial): number {
    const study = this.#study(studyId);
    const trialId = this.#trials.length;
    const number = study.trials.length;
    const draft: HeldTrial["draft"] =
      template === undefined
        ? {
            number,
            trialId,
            state: "RUNNING",
            values: null,
            datetimeStart: this.#now(),
            datetimeComplete: null,
            params: {},
            distributions: {},
            userAttrs: {},
            systemAttrs: {},
            intermediateValues: {},
          }
        : {
            number,
            trialId,
            state: template.state,
            values: template.values === null ? null : [...template.values],
            datetimeStart: template.datetimeStart,
            datetimeComplete: template.datetimeComplete,
            params: { ...template.params },
            distributions: { ...template.distributions },
            userAttrs: structuredClone(template.userAttrs),
            systemAttrs: structuredClone(template.systemAttrs),
            intermediateValues: { ...template.intermediateValues },
          };
    for (const [name, distribution] of Object.entries(draft.distributions)) {
      const before = study.distributions.get(name);
      if (before === undefined) study.distributions.set(name, distribution);
      else if (this.#log?.trusted !== true) checkDistributionCompatibility(name, before, distribution);
    }
    const held: HeldTrial = { study, draft, record: undefined, ownParams: true, ownReports: true };
    this.#trials.push(held);
    study.trials.push(held);
    if (!isFinished(draft.state)) study.open.add(held);
    if (draft.state === "COMPLETE") this.#finish(held);
    return trialId;
  }

  setTrialParam(trialId: number, name: string, internal: number, distribution: Distribution): void {
    const held = this.#open(trialId);
    const before = held.study.distributions.get(name);
    if (before !== undefined) checkDistributionCompatibility(name, before, distribution);
    held.study.distributions.set(name, distribution);
    const { draft } = held;
    if (!held.ownParams) {
      draft.params = { ...draft.params };
      draft.distributions = { ...draft.distributions };
      held.ownParams = true;
    }
    (draft.params as Record<string, unknown>)[name] = distribution.toExternalRepr(internal);
    (draft.distributions as Record<string, unknown>)[name] = distribution;
    held.record = undefined;
  }

  setTrialStateValues(trialId: number, state: TrialState, values: readonly number[] | null = null): boolean {
    const held = this.#open(trialId);
    if (state === "RUNNING" && held.draft.state !== "WAITING") return false;
    const { draft } = held;
    draft.state = state;
    if (values !== null) draft.values = [...values];
    if (state === "RUNNING") draft.datetimeStart = this.#now();
    if (isFinished(state)) draft.datetimeComplete = this.#now();
    held.record = undefined;
    if (isFinished(state)) held.study.open.delete(held);
    if (state === "COMPLETE") this.#finish(held);
    return true;
  }

  setTrialIntermediateValue(trialId: number, step: number, value: number): void {
    const held = this.#open(trialId);
    if (!held.ownReports) held.draft.intermediateValues = { ...held.draft.intermediateValues };
    held.ownReports = true;
    (held.draft.intermediateValues as Record<number, number>)[step] = value;
    held.record = undefined;
  }

  setTrialUserAttr(trialId: number, key: string, value: unknown): void {
    const held = this.#open(trialId);
    held.draft.userAttrs = { ...held.draft.userAttrs, [key]: structuredClone(value) };
    held.record = undefined;
  }

  setTrialSystemAttr(trialId: number, key: string, value: unknown): void {
    const held = this.#open(trialId);
    held.draft.systemAttrs = { ...held.draft.systemAttrs, [key]: structuredClone(value) };
    held.record = undefined;
  }

  getTrialIdFromStudyIdTrialNumber(studyId: number, number: number): number {
    const held = this.#study(studyId).trials[number];
    if (held === undefined)
      throw new NotFoundError(
        `storage ${this.label}: study ${studyId} has no trial ${number}; it has ${this.#study(studyId).trials.length}`,
      );
    return held.draft.trialId;
  }

  getTrial(trialId: number): FrozenTrial {
    return recordOf(this.#trial(trialId));
  }

  getAllTrials(studyId: number, states?: readonly TrialState[]): readonly FrozenTrial[] {
    const { trials, open } = this.#study(studyId);
    if (states === undefined) return trials.map(recordOf);
    const found: FrozenTrial[] = [];
    for (const held of states.some(isFinished) ? trials : open)
      if (states.includes(held.draft.state)) found.push(recordOf(held));
    return found;
  }

  getBestTrial(studyId: number): FrozenTrial {
    const study = this.#study(studyId);
    return study.best ?? bestOf([], study.directions);
  }

  close(): void {}

  #finish(held: HeldTrial): void {
    const { study } = held;
    if (study.directions.length > 1) return;
    const trial = recordOf(held);
    study.best = study.best === undefined ? trial : bestOf([study.best, trial], study.directions);
  }

  #study(studyId: number): HeldStudy {
    const study = this.#studies.get(studyId);
    if (study === undefined)
      throw new NotFoundError(
        `storage ${this.label}: no study with id ${studyId}; it was deleted or never made`,
      );
    return study;
  }

  #trial(trialId: number): HeldTrial {
    const held = this.#trials[trialId];
    if (held === undefined) throw new NotFoundError(`storage ${this.label}: no trial with id ${trialId}`);
    return held;
  }

  #open(trialId: number): HeldTrial {
    const held = this.#trial(trialId);
    if (isFinished(held.draft.state))
      throw new UpdateFinishedTrialError(
        `trial ${held.draft.number} is ${held.draft.state} and cannot be changed any more`,
      );
    return held;
  }

  #now(): Date {
    return this.#log?.now() ?? new Date();
  }

  #names(): string {
    return Array.from(this.#ids.keys(), (name) => JSON.stringify(name)).join(", ") || "none";
  }
}

function recordOf(held: HeldTrial): FrozenTrial {
  if (held.record === undefined) {
    held.record = new FrozenTrial(held.draft);
    held.ownParams = held.ownReports = false;
  }
  return held.record;
}
