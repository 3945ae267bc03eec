/**
 * Errors of the SQL engine in plain words: where in the query (line and column), what rule was broken, what to do. The
 * engine's own message stays as `cause`.
 */

export class SqlError extends Error {
  /** The engine's kind of error: "Parser", "Binder", "Catalog", "Conversion", "IO", "Out of Memory", … */
  readonly kind: string;
  /** From 1; undefined when the engine names no place. */
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(kind: string, message: string, place?: { line: number; column: number }, cause?: unknown) {
    super(message, { cause });
    this.name = "SqlError";
    this.kind = kind;
    this.line = place?.line;
    this.column = place?.column;
  }
}

/** What the engine threw, as a SqlError; errors that are not the engine's come back as they are. */
export function sqlError(thrown: unknown, sql = ""): unknown {
  if (!(thrown instanceof Error) || thrown instanceof SqlError) return thrown;
  const message = thrown.message.replace(/^Failed to [\w ]+: /, "");
  const parsed = /^[A-Z][\w -]*? (?:Error|Exception)(?=:)/.exec(message);
  if (parsed === null) return thrown;
  const kind = parsed[0].replace(/ (?:Error|Exception)$/, "");
  if (kind === "INTERRUPT") return new SqlError("Interrupt", "sql: stopped", undefined, thrown);
  const place = placeOf(message, sql);
  const text = message
    .slice(parsed[0].length + 1)
    .replace(/\n+LINE \d+:[\s\S]*$/, "")
    .trim();
  const where = place === undefined ? "sql" : `sql, line ${place.line}, column ${place.column}`;
  return new SqlError(kind, `${where}: ${plain(kind, text)}`, place, thrown);
}

/** The name of a table that the engine did not find. */
export function missingTable(error: unknown): string | undefined {
  if (!(error instanceof SqlError) || error.kind !== "Catalog") return undefined;
  return /^(?:Failed to [\w ]+: )?Catalog Error: Table with name (.+?) does not exist/.exec(
    (error.cause as Error).message,
  )?.[1];
}

/** The engine shows the line, cut at both ends when long ("..."), and a caret below the place. */
function placeOf(message: string, sql: string): { line: number; column: number } | undefined {
  const shown = /\nLINE (\d+): (.*)\n( *)\^/.exec(message);
  if (shown === null) return undefined;
  const line = Number(shown[1]);
  const excerpt = shown[2]!;
  const at = shown[3]!.length - `LINE ${line}: `.length;
  const full = sql.split("\n")[line - 1] ?? "";
  const cut = excerpt.startsWith("...") ? full.indexOf(excerpt.slice(3).replace(/\.\.\.$/, "")) - 3 : 0;
  return { line, column: Math.max(1, (cut < -3 ? 0 : cut) + at + 1) };
}

function plain(kind: string, text: string): string {
  const near = /^syntax error at or near "(.*)"$/.exec(text)?.[1];
  if (near !== undefined) return `the query cannot be read at "${near}"; look at the words just before it`;
  const column =
    /^Referenced column "(.*?)" not found in FROM clause!(?:\s*Candidate bindings: ([\s\S]*))?$/.exec(text);
  if (column !== null)
    return `no column "${column[1]}"; ${column[2] === undefined ? "a text stands in single quotes" : `did you mean ${column[2].trim()}? (a text stands in single quotes)`}`;
  const table = /^Table with name (.+?) does not exist!(?:\s*Did you mean "(.*?)")?/.exec(text);
  if (table !== null)
    return `no table or variable "${table[1]}"; give a frame or file("…") with $\{…}, or a table of the database`;
  if (kind === "Missing Extension" || /extension/i.test(text))
    return `the engine lacks an extension for this (${firstLine(text)}); extensions are never fetched unasked: load one by its path with LOAD '/path/name.duckdb_extension', or copy the data to a local file`;
  if (kind === "Out of Memory")
    return `${firstLine(text)}; aggregate or filter in SQL, or give the engine more: configureDuckDb({ memory: "4GB" })`;
  if (/Snappy|ZSTD|GZIP decompress|decompression fail/i.test(text))
    return `${firstLine(text)}; the file is damaged; copy or write it again`;
  if (text.startsWith("No files found that match the pattern"))
    return `no such file: ${/"(.*)"/.exec(text)?.[1] ?? text}; look at the path and the working folder`;
  if (/out of range/i.test(text) && /STDDEV|VAR|SKEW|KURT|CORR/i.test(text))
    return `${firstLine(text)}; infinite values cannot be averaged: add "filter (where isfinite(x))"`;
  return text.replace(/\s*\n\s*/g, "; ");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]!;
}
