/**
 * Delimited text to frames: every field is read as text by DuckDB, and `inferStrings` decides the type of each column on all
 * of its values. Nothing is tolerated in silence: a line with too many or too few fields, a quote that is not closed and
 * bytes that are no UTF-8 are errors with file, line and advice, or, when asked for, counted in the notes (`notesOf`).
 */
import { basename } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { csvDialect, type CsvDialect } from "./csv-dialect-reader.ts";
import { duckDb } from "./duckdb.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { fileFacts, type FileFacts } from "./file-kind-reader.ts";
import { Frame } from "./frame.ts";
import { checkGzip } from "./gzip-reader.ts";
import { inferStrings, type InferOptions } from "./infer.ts";
import { noted } from "./reader-notes.ts";
import { SqlError } from "./sql-error.ts";
import { quoteName, quotePath, quoteText } from "./sql-text.ts";
import { uniqueNames } from "./unique-names.ts";

export interface CsvOptions extends InferOptions {
  /** Default: the one of `,` `;` tab `|` that the first records agree on. */
  readonly delimiter?: string;
  /** Whether the first line holds names; default true. Otherwise they are column0, column1, … */
  readonly header?: boolean;
  /** Lines with too many or too few fields: an error (default), left out, or filled with missing values (too long ones are
   * left out). */
  readonly ragged?: "error" | "skip" | "pad";
  readonly encoding?: "utf-8" | "latin-1" | "utf-16";
  /** Name of the frame; default: the file's. */
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** A delimited text as the engine sees it: every column VARCHAR. */
export interface CsvSource {
  /** A table expression. */
  readonly sql: string;
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

/** Columns read in one pass: the engine holds some rows of all of them, which for 10,000 columns is half a gigabyte. */
const SLICE = 1000;
/** How many lines are named in a note. */
const NAMED_LINES = 10;

/**
 * Reads a CSV file, plain or gzipped.
 * @throws Error that names file, line and what to do; TypeError when `missing` is no list of texts
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<Frame> {
  checkMissing(options.missing);
  const facts = await fileFacts(path);
  const session = await (await duckDb()).session();
  try {
    const source = await csvSource(facts, session, options);
    const asked = options.signal === undefined ? {} : { signal: options.signal };
    const columns = [];
    let length = 0;
    for (let start = 0; start < source.names.length; start += SLICE) {
      const list = source.names
        .slice(start, start + SLICE)
        .map(quoteName)
        .join(", ");
      const texts = await session
        .query(`select ${list} from ${source.sql}`, asked)
        .catch((error: unknown) => {
          throw csvError(facts.path, error);
        });
      length = texts.length;
      for (const column of texts.data) {
        columns.push(inferStrings(column.name, column as typeof column & { type: "string" }, options));
        await turn();
        options.signal?.throwIfAborted();
      }
    }
    const frame = new Frame(columns, { name: options.name ?? basename(facts.path), length });
    return noted(frame, source.notes);
  } finally {
    session.close();
  }
}

function checkMissing(missing: unknown): void {
  if (missing === undefined || (Array.isArray(missing) && missing.every((text) => typeof text === "string")))
    return;
  throw new TypeError(
    `readCsv: missing must be a list of texts such as ["", "N/A"]; got ${typeof missing === "object" ? JSON.stringify(missing) : typeof missing}; for single columns use withMissing(frame, { column: ["N/A"] })`,
  );
}

/** As `readCsv`, with tabs between fields. */
export function readTsv(path: string, options: CsvOptions = {}): Promise<Frame> {
  return readCsv(path, { delimiter: "\t", ...options });
}

/** The table expression of a file, and what was tolerated in it; with `ragged` the file is read once to count. */
export async function csvSource(
  facts: FileFacts,
  session: DuckDbSession,
  options: CsvOptions = {},
): Promise<CsvSource> {
  const { path } = facts;
  if (facts.kind !== "csv" && facts.kind !== "tsv")
    throw new Error(
      `read: ${path} is no delimited text but ${facts.kind}, whatever its name says; use read("${path}"), which goes by content`,
    );
  const dialect = dialectOf(facts, options);
  if (facts.gzip) await checkGzip(path, options.signal);
  const called = dialect.names.map((name, i) => (name === "" ? `column${i}` : name));
  const names = uniqueNames(called, { ignoreCase: true });
  const notes = [...unnamed(dialect.names, names), ...renamed(called, names)];
  const expression = (extra: string): string => readExpression(facts, dialect, names, options, extra);
  const ragged = options.ragged ?? "error";
  if (ragged === "error") return { sql: expression(""), names, notes };
  notes.push(
    ...(await rejects(path, session, expression(", ignore_errors=true, store_rejects=true"), ragged)),
  );
  const extra = ", ignore_errors=true" + (ragged === "pad" ? ", null_padding=true, parallel=false" : "");
  return { sql: expression(extra), names, notes };
}

/** The engine's error about a delimited text, in plain words; other errors as they are. */
export function csvError(path: string, error: unknown): unknown {
  const text = error instanceof SqlError ? ((error.cause as Error | undefined)?.message ?? "") : "";
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  if (line === undefined)
    return /CSV Parser|invalid state/.test(text)
      ? new Error(
          `read: ${path}: must be delimited text; got what cannot be read as that; does it end its lines in several ways, is a quote not closed, or is it a file of another kind?`,
          { cause: error },
        )
      : error;
  const where = `read: ${path}, line ${line}`;
  const say = (rule: string): Error => new Error(`${where}: ${rule}`, { cause: error });
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (counts !== null)
    return say(
      `must have ${counts[1]} fields; got ${counts[2]}; mend the line, or say ragged: "skip" or ragged: "pad"`,
    );
  if (/unterminated quote/.test(text))
    return say(
      `a quoted field begins here and its quote is not closed, or text follows it; double the quotes inside a field`,
    );
  if (/unicode|utf-?8/i.test(text))
    return say(`must be UTF-8; got bytes that are not; if the file is older, say encoding: "latin-1"`);
  if (/Maximum line size/i.test(text)) return say("is longer than a line may be; is a quote not closed?");
  return say(/\n(?!Original|Possible|\*|\s*$)([^\n]+)/.exec(text)?.[1] ?? "cannot be read");
}

function dialectOf(facts: FileFacts, options: CsvOptions): CsvDialect {
  const encoding = options.encoding ?? (isUtf16(facts.head) ? "utf-16" : "utf-8");
  if (encoding === "utf-16" && options.encoding === undefined)
    throw new Error(`read: ${facts.path} must be UTF-8; it begins as UTF-16; say encoding: "utf-16"`);
  const text = new TextDecoder(
    encoding === "latin-1" ? "latin1" : encoding === "utf-16" ? utf16(facts.head) : "utf-8",
  ).decode(facts.head);
  const delimiter = options.delimiter ?? (facts.kind === "tsv" ? "\t" : undefined);
  const dialect = csvDialect(text, facts.whole || facts.head.length < 1 << 20, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(options.header === undefined ? {} : { header: options.header }),
  });
  if (dialect.names.length === 0 || (dialect.names.length === 1 && dialect.names[0]!.trim() === ""))
    throw new Error(`read: ${facts.path}, line 1: must hold the names of the columns; got an empty line`);
  return dialect;
}

function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function utf16(head: Uint8Array): string {
  return head[0] === 0xfe ? "utf-16be" : "utf-16le";
}

function readExpression(
  facts: FileFacts,
  dialect: CsvDialect,
  names: readonly string[],
  options: CsvOptions,
  extra: string,
): string {
  const columns = names.map((name) => `${quoteName(name)}: 'VARCHAR'`).join(", ");
  const compression = facts.gzip ? ", compression='gzip'" : "";
  const encoding = options.encoding === undefined ? "" : `, encoding=${quoteText(options.encoding)}`;
  // The engine takes the first line break for the file's kind of line break, which in a quoted name may be another: no row follows.
  const newLine = dialect.names.some((name) => /[\r\n]/.test(name))
    ? `, new_line=${quoteText(dialect.newLine === "\r\n" ? "\\r\\n" : "\\n")}`
    : "";
  return (
    `read_csv(${quotePath(facts.path)}, auto_detect=false, header=${options.header ?? true}, ` +
    `delim=${quoteText(dialect.delimiter)}, quote='"', escape='"', max_line_size=16777216, columns={${columns}}${newLine}${compression}${encoding}${extra})`
  );
}

function unnamed(given: readonly string[], names: readonly string[]): string[] {
  const fresh = names.filter((_, i) => given[i] === "").map((name) => `"${name}"`);
  if (fresh.length === 0) return [];
  const more = fresh.length > NAMED_LINES ? `, and ${fresh.length - NAMED_LINES} more` : "";
  return [`columns without a name in the header: ${fresh.slice(0, NAMED_LINES).join(", ")}${more}`];
}

function renamed(given: readonly string[], names: readonly string[]): string[] {
  const changed = names.flatMap((name, i) => (name === given[i] ? [] : [`"${given[i]}" is now "${name}"`]));
  if (changed.length === 0) return [];
  const more = changed.length > NAMED_LINES ? `, and ${changed.length - NAMED_LINES} more` : "";
  return [
    `names of columns that stood more than once (upper and lower case are one): ${changed.slice(0, NAMED_LINES).join(", ")}${more}`,
  ];
}

/** Reads the file once to learn which lines have the wrong number of fields. */
async function rejects(
  path: string,
  session: DuckDbSession,
  expression: string,
  ragged: "skip" | "pad",
): Promise<string[]> {
  await session.run(`create or replace temp table assay_counted as select count(*) from ${expression}`);
  const found = await session.rows(
    `select error_type as kind, count(distinct line) as n, min(line) as first,
       string_agg(distinct line::varchar, ', ' order by line::varchar) filter (where nth <= ${NAMED_LINES}) as lines
     from (select *, row_number() over (partition by error_type order by line) as nth from reject_errors)
     group by all order by kind`,
  );
  await session.run("drop table reject_errors; drop table reject_scans; drop table assay_counted");
  const other = found.find(
    (each) => each["kind"] !== "MISSING COLUMNS" && each["kind"] !== "TOO MANY COLUMNS",
  );
  if (other !== undefined) {
    const kind =
      other["kind"] === "INVALID ENCODING"
        ? 'must be UTF-8; got bytes that are not; say encoding: "latin-1" if the file is older'
        : "a quote is not closed, or text follows a closing quote";
    throw new Error(`read: ${path}, line ${String(other["first"])}: ${kind}`);
  }
  return found.map((each) => {
    const short = each["kind"] === "MISSING COLUMNS";
    const n = Number(each["n"]);
    const done = short && ragged === "pad" ? "filled with missing values" : "left out";
    const named = n > NAMED_LINES ? `lines ${String(each["lines"])}, …` : `lines ${String(each["lines"])}`;
    return `${n} ${n === 1 ? "line" : "lines"} with too ${short ? "few" : "many"} fields ${done} (${named})`;
  });
}
