/** Every storage by its name, with how to get one that is empty, and a second hand on the same data. */
import { join } from "node:path";
import {
  InMemoryStorage,
  JournalFileBackend,
  JournalFileOpenLock,
  JournalFileSymlinkLock,
  JournalStorage,
  RDBStorage,
  type Storage,
} from "../../lib/tune/index.ts";
import type { PostgresCluster } from "../lib/tune/storages/postgres-cluster.ts";

/** What storages of a test run may use. */
export interface StorageSurroundings {
  readonly folder: string;
  readonly postgres: PostgresCluster | undefined;
}

/** Gives two hands on one empty storage; undefined where its engine is not installed. */
export type EmptyStorage = (around: StorageSurroundings) => (() => readonly [Storage, Storage]) | undefined;

let files = 0;

function journal(
  Lock: typeof JournalFileSymlinkLock | typeof JournalFileOpenLock,
  compat: 4 | 5,
): EmptyStorage {
  return ({ folder }) =>
    () => {
      const path = join(folder, `journal${files++}.log`);
      const open = () =>
        new JournalStorage(new JournalFileBackend(path, { lockObj: new Lock(path) }), { compat });
      return [open(), open()];
    };
}

function sqlite(compat: 4 | 5): EmptyStorage {
  return ({ folder }) =>
    () => {
      const url = `sqlite:///${join(folder, `study${files++}.db`)}`;
      return [new RDBStorage(url, { compat }), new RDBStorage(url, { compat })];
    };
}

export const storageTable: Readonly<Record<string, EmptyStorage>> = {
  memory: () => () => {
    const storage = new InMemoryStorage();
    return [storage, storage];
  },
  "journal with symbolic links as locks": journal(JournalFileSymlinkLock, 5),
  "journal with files as locks": journal(JournalFileOpenLock, 5),
  "journal in compat 4": journal(JournalFileSymlinkLock, 4),
  "SQLite in memory": () => () => {
    const storage = new RDBStorage("sqlite:///:memory:");
    return [storage, storage];
  },
  SQLite: sqlite(5),
  "SQLite in compat 4": sqlite(4),
  PostgreSQL: ({ postgres }) => {
    if (postgres === undefined) return undefined;
    const url = postgres.createDatabase();
    let hands: readonly [Storage, Storage] | undefined;
    return () => {
      hands ??= [new RDBStorage(url), new RDBStorage(url)];
      for (const { studyId } of hands[0].getAllStudies()) hands[0].deleteStudy(studyId);
      return hands;
    };
  },
};
