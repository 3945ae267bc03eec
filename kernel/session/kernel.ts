/**
 * The front of the kernel: one table from message type to handler. Cells run one at a time in the engine; everything else
 * (completion, inspection, history, control) is answered at once, also while a cell is busy. A message that is late,
 * wrong, replayed or malformed is dropped with a line in the log, and never stops anything. One file, because the way of a
 * cell from request to idle is one story.
 */
import type { Command, Compiled, ErrorRecord, Report } from "../engine/protocol.ts";
import { UsageError } from "../error.ts";
import { toOffset, toPosition } from "../language/code-points.ts";
import { CellSyntaxError, Compiler } from "../language/compile.ts";
import { isComplete } from "../language/is-complete.ts";
import { findMagics } from "../language/magic-lines.ts";
import { errorText, showError, type ShownError } from "../language/traceback.ts";
import type { TypeService } from "../language/type-service.ts";
import type { MagicEntry, MagicTable } from "../magic-table.ts";
import type { HistoryQuery } from "../magic.ts";
import { PROTOCOL_VERSION, type Codec, type Header, type Json, type Message } from "../wire/message.ts";
import type { Sockets } from "../wire/sockets.ts";
import { Assist } from "./assist.ts";
import { cellError, exitError, neverBegan } from "./cell-error.ts";
import { Checker } from "./checker.ts";
import { CommTable } from "./comm-table.ts";
import type { EngineExit, EngineListener, EngineProcess } from "./engine-process.ts";
import type { History } from "./history.ts";
import { Figures, type StillOf } from "./figures.ts";
import { Publisher } from "./publisher.ts";
import { Settings } from "./settings.ts";
import { within } from "./within.ts";

export interface KernelParts {
  readonly codec: Codec;
  readonly sockets: Sockets;
  readonly table: MagicTable;
  readonly types: TypeService;
  readonly history: History;
  readonly version: string;
  readonly typescriptVersion: string;
  readonly startEngine: (directory: string, listener: EngineListener) => EngineProcess;
  /** What draws still pictures, loaded with the first figure. */
  readonly loadStill: () => Promise<StillOf>;
  /** Nobody is watching: every cell waits for its type warnings, so that outputs do not depend on speed. */
  readonly headless: boolean;
  readonly exit: () => void;
  readonly log: (text: string) => void;
}

type Channel = "shell" | "control" | "stdin";

/** A request to run a cell, waiting or running. */
interface Cell {
  readonly number: number;
  readonly message: Message;
  readonly channel: Channel;
  readonly code: string;
  readonly silent: boolean;
  readonly storeHistory: boolean;
  readonly stopOnError: boolean;
  label: string;
  count: number;
  body: string | undefined;
  bodyLine: number;
  interrupted: boolean;
  resultText: string | undefined;
  done: ((end: Ended) => void) | undefined;
}

type Ended = Extract<Report, { type: "done" }> | EngineExit;

/** Headers of cells are kept so that late output finds its cell. */
const KEPT_PARENTS = 1000;
const FACTS_MS = 250;

export class Kernel {
  readonly #parts: KernelParts;
  readonly #publisher: Publisher;
  readonly #compiler: Compiler;
  readonly #assist: Assist;
  readonly #settings = new Settings();
  readonly #queue: Cell[] = [];
  readonly #parents = new Map<number, Header>();
  readonly #checker: Checker;
  readonly #comms: CommTable;
  readonly #facts = new Map<number, (value: unknown) => void>();
  #engine: EngineProcess;
  #directory = process.cwd();
  #running: Cell | undefined;
  #inputFrom: Cell | undefined;
  #count = 0;
  #cells = 0;
  #calls = 0;
  #restart = false;
  #closing = false;
  #lastParent: Header | Json = {};

  constructor(parts: KernelParts) {
    this.#parts = parts;
    const figures = new Figures(parts.loadStill, () => this.#settings.get("plots"));
    this.#publisher = new Publisher(parts.codec, parts.sockets, (content) => figures.complete(content));
    this.#compiler = new Compiler(parts.table);
    this.#checker = new Checker(parts.types, this.#publisher, parts.headless);
    this.#comms = new CommTable(this.#publisher);
    this.#engine = this.#newEngine();
    this.#assist = new Assist({
      compiler: this.#compiler,
      table: parts.table,
      types: parts.types,
      ask: (kind, expression) => this.#ask(kind, expression),
      directory: () => this.#directory,
    });
    this.#publisher.status("starting", {});
  }

  /** Greets a client that subscribed on iopub (JEP 65), so that it misses nothing. */
  welcome(topic: Buffer): void {
    this.#publisher.publish("iopub_welcome", { subscription: topic.toString() }, {});
  }

  /** Takes what a socket received. Never throws. */
  receive(channel: Channel, frames: Buffer[]): void {
    const message = this.#parts.codec.decode(frames);
    if (typeof message === "string") {
      this.#parts.log(`${channel}: dropped a message: ${message}`);
      return;
    }
    try {
      this.#dispatch(channel, message);
    } catch (error) {
      this.#parts.log(
        `${channel}: ${message.header.msg_type} failed: ${(error as Error).stack ?? String(error)}`,
      );
    }
  }

  /** Stops the running cell, as Ctrl-C does. */
  interrupt(): void {
    if (this.#running !== undefined) this.#running.interrupted = true;
    this.#engine.interrupt(this.#running?.number ?? this.#cells);
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    this.#engine.kill();
    this.#parts.types.close();
    this.#publisher.flush();
    await within(this.#publisher.settled(), 500);
    await within(Promise.all([this.#parts.sockets.flush(), this.#parts.history.flush()]), 500);
    this.#parts.exit();
  }

  #dispatch(channel: Channel, message: Message): void {
    const type = message.header.msg_type;
    if (type === "execute_request") return this.#enqueue(channel, message);
    if (type === "input_reply") return this.#inputReply(message);
    if (type === "comm_open" || type === "comm_msg" || type === "comm_close") return this.#comm(message);
    if (type === "shutdown_request") return this.#shutdown(channel, message);
    const answer = this.#answers[type];
    if (answer === undefined && !type.endsWith("_request")) {
      this.#parts.log(`${channel}: ignored a message of unknown type ${type}`);
      return;
    }
    this.#publisher.status("busy", message.header);
    const reply = (content: Json): void => {
      this.#sendTo(channel, type.replace(/_request$/, "_reply"), content, message);
      this.#publisher.status("idle", message.header);
    };
    const failed = (error: unknown): void => {
      const { name, message: text } = error as Error;
      reply({ status: "error", ename: name, evalue: text, traceback: [] });
    };
    if (answer === undefined) return failed(new UsageError(`this kernel does not know ${type}`));
    void Promise.resolve()
      .then(() => answer(message.content))
      .then(reply, failed);
  }

  readonly #answers: Readonly<Record<string, (content: Json) => Json | Promise<Json>>> = {
    kernel_info_request: () => this.#info(),
    interrupt_request: () => {
      this.interrupt();
      return { status: "ok" };
    },
    complete_request: async (content) => {
      const code = text(content["code"]);
      const cursor = toOffset(code, position(content["cursor_pos"], code));
      this.#checker.start();
      const { matches, start, end } = await this.#assist.complete(code, cursor);
      const range = { start: toPosition(code, start), end: toPosition(code, end) };
      return {
        status: "ok",
        matches: matches.map((match) => match.text),
        cursor_start: range.start,
        cursor_end: range.end,
        metadata: { _jupyter_types_experimental: matches.map((match) => ({ ...range, ...match })) },
      };
    },
    inspect_request: async (content) => {
      const code = text(content["code"]);
      this.#checker.start();
      const data = await this.#assist.inspect(
        code,
        toOffset(code, position(content["cursor_pos"], code)),
        content["detail_level"] === 1 ? 1 : 0,
      );
      return { status: "ok", found: data !== undefined, data: data ?? {}, metadata: {} };
    },
    is_complete_request: (content) => ({ ...isComplete(text(content["code"]), this.#parts.table) }),
    history_request: async (content) => {
      const entries = await this.#parts.history.query(historyQuery(content));
      const row = (entry: (typeof entries)[number]): unknown[] => [
        entry.session,
        entry.line,
        content["output"] === true ? [entry.input, entry.output ?? null] : entry.input,
      ];
      return { status: "ok", history: entries.map(row) };
    },
    comm_info_request: (content) => this.#comms.info(content["target_name"]),
    connect_request: () => ({ status: "ok" }),
  };

  #info(): Json {
    const { version, typescriptVersion } = this.#parts;
    return {
      status: "ok",
      protocol_version: PROTOCOL_VERSION,
      implementation: "assay",
      implementation_version: version,
      language_info: {
        name: "typescript",
        version: typescriptVersion,
        mimetype: "text/typescript",
        file_extension: ".ts",
        pygments_lexer: "typescript",
        codemirror_mode: { name: "javascript", mode: "typescript", typescript: true },
        nbconvert_exporter: "script",
      },
      banner: `Assay ${version} · TypeScript ${typescriptVersion} on Node ${process.versions.node}\n%lsmagic lists the magics, name? explains a name`,
      help_links: [
        { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
        { text: "Node.js API", url: "https://nodejs.org/api/" },
        {
          text: "MDN JavaScript reference",
          url: "https://developer.mozilla.org/docs/Web/JavaScript/Reference",
        },
      ],
      debugger: false,
      supported_features: [],
    };
  }

  // ---------------------------------------------------------------- cells

  #enqueue(channel: Channel, message: Message): void {
    const { content } = message;
    const silent = content["silent"] === true;
    this.#queue.push({
      number: ++this.#cells,
      message,
      channel,
      code: text(content["code"]),
      silent,
      storeHistory: !silent && content["store_history"] !== false,
      stopOnError: content["stop_on_error"] !== false,
      label: "",
      count: 0,
      body: undefined,
      bodyLine: 0,
      interrupted: false,
      resultText: undefined,
      done: undefined,
    });
    if (this.#running === undefined) void this.#work();
  }

  async #work(): Promise<void> {
    for (let cell = this.#queue.shift(); cell !== undefined && !this.#closing; cell = this.#queue.shift()) {
      this.#running = cell;
      try {
        await this.#run(cell);
        if (this.#restart) this.#replaceEngine();
      } catch (error) {
        this.#parts.log(`cell ${cell.number}: ${(error as Error).stack ?? String(error)}`);
        this.#publisher.status("idle", cell.message.header);
      }
      this.#running = undefined;
    }
  }

  #abort(cell: Cell): void {
    this.#publisher.status("busy", cell.message.header);
    this.#sendTo(
      cell.channel,
      "execute_reply",
      { status: "aborted", execution_count: this.#count },
      cell.message,
    );
    this.#publisher.status("idle", cell.message.header);
  }

  /** Runs one cell from busy to idle. */
  async #run(cell: Cell): Promise<void> {
    const { header, content } = cell.message;
    this.#lastParent = header;
    this.#remember(cell.number, header);
    this.#publisher.status("busy", header);
    if (cell.storeHistory) this.#count++;
    cell.count = cell.storeHistory ? this.#count : Math.max(1, this.#count);
    // A cell that is not counted must not take the name of the one before it, whose code may still throw.
    cell.label = cell.storeHistory ? `cell-${cell.count}` : `uncounted-${cell.number}`;
    if (!cell.silent)
      this.#publisher.publish("execute_input", { code: cell.code, execution_count: cell.count }, header);
    if (cell.storeHistory && cell.code.trim() !== "" && this.#settings.get("history") === "on")
      this.#parts.history.add(cell.count, cell.code);

    const magic = findMagics(cell.code, this.#parts.table).cellMagic;
    cell.body = magic?.body;
    cell.bodyLine = magic?.bodyLine ?? 0;
    let compiled: Compiled;
    let warn = (): Promise<void> => Promise.resolve();
    try {
      const typed = this.#compiler.typed(cell.code);
      compiled = await this.#compiler.compile(cell.code, cell.label);
      const checked = { number: cell.number, text: typed, label: cell.label, header };
      const mode = cell.silent ? "off" : this.#settings.get("typecheck");
      if (mode === "off") this.#checker.note(checked);
      else if (mode === "warn") warn = this.#checker.begin(checked);
      else {
        const problems = await this.#checker.problems(checked);
        if (problems !== undefined && problems.count > 0)
          throw Object.assign(new UsageError(problems.text.trimEnd()), { name: "TypeScriptError" });
      }
    } catch (error) {
      return this.#fail(cell, cellError(error, cell.label), [], {});
    }
    if (cell.interrupted) return this.#fail(cell, neverBegan(), [], {});

    const ended = await this.#runInEngine(
      cell,
      compiled,
      await this.#expressions(content["user_expressions"], cell.label),
    );
    if ("outOfMemory" in ended) return this.#fail(cell, exitError(ended), [], {});
    await this.#engine.settled(cell.number);
    await warn();
    if (cell.resultText !== undefined && cell.storeHistory && this.#settings.get("history") === "on")
      this.#parts.history.addOutput(cell.count, cell.resultText);
    const expressions = Object.fromEntries(
      Object.entries(ended.expressions).map(([name, result]) => [
        name,
        result.status === "ok"
          ? result
          : { status: "error", ...showError(result.error, this.#compiler, this.#directory) },
      ]),
    );
    if (ended.error !== undefined)
      return this.#fail(
        cell,
        showError(ended.error, this.#compiler, this.#directory),
        ended.payload,
        expressions,
      );
    this.#publisher.flush();
    this.#sendTo(
      cell.channel,
      "execute_reply",
      { status: "ok", execution_count: cell.count, user_expressions: expressions, payload: ended.payload },
      cell.message,
    );
    this.#publisher.status("idle", header);
  }

  async #fail(cell: Cell, error: ShownError, payload: readonly unknown[], expressions: Json): Promise<void> {
    // What the client sent before it could know of the failure belongs to the same "run all": also what is still on the
    // socket. What it sends after the reply does not.
    await new Promise((resolve) => setImmediate(resolve));
    const aborted = cell.stopOnError ? this.#queue.splice(0) : [];
    if (!cell.silent) this.#publisher.publish("error", { ...error }, cell.message.header);
    this.#publisher.flush();
    this.#sendTo(
      cell.channel,
      "execute_reply",
      { status: "error", execution_count: cell.count, ...error, user_expressions: expressions, payload },
      cell.message,
    );
    this.#publisher.status("idle", cell.message.header);
    for (const waiting of aborted) this.#abort(waiting);
  }

  #runInEngine(
    cell: Cell,
    compiled: Compiled,
    expressions: Extract<Command, { type: "execute" }>["expressions"],
  ): Promise<Ended> {
    return new Promise((resolve) => {
      cell.done = resolve;
      this.#engine.send({
        type: "execute",
        cell: cell.number,
        compiled,
        text: cell.code,
        silent: cell.silent,
        allowStdin: cell.message.content["allow_stdin"] === true,
        count: cell.count,
        expressions,
      });
      if (cell.interrupted) this.#engine.interrupt(cell.number);
    });
  }

  async #expressions(wanted: unknown, label: string): Promise<Record<string, Compiled | ErrorRecord>> {
    const compiled: Record<string, Compiled | ErrorRecord> = {};
    for (const [name, code] of Object.entries(wanted !== null && typeof wanted === "object" ? wanted : {})) {
      try {
        compiled[name] = await this.#compiler.compileExpression(text(code), label);
      } catch (error) {
        compiled[name] = { name: (error as Error).name, message: (error as Error).message, stack: "" };
      }
    }
    return compiled;
  }

  // ---------------------------------------------------------------- the engine

  #newEngine(): EngineProcess {
    return this.#parts.startEngine(this.#directory, {
      report: (report) => this.#hear(report),
      raw: (name, piece) => this.#stream(this.#running?.number ?? this.#cells, name, piece),
      exit: (exit) => this.#engineEnded(exit),
    });
  }

  #hear(report: Report): void {
    switch (report.type) {
      case "stream":
        return this.#stream(report.cell, report.name, report.text);
      case "display": {
        if (this.#isSilent(report.cell)) return;
        const { data, metadata, id } = report;
        return this.#publisher.publish(
          report.update ? "update_display_data" : "display_data",
          { data, metadata, transient: id === undefined ? {} : { display_id: id } },
          this.#parent(report.cell),
        );
      }
      case "clear":
        return this.#publisher.publish("clear_output", { wait: report.wait }, this.#parent(report.cell));
      case "result": {
        const cell = this.#running;
        if (cell?.number !== report.cell || cell.silent) return;
        cell.resultText = String(report.data["text/plain"] ?? "");
        return this.#publisher.publish(
          "execute_result",
          { data: report.data, metadata: report.metadata, execution_count: cell.count },
          cell.message.header,
        );
      }
      case "done":
        if (this.#running?.number === report.cell) {
          this.#inputFrom = undefined;
          this.#running.done?.(report);
        }
        return;
      case "uncaught": {
        const where = report.promise ? "Unhandled promise rejection" : "Uncaught error after the cell ended";
        return this.#stream(
          report.cell,
          "stderr",
          `${where}:\n${errorText(report.error, this.#compiler, this.#directory)}\n`,
        );
      }
      case "input": {
        const cell = this.#running;
        if (cell === undefined) return;
        this.#inputFrom = cell;
        this.#publisher.flush();
        return this.#sendTo(
          "stdin",
          "input_request",
          { prompt: report.prompt, password: report.password },
          cell.message,
        );
      }
      case "call":
        return void this.#call(report);
      case "facts":
        this.#facts.get(report.call)?.(report.value);
        this.#facts.delete(report.call);
        return;
      case "comm":
        return this.#comms.send(report, this.#parent(report.cell));
      case "comm-done":
        return this.#comms.done(report.cell);
      case "comm-targets":
        return this.#comms.setTargets(report.names);
      case "magics":
        for (const entry of report.entries as MagicEntry[])
          this.#parts.table.add({
            ...entry,
            load: () => Promise.reject(new Error(`%${entry.name} lives in the engine`)),
          });
        return;
      case "stuck":
        return this.#stream(
          this.#running?.number ?? this.#cells,
          "stderr",
          `The cell is inside native code and cannot be interrupted yet (${Math.round(report.ms / 1000)} s). It stops when that code returns; restart the kernel to stop it now.\n`,
        );
      case "ready":
        return;
    }
  }

  #stream(cell: number, name: "stdout" | "stderr", piece: string): void {
    if (!this.#isSilent(cell)) this.#publisher.stream(this.#parent(cell), name, piece);
  }

  #isSilent(cell: number): boolean {
    return this.#running?.number === cell && this.#running.silent;
  }

  #engineEnded(exit: EngineExit): void {
    if (this.#closing) return;
    const cell = this.#running;
    this.#inputFrom = undefined;
    for (const resolve of this.#facts.values()) resolve(undefined);
    this.#facts.clear();
    this.#forgetState();
    this.#engine = this.#newEngine();
    if (cell?.done !== undefined) return cell.done(exit);
    const { evalue } = exitError(exit);
    this.#publisher.stream(this.#lastParent, "stderr", `${evalue}\n`);
  }

  #replaceEngine(): void {
    this.#restart = false;
    this.#engine.kill();
    this.#forgetState();
    this.#engine = this.#newEngine();
  }

  #forgetState(): void {
    this.#compiler.reset();
    this.#comms.reset(this.#lastParent);
    this.#checker.reset();
  }

  /** Asks about a live value; undefined at once while a cell runs. */
  #ask(kind: "members" | "describe", expression: string): Promise<unknown> {
    if (this.#running !== undefined) return Promise.resolve(undefined);
    const call = ++this.#calls;
    return within(
      new Promise((resolve) => {
        this.#facts.set(call, resolve);
        this.#engine.send({ type: "query", call, kind, expression });
      }),
      FACTS_MS,
    ).finally(() => this.#facts.delete(call));
  }

  async #call(report: Extract<Report, { type: "call" }>): Promise<void> {
    const engine = this.#engine;
    const handler = this.#services[report.method];
    try {
      if (handler === undefined) throw new Error(`the front does not know the call ${report.method}`);
      engine.send({
        type: "answer",
        call: report.call,
        value: await handler(report.params as Json, report.cell),
      });
    } catch (error) {
      const { name, message } = error as Error;
      const line =
        error instanceof CellSyntaxError ? (error.text.split("\n")[error.line - 1] ?? "").trim() : "";
      const where = error instanceof CellSyntaxError ? ` (line ${error.line}: ${line})` : "";
      engine.send({
        type: "answer",
        call: report.call,
        error: { name, message: `${message}${where}`, stack: "" },
      });
    }
  }

  /** What the engine may ask for, on behalf of a magic. */
  readonly #services: Readonly<Record<string, (params: Json, cell: number) => unknown>> = {
    compile: async (params) => {
      const code = text(params["code"]);
      const cell = this.#running;
      const isBody = cell?.body !== undefined && code === cell.body;
      return isBody
        ? await this.#compiler.compile(code, cell.label, { cell: cell.code, lineOffset: cell.bodyLine })
        : await this.#compiler.compile(code, `${cell?.label ?? "cell"}-magic`);
    },
    compileFunction: async (params) => {
      const cell = this.#running;
      const body = text(params["code"]);
      const within =
        cell?.body === body ? { cell: cell.code, lineOffset: cell.bodyLine } : { cell: body, lineOffset: 0 };
      const label = cell?.body === body ? cell.label : `${cell?.label ?? "cell"}-magic`;
      return await this.#compiler.compileFunction(body, params["parameters"] as string[], label, within);
    },
    freeNames: (params) => this.#compiler.freeNames(text(params["code"])),
    importOf: (params) => this.#compiler.importOf(text(params["name"])),
    compileExpression: (params) =>
      this.#compiler.compileExpression(text(params["code"]), this.#running?.label ?? "magic"),
    names: () => this.#compiler.names(),
    declare: (params) => {
      // A name that a magic made is of any type to the checker.
      this.#checker.note({ number: ++this.#cells, text: `let ${text(params["name"])}: any;` });
    },
    forget: (params) => {
      this.#compiler.forget(text(params["name"]));
    },
    history: (params) => this.#parts.history.query(params as unknown as HistoryQuery),
    config: (params) =>
      params["name"] === "directory" ? this.#directory : this.#settings.get(text(params["name"])),
    configs: () => this.#settings.all(),
    setConfig: (params) => {
      const name = text(params["name"]);
      if (name === "directory") this.#moveTo(text(params["value"]));
      else this.#settings.set(name, params["value"]);
    },
    inspect: async (params) => {
      this.#checker.start();
      const code = text(params["code"]);
      return await this.#assist.inspect(
        code,
        typeof params["cursor"] === "number" ? params["cursor"] : code.length,
        params["detail"] === 1 ? 1 : 0,
      );
    },
    restart: () => {
      this.#restart = true;
    },
    versions: () => ({
      assay: this.#parts.version,
      typescript: this.#parts.typescriptVersion,
      node: process.versions.node,
      v8: process.versions.v8,
    }),
  };

  #moveTo(directory: string): void {
    this.#directory = directory;
    this.#engine.send({ type: "move", directory });
    this.#checker.moveTo(directory);
  }

  // ---------------------------------------------------------------- input, shutdown

  #comm(message: Message): void {
    const number = ++this.#cells;
    this.#remember(number, message.header);
    const command = this.#comms.receive(message, number);
    if (command !== undefined) this.#engine.send(command);
  }

  #inputReply(message: Message): void {
    if (this.#inputFrom === undefined) return;
    this.#inputFrom = undefined;
    this.#engine.send({ type: "input", value: text(message.content["value"]) });
  }

  #shutdown(channel: Channel, message: Message): void {
    this.#publisher.status("busy", message.header);
    const content = { status: "ok", restart: message.content["restart"] === true };
    this.#publisher.publish("shutdown_reply", content, message.header);
    this.#sendTo(channel, "shutdown_reply", content, message);
    this.#publisher.status("idle", message.header);
    void this.close();
  }

  // ---------------------------------------------------------------- sending

  #sendTo(channel: Channel, type: string, content: Json, to: Message): void {
    const { codec, sockets } = this.#parts;
    const metadata =
      type === "execute_reply"
        ? {
            started: to.header.date,
            dependencies_met: true,
            engine: codec.session,
            status: content["status"],
          }
        : {};
    sockets.send(
      channel,
      codec.encode({
        identities: to.identities,
        header: codec.header(type),
        parent: to.header,
        metadata,
        content,
        buffers: [],
      }),
    );
  }

  #remember(number: number, header: Header): void {
    this.#parents.set(number, header);
    if (this.#parents.size > KEPT_PARENTS) this.#parents.delete(this.#parents.keys().next().value!);
  }

  #parent(cell: number): Header | Json {
    return this.#parents.get(cell) ?? this.#lastParent;
  }
}

function historyQuery(content: Json): HistoryQuery {
  const access = content["hist_access_type"];
  if (access !== "tail" && access !== "range" && access !== "search")
    throw new UsageError(
      `history_request: hist_access_type must be tail, range or search; got ${JSON.stringify(access)}`,
    );
  const number = (name: string): number | undefined =>
    typeof content[name] === "number" ? content[name] : undefined;
  const given = {
    n: number("n"),
    session: number("session"),
    start: number("start"),
    stop: number("stop"),
    pattern: typeof content["pattern"] === "string" ? content["pattern"] : undefined,
  };
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { access, unique: content["unique"] === true, output: content["output"] === true, ...defined };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function position(value: unknown, code: string): number {
  return typeof value === "number" && value >= 0 ? value : code.length;
}
