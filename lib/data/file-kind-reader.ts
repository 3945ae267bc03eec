/**
 * What a file is, by its first bytes and then by its name: Parquet, Arrow IPC (file or stream), JSON, NDJSON or delimited
 * text, plain or within gzip. Reads at most the head of the file.
 */
import { open, stat } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";
import { expandHome } from "../core/index.ts";

export type FileKind = "parquet" | "arrow" | "json" | "ndjson" | "csv" | "tsv";

export interface FileFacts {
  /** With `~` replaced. */
  readonly path: string;
  readonly kind: FileKind;
  /** What its name says; undefined for an unknown or missing extension. */
  readonly namedKind: FileKind | undefined;
  readonly gzip: boolean;
  /** Bytes on disk. */
  readonly size: number;
  /** The first bytes, unpacked. */
  readonly head: Uint8Array;
  /** Whether `head` is the whole file. */
  readonly whole: boolean;
}

const HEAD = 1 << 20;
const EXTENSIONS: Readonly<Record<string, FileKind>> = {
  parquet: "parquet",
  pq: "parquet",
  arrow: "arrow",
  arrows: "arrow",
  feather: "arrow",
  ipc: "arrow",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  csv: "csv",
  txt: "csv",
  tsv: "tsv",
  tab: "tsv",
};

/** @throws Error for a missing file, a folder, an empty file, and formats that are known but not read. */
export async function fileFacts(given: string): Promise<FileFacts> {
  const path = expandHome(given);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT")
      throw new Error(`read: no such file: ${path}; the working folder is ${process.cwd()}`);
    throw new Error(`read: ${path} cannot be opened; got ${error.code}`);
  });
  if (found.isDirectory())
    throw new Error(
      `read: ${path} is a folder; give a file, or several Parquet files as "${path}/*.parquet" to scan`,
    );
  if (found.size === 0) throw new Error(`read: ${path} is empty; it has neither columns nor rows`);
  const raw = await firstBytes(path, HEAD);
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
  const head = gzip ? unpacked(path, raw) : raw;
  const name = path.toLowerCase().replace(/\.gz$/, "");
  const namedKind = EXTENSIONS[/\.([^./\\]+)$/.exec(name)?.[1] ?? ""];
  const kind = kindOfBytes(path, head) ?? namedKind ?? kindOfText(head);
  return { path, kind, namedKind, gzip, size: found.size, head, whole: !gzip && raw.length === found.size };
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function unpacked(path: string, raw: Uint8Array): Uint8Array {
  try {
    return gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new Error(`read: ${path} begins as gzip, but is damaged; copy it again`, { cause: error });
  }
}

function kindOfBytes(path: string, head: Uint8Array): FileKind | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x50, 0x41, 0x52, 0x31)) return "parquet";
  if (starts(0x41, 0x52, 0x52, 0x4f, 0x57, 0x31)) return "arrow";
  if (starts(0xff, 0xff, 0xff, 0xff)) return "arrow";
  if (starts(0x28, 0xb5, 0x2f, 0xfd))
    throw new Error(`read: ${path} is packed with zstd; unpack it first (zstd -d), or pack with gzip`);
  if (starts(0x50, 0x4b, 0x03, 0x04))
    throw new Error(
      `read: ${path} is a zip archive (or an Excel workbook); unpack it, or save the sheet as CSV`,
    );
  if (new TextDecoder("latin1").decode(head.subarray(0, 15)) === "SQLite format 3")
    throw new Error(`read: ${path} is an SQLite database; export the table as CSV or Parquet`);
  return undefined;
}

function kindOfText(head: Uint8Array): FileKind {
  const text = new TextDecoder().decode(head.subarray(0, 65_536)).trimStart();
  if (text.startsWith("[")) return "json";
  if (!text.startsWith("{")) return "csv";
  const first = text.split("\n", 1)[0]!;
  try {
    JSON.parse(first);
    return text.length > first.length ? "ndjson" : "json";
  } catch {
    return "json";
  }
}
