/**
 * SQLite as the storage uses it. A writer takes the database at the start of its transaction (BEGIN IMMEDIATE), so none has
 * to give up half-way. Files made here keep a write-ahead log, which lets others read meanwhile and needs no sync for a
 * process that is killed; the end of a trial is synced to the disk, too. Files made elsewhere stay in the mode they are in.
 */
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StorageInternalError } from "../../errors.ts";
import { type Row, SqlConstraintError, type SqlEngine, type Statement } from "./sql-engine.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { openSqliteDriver, type SqliteDriver } from "./sqlite-driver.ts";

/**
 * Opens a SQLite database, making the file where there is none.
 * @param timeout seconds to wait for a database that others hold locked.
 * @throws StorageInternalError when the file cannot be opened or is no database.
 */
export function openSqlite(path: string, label: string, timeout: number): SqlEngine {
  let driver: SqliteDriver | undefined;
  let log = false;
  let synced = true;

  function guarded<T>(work: (driver: SqliteDriver) => T): T {
    try {
      return work((driver ??= open()));
    } catch (error) {
      throw inWords(error, path, label, timeout);
    }
  }

  function open(): SqliteDriver {
    const opened = openSqliteDriver(path);
    opened.exec(`PRAGMA busy_timeout = ${Math.ceil(timeout * 1000)}`);
    opened.exec("PRAGMA foreign_keys = ON");
    const [[pages] = [0]] = opened.all("PRAGMA page_count", []);
    if (pages === 0)
      try {
        opened.exec("PRAGMA journal_mode = WAL");
      } catch (error) {
        // Another process makes the file at this moment; its mode holds.
        if (codeOf(error) !== codes.busy) throw error;
      }
    const [[mode] = [""]] = opened.all("PRAGMA journal_mode", []);
    log = mode === "wal";
    synced = true;
    return opened;
  }

  /** In a write-ahead log a commit is safe from a crash of the process without a sync. */
  function sync(open: SqliteDriver, durable: boolean): void {
    if (!log || synced === durable) return;
    open.exec(`PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"}`);
    synced = durable;
  }

  return {
    dialect: sqliteDialect,
    resent: false,
    read: ([sql, ...values]: Statement) => guarded((open) => open.all(sql, values)),
    write: (statements, { durable = false } = {}) =>
      guarded((open) => {
        sync(open, durable);
        if (statements.length === 1) {
          const [[sql, ...values]] = statements as [Statement];
          return [open.all(sql, values)];
        }
        open.all("BEGIN IMMEDIATE", []);
        try {
          const rows: (readonly Row[])[] = statements.map(([sql, ...values]) => open.all(sql, values));
          open.all("COMMIT", []);
          return rows;
        } catch (error) {
          try {
            open.all("ROLLBACK", []);
          } catch {
            // SQLite has rolled back by itself.
          }
          throw error;
        }
      }),
    close() {
      const open = driver;
      // What is in memory would be gone.
      if (open === undefined || path === ":memory:") return;
      driver = undefined;
      // Prepared statements hold the file open until they are collected, so the log is emptied here, if nobody reads.
      if (log)
        try {
          open.exec("PRAGMA busy_timeout = 0");
          open.all("PRAGMA wal_checkpoint(TRUNCATE)", []);
        } catch {
          // Another process has it in use and will empty it.
        }
      open.close();
    },
  };
}

const codes = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  input: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  noDatabase: 26,
  unique: 2067,
  primaryKey: 1555,
  foreignKey: 787,
} as const;

/** SQLite's number of an error, or undefined for one that is not its own. */
function codeOf(error: unknown): number | undefined {
  const { rawCode, errcode, message } = error as { rawCode?: number; errcode?: number; message?: string };
  const inText = /local database .*: (\d+)"\)$/s.exec(message ?? "")?.[1];
  return rawCode ?? errcode ?? (inText === undefined ? undefined : Number(inText));
}

function inWords(error: unknown, path: string, label: string, timeout: number): unknown {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const said = (what: string) => new StorageInternalError(`${label}: ${what}`, { cause: error });
  switch (code) {
    case codes.unique:
    case codes.primaryKey:
      return new SqlConstraintError("unique", error.message);
    case codes.foreignKey:
      return new SqlConstraintError("foreign", error.message);
  }
  switch (code & 0xff) {
    case codes.busy:
    case codes.locked:
      return said(
        `another program has held it locked for ${timeout} s; end that program's transaction, raise timeout, ` +
          "or keep studies of many writers in PostgreSQL or a journal file",
      );
    case codes.readOnly:
      return said("the file, or its folder, is read-only; make both writable, or copy the file elsewhere");
    case codes.cannotOpen:
      return said(whyNotOpened(path));
    case codes.noDatabase:
      return said(
        "the file is not a SQLite database; give the path of one, or of a file that is not there yet",
      );
    case codes.corrupt:
      return said(
        "the database is damaged; restore it from a copy, or save what can be read with `sqlite3 FILE .recover`",
      );
    case codes.full:
      return said("the disk is full; make room and go on");
    case codes.input:
      return said("the disk gave an error; look at the disk, or move the file");
    default:
      return said(error.message);
  }
}

function whyNotOpened(path: string): string {
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) return `the folder ${folder} is not there; make it first`;
  if (!statSync(folder).isDirectory()) return `${folder} is not a folder; give the path of a file in one`;
  if (existsSync(path) && statSync(path).isDirectory())
    return "this is a folder; give the path of a file in it";
  return "the file cannot be opened; look at the permissions of the file and its folder";
}
