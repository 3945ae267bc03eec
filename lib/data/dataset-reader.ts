/** One way to a dataset from anything: tables in memory and small files are held, larger files are read out of core. */
import { existsSync } from "node:fs";
import { expandHome } from "../core/index.ts";
import type { Dataset } from "./dataset.ts";
import { duckdbDataset, type DuckDbDatasetOptions } from "./duckdb-dataset.ts";
import { isRelation, type Relation } from "./duckdb-relation.ts";
import { fileFacts } from "./file-kind-reader.ts";
import { frameDataset } from "./frame-dataset.ts";
import { frameOf } from "./frame-of.ts";
import { parquetRows } from "./parquet-reader.ts";
import { read } from "./reader.ts";
import { notesOf } from "./reader-notes.ts";

export interface OpenDatasetOptions extends DuckDbDatasetOptions {
  /** Files of at most so many bytes are read into memory; default 64 MB. Packed ones count ten times. */
  readonly memoryBytes?: number;
  /** Parquet files of at most so many rows are read into memory; default 200,000. */
  readonly memoryRows?: number;
}

const MEMORY_BYTES = 64 * 2 ** 20;
const MEMORY_ROWS = 200_000;
/** A packed file is larger when unpacked, by about this. */
const PACKED = 10;

/**
 * @param value a path, a pattern of Parquet files, a relation of `scan`, or whatever `frameOf` takes
 * @throws Error for files that cannot be read, TypeError for what holds no table
 */
export async function openDataset(value: unknown, options: OpenDatasetOptions = {}): Promise<Dataset> {
  if (isRelation(value)) return await duckdbDataset(value as Relation, options);
  if (typeof value !== "string") {
    const frame = frameOf(value, options.name);
    return frameDataset(frame, notesOf(frame));
  }
  if (/[*?[]/.test(value) && !existsSync(expandHome(value))) return await duckdbDataset(value, options);
  const facts = await fileFacts(value);
  const large =
    facts.kind === "parquet"
      ? (await parquetRows(facts.path)) > (options.memoryRows ?? MEMORY_ROWS)
      : facts.size * (facts.gzip ? PACKED : 1) > (options.memoryBytes ?? MEMORY_BYTES);
  if (large && facts.kind !== "arrow") return await duckdbDataset(facts.path, options);
  const frame = await read(facts.path, options);
  return frameDataset(frame, notesOf(frame));
}
