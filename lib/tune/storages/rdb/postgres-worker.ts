/**
 * The thread that connects to PostgreSQL. A plain socket it lends to the storage's thread, which then reads and writes it
 * by itself; where the connection is encrypted, or the system gives no number for a socket, it runs the statements here while
 * that thread waits.
 */
import { workerData } from "node:worker_threads";
import type { Client, QueryArrayResult } from "pg";
import type {
  PostgresAnswer,
  PostgresFailure,
  PostgresOutcome,
  PostgresRequest,
  PostgresWorkerStart,
} from "./postgres-messages.ts";
import { isNumeric } from "./postgres-types.ts";
import type { Row } from "./sql-engine.ts";

const { settings, timeout, port, flag } = workerData as PostgresWorkerStart;
const answers = new Int32Array(flag);
/** Seconds; a busy machine needs some to log in. */
const patience = Math.max(timeout, 10);

const types = { getTypeParser: (oid: number) => (isNumeric(oid) ? Number : (text: string) => text) };

let client: Client | undefined;

port.on("message", (request: PostgresRequest) => {
  void handle(request).then((answer) => {
    port.postMessage(answer);
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
  });
});

async function handle(request: PostgresRequest): Promise<PostgresAnswer> {
  if (request.do === "drop") {
    if (client !== undefined) drop(client);
    return { fd: undefined };
  }
  if (request.do === "run") return run(request.sql);
  try {
    client ??= await connect();
    return { fd: lend(client) };
  } catch (error) {
    return { error: failureOf(error, "connect") };
  }
}

async function run(sql: string): Promise<PostgresOutcome> {
  let open: Client;
  try {
    open = client ??= await connect();
  } catch (error) {
    return { error: failureOf(error, "connect") };
  }
  try {
    const query = { text: sql, rowMode: "array" as const, types };
    const results = (await open.query(query)) as unknown as QueryArrayResult | QueryArrayResult[];
    return {
      rows: (Array.isArray(results) ? results : [results]).map(({ rows }) => rows as unknown as Row[]),
    };
  } catch (error) {
    const { code, severity } = error as { code?: string; severity?: string };
    const failure = failureOf(error, severity === undefined || code === undefined ? "lost" : "sql");
    if (failure.fatal) drop(open);
    return { error: failure };
  }
}

async function connect(): Promise<Client> {
  const { default: pg } = await import("pg");
  const opened = new pg.Client({
    ...settings,
    application_name: "assay",
    connectionTimeoutMillis: patience * 1000,
    query_timeout: patience * 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  opened.on("error", () => drop(opened));
  opened.on("end", () => drop(opened));
  try {
    await opened.connect();
    await opened.query(
      "SET standard_conforming_strings = on; SET extra_float_digits = 3; SET datestyle = ISO; " +
        `SET lock_timeout = ${Math.ceil(timeout * 1000)}`,
    );
  } catch (error) {
    drop(opened);
    throw error;
  }
  return opened;
}

/** Node's handle of a socket, as far as it is used here. */
interface SocketHandle {
  readonly fd?: number;
  readStop?(): number;
  setBlocking?(on: boolean): number;
}

/** Stops looking at the socket and gives its number; undefined where it has none that others can use. */
function lend(open: Client): number | undefined {
  const { stream } = (
    open as unknown as { connection: { stream: { _handle?: SocketHandle; encrypted?: boolean } } }
  ).connection;
  const handle = stream._handle;
  if (stream.encrypted === true || handle?.fd === undefined || handle.fd < 0) return undefined;
  if (handle.readStop === undefined || handle.setBlocking?.(true) !== 0) return undefined;
  handle.readStop();
  return handle.fd;
}

/** Forgets a connection, so that the next request makes a new one. */
function drop(lost: Client): void {
  if (client === lost) client = undefined;
  (lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

function failureOf(error: unknown, at: PostgresFailure["at"]): PostgresFailure {
  const { code, message, severity, errors } = error as {
    code?: string;
    message?: string;
    severity?: string;
    errors?: Error[];
  };
  const said = message || errors?.map((one) => one.message).join("; ") || String(error);
  return { code, message: said, at, fatal: at !== "sql" || severity === "FATAL" };
}
