/** Starts the front process: the engine first, so that it loads while the sockets do, then the five channels. */
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { AssayError } from "../error.ts";
import { MagicTable, type LazyMagic } from "../magic-table.ts";
import { mainPath, packageRoot, packageVersions } from "../package.ts";
import { readConnection } from "../wire/connection.ts";
import { EngineProcess, type EngineListener } from "./engine-process.ts";
import type { StillOf } from "./figures.ts";
import type { Kernel as Front } from "./kernel.ts";

/** Runs the kernel until it is shut down. Exits with 1 and one line on standard error when it cannot start. */
export async function startKernel(
  args: readonly string[],
  loadTable: () => Promise<readonly LazyMagic[]>,
  loadStill: () => Promise<StillOf>,
): Promise<void> {
  try {
    await start(args, loadTable, loadStill);
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    process.stderr.write(`assay kernel: ${error.message}\n`);
    process.exit(1);
  }
}

async function start(
  args: readonly string[],
  loadTable: () => Promise<readonly LazyMagic[]>,
  loadStill: () => Promise<StillOf>,
): Promise<void> {
  const connection = readConnection(connectionFile(args));
  const main = mainPath();
  const startEngine = (directory: string, listener: EngineListener): EngineProcess =>
    new EngineProcess(main, directory, listener);

  let first: EngineProcess | undefined;
  const versions = packageVersions();
  try {
    // Listening comes first: a client that finds no socket tries again only after a while. What arrives early waits.
    const started: { kernel?: Front } = {};
    const waiting: ((kernel: Front) => void)[] = [];
    const whenReady = (act: (kernel: Front) => void): void => {
      if (started.kernel) act(started.kernel);
      else waiting.push(act);
    };
    const { bindSockets } = await import("../wire/sockets.ts");
    const sockets = await bindSockets(connection, {
      receive: (channel, frames) => whenReady((to) => to.receive(channel, frames)),
      subscribed: (topic) => whenReady((to) => to.welcome(topic)),
    });
    // The engine loads beside the rest; what it says meanwhile waits for its listener.
    const early: (() => void)[] = [];
    let listener: EngineListener | undefined;
    const hold =
      <A extends unknown[]>(deliver: (to: EngineListener, ...args: A) => void) =>
      (...args: A): void => {
        if (listener) deliver(listener, ...args);
        else early.push(() => deliver(listener!, ...args));
      };
    first = startEngine(process.cwd(), {
      report: hold((to, report) => to.report(report)),
      raw: hold((to, name, text) => to.raw(name, text)),
      exit: hold((to, exit) => to.exit(exit)),
    });
    const [{ Codec }, { Kernel }, { History }, { createTypeService }, table] = await Promise.all([
      import("../wire/message.ts"),
      import("./kernel.ts"),
      import("./history.ts"),
      import("../language/typescript.ts"),
      loadTable(),
    ]);
    const log =
      process.env["ASSAY_LOG"] === undefined
        ? () => undefined
        : (text: string) => void process.stderr.write(`assay: ${text}\n`);
    const kernel = new Kernel({
      codec: new Codec(connection.key, connection.signature_scheme, userName()),
      sockets,
      table: new MagicTable(table),
      types: createTypeService({ directory: process.cwd(), assayRoot: packageRoot, log }),
      history: new History(historyFolder()),
      version: versions.assay,
      typescriptVersion: versions.typescript,
      startEngine: (directory, to) => {
        if (first === undefined) return startEngine(directory, to);
        const engine = first;
        first = undefined;
        listener = to;
        queueMicrotask(() => {
          for (const deliver of early.splice(0)) deliver();
        });
        return engine;
      },
      loadStill,
      headless: process.env["ASSAY_HEADLESS"] === "1",
      exit: () => {
        sockets.close();
        process.exit(0);
      },
      log,
    });
    started.kernel = kernel;
    for (const act of waiting.splice(0)) act(kernel);
    watch(kernel);
  } catch (error) {
    first?.kill();
    throw error;
  }
}

function connectionFile(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === "--connection-file" || arg === "-f");
  const inline = args.find((arg) => arg.startsWith("--connection-file="))?.slice("--connection-file=".length);
  const file = inline ?? (at >= 0 ? args[at + 1] : args.find((arg) => !arg.startsWith("-")));
  if (file === undefined)
    throw new AssayError(
      "connection",
      "--connection-file",
      "is missing",
      "a Jupyter client starts the kernel with it; to try cells by hand use assay run",
    );
  return file;
}

/** Signals, and the end of the process that started the kernel. */
function watch(kernel: { interrupt(): void; close(): Promise<void> }): void {
  process.on("SIGINT", () => kernel.interrupt());
  process.on("SIGTERM", () => void kernel.close());
  process.on(
    "uncaughtException",
    (error) => void process.stderr.write(`assay: ${error.stack ?? error.message}\n`),
  );
  process.on(
    "unhandledRejection",
    (error) => void process.stderr.write(`assay: ${error instanceof Error ? error.stack : String(error)}\n`),
  );
  const parent = Number(process.env["JPY_PARENT_PID"] ?? 0);
  if (parent <= 1) return;
  const isOwnParent = process.ppid === parent;
  setInterval(() => {
    let alive = !isOwnParent || process.ppid === parent;
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") alive = false;
    }
    if (!alive) void kernel.close();
  }, 1000).unref();
}

/** Where the history of all sessions is kept; `ASSAY_HISTORY` names another folder, or `off`. */
function historyFolder(): string | undefined {
  const named = process.env["ASSAY_HISTORY"];
  if (named !== undefined) return named === "off" || named === "" ? undefined : named;
  if (process.platform === "win32")
    return join(process.env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "assay", "history");
  if (process.platform === "darwin")
    return join(homedir(), "Library", "Application Support", "assay", "history");
  return join(process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "assay", "history");
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "user";
  }
}
