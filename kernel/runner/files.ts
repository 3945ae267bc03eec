/**
 * Files the runner writes: proved writable before anything runs, and replaced in one step (a temporary file beside the
 * target, then rename), so that a target holds the old text or the new, never a part.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AssayError } from "../error.ts";

/**
 * Makes the folder of `path` where it is missing and proves that the file can be written there; leaves nothing else behind.
 * @param flag what the user called the path, e.g. `--output`
 * @throws AssayError when it cannot
 */
export function checkWritable(path: string, flag: string): void {
  const where = `${flag} ${path}`;
  try {
    if (statSync(path).isDirectory())
      throw new AssayError("output", where, "must be a file; got a folder", "name a file in it");
    accessSync(path, constants.W_OK);
  } catch (error) {
    if (error instanceof AssayError) throw error;
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unwritable(where, error);
  }
  try {
    makeFolder(dirname(resolve(path)));
    const temporary = temporaryBeside(path);
    closeSync(openSync(temporary, "wx"));
    rmSync(temporary);
  } catch (error) {
    throw unwritable(where, error);
  }
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const target = targetOf(path);
  const temporary = temporaryBeside(target);
  try {
    writeFileSync(temporary, content);
    try {
      chmodSync(temporary, statSync(target).mode & 0o777);
    } catch {
      // A new file: the mode that the umask gives.
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
}

/** One level at a time: `recursive` of Node 20 never returns where the system refuses new folders (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** A link is followed, so that it stays one. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function temporaryBeside(path: string): string {
  const target = targetOf(path);
  return join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
}

function unwritable(where: string, error: unknown): AssayError {
  const message = (error as Error).message.replace(/^E\w+: /, "");
  return new AssayError(
    "output",
    where,
    `cannot be written; got ${message}`,
    "choose another path, or mend its permissions",
  );
}
