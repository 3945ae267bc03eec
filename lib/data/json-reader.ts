/**
 * JSON to frames: an array of records, an object of columns, or one record a line (NDJSON), plain or gzipped. Values keep
 * their own kinds: numbers among strings stay numbers among strings (a column of type json says so). Reads everything into
 * memory; `scan` serves larger files.
 */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip, gunzipSync } from "node:zlib";
import { fileFacts } from "./file-kind-reader.ts";
import type { Frame } from "./frame.ts";
import type { InferValuesOptions } from "./infer-values.ts";
import { fromColumns, fromRecords } from "./records.ts";

export interface JsonOptions extends InferValuesOptions {
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** @throws Error for text that is no JSON, with the line, or JSON that is no table */
export async function readJson(path: string, options: JsonOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const bytes = await readFile(facts.path, options.signal === undefined ? {} : { signal: options.signal });
  const text = decoded(facts.path, facts.gzip ? gunzipSync(bytes) : bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(facts.path, text, error);
  }
  const named = { ...options, name: options.name ?? basename(facts.path) };
  if (Array.isArray(value) && value.every(isRecord))
    return fromRecords(value as Record<string, unknown>[], named);
  if (isRecord(value) && Object.values(value).every(Array.isArray))
    return fromColumns(value as Record<string, unknown[]>, named);
  if (isRecord(value)) {
    const tables = Object.entries(value).filter(
      ([, each]) => Array.isArray(each) && each.length > 0 && each.every(isRecord),
    );
    if (tables.length === 1) return fromRecords(tables[0]![1] as Record<string, unknown>[], named);
  }
  throw new Error(
    `read: ${facts.path} must hold an array of records or an object of columns; got ${Array.isArray(value) ? "an array of other values" : isRecord(value) ? `an object with the keys ${Object.keys(value).slice(0, 5).join(", ")}` : typeof value}; take the part that is a table with JSON.parse and frameOf`,
  );
}

/** @throws Error for a line that is no JSON object, with its number */
export async function readNdjson(path: string, options: JsonOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const file = createReadStream(facts.path, options.signal === undefined ? {} : { signal: options.signal });
  const input = facts.gzip ? file.pipe(createGunzip()) : file;
  const records: Record<string, unknown>[] = [];
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new Error(`read: ${facts.path}, line ${number}: must be one JSON object; got ${excerpt(text)}`, {
        cause: error,
      });
    }
    if (!isRecord(value))
      throw new Error(`read: ${facts.path}, line ${number}: must be one JSON object; got ${excerpt(text)}`);
    records.push(value);
  }
  return fromRecords(records, { ...options, name: options.name ?? basename(facts.path) });
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`read: ${path}: JSON must be UTF-8; got bytes that are not; save it as UTF-8`, {
      cause: error,
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notJson(path: string, text: string, error: unknown): Error {
  const message = (error as Error).message;
  const position = /position (\d+)/.exec(message)?.[1];
  const at =
    position === undefined ? (/end of JSON/.test(message) ? text.length : undefined) : Number(position);
  const where = at === undefined ? path : `${path}, line ${text.slice(0, at).split("\n").length}`;
  const rest =
    at !== undefined && at >= text.length
      ? "the text ends in the middle; it is cut"
      : `got ${excerpt(text.slice(at ?? 0))}`;
  return new Error(`read: ${where}: must be JSON; ${rest}; one record a line? then use readNdjson`, {
    cause: error,
  });
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
