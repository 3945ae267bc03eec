/**
 * JSON to frames: an array of records, an object of columns, or one record a line (NDJSON), plain or gzipped. Values keep
 * their own kinds: numbers among strings stay numbers among strings (a column of type json says so). Reads everything into
 * memory; `scan` serves larger files.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileFacts } from "./file-kind-reader.ts";
import type { Frame } from "./frame.ts";
import { byteStream, damagedGzip, unpackedBytes } from "./gzip-reader.ts";
import type { InferValuesOptions } from "./infer-values.ts";
import { noted, notesOf } from "./reader-notes.ts";
import { fromColumns, fromRecords } from "./records.ts";

export interface JsonOptions extends InferValuesOptions {
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** @throws Error for text that is no JSON, with the line, or JSON that is no table */
export async function readJson(path: string, options: JsonOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const bytes = await readFile(facts.path, options.signal === undefined ? {} : { signal: options.signal });
  const text = decoded(facts.path, facts.gzip ? unpackedBytes(facts.path, bytes) : bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(facts.path, text, error);
  }
  const named = { ...options, name: options.name ?? basename(facts.path) };
  const rounded = LONG_NUMBER.test(text.replace(STRINGS, '""'));
  if (Array.isArray(value) && value.every(isRecord))
    return warned(fromRecords(value as Record<string, unknown>[], named), rounded);
  if (isRecord(value) && Object.values(value).every(Array.isArray)) {
    const lists = Object.entries(value as Record<string, unknown[]>);
    const odd = lists.find(([, list]) => list.length !== lists[0]![1].length);
    if (odd !== undefined)
      throw new RangeError(
        `read: ${facts.path}: all columns must have one length; got ${odd[1].length} in "${odd[0]}" beside ${lists[0]![1].length} in "${lists[0]![0]}"; fill the shorter ones with null`,
      );
    return warned(fromColumns(value as Record<string, unknown[]>, named), rounded);
  }
  if (isRecord(value)) {
    const tables = Object.entries(value).filter(
      ([, each]) => Array.isArray(each) && each.length > 0 && each.every(isRecord),
    );
    if (tables.length === 1)
      return warned(fromRecords(tables[0]![1] as Record<string, unknown>[], named), rounded);
  }
  throw new Error(
    `read: ${facts.path} must hold an array of records or an object of columns; got ${Array.isArray(value) ? "an array of other values" : isRecord(value) ? `an object with the keys ${Object.keys(value).slice(0, 5).join(", ")}` : value === null ? "null" : typeof value}; take the part that is a table with JSON.parse and frameOf`,
  );
}

/** @throws Error for a line that is no JSON object, with its number */
export async function readNdjson(path: string, options: JsonOptions = {}): Promise<Frame> {
  const facts = await fileFacts(path);
  const records: Record<string, unknown>[] = [];
  let number = 0;
  let rounded = false;
  for await (const text of lines(facts.path, facts.gzip, options.signal)) {
    number++;
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
    rounded ||= LONG_NUMBER.test(text) && LONG_NUMBER.test(text.replace(STRINGS, '""'));
    records.push(value);
  }
  return warned(fromRecords(records, { ...options, name: options.name ?? basename(facts.path) }), rounded);
}

/** Whole numbers of so many digits may lie beyond 2^53. */
const LONG_NUMBER = /(?<![\d.])\d{16,}(?![\d.eE])/;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** JavaScript reads a JSON number as a double. */
function warned(frame: Frame, rounded: boolean): Frame {
  if (!rounded) return frame;
  return noted(frame, [
    ...notesOf(frame),
    "whole numbers of 16 digits and more stand in the file; beyond 2^53 they are rounded, so that different ones may look equal: write them as strings",
  ]);
}

/** Lines without their ends and without a byte order mark. */
async function* lines(path: string, gzip: boolean, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 1;
  let rest = "";
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new Error(
        `read: ${path}, line ${number} or soon after: JSON must be UTF-8; got bytes that are not; save it as UTF-8`,
        { cause: error },
      );
    }
  };
  try {
    for await (const chunk of byteStream(path, gzip, signal)) {
      const parts = decode(chunk as Uint8Array).split("\n");
      parts[0] = rest + parts[0]!;
      rest = parts.pop()!;
      for (const line of parts) {
        yield line;
        number++;
      }
    }
    rest += decode();
  } catch (error) {
    throw damagedGzip(path, error);
  }
  if (rest !== "") yield rest;
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
