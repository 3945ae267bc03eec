/** The studies of this process that have no storage of their own: `%%tune` makes them, `%study` and `%studies` find them. */
import { openStorage } from "./storages/open-storage.ts";
import type { Storage } from "./storages/storage.ts";

let inMemory: Storage | undefined;

/** The storage in memory that all studies of a session share. */
export function sessionStorage(): Storage {
  return (inMemory ??= openStorage(undefined));
}

/** True for that storage: no other process runs its trials. */
export function isSessionStorage(storage: Storage): boolean {
  return storage === inMemory;
}
