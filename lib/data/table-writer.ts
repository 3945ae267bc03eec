/** Tables to files, by DuckDB: CSV (RFC 4180, UTF-8, missing values empty), Parquet, and JSON as one array of records. */
import { expandHome } from "../core/index.ts";
import { duckDb } from "./duckdb.ts";
import { frameOf } from "./frame-of.ts";
import { quoteText } from "./sql-text.ts";

export interface WriteOptions {
  readonly signal?: AbortSignal;
}

/** Writes what `frameOf` takes as CSV; a name that ends in .gz is packed. */
export function writeCsv(table: unknown, path: string, options: WriteOptions = {}): Promise<void> {
  const packed = path.endsWith(".gz") ? ", compression gzip" : "";
  return write(table, path, `format csv, header${packed}`, options);
}

export function writeParquet(table: unknown, path: string, options: WriteOptions = {}): Promise<void> {
  return write(table, path, "format parquet", options);
}

export function writeJson(table: unknown, path: string, options: WriteOptions = {}): Promise<void> {
  return write(table, path, "format json, array true", options);
}

/** @throws SqlError when the file cannot be written */
async function write(table: unknown, path: string, format: string, options: WriteOptions): Promise<void> {
  const session = await (await duckDb()).session();
  try {
    await session.createTable("assay_written", frameOf(table), options.signal);
    await session.run(`copy assay_written to ${quoteText(expandHome(path))} (${format})`, options);
  } finally {
    session.close();
  }
}
