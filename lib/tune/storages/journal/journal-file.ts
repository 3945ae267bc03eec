/**
 * A journal as a file: one JSON object a line, appended under a lock, read on from where reading ended. A last line that is
 * torn (its writer died) is passed over, and cut off before the next one is appended.
 * Source: Optuna 5.0, `storages/journal/_file.py`, which does not cut: there the next line is lost with the torn one.
 */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { StorageInternalError } from "../../errors.ts";
import { fromPythonJson } from "../../python-json.ts";
import { type JournalFileLock, JournalFileSymlinkLock } from "./journal-lock.ts";

/** How far a journal was read. */
export interface JournalPlace {
  offset: number;
  /** Lines before the offset. */
  lines: number;
}

/** A line to append. */
export interface JournalLine {
  readonly text: string;
  /** Wait until it (with all before it) would outlive a power failure. */
  readonly durable: boolean;
}

/** Where a journal's lines are kept. */
export interface JournalBackend {
  readonly label: string;
  /** Gives each line after the place, parsed, and moves the place on. @throws StorageInternalError for a damaged journal. */
  read(place: JournalPlace, take: (operation: unknown) => void): void;
  /**
   * Alone among all writers: reads as `read` does, then appends what `line` gives, and moves the place behind it.
   * @throws StorageInternalError when it cannot be written; then the place, too, is of no more use.
   */
  append(place: JournalPlace, take: (operation: unknown) => void, line: () => JournalLine | undefined): void;
}

export interface JournalFileBackendOptions {
  /** By default a `JournalFileSymlinkLock`. */
  readonly lockObj?: JournalFileLock;
}

const chunk = 1 << 20;
const newline = 10;

export class JournalFileBackend implements JournalBackend {
  readonly label: string;
  readonly #path: string;
  readonly #lock: JournalFileLock;

  /** Makes the file where there is none. @throws StorageInternalError when it can be neither read nor made. */
  constructor(filePath: string, options: JournalFileBackendOptions = {}) {
    this.#path = filePath;
    this.label = `journal:${filePath}`;
    this.#lock = options.lockObj ?? new JournalFileSymlinkLock(filePath);
    if (statSync(filePath, { throwIfNoEntry: false }) === undefined)
      this.#guard("make", () => closeSync(openSync(filePath, "a")));
  }

  read(place: JournalPlace, take: (operation: unknown) => void): void {
    const stat = this.#guard("read", () => statSync(this.#path));
    if (stat.size === place.offset) return;
    const file = this.#guard("read", () => openSync(this.#path, "r"));
    try {
      this.#readFrom(file, place, take);
    } finally {
      closeSync(file);
    }
  }

  append(place: JournalPlace, take: (operation: unknown) => void, line: () => JournalLine | undefined): void {
    this.#guard("lock", () => this.#lock.acquire());
    let file: number | undefined;
    try {
      let given: JournalLine | undefined;
      try {
        file = this.#guard("write", () => openSync(this.#path, "a+"));
        given = this.#appendTo(file, place, take, line);
      } finally {
        this.#lock.release();
      }
      // Others need not wait for the disk: what they append comes after this line.
      if (given?.durable === true) this.#guard("write", () => fdatasyncSync(file!));
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #appendTo(
    file: number,
    place: JournalPlace,
    take: (operation: unknown) => void,
    line: () => JournalLine | undefined,
  ): JournalLine | undefined {
    const size = this.#readFrom(file, place, take);
    const given = line();
    if (given === undefined) return undefined;
    this.#guard("write", () => {
      if (size > place.offset) {
        this.#holdToTorn(file, place, size);
        ftruncateSync(file, place.offset);
      }
      writeLine(file, place.offset, given.text);
    });
    place.offset += Buffer.byteLength(given.text) + 1;
    place.lines++;
    return given;
  }

  /** Gives the size of the file up to which it was read; the place stays before a torn last line. */
  #readFrom(file: number, place: JournalPlace, take: (operation: unknown) => void): number {
    const { size } = fstatSync(file);
    if (size < place.offset)
      throw new StorageInternalError(
        `${this.label}: it is shorter than when it was last read, so it was replaced or cut; open the storage anew`,
      );
    let wanted = chunk;
    while (place.offset < size) {
      const bytes = Buffer.allocUnsafe(Math.min(wanted, size - place.offset));
      const length = this.#guard("read", () => readSync(file, bytes, 0, bytes.length, place.offset));
      if (length === 0) break;
      const end = bytes.lastIndexOf(newline, length - 1);
      if (end < 0) {
        if (place.offset + length >= size) break;
        wanted *= 2;
        continue;
      }
      for (const text of bytes.toString("utf8", 0, end).split("\n")) {
        const after = place.offset + Buffer.byteLength(text) + 1;
        let operation: unknown;
        try {
          operation = fromPythonJson(text);
        } catch {
          if (after >= size) return size;
          throw new StorageInternalError(
            `${this.label}: line ${place.lines + 1} is not JSON: ${shownText(text)}; the file is damaged there; take the line out, or restore the file`,
          );
        }
        take(operation);
        place.offset = after;
        place.lines++;
      }
    }
    return size;
  }

  /** Only what a journal's writer can have left is cut off, not the text of another file. */
  #holdToTorn(file: number, place: JournalPlace, size: number): void {
    const start = '{"op_code"';
    const bytes = Buffer.alloc(Math.min(start.length, size - place.offset));
    readSync(file, bytes, 0, bytes.length, place.offset);
    const text = bytes.toString("latin1");
    if (!start.startsWith(text) && !/^\0*$/.test(text))
      throw new StorageInternalError(
        `${this.label}: line ${place.lines + 1} is no line of a journal: ${shownText(text)}…; give the name of another file`,
      );
  }

  #guard<T>(what: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof StorageInternalError) throw error;
      throw new StorageInternalError(`${this.label}: cannot ${what} the journal: ${reasonOf(error)}`);
    }
  }
}

function writeLine(file: number, size: number, text: string): void {
  // Whoever stood still for longer than the grace period has lost the lock.
  if (fstatSync(file).size !== size) throw new Error("another process wrote to it, though it was locked");
  const bytes = Buffer.from(`${text}\n`);
  const written = writeSync(file, bytes);
  if (written < bytes.length) {
    ftruncateSync(file, size);
    throw new Error("no space is left");
  }
  if (fstatSync(file).size !== size + written)
    throw new Error("another process wrote to it, though it was locked");
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such folder or file; make the folder first";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "it, or its folder, is not to be written by you; change the permissions, or copy it";
  if (code === "EISDIR") return "it is a folder; give the name of a file";
  if (code === "ENOSPC") return "no space is left";
  return message;
}

const shownText = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
