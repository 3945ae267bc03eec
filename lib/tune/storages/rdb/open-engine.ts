/** The engine for a URL. */
import { openPostgres } from "./postgres-engine.ts";
import type { SqlEngine } from "./sql-engine.ts";
import { openSqlite } from "./sqlite-engine.ts";
import { parseStorageUrl, shownUrl } from "./storage-url.ts";

/** Seconds to wait for what others hold locked. */
const patience = 20;

/**
 * Opens the database that a URL names. `label` is the URL without its password.
 * @throws RangeError for a URL that is none.
 */
export function openEngine(
  url: string,
  timeout: number | undefined,
): { readonly engine: SqlEngine; readonly label: string } {
  const at = parseStorageUrl(url);
  const label = shownUrl(url);
  return at.kind === "sqlite"
    ? { label, engine: openSqlite(at.path, label, timeout ?? at.timeout ?? patience) }
    : { label, engine: openPostgres(at, label, timeout ?? patience) };
}
