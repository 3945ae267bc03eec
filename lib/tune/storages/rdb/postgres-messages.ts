/** What the storage and its PostgreSQL worker say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { PostgresSettings } from "./postgres-settings.ts";
import type { Row } from "./sql-engine.ts";

export interface PostgresWorkerStart {
  readonly settings: PostgresSettings;
  /** Seconds to wait for rows that others hold locked, and (at least 10) for a connection. */
  readonly timeout: number;
  readonly port: MessagePort;
  /** `flag[0]` counts the answers. */
  readonly flag: SharedArrayBuffer;
}

export type PostgresRequest =
  /** Connect, and lend the socket where that can be. */
  | { readonly do: "connect" }
  /** Run statements parted by semicolons: one transaction, one round trip. */
  | { readonly do: "run"; readonly sql: string }
  /** Forget the connection. */
  | { readonly do: "drop" };

export type PostgresAnswer = PostgresOutcome | { readonly fd: number | undefined };

/** What became of a request. */
export type PostgresOutcome =
  { readonly rows: readonly (readonly Row[])[] } | { readonly error: PostgresFailure };

export interface PostgresFailure {
  /** SQLSTATE, or Node's word for a failed connection. */
  readonly code: string | undefined;
  readonly message: string;
  /** Where it failed: before anything was sent, on the way, or in the database. */
  readonly at: "connect" | "lost" | "sql";
  /** The connection is gone. */
  readonly fatal: boolean;
}
