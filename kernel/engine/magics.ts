/**
 * Runs magics beside the user's data: reads their arguments, hands them a context that is all they may touch, and shows a
 * wrong call as one line with the usage. What a magic needs of the session is asked of the front by `call`.
 */
import { UsageError } from "../error.ts";
import type { MagicTable } from "../magic-table.ts";
import type {
  CapturedOutput,
  CellFunction,
  HistoryEntry,
  Magic,
  MagicContext,
  SessionPort,
  UserScope,
} from "../magic.ts";
import { inspectText, toBundle } from "./bundle.ts";
import { divert, emit } from "./capture.ts";
import { currentCell } from "./context.ts";
import type { Imports } from "./imports.ts";
import {
  clearOutput,
  display,
  displayBundle,
  displaysSent,
  divertDisplays,
  isDisplayed,
  markDisplayed,
  type Output,
} from "./output.ts";
import type { Compiled, CompiledFunction, ImportedName, MimeBundle, Payload } from "./protocol.ts";
import { report } from "./link.ts";
import type { Repl } from "./repl.ts";
import { linkFunction } from "./link-function.ts";
import { knowOrigin, locate } from "./stack-trace.ts";

type Describe = typeof import("../magic-arguments.ts").describeArguments;

/** Characters of a value that `name?` shows. */
const SHOWN_VALUE = 2000;

/** Asks the front process; rejects with its error. */
export type Call = (method: string, params?: unknown) => Promise<unknown>;

/** The cell that is running, as far as magics care. */
export interface RunningCell {
  readonly cell: number;
  readonly count: number;
  readonly signal: AbortSignal;
  readonly payload: Payload[];
  /** Magics under way: an interrupt gives them a moment to end by themselves. */
  magics: number;
}

export interface MagicHost {
  readonly repl: Repl;
  readonly imports: Imports;
  readonly call: Call;
  readonly table: () => Promise<MagicTable>;
  readonly running: () => RunningCell | undefined;
  /** Puts a value where compiled code finds it as `__assay.held`. */
  readonly hold: (value: unknown) => void;
}

/** How a magic was called: as a line of text, or as a function with values. */
export type MagicCall = { readonly line: string } | { readonly values: Readonly<Record<string, unknown>> };

/** Runs `%name line`, `%%name line` + body, or `magics.name(values)`; `shown` displays the value (a bare magic before the end of a cell). */
export async function runMagic(
  host: MagicHost,
  name: string,
  call: MagicCall,
  body: string | undefined,
  shown: boolean,
): Promise<unknown> {
  const running = host.running();
  if (running !== undefined) running.magics++;
  try {
    const value = await callMagic(host, name, call, body, running);
    if (shown && value !== undefined && !isDisplayed(value, running?.cell ?? -1)) display(value);
    return value;
  } finally {
    if (running !== undefined) running.magics--;
  }
}

async function callMagic(
  host: MagicHost,
  name: string,
  call: MagicCall,
  body: string | undefined,
  running: RunningCell | undefined,
): Promise<unknown> {
  const table = await host.table();
  const entry = table.get(name);
  if (entry === undefined) throw usageError(table.unknown(name, body === undefined ? "line" : "cell"), "");
  const [magic, { checkValues, describeArguments, helpText, parseWords, readArguments, usage }] =
    await Promise.all([entry.load(), import("../magic-arguments.ts")]);
  const specs = describeArguments(magic.args);
  const takesRest = specs.some((spec) => spec.kind === "rest");
  if (
    "line" in call &&
    (takesRest ? call.line === "--help" : /(?:^|\s)--help(?=\s|$)/.test(call.line) || call.line === "-h")
  ) {
    emit("stdout", `${helpText({ ...magic, arguments: specs })}\n`);
    return undefined;
  }
  const context = makeContext(host, running, table, describeArguments);
  try {
    const args =
      "values" in call
        ? checkValues(name, magic.args, call.values)
        : await readArguments(name, magic.args, parseWords(name, specs, call.line), (code) =>
            evaluateExpression(host, code),
          );
    return await magic.run(context, args, body);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw usageError(error.message, usage({ ...magic, arguments: specs }));
  }
}

/** Without a stack: the call is wrong, not the code. */
function usageError(message: string, usage: string): UsageError {
  const error = new UsageError(usage === "" ? message : `${message}\n${usage}`);
  error.stack = "";
  return error;
}

async function evaluateExpression(host: MagicHost, code: string): Promise<unknown> {
  const compiled = (await host.call("compileExpression", { code })) as Compiled;
  knowOrigin(compiled);
  return await host.repl.evaluate(compiled.js);
}

function makeContext(
  host: MagicHost,
  running: RunningCell | undefined,
  table: MagicTable,
  describeArguments: Describe,
): MagicContext {
  const { repl, imports, call } = host;
  const compile = async (code: string): Promise<Compiled> => {
    const compiled = (await call("compile", { code })) as Compiled;
    knowOrigin(compiled);
    return compiled;
  };
  return {
    signal: running?.signal ?? new AbortController().signal,
    count: running?.count ?? 0,
    table,
    evaluate: async (code) => {
      const compiled = await compile(code);
      const value = await repl.evaluate(compiled.js);
      return compiled.hasResult ? value : undefined;
    },
    compile,
    runCompiled: (js) => repl.evaluate(js),
    compileFunction: (body, parameters) => compileFunction(host, body, parameters),
    display: (value, options) => void display(value, options),
    displayBundle: (data, options) => displayBundle(data, options),
    displayed: (value) => {
      markDisplayed(value);
      return value;
    },
    bundle: async (value) => toBundle(value),
    print: (text) => emit("stdout", text),
    warn: (text) => emit("stderr", text),
    clearOutput,
    capture: (work) => capture(work),
    scope: makeScope(host),
    session: makeSession(call, repl, running),
    register: (magic) => register(table, magic, describeArguments),
    locate,
    import: (specifier) => imports.import(specifier),
  };
}

async function compileFunction(
  { repl, imports, call }: MagicHost,
  body: string,
  parameters: readonly string[],
): Promise<CellFunction> {
  const compiled = (await call("compileFunction", { code: body, parameters })) as CompiledFunction;
  if (compiled.setup !== undefined) knowOrigin(compiled.setup);
  knowOrigin(compiled.made);
  return await linkFunction(compiled, {
    evaluate: (js) => repl.evaluate(js),
    directory: () => imports.directory,
    importOf: async (name) => (await call("importOf", { name })) as ImportedName | undefined,
    freeNames: async (code) => (await call("freeNames", { code })) as { free: string[]; unknown: string[] },
  });
}

async function capture<T>(
  work: () => Promise<T>,
): Promise<{ value: T; stdout: string; stderr: string; outputs: CapturedOutput[] }> {
  const text = { stdout: "", stderr: "" };
  const outputs: CapturedOutput[] = [];
  const cell = currentCell();
  const stops = [
    divert(cell, { stream: (name, piece) => void (text[name] += piece) }),
    divertDisplays(cell, (output) => keep(outputs, output)),
  ];
  try {
    const value = await work();
    await displaysSent();
    return { value, ...text, outputs };
  } finally {
    for (const stop of stops) stop();
  }
}

/** An update takes the place of what it updates. */
function keep(outputs: CapturedOutput[], output: Output): void {
  const at =
    output.update && output.id !== undefined ? outputs.findLastIndex(({ id }) => id === output.id) : -1;
  const { data, metadata, id } = output;
  const kept = { data, metadata, ...(id === undefined ? {} : { id }) };
  if (at >= 0) outputs[at] = kept;
  else outputs.push(kept);
}

function makeScope({ repl, call, hold }: MagicHost): UserScope {
  return {
    names: async () => (await call("names")) as string[],
    get: (name) => repl.evaluate(name),
    set: async (name, value) => {
      hold(value);
      const compiled = (await call("compile", { code: `let ${name} = __assay.held;` })) as Compiled;
      await repl.evaluate(compiled.js);
      hold(undefined);
      await call("declare", { name });
    },
    delete: async (name) => {
      hold(undefined);
      const compiled = (await call("compile", { code: `let ${name} = undefined;` })) as Compiled;
      await repl.evaluate(compiled.js);
      await call("forget", { name });
    },
  };
}

function makeSession(call: Call, repl: Repl, running: RunningCell | undefined): SessionPort {
  return {
    history: async (query) => (await call("history", query)) as HistoryEntry[],
    config: (name) => call("config", { name }),
    setConfig: async (name, value) => void (await call("setConfig", { name, value })),
    configs: async () => (await call("configs")) as Awaited<ReturnType<SessionPort["configs"]>>,
    inspect: async (code, cursor, detail) =>
      withValue(
        ((await call("inspect", { code, cursor, detail })) ?? undefined) as MimeBundle | undefined,
        repl.peek(code)?.value,
      ),
    payload: (payload) => void running?.payload.push(payload),
    restart: async () => void (await call("restart")),
    versions: async () => (await call("versions")) as Record<string, string>,
  };
}

/** Adds the live value to what the front knows of a name: while a cell runs, only this side can look at it. */
function withValue(known: MimeBundle | undefined, value: unknown): MimeBundle | undefined {
  if (value === undefined || typeof value === "function") return known;
  const text = inspectText(value).slice(0, SHOWN_VALUE);
  const plain = known === undefined ? "" : `${String(known["text/plain"])}\n\n`;
  const markdown = known?.["text/markdown"] === undefined ? "" : `${String(known["text/markdown"])}\n\n`;
  return {
    "text/plain": `${plain}Value: ${text}`,
    "text/markdown": `${markdown}**Value**\n\n\`\`\`\n${text}\n\`\`\``,
  };
}

/** Before the magic ends: the next cell may already use the name. */
function register(table: MagicTable, magic: Magic, describe: Describe): void {
  const { name, kind, summary, body = "text", examples } = magic;
  const entry = { name, kind, summary, body, examples, arguments: describe(magic.args) };
  table.add({ ...entry, load: () => Promise.resolve(magic) });
  report({ type: "magics", entries: [entry] });
}
