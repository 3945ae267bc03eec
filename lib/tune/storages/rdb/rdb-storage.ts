/**
 * One class, one file: the whole of `Storage` on a database, each method with the statements that it sends.
 *
 * Studies in Optuna's own tables, on SQLite or PostgreSQL, for many processes in both languages at once. Every call is one
 * transaction, and on PostgreSQL one round trip; finished trials are read once. Source: Optuna 5.0,
 * `storages/_rdb/storage.py` and `storages/_cached_storage.py`.
 *
 * A trial's number is one above its study's last, taken under a lock on the study (SQLite: on the database); conditions on a
 * trial's state stand inside the statements that change it, so no other process can come between.
 */
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import {
  checkDistributionCompatibility,
  type Distribution,
  distributionToJson,
  sameDistribution,
} from "../../distributions.ts";
import { DuplicatedStudyError, NotFoundError, UpdateFinishedTrialError } from "../../errors.ts";
import { FrozenTrial, isFinished, type TrialState } from "../../frozen-trial.ts";
import { fromPythonJson, toPythonJson } from "../../python-json.ts";
import type { Compat } from "../../study-view.ts";
import type { FrozenStudy, Heartbeat, Storage, StudyDirection } from "../storage.ts";
import { openEngine } from "./open-engine.ts";
import { prepareSchema } from "./schema.ts";
import { type Row, SqlConstraintError, type SqlEngine, type Statement } from "./sql-engine.ts";
import { StudyCache } from "./study-cache.ts";
import { numberToStored } from "./stored-number.ts";
import { timeToStored } from "./stored-time.ts";
import { readStudyTrials, readTrials, studyTrialsQuery, trialQuery } from "./trial-query.ts";

export interface RDBStorageOptions {
  /** Seconds between two signs of life of a running trial; without it, dead workers cannot be told. */
  readonly heartbeatInterval?: number | undefined;
  /** Seconds of silence after which a running trial counts as dead; by default two intervals. */
  readonly gracePeriod?: number | undefined;
  /** Called with each trial that was failed because its worker had died. */
  readonly failedTrialCallback?: Heartbeat["failedTrialCallback"];
  /** Use tables of a version that is not known here. */
  readonly skipCompatibilityCheck?: boolean | undefined;
  /** 4 writes and reads times in the zone of the machine, as Optuna 4 does; 5 (by default) in UTC. */
  readonly compat?: Compat | undefined;
  /** Seconds to wait for a database that others hold locked; by default 20, or a SQLite URL's `?timeout=`. */
  readonly timeout?: number | undefined;
}

type AttrTable = "study_user" | "study_system" | "trial_user" | "trial_system";

/** Calls of all storages of this thread so far. */
let calls = 0;
/** Milliseconds for which the answer to a call may serve the next one, when no storage of this thread was called between. */
const freshness = 1;

/** What the last call read besides what it was asked for, where a round trip is worth saving. */
interface Fresh {
  readonly call: number;
  readonly at: number;
  readonly trial?: FrozenTrial;
  readonly studyId?: number;
}

const unfinishedStates = "state IN ('RUNNING', 'WAITING')";

export class RDBStorage implements Storage {
  readonly label: string;
  /** As given; a thread of its own opens the database by it. */
  readonly url: string;
  readonly heartbeat: Heartbeat | undefined;
  readonly #engine: SqlEngine;
  readonly #compat: Compat;
  readonly #studies = new Map<number, StudyCache>();
  /** The studies of known trials. */
  readonly #studyOf = new Map<number, StudyCache>();
  readonly #finished = new Map<number, FrozenTrial>();
  #fresh: Fresh | undefined;
  /** The last text of each parameter's distribution: suggestions repeat. */
  readonly #texts = new Map<string, readonly [Distribution, string]>();

  /**
   * Opens the database, and makes the tables where there are none.
   * @param url as SQLAlchemy's: `sqlite:///study.db` (relative), `sqlite:////tmp/study.db` (absolute), `sqlite:///:memory:`,
   * `postgresql://user:password@host:5432/base`, `postgresql:///base?host=/folder/of/the/socket`.
   * @throws StorageInternalError when it cannot be reached or used; RangeError for a URL or options that cannot be.
   */
  constructor(url: string, options: RDBStorageOptions = {}) {
    const { heartbeatInterval, gracePeriod, failedTrialCallback, compat = 5, timeout } = options;
    for (const [name, seconds] of Object.entries({ heartbeatInterval, gracePeriod, timeout }))
      if (seconds !== undefined && !(seconds > 0))
        throw new RangeError(
          `RDBStorage: ${name} must be seconds above 0; got ${String(seconds)}; leave it out for the default`,
        );
    this.url = url;
    this.#compat = compat;
    const { engine, label } = openEngine(url, timeout);
    this.#engine = counted(engine);
    this.label = label;
    prepareSchema(engine, label, options.skipCompatibilityCheck === true);
    if (heartbeatInterval !== undefined)
      this.heartbeat = {
        interval: heartbeatInterval,
        gracePeriod: gracePeriod ?? 2 * heartbeatInterval,
        failedTrialCallback,
        createNewTrial: (studyId) => this.#createTrial(studyId, undefined, [this.#firstHeartbeat()]),
        record: (trialId) => this.#recordHeartbeat(trialId),
        staleTrialIds: (studyId) => this.#staleTrialIds(studyId),
      };
  }

  createNewStudy(directions: readonly StudyDirection[], studyName = `no-name-${randomUUID()}`): number {
    let id: number;
    try {
      const [[row]] = this.#engine.write(
        [
          ["INSERT INTO studies (study_name) VALUES (?) RETURNING study_id", studyName],
          ...directions.map((direction, objective): Statement => [
            `INSERT INTO study_directions (direction, study_id, objective) SELECT ?, study_id, ${objective} FROM studies WHERE study_name = ?`,
            direction.toUpperCase(),
            studyName,
          ]),
        ],
        { durable: true },
      ) as [[[number]]];
      [id] = row;
    } catch (error) {
      if (!(error instanceof SqlConstraintError)) throw error;
      throw new DuplicatedStudyError(
        `createStudy: a study named ${JSON.stringify(studyName)} is there already; use another name or loadIfExists: true`,
      );
    }
    this.#forget(id);
    this.#studies.set(id, new StudyCache(id, studyName, Object.freeze([...directions])));
    return id;
  }

  deleteStudy(studyId: number): void {
    const ofTrials = "WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)";
    const rows = this.#engine.write(
      [
        ...this.#lockStudy(studyId),
        ...(this.#engine.dialect.locksRows
          ? ([
              ["SELECT trial_id FROM trials WHERE study_id = ? ORDER BY trial_id FOR UPDATE", studyId],
            ] as const)
          : []),
        ...[
          "trial_params",
          "trial_values",
          "trial_intermediate_values",
          "trial_user_attributes",
          "trial_system_attributes",
          "trial_heartbeats",
        ].map((table): Statement => [`DELETE FROM ${table} ${ofTrials}`, studyId]),
        ...["trials", "study_directions", "study_user_attributes", "study_system_attributes"].map(
          (table): Statement => [`DELETE FROM ${table} WHERE study_id = ?`, studyId],
        ),
        ["DELETE FROM studies WHERE study_id = ? RETURNING study_id", studyId],
      ],
      { durable: true },
    );
    this.#forget(studyId);
    if (rows.at(-1)!.length === 0) throw this.#noStudy(studyId);
  }

  setStudyUserAttr(studyId: number, key: string, value: unknown): void {
    this.#setStudyAttr("study_user", studyId, key, value);
  }

  setStudySystemAttr(studyId: number, key: string, value: unknown): void {
    this.#setStudyAttr("study_system", studyId, key, value);
  }

  getStudyIdFromName(studyName: string): number {
    const [row] = this.#engine.read(["SELECT study_id FROM studies WHERE study_name = ?", studyName]);
    if (row === undefined)
      throw new NotFoundError(
        `${this.label}: no study named ${JSON.stringify(studyName)}; it holds ${this.#names()}`,
      );
    const id = row[0] as number;
    if (this.#studies.get(id)?.studyName !== studyName) this.#forget(id);
    return id;
  }

  getStudyNameFromId(studyId: number): string {
    return this.#study(studyId).studyName;
  }

  getStudyDirections(studyId: number): readonly StudyDirection[] {
    return this.#study(studyId).directions;
  }

  getStudyUserAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#studyAttrs("study_user", studyId);
  }

  getStudySystemAttrs(studyId: number): Readonly<Record<string, unknown>> {
    return this.#studyAttrs("study_system", studyId);
  }

  getAllStudies(): readonly FrozenStudy[] {
    const rows = this.#engine.read([
      "SELECT 0, study_id, 0, CAST(study_name AS TEXT), NULL FROM studies " +
        "UNION ALL SELECT 1, study_id, objective, CAST(direction AS TEXT), NULL FROM study_directions " +
        'UNION ALL SELECT 2, study_id, 0, CAST("key" AS TEXT), value_json FROM study_user_attributes ' +
        'UNION ALL SELECT 3, study_id, 0, CAST("key" AS TEXT), value_json FROM study_system_attributes ORDER BY 1',
    ]) as readonly (readonly [number, number, number, string, string | null])[];
    const byStudy = new Map<number, (typeof rows)[number][]>();
    for (const row of rows) {
      const [kind, studyId] = row;
      if (kind === 0) byStudy.set(studyId, [row]);
      else byStudy.get(studyId)?.push(row);
    }
    const attrs = (of: typeof rows, wanted: number) =>
      Object.fromEntries(
        of.flatMap(([kind, , , key, json]) => (kind === wanted ? [[key, fromPythonJson(json!)]] : [])),
      );
    return Array.from(byStudy, ([studyId, of]) => ({
      studyId,
      studyName: of[0]![3],
      directions: of
        .filter(([kind]) => kind === 1)
        .toSorted(([, , a], [, , b]) => a - b)
        .map(([, , , word]) => directionOf(word)),
      userAttrs: attrs(of, 2),
      systemAttrs: attrs(of, 3),
    })).toSorted((a, b) => a.studyId - b.studyId);
  }

  createNewTrial(studyId: number, template?: FrozenTrial): number {
    return this.#createTrial(studyId, template);
  }

  #createTrial(studyId: number, template: FrozenTrial | undefined, more: readonly Statement[] = []): number {
    const cache = this.#study(studyId);
    if (template !== undefined)
      for (const [name, distribution] of Object.entries(template.distributions))
        this.#checkDistribution(cache, name, distribution);
    const now = new Date();
    const rows = this.#engineOf(studyId, () =>
      this.#engine.write(
        [
          ...this.#lockStudy(studyId),
          [
            // The trials up to the last known one need not be counted, unless the study was made anew meanwhile.
            "INSERT INTO trials (number, study_id, state, datetime_start, datetime_complete) VALUES " +
              "(COALESCE((SELECT max(number) FROM trials WHERE study_id = ? AND trial_id >= ?), " +
              "(SELECT max(number) FROM trials WHERE study_id = ?), -1) + 1, ?, ?, ?, ?) RETURNING trial_id, number",
            studyId,
            cache.lastId,
            studyId,
            studyId,
            template?.state ?? "RUNNING",
            timeToStored(template === undefined ? now : template.datetimeStart, this.#compat),
            timeToStored(template?.datetimeComplete ?? null, this.#compat),
          ],
          ...(template === undefined ? [] : this.#partsOf(template)),
          ...more,
        ],
        { durable: template !== undefined },
      ),
    );
    const [trialId, number] = rows[this.#lockStudy(studyId).length]![0] as readonly [number, number];
    this.#finished.delete(trialId);
    this.#studyOf.set(trialId, cache);
    if (template === undefined && this.#engine.dialect.locksRows)
      this.#remember({ trial: this.#take(studyId, runningTrial(trialId, number, now)) });
    return trialId;
  }

  setTrialParam(trialId: number, name: string, internal: number, distribution: Distribution): void {
    const cache = this.#studyOf.get(trialId) ?? this.#readTrial(trialId).cache;
    try {
      this.#checkDistribution(cache, name, distribution);
    } catch (error) {
      this.#openTrial(trialId);
      throw error;
    }
    this.#change(trialId, [
      "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) " +
        `SELECT trial_id, ?, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ` +
        "ON CONFLICT (trial_id, param_name) DO UPDATE SET param_value = excluded.param_value, " +
        "distribution_json = excluded.distribution_json RETURNING trial_id",
      name,
      internal,
      this.#textOf(name, distribution),
      trialId,
    ]);
    if (!cache.distributions.has(name)) cache.distributions.set(name, distribution);
  }

  setTrialStateValues(trialId: number, state: TrialState, values: readonly number[] | null = null): boolean {
    const { forUpdate } = this.#engine.dialect;
    const finishes = isFinished(state);
    const condition = state === "RUNNING" ? "state = 'WAITING'" : unfinishedStates;
    const time = timeToStored(new Date(), this.#compat);
    const cache = finishes && this.#engine.dialect.locksRows ? this.#studyOf.get(trialId) : undefined;
    const rows = this.#engine.write(
      [
        ...(values ?? []).map((value, objective): Statement => [
          "INSERT INTO trial_values (trial_id, objective, value, value_type) " +
            `SELECT trial_id, ${objective}, ?, ? FROM trials WHERE trial_id = ? AND ${condition}${forUpdate} ` +
            "ON CONFLICT (trial_id, objective) DO UPDATE SET value = excluded.value, value_type = excluded.value_type",
          ...numberToStored(value),
          trialId,
        ]),
        [
          `UPDATE trials SET state = ?${state === "RUNNING" ? ", datetime_start = ?" : finishes ? ", datetime_complete = ?" : ""} ` +
            `WHERE trial_id = ? AND ${condition} RETURNING trial_id`,
          state,
          ...(state === "RUNNING" || finishes ? [time] : []),
          trialId,
        ],
        trialQuery(trialId),
        ...(cache === undefined ? [] : [this.#news(cache)]),
      ],
      { durable: finishes, repeatable: finishes },
    );
    const at = values?.length ?? 0;
    const done = rows[at]!.length > 0;
    const [read] = readTrials(rows[at + 1]!, this.#compat);
    if (read === undefined) throw this.#noTrial(trialId);
    const trial = this.#take(read.studyId, read.trial);
    if (cache !== undefined && this.#learn(cache, rows[at + 2]!)) this.#remember({ studyId: cache.studyId });
    if (done) return true;
    // Sent twice, as the connection broke: the first time it arrived.
    if (this.#engine.resent && trial.state === state && String(trial.values) === String(values)) return true;
    if (isFinished(trial.state)) throw finishedError(trial);
    return false;
  }

  setTrialIntermediateValue(trialId: number, step: number, value: number): void {
    this.#change(trialId, [
      "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) " +
        `SELECT trial_id, ?, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ` +
        "ON CONFLICT (trial_id, step) DO UPDATE SET intermediate_value = excluded.intermediate_value, " +
        "intermediate_value_type = excluded.intermediate_value_type RETURNING trial_id",
      step,
      ...numberToStored(value),
      trialId,
    ]);
  }

  setTrialUserAttr(trialId: number, key: string, value: unknown): void {
    this.#setTrialAttr("trial_user", trialId, key, value);
  }

  setTrialSystemAttr(trialId: number, key: string, value: unknown): void {
    this.#setTrialAttr("trial_system", trialId, key, value);
  }

  getTrialIdFromStudyIdTrialNumber(studyId: number, number: number): number {
    const known = this.#studies.get(studyId)?.trials[number];
    if (known !== undefined) return known.trialId;
    const [row] = this.#engine.read([
      "SELECT trial_id FROM trials WHERE study_id = ? AND number = ?",
      studyId,
      number,
    ]);
    if (row === undefined) {
      const { length } = this.getAllTrials(studyId);
      throw new NotFoundError(`${this.label}: study ${studyId} has no trial ${number}; it has ${length}`);
    }
    return row[0] as number;
  }

  getTrial(trialId: number): FrozenTrial {
    const known = this.#finished.get(trialId);
    if (known !== undefined) return known;
    const fresh = this.#recent()?.trial;
    return fresh?.trialId === trialId ? fresh : this.#readTrial(trialId).trial;
  }

  getAllTrials(studyId: number, states?: readonly TrialState[]): readonly FrozenTrial[] {
    const cache = this.#refreshed(studyId);
    if (states === undefined) return cache.trials.slice();
    const trials = states.some(isFinished) ? cache.trials : cache.unfinished;
    return trials.filter((trial) => states.includes(trial.state));
  }

  getBestTrial(studyId: number): FrozenTrial {
    return this.#refreshed(studyId).best;
  }

  close(): void {
    this.#engine.close();
  }

  #firstHeartbeat(): Statement {
    const { newTrialId, now } = this.#engine.dialect;
    return [`INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (${newTrialId}, ${now})`];
  }

  #recordHeartbeat(trialId: number): void {
    this.#engine.write(
      [
        [
          `INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (?, ${this.#engine.dialect.now}) ` +
            "ON CONFLICT (trial_id) DO UPDATE SET heartbeat = excluded.heartbeat",
          trialId,
        ],
      ],
      { repeatable: true },
    );
  }

  #staleTrialIds(studyId: number): readonly number[] {
    return this.#engine
      .read([
        "SELECT t.trial_id FROM trials t JOIN trial_heartbeats h ON h.trial_id = t.trial_id " +
          `WHERE t.study_id = ? AND t.state = 'RUNNING' AND ${this.#engine.dialect.silence} > ? ORDER BY t.trial_id`,
        studyId,
        this.heartbeat!.gracePeriod,
      ])
      .map(([id]) => id as number);
  }

  /** Reads what is new in the study: trials made or finished since the last time. */
  #refreshed(studyId: number): StudyCache {
    for (;;) {
      const cache = this.#study(studyId);
      if (this.#recent()?.studyId === studyId) return cache;
      const rows = this.#engine.read(this.#news(cache));
      if (this.#learn(cache, rows)) return cache;
      this.#forget(studyId);
      // No row: the study is gone. Else somebody deleted it and made one that has its id now.
      if (rows.length === 0) throw this.#noStudy(studyId);
    }
  }

  #news(cache: StudyCache): Statement {
    const { studyId, lastId } = cache;
    const again = cache.unfinishedIds.filter((id) => id <= lastId);
    return studyTrialsQuery(this.#engine.dialect, studyId, lastId, again);
  }

  /** Takes in what `#news` asked for; false when the study is not the one that was known. */
  #learn(cache: StudyCache, rows: readonly Row[]): boolean {
    const read = readStudyTrials(rows, this.#compat);
    if (read === undefined || !cache.matches(read.studyName, read.last)) return false;
    for (const { trial } of read.trials) cache.known(this.#take(cache.studyId, trial));
    return true;
  }

  #remember(what: Pick<Fresh, "trial" | "studyId">): void {
    this.#fresh = { ...what, call: calls, at: performance.now() };
  }

  /** What the last call read, while it stands for the present. */
  #recent(): Fresh | undefined {
    const fresh = this.#fresh;
    return fresh?.call === calls && performance.now() - fresh.at < freshness ? fresh : undefined;
  }

  #study(studyId: number): StudyCache {
    let cache = this.#studies.get(studyId);
    if (cache === undefined) {
      const rows = this.#engine.read([
        "SELECT CAST(s.study_name AS TEXT), CAST(d.direction AS TEXT) FROM studies s " +
          "LEFT JOIN study_directions d ON d.study_id = s.study_id WHERE s.study_id = ? ORDER BY d.objective",
        studyId,
      ]) as readonly (readonly [string, string | null])[];
      if (rows.length === 0) throw this.#noStudy(studyId);
      const directions = rows.map(([, direction]) => directionOf(direction));
      cache = new StudyCache(studyId, rows[0]![0], Object.freeze(directions));
      this.#studies.set(studyId, cache);
    }
    return cache;
  }

  #forget(studyId: number): void {
    const cache = this.#studies.get(studyId);
    if (cache === undefined) return;
    this.#studies.delete(studyId);
    for (const [trialId, owner] of this.#studyOf)
      if (owner === cache) {
        this.#studyOf.delete(trialId);
        this.#finished.delete(trialId);
      }
  }

  #take(studyId: number, trial: FrozenTrial): FrozenTrial {
    const cache = this.#study(studyId);
    const kept = cache.take(trial);
    this.#studyOf.set(kept.trialId, cache);
    if (isFinished(kept.state)) this.#finished.set(kept.trialId, kept);
    return kept;
  }

  #readTrial(trialId: number): { readonly cache: StudyCache; readonly trial: FrozenTrial } {
    const [read] = readTrials(this.#engine.read(trialQuery(trialId)), this.#compat);
    if (read === undefined) throw this.#noTrial(trialId);
    const trial = this.#take(read.studyId, read.trial);
    return { cache: this.#studyOf.get(trialId)!, trial };
  }

  /** @throws NotFoundError, UpdateFinishedTrialError */
  #openTrial(trialId: number): void {
    const { trial } = this.#readTrial(trialId);
    if (isFinished(trial.state)) throw finishedError(trial);
  }

  /** A statement that changes a trial while it is not finished and then gives a row. */
  #change(trialId: number, statement: Statement): void {
    const [rows] = this.#engine.write([statement], { repeatable: true });
    if (rows!.length > 0) return;
    this.#openTrial(trialId);
    throw this.#noTrial(trialId);
  }

  #lockStudy(studyId: number): readonly Statement[] {
    const { locksRows, forUpdate } = this.#engine.dialect;
    return locksRows ? [[`SELECT study_id FROM studies WHERE study_id = ?${forUpdate}`, studyId]] : [];
  }

  /** The rows of a template's parts. */
  #partsOf(template: FrozenTrial): Statement[] {
    const id = this.#engine.dialect.newTrialId;
    const attrs = (table: AttrTable, all: Readonly<Record<string, unknown>>) =>
      Object.entries(all).map(([key, value]): Statement => [
        `INSERT INTO ${table}_attributes (trial_id, "key", value_json) VALUES (${id}, ?, ?)`,
        key,
        toPythonJson(value),
      ]);
    return [
      ...(template.values ?? []).map((value, objective): Statement => [
        `INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (${id}, ${objective}, ?, ?)`,
        ...numberToStored(value),
      ]),
      ...Object.entries(template.params).map(([name, value]): Statement => {
        const distribution = template.distributions[name]!;
        return [
          `INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (${id}, ?, ?, ?)`,
          name,
          distribution.toInternalRepr(value),
          this.#textOf(name, distribution),
        ];
      }),
      ...attrs("trial_user", template.userAttrs),
      ...attrs("trial_system", template.systemAttrs),
      ...Object.entries(template.intermediateValues).map(([step, value]): Statement => [
        "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) " +
          `VALUES (${id}, ?, ?, ?)`,
        Number(step),
        ...numberToStored(value),
      ]),
    ];
  }

  #setTrialAttr(table: AttrTable, trialId: number, key: string, value: unknown): void {
    this.#change(trialId, [
      `INSERT INTO ${table}_attributes (trial_id, "key", value_json) ` +
        `SELECT trial_id, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ` +
        'ON CONFLICT (trial_id, "key") DO UPDATE SET value_json = excluded.value_json RETURNING trial_id',
      key,
      toPythonJson(value),
      trialId,
    ]);
  }

  #setStudyAttr(table: AttrTable, studyId: number, key: string, value: unknown): void {
    const statement: Statement = [
      `INSERT INTO ${table}_attributes (study_id, "key", value_json) VALUES (?, ?, ?) ` +
        'ON CONFLICT (study_id, "key") DO UPDATE SET value_json = excluded.value_json',
      studyId,
      key,
      toPythonJson(value),
    ];
    this.#engineOf(studyId, () => this.#engine.write([statement], { repeatable: true, durable: true }));
  }

  #studyAttrs(table: AttrTable, studyId: number): Readonly<Record<string, unknown>> {
    const rows = this.#engine.read([
      `SELECT CAST(a."key" AS TEXT), a.value_json FROM studies s LEFT JOIN ${table}_attributes a ON a.study_id = s.study_id WHERE s.study_id = ?`,
      studyId,
    ]) as readonly (readonly [string | null, string])[];
    if (rows.length === 0) throw this.#noStudy(studyId);
    return Object.fromEntries(
      rows.flatMap(([key, json]) => (key === null ? [] : [[key, fromPythonJson(json)]])),
    );
  }

  /** Work on a study's rows: a missing parent means that the study is not there. */
  #engineOf<T>(studyId: number, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SqlConstraintError && error.kind === "foreign")) throw error;
      this.#forget(studyId);
      throw this.#noStudy(studyId);
    }
  }

  /** Holds a distribution to the parameter's earlier one, which is asked for where it is not known. */
  #checkDistribution(cache: StudyCache, name: string, distribution: Distribution): void {
    if (!cache.distributions.has(name)) this.#refreshed(cache.studyId);
    const before = cache.distributions.get(name);
    if (before !== undefined) checkDistributionCompatibility(name, before, distribution);
  }

  #textOf(name: string, distribution: Distribution): string {
    const last = this.#texts.get(name);
    if (last !== undefined && sameDistribution(last[0], distribution)) return last[1];
    const text = distributionToJson(distribution);
    this.#texts.set(name, [distribution, text]);
    return text;
  }

  #noStudy(studyId: number): NotFoundError {
    return new NotFoundError(`${this.label}: no study with id ${studyId}; it was deleted or never made`);
  }

  #noTrial(trialId: number): NotFoundError {
    return new NotFoundError(`${this.label}: no trial with id ${trialId}`);
  }

  #names(): string {
    const rows = this.#engine.read(["SELECT study_name FROM studies ORDER BY study_id LIMIT 20"]);
    return rows.map(([name]) => JSON.stringify(name)).join(", ") || "none";
  }
}

/** Counts what is asked of the database. */
function counted(engine: SqlEngine): SqlEngine {
  return {
    dialect: engine.dialect,
    get resent() {
      return engine.resent;
    },
    read(statement) {
      calls++;
      return engine.read(statement);
    },
    write(statements, options) {
      calls++;
      return engine.write(statements, options);
    },
    close: () => engine.close(),
  };
}

function runningTrial(trialId: number, number: number, datetimeStart: Date): FrozenTrial {
  return new FrozenTrial({
    number,
    trialId,
    state: "RUNNING",
    values: null,
    datetimeStart,
    datetimeComplete: null,
    params: {},
    distributions: {},
    userAttrs: {},
    systemAttrs: {},
    intermediateValues: {},
  });
}

function directionOf(word: string | null): StudyDirection {
  return word === "MAXIMIZE" ? "maximize" : "minimize";
}

function finishedError(trial: FrozenTrial): UpdateFinishedTrialError {
  return new UpdateFinishedTrialError(
    `trial ${trial.number} is ${trial.state} and cannot be changed any more`,
  );
}
