/**
 * PostgreSQL as the storage uses it. All statements of a call go in one message of the simple protocol, which the server runs
 * as one transaction, each statement with its own view of what is committed: a count after a lock sees what came before the
 * lock. Calls are immediate: another thread connects and this one waits for it, or uses its socket.
 */
import { performance } from "node:perf_hooks";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { workerSource } from "../../../core/index.ts";
import { StorageInternalError } from "../../errors.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import type {
  PostgresAnswer,
  PostgresFailure,
  PostgresOutcome,
  PostgresRequest,
  PostgresWorkerStart,
} from "./postgres-messages.ts";
import { postgresSettings } from "./postgres-settings.ts";
import { type PostgresWire, postgresWire } from "./postgres-wire.ts";
import { type Row, SqlConstraintError, type SqlEngine, type SqlValue, type Statement } from "./sql-engine.ts";
import type { PostgresUrl } from "./storage-url.ts";

/** A thread and how to ask it. */
interface Helper {
  ask(request: PostgresRequest): PostgresAnswer;
  end(): void;
}

/** How often statements that the server rolled back are sent. */
const attempts = 5;
/** Milliseconds after which a connection may have been cut without a sign. */
const idle = 5000;
/** Rolled back by the server: a conflict, a deadlock, a shutdown. */
const undone = new Set(["40001", "40P01", "57P01", "57P02", "57P03"]);

/** Threads of storages that nobody holds any more end. */
const abandoned = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * Opens a PostgreSQL database.
 * @param timeout seconds to wait for a connection, and for rows that others hold locked.
 * @throws RangeError for settings that cannot be; StorageInternalError, at the first statement, when it cannot be reached.
 */
export function openPostgres(at: PostgresUrl, label: string, timeout: number): SqlEngine {
  const settings = postgresSettings(at);
  let helper: Helper | undefined;
  let wire: PostgresWire | undefined;
  let usedAt = 0;
  /** A server that was there may come back, as after a restart, and is waited for. */
  let served = false;
  let resent = false;

  function run(statements: readonly Statement[], repeatable: boolean): readonly (readonly Row[])[] {
    const sql = statements.map(written).join(";\n");
    resent = false;
    if (!repeatable && wire !== undefined && performance.now() - usedAt > idle) once("SELECT 1");
    const start = performance.now();
    for (let attempt = 1; ; attempt++) {
      const outcome = once(sql);
      if ("rows" in outcome) {
        served = true;
        return outcome.rows;
      }
      const { error } = outcome;
      const again = {
        connect: served && performance.now() - start < timeout * 1000,
        lost: repeatable && !resent,
        sql: undone.has(error.code ?? "") && attempt < attempts,
      };
      if (!again[error.at]) throw inWords(error, label, timeout);
      resent ||= error.at === "lost";
      pause(error.at === "connect" ? 250 : 50 * attempt * Math.random());
    }
  }

  function once(sql: string): PostgresOutcome {
    helper ??= startHelper({ settings, timeout });
    if (wire === undefined) {
      const answer = helper.ask({ do: "connect" });
      if (!("fd" in answer)) return answer;
      const thread = helper;
      wire =
        answer.fd === undefined
          ? (text) => thread.ask({ do: "run", sql: text }) as PostgresOutcome
          : postgresWire(answer.fd);
    }
    const outcome = wire(sql);
    usedAt = performance.now();
    if ("error" in outcome && outcome.error.fatal) {
      wire = undefined;
      helper.ask({ do: "drop" });
    }
    return outcome;
  }

  return {
    dialect: postgresDialect,
    get resent() {
      return resent;
    },
    read: (statement) => run([statement], true)[0]!,
    write: (statements, { repeatable = false } = {}) => run(statements, repeatable),
    close() {
      helper?.end();
      helper = wire = undefined;
    },
  };
}

function startHelper(start: Pick<PostgresWorkerStart, "settings" | "timeout">): Helper {
  const program = workerSource(import.meta.url, "./postgres-worker.ts");
  if (program === undefined)
    throw new StorageInternalError(
      "postgresql: the thread that connects is not built; run `npm run build` first",
    );
  const { port1: port, port2 } = new MessageChannel();
  const flag = new SharedArrayBuffer(4);
  const answers = new Int32Array(flag);
  const worker = new Worker(program, {
    workerData: { ...start, port: port2, flag } satisfies PostgresWorkerStart,
    transferList: [port2],
  });
  worker.unref();
  const patience = 20_000 * Math.max(start.timeout, 10);
  const helper: Helper = {
    ask(request) {
      const before = Atomics.load(answers, 0);
      port.postMessage(request);
      Atomics.wait(answers, 0, before, patience);
      const answer = receiveMessageOnPort(port) as { message: PostgresAnswer } | undefined;
      return answer?.message ?? silent;
    },
    end() {
      helper.ask({ do: "drop" });
      port.close();
      void worker.terminate();
    },
  };
  abandoned.register(helper, worker);
  return helper;
}

/** Lets other processes go first. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const silent: PostgresAnswer = {
  error: { code: undefined, message: "the thread that connects gives no answer", at: "lost", fatal: false },
};

const templates = new Map<string, readonly string[]>();

/** The statement with its values in it. */
function written([sql, ...values]: Statement): string {
  let parts = templates.get(sql);
  if (parts === undefined) templates.set(sql, (parts = sql.split("?")));
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += literal(values[i]!) + parts[i + 1]!;
  return text;
}

/** A value as SQL; the column that it meets gives it its type. The connection takes backslashes as they are. */
function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return `'${Object.is(value, -0) ? "-0" : value}'`;
  if (value.includes("\0"))
    throw new RangeError("postgresql: text cannot hold the character NUL; leave it out of names");
  return `'${value.replaceAll("'", "''")}'`;
}

function inWords({ code, message, at }: PostgresFailure, label: string, timeout: number): Error {
  const said = (what: string) => new StorageInternalError(`${label}: ${what}`);
  if (at === "lost")
    return said(
      `the connection was lost while a call was under way (${message}); it may or may not have been done; ` +
        "look at the study and go on: the next call connects again",
    );
  switch (code) {
    case "23505":
      return new SqlConstraintError("unique", message);
    case "23503":
      return new SqlConstraintError("foreign", message);
    case "28P01":
    case "28000":
      return said(
        `the server refuses the user or the password (${message}); look at both, and at pg_hba.conf`,
      );
    case "3D000":
      return said(`${message}; make the database first: createdb NAME`);
    case "53300":
      return said(
        `${message}; the server has no connection left: raise max_connections, or run fewer workers`,
      );
    case "22001":
      return said("a name is longer than the 512 characters that Optuna's tables hold; shorten it");
    case "42501":
    case "25006":
      return said(`${message}; this user may not write here: grant it, or use another`);
    case "55P03":
      return said(
        `another program has held rows locked for ${timeout} s; end its transaction, or raise timeout`,
      );
  }
  if (at === "connect")
    return said(`the server cannot be reached (${message}); look at host and port, and that it runs`);
  return said(`${message} (${code ?? "no code"})`);
}
