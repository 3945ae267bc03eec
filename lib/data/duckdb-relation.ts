/**
 * A relation: a table expression of the engine that is read only when asked, for data larger than memory. `scan` makes one
 * of a file, several Parquet files, or a query.
 */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { expandHome } from "../core/index.ts";
import { csvError, csvSource, type CsvOptions } from "./csv-reader.ts";
import { duckDb } from "./duckdb.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { fileFacts, type FileFacts } from "./file-kind-reader.ts";
import { checkGzip } from "./gzip-reader.ts";
import { inferStrings } from "./infer.ts";
import { parquetError } from "./parquet-reader.ts";
import { SqlError } from "./sql-error.ts";
import { quoteName, quotePath, quoteText } from "./sql-text.ts";

export interface Relation {
  /** What stands after `from`. */
  readonly sql: string;
  readonly name: string;
  readonly schema: readonly { readonly name: string; readonly type: string; readonly why?: string }[];
  readonly notes: readonly string[];
  /** The Parquet file, when it is one file: rows can be numbered and columns read alone. */
  readonly parquet?: string;
  readonly relation: true;
}

/** Rows of a delimited text that types are guessed from; all rows are tried afterwards. */
const TYPE_SAMPLE = 20_000;

/**
 * A file (CSV, TSV, Parquet, JSON, NDJSON), a pattern such as "part-*.parquet", or a query ("select …").
 * Types of delimited text are inferred from its first 20,000 rows and tried on all; a column with a value that does not read
 * as its type stays text, and says how many do not.
 */
export async function scan(source: string, options: CsvOptions = {}): Promise<Relation> {
  const session = await (await duckDb()).session();
  try {
    if (/^\s*(?:select|from|with|values)\b/i.test(source)) {
      const schema = await session.describe(source);
      return { sql: `(${source})`, name: options.name ?? "query", schema, notes: [], relation: true };
    }
    if (/[*?[]/.test(source) && !existsSync(expandHome(source)))
      return await pattern(session, expandHome(source), options.name);
    const facts = await fileFacts(source);
    const name = options.name ?? basename(facts.path);
    if (facts.kind === "csv" || facts.kind === "tsv") return await csvRelation(session, facts, options, name);
    if (facts.kind === "arrow")
      throw new Error(
        `scan: ${facts.path} is Arrow IPC, which the engine cannot read; use read("${source}")`,
      );
    if (facts.kind !== "parquet") await checkJson(facts, source, options.signal);
    const sql =
      facts.kind === "parquet"
        ? `read_parquet(${quotePath(facts.path)})`
        : `read_json(${quotePath(facts.path)}, format='${facts.kind === "ndjson" ? "newline_delimited" : "auto"}', convert_strings_to_integers=false, maximum_object_size=67108864${facts.gzip ? ", compression='gzip'" : ""})`;
    const schema = await session.describe(`select * from ${sql}`).catch((error: unknown) => {
      throw facts.kind === "parquet" ? parquetError(facts.path, error) : jsonError(facts.path, error);
    });
    if (
      facts.kind !== "parquet" &&
      schema.length === 1 &&
      schema[0]!.name === "json" &&
      !holdsKey(facts, "json")
    )
      throw new Error(
        `scan: ${facts.path} must hold an array of records or one record a line; got other values; take the part that is a table with JSON.parse and frameOf`,
      );
    const parquet = facts.kind === "parquet" ? { parquet: facts.path } : {};
    return { sql, name, schema, notes: [], ...parquet, relation: true };
  } finally {
    session.close();
  }
}

/** What the engine would take for a table of one row, or not at all. */
async function checkJson(facts: FileFacts, source: string, signal?: AbortSignal): Promise<void> {
  const { path, head, kind, gzip } = facts;
  if (gzip) await checkGzip(path, signal);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    throw new Error(
      `scan: ${path} must not begin with a byte order mark, which the engine cannot skip in JSON; save it without one, or use read("${source}")`,
    );
  const text = new TextDecoder().decode(head).trimStart();
  if (kind === "json" && text.startsWith("{") && !isRecordLine(text))
    throw new Error(
      `scan: ${path} must hold an array of records or one record a line to be read out of core; got one object; use read("${source}"), which takes objects of columns, or write it as NDJSON`,
    );
}

/** Whether the first line is a whole object with another below it. */
function isRecordLine(text: string): boolean {
  const first = text.split("\n", 1)[0]!;
  if (text.slice(first.length).trim() === "") return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

function holdsKey({ head }: FileFacts, key: string): boolean {
  return new TextDecoder().decode(head.subarray(0, 4096)).includes(`"${key}"`);
}

/** The engine's error about a JSON file, with the file and without its advice on options that are not to be had here. */
export function jsonError(path: string, error: unknown): unknown {
  if (!(error instanceof SqlError) || error.kind === "Interrupt") return error;
  const text = (error.cause as Error | undefined)?.message ?? error.message;
  const found = /in file "[^]*?", (?:at byte \d+ )?in (?:line|record\/value) (\d+): ([^\n]*)/.exec(text);
  if (found === null) return error;
  return new Error(
    `scan: ${path}, line or record ${found[1]}: must be JSON of records; got what cannot be read (${found[2]!.replace(/\.\s*$/, "")}); mend it there`,
    { cause: error },
  );
}

/** Whether a value came from `scan`. */
export function isRelation(value: unknown): value is Relation {
  return typeof value === "object" && value !== null && (value as Partial<Relation>).relation === true;
}

async function pattern(session: DuckDbSession, path: string, name = basename(path)): Promise<Relation> {
  const extension = /\.(parquet|pq|csv|tsv|json|ndjson|jsonl)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (extension !== "parquet" && extension !== "pq")
    throw new Error(`scan: a pattern must name Parquet files, as in "part-*.parquet"; got "${path}"`);
  const sql = `read_parquet(${quoteText(path)})`;
  return { sql, name, schema: await session.describe(`select * from ${sql}`), notes: [], relation: true };
}

async function csvRelation(
  session: DuckDbSession,
  facts: FileFacts,
  options: CsvOptions,
  name: string,
): Promise<Relation> {
  const source = await csvSource(facts, session, options);
  const fail = (error: unknown): never => {
    throw csvError(facts.path, error);
  };
  const head = await session.query(`select * from ${source.sql} limit ${TYPE_SAMPLE}`).catch(fail);
  const guesses = head.data.map((column) => {
    const guess = inferStrings(column.name, column as typeof column & { type: "string" }, options);
    const cast = castOf(
      column.name,
      guess.type,
      guess.type === "number" && guess.integer,
      guess.type === "date" && guess.hasTime,
    );
    return { name: column.name, guess, cast };
  });
  const missing = (options.missing ?? [""]).map(quoteText).join(", ");
  const text = (column: string): string =>
    missing === ""
      ? quoteName(column)
      : `case when ${quoteName(column)} in (${missing}) then null else ${quoteName(column)} end`;
  const tried = guesses.filter((each) => each.cast !== undefined);
  const counts = await session
    .rows(
      `select count(*) as n${tried.map((each, i) => `, count(*) filter (where ${quoteName(each.name)} is not null and ${each.cast!.value} is null) as bad${i}, any_value(${quoteName(each.name)}) filter (where ${quoteName(each.name)} is not null and ${each.cast!.value} is null) as odd${i}`).join("")}
       from (select ${source.names.map((each) => `${text(each)} as ${quoteName(each)}`).join(", ")} from ${source.sql})`,
    )
    .catch(fail);
  const schema = guesses.map(({ name: column, guess, cast }) => {
    const at = tried.findIndex((each) => each.name === column);
    const bad = at < 0 ? 0 : Number(counts[0]![`bad${at}`]);
    if (cast !== undefined && bad === 0)
      return { name: column, type: cast.type, why: `all values read as ${guess.type}` };
    if (cast === undefined) return { name: column, type: "VARCHAR", why: guess.inferred?.why ?? "text" };
    const why = `${guess.type}, but ${bad} of ${String(counts[0]!["n"])} values do not read as one ("${String(counts[0]![`odd${at}`])}"); kept as text`;
    return { name: column, type: "VARCHAR", why };
  });
  const list = schema.map((each, i) => {
    const value = each.type === "VARCHAR" ? quoteName(each.name) : guesses[i]!.cast!.value;
    return `${value} as ${quoteName(each.name)}`;
  });
  const texts = source.names.map((each) => `${text(each)} as ${quoteName(each)}`).join(", ");
  const sql = `(select ${list.join(", ")} from (select ${texts} from ${source.sql}))`;
  return { sql, name, schema, notes: source.notes, relation: true };
}

/** How a text becomes a value of the type, null when it does not read as one; undefined for text and dates in other forms. */
function castOf(
  column: string,
  type: string,
  integer: boolean,
  hasTime: boolean,
): { type: string; value: string } | undefined {
  const name = quoteName(column);
  if (type === "number" && integer)
    return {
      type: "BIGINT",
      value: `case when abs(try_cast(${name} as double)) < 9007199254740992 and not regexp_matches(${name}, '^\\s*[+-]?0[0-9]') then try_cast(${name} as bigint) end`,
    };
  if (type === "number")
    return {
      type: "DOUBLE",
      value: `case when not regexp_matches(${name}, '^\\s*[+-]?0[0-9]') then try_cast(${name} as double) end`,
    };
  if (type === "boolean")
    return {
      type: "BOOLEAN",
      value: `case lower(trim(${name})) when 'true' then true when 'false' then false end`,
    };
  if (type !== "date") return undefined;
  return hasTime
    ? { type: "TIMESTAMP", value: `try_cast(${name} as timestamp)` }
    : { type: "DATE", value: `try_cast(${name} as date)` };
}
