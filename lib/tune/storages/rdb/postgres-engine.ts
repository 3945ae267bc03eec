/** placeholder */
import type { SqlEngine } from "./sql-engine.ts";
import type { PostgresUrl } from "./storage-url.ts";
export function openPostgres(_at: PostgresUrl, _label: string, _timeout: number): SqlEngine { throw new Error("later"); }
