/**
 * One run of TypeScript 7's native checker: its process, the JSON-RPC frames on its pipes, and its questions about files,
 * answered from memory before the disk. Speaks the wire protocol of `typescript/unstable/async` (7.0.2, the pinned version)
 * instead of loading that client: it would cost the front process 90 ms and 14 MB, and cannot survive the death of its process.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Files that exist only in memory, by absolute path with forward slashes. */
export type VirtualFiles = ReadonlyMap<string, string>;

/** The process went away, or never came. */
export class CheckerGone extends Error {
  override readonly name = "CheckerGone";
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface SnapshotAnswer {
  readonly snapshot: number;
  readonly projects: readonly { readonly id: string }[];
}

export class CheckerProcess {
  readonly #child: ChildProcess;
  readonly #files: VirtualFiles;
  readonly #waiting = new Map<number, Waiting>();
  readonly #log: (text: string) => void;
  #calls = 0;
  #gone: CheckerGone | undefined;
  #received: Buffer = Buffer.alloc(0);
  #snapshot: number | undefined;
  #project = "";

  constructor(directory: string, files: VirtualFiles, log: (text: string) => void) {
    this.#files = files;
    this.#log = log;
    const args = ["--api", "--async", "--cwd", directory, "--callbacks=readFile,fileExists"];
    // A smaller heap for a little more collecting: the default lets garbage grow as large as what is kept.
    this.#child = spawn(executable(), args, {
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      env: { GOGC: "50", ...process.env },
    });
    this.#child.on("error", (error) => this.#end(error.message));
    this.#child.on("exit", (code, signal) => this.#end(`exited (${signal ?? code})`));
    this.#child.stdin!.on("error", (error) => this.#end(error.message));
    this.#child.stdout!.on("error", (error) => this.#end(error.message));
    this.#child.stdout!.on("data", (bytes: Buffer) => this.#read(bytes));
    this.#child.stderr!.on("data", (bytes: Buffer) => log(String(bytes)));
  }

  get pid(): number | undefined {
    return this.#gone === undefined ? this.#child.pid : undefined;
  }

  /** Opens the project of a configuration file; must be called first. */
  async open(config: string): Promise<void> {
    await this.#request("initialize", null);
    await this.#move({ openProjects: [config] });
  }

  /** Tells that files changed; every later question is about the new state. */
  async update(changes: {
    readonly changed?: readonly string[];
    readonly created?: readonly string[];
    readonly deleted?: readonly string[];
    readonly invalidateAll?: true;
  }): Promise<void> {
    await this.#move({ fileChanges: changes });
  }

  /** A question about the present state, as the API's own client asks it. */
  async ask<T>(method: string, params: Readonly<Record<string, unknown>>): Promise<T> {
    return (await this.#request(method, {
      snapshot: this.#snapshot,
      project: this.#project,
      ...params,
    })) as T;
  }

  /** Ends the process at once; it holds nothing worth saving. */
  kill(): void {
    this.#end("closed");
    this.#child.kill("SIGKILL");
  }

  async #move(params: unknown): Promise<void> {
    const answer = (await this.#request("updateSnapshot", params)) as SnapshotAnswer;
    const old = this.#snapshot;
    this.#snapshot = answer.snapshot;
    this.#project = answer.projects[0]?.id ?? "";
    if (old !== undefined) this.#request("release", { snapshot: old }).catch(() => undefined);
  }

  #request(method: string, params: unknown): Promise<unknown> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    if (this.#gone === undefined)
      this.#child.stdin!.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  #read(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    for (;;) {
      const head = this.#received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.#received.toString("latin1", 0, head))?.[1]);
      if (!Number.isInteger(length)) return this.#end("spoke something else than its protocol");
      if (this.#received.length < head + 4 + length) return;
      const body = this.#received.toString("utf8", head + 4, head + 4 + length);
      this.#received = this.#received.subarray(head + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    if (message.method !== undefined) {
      if (message.id !== undefined)
        this.#send({ id: message.id, result: this.#answer(message.method, message.params) });
      return;
    }
    const waiting = this.#waiting.get(message.id as number);
    this.#waiting.delete(message.id as number);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error.message));
  }

  /** null sends the checker to the disk. */
  #answer(method: string, path: unknown): unknown {
    const text = this.#files.get(path as string);
    if (text === undefined) return null;
    return method === "readFile" ? { content: text } : true;
  }

  #end(reason: string): void {
    if (this.#gone !== undefined) return;
    this.#gone = new CheckerGone(`the type checker ${reason}`);
    if (reason !== "closed") this.#log(this.#gone.message);
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
    this.#child.stdin!.destroy();
  }
}

/** The native program of the `typescript` package, in the package for this platform. */
function executable(): string {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const platform = createRequire(typescript).resolve(
    `@typescript/typescript-${process.platform}-${process.arch}/package.json`,
  );
  return join(dirname(platform), "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
}
