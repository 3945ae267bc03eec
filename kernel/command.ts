/**
 * The contract of a command of the command line that stands on the library (`assay audit`): declared once, like a magic, and
 * run outside any session. The kernel's own commands (install, run, doctor …) are in `cli.ts`.
 */
import type { ArgumentShape, ArgumentValues } from "./magic.ts";
import type { NotebookReading, ReadingOptions } from "./runner/notebook-parts.ts";

export { flag, option, positional, z } from "./magic.ts";

export interface Command<A extends ArgumentShape = ArgumentShape> {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly args: A;
  /** Real command lines, without `assay`. */
  readonly examples: readonly string[];
  /** Gives the exit code. Throws AssayError for what a user can mend: one line, exit code 1 (2 for a wrong call). */
  run(args: ArgumentValues<A>, terminal: Terminal): Promise<number>;
}

/** What is known of a command without loading it. */
export interface LazyCommand {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export interface Terminal {
  /** Text to standard output, as given. */
  print(text: string): void;
  /** Text to standard error, as given. */
  warn(text: string): void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Whether standard error can rewrite its line (progress). */
  readonly live: boolean;
  /** Columns. */
  readonly width: number;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** A function that a TypeScript or JavaScript file exports, for a thread: `module` exports by default what makes it from `data`. */
  functionOf(file: string, exportName: string): { readonly module: URL; readonly data: unknown };
  /** What stands in a notebook file, as safe HTML and plain values. @throws AssayError when it cannot be read or is none. */
  notebook(path: string, options?: ReadingOptions): Promise<NotebookReading>;
}

export function defineCommand<const A extends ArgumentShape>(command: Command<A>): Command<A> {
  return command;
}
