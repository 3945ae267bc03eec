/** SQLite's way to say what SQL engines say differently. */
import { type SqlDialect, wordTypes } from "./sql-engine.ts";

export const sqliteDialect: SqlDialect = {
  engine: "SQLite",
  tableNames: "SELECT name FROM sqlite_master WHERE type = 'table'",
  beforeTables: [],
  serial: "INTEGER",
  float: "FLOAT",
  time: "DATETIME",
  words: (name) => `VARCHAR(${Math.max(...wordTypes[name].map((word) => word.length))})`,
  locksRows: false,
  forUpdate: "",
  forShare: "",
  newTrialId: "(SELECT max(trial_id) FROM trials)",
  inList: "IN (SELECT value FROM json_each(?))",
  now: "CURRENT_TIMESTAMP",
  silence: "(strftime('%s', 'now') - strftime('%s', h.heartbeat))",
};
