/** A storage from its URL. */
import { JournalFileBackend } from "./journal/journal-file.ts";
import { journalPath } from "./journal/journal-path.ts";
import { JournalStorage } from "./journal/journal-storage.ts";
import { InMemoryStorage } from "./memory-storage.ts";
import { RDBStorage } from "./rdb/rdb-storage.ts";
import { isDatabaseUrl, shownUrl } from "./rdb/storage-url.ts";
import type { Storage } from "./storage.ts";

/**
 * Opens the storage that a URL names; a storage itself is given back, nothing means memory.
 * @throws RangeError for a URL of no known kind; StorageInternalError when it cannot be opened.
 */
export function openStorage(storage: string | Storage | null | undefined): Storage {
  if (storage === null || storage === undefined) return new InMemoryStorage();
  if (typeof storage !== "string") return storage;
  if (isDatabaseUrl(storage)) return new RDBStorage(storage);
  const journal = journalPath(storage);
  if (journal !== undefined) return new JournalStorage(new JournalFileBackend(journal));
  throw new RangeError(
    `storage: unknown URL ${JSON.stringify(shownUrl(storage))}; a storage is sqlite:///study.db, postgresql://user@host/base or journal:study.log`,
  );
}
