/**
 * Catches what user code writes: `console`, `process.stdout` and `process.stderr`. Each piece goes out at once with its
 * cell; the front batches. Writes to the raw descriptors are caught by the front, which owns the other ends.
 */
import { Console } from "node:console";
import type { Writable } from "node:stream";
import { assertNotInterrupted, currentCell } from "./context.ts";
import { report } from "./link.ts";

type StreamName = "stdout" | "stderr";

/** Takes what is written or displayed instead of the front (`%%capture`). */
export interface Sink {
  stream(name: StreamName, text: string): void;
}

const sinks = new Map<number, Sink>();

/** Diverts a cell's output to `sink` until the returned function is called. */
export function divert(cell: number, sink: Sink): () => void {
  const outer = sinks.get(cell);
  sinks.set(cell, sink);
  return () => {
    if (outer) sinks.set(cell, outer);
    else sinks.delete(cell);
  };
}

/** Text to a stream of the current cell. */
export function emit(name: StreamName, text: string): void {
  if (text === "") return;
  assertNotInterrupted();
  const cell = currentCell();
  const sink = sinks.get(cell);
  if (sink) sink.stream(name, text);
  else report({ type: "stream", cell, name, text });
}

/** Replaces `console` and the write methods of the process streams. */
export function installCapture(clear: () => void): void {
  const streams = { stdout: collector("stdout"), stderr: collector("stderr") };
  const console = new Console({ ...streams, colorMode: false, ignoreErrors: false });
  console.clear = clear;
  Object.assign(globalThis.console, console);
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new TextDecoder();
    Object.defineProperty(process[name], "write", {
      configurable: true,
      writable: true,
      value: (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
        emit(
          name,
          typeof chunk === "string" ? decode(chunk, encoding) : decoder.decode(chunk, { stream: true }),
        );
        const callback = typeof encoding === "function" ? encoding : done;
        if (typeof callback === "function") process.nextTick(callback as () => void);
        return true;
      },
    });
  }
}

/** `write("6869", "hex")` writes bytes; plain encodings are text already. */
function decode(chunk: string, encoding: unknown): string {
  return typeof encoding === "string" && /^(hex|base64|base64url)$/.test(encoding)
    ? Buffer.from(chunk, encoding as BufferEncoding).toString()
    : chunk;
}

/** All that Console asks of a stream. A Writable would turn an interrupt thrown by `emit` into a destroyed stream. */
function collector(name: StreamName): Writable {
  const write = (chunk: string | Uint8Array): boolean => {
    emit(name, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
    return true;
  };
  return { write } as unknown as Writable;
}
