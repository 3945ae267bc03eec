/**
 * The type service on TypeScript 7's native checker, in a process of its own that is started by the first question. What
 * is known of the session is kept here as text, so the process may die at any time: the next question starts another.
 * Questions are answered one after the other; a cell's declarations cost nothing until something is asked.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { globalsDeclaration } from "./globals.ts";
import type { CompletionList, Diagnostic, Hover, TypedCell, TypeService } from "./type-service.ts";
import { CellModules, QUERY, type ModuleText } from "./typescript-cells.ts";
import { fromEntries, identifiers, wordStart, type Entry } from "./typescript-completions.ts";
import { ancestors, checkerConfig, type CheckerConfig } from "./typescript-config.ts";
import { cleanModules, describe, symbolAt, type Place } from "./typescript-hover.ts";
import { readNames, type CellNames } from "./typescript-names.ts";
import { CheckerGone, CheckerProcess } from "./typescript-process.ts";

export interface TypeServiceOptions {
  /** The notebook's folder. */
  readonly directory: string;
  /** The folder of Assay's package.json. */
  readonly assayRoot: string;
  /** Told about the checker's own troubles. */
  readonly log?: (text: string) => void;
}

/** A hanging or dying checker is not tried for ever. */
const MAX_FAILURES = 3;
const RETRY_AFTER_MS = 60_000;
const START_LIMIT_MS = 60_000;
const ANSWER_LIMIT_MS = 15_000;
/** More files than this in one go are told at once, which makes the checker resolve every import again. */
const ONE_BY_ONE = 4;
const MAX_WATCHED = 200;

export function createTypeService(options: TypeServiceOptions): TypeService {
  return new NativeTypeService(options);
}

class NativeTypeService implements TypeService {
  readonly #options: TypeServiceOptions;
  #directory: string;
  #cells = new CellModules();
  #config: CheckerConfig | undefined;
  readonly #files = new Map<string, string>();
  #checker: CheckerProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #failures = 0;
  #failedAt = 0;
  #closed = false;
  /** Local files of the program and folders of packages, with the time of their last change. */
  readonly #watched = new Map<string, number>();
  #packages = new Map<string, number>();
  /** The relative specifiers of the program as last seen, and the paths that would resolve those that do not. */
  #relative = "";
  #unresolved: string[] = [];

  constructor(options: TypeServiceOptions) {
    this.#options = options;
    this.#directory = slashed(options.directory);
  }

  get pid(): number | undefined {
    return this.#checker?.pid;
  }

  async warm(): Promise<void> {
    await this.#ask(() => Promise.resolve(true));
  }

  commit(cell: TypedCell): void {
    this.#cells.commit(cell);
  }

  complete(text: string, offset: number): Promise<CompletionList | undefined> {
    return this.#ask(async (checker) => {
      const query = await this.#query(checker, text);
      const document = { file: this.#path(QUERY), position: query.module.prefix.length + offset };
      try {
        const answer = await checker.ask<{ readonly entries: readonly Entry[] } | null>(
          "getCompletionsAtPosition",
          document,
        );
        return answer ? fromEntries(text, offset, answer.entries, this.#config!.specifiers) : undefined;
      } catch (error) {
        if (!String(error).includes("auto imports")) throw error;
        return identifiers(text, offset, this.#cells, query, async (name) => {
          const symbol = await checker.ask<{ readonly flags: number } | null>("resolveName", {
            name,
            meaning: ANY_MEANING,
            ...document,
            excludeGlobals: true,
          });
          return symbol?.flags;
        });
      }
    });
  }

  hover(text: string, offset: number): Promise<Hover | undefined> {
    return this.#ask(async (checker) => {
      const at = nameAt(text, offset);
      if (at === undefined) return undefined;
      const { names, module } = await this.#query(checker, text);
      const use = { file: this.#path(QUERY), position: module.prefix.length + at.start };
      const scoped = names.declared.has(at.name) ? undefined : this.#cells.lookup(at.name);
      const definition = scoped && {
        file: this.#path(scoped.slot.file),
        position: scoped.slot.module.prefix.length + scoped.declared.at,
      };
      const isScoped = definition !== undefined && (await this.#isInjected(checker, at.name, use, module));
      const own = isScoped ? scoped!.declared : names.declared.get(at.name);
      const described = await describe(checker, use, isScoped ? definition : undefined, own);
      if (described === undefined) return undefined;
      const { signature, documentation, file } = described;
      const statement = isScoped ? scoped!.slot.text.slice(own!.start, own!.end) : undefined;
      const source =
        (own === undefined || own.kind === "import" ? this.#sourceOf(at.name, file) : undefined) ?? statement;
      const importText = own?.kind === "import" && /^module\b/.test(signature) ? statement : undefined;
      return {
        signature: importText ?? signature,
        documentation,
        ...(source === undefined ? {} : { source }),
      };
    });
  }

  diagnose(cell: TypedCell): Promise<readonly Diagnostic[] | undefined> {
    const cells = this.#cells;
    const slot = cells.place(cell);
    const { module } = slot;
    return this.#ask(async (checker) => {
      if (/^\s*\/\/\s*@ts-nocheck\b/.test(cell.text)) return [];
      // The session was reset, or went on so far that the place was given away.
      if (cells !== this.#cells || slot.text !== cell.text) return undefined;
      await this.#sync(checker);
      const file = this.#path(slot.file);
      const [syntax, meaning] = await Promise.all([
        checker.ask<readonly RawDiagnostic[] | null>("getSyntacticDiagnostics", { file }),
        checker.ask<readonly RawDiagnostic[] | null>("getSemanticDiagnostics", { file }),
      ]);
      return [...(syntax ?? []), ...(meaning ?? [])].flatMap((raw) => diagnostic(raw, module, cell.text));
    });
  }

  reset(directory?: string): void {
    if (directory !== undefined) this.#directory = slashed(directory);
    this.#cells = new CellModules();
    this.#config = undefined;
    this.#failures = 0;
    this.#checker?.kill();
    this.#checker = undefined;
  }

  close(): void {
    this.#closed = true;
    this.#checker?.kill();
    this.#checker = undefined;
  }

  /** Runs a question after those before it, on a checker that is alive; undefined when there is none to be had. */
  #ask<T>(question: (checker: CheckerProcess) => Promise<T>): Promise<T | undefined> {
    const answer = this.#queue.then(async () => {
      for (let attempt = 0; attempt < 2; attempt++) {
        if (this.#closed || (this.#failures >= MAX_FAILURES && Date.now() - this.#failedAt < RETRY_AFTER_MS))
          return undefined;
        try {
          const checker = await limited(this.#alive(), START_LIMIT_MS);
          const value = await limited(question(checker), ANSWER_LIMIT_MS);
          this.#failures = 0;
          return value;
        } catch (error) {
          if (this.#closed) return undefined;
          if (!(error instanceof CheckerGone)) {
            this.#log(String(error));
            return undefined;
          }
          this.#checker?.kill();
          this.#checker = undefined;
          // A reset between question and answer is nobody's failure.
          if (!/closed/.test(error.message)) this.#failures++;
          this.#failedAt = Date.now();
        }
      }
      return undefined;
    });
    this.#queue = answer.catch((error: unknown) => this.#log(String(error)));
    return answer.catch(() => undefined);
  }

  async #alive(): Promise<CheckerProcess> {
    if (this.#checker?.pid !== undefined) return this.#checker;
    this.#files.clear();
    this.#watched.clear();
    this.#relative = "";
    this.#config = checkerConfig(this.#directory, slashed(this.#options.assayRoot), [
      ".assay-globals.d.ts",
      `.assay-${QUERY}`,
    ]);
    this.#packages = this.#packageTimes();
    this.#files.set(this.#path("tsconfig.json"), this.#config.text);
    this.#files.set(this.#path("globals.d.ts"), globalsDeclaration);
    for (const [name, text] of this.#cells.files) this.#files.set(this.#path(name), text);
    this.#cells.takeChanges();
    let checker: CheckerProcess;
    try {
      checker = new CheckerProcess(this.#directory, this.#files, (text) => this.#log(text));
    } catch (error) {
      throw new CheckerGone(String(error));
    }
    this.#checker = checker;
    await checker.open(this.#path("tsconfig.json"));
    return checker;
  }

  /** Tells the checker what changed since the last question, in memory and on disk. */
  async #sync(checker: CheckerProcess): Promise<void> {
    const { changed, created } = this.#cells.takeChanges();
    for (const name of [...changed, ...created])
      this.#files.set(this.#path(name), this.#cells.files.get(name)!);
    await this.#syncPackages(checker);
    const all = changed.map((name) => this.#path(name));
    if (created.length > 0 || all.length > ONE_BY_ONE)
      await checker.update({ changed: all, created: created.map((name) => this.#path(name)) });
    else for (const file of all) await checker.update({ changed: [file] });
    await this.#syncLocal(checker);
  }

  /** Packages were installed or removed: everything resolves afresh. */
  async #syncPackages(checker: CheckerProcess): Promise<void> {
    const now = this.#packageTimes();
    if (
      now.size === this.#packages.size &&
      [...now].every(([path, time]) => this.#packages.get(path) === time)
    )
      return;
    this.#packages = now;
    this.#config = checkerConfig(this.#directory, slashed(this.#options.assayRoot), [
      ".assay-globals.d.ts",
      `.assay-${QUERY}`,
    ]);
    this.#files.set(this.#path("tsconfig.json"), this.#config.text);
    await checker.update({ invalidateAll: true });
  }

  #packageTimes(): Map<string, number> {
    const times = new Map<string, number>();
    for (const folder of ancestors(this.#directory))
      for (const path of [join(folder, "node_modules"), join(folder, "node_modules", ".package-lock.json")]) {
        const time = changeTime(path);
        if (time !== undefined) times.set(path, time);
      }
    return times;
  }

  /** Local files that cells import are watched by their times, as often as something is asked. */
  async #syncLocal(checker: CheckerProcess): Promise<void> {
    const specifiers = [...this.#cells.specifiers()]
      .filter((specifier) => /^(?:\.|\/|file:)/.test(specifier))
      .sort();
    const relative = specifiers.join("\n");
    const changed: string[] = [];
    const deleted: string[] = [];
    for (const [file, time] of this.#watched) {
      const now = changeTime(file);
      if (now === time) continue;
      (now === undefined ? deleted : changed).push(file);
      this.#watched.delete(file);
    }
    const created = this.#unresolved.filter((file) => existsSync(file));
    if (changed.length > 0 || deleted.length > 0 || created.length > 0)
      await checker.update({ changed, deleted, created });
    else if (relative === this.#relative) return;
    this.#relative = relative;
    this.#unresolved = [];
    if (relative === "") return this.#watched.clear();
    const names = (await checker.ask<readonly string[] | null>("getSourceFileNames", {})) ?? [];
    const skip = [`${slashed(this.#options.assayRoot)}/dist/`, `${this.#directory}/.assay-`];
    const local = names.filter(
      (name) =>
        !name.includes("/node_modules/") &&
        !skip.some((start) => name.startsWith(start)) &&
        !name.startsWith("bundled:"),
    );
    for (const name of local.slice(0, MAX_WATCHED)) {
      const time = changeTime(name);
      if (time !== undefined) this.#watched.set(name, time);
    }
    // What a specifier may come to mean once a file is written.
    const has = new Set(local);
    for (const specifier of specifiers) {
      const path = slashed(join(this.#directory, specifier));
      const candidates = ["", ...EXTENSIONS].map((extension) => path + extension);
      if (!candidates.some((candidate) => has.has(candidate)) && !/\.js(?:on)?$/.test(specifier))
        this.#unresolved.push(...candidates);
      else if (!candidates.some((candidate) => has.has(candidate)) && !existsSync(path))
        this.#unresolved.push(path);
    }
  }
  async #query(
    checker: CheckerProcess,
    text: string,
  ): Promise<{ readonly names: CellNames; readonly module: ModuleText }> {
    const query = this.#cells.query(text);
    await this.#sync(checker);
    return query;
  }

  /**
   * True when a use means the alias that the module begins with, not an inner name that hides it. A type's name by itself
   * is no expression and means nothing to the checker: then it is the alias too.
   */
  async #isInjected(checker: CheckerProcess, name: string, use: Place, module: ModuleText): Promise<boolean> {
    const alias = new RegExp(`(?:import|declare let|declare var) (?=${name.replace(/\$/g, "\\$")}[ :])`).exec(
      module.prefix,
    );
    if (alias === null) return false;
    const [used, injected] = await Promise.all([
      symbolAt(checker, use),
      symbolAt(checker, { file: use.file, position: alias.index + alias[0].length }),
    ]);
    return used === undefined || used.id === injected?.id;
  }

  /** The text of a top-level declaration of a local file. */
  #sourceOf(name: string, file: string | undefined): string | undefined {
    if (
      file === undefined ||
      file.includes("/node_modules/") ||
      file.includes("/.assay-") ||
      !/\.[cm]?tsx?$/.test(file)
    )
      return undefined;
    try {
      const text = readFileSync(file, "utf8");
      const declared = readNames(text).declared.get(name);
      return declared === undefined ? undefined : text.slice(declared.start, declared.end);
    } catch {
      return undefined;
    }
  }

  #path(name: string): string {
    return `${this.#directory === "/" ? "" : this.#directory}/.assay-${name}`;
  }

  #log(text: string): void {
    this.#options.log?.(text.trim());
  }
}

const EXTENSIONS = [".ts", ".tsx", ".mts", ".d.ts", ".js", ".mjs", ".json", "/index.ts", "/index.js"];

/** `SymbolFlags`: value, type or namespace. */
const ANY_MEANING = 111551 | 788968 | 1920;

interface RawDiagnostic {
  readonly pos: number;
  readonly end: number;
  readonly code: number;
  readonly category: number;
  readonly text: string;
  readonly messageChain?: readonly RawDiagnostic[];
}

/**
 * Says nothing of: names of earlier cells being assigned to (2632; at run time they are variables), an unused left side
 * of a comma (2695). Codes 7005 to 7057 are those of implicit `any`, which must be switched on for `let rows = []` to grow.
 */
function isNoise(code: number): boolean {
  return code === 2632 || code === 2695 || (code >= 7005 && code <= 7057);
}

function diagnostic(raw: RawDiagnostic, module: ModuleText, text: string): Diagnostic[] {
  const start = raw.pos - module.prefix.length;
  if (raw.category !== 1 || start < 0 || start > text.length || isNoise(raw.code)) return [];
  // Node imports `data:` URLs, whose types nobody knows.
  if (raw.code === 2307 && raw.text.includes("'data:")) return [];
  const lines = (chain: readonly RawDiagnostic[] | undefined, depth: number): string[] =>
    (chain ?? []).flatMap((link) => ["  ".repeat(depth) + link.text, ...lines(link.messageChain, depth + 1)]);
  const message = cleanModules([raw.text, ...lines(raw.messageChain, 1)].join("\n"));
  return [
    {
      code: raw.code,
      message,
      category: "error",
      start,
      end: Math.min(raw.end - module.prefix.length, text.length),
    },
  ];
}

/** The name at the offset, or directly before it, or before the bracket that it follows: `table(|`. */
function nameAt(text: string, offset: number): { readonly name: string; readonly start: number } | undefined {
  const pick = (at: number): { name: string; start: number } | undefined => {
    const start = wordStart(text, at);
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(text.slice(start))?.[0];
    return name === undefined ? undefined : { name, start };
  };
  return pick(offset) ?? pick(text.slice(0, offset).replace(/[\s(,;.]+$/, "").length);
}

async function limited<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CheckerGone(`the type checker gave no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function changeTime(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/").replace(/(.)\/$/, "$1");
}
