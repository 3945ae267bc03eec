/**
 * The SQL engine: DuckDB inside this process, loaded on first use. One instance serves the whole library; `openDuckDb` opens
 * another one over a database file. Guards that hold in every instance: extensions are neither fetched nor loaded unasked,
 * memory is limited, what does not fit spills into a folder of the system's temporary ones, and the time zone is UTC, so
 * that answers do not depend on the machine. Source: `@duckdb/node-api` 1.5.5.
 */
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBInstance } from "@duckdb/node-api";
import { DuckDbSession } from "./duckdb-session.ts";
import { sqlError } from "./sql-error.ts";
import { quoteText } from "./sql-text.ts";

export interface DuckDbOptions {
  /** Memory that the engine may hold before it spills to disk; default "512MB". */
  readonly memory?: string;
  /** Default: number of cores. */
  readonly threads?: number;
  /** Folder for what does not fit into memory; default in the system's temporary folder. */
  readonly temp?: string;
  /** Opens a database file without the right to write. */
  readonly readOnly?: boolean;
}

type Api = typeof import("@duckdb/node-api");

let loading: Promise<Api> | undefined;
let shared: Promise<DuckDb> | undefined;

/** One instance of the engine. */
export class DuckDb {
  /** For provenance: "duckdb 1.5.5". */
  readonly engine: string;
  readonly #instance: DuckDBInstance;
  readonly #api: Api;

  constructor(api: Api, instance: DuckDBInstance) {
    this.#api = api;
    this.#instance = instance;
    this.engine = `duckdb ${api.version().replace(/^v/, "")}`;
  }

  /** A connection of its own, whose statements run one after the other. */
  async session(): Promise<DuckDbSession> {
    const connection = await this.#instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    return new DuckDbSession(this.#api, connection);
  }

  /** Changes limits of the running instance. */
  async configure(options: DuckDbOptions): Promise<void> {
    const session = await this.session();
    try {
      if (options.memory !== undefined) await session.run(`set memory_limit = ${quoteText(options.memory)}`);
      if (options.threads !== undefined) await session.run(`set threads = ${Math.trunc(options.threads)}`);
      if (options.temp !== undefined) await session.run(`set temp_directory = ${quoteText(options.temp)}`);
    } finally {
      session.close();
    }
  }

  close(): void {
    this.#instance.closeSync();
  }
}

/** The instance of the library, opened on first use. */
export function duckDb(): Promise<DuckDb> {
  shared ??= openDuckDb().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** Sets memory, threads and spill folder of the library's instance. */
export async function configureDuckDb(options: DuckDbOptions): Promise<void> {
  await (await duckDb()).configure(options);
}

/**
 * A new instance.
 * @param path a database file, made when missing; default: in memory
 * @throws Error when the native package is not installed, SqlError when the file cannot be opened
 */
export async function openDuckDb(path = ":memory:", options: DuckDbOptions = {}): Promise<DuckDb> {
  const api = await load();
  const settings = {
    memory_limit: options.memory ?? "512MB",
    threads: String(options.threads ?? availableParallelism()),
    temp_directory: options.temp ?? join(tmpdir(), `assay-duckdb-${process.pid}`),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    ...(options.readOnly === true ? { access_mode: "READ_ONLY" } : {}),
  };
  try {
    return new DuckDb(api, await api.DuckDBInstance.create(path, settings));
  } catch (error) {
    throw sqlError(error);
  }
}

function load(): Promise<Api> {
  loading ??= import("@duckdb/node-api").catch((error: unknown) => {
    loading = undefined;
    throw new Error(
      `sql: the engine cannot be loaded; got "${String((error as Error).message)}"; install it with "npm install @duckdb/node-api" without --omit=optional`,
      { cause: error },
    );
  });
  return loading;
}
