/**
 * The lock of a journal file, as Optuna takes it: a file beside it that only one process can make, `<file>.lock`. Whoever finds
 * it there waits, from 1 ms on, twice as long each time; a lock that stays the same for the grace period belongs to a dead
 * process and is taken away. Source: Optuna 5.0, `storages/journal/_file.py`.
 */
import { randomUUID } from "node:crypto";
import { closeSync, lstatSync, openSync, renameSync, symlinkSync, unlinkSync } from "node:fs";
import { resolve } from "node:path";
import { warn } from "../../warning.ts";

/** What keeps writers of a journal apart. */
export interface JournalFileLock {
  /** Comes back when this process has the lock. */
  acquire(): void;
  release(): void;
}

export interface JournalFileLockOptions {
  /** Seconds after which a lock that does not change is taken away; null for never. By default 30. */
  readonly gracePeriod?: number | null;
}

/** Milliseconds between two looks at a lock that another process has: the first, and the most. */
const shortestWait = 1;
const longestWait = 50;
/** Milliseconds of waiting after which it is said. */
const patience = 10_000;

/** A lock by a symbolic link, which also NFS version 2 makes for one process only. The default. */
export class JournalFileSymlinkLock implements JournalFileLock {
  readonly #target: string;
  readonly #lock: string;
  readonly #gracePeriod: number | null;

  /** @throws RangeError when the grace period is not above 0. */
  constructor(filePath: string, options: JournalFileLockOptions = {}) {
    // In full, so that the link leads to the journal from wherever it lies: Optuna looks at the file behind the link.
    this.#target = resolve(filePath);
    this.#lock = `${filePath}.lock`;
    this.#gracePeriod = gracePeriodOf("JournalFileSymlinkLock", options);
  }

  acquire(): void {
    waitFor(this.#lock, this.#gracePeriod, () => symlinkSync(this.#target, this.#lock));
  }

  release(): void {
    remove(this.#lock);
  }
}

/** A lock by a file that is made only where none is; for file systems without symbolic links, and NFS from version 3. */
export class JournalFileOpenLock implements JournalFileLock {
  readonly #lock: string;
  readonly #gracePeriod: number | null;

  /** @throws RangeError when the grace period is not above 0. */
  constructor(filePath: string, options: JournalFileLockOptions = {}) {
    this.#lock = `${filePath}.lock`;
    this.#gracePeriod = gracePeriodOf("JournalFileOpenLock", options);
  }

  acquire(): void {
    waitFor(this.#lock, this.#gracePeriod, () => closeSync(openSync(this.#lock, "wx")));
  }

  release(): void {
    remove(this.#lock);
  }
}

function gracePeriodOf(name: string, { gracePeriod = 30 }: JournalFileLockOptions): number | null {
  if (gracePeriod !== null && !(gracePeriod > 0))
    throw new RangeError(
      `${name}: gracePeriod must be seconds above 0; got ${String(gracePeriod)}; use null to wait without end`,
    );
  return gracePeriod;
}

function waitFor(lock: string, gracePeriod: number | null, take: () => void): void {
  const start = performance.now();
  let wait = shortestWait;
  let holder: string | undefined;
  let since = start;
  for (;;) {
    try {
      return take();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const found = holderOf(lock);
    const now = performance.now();
    if (found === undefined || found !== holder) {
      holder = found;
      since = now;
    } else if (gracePeriod !== null && now - since > gracePeriod * 1000) {
      warn(
        `${lock} was left by a process that is gone (${gracePeriod} s without a change); it is taken away.`,
      );
      takeAway(lock, found);
      wait = shortestWait;
      continue;
    }
    if (now - start > patience) warn(`Waiting for ${lock} for more than ${patience / 1000} s.`);
    sleep(wait);
    wait = Math.min(2 * wait, longestWait);
  }
}

/** What tells one lock from the next of the same name; undefined when it is gone. */
function holderOf(lock: string): string | undefined {
  const stat = lstatSync(lock, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.ino} ${stat.mtimeNs}`;
}

/** By a name of its own first, so that of several processes only one takes it. */
function takeAway(lock: string, holder: string): void {
  if (holderOf(lock) !== holder) return;
  const aside = `${lock}${randomUUID()}.rename`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  remove(aside);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    // Gone already: it was taken away, as this process stood still for too long.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

function sleep(milliseconds: number): void {
  Atomics.wait(sleeper, 0, 0, milliseconds);
}
