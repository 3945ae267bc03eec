/**
 * One kernel of the lab: its process, its sockets, and the pages that are connected to it. What the kernel says on iopub goes to all pages; a reply
 * goes to the page that asked. While no page is there, messages wait for the one that was last. A kernel that dies is started anew, and says so.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as zmq from "zeromq";
import { AssayError } from "../error.ts";
import type { KernelJson } from "../kernelspec.ts";
import { address, newConnection, type Connection } from "../wire/connection.ts";
import { Codec, type Json } from "../wire/message.ts";
import type { Channel, Frames, Spoken } from "./channel-frames.ts";

/** A page that listens. */
export interface Page {
  /** The client's session: replies to it go to this page. */
  readonly session: string;
  send(frames: Frames): void;
}

const START_MS = 60_000;
const NUDGE_MS = 300;
const SHUTDOWN_MS = 5_000;
/** What waits for a page that went away. */
const KEPT_BYTES = 64_000_000;
/** A kernel that dies this often within a minute stays dead. */
const DEATHS = 3;
const DELIMITER = Buffer.from("<IDS|MSG>");

export class LabKernel {
  readonly id: string = randomUUID();
  readonly name: string;
  executionState = "starting";
  lastActivity = new Date();
  readonly #spec: KernelJson;
  readonly #cwd: string;
  readonly #codec: Codec;
  readonly #folder: string;
  readonly #sockets: Readonly<Record<"shell" | "control" | "stdin", zmq.Dealer>>;
  readonly #iopub: zmq.Subscriber;
  readonly #pages = new Set<Page>();
  readonly #asked = new Set<string>();
  readonly #deaths: number[] = [];
  #process: ChildProcess;
  #exited: Promise<void>;
  #sending: Promise<unknown> = Promise.resolve();
  #kept: Frames[] = [];
  #keptBytes = 0;
  #keptFor = "";
  #heard = { shell: false, iopub: false };
  #waiting: Spoken[] = [];
  #isReady = false;
  #closed = false;
  #expected = false;

  /** Starts one and waits until it answers. @throws AssayError when it does not. */
  static async start(name: string, spec: KernelJson, cwd: string): Promise<LabKernel> {
    const kernel = new LabKernel(name, spec, cwd, await newConnection(name));
    try {
      await kernel.#ready();
      return kernel;
    } catch (error) {
      await kernel.close();
      throw error;
    }
  }

  private constructor(name: string, spec: KernelJson, cwd: string, connection: Connection) {
    this.name = name;
    this.#spec = spec;
    this.#cwd = cwd;
    this.#codec = new Codec(connection.key, connection.signature_scheme, "assay");
    this.#folder = mkdtempSync(join(tmpdir(), "assay-lab-"));
    writeFileSync(this.#file(), JSON.stringify(connection), { mode: 0o600 });
    const options = { linger: 0, receiveHighWaterMark: 0, sendHighWaterMark: 0, routingId: randomUUID() };
    this.#sockets = {
      shell: new zmq.Dealer(options),
      control: new zmq.Dealer(options),
      stdin: new zmq.Dealer(options),
    };
    this.#iopub = new zmq.Subscriber({ linger: 0, receiveHighWaterMark: 0 });
    for (const channel of ["shell", "control", "stdin"] as const) {
      this.#sockets[channel].connect(address(connection, channel));
      void this.#pump(this.#sockets[channel], channel);
    }
    this.#iopub.connect(address(connection, "iopub"));
    this.#iopub.subscribe();
    void this.#pump(this.#iopub, "iopub");
    [this.#process, this.#exited] = this.#spawn();
    process.once("exit", this.#leave);
  }

  get connections(): number {
    return this.#pages.size;
  }

  /** Adds a page; what waited for its session goes to it first. */
  connect(page: Page): void {
    const kept = this.#keptFor === page.session ? this.#kept : [];
    this.#kept = [];
    this.#keptBytes = 0;
    this.#pages.add(page);
    for (const frames of kept) page.send(frames);
  }

  disconnect(page: Page): void {
    if (this.#pages.delete(page) && this.#pages.size === 0) this.#keptFor = page.session;
  }

  /** Sends a page's message on. */
  tell(message: Spoken): void {
    this.lastActivity = new Date();
    const { channel, header, parent, metadata, content, buffers } = message;
    // What is sent to a kernel between two processes would be lost.
    if (!this.#isReady) this.#waiting.push(message);
    else this.#send(channel as "shell", header, parent, metadata, content, buffers);
  }

  interrupt(): void {
    if (this.#spec.interrupt_mode === "message")
      this.#send("control", this.#header("interrupt_request"), {}, {}, {}, []);
    else this.#signal("SIGINT");
  }

  /** A new process behind the same sockets. @throws AssayError when it does not start */
  async restart(): Promise<void> {
    this.executionState = "restarting";
    this.#isReady = false;
    this.#expected = true;
    await this.#end(true);
    this.#expected = false;
    this.#heard = { shell: false, iopub: false };
    [this.#process, this.#exited] = this.#spawn();
    await this.#ready();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#expected = true;
    await this.#end(false);
    this.#closed = true;
    process.removeListener("exit", this.#leave);
    for (const socket of [...Object.values(this.#sockets), this.#iopub]) socket.close();
    rmSync(this.#folder, { recursive: true, force: true });
    this.#say("dead");
  }

  #file(): string {
    return join(this.#folder, "connection.json");
  }

  #spawn(): [ChildProcess, Promise<void>] {
    const argv = this.#spec.argv.map((word) => word.replaceAll("{connection_file}", this.#file()));
    const child = spawn(argv[0] ?? "", argv.slice(1), {
      cwd: this.#cwd,
      env: { ...process.env, ...this.#spec.env, JPY_PARENT_PID: String(process.pid) },
      stdio: ["ignore", "inherit", "inherit"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    const exited = new Promise<void>((resolve) => {
      child.once("error", () => resolve());
      child.once("exit", () => resolve());
    });
    void exited.then(() => this.#died(child));
    return [child, exited];
  }

  #died(child: ChildProcess): void {
    if (this.#expected || this.#closed || child !== this.#process) return;
    const now = Date.now();
    this.#deaths.push(now);
    if (this.#deaths.filter((at) => now - at < 60_000).length > DEATHS) {
      this.#say("dead");
      return;
    }
    // Clients take this word for a restart that nobody asked for.
    this.#isReady = false;
    this.#say("restarting");
    this.#heard = { shell: false, iopub: false };
    [this.#process, this.#exited] = this.#spawn();
    void this.#ready().catch(() => this.#say("dead"));
  }

  async #ready(): Promise<void> {
    const { pid } = this.#process;
    const started = Date.now();
    let ended = false;
    void this.#exited.then(() => (ended = true));
    while (!this.#heard.shell || !this.#heard.iopub) {
      if (ended || pid === undefined || Date.now() - started > START_MS)
        throw new AssayError(
          "kernel-start",
          `kernel ${this.name}`,
          ended || pid === undefined ? "must start; its process ended" : "must answer within a minute",
          "see assay doctor, and what the terminal says",
        );
      const header = this.#header("kernel_info_request");
      this.#asked.add(header["msg_id"] as string);
      this.#send("shell", header, {}, {}, {}, []);
      const until = Date.now() + NUDGE_MS;
      while (Date.now() < until && !(this.#heard.shell && this.#heard.iopub)) await sleep(10);
    }
    this.executionState = "idle";
    this.#isReady = true;
    for (const message of this.#waiting.splice(0)) this.tell(message);
  }

  async #end(restart: boolean): Promise<void> {
    const gone = Promise.race([this.#exited.then(() => true), sleep(SHUTDOWN_MS, false, { ref: false })]);
    this.#send("control", this.#header("shutdown_request"), {}, {}, { restart }, []);
    await gone;
    // Also when the kernel has ended: what it started may live on in its group.
    this.#signal("SIGKILL");
    await Promise.race([this.#exited, sleep(SHUTDOWN_MS, undefined, { ref: false })]);
  }

  #header(type: string): Json {
    return { ...this.#codec.header(type) };
  }

  #send(
    channel: "shell" | "control" | "stdin",
    header: Json,
    parent: Json,
    metadata: Json,
    content: Json,
    buffers: readonly Buffer[],
  ): void {
    const frames = this.#codec.encode({
      identities: [],
      header: header as never,
      parent,
      metadata,
      content,
      buffers,
    });
    // zeromq refuses a second send while one is pending; a socket that closed has no receiver any more.
    this.#sending = this.#sending.then(() => this.#sockets[channel].send(frames)).catch(() => undefined);
  }

  async #pump(socket: AsyncIterable<Buffer[]>, channel: Channel): Promise<void> {
    try {
      for await (const frames of socket) this.#heed(channel, frames);
    } catch (error) {
      if (!this.#closed) throw error;
    }
  }

  #heed(channel: Channel, frames: Buffer[]): void {
    const message = this.#codec.decode(frames);
    if (typeof message === "string") return;
    this.lastActivity = new Date();
    const parent = message.parent as Json;
    if (channel === "iopub" && message.header.msg_type === "status")
      this.executionState = String(message.content["execution_state"]);
    if (this.#asked.has(String(parent["msg_id"]))) {
      if (channel === "iopub") this.#heard.iopub = true;
      if (channel === "shell") this.#heard.shell = true;
      // Pages learn from these that a new process is there.
      if (channel !== "iopub") return;
    }
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    const [header, parentBytes, metadata, content] = frames.slice(at + 2, at + 6);
    this.#deliver(
      {
        channel,
        parts: [header!, parentBytes!, metadata!, content!],
        buffers: frames.slice(at + 6),
      },
      channel === "iopub" ? undefined : String(parent["session"]),
    );
  }

  /** @param session of the page that asked; undefined: for all. */
  #deliver(frames: Frames, session: string | undefined): void {
    if (this.#pages.size === 0) {
      this.#keptBytes += frames.parts.reduce((sum, part) => sum + part.length, 0);
      if (this.#keptBytes < KEPT_BYTES) this.#kept.push(frames);
      return;
    }
    for (const page of this.#pages) if (session === undefined || session === page.session) page.send(frames);
  }

  /** A word on the kernel's state that the kernel itself cannot say. */
  #say(state: "restarting" | "dead"): void {
    this.executionState = state;
    const parts = [this.#header("status"), {}, {}, { execution_state: state }].map((part) =>
      Buffer.from(JSON.stringify(part)),
    );
    this.#deliver({ channel: "iopub", parts: parts as unknown as Frames["parts"], buffers: [] }, undefined);
  }

  readonly #leave = (): void => {
    this.#signal("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true });
  };

  #signal(signal: "SIGINT" | "SIGKILL"): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#process.kill(signal);
      else process.kill(-pid, constants.signals[signal]);
    } catch {
      // The group has ended.
    }
  }
}
