/**
 * What the front process and the engine process say to each other: one JSON object a line.
 * Commands travel to the engine's main thread on its descriptor 3, and to its control thread on descriptor 5; reports come
 * back on descriptor 4. `cell` is the number the
 * front gave to a request; every report of output carries the cell it belongs to.
 */

export type MimeBundle = Record<string, unknown>;

/** A cell compiled to JavaScript for V8's REPL mode. */
export interface Compiled {
  readonly js: string;
  /** Name of the script in V8, different for every compilation. */
  readonly file: string;
  /** True when the last statement is an expression whose value is the result. */
  readonly hasResult: boolean;
  readonly origin: Origin;
}

/** A function made of a cell's body, in pieces that run here or in another thread. */
export interface CompiledFunction {
  /** The imports of the body, or undefined when it has none. */
  readonly setup: Compiled | undefined;
  /** An expression that gives the function. */
  readonly made: Compiled;
  /** Names of the session that it mentions. */
  readonly free: readonly string[];
}

/** Where a name of the session was imported from; `name` is "*" for the whole module. */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
}

/** Where compiled code came from, so that stack frames name positions of the text. */
export interface Origin {
  /** Name for frames, e.g. `cell-3.ts`. */
  readonly shownAs: string;
  /** VLQ mappings of a version 3 source map. */
  readonly mappings: string;
  /** For each line of the code the line that the mappings know it by, when lines were moved. */
  readonly lines?: readonly number[];
  /** Lines of the cell before the text (the body of a cell magic). */
  readonly lineOffset: number;
}

export type Command =
  | {
      readonly type: "execute";
      readonly cell: number;
      readonly compiled: Compiled;
      /** The cell as typed, for `In[n]`. */
      readonly text: string;
      readonly silent: boolean;
      readonly allowStdin: boolean;
      readonly count: number;
      readonly expressions: Readonly<Record<string, Compiled | ErrorRecord>>;
    }
  /** On the control descriptor; `cell` is the one to stop, also when its own command is still on the way. */
  | { readonly type: "interrupt"; readonly cell: number }
  | { readonly type: "input"; readonly value: string }
  /** Imports resolve from this folder from now on. */
  | { readonly type: "move"; readonly directory: string }
  | { readonly type: "answer"; readonly call: number; readonly value?: unknown; readonly error?: ErrorRecord }
  | {
      readonly type: "comm";
      readonly cell: number;
      readonly kind: "open" | "msg" | "close";
      readonly content: Readonly<Record<string, unknown>>;
      readonly metadata: Readonly<Record<string, unknown>>;
      readonly buffers: readonly string[];
    }
  /** Asks for facts about live values, without side effects; answered by `facts`. */
  | {
      readonly type: "query";
      readonly call: number;
      readonly kind: "members" | "describe";
      readonly expression: string;
    };

/** An error as data; `stack` as V8 wrote it, still in compiled positions. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: ErrorRecord;
  readonly errors?: readonly ErrorRecord[];
  /** Extra own properties, inspected (`{ code: 'ENOENT' }`), or empty. */
  readonly details?: string;
}

/** A front-end action that rides on the execute reply (`page`, `set_next_input`). */
export type Payload = Readonly<Record<string, unknown>> & { readonly source: string };

export type ExpressionResult =
  | { readonly status: "ok"; readonly data: MimeBundle; readonly metadata: Readonly<Record<string, unknown>> }
  | { readonly status: "error"; readonly error: ErrorRecord };

export type Report =
  | { readonly type: "ready"; readonly pid: number }
  | {
      readonly type: "stream";
      readonly cell: number;
      readonly name: "stdout" | "stderr";
      readonly text: string;
    }
  | {
      readonly type: "display";
      readonly cell: number;
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, unknown>>;
      readonly id?: string;
      readonly update: boolean;
    }
  | { readonly type: "clear"; readonly cell: number; readonly wait: boolean }
  | {
      readonly type: "result";
      readonly cell: number;
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: "done";
      readonly cell: number;
      readonly error?: ErrorRecord;
      readonly interrupted: boolean;
      readonly expressions: Readonly<Record<string, ExpressionResult>>;
      readonly payload: readonly Payload[];
    }
  /** An error nobody awaited: it belongs to the cell that started the work. */
  | {
      readonly type: "uncaught";
      readonly cell: number;
      readonly error: ErrorRecord;
      readonly promise: boolean;
    }
  | { readonly type: "input"; readonly cell: number; readonly prompt: string; readonly password: boolean }
  /** The engine asks the front to do something; answered by the `answer` command. */
  | {
      readonly type: "call";
      readonly cell: number;
      readonly call: number;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly type: "facts"; readonly call: number; readonly value: unknown }
  | {
      readonly type: "comm";
      readonly cell: number;
      readonly kind: "open" | "msg" | "close";
      readonly content: Readonly<Record<string, unknown>>;
      readonly metadata: Readonly<Record<string, unknown>>;
      readonly buffers: readonly string[];
    }
  /** A comm message from the front end has been handled. */
  | { readonly type: "comm-done"; readonly cell: number }
  | { readonly type: "comm-targets"; readonly names: readonly string[] }
  | { readonly type: "magics"; readonly entries: readonly unknown[] }
  /** An interrupt could not stop the main thread for this long: it is inside native code. */
  | { readonly type: "stuck"; readonly ms: number };

/** Written by the engine to descriptors 1 and 2 at the end of a cell, so that the front knows that no output is under way. */
export function endMark(token: string, cell: number): string {
  return `\u0000\u001f${token}:${cell}\u001f\n`;
}
