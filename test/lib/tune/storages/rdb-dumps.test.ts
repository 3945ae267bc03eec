/** Studies that three versions of Optuna wrote into SQLite, PostgreSQL and journals hold the same trials for every reader here. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JournalFileBackend } from "../../../../lib/tune/storages/journal/journal-file.ts";
import { JournalStorage } from "../../../../lib/tune/storages/journal/journal-storage.ts";
import { RDBStorage } from "../../../../lib/tune/storages/rdb/rdb-storage.ts";
import type { Storage } from "../../../../lib/tune/storages/storage.ts";
import { type PostgresCluster, postgresPrograms, startPostgres } from "./postgres-cluster.ts";
import { dump } from "./python-optuna.ts";

const dumps = resolve("test/golden/optuna/dumps");
const versions = ["v3.1.0", "v4.9.0", "v5.0.0dev"];
let folder: string;
let cluster: PostgresCluster | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-dumps-"));
  cluster = await startPostgres();
});
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** All but the times: each dump was made by a run of its own. */
function content(storage: Storage): unknown {
  return JSON.parse(
    JSON.stringify(dump(storage), (key, value: unknown) => {
      if (key.startsWith("datetime")) return value === null ? null : "some time";
      return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
    }),
  );
}

function sqlite(version: string): RDBStorage {
  const file = join(folder, `${version}.sqlite`);
  copyFileSync(join(dumps, `${version}.sqlite`), file);
  return new RDBStorage(`sqlite:///${file}`);
}

describe.each(versions)("the dumps of %s", (version) => {
  const journal = () => new JournalStorage(new JournalFileBackend(join(dumps, `${version}.journal.log`)));

  test("SQLite holds what the journal holds", () => {
    expect(content(sqlite(version))).toEqual(content(journal()));
  });

  test.skipIf(postgresPrograms() === undefined)("PostgreSQL holds what the journal holds", () => {
    const url = cluster!.createDatabase();
    cluster!.psql(url, { file: join(dumps, `${version}.postgres.sql`) });
    expect(content(new RDBStorage(url))).toEqual(content(journal()));
  });
});

test("values, times, odd numbers and categories are read as Optuna means them", () => {
  const storage = sqlite("v5.0.0dev");
  const trials = storage.getAllTrials(storage.getStudyIdFromName("single"));
  expect(trials.map((trial) => trial.state)).toEqual([
    "COMPLETE",
    "PRUNED",
    "FAIL",
    "COMPLETE",
    "RUNNING",
    "WAITING",
    "COMPLETE",
  ]);
  expect(trials[0]!.datetimeStart?.toISOString()).toBe("2026-11-23T14:29:34.420Z");
  expect(trials[3]!.values).toEqual([Infinity]);
  expect(trials[0]!.intermediateValues).toEqual({ 0: 1, 1: NaN, 2: Infinity, 3: -Infinity, 4: 0.1 });
  expect(Object.entries(trials[0]!.params)).toEqual([
    ["x", 1],
    ["lr", 3.1489116479568613e-4],
    ["q", 1],
    ["n", 3],
    ["m", 8],
    ["k", 14],
    ["c", true],
  ]);
  const multi = storage.getAllTrials(storage.getStudyIdFromName("multi"));
  expect(multi[1]!.values).toEqual([0.7203244934421581, -Infinity]);
  expect(storage.getStudyDirections(2)).toEqual(["minimize", "maximize"]);
});
