/** The relational storage on SQLite: what the contract of all storages does not ask, and what can go wrong with a file. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Libsql from "libsql";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  CategoricalDistribution,
  copyStudy,
  createStudy,
  createTrial,
  deleteStudy,
  FloatDistribution,
  type FrozenTrial,
  getAllStudyNames,
  getAllStudySummaries,
  IntDistribution,
  loadStudy,
  NotFoundError,
  RandomSampler,
  StorageInternalError,
  UpdateFinishedTrialError,
} from "../../../../lib/tune/index.ts";
import { openStorage } from "../../../../lib/tune/storages/open-storage.ts";
import { RDBStorage, type RDBStorageOptions } from "../../../../lib/tune/storages/rdb/rdb-storage.ts";

const dumps = resolve("test/golden/optuna/dumps");
let folder: string;
let files = 0;
let storages: RDBStorage[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-sqlite-"));
});
afterEach(() => {
  for (const storage of storages) storage.close();
  storages = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newFile = () => join(folder, `study${files++}.db`);
function open(file: string, options?: RDBStorageOptions): RDBStorage {
  const storage = new RDBStorage(`sqlite:///${file}`, options);
  storages.push(storage);
  return storage;
}

/** The file by SQLite alone. */
function raw<T>(file: string, work: (database: Libsql.Database) => T): T {
  const database = new Libsql(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe("the file", () => {
  test("has the tables that Optuna makes, to the letter", () => {
    const file = newFile();
    open(file);
    const tablesOf = (path: string) =>
      raw(path, (database) =>
        (
          database.prepare("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all() as {
            name: string;
            sql: string;
          }[]
        )
          .map(({ name, sql }) => [name, sql.replace(/\s+/g, " ").replace(/ \)$/, ")")])
          .toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
      );
    const theirs = newFile();
    copyFileSync(join(dumps, "v5.0.0dev.sqlite"), theirs);
    expect(tablesOf(file)).toEqual(tablesOf(theirs));
    raw(file, (database) => {
      expect(database.prepare("SELECT version_num FROM alembic_version").raw(true).all()).toEqual([
        ["v3.2.0.a"],
      ]);
      expect(
        database.prepare("SELECT version_info_id, schema_version FROM version_info").raw(true).all(),
      ).toEqual([[1, 12]]);
    });
  });

  test("is whole by itself once the storage is closed, and opens again", () => {
    const file = newFile();
    const storage = open(file);
    const study = createStudy({ storage, studyName: "a" });
    study.tell(study.ask(), 1);
    storage.close();
    const copy = newFile();
    copyFileSync(file, copy);
    expect(open(copy).getBestTrial(1).value).toBe(1);
    expect(raw(file, (database) => database.prepare("PRAGMA journal_mode").raw(true).all())).toEqual([
      ["wal"],
    ]);
    expect(study.bestValue).toBe(1);
  });

  test("of another program stays in the mode that it has", () => {
    const file = newFile();
    copyFileSync(join(dumps, "v5.0.0dev.sqlite"), file);
    open(file).createNewTrial(1);
    expect(raw(file, (database) => database.prepare("PRAGMA journal_mode").raw(true).all())).toEqual([
      ["delete"],
    ]);
  });

  test("holds text of distributions and values as Python's json writes it", () => {
    const file = newFile();
    const study = createStudy({ storage: open(file), studyName: "a" });
    const trial = study.ask();
    trial.suggestFloat("x", 0, 1, { step: 0.25 });
    trial.suggestInt("n", 1, 8, { log: true });
    trial.suggestCategorical("c", ["é", null, 2.5]);
    trial.setUserAttr("note", { list: [1, 1.5], word: "é" });
    trial.report(NaN, 3);
    study.tell(trial, -Infinity);
    raw(file, (database) => {
      const all = (sql: string) => database.prepare(sql).raw(true).all();
      expect(all("SELECT distribution_json FROM trial_params ORDER BY param_id")).toEqual([
        [
          '{"name": "FloatDistribution", "attributes": {"step": 0.25, "low": 0.0, "high": 1.0, "log": false}}',
        ],
        ['{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 1, "high": 8}}'],
        ['{"name": "CategoricalDistribution", "attributes": {"choices": ["\\u00e9", null, 2.5]}}'],
      ]);
      expect(all("SELECT value_json FROM trial_user_attributes")).toEqual([
        ['{"list": [1, 1.5], "word": "\\u00e9"}'],
      ]);
      expect(
        all("SELECT step, intermediate_value, intermediate_value_type FROM trial_intermediate_values"),
      ).toEqual([[3, null, "NAN"]]);
      expect(all("SELECT objective, value, value_type FROM trial_values")).toEqual([[0, null, "INF_NEG"]]);
    });
  });

  test("holds times without a zone: in UTC, and local ones with compat 4", () => {
    const file = newFile();
    const storage = open(file);
    const studyId = storage.createNewStudy(["minimize"]);
    const zone = process.env["TZ"];
    process.env["TZ"] = "Asia/Tokyo";
    try {
      const local = open(file, { compat: 4 });
      const start = new Date("2026-07-01T20:00:00.125Z");
      const template = createTrial({ value: 1, datetimeStart: start, datetimeComplete: start });
      storage.createNewTrial(studyId, template);
      local.createNewTrial(studyId, template);
      raw(file, (database) =>
        expect(
          database.prepare("SELECT datetime_start FROM trials ORDER BY trial_id").raw(true).all(),
        ).toEqual([["2026-07-01 20:00:00.125000"], ["2026-07-02 05:00:00.125000"]]),
      );
      const starts = (reader: RDBStorage) => reader.getAllTrials(studyId).map((trial) => trial.datetimeStart);
      expect(starts(open(file))[0]).toEqual(start);
      expect(starts(open(file, { compat: 4 }))[1]).toEqual(start);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });
});

describe("trials", () => {
  const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  const attrs = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), json, { maxKeys: 3 });
  const value = fc.double({ noNaN: true });
  const trial = fc
    .record({
      x: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      n: fc.integer({ min: -5, max: 5 }),
      c: fc.constantFrom("a", null, true, 3),
      value,
      userAttrs: attrs,
      systemAttrs: attrs,
      reports: fc.dictionary(fc.nat(20).map(String), fc.double(), { maxKeys: 4 }),
    })
    .map(({ x, n, c, reports, ...rest }) =>
      createTrial({
        ...rest,
        params: { x, n, c },
        distributions: {
          x: new FloatDistribution(-1e3, 1e3),
          n: new IntDistribution(-5, 5),
          c: new CategoricalDistribution(["a", null, true, 3]),
        },
        intermediateValues: reports,
      }),
    );

  test("come back as they were stored, from another process's handle, too", () => {
    const file = newFile();
    const writer = open(file);
    const reader = open(file);
    const studyId = writer.createNewStudy(["minimize"]);
    const fields = (record: FrozenTrial) => ({ ...record, number: 0, trialId: 0 });
    fc.assert(
      fc.property(trial, (stored) => {
        const trialId = writer.createNewTrial(studyId, stored);
        expect(noMinusZero(fields(writer.getTrial(trialId)))).toEqual(noMinusZero(fields(stored)));
        expect(reader.getTrial(trialId)).toEqual(writer.getTrial(trialId));
      }),
      { numRuns: 60 },
    );
    const all = reader.getAllTrials(studyId);
    expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i));
  });

  test("that are finished stay the same objects; others are read anew", () => {
    const file = newFile();
    const [ours, others] = [open(file), open(file)];
    const studyId = ours.createNewStudy(["minimize"]);
    const [first, second] = [ours.createNewTrial(studyId), others.createNewTrial(studyId)];
    ours.setTrialStateValues(second, "COMPLETE", [2]);
    const before = ours.getAllTrials(studyId);
    others.setTrialUserAttr(first, "seen", true);
    const after = ours.getAllTrials(studyId);
    expect(after[1]).toBe(before[1]);
    expect(ours.getTrial(second)).toBe(before[1]);
    expect(before[0]!.userAttrs).toEqual({});
    expect(after[0]!.userAttrs).toEqual({ seen: true });
    expect(ours.getAllTrials(studyId, ["COMPLETE"])[0]).toBe(before[1]);
    expect(ours.getAllTrials(studyId, ["RUNNING", "WAITING"])).toEqual([after[0]]);
  });

  test("are known though one before them was never read", () => {
    const file = newFile();
    const [ours, others] = [open(file), open(file)];
    const studyId = ours.createNewStudy(["minimize"]);
    others.createNewTrial(studyId);
    const second = ours.createNewTrial(studyId);
    expect(ours.getTrial(second).number).toBe(1);
    others.setTrialStateValues(second, "COMPLETE", [1]);
    expect(ours.getAllTrials(studyId).map(({ state }) => state)).toEqual(["RUNNING", "COMPLETE"]);
    expect(ours.getBestTrial(studyId)).toBe(ours.getTrial(second));
    expect(ours.getTrial(second).values).toEqual([1]);
  });

  test("of a study that was deleted and made anew under the same ids are not taken for the old ones", () => {
    const file = newFile();
    const [ours, others] = [open(file), open(file)];
    const studyId = ours.createNewStudy(["minimize"], "a");
    const stored = (value: number) =>
      createTrial({ value, datetimeStart: new Date(value), datetimeComplete: new Date(value) });
    for (const value of [1, 2]) ours.createNewTrial(studyId, stored(value));
    expect(ours.getBestTrial(studyId).value).toBe(1);
    others.deleteStudy(studyId);
    expect(() => ours.getAllTrials(studyId)).toThrow(NotFoundError);
    expect(others.createNewStudy(["minimize"], "a")).toBe(studyId);
    for (const value of [3, 4]) others.createNewTrial(studyId, stored(value));
    expect(ours.getAllTrials(studyId).map((trial) => trial.value)).toEqual([3, 4]);
    others.deleteStudy(studyId);
    others.createNewStudy(["minimize"], "a");
    for (const value of [6, 7]) others.createNewTrial(studyId, stored(value));
    expect(ours.getAllTrials(studyId).map((trial) => trial.value)).toEqual([6, 7]);
    ours.createNewTrial(studyId, stored(5));
    expect(others.getAllTrials(studyId).map(({ number }) => number)).toEqual([0, 1, 2]);
  });

  test("that another process ended cannot be changed", () => {
    const file = newFile();
    const [ours, others] = [open(file), open(file)];
    const studyId = ours.createNewStudy(["minimize"]);
    const trialId = ours.createNewTrial(studyId);
    others.setTrialStateValues(trialId, "FAIL");
    const x = new FloatDistribution(0, 1);
    for (const change of [
      () => ours.setTrialParam(trialId, "x", 0.5, x),
      () => ours.setTrialUserAttr(trialId, "a", 1),
      () => ours.setTrialSystemAttr(trialId, "a", 1),
      () => ours.setTrialIntermediateValue(trialId, 0, 1),
      () => ours.setTrialStateValues(trialId, "COMPLETE", [1]),
      () => ours.setTrialStateValues(trialId, "RUNNING"),
    ])
      expect(change).toThrow(UpdateFinishedTrialError);
    expect(others.getTrial(trialId)).toMatchObject({
      state: "FAIL",
      params: {},
      values: null,
      userAttrs: {},
    });
  });

  test("keep their parameters in the order in which they were set", () => {
    const storage = open(newFile());
    const trialId = storage.createNewTrial(storage.createNewStudy(["minimize"]));
    const names = ["b", "c", "a", "d"];
    for (const name of names) storage.setTrialParam(trialId, name, 0.5, new FloatDistribution(0, 1));
    expect(Object.keys(storage.getTrial(trialId).params)).toEqual(names);
    expect(Object.keys(storage.getTrial(trialId).distributions)).toEqual(names);
  });

  test("a distribution that another process set is held to", () => {
    const file = newFile();
    const [ours, others] = [open(file), open(file)];
    const studyId = ours.createNewStudy(["minimize"]);
    const [a, b] = [ours.createNewTrial(studyId), others.createNewTrial(studyId)];
    others.setTrialParam(b, "x", 0.5, new FloatDistribution(0, 1));
    expect(() => ours.setTrialParam(a, "x", 0, new IntDistribution(0, 1))).toThrow(
      /FloatDistribution.*IntDistribution/s,
    );
    ours.setTrialParam(a, "x", 2, new FloatDistribution(1, 3));
    expect(ours.getTrial(a).params).toEqual({ x: 2 });
  });
});

describe("heartbeats", () => {
  test("tell the running trials that were silent for longer than the grace period, by the database's clock", () => {
    const file = newFile();
    const storage = open(file, { heartbeatInterval: 30 });
    const studyId = storage.createNewStudy(["minimize"]);
    const heartbeat = storage.heartbeat!;
    expect(heartbeat).toMatchObject({ interval: 30, gracePeriod: 60 });
    const [silent, alive, never, finished] = [0, 1, 2, 3].map(() => storage.createNewTrial(studyId));
    for (const trialId of [silent!, alive!, finished!]) heartbeat.record(trialId);
    storage.setTrialStateValues(finished!, "COMPLETE", [1]);
    expect(heartbeat.staleTrialIds(studyId)).toEqual([]);
    raw(file, (database) =>
      database.exec(
        `UPDATE trial_heartbeats SET heartbeat = datetime('now', '-61 seconds') WHERE trial_id <> ${alive!}`,
      ),
    );
    expect(heartbeat.staleTrialIds(studyId)).toEqual([silent]);
    heartbeat.record(silent!);
    expect(heartbeat.staleTrialIds(studyId)).toEqual([]);
    expect(never).toBeDefined();
  });

  test("are kept only when asked for", () => {
    expect(open(newFile()).heartbeat).toBeUndefined();
    expect(() => open(newFile(), { heartbeatInterval: 0 })).toThrow(
      /heartbeatInterval must be seconds above 0; got 0/,
    );
  });
});

describe("what can go wrong", () => {
  const refused = (work: () => unknown, words: RegExp) => {
    expect(work).toThrow(StorageInternalError);
    expect(work).toThrow(words);
  };

  test("a folder that is not there, and a folder in place of a file", () => {
    refused(() => open(join(folder, "nowhere", "a.db")), /the folder .*nowhere is not there; make it first/);
    refused(() => open(folder), /this is a folder/);
  });

  test("a file that is no database", () => {
    const file = newFile();
    writeFileSync(file, "trial,value\n".repeat(200));
    refused(() => open(file), /study\d+\.db: the file is not a SQLite database/);
    expect(readFileSync(file, "utf8")).toMatch(/^trial,value/);
  });

  test("a file that another program holds locked", () => {
    const file = newFile();
    const storage = open(file, { timeout: 0.05 });
    const studyId = storage.createNewStudy(["minimize"]);
    raw(file, (database) => {
      database.exec("BEGIN IMMEDIATE");
      refused(
        () => storage.createNewTrial(studyId),
        /locked for 0\.05 s.*raise timeout.*PostgreSQL or a journal/s,
      );
      refused(() => storage.createNewStudy(["minimize"]), /locked/);
      expect(storage.getAllTrials(studyId)).toEqual([]);
      database.exec("ROLLBACK");
    });
    expect(storage.getTrial(storage.createNewTrial(studyId)).number).toBe(0);
  });

  test("a folder where nothing may be written", () => {
    const locked = join(folder, "locked");
    const file = join(locked, "a.db");
    mkdirSync(locked);
    open(file).close();
    writeFileSync(join(locked, "b.db"), "");
    execFileSync("chmod", ["a-w", file, join(locked, "b.db"), locked]);
    const root = process.geteuid?.() === 0;
    if (root) {
      execFileSync("chmod", ["a+rx", folder]);
      process.seteuid!(65534);
    }
    try {
      refused(() => open(join(locked, "new.db")), /cannot be opened; look at the permissions/);
      refused(() => open(join(locked, "b.db")), /read-only/);
      refused(() => open(file).createNewStudy(["minimize"]), /read-only|permissions/);
    } finally {
      if (root) process.seteuid!(0);
      execFileSync("chmod", ["u+w", locked]);
    }
  });

  test("tables of a version that is older, newer or not known", () => {
    const file = newFile();
    open(file).createNewStudy(["maximize"], "a");
    const stamp = (version: string) =>
      raw(file, (database) => database.exec(`UPDATE alembic_version SET version_num = '${version}'`));
    stamp("v2.6.0.a");
    refused(() => open(file), /schema v2\.6\.0\.a.*older.*optuna storage upgrade/s);
    stamp("v9.9.9.z");
    refused(() => open(file), /schema v9\.9\.9\.z.*newer.*skipCompatibilityCheck: true/s);
    expect(open(file, { skipCompatibilityCheck: true }).getAllStudies()).toHaveLength(1);
    stamp("v3.0.0.d");
    expect(open(file).getAllStudies()).toHaveLength(1);
  });

  test("tables from before there were versions", () => {
    const file = newFile();
    raw(file, (database) =>
      database.exec(
        "CREATE TABLE version_info (version_info_id INTEGER PRIMARY KEY, schema_version INTEGER, library_version VARCHAR(256));" +
          "INSERT INTO version_info VALUES (1, 5, '0.8.0')",
      ),
    );
    refused(() => open(file), /v0\.9\.0\.a, made by Optuna 0\.8\.0, older/);
  });

  test("a URL of another kind", () => {
    expect(() => openStorage("mysql://a@b/c")).toThrow(/mysql is not among the databases/);
    expect(() => openStorage("redis://a")).toThrow(/unknown URL "redis:\/\/a"; a storage is sqlite:/);
  });
});

test("studies are listed, copied and deleted by URL, and no file stays in use", () => {
  const [from, to] = [newFile(), newFile()];
  const [fromUrl, toUrl] = [`sqlite:///${from}`, `sqlite:///${to}`];
  const storage = open(from);
  const study = createStudy({ storage, studyName: "a", directions: ["minimize", "maximize"] });
  study.setUserAttr("owner", "ann");
  study.tell(study.ask(), [1, 2]);
  study.enqueueTrial({ x: 1 });
  copyStudy({ fromStudyName: "a", fromStorage: fromUrl, toStorage: toUrl, toStudyName: "b" });
  expect(() => copyStudy({ fromStudyName: "a", fromStorage: fromUrl, toStorage: fromUrl })).toThrow(
    /"a" is there/,
  );
  expect(getAllStudyNames(toUrl)).toEqual(["b"]);
  expect(getAllStudySummaries({ storage: toUrl })[0]).toMatchObject({
    nTrials: 2,
    userAttrs: { owner: "ann" },
  });
  const copied = loadStudy({ storage: open(to) });
  expect(copied.trials.map(({ values, state }) => [values, state])).toEqual([
    [[1, 2], "COMPLETE"],
    [null, "WAITING"],
  ]);
  deleteStudy({ studyName: "b", storage: toUrl });
  expect(getAllStudyNames(toUrl)).toEqual([]);
});

test("a study in memory works like one in a file", async () => {
  const study = createStudy({ storage: "sqlite:///:memory:", sampler: new RandomSampler({ seed: 1 }) });
  study.enqueueTrial({ x: 0.5 });
  await study.optimize((trial) => (trial.suggestFloat("x", 0, 1) as number) ** 2, { nTrials: 5 });
  expect(study.trials[0]!.value).toBe(0.25);
  expect(study.trials.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
});

/** SQLite keeps no sign of zero, nor does Optuna in it. */
function noMinusZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (value instanceof Date || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(noMinusZero);
  if (Object.hasOwn(value, "choices") || Object.hasOwn(value, "low")) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, noMinusZero(field)]));
}
