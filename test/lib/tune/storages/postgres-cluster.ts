/**
 * A PostgreSQL server of our own for tests: a throw-away cluster in a temporary folder, with a unix socket and a port that
 * is free. Where PostgreSQL is not installed, or may not run, there is none and its tests are skipped.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PostgresCluster {
  readonly folder: string;
  readonly port: number;
  /** Makes an empty database and gives its URL, through the socket. */
  createDatabase(): string;
  /** Runs a file of SQL, or text of it, in the database of a URL; gives what psql printed. */
  psql(url: string, input: { readonly file?: string; readonly sql?: string }): string;
  /** Runs one of PostgreSQL's programs. */
  tool(name: string, ...args: string[]): string;
  stop(): void;
}

const root = process.getuid?.() === 0;

/** The folder of PostgreSQL's programs, or undefined. */
export function postgresPrograms(): string | undefined {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? readdirSync(base).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(base, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/**
 * Starts a server.
 * @param options.durable sync as servers do; without it, everything is quicker and lost with the power.
 */
export async function startPostgres(
  options: { readonly durable?: boolean } = {},
): Promise<PostgresCluster | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "assay-postgres-"));
  const data = join(folder, "data");
  const port = await freePort();
  let databases = 0;

  const tool = (name: string, ...args: string[]): string => {
    const program = join(programs, name);
    const [command, ...rest] = root ? ["runuser", "-u", "postgres", "--", program] : [program];
    return execFileSync(command!, [...rest, ...args], { encoding: "utf8", stdio: "pipe", cwd: folder });
  };
  const stop = () => {
    process.off("exit", stop);
    try {
      tool("pg_ctl", "stop", "-D", data, "-m", "immediate");
    } catch {
      // It has not started, or is gone already.
    }
    rmSync(folder, { recursive: true, force: true });
  };

  if (root) execFileSync("chown", ["postgres", folder]);
  chmodSync(folder, 0o755);
  process.on("exit", stop);
  tool("initdb", "-D", data, "-U", "tuner", "-A", "trust", "-N", "-E", "UTF8", "--locale=C");
  writeFileSync(join(data, "pg_hba.conf"), "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
  const settings = [
    `-k ${folder} -p ${port}`,
    "-c listen_addresses=127.0.0.1 -c max_connections=60 -c max_prepared_transactions=2 -c shared_buffers=16MB",
    options.durable === true ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off",
  ];
  tool("pg_ctl", "start", "-w", "-D", data, "-l", join(folder, "log"), "-o", settings.join(" "));

  const urlOf = (database: string) => `postgresql://tuner@/${database}?host=${folder}&port=${port}`;
  return {
    folder,
    port,
    createDatabase() {
      const name = `base${databases++}`;
      tool("createdb", "-h", folder, "-p", String(port), "-U", "tuner", name);
      return urlOf(name);
    },
    psql(url, { file, sql }) {
      const database = /\/(\w+)\?/.exec(url)![1]!;
      const where = ["-h", folder, "-p", String(port), "-U", "tuner", "-d", database];
      return tool(
        "psql",
        ...where,
        "-qAtX",
        "-v",
        "ON_ERROR_STOP=1",
        ...(file === undefined ? ["-c", sql!] : ["-f", file]),
      );
    },
    tool,
    stop,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
