/** How `pg` connects for a URL; what the URL leaves out comes from the environment, as for PostgreSQL's own tools. */
import { existsSync } from "node:fs";
import type { PostgresUrl } from "./storage-url.ts";

/** What the worker hands to `pg`. */
export interface PostgresSettings {
  readonly user?: string;
  readonly password?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

/** @throws RangeError for an `sslmode` that is none. */
export function postgresSettings(at: PostgresUrl): PostgresSettings {
  const host = at.host ?? (process.env["PGHOST"] === undefined ? socketFolder(at.port) : undefined);
  const ssl = sslOf(at.sslMode ?? process.env["PGSSLMODE"]);
  return {
    ...(at.user === undefined ? {} : { user: at.user }),
    ...(at.password === undefined ? {} : { password: at.password }),
    ...(host === undefined ? {} : { host }),
    ...(at.port === undefined ? {} : { port: at.port }),
    ...(at.database === undefined ? {} : { database: at.database }),
    ...(ssl === undefined ? {} : { ssl }),
  };
}

/** The folder of this machine's server, where PostgreSQL's own tools look first. */
function socketFolder(port: number | undefined): string | undefined {
  const name = `.s.PGSQL.${port ?? process.env["PGPORT"] ?? 5432}`;
  return ["/var/run/postgresql", "/tmp"].find((folder) => existsSync(`${folder}/${name}`));
}

function sslOf(mode: string | undefined): PostgresSettings["ssl"] {
  switch (mode) {
    case undefined:
    case "disable":
    case "allow":
    case "prefer":
      return undefined;
    case "require":
      return { rejectUnauthorized: false };
    case "verify-ca":
    case "verify-full":
      return true;
    default:
      throw new RangeError(
        `storage: sslmode is disable, allow, prefer, require, verify-ca or verify-full; got ${JSON.stringify(mode)}`,
      );
  }
}
