/**
 * PostgreSQL's simple query protocol on a socket that this thread reads and writes by itself, waiting as it does so: a
 * fifth of the processor time of handing each query to another thread. The socket is connected, logged in, unencrypted and
 * blocking. Source: PostgreSQL 15, "Frontend/Backend Protocol", message formats.
 */
import { readSync, writeSync } from "node:fs";
import type { PostgresFailure, PostgresOutcome } from "./postgres-messages.ts";
import { isNumeric } from "./postgres-types.ts";
import type { Row, SqlValue } from "./sql-engine.ts";

/** Runs statements and waits until the server is ready for more. */
export type PostgresWire = (sql: string) => PostgresOutcome;

const letters = {
  query: 0x51,
  rowTypes: 0x54,
  row: 0x44,
  done: 0x43,
  empty: 0x49,
  error: 0x45,
  ready: 0x5a,
} as const;

/** Takes over a socket by its number. */
export function postgresWire(fd: number): PostgresWire {
  let buffer = Buffer.allocUnsafe(1 << 16);
  /** What was read and not yet looked at lies from `start` to `end`. */
  let start = 0;
  let end = 0;

  /** Makes `size` bytes available from `start`. */
  function need(size: number): void {
    if (end - start >= size) return;
    if (start + size > buffer.length) {
      const larger = size > buffer.length ? Buffer.allocUnsafe(2 * size) : buffer;
      buffer.copy(larger, 0, start, end);
      buffer = larger;
      end -= start;
      start = 0;
    }
    while (end - start < size) {
      const got = readSync(fd, buffer, end, buffer.length - end, null);
      if (got === 0) throw new Error("the server closed the connection");
      end += got;
    }
  }

  function send(sql: string): void {
    const size = Buffer.byteLength(sql);
    const message = Buffer.allocUnsafe(size + 6);
    message[0] = letters.query;
    message.writeInt32BE(size + 5, 1);
    message.write(sql, 5);
    message[size + 5] = 0;
    for (let sent = 0; sent < message.length;) sent += writeSync(fd, message, sent);
  }

  function receive(): PostgresOutcome {
    const results: Row[][] = [];
    let rows: Row[] = [];
    let numbers: readonly boolean[] = [];
    let error: PostgresFailure | undefined;
    for (;;) {
      need(5);
      const letter = buffer[start]!;
      const size = buffer.readInt32BE(start + 1) + 1;
      need(size);
      const from = start + 5;
      start += size;
      if (letter === letters.row) rows.push(readRow(buffer, from, numbers));
      else if (letter === letters.rowTypes) numbers = readTypes(buffer, from);
      else if (letter === letters.done || letter === letters.empty) {
        results.push(rows);
        rows = [];
      } else if (letter === letters.error) {
        error = readError(buffer.toString("utf8", from, start));
        if (error.fatal) return { error };
      } else if (letter === letters.ready) return error === undefined ? { rows: results } : { error };
    }
  }

  return (sql) => {
    let sent = false;
    try {
      send(sql);
      sent = true;
      return receive();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      // A message that was not sent whole was not run.
      return { error: { code, message, at: sent ? "lost" : "connect", fatal: true } };
    }
  };
}

/** True for each column that holds numbers. */
function readTypes(buffer: Buffer, at: number): boolean[] {
  const count = buffer.readInt16BE(at);
  const numbers: boolean[] = [];
  let position = at + 2;
  for (let i = 0; i < count; i++) {
    position = buffer.indexOf(0, position) + 1;
    numbers.push(isNumeric(buffer.readInt32BE(position + 6)));
    position += 18;
  }
  return numbers;
}

function readRow(buffer: Buffer, at: number, numbers: readonly boolean[]): Row {
  const row: SqlValue[] = [];
  let position = at + 2;
  for (const number of numbers) {
    const size = buffer.readInt32BE(position);
    position += 4;
    if (size < 0) row.push(null);
    else {
      const text = number
        ? buffer.toString("latin1", position, position + size)
        : buffer.toString("utf8", position, position + size);
      row.push(number ? Number(text) : text);
      position += size;
    }
  }
  return row;
}

/** Fields parted by NUL, each with a letter before it. */
function readError(text: string): PostgresFailure {
  const fields = new Map(text.split("\0").map((field) => [field[0], field.slice(1)]));
  return {
    code: fields.get("C"),
    message: fields.get("M") ?? "",
    at: "sql",
    fatal: ["FATAL", "PANIC"].includes(fields.get("V") ?? fields.get("S") ?? ""),
  };
}
