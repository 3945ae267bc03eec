/** The relational storage on PostgreSQL: one round trip a call, locks, and what can go wrong with a server. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  CategoricalDistribution,
  createStudy,
  createTrial,
  DuplicatedStudyError,
  FloatDistribution,
  IntDistribution,
  loadStudy,
  NotFoundError,
  RandomSampler,
  StorageInternalError,
  UpdateFinishedTrialError,
} from "../../../../lib/tune/index.ts";
import { RDBStorage, type RDBStorageOptions } from "../../../../lib/tune/storages/rdb/rdb-storage.ts";
import { type PostgresCluster, postgresPrograms, startPostgres } from "./postgres-cluster.ts";

let cluster: PostgresCluster;
let storages: RDBStorage[] = [];

function open(url: string, options?: RDBStorageOptions): RDBStorage {
  const storage = new RDBStorage(url, options);
  storages.push(storage);
  return storage;
}

const baseOf = (url: string): string => /\/(\w+)\?/.exec(url)![1]!;

/** Cuts all connections to the database from the server's side. */
function cut(url: string): void {
  cluster.psql(url, {
    sql: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  });
}

describe.skipIf(postgresPrograms() === undefined)("PostgreSQL", () => {
  beforeAll(async () => {
    cluster = (await startPostgres())!;
  });
  afterEach(() => {
    for (const storage of storages) storage.close();
    storages = [];
  });
  afterAll(() => cluster.stop());

  test("trials come back as they were stored, for every process", () => {
    const url = cluster.createDatabase();
    const [ours, others] = [open(url), open(url)];
    const studyId = ours.createNewStudy(["minimize", "maximize"], "it's a \\ study; DROP TABLE studies; --");
    expect(others.getStudyIdFromName("it's a \\ study; DROP TABLE studies; --")).toBe(studyId);
    const stored = createTrial({
      values: [Infinity, -1.5e-310],
      params: { x: 0.1, n: 3, "c'": "it's" },
      distributions: {
        x: new FloatDistribution(1e-5, 1, { log: true }),
        n: new IntDistribution(1, 9, { step: 2 }),
        "c'": new CategoricalDistribution(["it's", null, true, 2.5, '"\\n']),
      },
      userAttrs: { "ключ?": { list: [1, null, "\0é'"], nan: NaN } },
      systemAttrs: { "constraints:c": 0, long: "x".repeat(5000) },
      intermediateValues: { 0: NaN, 7: -Infinity, 3: 0.1 + 0.2 },
      datetimeStart: new Date("2026-01-02T03:04:05.678Z"),
    });
    const trialId = ours.createNewTrial(studyId, stored);
    const read = others.getTrial(trialId);
    expect({ ...read, trialId: -1, number: -1 }).toEqual({ ...stored });
    expect(Object.keys(read.params)).toEqual(["x", "n", "c'"]);
    expect(ours.getAllTrials(studyId)[0]).toEqual(read);
    expect(ours.getStudyDirections(studyId)).toEqual(["minimize", "maximize"]);
    expect(() => ours.createNewStudy(["minimize"], "it's a \\ study; DROP TABLE studies; --")).toThrow(
      DuplicatedStudyError,
    );
    others.deleteStudy(studyId);
    expect(() => ours.getAllTrials(studyId)).toThrow(NotFoundError);
    expect(() => ours.createNewTrial(studyId)).toThrow(NotFoundError);
    expect(() => ours.setStudyUserAttr(studyId, "a", 1)).toThrow(NotFoundError);
    expect(() => ours.setTrialUserAttr(trialId, "a", 1)).toThrow(NotFoundError);
    expect(() => ours.createNewStudy(["minimize"], "a\0b")).toThrow(/NUL/);
    expect(() => ours.createNewStudy(["minimize"], "n".repeat(600))).toThrow(/512 characters/);
  });

  test("the same seed suggests the same as in memory, and a study is found again", async () => {
    const url = cluster.createDatabase();
    const run = async (storage: RDBStorage | null) => {
      const study = createStudy({ storage, studyName: "a", sampler: new RandomSampler({ seed: 3 }) });
      await study.optimize(
        (trial) => {
          const x = trial.suggestFloat("x", -5, 5);
          trial.report(x, 0);
          return x ** 2 + (trial.suggestCategorical("c", ["a", "b"]) === "a" ? 1 : 0);
        },
        { nTrials: 10 },
      );
      return study;
    };
    const study = await run(open(url));
    expect(study.trials.map(({ params, value }) => [params, value])).toEqual(
      (await run(null)).trials.map(({ params, value }) => [params, value]),
    );
    expect(study.trials[3]).toBe(study.trials[3]);
    expect(loadStudy({ storage: open(url) }).bestTrial.params).toEqual(study.bestParams);
  });

  test("one alone turns WAITING into RUNNING, and nobody changes what is finished", () => {
    const url = cluster.createDatabase();
    const [ours, others] = [open(url), open(url)];
    const studyId = ours.createNewStudy(["minimize"]);
    const trialId = ours.createNewTrial(studyId, createTrial({ state: "WAITING" }));
    expect(others.setTrialStateValues(trialId, "RUNNING")).toBe(true);
    expect(ours.setTrialStateValues(trialId, "RUNNING")).toBe(false);
    expect(ours.getTrial(trialId).datetimeStart).not.toBeNull();
    expect(others.setTrialStateValues(trialId, "COMPLETE", [1])).toBe(true);
    const x = new FloatDistribution(0, 1);
    for (const change of [
      () => ours.setTrialParam(trialId, "x", 0.5, x),
      () => ours.setTrialUserAttr(trialId, "a", 1),
      () => ours.setTrialIntermediateValue(trialId, 0, 1),
      () => ours.setTrialStateValues(trialId, "FAIL"),
      () => ours.setTrialStateValues(trialId, "RUNNING"),
    ])
      expect(change).toThrow(UpdateFinishedTrialError);
    expect(ours.getTrial(trialId)).toMatchObject({
      state: "COMPLETE",
      values: [1],
      params: {},
      userAttrs: {},
    });
  });

  test("silent trials are told by the server's clock, whatever its zone", () => {
    const url = cluster.createDatabase();
    cluster.psql(url, { sql: `ALTER DATABASE ${baseOf(url)} SET timezone = 'Asia/Tokyo'` });
    const storage = open(url, { heartbeatInterval: 60, gracePeriod: 90 });
    const studyId = storage.createNewStudy(["minimize"]);
    const [silent, alive] = [storage.createNewTrial(studyId), storage.createNewTrial(studyId)];
    for (const trialId of [silent, alive]) storage.heartbeat!.record(trialId);
    expect(storage.heartbeat!.staleTrialIds(studyId)).toEqual([]);
    cluster.psql(url, {
      sql: `UPDATE trial_heartbeats SET heartbeat = heartbeat - interval '91 seconds' WHERE trial_id = ${silent}`,
    });
    expect(storage.heartbeat!.staleTrialIds(studyId)).toEqual([silent]);
    storage.heartbeat!.record(silent);
    expect(storage.heartbeat!.staleTrialIds(studyId)).toEqual([]);
  });

  test("a connection that the server ended is made again", () => {
    const url = cluster.createDatabase();
    const storage = open(url);
    const studyId = storage.createNewStudy(["minimize"]);
    const trialId = storage.createNewTrial(studyId);
    cut(url);
    expect(storage.createNewTrial(studyId)).toBeGreaterThan(trialId);
    cut(url);
    expect(storage.getAllTrials(studyId)).toHaveLength(2);
    cut(url);
    storage.setTrialStateValues(trialId, "COMPLETE", [1]);
    storage.close();
    expect(storage.getBestTrial(studyId).trialId).toBe(trialId);
  });

  test("rows that another program holds locked are waited for, not for ever", () => {
    const url = cluster.createDatabase();
    const storage = open(url, { timeout: 0.2 });
    const studyId = storage.createNewStudy(["minimize"]);
    // A transaction that somebody left prepared holds its locks without a connection.
    cluster.psql(url, {
      sql: `BEGIN; SELECT 1 FROM studies WHERE study_id = ${studyId} FOR UPDATE; PREPARE TRANSACTION 'left'`,
    });
    try {
      expect(() => storage.createNewTrial(studyId)).toThrow(StorageInternalError);
      expect(() => storage.createNewTrial(studyId)).toThrow(/held rows locked for 0\.2 s/);
    } finally {
      cluster.psql(url, { sql: "ROLLBACK PREPARED 'left'" });
    }
    expect(storage.getTrial(storage.createNewTrial(studyId)).number).toBe(0);
  });

  describe("what can go wrong", () => {
    const refused = (url: string, words: RegExp) => {
      expect(() => open(url, { timeout: 2 })).toThrow(StorageInternalError);
      expect(() => open(url, { timeout: 2 })).toThrow(words);
      expect(() => open(url, { timeout: 2 })).not.toThrow(/s3cret/);
    };

    test("a wrong password, which is never shown", () => {
      const url = cluster.createDatabase();
      cluster.psql(url, { sql: "CREATE USER ann PASSWORD 'right'" });
      const at = (password: string) =>
        `postgresql://ann:${password}@127.0.0.1:${cluster.port}/${baseOf(url)}`;
      refused(at("s3cret"), /ann:\*\*\*@.*the server refuses the user or the password.*pg_hba/s);
      refused(at("right"), /may not write here|permission/);
      cluster.psql(url, { sql: `GRANT ALL ON SCHEMA public TO ann` });
      const storage = open(at("right"));
      expect(storage.getAllStudies()).toEqual([]);
      expect(storage.label).not.toContain("right");
    });

    test("a database that is not there, and no server", async () => {
      refused(
        cluster.createDatabase().replace(/\/base\d+\?/, "/nowhere?"),
        /"nowhere" does not exist; make the database first/,
      );
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      const { port } = server.address() as { port: number };
      await new Promise((done) => server.close(done));
      refused(
        `postgresql://ann:s3cret@127.0.0.1:${port}/base`,
        /cannot be reached \(.*ECONNREFUSED.*look at host and port/s,
      );
    });

    test("tables of a version that is not known", () => {
      const url = cluster.createDatabase();
      open(url);
      cluster.psql(url, { sql: "UPDATE alembic_version SET version_num = 'v9.9.9.z'" });
      refused(url, /schema v9\.9\.9\.z.*newer/s);
      expect(open(url, { skipCompatibilityCheck: true }).getAllStudies()).toEqual([]);
    });
  });

  test.skipIf(spawnSync("/usr/bin/openssl", ["version"]).status !== 0)(
    "an encrypted connection works through the other thread",
    () => {
      const url = cluster.createDatabase();
      const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.crt"];
      const data = join(cluster.folder, "data");
      spawnSync("/usr/bin/openssl", ["req", "-x509", "-days", "1", "-subj", "/CN=localhost", ...made], {
        cwd: data,
      });
      const owner = statSync(data);
      for (const name of ["server.key", "server.crt"]) {
        chownSync(join(data, name), owner.uid, owner.gid);
        chmodSync(join(data, name), 0o600);
      }
      cluster.psql(url, { sql: "CREATE USER bob SUPERUSER PASSWORD 'right'" });
      cluster.psql(url, { sql: "ALTER SYSTEM SET ssl = on" });
      cluster.psql(url, { sql: "SELECT pg_reload_conf(), pg_sleep(0.3)" });
      const at = `postgresql://bob:right@127.0.0.1:${cluster.port}/${baseOf(url)}`;
      const storage = open(`${at}?sslmode=require`);
      const study = createStudy({ storage, studyName: "a" });
      study.tell(study.ask(), 2);
      cut(url);
      study.tell(study.ask(), 1);
      expect(study.trials.map(({ value }) => value)).toEqual([2, 1]);
      expect(() => storage.createNewStudy(["minimize"], "a")).toThrow(DuplicatedStudyError);
      expect(
        cluster.psql(url, {
          sql: "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'bob'",
        }),
      ).toBe("t\n");
      expect(() => open(`${at}?sslmode=verify-full`)).toThrow(/cannot be reached \(.*self.signed/s);
      expect(() => open(`${at}?sslmode=maybe`)).toThrow(/sslmode is disable.*got "maybe"/s);
    },
  );

  test("the tables are those that Optuna makes", () => {
    const [ours, theirs] = [cluster.createDatabase(), cluster.createDatabase()];
    open(ours);
    cluster.psql(theirs, { file: `${process.cwd()}/test/golden/optuna/dumps/v5.0.0dev.postgres.sql` });
    const schema = (url: string) =>
      cluster
        .tool(
          "pg_dump",
          "-s",
          "-O",
          "-h",
          cluster.folder,
          "-p",
          String(cluster.port),
          "-U",
          "tuner",
          baseOf(url),
        )
        .replace(/^\\(un)?restrict .*$/gm, "");
    expect(schema(ours)).toBe(schema(theirs));
  });
});
