/** assay lab: serves a folder to the browser, until Ctrl-C. */
import { spawn } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { AssayError } from "../error.ts";
import { labFolder } from "./assets.ts";
import { ContentsFolder } from "./contents-folder.ts";
import { LabServer } from "./lab-server.ts";
import { TrustedNotebooks } from "./trusted-notebooks.ts";

export interface LabCommandOptions {
  readonly port?: string;
  readonly host?: string;
  readonly token?: string;
  /** Commander's `--no-browser`. */
  readonly browser?: boolean;
}

/** Runs until it is interrupted; the exit code. @throws AssayError on a folder or port that will not do */
export async function labCommand(target: string, options: LabCommandOptions): Promise<number> {
  const { folder, path } = placeOf(target);
  const { host = "127.0.0.1", token, browser = true } = options;
  if (!existsSync(join(labFolder, "index.html")))
    throw new AssayError(
      "lab",
      "assay lab",
      "its pages must be built; they are not",
      "run npm run lab:build",
    );
  if (token !== undefined && token.length < 16)
    throw new AssayError(
      "usage",
      "--token",
      `wants 16 letters or more; got ${token.length}`,
      "leave it out for a random one",
    );
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await LabServer.start({
    contents: new ContentsFolder(folder, new TrustedNotebooks(trustFile())),
    host,
    port: portOf(options.port),
    token,
    log: print,
  });
  print(`Assay lab serves ${folder}`);
  if (!["127.0.0.1", "localhost", "::1"].includes(host))
    print(
      `Others can reach it (--host ${host}), and who has the address can run programs here; it is not encrypted.`,
    );
  print(`\n    ${server.url(path)}\n`);
  print("Ctrl-C ends it and its kernels.");
  if (browser) openBrowser(server.url(path));
  await new Promise<void>((stop) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop());
  });
  print("ending the kernels");
  await server.close();
  return 0;
}

function placeOf(target: string): { folder: string; path: string } {
  const place = resolve(target);
  if (!existsSync(place))
    throw new AssayError("lab", target, "must be a folder or a notebook; it does not exist", "make it first");
  const real = realpathSync(place);
  return statSync(real).isDirectory()
    ? { folder: real, path: "" }
    : { folder: dirname(real), path: basename(real) };
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new AssayError(
    "usage",
    "--port",
    `wants a number from 0 to 65535; got "${text}"`,
    "e.g. --port 8899",
  );
}

function trustFile(): string {
  if (process.platform === "win32")
    return join(process.env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "assay", "lab-trust.json");
  return join(process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "assay", "lab-trust.json");
}

/** The system's own way; without one the printed address is enough. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", url]
        : ["xdg-open", url];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
