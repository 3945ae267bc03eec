/** Parquet files to frames, by DuckDB; types are those of the file. */
import { basename } from "node:path";
import { duckDb } from "./duckdb.ts";
import { fileFacts } from "./file-kind-reader.ts";
import type { Frame } from "./frame.ts";
import { SqlError } from "./sql-error.ts";
import { quotePath } from "./sql-text.ts";

export interface ParquetOptions {
  /** Only these columns. */
  readonly columns?: readonly string[];
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** @throws Error for a missing, truncated or foreign file */
export async function readParquet(path: string, options: ParquetOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  if (facts.kind !== "parquet")
    throw new Error(
      `read: ${facts.path} must begin with PAR1 as Parquet does; it looks like ${facts.kind}; use read("${path}"), which goes by content`,
    );
  const session = await (await duckDb()).session();
  try {
    const frame = await session.query(`select * from read_parquet(${quotePath(facts.path)})`, {
      name: options.name ?? basename(facts.path),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return options.columns === undefined ? frame : frame.select(options.columns);
  } catch (error) {
    throw parquetError(facts.path, error);
  } finally {
    session.close();
  }
}

/** Rows of a Parquet file, from its directory at the end. */
export async function parquetRows(path: string): Promise<number> {
  const session = await (await duckDb()).session();
  try {
    const [row] = await session.rows(
      `select num_rows::double as n from parquet_file_metadata(${quotePath(path)})`,
    );
    return Number(row!["n"]);
  } catch (error) {
    throw parquetError(path, error);
  } finally {
    session.close();
  }
}

/** The engine's error about a Parquet file, in plain words. */
export function parquetError(path: string, error: unknown): unknown {
  if (!(error instanceof SqlError)) return error;
  const text = (error.cause as Error | undefined)?.message ?? error.message;
  if (["Interrupt", "Out of Memory", "Missing Extension"].includes(error.kind)) return error;
  const damaged =
    /magic bytes|footer|too small|thrift|parquet|Snappy|ZSTD|decompress|read.*bytes|don't know what type/i;
  if (!damaged.test(text)) return error;
  return new Error(
    `read: ${path}: a Parquet file begins and ends with PAR1 and holds its directory before the end; this one is cut or damaged; copy or write it again`,
    { cause: error },
  );
}
