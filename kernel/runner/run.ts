/**
 * `assay run`: a notebook executed without a front end, through the Jupyter protocol, and saved with its outputs; what was
 * run is saved also when a cell fails, the kernel dies or the user stops. `runNotebook` is the same as a library function.
 * Source: nbclient 0.10 (`client.py`) for what a run does; papermill 2.6 for parameters.
 */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { AssayError } from "../error.ts";
import { defaultName } from "../install.ts";
import { findKernelspecs, ownKernelJson } from "../kernelspec.ts";
import { packageVersion } from "../package.ts";
import { startKernel, type ExecuteReply, type KernelClient, type Launch } from "./client.ts";
import { durationText } from "./duration.ts";
import { checkWritable, writeWhole } from "./files.ts";
import {
  isObject,
  readNotebook,
  tagsOf,
  writeNotebook,
  type CodeCell,
  type Json,
  type Notebook,
} from "./notebook.ts";
import type { PlotStyle } from "./html-output.ts";
import { errorOutput, OutputCollector } from "./outputs.ts";
import { injectParameters, isScriptLanguage, parseParameters, type Parameters } from "./parameters.ts";
import { terminalProgress, type CellProgress, type CellStatus, type Progress } from "./progress.ts";

export interface RunOptions {
  /** The executed notebook; the notebook itself when not given. */
  readonly output?: string;
  /** One HTML page of the executed notebook. */
  readonly html?: string;
  /** How figures stand in the page; default `static`. */
  readonly plots?: PlotStyle;
  /** Go on after a cell that fails. */
  readonly allowErrors?: boolean;
  /** A cell that takes longer is interrupted and fails. */
  readonly timeoutMs?: number;
  readonly parameters?: Parameters;
  /** Name of an installed kernelspec; Assay itself when not given. */
  readonly kernel?: string;
  readonly progress?: Progress;
  /** Aborted: interrupt the cell that runs; before and between cells, stop. */
  readonly interrupt?: AbortSignal;
  /** Aborted: end the kernel, save, return. */
  readonly stop?: AbortSignal;
}

/** One code cell that was run. */
export interface CellRun {
  /** 0-based, in the notebook as it was executed. */
  readonly index: number;
  /** 1-based, among the code cells that have text. */
  readonly number: number;
  readonly status: CellStatus;
  readonly durationMs: number;
}

/** Why a run ended early. */
export interface RunFailure {
  readonly reason: "cell" | "timeout" | "kernel" | "stopped";
  /** One line. */
  readonly message: string;
  readonly cell?: CellRun;
}

export interface RunRecord {
  readonly notebook: Notebook;
  /** Where the executed notebook is. */
  readonly output: string;
  readonly html?: string;
  /** e.g. `assay 0.1.0, typescript 7.0.2`. */
  readonly kernel: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly cells: readonly CellRun[];
  readonly failure?: RunFailure;
}

/** How long a cell may take to end after an interrupt before the kernel is ended. */
const INTERRUPT_PATIENCE_MS = 10_000;
/** A long run is saved on the way, so that a loss of power costs little. */
const SAVE_EVERY_MS = 15_000;
/** After the last cell: output that comes late is waited for while it comes, this long at most. */
const LATE_MS = 300;
const LATE_SILENCE_MS = 60;

/** The command; prints what happens, and its number is the exit code: 0 done, 1 failed, 130 stopped by Ctrl-C. */
export async function runCommand(
  notebook: string,
  options: {
    output?: string;
    html?: string;
    plots?: PlotStyle;
    allowErrors?: boolean;
    timeout?: number;
    param?: string[];
    kernel?: string;
  },
): Promise<number> {
  const { output, html, plots, allowErrors, timeout, param, kernel } = options;
  const interrupt = new AbortController();
  const stop = new AbortController();
  const progress = terminalProgress(process.stdout);
  const onInterrupt = (): void => (interrupt.signal.aborted ? stop.abort() : interrupt.abort());
  const onStop = (): void => stop.abort();
  process.on("SIGINT", onInterrupt);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, onStop);
  try {
    const record = await runNotebook(notebook, {
      ...(output !== undefined && { output }),
      ...(html !== undefined && { html }),
      ...(plots !== undefined && { plots }),
      ...(allowErrors !== undefined && { allowErrors }),
      ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
      ...(kernel !== undefined && { kernel }),
      parameters: parseParameters(param ?? []),
      progress,
      interrupt: interrupt.signal,
      stop: stop.signal,
    });
    const files = [record.output, ...(record.html === undefined ? [] : [record.html])].join(" and ");
    progress.note(
      `wrote ${files} (${count(record.cells.length, "cell")} in ${durationText(record.durationMs)})`,
    );
    if (record.failure === undefined) return 0;
    process.stderr.write(failureText(notebook, record));
    return stop.signal.aborted || interrupt.signal.aborted ? 130 : 1;
  } catch (error) {
    if (!(error instanceof AssayError) || error.code !== "stopped") throw error;
    process.stderr.write(`assay: ${error.message}\n`);
    return 130;
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    for (const signal of ["SIGTERM", "SIGHUP"] as const) process.removeListener(signal, onStop);
  }
}

/**
 * Executes a notebook and saves it. A cell that fails, a dead kernel and a stop are told in the record.
 * @throws AssayError for a wrong option, a notebook that cannot be read, a path that cannot be written, or a kernel that
 *   does not start: before anything ran
 */
export async function runNotebook(path: string, options: RunOptions = {}): Promise<RunRecord> {
  const output = options.output ?? path;
  const parameters = options.parameters ?? new Map<string, unknown>();
  const timeoutMs = options.timeoutMs;
  if (timeoutMs !== undefined && !(timeoutMs > 0))
    throw new AssayError(
      "usage",
      "--timeout",
      `wants seconds above 0; got ${timeoutMs / 1000}`,
      "e.g. --timeout 60",
    );
  const notebook = readNotebook(path);
  const launch = options.kernel === undefined ? ownLaunch() : installedLaunch(options.kernel);
  if (options.kernel === undefined) checkLanguage(path, notebook);
  injectParameters(notebook, parameters, launch.spec.language || "unknown");
  checkPaths(path, output, options.html);
  // The page's libraries load before the run too: what can go wrong should go wrong first.
  const page = options.html === undefined ? undefined : await import("./html.ts");

  const startedAt = new Date();
  const started = performance.now();
  const run = new Run(notebook, options);
  await run.start(launch, dirname(resolve(path)));
  let saved = performance.now();
  await run.cells(() => {
    if (performance.now() - saved < SAVE_EVERY_MS) return;
    writeNotebook(output, notebook);
    saved = performance.now();
  });
  const { info, failure } = run;
  describeKernel(notebook, launch, info, options.kernel !== undefined);
  const durationMs = performance.now() - started;
  const kernel = kernelText(info, launch.name);
  writeNotebook(output, notebook);
  if (page !== undefined && options.html !== undefined) {
    const facts = {
      path,
      kernel,
      node: isScriptLanguage(launch.spec.language) ? process.version : undefined,
      startedAt,
      durationMs,
      cells: run.done,
      failure: failure?.message,
      plots: options.plots,
    };
    writeWhole(options.html, page.notebookPage(notebook, facts));
  }
  return {
    notebook,
    output,
    ...(options.html !== undefined && { html: options.html }),
    kernel,
    startedAt,
    durationMs,
    cells: run.done,
    ...(failure !== undefined && { failure }),
  };
}

/** The state of one run. */
class Run {
  readonly done: CellRun[] = [];
  failure: RunFailure | undefined;
  info: Json = {};
  readonly #notebook: Notebook;
  readonly #options: RunOptions;
  readonly #collector = new OutputCollector();
  #kernel!: KernelClient;
  #heardAt = 0;
  /** The kernel did not answer: it need not be asked to end. */
  #stuck = false;

  constructor(notebook: Notebook, options: RunOptions) {
    this.#notebook = notebook;
    this.#options = options;
  }

  async start(launch: Launch, cwd: string): Promise<void> {
    const stop = AbortSignal.any(
      [this.#options.stop, this.#options.interrupt].filter((signal) => signal !== undefined),
    );
    this.#kernel = await startKernel(
      launch,
      cwd,
      (message) => {
        if (this.#collector.take(message)) this.#heardAt = performance.now();
      },
      stop,
    );
    this.info = this.#kernel.info;
  }

  /** Runs the cells in order; `after` is called after each. */
  async cells(after: () => void): Promise<void> {
    const todo = this.#notebook.cells.flatMap((cell, index) =>
      isToRun(cell) ? [{ cell: cell as CodeCell, index }] : [],
    );
    for (const cell of this.#notebook.cells)
      if (cell.cell_type === "code" && !isSkipped(cell)) {
        cell.outputs = [];
        cell.execution_count = null;
      }
    try {
      for (const [at, { cell, index }] of todo.entries()) {
        const { stop, interrupt } = this.#options;
        if (
          stop?.aborted ||
          (interrupt?.aborted && !this.done.some((each) => each.status === "interrupted"))
        ) {
          this.failure = { reason: "stopped", message: `stopped before cell ${at + 1}` };
          break;
        }
        await this.#cell(cell, index, { number: at + 1, total: todo.length, source: cell.source });
        this.#collector.settle();
        after();
        if (this.failure !== undefined) break;
      }
      await this.#lateOutput();
    } finally {
      this.#collector.settle();
      await this.#kernel.shutdown(this.#stuck ? 0 : undefined);
    }
  }

  async #cell(cell: CodeCell, index: number, progress: CellProgress): Promise<void> {
    const { timeoutMs, interrupt, stop, allowErrors } = this.#options;
    this.#options.progress?.start(progress);
    const started = performance.now();
    const { request, done } = this.#kernel.execute(cell.source);
    this.#collector.begin(request, cell.outputs);
    let cause: "timeout" | "interrupt" | undefined;
    let give!: (error: Error) => void;
    const givenUp = new Promise<never>((_, reject) => (give = reject));
    const timers: NodeJS.Timeout[] = [];
    const end = (why: "timeout" | "interrupt"): void => {
      if (cause !== undefined) return;
      cause = why;
      this.#kernel.interrupt();
      timers.push(
        setTimeout(
          () => give(new Error("the kernel did not answer an interrupt and was ended")),
          INTERRUPT_PATIENCE_MS,
        ),
      );
    };
    const onInterrupt = (): void => end("interrupt");
    const onStop = (): void => give(new Error("the run was stopped"));
    if (timeoutMs !== undefined)
      timers.push(setTimeout(() => end("timeout"), Math.min(timeoutMs, 2 ** 31 - 1)));
    interrupt?.addEventListener("abort", onInterrupt);
    stop?.addEventListener("abort", onStop);
    let reply: ExecuteReply | undefined;
    let broken: Error | undefined;
    try {
      reply = await Promise.race([done, givenUp]);
    } catch (error) {
      broken = error as Error;
      this.#stuck = true;
      done.catch(() => {});
    }
    for (const timer of timers) clearTimeout(timer);
    interrupt?.removeEventListener("abort", onInterrupt);
    stop?.removeEventListener("abort", onStop);

    const durationMs = performance.now() - started;
    const count = reply?.content["execution_count"];
    if (Number.isInteger(count)) cell.execution_count = count as number;
    const failed = reply === undefined || reply.status !== "ok";
    const expected = tagsOf(cell).includes("raises-exception");
    const status: CellStatus =
      cause === "timeout"
        ? "timed out"
        : !failed
          ? "ok"
          : cause === "interrupt" || stop?.aborted
            ? "interrupted"
            : expected && broken === undefined
              ? "expected error"
              : "failed";
    const record: CellRun = { index, number: progress.number, status, durationMs };
    this.done.push(record);
    this.#options.progress?.end(progress, status, durationMs);
    // A kernel that tells an error only in its reply, and an end without any reply, are shown in the cell all the same.
    if (failed && !cell.outputs.some((output) => output.output_type === "error"))
      cell.outputs.push(errorOutput(broken === undefined ? (reply?.content ?? {}) : brokenContent(broken)));
    const at = `cell ${progress.number}`;
    if (cause === "timeout")
      this.failure = {
        reason: "timeout",
        message: `${at} took longer than ${(timeoutMs ?? 0) / 1000} s`,
        cell: record,
      };
    else if (broken instanceof AssayError && broken.code === "kernel-died")
      this.failure = { reason: "kernel", message: `${at}: ${broken.message}`, cell: record };
    else if (broken !== undefined && stop?.aborted)
      this.failure = { reason: "stopped", message: `${at} was stopped`, cell: record };
    else if (broken !== undefined)
      this.failure = { reason: "cell", message: `${at}: ${broken.message}`, cell: record };
    else if (failed && !allowErrors && !expected)
      this.failure = {
        reason: "cell",
        message: `${at} ${status === "interrupted" ? "was interrupted" : "failed"}`,
        cell: record,
      };
  }

  async #lateOutput(): Promise<void> {
    if (this.#stuck) return;
    const until = performance.now() + LATE_MS;
    do await sleep(LATE_SILENCE_MS);
    while (performance.now() < until && performance.now() - this.#heardAt < LATE_SILENCE_MS);
  }
}

/** Assay itself, from this very package. */
function ownLaunch(): Launch {
  return { name: defaultName, spec: { ...ownKernelJson(), env: { ASSAY_HEADLESS: "1" } } };
}

function installedLaunch(name: string): Launch {
  const found = findKernelspecs();
  const kernel = found.find((each) => each.name === name.toLowerCase());
  if (kernel !== undefined) return { name: kernel.name, spec: kernel.spec };
  const names = found.map((each) => each.name).join(", ");
  throw new AssayError(
    "kernel-missing",
    `--kernel ${name}`,
    "must be an installed kernel; there is none of that name",
    names === "" ? "no kernel is installed: see assay install --help" : `there are: ${names}`,
  );
}

/** A notebook in another language is a mistake better told before twenty syntax errors. */
function checkLanguage(path: string, notebook: Notebook): void {
  const { kernelspec, language_info } = notebook.metadata;
  const language =
    (isObject(kernelspec) && kernelspec["language"]) || (isObject(language_info) && language_info["name"]);
  if (typeof language !== "string" || language === "" || isScriptLanguage(language)) return;
  const name = isObject(kernelspec) && typeof kernelspec["name"] === "string" ? kernelspec["name"] : "NAME";
  throw new AssayError(
    "language",
    `notebook ${path}`,
    `must be TypeScript; got ${language}`,
    `pass --kernel ${name} to run it with its own kernel`,
  );
}

function checkPaths(path: string, output: string, html: string | undefined): void {
  const hint = "e.g. -o done.ipynb --html done.html";
  if (!/\.ipynb$/i.test(output))
    throw new AssayError("usage", "--output", `wants a file that ends in .ipynb; got ${output}`, hint);
  if (html !== undefined && /\.ipynb$/i.test(html))
    throw new AssayError("usage", "--html", `wants a file for the page; got the notebook ${html}`, hint);
  checkWritable(output, output === path && existsSync(path) ? "notebook" : "--output");
  if (html !== undefined) checkWritable(html, "--html");
}

/** Says in the notebook's metadata what ran it; a kernelspec that is there stays unless another was asked for. */
function describeKernel(notebook: Notebook, launch: Launch, info: Json, asked: boolean): void {
  const { metadata } = notebook;
  const language = info["language_info"];
  if (isObject(language) && typeof language["name"] === "string") metadata["language_info"] = language;
  const spec = metadata["kernelspec"];
  if (
    !asked &&
    isObject(spec) &&
    typeof spec["name"] === "string" &&
    typeof spec["display_name"] === "string"
  )
    return;
  const { display_name, language: name } = launch.spec;
  metadata["kernelspec"] = { display_name: display_name || launch.name, language: name, name: launch.name };
}

function kernelText(info: Json, name: string): string {
  const { implementation, implementation_version, language_info } = info;
  const program = typeof implementation === "string" && implementation !== "" ? implementation : name;
  const version =
    typeof implementation_version === "string"
      ? implementation_version
      : name === defaultName
        ? packageVersion()
        : "";
  const language = isObject(language_info)
    ? `${String(language_info["name"] ?? "")} ${String(language_info["version"] ?? "")}`.trim()
    : "";
  return [`${program} ${version}`.trim(), language].filter((part) => part !== "").join(", ");
}

function failureText(path: string, record: RunRecord): string {
  const { failure } = record;
  if (failure === undefined) return "";
  const lines = [`assay: ${path}: ${failure.message}`];
  const cell = failure.cell === undefined ? undefined : record.notebook.cells[failure.cell.index];
  if (cell?.cell_type === "code") {
    const source = cell.source.split("\n");
    const width = String(source.length).length;
    lines.push("", ...source.slice(0, 40).map((line, at) => `  ${String(at + 1).padStart(width)} | ${line}`));
    if (source.length > 40) lines.push(`  ${" ".repeat(width)} | … ${source.length - 40} more lines`);
    const error = cell.outputs.findLast((output) => output.output_type === "error");
    if (error?.output_type === "error" && failure.reason !== "kernel")
      lines.push(
        "",
        error.traceback.length > 0 ? error.traceback.join("\n") : `${error.ename}: ${error.evalue}`,
      );
  }
  const text = `${lines.join("\n")}\n`;
  return process.stderr.isTTY && !process.env["NO_COLOR"] ? text : stripVTControlCharacters(text);
}

function brokenContent(error: Error): Json {
  const died = error instanceof AssayError && error.code === "kernel-died";
  const ename = died
    ? "KernelDied"
    : error instanceof AssayError && error.code === "stdin"
      ? "StdinRefused"
      : "Stopped";
  return { ename, evalue: error.message, traceback: [`${ename}: ${error.message}`] };
}

function isToRun(cell: Notebook["cells"][number]): boolean {
  return cell.cell_type === "code" && cell.source.trim() !== "" && !isSkipped(cell);
}

function isSkipped(cell: Notebook["cells"][number]): boolean {
  return tagsOf(cell).includes("skip-execution");
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
