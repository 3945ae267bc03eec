/**
 * A session: one connection to the engine. Statements run one after the other, so that an abort stops the right one; results
 * come as frames or chunk by chunk.
 */
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult, DuckDBValue } from "@duckdb/node-api";
import { columnBuilder } from "./duckdb-column.ts";
import { createTable } from "./duckdb-append.ts";
import { Frame } from "./frame.ts";
import { sqlError } from "./sql-error.ts";
import { uniqueNames } from "./unique-names.ts";

type Api = typeof import("@duckdb/node-api");

/** Milliseconds between two calls of interrupt: one that comes before the statement has begun is lost. */
const INTERRUPT_AGAIN = 20;

export interface QueryOptions {
  /** Values of $1, $2, …: null, booleans, numbers, bigints, strings, dates. */
  readonly values?: readonly unknown[];
  readonly signal?: AbortSignal;
  /** Name of the resulting frame. */
  readonly name?: string;
}

export class DuckDbSession {
  readonly #api: Api;
  readonly #connection: DuckDBConnection;
  #last: Promise<unknown> = Promise.resolve();

  constructor(api: Api, connection: DuckDBConnection) {
    this.#api = api;
    this.#connection = connection;
  }

  /** Runs a statement for its effect. */
  async run(sql: string, options: QueryOptions = {}): Promise<void> {
    await this.#alone(
      options.signal,
      async () => {
        await this.#connection.run(sql, this.#bound(options.values));
      },
      sql,
    );
  }

  /** The result as a frame. Names that occur twice get a number: `x`, `x_1`. */
  query(sql: string, options: QueryOptions = {}): Promise<Frame> {
    return this.#alone(
      options.signal,
      async () => {
        const result = await this.#connection.stream(sql, this.#bound(options.values));
        const names = uniqueNames(result.columnNames());
        const builders = names.map((name, i) => columnBuilder(name, result.columnType(i)));
        let rows = 0;
        for await (const chunk of chunks(result, options.signal)) {
          rows += chunk.rowCount;
          for (const [i, builder] of builders.entries())
            builder.push(chunk.getColumnVector(i), chunk.rowCount);
        }
        return new Frame(
          builders.map((builder) => builder.column()),
          { name: options.name ?? "", length: rows },
        );
      },
      sql,
    );
  }

  /** The rows of a small result as records of plain values; dates are Date. */
  async rows(sql: string, options: QueryOptions = {}): Promise<Record<string, unknown>[]> {
    const frame = await this.query(sql, options);
    return Array.from({ length: frame.length }, (_, i) => frame.row(i));
  }

  /** Gives each chunk of the result (at most 2048 rows) to `take`, in order, and holds none. */
  async each(sql: string, take: (chunk: DuckDBDataChunk) => void, options: QueryOptions = {}): Promise<void> {
    await this.#alone(
      options.signal,
      async () => {
        const result = await this.#connection.stream(sql, this.#bound(options.values));
        for await (const chunk of chunks(result, options.signal)) take(chunk);
      },
      sql,
    );
  }

  /** Names and types of the columns that a query would give. */
  async describe(sql: string, values?: readonly unknown[]): Promise<{ name: string; type: string }[]> {
    return await this.#alone(
      undefined,
      async () => {
        const result = await this.#connection.stream(`select * from (${sql}) limit 0`, this.#bound(values));
        return result
          .columnNames()
          .map((name, i) => ({ name, type: result.columnType(i).alias ?? String(result.columnType(i)) }));
      },
      sql,
    );
  }

  /** Makes a temporary table of the frame's rows. */
  async createTable(name: string, frame: Frame, signal?: AbortSignal): Promise<void> {
    await this.#alone(signal, () => createTable(this.#api, this.#connection, name, frame, signal));
  }

  close(): void {
    this.#connection.closeSync();
  }

  async #alone<T>(signal: AbortSignal | undefined, work: () => Promise<T>, sql = ""): Promise<T> {
    const turn = this.#last.then(async () => {
      signal?.throwIfAborted();
      let again: ReturnType<typeof setInterval> | undefined;
      const stop = (): void => {
        this.#connection.interrupt();
        again ??= setInterval(() => this.#connection.interrupt(), INTERRUPT_AGAIN);
      };
      signal?.addEventListener("abort", stop, { once: true });
      try {
        return await work();
      } catch (error) {
        signal?.throwIfAborted();
        throw sqlError(error, sql);
      } finally {
        signal?.removeEventListener("abort", stop);
        clearInterval(again);
      }
    });
    this.#last = turn.catch(() => {});
    return await turn;
  }

  #bound(values: readonly unknown[] = []): DuckDBValue[] {
    return values.map((value, i) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Date) {
        if (Number.isNaN(value.getTime()))
          throw new TypeError(`sql: value ${i + 1} must be a valid date; got an invalid Date`);
        return new this.#api.DuckDBTimestampValue(BigInt(value.getTime()) * 1000n);
      }
      if (["boolean", "number", "bigint", "string"].includes(typeof value)) return value as DuckDBValue;
      throw new TypeError(
        `sql: value ${i + 1} must be null, a boolean, number, bigint, string or Date; got ${Object.prototype.toString.call(value)}`,
      );
    });
  }
}

/** A result that is already there heeds no interrupt: the signal is asked between chunks. */
async function* chunks(result: DuckDBResult, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk> {
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}
