/**
 * The engine as the front sees it: a child process that is started, told, heard, and replaced when it dies. Its standard
 * output and error carry what native code and children wrote; the end mark of a cell tells that nothing is under way.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { readLines } from "../engine/lines.ts";
import type { Command, Report } from "../engine/protocol.ts";

/** How an engine ended by itself. */
export interface EngineExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** V8 gave up for lack of memory. */
  readonly outOfMemory: boolean;
  /** What V8 or native code wrote about the crash. */
  readonly lastWords: string;
}

export interface EngineListener {
  report(report: Report): void;
  /** Raw output of children and native code. */
  raw(name: "stdout" | "stderr", text: string): void;
  exit(exit: EngineExit): void;
}

/** Descriptors of the engine. */
const COMMANDS = 3;
const REPORTS = 4;
const CONTROL = 5;

const MARK_WAIT_MS = 250;
const FLAGS = ["--no-force-async-hooks-checks", "--disable-warning=ExperimentalWarning"];

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #listener: EngineListener;
  readonly #raw: { stdout: RawReader; stderr: RawReader };
  #ended = false;
  #replaced = false;

  /** @param main the file of the composition root, started with the argument `engine` */
  constructor(main: string, directory: string, listener: EngineListener) {
    this.#listener = listener;
    const token = randomBytes(9).toString("base64url");
    this.#child = spawn(process.execPath, [...FLAGS, main, "engine"], {
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
      // Its own process group: an interrupt reaches synchronous children without reaching the front.
      detached: process.platform !== "win32",
      windowsHide: true,
      cwd: directory,
      env: { ...process.env, ASSAY_TOKEN: token },
    });
    this.#raw = {
      stdout: new RawReader(this.#child.stdout!, token, (text) => listener.raw("stdout", text)),
      stderr: new RawReader(this.#child.stderr!, token, (text) => listener.raw("stderr", text)),
    };
    const reports = this.#child.stdio[REPORTS] as Readable;
    readLines(reports, (line) => this.#hear(line));
    for (const stream of [reports, this.#pipe(COMMANDS), this.#pipe(CONTROL)])
      stream.on("error", () => undefined);
    this.#child.on("error", (error) => this.#end(null, null, error.message));
    // "close" comes after the last byte of every pipe.
    this.#child.on("close", (code, signal) => this.#end(code, signal, ""));
    // A child that inherited a pipe may hold it open after the engine is gone.
    this.#child.on("exit", (code, signal) => setTimeout(() => this.#end(code, signal, ""), 300).unref());
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(command: Command): void {
    if (this.#ended) return;
    const pipe = command.type === "interrupt" || command.type === "input" ? CONTROL : COMMANDS;
    this.#pipe(pipe).write(`${JSON.stringify(command)}\n`);
  }

  /** Asks the running cell to stop; the engine also stops the synchronous children that the cell waits for. */
  interrupt(cell: number): void {
    this.send({ type: "interrupt", cell });
  }

  #pipe(descriptor: number): Writable {
    return this.#child.stdio[descriptor] as Writable;
  }

  /** Resolves when what children and native code wrote during the cell has been read. */
  async settled(cell: number): Promise<void> {
    await Promise.race([
      Promise.all([this.#raw.stdout.marked(cell), this.#raw.stderr.marked(cell)]),
      new Promise((resolve) => setTimeout(resolve, MARK_WAIT_MS)),
    ]);
  }

  /** Ends the process at once; its exit is not reported. */
  kill(): void {
    this.#replaced = true;
    this.#ended = true;
    this.#signal("SIGKILL");
    this.#child.kill("SIGKILL");
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined || process.platform === "win32" || this.#child.exitCode !== null)
      return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // The group is gone.
    }
  }

  #hear(line: string): void {
    if (this.#replaced) return;
    let report: Report;
    try {
      report = JSON.parse(line) as Report;
    } catch {
      return; // Cut off by a forced interrupt.
    }
    this.#listener.report(report);
  }

  #end(code: number | null, signal: NodeJS.Signals | null, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    // Leftover children of a dead engine go with it.
    this.#signal("SIGKILL");
    const words = this.#raw.stderr.lastWords();
    this.#listener.exit({
      code,
      signal,
      outOfMemory: /heap out of memory|heap limit|Allocation failed/.test(words),
      lastWords: reason === "" ? words : reason,
    });
  }
}

/** Text of one descriptor, with the end marks taken out and V8's crash report held back. */
class RawReader {
  readonly #open: string;
  readonly #emit: (text: string) => void;
  readonly #decoder = new StringDecoder("utf8");
  #buffer = "";
  #held = "";
  #last = -1;
  #waiting: { cell: number; resolve: () => void }[] = [];

  constructor(stream: Readable, token: string, emit: (text: string) => void) {
    this.#open = `\u0000\u001f${token}:`;
    this.#emit = emit;
    stream.on("data", (chunk: Buffer) => this.#take(this.#decoder.write(chunk)));
    stream.on("error", () => undefined);
  }

  marked(cell: number): Promise<void> {
    return this.#last >= cell
      ? Promise.resolve()
      : new Promise((resolve) => this.#waiting.push({ cell, resolve }));
  }

  lastWords(): string {
    return this.#held;
  }

  #take(text: string): void {
    this.#buffer += text;
    for (let at = this.#buffer.indexOf(this.#open); at >= 0; at = this.#buffer.indexOf(this.#open)) {
      const end = this.#buffer.indexOf("\u001f\n", at + this.#open.length);
      if (end < 0) break;
      this.#pass(this.#buffer.slice(0, at));
      this.#mark(Number(this.#buffer.slice(at + this.#open.length, end)));
      this.#buffer = this.#buffer.slice(end + 2);
    }
    // What may be the beginning of a mark waits for more.
    const nul = this.#buffer.lastIndexOf("\u0000");
    const keep =
      nul >= 0 && (this.#open.startsWith(this.#buffer.slice(nul)) || this.#buffer.startsWith(this.#open, nul))
        ? nul
        : this.#buffer.length;
    this.#pass(this.#buffer.slice(0, keep));
    this.#buffer = this.#buffer.slice(keep);
  }

  #pass(raw: string): void {
    // Node says this whenever a process with an inspector session exits.
    const text = raw.replace("Waiting for the debugger to disconnect...\n", "");
    if (text === "") return;
    const crash =
      this.#held === ""
        ? text.search(
            /(?:^|\n)(?:\s*<--- Last few GCs --->|----- Native stack trace -----|#\s*\n# Fatal error|FATAL ERROR: )/,
          )
        : 0;
    if (crash < 0) return this.#emit(text);
    if (crash > 0) this.#emit(text.slice(0, crash + 1));
    this.#held += text.slice(crash);
  }

  #mark(cell: number): void {
    this.#last = cell;
    for (const waiter of this.#waiting) if (waiter.cell <= cell) waiter.resolve();
    this.#waiting = this.#waiting.filter((waiter) => waiter.cell > cell);
  }
}
