/** A context for magics under test: real compiler, real REPL mode of V8 in this process, a session that only notes. */
import { describeArguments, parseWords, readArguments } from "../../kernel/magic-arguments.ts";
import { MagicTable } from "../../kernel/magic-table.ts";
import type { CapturedOutput, HistoryEntry, HistoryQuery, Magic, MagicContext } from "../../kernel/magic.ts";
import { toBundle } from "../../kernel/engine/bundle.ts";
import { linkFunction } from "../../kernel/engine/link-function.ts";
import { Repl } from "../../kernel/engine/repl.ts";
import { Compiler } from "../../kernel/language/compile.ts";
import { hostSymbol } from "../../lib/core/index.ts";

type Bundle = Record<string, unknown>;

export interface Bench {
  readonly context: MagicContext;
  readonly stop: AbortController;
  readonly displays: CapturedOutput[];
  readonly payloads: Bundle[];
  readonly registered: Magic[];
  readonly settings: Record<string, { value: unknown; choices?: readonly string[]; description: string }>;
  history: HistoryEntry[];
  readonly queries: HistoryQuery[];
  restarts: number;
  /** Standard output and error since the last look. */
  out(): string;
  err(): string;
  /** Runs a cell. */
  cell(code: string): Promise<unknown>;
  /** Calls a magic as the engine does. */
  call(magic: Magic, line?: string, body?: string): Promise<unknown>;
}

export function bench(magics: readonly Magic[] = []): Bench {
  const assay: Record<string, unknown> = { import: (name: string) => import(name) };
  Object.defineProperty(globalThis, "__assay", { value: assay, configurable: true });
  const repl = new Repl(assay);
  const entries = magics.map((magic) => ({
    ...magic,
    body: magic.body ?? ("text" as const),
    arguments: describeArguments(magic.args),
    load: async () => magic,
  }));
  const table = new MagicTable(entries);
  const compiler = new Compiler(table);
  const stop = new AbortController();
  const text = { stdout: "", stderr: "" };
  const take = (name: "stdout" | "stderr"): string => {
    const taken = text[name];
    text[name] = "";
    return taken;
  };
  const displays: CapturedOutput[] = [];
  let shown = displays;
  const compile = (code: string): ReturnType<Compiler["compile"]> => compiler.compile(code, "cell-1");
  const context: MagicContext = {
    signal: stop.signal,
    count: 1,
    table,
    evaluate: async (code) => {
      const { js, hasResult } = await compile(code);
      const value = await repl.evaluate(js);
      return hasResult ? value : undefined;
    },
    compile,
    runCompiled: (js) => repl.evaluate(js),
    compileFunction: async (body, parameters) =>
      await linkFunction(
        await compiler.compileFunction(body, parameters, "cell-1", { cell: body, lineOffset: 0 }),
        {
          evaluate: (js) => repl.evaluate(js),
          directory: () => process.cwd(),
          importOf: async (name) => compiler.importOf(name),
          freeNames: async (code) => compiler.freeNames(code),
        },
      ),
    display: (value) => void shown.push({ data: toBundle(value) as Bundle, metadata: {} }),
    displayBundle: (data, options) => void shown.push({ data, metadata: options?.metadata ?? {} }),
    displayed: (value) => value,
    bundle: async (value) => toBundle(value),
    print: (piece) => void (text.stdout += piece),
    warn: (piece) => void (text.stderr += piece),
    clearOutput: () => {},
    capture: async (work) => {
      const before = { ...text };
      const outputs: CapturedOutput[] = [];
      shown = outputs;
      Object.assign(text, { stdout: "", stderr: "" });
      try {
        return { value: await work(), ...text, outputs };
      } finally {
        shown = displays;
        Object.assign(text, before);
      }
    },
    scope: {
      names: async () => compiler.names(),
      get: (name) => repl.evaluate(name),
      set: async (name, value) => {
        assay["held"] = value;
        await repl.evaluate((await compile(`let ${name} = __assay.held;`)).js);
      },
      delete: async (name) => {
        await repl.evaluate((await compile(`let ${name} = undefined;`)).js);
        compiler.forget(name);
      },
    },
    session: {
      history: async (query) => {
        made.queries.push(query);
        const { access, session = 0, start = 1, stop: end = Infinity, n = Infinity, pattern = "*" } = query;
        const own = made.history.at(-1)?.session ?? 0;
        const wanted = session > 0 ? session : own + session;
        if (access === "range")
          return made.history.filter(
            (entry) => entry.session === wanted && entry.line >= start && entry.line < end,
          );
        const word = pattern.replaceAll("*", "");
        const found =
          access === "tail" ? made.history : made.history.filter((entry) => entry.input.includes(word));
        return found.slice(-n);
      },
      config: async (name) => made.settings[name]?.value,
      setConfig: async (name, value) =>
        void (made.settings[name] = { description: "", ...made.settings[name], value }),
      configs: async () => made.settings,
      inspect: async (code, cursor, detail) =>
        code === "missing" ? undefined : { "text/plain": `${code}@${cursor}/${detail}` },
      payload: (payload) => void made.payloads.push(payload),
      restart: async () => void made.restarts++,
      versions: async () => ({ assay: "0.0.0", node: process.versions.node }),
    },
    locate: (file, line, column) => (file.startsWith("cell") ? `typed.ts:${line}:${column}` : undefined),
    register: (magic) => void made.registered.push(magic),
    import: async (specifier) => (await import(specifier)) as Record<string, unknown>,
  };
  Object.defineProperty(globalThis, hostSymbol, {
    value: { displayBundle: context.displayBundle, print: context.print, warn: context.warn },
    configurable: true,
  });
  const made: Bench = {
    context,
    stop,
    displays,
    payloads: [],
    registered: [],
    settings: {
      typecheck: { value: "warn", choices: ["warn", "strict", "off"], description: "type errors" },
      cache: { value: true, description: "a switch" },
    },
    history: [],
    queries: [],
    restarts: 0,
    out: () => take("stdout"),
    err: () => take("stderr"),
    cell: context.evaluate,
    call: async (magic, line = "", body) => {
      const raw = parseWords(magic.name, describeArguments(magic.args), line);
      return await magic.run(
        context,
        await readArguments(magic.name, magic.args, raw, context.evaluate),
        body,
      );
    },
  };
  Object.assign(globalThis, { bench: made });
  return made;
}
