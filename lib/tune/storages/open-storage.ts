/** A storage from its URL. */
import { JournalFileBackend } from "./journal/journal-file.ts";
import { journalPath } from "./journal/journal-path.ts";
import { JournalStorage } from "./journal/journal-storage.ts";
import { RetryHeartbeatStaleTrialCallback } from "../heartbeat-retry.ts";
import { InMemoryStorage } from "./memory-storage.ts";
import { RDBStorage } from "./rdb/rdb-storage.ts";
import { isDatabaseUrl, shownUrl } from "./rdb/storage-url.ts";
import type { Compat } from "../study-view.ts";
import type { Storage } from "./storage.ts";

/**
 * Opens the storage that a URL names; a storage itself is given back, nothing means memory.
 * @param compat how a storage that is opened here writes times: in UTC (5), or as Optuna 4 does.
 * @throws RangeError for a URL of no known kind; StorageInternalError when it cannot be opened.
 */
export function openStorage(storage: string | Storage | null | undefined, compat?: Compat): Storage {
  if (storage === null || storage === undefined) return new InMemoryStorage();
  if (typeof storage !== "string") return storage;
  if (isDatabaseUrl(storage)) return new RDBStorage(storage, { compat });
  const journal = journalPath(storage);
  if (journal !== undefined) return new JournalStorage(new JournalFileBackend(journal), { compat });
  throw new RangeError(
    `storage: unknown URL ${JSON.stringify(shownUrl(storage))}; a storage is sqlite:///study.db, postgresql://user@host/base or journal:study.log`,
  );
}

/** Does one thing with a storage; one that its URL opened is closed afterwards, one that was given stays open. */
export function withStorage<T>(
  storage: string | Storage | null | undefined,
  work: (storage: Storage) => T,
): T {
  const opened = openStorage(storage);
  try {
    return work(opened);
  } finally {
    if (opened !== storage) opened.close();
  }
}

/** Seconds between two signs of life of a worker's trial; twice as many without one, and it counts as dead. */
const workerHeartbeat = 60;
/** How often a trial whose worker died is tried again. */
const workerRetries = 3;

/** As `openStorage`, for a worker that may die at any moment: in a database, its trial then fails and is tried again. */
export function openWorkerStorage(storage: string | Storage | null): Storage {
  if (typeof storage !== "string" || !isDatabaseUrl(storage)) return openStorage(storage);
  return new RDBStorage(storage, {
    heartbeatInterval: workerHeartbeat,
    failedTrialCallback: new RetryHeartbeatStaleTrialCallback({ maxRetry: workerRetries }),
  });
}
