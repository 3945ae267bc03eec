/**
 * SQL over anything: values become bound parameters, tables of any kind (whatever `frameOf` takes), files and relations
 * become tables of the query.
 */
import { host } from "../core/index.ts";
import { openDuckDb, duckDb, type DuckDb, type DuckDbOptions } from "./duckdb.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { isRelation, scan, type Relation } from "./duckdb-relation.ts";
import type { CsvOptions } from "./csv-reader.ts";
import type { Frame } from "./frame.ts";
import { frameOf, isFrameLike } from "./frame-of.ts";
import { missingTable } from "./sql-error.ts";
import { quoteName } from "./sql-text.ts";

/** A file that a query reads: `file("trips.parquet")`. */
export interface SqlFile {
  readonly file: string;
  readonly options: CsvOptions;
}

/** A name of a column or table in a query: `name("unit price")`. */
export interface SqlName {
  readonly sqlName: string;
}

export interface SqlOptions {
  readonly signal?: AbortSignal;
  /** Gives the table of a name that neither the query nor the database knows; undefined when there is none. */
  readonly lookup?: (name: string) => Promise<unknown>;
}

/** SQL bound to one database. */
export interface Connection {
  /** As `sql`, in this database. */
  sql(texts: TemplateStringsArray, ...values: unknown[]): Promise<Frame>;
  /** Names of its tables. */
  tables(): Promise<string[]>;
  close(): void;
}

/** A file as a table of a query; CSV is typed by the rules of `scan`. */
export function file(path: string, options: CsvOptions = {}): SqlFile {
  return { file: path, options };
}

/** A name in quotes, for columns and tables whose names are held in variables. */
export function name(text: string): SqlName {
  return { sqlName: text };
}

/**
 * Runs a query and gives its result as a frame. Each value in the template is bound, never pasted: null, booleans, numbers,
 * bigints, strings and dates as parameters; an array of those as a list for `in`; tables, files and relations as tables.
 * @throws SqlError with line and column
 * @example await sql`select species, avg(mass) as mass from ${penguins} where year > ${2007} group by all`
 */
export async function sql(texts: TemplateStringsArray, ...values: unknown[]): Promise<Frame> {
  return await runSql(texts, values);
}

/** A database file of DuckDB, made when missing; without a path a database in memory. */
export async function connect(options: DuckDbOptions & { readonly path?: string } = {}): Promise<Connection> {
  const database = await openDuckDb(options.path, options);
  const session = await database.session();
  return {
    sql: (texts, ...values) => inSession(session, texts, values, {}),
    tables: async () =>
      (await session.rows("select table_name as name from duckdb_tables() order by 1")).map((each) =>
        String(each["name"]),
      ),
    close: () => {
      session.close();
      database.close();
    },
  };
}

/** A query in pieces, with values between them, in the library's own database or another. */
export async function runSql(
  texts: readonly string[],
  values: readonly unknown[],
  options: SqlOptions & { readonly database?: DuckDb } = {},
): Promise<Frame> {
  const session = await (options.database ?? (await duckDb())).session();
  try {
    return await inSession(session, texts, values, options);
  } finally {
    session.close();
  }
}

let tables = 0;

async function inSession(
  session: DuckDbSession,
  texts: readonly string[],
  values: readonly unknown[],
  options: SqlOptions,
): Promise<Frame> {
  const signal = options.signal ?? host()?.signal;
  const bound: unknown[] = [];
  const made: string[] = [];
  const add = async (frame: Frame, table: string): Promise<string> => {
    await session.createTable(table, frame, signal);
    made.push(table);
    return quoteName(table);
  };
  const piece = async (value: unknown, before: string): Promise<string> => {
    if (typeof value === "object" && value !== null) {
      if ("sqlName" in value) return quoteName((value as SqlName).sqlName);
      if ("file" in value && "options" in value) {
        const wanted = value as SqlFile;
        return (await scan(wanted.file, wanted.options)).sql;
      }
      if (isRelation(value)) return (value as Relation).sql;
      if (Array.isArray(value) && value.every(isScalar)) return list(value, bound);
      if (isFrameLike(value)) return await add(frameOf(value), `assay_table_${++tables}`);
    }
    if (typeof value === "string" && /\b(?:from|join)\s+$/i.test(before))
      throw new TypeError(
        `sql: after "from" a table must stand; got the text ${JSON.stringify(value)}; is it a file? then say $\{file(${JSON.stringify(value)})}`,
      );
    bound.push(value);
    return `$${bound.length}`;
  };
  try {
    let text = texts[0]!;
    for (const [i, value] of values.entries()) text += (await piece(value, text)) + texts[i + 1]!;
    if (text.trim() === "") throw new TypeError("sql: wants a query; got nothing");
    const asked = { values: bound, name: "query", ...(signal === undefined ? {} : { signal }) };
    for (;;)
      try {
        return await session.query(text, asked);
      } catch (error) {
        const missing = missingTable(error);
        const found =
          missing === undefined || made.includes(missing) ? undefined : await options.lookup?.(missing);
        if (found === undefined) throw error;
        if (isRelation(found))
          await session.run(`create or replace temp view ${quoteName(missing!)} as from ${found.sql}`);
        else await add(frameOf(found), missing!);
        if (isRelation(found)) made.push(missing!);
      }
  } finally {
    for (const table of made) await drop(session, table);
  }
}

async function drop(session: DuckDbSession, table: string): Promise<void> {
  for (const kind of ["table", "view"])
    await session.run(`drop ${kind} if exists temp.main.${quoteName(table)}`).catch(() => undefined);
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    value instanceof Date ||
    ["boolean", "number", "bigint", "string"].includes(typeof value)
  );
}

/** (1, 2, 3) for `in`; an empty list matches nothing. */
function list(values: readonly unknown[], bound: unknown[]): string {
  if (values.length === 0) return "(null)";
  return `(${values.map((value) => `$${bound.push(value)}`).join(", ")})`;
}
