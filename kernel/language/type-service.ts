/**
 * What the session asks of a type checker. It is off the critical path: every answer may be absent, and the kernel works
 * without it. Offsets are UTF-16, as everywhere inside; `code-points.ts` converts at the protocol's edge.
 */

/** A cell as TypeScript: magics already replaced by TypeScript of the same line structure. */
export interface TypedCell {
  /** Number of the cell in this session, growing; names of a later cell hide those of an earlier one. */
  readonly number: number;
  readonly text: string;
}

export interface Completion {
  readonly name: string;
  /** `function`, `class`, `property`, `keyword`, `module`, …; the front ends show it as the type. */
  readonly kind: string;
  readonly insertText?: string;
  /** Smaller comes first. */
  readonly sortText: string;
  readonly deprecated?: boolean;
}

export interface CompletionList {
  /** Range of the text that a completion replaces. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

export interface Hover {
  /** The declaration as the checker prints it, e.g. `const x: number`. */
  readonly signature: string;
  readonly documentation: string;
  /** Source text of the definition when it is in a cell or a local file, for `??`. */
  readonly source?: string;
}

export interface Diagnostic {
  readonly code: number;
  readonly message: string;
  readonly category: "error" | "warning" | "suggestion";
  readonly start: number;
  readonly end: number;
}

export interface TypeService {
  /** Starts the checker ahead of the first question; resolves when it is ready or cannot be had. */
  warm(): Promise<void>;
  /** Makes a cell's declarations known to later questions. Cheap: work is done when something is asked. */
  commit(cell: TypedCell): void;
  /** Completions at an offset of a cell not yet committed. */
  complete(text: string, offset: number): Promise<CompletionList | undefined>;
  hover(text: string, offset: number): Promise<Hover | undefined>;
  /**
   * Problems of a cell against those committed before this call. The cell need not be committed; when it is to be, commit
   * it in the same turn, without waiting for the answer, so that the next cell knows it.
   */
  diagnose(cell: TypedCell): Promise<readonly Diagnostic[] | undefined>;
  /** Forgets all cells (the engine restarted) and, when given, moves to another folder (`%cd`). */
  reset(directory?: string): void;
  /** Process id of the checker for memory figures, or undefined while it is not running. */
  readonly pid: number | undefined;
  close(): void;
}
