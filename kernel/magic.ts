/**
 * The extension contract: a magic is one record that declares its arguments once and does its work in `run`. From the
 * declaration come the parser, the validation, `--help`, `%name?`, Tab completion, the docs page, and a typed function
 * form (`magics.timeit({...})`).
 */
import { z } from "zod";
import type { MimeBundle, Payload } from "./engine/protocol.ts";
import type { ArgumentKind, MagicKind, MagicTable } from "./magic-table.ts";

export { AssayError, UsageError } from "./error.ts";
export { nearest, type MagicTable } from "./magic-table.ts";
export { z };

/** Argument declarations by name, in the order in which positional words fill them. */
export type ArgumentShape = Readonly<Record<string, z.ZodType>>;
export type ArgumentValues<A extends ArgumentShape> = { [K in keyof A]: z.output<A[K]> };
export type ArgumentInput<A extends ArgumentShape> = z.input<z.ZodObject<A>>;

export interface Magic<A extends ArgumentShape = ArgumentShape> {
  readonly name: string;
  /** `line`: %name; `cell`: %%name with a body; `both`. */
  readonly kind: MagicKind;
  /** One sentence. */
  readonly summary: string;
  /** More paragraphs for the help text and the docs page. */
  readonly details?: string;
  readonly args: A;
  /** What a cell body is; `typescript` bodies get completion and diagnostics. Default `text`. */
  readonly body?: "typescript" | "text";
  /**
   * The TypeScript body is a function of these: name → type, e.g. `{ trial: 'import("assay/tune").Trial' }`. The checker
   * knows them in the body; `compileFunction` makes it callable.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Help while a `text` body is typed. It runs where completion runs: without the session, perhaps while a cell runs. */
  readonly assist?: BodyAssist;
  /** Real command lines; each is run by the tests. */
  readonly examples: readonly string[];
  /**
   * Does the work. The returned value is the magic's value: it is assigned by `const x = %name`, and shown when nothing
   * takes it. `body` is undefined when the magic was written as a line magic.
   * @throws UsageError for a wrong call: shown as one line with the usage.
   */
  run(context: MagicContext, args: ArgumentValues<A>, body: string | undefined): unknown;
}

/** Completion and inspection of a magic's own body. */
export interface BodyAssist {
  /** What may stand at `cursor`, a UTF-16 offset in the body; `start` to `end` is what a match replaces. */
  complete(body: string, cursor: number): BodyMatches | Promise<BodyMatches>;
  /** What is to be known of the place at `cursor`, as text. */
  inspect(body: string, cursor: number): string | undefined;
}

export interface BodyMatches {
  readonly matches: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** What a magic may use of the session. It has no other way in. */
export interface MagicContext {
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Execution count of the cell. */
  readonly count: number;
  readonly table: MagicTable;
  /**
   * Compiles TypeScript and runs it in the user's scope, where its declarations stay; gives the value of a last
   * expression, else undefined. Magics and imports work inside.
   */
  evaluate(code: string): Promise<unknown>;
  /** Compiles TypeScript to JavaScript for the user's scope without running it; throws a SyntaxError that points at the cell. */
  compile(code: string): Promise<{ js: string; hasResult: boolean }>;
  /** Runs compiled JavaScript in the user's scope (for timing loops). */
  runCompiled(js: string): Promise<unknown>;
  /**
   * The cell's body as an asynchronous function of these parameters; `return` works in it, or its last expression counts.
   * Its imports are done once, now. Throws a SyntaxError that points at the cell.
   */
  compileFunction(body: string, parameters: readonly string[]): Promise<CellFunction>;
  /** Shows any value; with `id` the display can be updated later. */
  display(value: unknown, options?: { id?: string; update?: boolean }): void;
  /** Shows a ready MIME bundle. */
  displayBundle(
    data: MimeBundle,
    options?: { metadata?: Record<string, unknown>; id?: string; update?: boolean },
  ): void;
  /** Says that the magic has shown this value itself: in this cell it is not shown once more. Gives it back. */
  displayed<T extends object>(value: T): T;
  /** The MIME bundle that `display` would send. */
  bundle(value: unknown): Promise<MimeBundle>;
  /** Text to the cell's standard output, as given (no newline added). */
  print(text: string): void;
  /** Text to the cell's standard error. */
  warn(text: string): void;
  clearOutput(wait?: boolean): void;
  /** Diverts everything that `work` prints or displays, as `%%capture` does. */
  capture<T>(
    work: () => Promise<T>,
  ): Promise<{ value: T; stdout: string; stderr: string; outputs: readonly CapturedOutput[] }>;
  readonly scope: UserScope;
  readonly session: SessionPort;
  /** Adds magics at run time (`%load_ext`). */
  register(magic: Magic): void;
  /** The place in the text, e.g. `cell-3.ts:2:7`, of a position (from 1) in compiled code; undefined for other files. */
  locate(file: string, line: number, column: number): string | undefined;
  /** Imports a module as a cell would: from the notebook's folder, then from Assay. */
  import(specifier: string): Promise<Record<string, unknown>>;
}

/** A cell's body as a function. */
export interface CellFunction {
  readonly run: (...values: readonly unknown[]) => Promise<unknown>;
  /**
   * The function for another thread or process: `module` exports by default what makes it from `data`. The user's variables
   * that it mentions go along as copies. Throws a TypeError that names a variable which cannot go.
   */
  forThread(): Promise<{ readonly module: URL; readonly data: unknown }>;
}

export interface CapturedOutput {
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Name of the display, when it can be updated. */
  readonly id?: string;
}

/** The variables that the user's cells declared. */
export interface UserScope {
  /** Names of the user's variables, in order of declaration. */
  names(): Promise<string[]>;
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  /** Sets the variable to undefined and forgets its name. */
  delete(name: string): Promise<void>;
}

/** What the front process does for a magic. */
export interface SessionPort {
  history(query: HistoryQuery): Promise<HistoryEntry[]>;
  /** A setting (`typecheck`, `plots`, …). */
  config(name: string): Promise<unknown>;
  setConfig(name: string, value: unknown): Promise<void>;
  configs(): Promise<Record<string, { value: unknown; choices?: readonly string[]; description: string }>>;
  /** Hover text and location of a name, as `inspect_request` gives it. */
  inspect(code: string, cursor: number, detail: 0 | 1): Promise<MimeBundle | undefined>;
  /** A front-end action with the reply: `page` or `set_next_input`. */
  payload(payload: Payload): void;
  /** Ends the engine after this cell and starts a fresh one. */
  restart(): Promise<void>;
  versions(): Promise<Record<string, string>>;
}

export interface HistoryQuery {
  readonly access: "tail" | "range" | "search";
  readonly n?: number;
  readonly session?: number;
  readonly start?: number;
  readonly stop?: number;
  readonly pattern?: string;
  readonly unique?: boolean;
  readonly output?: boolean;
}

export interface HistoryEntry {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  readonly output?: string;
}

/** Declares a magic; the record is checked by types and by the contract suite (`test/contract/magics.test.ts`). */
export function defineMagic<const A extends ArgumentShape>(magic: Magic<A>): Magic<A> {
  return magic;
}

interface Meta {
  readonly kind?: ArgumentKind;
  readonly positional?: boolean;
  readonly short?: string;
  readonly description: string;
}

/** A switch: `--name`, or `-n` with `short`. */
export function flag(description: string, short = ""): z.ZodDefault<z.ZodBoolean> {
  return z
    .boolean()
    .default(false)
    .meta({ assay: { description, short, kind: "boolean" } satisfies Meta });
}

/**
 * A flag with a value: `--name VALUE` or `--name=VALUE`. The schema gives kind, bounds, choices and default; kind `path`
 * completes file names.
 */
export function option<S extends z.ZodType>(
  schema: S,
  description: string,
  short = "",
  kind?: ArgumentKind,
): S {
  return schema.meta({
    assay: { description, short, ...(kind === undefined ? {} : { kind }) } satisfies Meta,
  }) as S;
}

/** A word by position. `z.array(...)` takes all remaining words. */
export function positional<S extends z.ZodType>(schema: S, description: string, kind?: ArgumentKind): S {
  return schema.meta({
    assay: { description, positional: true, ...(kind === undefined ? {} : { kind }) } satisfies Meta,
  }) as S;
}

/** The rest of the line as typed; absent is the empty string. */
export function rest(description: string): z.ZodDefault<z.ZodString> {
  return z
    .string()
    .default("")
    .meta({ assay: { description, positional: true, kind: "rest" } satisfies Meta });
}

/** Any value: TypeScript evaluated in the user's scope, by position. `.optional()` goes around the result. */
export function expression<T = unknown>(description: string): z.ZodType<T, T> {
  return z
    .custom<T>(() => true)
    .meta({
      assay: { description, positional: true, kind: "expression" } satisfies Meta,
    }) as unknown as z.ZodType<T, T>;
}

/** Like `expression`, but given by flag: `--against df2`. */
export function expressionOption<T = unknown>(description: string, short = ""): z.ZodType<T, T> {
  return z
    .custom<T>(() => true)
    .meta({ assay: { description, short, kind: "expression" } satisfies Meta }) as unknown as z.ZodType<T, T>;
}
