/**
 * The engine process: user code on its main thread, commands and interrupts through a thread of their own. Each cell is
 * settled exactly once: by its own end, or by the interrupt that stopped it.
 */
import { Socket } from "node:net";
import { MessageChannel, Worker } from "node:worker_threads";
import { CALL_MAGIC, MagicTable, type LazyMagic } from "../magic-table.ts";
import { resultMetadata, toBundle } from "./bundle.ts";
import { emit, installCapture } from "./capture.ts";
import { receiveComm } from "./comms.ts";
import {
  enterCell,
  inCell,
  installTimers,
  interruptCell,
  KeyboardInterrupt,
  leaveCell,
  nativeTimers,
  currentCell,
} from "./context.ts";
import type { ControlData } from "./control.ts";
import { toErrorRecord } from "./error-record.ts";
import { define, installGlobals, moveTo, rememberInput, rememberResult } from "./globals.ts";
import { checkedExports, Imports } from "./imports.ts";
import { InputPort } from "./input.ts";
import { readLines } from "./lines.ts";
import { markEnd, report } from "./link.ts";
import { runMagic, type RunningCell } from "./magics.ts";
import { clearOutput, display, displayBundle, DisplayHandle, displaysSent, isDisplayed } from "./output.ts";
import type { Command, Compiled, ErrorRecord, ExpressionResult, Report } from "./protocol.ts";
import { Repl, type Outcome } from "./repl.ts";
import { installStackTraces, knowOrigin } from "./stack-trace.ts";

type Execute = Extract<Command, { type: "execute" }>;

interface Running extends RunningCell {
  readonly command: Execute;
  readonly controller: AbortController;
  interrupted: boolean;
}

const COMMANDS = 3;

/** How long a magic may take to end by itself after an interrupt, so that it can keep what is done. */
const MAGIC_GRACE_MS = 200;

/**
 * Runs the engine until the front goes away.
 * @param loadTable the magics, loaded when the first is used
 * @param loadGlobals names that the library gives to every cell
 */
export function startEngine(
  loadTable: () => Promise<readonly LazyMagic[]>,
  loadGlobals: () => Promise<Record<string, unknown>>,
): void {
  const token = process.env["ASSAY_TOKEN"] ?? "";
  delete process.env["ASSAY_TOKEN"];
  process.argv.splice(1);
  installStackTraces();

  const { port1, port2 } = new MessageChannel();
  const shared = new Int32Array(new SharedArrayBuffer(16));
  const control = new Worker(new URL(import.meta.url.replace(/start\.(\w+)$/, "control.$1")), {
    workerData: { state: shared, inputPort: port2 } satisfies ControlData,
    transferList: [port2],
    execArgv: [],
  });
  control.on("error", (error) => {
    process.stderr.write(`the control thread of the engine failed: ${(error as Error).message}\n`);
    process.exit(1);
  });
  port1.unref();

  const assay: Record<string, unknown> = {};
  Object.defineProperty(globalThis, "__assay", { value: assay, enumerable: false });
  const repl = new Repl(assay);
  const input = new InputPort(shared, port1);
  const directory = process.cwd();
  const imports = new Imports(directory);
  let running: Running | undefined;
  let table: Promise<MagicTable> | undefined;
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastCall = 0;
  let lastTurn = 0;
  let lastCell = 0;
  /** A cell whose interrupt came before its command. */
  let stopBefore = 0;

  const call = (method: string, params: unknown = {}): Promise<unknown> => {
    const id = ++lastCall;
    report({ type: "call", cell: currentCell(), call: id, method, params });
    return new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
  };

  const host = {
    repl,
    imports,
    call,
    table: () => (table ??= loadTable().then((entries) => new MagicTable(entries))),
    running: () => (running !== undefined && running.cell === currentCell() ? running : undefined),
    hold: (value: unknown) => void (assay["held"] = value),
  };
  Object.assign(assay, {
    import: (specifier: string, options?: ImportCallOptions) => imports.import(specifier, options),
    exports: checkedExports,
    constant: (name: string) => {
      throw new TypeError(
        `Assignment to constant variable "${name}"; declare it with let, or declare it again`,
      );
    },
    magic: (name: string, line: string, body: string | undefined, shown: boolean) =>
      runMagic(host, name, { line }, body, shown),
  });
  Object.defineProperty(assay, "meta", { get: () => imports.meta() });

  installTimers();
  installCapture(() => clearOutput());
  installGlobals(input, directory);
  Object.defineProperty(globalThis, Symbol.for("assay.host"), {
    value: {
      display,
      displayBundle,
      print: (text: string) => emit("stdout", text),
      warn: (text: string) => emit("stderr", text),
      get signal() {
        return host.running()?.signal;
      },
    },
    enumerable: false,
  });
  Object.defineProperty(globalThis, CALL_MAGIC, {
    value: (name: string, values: Record<string, unknown>, body?: string) =>
      runMagic(host, name, { values }, body, false),
    enumerable: false,
  });
  const ready = loadGlobals().then(define);

  const execute = (command: Execute): void => {
    const controller = new AbortController();
    lastCell = command.cell;
    Atomics.store(shared, 2, command.cell);
    running = {
      cell: command.cell,
      count: command.count,
      signal: controller.signal,
      controller,
      payload: [],
      magics: 0,
      command,
      interrupted: false,
    };
    input.allowed = command.allowStdin;
    if (!command.silent) rememberInput(command.count, command.text);
    if (stopBefore === command.cell) {
      running.interrupted = true;
      return finish(running, undefined);
    }
    knowOrigin(command.compiled);
    enterCell(command.cell, () => {
      repl.run(command.compiled.js, (outcome) => void settle(command, outcome));
    });
  };

  const settle = async (command: Execute, outcome: Outcome): Promise<void> => {
    const own = running;
    if (own?.command !== command) return;
    // Ended by an interrupt whose message has not been handled yet.
    const turn = Atomics.load(shared, 1);
    if (turn > lastTurn && Atomics.load(shared, 3) >= command.cell)
      return interrupt(turn, command.cell, false);
    let error: ErrorRecord | undefined;
    let result: Report[] = [];
    try {
      await displaysSent();
      if (!outcome.ok) error = toErrorRecord(outcome.thrown, outcome.where);
      else if (
        command.compiled.hasResult &&
        outcome.value !== undefined &&
        !command.silent &&
        !(outcome.value instanceof DisplayHandle)
      ) {
        const bundle = toBundle(outcome.value);
        const data = bundle instanceof Promise ? await bundle : bundle;
        if (running !== own) return;
        rememberResult(command.count, outcome.value);
        if (!isDisplayed(outcome.value, command.cell))
          result = [{ type: "result", cell: command.cell, data, metadata: resultMetadata(outcome.value) }];
      }
    } catch (failure) {
      error = toErrorRecord(failure);
    }
    const expressions: Record<string, ExpressionResult> = {};
    if (error === undefined)
      for (const [name, compiled] of Object.entries(command.expressions))
        expressions[name] = await evaluateExpression(compiled);
    finish(own, error, expressions, result);
  };

  const evaluateExpression = async (compiled: Compiled | ErrorRecord): Promise<ExpressionResult> => {
    if (!("js" in compiled)) return { status: "error", error: compiled };
    knowOrigin(compiled);
    try {
      return { status: "ok", data: await toBundle(await repl.evaluate(compiled.js)), metadata: {} };
    } catch (error) {
      return { status: "error", error: toErrorRecord(error) };
    }
  };

  const finish = (
    own: Running,
    error: ErrorRecord | undefined,
    expressions: Record<string, ExpressionResult> = {},
    result: readonly Report[] = [],
  ): void => {
    if (running !== own) return;
    const stopped: ErrorRecord | undefined = own.interrupted
      ? { name: "KeyboardInterrupt", message: "the cell was interrupted; variables are kept", stack: "" }
      : error;
    markEnd(token, own.cell);
    report(...result, {
      type: "done",
      cell: own.cell,
      interrupted: own.interrupted,
      expressions,
      payload: own.payload,
      ...(stopped === undefined ? {} : { error: stopped }),
    });
    running = undefined;
    leaveCell();
  };

  /** @param forced the running cell may have been hit, even if an earlier one was meant */
  const interrupt = (turn: number, cell: number, forced: boolean): void => {
    // Not at once: a loop of ticks may outlive the stop that let this message in, and must be stopped again.
    nativeTimers.setImmediate(() => control.postMessage(turn));
    const own = running;
    const known = turn <= lastTurn;
    lastTurn = Math.max(lastTurn, turn);
    if (own === undefined && cell > lastCell) stopBefore = cell;
    if (own === undefined || own.interrupted || (!forced && (known || own.cell > cell))) return;
    own.interrupted = true;
    const magics = own.magics;
    own.controller.abort(new KeyboardInterrupt("the cell was interrupted"));
    const stop = (): void => {
      if (running !== own) return;
      interruptCell(own.cell);
      finish(own, undefined);
    };
    if (magics > 0) nativeTimers.setTimeout(stop, MAGIC_GRACE_MS);
    else stop();
  };

  const handlers: { [T in Command["type"]]?: (command: never) => void } = {
    execute: (command: Execute) => void ready.then(() => execute(command)),
    answer: ({ call: id, value, error }: Extract<Command, { type: "answer" }>) => {
      const waiting = calls.get(id);
      calls.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else
        waiting?.reject(
          Object.assign(new (error.name === "SyntaxError" ? SyntaxError : Error)(error.message), {
            name: error.name,
            stack: error.stack,
          }),
        );
    },
    comm: (command: Extract<Command, { type: "comm" }>) => {
      try {
        inCell(command.cell, () => receiveComm(command));
      } catch (error) {
        report({ type: "uncaught", cell: command.cell, error: toErrorRecord(error), promise: false });
      }
      report({ type: "comm-done", cell: command.cell });
    },
    query: (command: Extract<Command, { type: "query" }>) =>
      report({ type: "facts", call: command.call, value: answer(repl, command) }),
    move: (command: Extract<Command, { type: "move" }>) => {
      imports.moveTo(command.directory);
      moveTo(command.directory);
    },
  };
  control.on("message", ({ turn, cell, forced }: { turn: number; cell: number; forced: boolean }) =>
    interrupt(turn, cell, forced),
  );
  // One command a turn of the event loop: a forced stop that ends one must not take others with it.
  const waiting: string[] = [];
  const next = (): void => {
    const line = waiting.shift();
    if (waiting.length > 0) nativeTimers.setImmediate(next);
    if (line === undefined) return;
    const command = JSON.parse(line) as Command;
    (handlers[command.type] as ((command: unknown) => void) | undefined)?.(command);
  };
  readLines(new Socket({ fd: COMMANDS, readable: true, writable: false }), (line) => {
    if (waiting.push(line) === 1) nativeTimers.setImmediate(next);
  });

  const uncaught = (promise: boolean) => (thrown: unknown) => {
    if (thrown instanceof KeyboardInterrupt) return;
    report({ type: "uncaught", cell: currentCell(), error: toErrorRecord(thrown), promise });
  };
  process.on("uncaughtException", uncaught(false));
  process.on("unhandledRejection", uncaught(true));
  // Sent to the whole process group so that it ends synchronous children; this process is stopped in its own way.
  process.on("SIGINT", () => undefined);
  report({ type: "ready", pid: process.pid });
}

/** Facts about live values without side effects, for completion and inspection. */
function answer(repl: Repl, query: Extract<Command, { type: "query" }>): unknown {
  const found = repl.peek(query.expression);
  if (found === undefined) return undefined;
  const { value } = found;
  if (query.kind === "describe") {
    try {
      const bundle = toBundle(value);
      return {
        type:
          value === null
            ? "null"
            : typeof value === "object"
              ? (value.constructor?.name ?? "object")
              : typeof value,
        text: bundle instanceof Promise ? "" : String(bundle["text/plain"]).slice(0, 2000),
      };
    } catch {
      return undefined;
    }
  }
  const names: string[] = [];
  if (value === null || value === undefined) return names;
  for (
    let at: unknown = Object(value);
    at !== null && at !== Object.prototype && names.length < 2000;
    at = Object.getPrototypeOf(at)
  )
    for (const name of Object.getOwnPropertyNames(at))
      if (/^[A-Za-z_$][\w$]*$/.test(name) && name !== "constructor" && !names.includes(name))
        names.push(name);
  return names;
}
