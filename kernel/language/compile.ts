/**
 * Cell text to JavaScript for V8's REPL mode: magics become calls, types go, imports and names are made to fit, and each
 * compiled cell keeps its map so that errors point into the text. Line counts are kept up to type stripping.
 */
import type { Compiled, CompiledFunction, ImportedName } from "../engine/protocol.ts";
import { UsageError } from "../error.ts";
import type { MagicTable } from "../magic-table.ts";
import { isolateHelpers, rewriteForRepl, type Group } from "./declarations.ts";
import { lower, needsEsbuild } from "./esbuild.ts";
import { asFunction } from "./function-body.ts";
import { findMagics, replaceCalls, type MagicCall } from "./magic-lines.ts";
import { namesIn, parse, stripTypes, type Stripped, type SyntaxProblem } from "./oxc.ts";

/** A cell that is not TypeScript. `line` and `column` count from 1 in the cell's text. */
export class CellSyntaxError extends Error {
  override readonly name = "SyntaxError";
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;

  constructor(message: string, text: string, line: number, column: number, length: number) {
    super(message);
    this.text = text;
    this.line = line;
    this.column = column;
    this.length = length;
  }
}

/** Texts kept for code frames. */
const KEPT_TEXTS = 2000;

export class Compiler {
  readonly #table: MagicTable;
  readonly #texts = new Map<string, string>();
  readonly #names = new Map<string, Group>();
  readonly #hidden = new Map<string, Group>();
  readonly #constants = new Set<string>();
  readonly #uses = new Map<string, number>();
  readonly #imported = new Map<string, ImportedName>();

  constructor(table: MagicTable) {
    this.#table = table;
  }

  /** Names that the cells declared, oldest first; helper names of compilers left out. */
  names(): string[] {
    return [...this.#names.keys()].filter((name) => !/^__|\$/.test(name));
  }

  isName(name: string): boolean {
    return this.#names.has(name);
  }

  /** Stops listing a name. V8 keeps the binding, so its group stays known. */
  forget(name: string): void {
    const group = this.#names.get(name);
    if (group === undefined) return;
    this.#names.delete(name);
    this.#constants.delete(name);
    this.#hidden.set(name, group);
  }

  /** The engine started afresh: nothing is declared. */
  reset(): void {
    this.#names.clear();
    this.#hidden.clear();
    this.#constants.clear();
    this.#imported.clear();
  }

  /** Where a name comes from that some cell imported; undefined for all others. */
  importOf(name: string): ImportedName | undefined {
    return this.#imported.get(name);
  }

  /** Names of the session that JavaScript mentions; `unknown` are those that are nowhere, neither there nor global. */
  freeNames(js: string): { readonly free: readonly string[]; readonly unknown: readonly string[] } {
    const { mentioned, declared } = namesIn(js);
    const outside = [...mentioned].filter((name) => !declared.has(name) && name !== "__assay");
    return {
      free: outside.filter((name) => this.#names.has(name)),
      unknown: outside.filter((name) => !this.#names.has(name) && !(name in globalThis)),
    };
  }

  /**
   * Compiles the body of a cell magic as an asynchronous function of these parameters.
   * @param within the cell and the lines before the body
   * @throws CellSyntaxError
   */
  async compileFunction(
    body: string,
    parameters: readonly string[],
    label: string,
    within: { cell: string; lineOffset: number },
  ): Promise<CompiledFunction> {
    const { imports, code } = asFunction(body, parameters.join(", "));
    const { cell, lineOffset } = within;
    const setup = imports === "" ? undefined : await this.compile(imports, `${label}-imports`);
    const made = await this.compile(code, label, { cell, lineOffset: lineOffset - 1 });
    return { setup, made, free: this.freeNames(made.js).free };
  }

  /**
   * Compiles one cell, or code that a magic runs.
   * @param label name shown in tracebacks, e.g. `cell-3`
   * @param within the cell and the lines before `text`, when `text` is the body of a cell magic
   * @throws CellSyntaxError, UsageError (unknown magic)
   */
  async compile(
    text: string,
    label: string,
    within: { cell: string; lineOffset: number } = { cell: text, lineOffset: 0 },
  ): Promise<Compiled> {
    const { lineOffset } = within;
    const file = this.#fileName(label);
    const shownAs = `${label}.ts`;
    this.#remember(shownAs, within.cell);
    const cell = findMagics(text, this.#table, (name) => this.isName(name));
    if (cell.cellMagic !== undefined) {
      const { name, line, body } = cell.cellMagic;
      if (!this.#table.has(name, "cell")) throw new UsageError(this.#table.unknown(name, "cell"));
      return {
        js: `await __assay.magic(${JSON.stringify(name)}, ${JSON.stringify(line)}, ${JSON.stringify(body)}, false)\n//# sourceURL=${file}`,
        file,
        hasResult: true,
        origin: { shownAs, mappings: "", lineOffset },
      };
    }
    const source = this.#withMagics(text, cell.calls);
    const { stripped, isExpression } = await this.#strip(source, lineOffset);
    let { js } = stripped;
    let own: ReadonlyMap<string, Group> | undefined;
    let hasResult: boolean | undefined;
    if (stripped.thorough) {
      // What the cell declares is read from its text without the compiler's helpers; decorators may stay in it.
      const plain = rewriteForRepl(stripTypes(source).js, this.#known());
      own = plain.declared;
      hasResult = plain.hasResult;
      js = isolateHelpers(js, new Set(own.keys()), `$${file.replace(/\W/g, "_")}`);
    }
    const rewritten = rewriteForRepl(js, this.#known(), this.#constants);
    if (rewritten.declared.size > 0) this.#noteImports(js, rewritten.declared);
    for (const [name, group] of rewritten.declared) {
      this.#hidden.delete(name);
      this.#names.set(name, group);
      if (rewritten.constants.has(name)) this.#constants.add(name);
      else this.#constants.delete(name);
    }
    const origin = {
      shownAs,
      mappings: stripped.mappings,
      lineOffset,
      ...(rewritten.lines === undefined ? {} : { lines: rewritten.lines }),
    };
    return {
      js: `${rewritten.js}\n//# sourceURL=${file}`,
      file,
      hasResult: isExpression || (hasResult ?? rewritten.hasResult),
      origin,
    };
  }

  /** `(code)` compiled as one expression, for arguments and user expressions. */
  async compileExpression(text: string, label: string): Promise<Compiled> {
    const source = `(${text}\n)`;
    const stripped = stripTypes(source);
    if (stripped.problems.length > 0) throw this.#syntaxError(source, stripped.problems[0]!, 0);
    const file = this.#fileName(label);
    const origin = { shownAs: `${label}.ts`, mappings: stripped.mappings, lineOffset: 0 };
    return {
      js: `${rewriteForRepl(stripped.js, this.#known(), this.#constants).js}\n//# sourceURL=${file}`,
      file,
      hasResult: true,
      origin,
    };
  }

  /** The text of a cell by the name that frames give it (`cell-3.ts`). */
  textOf(shownAs: string): string | undefined {
    return this.#texts.get(shownAs);
  }

  /**
   * The cell as TypeScript for the type checker: same lines, magics replaced by something of type `any`, the body of a
   * text magic left out.
   */
  typed(text: string): string {
    const cell = findMagics(text, this.#table, (name) => this.isName(name));
    if (cell.cellMagic !== undefined) {
      const { name, body, bodyLine } = cell.cellMagic;
      const entry = this.#table.get(name);
      if (entry?.body !== "typescript") return "";
      if (entry.parameters === undefined) return "\n".repeat(bodyLine) + this.typed(body);
      return this.#typedFunction(body, bodyLine, entry.parameters);
    }
    const source = replaceCalls(text, cell.calls, (call) => {
      if (!call.assigned) return ";";
      // `files = !ls` makes the name when no cell declared it.
      const name = /(?:^|\n)[ \t]*([A-Za-z_$][\w$]*)[ \t]*=[ \t]*$/.exec(text.slice(0, call.start))?.[1];
      return `(undefined as any);${name === undefined || this.isName(name) ? "" : ` declare var ${name}: any;`}`;
    });
    if (!/<[A-Za-z>]/.test(source) || parse(source, "ts").problems.length === 0) return source;
    // The checker knows no elements in cells: it gets the calls that they become.
    const elements = stripTypes(source, "tsx");
    return elements.problems.length === 0 ? elements.js : source;
  }

  /** A body that is a function: its imports stay where they are, the function begins after the last of them. */
  #typedFunction(body: string, bodyLine: number, parameters: Readonly<Record<string, string>>): string {
    const head = `void (async (${Object.entries(parameters)
      .map(([name, type]) => `${name}: ${type}`)
      .join(", ")}) => {`;
    const last = parse(body, "ts").body.findLast(({ type }) => type === "ImportDeclaration");
    if (last === undefined) return `${"\n".repeat(bodyLine - 1)}${head}\n${body}\n});`;
    return `${"\n".repeat(bodyLine)}${body.slice(0, last.end)} ${head}${body.slice(last.end)}\n});`;
  }

  #noteImports(js: string, declared: ReadonlyMap<string, Group>): void {
    for (const name of declared.keys()) this.#imported.delete(name);
    if (!/\bimport\b/.test(js)) return;
    for (const { moduleRequest, entries } of parse(js, "js").module.staticImports)
      for (const { importName, localName } of entries)
        this.#imported.set(localName.value, {
          specifier: moduleRequest.value,
          name:
            importName.kind === "Name" ? importName.name! : importName.kind === "Default" ? "default" : "*",
        });
  }

  #known(): Map<string, Group> {
    return new Map([...this.#hidden, ...this.#names]);
  }

  #withMagics(text: string, calls: readonly MagicCall[]): string {
    const unknown = calls.find((call) => !this.#table.has(call.name, "line"));
    if (unknown !== undefined) {
      // `%` may be a remainder that begins a line: only if the text is TypeScript as it stands.
      if (parse(text, "ts").problems.length === 0) return text;
      throw new UsageError(this.#table.unknown(unknown.name, "line"));
    }
    // The semicolon keeps a next line that begins with a bracket from going on with the call.
    return replaceCalls(text, calls, (call) => {
      // The value of a last magic is the cell's result; one before it is shown where it stands.
      const shown =
        !call.assigned && /[^\s;]/.test(text.slice(call.end).replace(/\/\/.*|\/\*[^]*?\*\//g, ""));
      return `await __assay.magic(${JSON.stringify(call.name)}, ${JSON.stringify(call.line)}, undefined, ${shown});`;
    });
  }

  async #strip(
    source: string,
    lineOffset: number,
  ): Promise<{ stripped: Stripped & { thorough: boolean }; isExpression: boolean }> {
    // `{a: 1}` alone is meant as an object, as in every REPL.
    if (/^\s*\{/.test(source)) {
      const wrapped = stripTypes(`(${source}\n)`);
      if (wrapped.problems.length === 0)
        return { stripped: { ...wrapped, thorough: false }, isExpression: true };
    }
    const thorough = needsEsbuild(source);
    const stripped = thorough ? await lower(source) : stripTypes(source);
    const problem = stripped.problems[0];
    if (problem !== undefined && /<[A-Za-z>]/.test(source)) {
      const elements = stripTypes(source, "tsx");
      if (elements.problems.length === 0)
        return { stripped: { ...elements, thorough: false }, isExpression: false };
    }
    if (problem !== undefined) throw this.#syntaxError(source, problem, lineOffset);
    return { stripped: { ...stripped, thorough }, isExpression: false };
  }

  #syntaxError(source: string, problem: SyntaxProblem, lineOffset: number): CellSyntaxError {
    const before = source.slice(0, problem.start);
    const line = before.split("\n").length;
    const column = problem.start - (before.lastIndexOf("\n") + 1) + 1;
    const message = problem.message.replaceAll("`", "'") + (problem.help === "" ? "" : ` (${problem.help})`);
    return new CellSyntaxError(
      message,
      "\n".repeat(lineOffset) + source,
      line + lineOffset,
      column,
      Math.max(1, Math.min(problem.end - problem.start, source.length)),
    );
  }

  #fileName(label: string): string {
    const use = (this.#uses.get(label) ?? 0) + 1;
    this.#uses.set(label, use);
    return use === 1 ? `${label}.ts` : `${label}-${use}.ts`;
  }

  #remember(shownAs: string, text: string): void {
    this.#texts.delete(shownAs);
    this.#texts.set(shownAs, text);
    if (this.#texts.size > KEPT_TEXTS) this.#texts.delete(this.#texts.keys().next().value!);
  }
}
