/** URLs of databases, as SQLAlchemy reads them. */

/** Where a SQLite database is. */
export interface SqliteUrl {
  readonly kind: "sqlite";
  /** A file, or `:memory:`. */
  readonly path: string;
  /** Seconds to wait for a locked database, from `?timeout=`. */
  readonly timeout: number | undefined;
}

/** Where a PostgreSQL database is; what is missing comes from the environment, as for its own tools. */
export interface PostgresUrl {
  readonly kind: "postgres";
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** A name, an address, or the folder of a unix socket. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string | undefined;
  readonly sslMode: string | undefined;
}

const form = /^([a-z][a-z0-9]*)(?:\+\w+)?:\/\/(.*)$/s;
// A password may hold "@" as long as it holds neither "/" nor "?".
const server =
  /^(?:([^:@/?]*)(?::([^@]*|[^/?]*))?@)?(\[[^\]]*\]|[^:/?@]*)(?::(\d*))?(?:\/([^?]*))?(?:\?(.*))?$/s;

/** True for a URL that `parseStorageUrl` may read, or that names another database of SQLAlchemy's. */
export function isDatabaseUrl(url: string): boolean {
  return /^(sqlite|postgres(ql)?|mysql|mariadb|oracle|mssql)(\+\w+)?:/.test(url);
}

/** The URL for messages, without its password. */
export function shownUrl(url: string): string {
  return url
    .replace(/^([a-z][a-z0-9+]*:\/\/[^:@/?]*):(?:[^@]*|[^/?]*)@(?=[^:/?@]*(?:[:/?]|$))/s, "$1:***@")
    .replace(/([?&]password=)[^&]*/gi, "$1***");
}

/** @throws RangeError for a URL that is none, or of another database. */
export function parseStorageUrl(url: string): SqliteUrl | PostgresUrl {
  const refuse = (rule: string): never => {
    throw new RangeError(`storage: ${rule}; got ${shownUrl(url)}`);
  };
  const [, scheme, rest = ""] =
    form.exec(url) ?? refuse("a database is named sqlite:///file or postgresql://user:password@host/base");
  switch (scheme) {
    case "sqlite": {
      const [path = "", query] = rest.split("?");
      const seconds = new URLSearchParams(query).get("timeout");
      const timeout = seconds === null ? undefined : Number(seconds);
      if (timeout !== undefined && !(timeout > 0)) refuse("timeout is seconds above 0");
      if (path === "" || path === "/" || path === "/:memory:")
        return { kind: "sqlite", path: ":memory:", timeout };
      if (!path.startsWith("/"))
        refuse(
          "three slashes for a relative file (sqlite:///study.db), four for an absolute one (sqlite:////folder/study.db)",
        );
      return { kind: "sqlite", path: path.slice(1), timeout };
    }
    case "postgresql":
    case "postgres": {
      const [, user, password, host, port, database, query] =
        server.exec(rest) ??
        refuse("a PostgreSQL database is named postgresql://user:password@host:5432/base");
      const more = new URLSearchParams(query);
      const given = (text: string | undefined, key: string) => decoded(text) ?? more.get(key) ?? undefined;
      const number = port || more.get("port");
      return {
        kind: "postgres",
        user: given(user, "user"),
        password: given(password, "password"),
        host: given(host?.replace(/^\[|\]$/g, ""), "host"),
        port: number ? Number(number) : undefined,
        database: given(database, "dbname"),
        sslMode: more.get("sslmode") ?? undefined,
      };
    }
    default:
      return refuse(
        `${scheme} is not among the databases that hold studies here: SQLite and PostgreSQL; a journal file works everywhere`,
      );
  }
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
