/**
 * A Jupyter client for one kernel that it starts itself: starts the process in a group of its own (so that a terminal's
 * Ctrl-C reaches only the client), waits until both shell and iopub answer, executes, interrupts, shuts down.
 * Source: Jupyter client documentation, protocol 5.4; `jupyter_client` 8 (`provisioning/local_provisioner.py`,
 * `client.py`, `_async_wait_for_ready`).
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as zmq from "zeromq";
import { AssayError } from "../error.ts";
import type { KernelJson } from "../kernelspec.ts";
import { address, newConnection, type Connection } from "../wire/connection.ts";
import { Codec, type Json, type Message } from "../wire/message.ts";

const START_TIMEOUT_MS = 60_000;
const NUDGE_MS = 300;
const SHUTDOWN_MS = 5_000;
/** How much of what the kernel's process itself writes is kept, to explain its death. */
const TAIL_CHARS = 4_000;

/** What starts a kernel. */
export interface Launch {
  readonly name: string;
  readonly spec: KernelJson;
}

export interface ExecuteReply {
  readonly status: "ok" | "error" | "aborted";
  readonly content: Json;
}

/** An execution under way. */
export interface Execution {
  readonly request: string;
  /** Settles when the reply is there and iopub said idle; rejects when the kernel ends or asks for input. */
  readonly done: Promise<ExecuteReply>;
}

interface Pending {
  reply?: ExecuteReply;
  idle: boolean;
  resolve(reply: ExecuteReply): void;
  reject(error: Error): void;
  /** Runs when the reply is there but iopub has been silent for long. */
  timer?: NodeJS.Timeout;
}

/** Starts a kernel and waits until it is ready. @throws AssayError when it does not get there */
export async function startKernel(
  launch: Launch,
  cwd: string,
  hear: (message: Message) => void,
  stop?: AbortSignal,
): Promise<KernelClient> {
  for (let attempt = 1; ; attempt++) {
    const kernel = new KernelClient(launch, cwd, await newConnection(launch.name), hear);
    try {
      await kernel.ready(stop);
      return kernel;
    } catch (error) {
      await kernel.shutdown(0);
      // Another process may take a port between our finding it free and the kernel's binding it.
      if (attempt >= 3 || !/in use|EADDRINUSE/i.test((error as Error).message)) throw error;
    }
  }
}

export class KernelClient {
  /** Content of the kernel's `kernel_info_reply`. */
  info: Json = {};
  readonly #launch: Launch;
  readonly #codec: Codec;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #shell: zmq.Dealer;
  readonly #control: zmq.Dealer;
  readonly #stdin: zmq.Dealer;
  readonly #iopub: zmq.Subscriber;
  readonly #hear: (message: Message) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #infoRequests = new Set<string>();
  readonly #exited: Promise<void>;
  #sending: Promise<unknown> = Promise.resolve();
  #tail = "";
  #end: string | undefined;
  #closed = false;
  #infoHere = false;
  #iopubHere = false;

  constructor(launch: Launch, cwd: string, connection: Connection, hear: (message: Message) => void) {
    this.#launch = launch;
    this.#hear = hear;
    this.#codec = new Codec(connection.key, connection.signature_scheme, userName());
    this.#folder = mkdtempSync(join(tmpdir(), "assay-run-"));
    const file = join(this.#folder, "connection.json");
    writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    const options = {
      linger: 0,
      receiveHighWaterMark: 0,
      sendHighWaterMark: 0,
      routingId: this.#codec.session,
    };
    this.#shell = new zmq.Dealer(options);
    this.#control = new zmq.Dealer(options);
    this.#stdin = new zmq.Dealer(options);
    this.#iopub = new zmq.Subscriber({ linger: 0, receiveHighWaterMark: 0 });
    this.#shell.connect(address(connection, "shell"));
    this.#control.connect(address(connection, "control"));
    this.#stdin.connect(address(connection, "stdin"));
    this.#iopub.connect(address(connection, "iopub"));
    this.#iopub.subscribe();
    const argv = launch.spec.argv.map((word) => word.replaceAll("{connection_file}", file));
    this.#process = spawn(argv[0] ?? "", argv.slice(1), {
      cwd,
      env: { ...process.env, ...launch.spec.env, JPY_PARENT_PID: String(process.pid) },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream
        ?.setEncoding("utf8")
        .on("data", (text: string) => (this.#tail = (this.#tail + text).slice(-TAIL_CHARS)));
    this.#exited = new Promise((resolve) => {
      const end = (how: string): void => resolve(this.#ended(how));
      this.#process.once("error", (error) => end(`could not be started: ${error.message}`));
      this.#process.once("exit", (code, signal) => {
        const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
        // "close" comes when its last words are read, unless a child of its own still holds the pipe.
        const timer = setTimeout(() => end(how), 200);
        this.#process.once("close", () => {
          clearTimeout(timer);
          end(how);
        });
      });
    });
    process.once("exit", this.#leave);
    void this.#pump(this.#shell, (message) => this.#onShell(message));
    void this.#pump(this.#iopub, (message) => this.#onIopub(message));
    void this.#pump(this.#stdin, (message) => this.#onStdin(message));
    void this.#pump(this.#control, () => {});
  }

  /** Asks for kernel_info again and again until the reply is there and iopub has been heard. */
  async ready(stop?: AbortSignal): Promise<void> {
    const started = Date.now();
    while (!this.#infoHere || !this.#iopubHere) {
      if (this.#end !== undefined) throw this.#death("start");
      if (stop?.aborted)
        throw new AssayError("stopped", "kernel", "was stopped while it started", "run again");
      if (Date.now() - started > START_TIMEOUT_MS)
        throw new AssayError(
          "kernel-start",
          `kernel ${this.#launch.name}`,
          `must answer within ${START_TIMEOUT_MS / 1000} s; it did not${this.#said()}`,
          "try it in Jupyter, or see assay doctor",
        );
      this.#infoRequests.add(this.#send(this.#shell, "kernel_info_request", {}));
      const until = Date.now() + NUDGE_MS;
      while (Date.now() < until && !(this.#infoHere && this.#iopubHere) && this.#end === undefined)
        await sleep(5);
    }
    // What it wrote while it started explains no later death.
    this.#tail = "";
  }

  /** Runs code; outputs arrive at `hear`, with the request's id as parent. Input prompts are refused. */
  execute(code: string): Execution {
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    let pending!: Pending;
    const done = new Promise<ExecuteReply>((resolve, reject) => (pending = { idle: false, resolve, reject }));
    if (this.#end !== undefined) {
      pending.reject(this.#death("execute"));
      return { request: "", done };
    }
    const request = this.#send(this.#shell, "execute_request", content);
    this.#pending.set(request, pending);
    return { request, done };
  }

  interrupt(): void {
    if (this.#launch.spec.interrupt_mode === "message") this.#send(this.#control, "interrupt_request", {});
    else this.#signal("SIGINT");
  }

  /** Asks the kernel to end, then makes it end; `patienceMs` 0 does not ask. */
  async shutdown(patienceMs = SHUTDOWN_MS): Promise<void> {
    if (this.#end === undefined && patienceMs > 0) {
      this.#send(this.#control, "shutdown_request", { restart: false });
      await Promise.race([this.#exited, sleep(patienceMs, undefined, { ref: false })]);
    }
    this.#closed = true;
    // Also when the kernel has ended: what it started may live on in its group.
    this.#signal("SIGKILL");
    await Promise.race([this.#exited, sleep(SHUTDOWN_MS, undefined, { ref: false })]);
    process.removeListener("exit", this.#leave);
    for (const socket of [this.#shell, this.#control, this.#stdin, this.#iopub]) socket.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #onShell(message: Message): void {
    const parent = String(message.parent["msg_id"]);
    if (message.header.msg_type === "kernel_info_reply" && this.#infoRequests.has(parent)) {
      this.info = message.content;
      this.#infoHere = true;
      return;
    }
    const pending = this.#pending.get(parent);
    if (pending === undefined || message.header.msg_type !== "execute_reply") return;
    const status = message.content["status"];
    pending.reply = {
      status: status === "ok" || status === "aborted" ? status : "error",
      content: message.content,
    };
    this.#settle(parent, pending);
  }

  #onIopub(message: Message): void {
    const parent = String(message.parent["msg_id"]);
    if (this.#infoRequests.has(parent)) this.#iopubHere = true;
    this.#hear(message);
    const pending = this.#pending.get(parent);
    if (pending === undefined) return;
    if (message.header.msg_type === "status" && message.content["execution_state"] === "idle")
      pending.idle = true;
    this.#settle(parent, pending);
  }

  #onStdin(message: Message): void {
    const pending = this.#pending.get(String(message.parent["msg_id"]));
    if (pending === undefined || message.header.msg_type !== "input_request") return;
    pending.reject(
      new AssayError(
        "stdin",
        "input prompt",
        "a run without a front end cannot answer",
        "pass the value with --param",
      ),
    );
  }

  #settle(request: string, pending: Pending): void {
    clearTimeout(pending.timer);
    if (pending.reply === undefined) return;
    const finish = (): void => {
      clearTimeout(pending.timer);
      this.#pending.delete(request);
      pending.resolve(pending.reply as ExecuteReply);
    };
    // A kernel that never says idle must not hang the run; each message starts the wait anew.
    if (pending.idle) finish();
    else pending.timer = setTimeout(finish, 10_000);
  }

  #ended(how: string): void {
    this.#end ??= how;
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(this.#death("execute"));
    }
    this.#pending.clear();
  }

  #death(when: "start" | "execute"): AssayError {
    const rule = when === "start" ? "must start" : "died";
    const hint =
      when === "start"
        ? "try it in Jupyter, or see assay doctor"
        : "the cell may have used up the memory or ended the process; run again";
    return new AssayError(
      "kernel-died",
      `kernel ${this.#launch.name}`,
      `${rule}; it ${this.#end}${this.#said()}`,
      hint,
    );
  }

  /** The last lines of the kernel's own output, if any, for an error message. */
  #said(): string {
    const lines = this.#tail
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const telling = lines.findLast((line) =>
      /^(?:Uncaught )?(?:[A-Z]\w*)?(?:Error|Exception)\b|^FATAL/.test(line),
    );
    return lines.length === 0 ? "" : ` and wrote "${telling ?? lines.slice(-3).join(" / ")}"`;
  }

  #send(socket: zmq.Dealer, type: string, content: Json): string {
    const header = this.#codec.header(type);
    const frames = this.#codec.encode({
      identities: [],
      header,
      parent: {},
      metadata: {},
      content,
      buffers: [],
    });
    // zeromq refuses a second send while one is pending; a socket that closed has no receiver any more.
    this.#sending = this.#sending.then(() => socket.send(frames)).catch(() => {});
    return header.msg_id;
  }

  async #pump(socket: AsyncIterable<Buffer[]>, take: (message: Message) => void): Promise<void> {
    try {
      for await (const frames of socket) {
        const message = this.#codec.decode(frames);
        if (typeof message !== "string") take(message);
      }
    } catch (error) {
      if (!this.#closed) throw error;
    }
  }

  /** When this process ends before `shutdown` was called. */
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

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "assay";
  }
}
