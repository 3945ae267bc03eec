/** PostgreSQL's way to say what SQL engines say differently. */
import { type SqlDialect, type Statement, wordTypes } from "./sql-engine.ts";

/** Any number of our own: two programs that make the tables at once wait for each other. */
const schemaLock = 0x6f707475;

export const postgresDialect: SqlDialect = {
  engine: "PostgreSQL",
  tableNames: "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
  beforeTables: [
    [`SELECT pg_advisory_xact_lock(${schemaLock})`],
    ...Object.entries(wordTypes).map(([name, words]): Statement => [
      `DO $$ BEGIN CREATE TYPE ${name} AS ENUM (${words.map((word) => `'${word}'`).join(", ")}); ` +
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    ]),
  ],
  serial: "SERIAL",
  float: "DOUBLE PRECISION",
  time: "TIMESTAMP WITHOUT TIME ZONE",
  words: (name) => name,
  locksRows: true,
  forUpdate: " FOR UPDATE",
  forShare: " FOR SHARE",
  newTrialId: "currval(pg_get_serial_sequence('trials', 'trial_id'))",
  inList: "IN (SELECT value::int FROM json_array_elements_text(?::json))",
  now: "LOCALTIMESTAMP",
  silence: "EXTRACT(EPOCH FROM LOCALTIMESTAMP - h.heartbeat)",
};
