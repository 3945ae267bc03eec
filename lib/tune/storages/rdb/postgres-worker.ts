/**
 * The thread that talks to PostgreSQL, while the storage's thread waits. It connects when it is first asked, and anew when
 * the connection was lost; what may run twice, or surely did not run, is sent again.
 */
import { setTimeout as pause } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import type { Client, QueryArrayResult } from "pg";
import type {
  PostgresAnswer,
  PostgresFailure,
  PostgresRequest,
  PostgresWorkerStart,
} from "./postgres-messages.ts";
import type { Row } from "./sql-engine.ts";

const { settings, timeout, port, flag } = workerData as PostgresWorkerStart;
const answers = new Int32Array(flag);
const attempts = 5;

/** Rolled back by the server: a deadlock, a conflict, a shutdown. */
const undone = new Set(["40001", "40P01", "57P01", "57P02", "57P03"]);
/** int2, int4, int8, float4, float8, numeric; all else stays text. */
const numeric = new Set([21, 23, 20, 700, 701, 1700]);
const types = {
  getTypeParser: (oid: number) => (numeric.has(oid) ? Number : (text: string) => text),
};

let client: Client | undefined;
/** Requests one after the other. */
let line: Promise<void> = Promise.resolve();

port.on("message", (request: PostgresRequest | "close") => {
  line = line.then(async () => answer(request === "close" ? await close() : await run(request)));
});

function answer(reply: PostgresAnswer): void {
  port.postMessage(reply);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}

async function run(request: PostgresRequest): Promise<PostgresAnswer> {
  let resent = false;
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(request.sql);
    if ("rows" in outcome) return { rows: outcome.rows, resent };
    const { error } = outcome;
    const again =
      attempt < attempts &&
      (error.at === "lost"
        ? request.repeatable && !resent
        : error.at === "sql" && undone.has(error.code ?? ""));
    if (!again) return { error };
    resent ||= error.at === "lost";
    await pause(Math.random() * 50 * attempt);
  }
}

async function attemptOnce(
  sql: string,
): Promise<{ readonly rows: readonly (readonly Row[])[] } | { readonly error: PostgresFailure }> {
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
    const fromServer = severity !== undefined && code !== undefined;
    if (!fromServer || severity === "FATAL") drop(open);
    return { error: failureOf(error, fromServer ? "sql" : "lost") };
  }
}

async function connect(): Promise<Client> {
  const { default: pg } = await import("pg");
  const opened = new pg.Client({
    ...settings,
    application_name: "assay",
    connectionTimeoutMillis: timeout * 1000,
    query_timeout: timeout * 5000,
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

/** Forgets a connection, so that the next request makes a new one. */
function drop(lost: Client): void {
  if (client === lost) client = undefined;
  lost.end().catch(() => {});
}

async function close(): Promise<PostgresAnswer> {
  const open = client;
  client = undefined;
  await open?.end().catch(() => {});
  return { rows: [], resent: false };
}

function failureOf(error: unknown, at: PostgresFailure["at"]): PostgresFailure {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: Error[] };
  return { code, message: message || errors?.map((one) => one.message).join("; ") || String(error), at };
}
