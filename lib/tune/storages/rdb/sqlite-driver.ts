/**
 * SQLite itself: the `libsql` package, whose binary comes with it, or Node's own `node:sqlite` where that binary is not
 * there. Both are loaded when the first database is opened.
 */
import { createRequire } from "node:module";
import type Libsql from "libsql";
import { StorageInternalError } from "../../errors.ts";
import type { Row, SqlValue } from "./sql-engine.ts";

/** An open database. */
export interface SqliteDriver {
  /** Rows of a statement; it is prepared once and kept. */
  all(sql: string, values: readonly SqlValue[]): readonly Row[];
  exec(sql: string): void;
  close(): void;
}

/**
 * Opens (and makes) a database file.
 * @throws StorageInternalError when this machine has no SQLite; the engine's own error when the file cannot be opened.
 */
export function openSqliteDriver(path: string): SqliteDriver {
  const libsql = loadLibsql();
  if (libsql !== undefined) return libsqlDriver(new libsql(path));
  const node = process.getBuiltinModule("node:sqlite");
  if (node !== undefined) return nodeDriver(new node.DatabaseSync(path));
  throw new StorageInternalError(
    "sqlite: the package libsql has no binary for this system and Node has no SQLite of its own; " +
      'install libsql anew or take Node 22.13 or later, or keep studies in a journal file: storage: "journal:studies.log"',
  );
}

type LibsqlClass = typeof Libsql;
let loaded: LibsqlClass | undefined | null = null;

function loadLibsql(): LibsqlClass | undefined {
  if (loaded === null)
    try {
      loaded = createRequire(import.meta.url)("libsql") as LibsqlClass;
    } catch {
      loaded = undefined;
    }
  return loaded;
}

function libsqlDriver(database: Libsql.Database): SqliteDriver {
  const prepared = new Map<string, Libsql.Statement>();
  return {
    all(sql, values) {
      let statement = prepared.get(sql);
      if (statement === undefined) {
        statement = database.prepare(sql);
        if (statement.reader) statement.raw(true);
        prepared.set(sql, statement);
      }
      // Only a statement read to its end lets go of what it has locked, so never `get`.
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    },
    exec: (sql) => void database.exec(sql),
    close() {
      prepared.clear();
      database.close();
    },
  };
}

type NodeSqlite = NonNullable<ReturnType<typeof process.getBuiltinModule<"node:sqlite">>>;

function nodeDriver(database: InstanceType<NodeSqlite["DatabaseSync"]>): SqliteDriver {
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  return {
    all(sql, values) {
      let statement = prepared.get(sql);
      if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
      return statement.all(...values).map((row) => Object.values(row) as SqlValue[]);
    },
    exec: (sql) => database.exec(sql),
    close() {
      prepared.clear();
      database.close();
    },
  };
}
