/** Arrow IPC files and streams to frames, by the `apache-arrow` package, which is loaded on first use. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fromArrow } from "./arrow-read.ts";
import { fileFacts } from "./file-kind-reader.ts";
import { Frame } from "./frame.ts";
import { unpackedBytes } from "./gzip-reader.ts";

export interface ArrowOptions {
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** @throws Error for a file that is no Arrow IPC, cut, or packed by a codec that the package lacks */
export async function readArrow(path: string, options: ArrowOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const bytes = await readFile(facts.path, options.signal === undefined ? {} : { signal: options.signal });
  const plain = facts.gzip ? unpackedBytes(facts.path, bytes) : bytes;
  const { tableFromIPC } = await import("apache-arrow");
  try {
    const table = tableFromIPC(plain);
    const frame = fromArrow(table as unknown as Parameters<typeof fromArrow>[0]);
    return new Frame(frame.data, { name: options.name ?? basename(facts.path), length: frame.length });
  } catch (error) {
    throw new Error(
      `read: ${facts.path} must be an Arrow IPC file or stream, not cut, without compressed buffers; got "${(error as Error).message}"; write it again uncompressed, or as Parquet`,
      { cause: error },
    );
  }
}
