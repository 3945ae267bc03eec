/** A storage from its URL. */
import { InMemoryStorage } from "./memory-storage.ts";
import type { Storage } from "./storage.ts";

/**
 * Opens the storage that a URL names; a storage itself is given back, nothing means memory.
 * @throws RangeError for a URL of no known kind.
 */
export function openStorage(storage: string | Storage | null | undefined): Storage {
  if (storage === null || storage === undefined) return new InMemoryStorage();
  if (typeof storage !== "string") return storage;
  throw new RangeError(`storage: unknown URL ${JSON.stringify(storage)}`);
}
