/** One reader for all files: what a file is, is decided by its bytes and then by its name. */
import { readArrow } from "./arrow-reader.ts";
import { readCsv, type CsvOptions } from "./csv-reader.ts";
import { fileFacts } from "./file-kind-reader.ts";
import type { Frame } from "./frame.ts";
import { readJson, readNdjson } from "./json-reader.ts";
import { readParquet } from "./parquet-reader.ts";
import { noted, notesOf } from "./reader-notes.ts";

export type ReadOptions = CsvOptions;

/**
 * Reads CSV, TSV, Parquet, JSON, NDJSON or Arrow IPC, plain or gzipped, into a frame. A file whose name says something else
 * than its bytes is read by its bytes, with a note (`notesOf`).
 * @throws Error that names the file, the line where there is one, and what to do
 * @example const penguins = await read("penguins.csv");
 */
export async function read(path: string, options: ReadOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const frame = await readers[facts.kind](facts.path, options);
  const { namedKind, kind } = facts;
  if (namedKind === undefined || namedKind === kind) return frame;
  return noted(frame, [
    ...notesOf(frame),
    `the file's name says ${namedKind}, but it is ${kind}; read as that`,
  ]);
}

const readers = {
  csv: readCsv,
  tsv: readCsv,
  parquet: readParquet,
  json: readJson,
  ndjson: readNdjson,
  arrow: readArrow,
} as const;
