/**
 * What every cell finds without importing it, as declarations for the type checker. Mirrors `kernel/engine/globals.ts`
 * (which defines these at run time): a name added there is added here.
 */

/** Names of the declarations below, for completion. */
export const globalNames: readonly string[] = [
  "display",
  "progress",
  "plot",
  "prompt",
  "confirm",
  "alert",
  "comms",
  "require",
  "module",
  "exports",
  "__dirname",
  "__filename",
  "_",
  "__",
  "___",
  "In",
  "Out",
];

export const globalsDeclaration = `
declare namespace Assay {
  interface DisplayOptions {
    /** Name by which the display can be updated later. */
    id?: string;
    /** Replace the display of that name instead of adding one. */
    update?: boolean;
    metadata?: Record<string, unknown>;
  }
  interface DisplayHandle {
    readonly id: string;
    /** Shows another value in place of this one. */
    update(value: unknown): void;
  }
  interface ProgressOptions {
    label?: string;
    total?: number;
  }
  interface ProgressBar {
    readonly count: number;
    /** Adds n, by default 1. */
    update(n?: number): void;
    set(value: number): void;
    /** Words after the numbers. */
    message(text: string): void;
    /** Shows the final state. */
    close(state?: "done" | "stopped" | "interrupted" | "failed"): void;
    [Symbol.dispose](): void;
  }
  interface CommMessage {
    readonly data: Record<string, any>;
    readonly metadata: Record<string, any>;
    readonly buffers: readonly Uint8Array[];
  }
  /** A named two-way channel to the front end. */
  interface Comm {
    readonly id: string;
    readonly target: string;
    send(data: Record<string, unknown>, buffers?: readonly Uint8Array[], metadata?: Record<string, unknown>): void;
    onMsg(handler: (message: CommMessage) => void): void;
    onClose(handler: (message: CommMessage) => void): void;
    close(data?: Record<string, unknown>): void;
  }
  interface Comms {
    /** Opens a channel to a target that the front end knows. */
    open(target: string, data?: Record<string, unknown>, buffers?: readonly Uint8Array[], metadata?: Record<string, unknown>): Comm;
    /** Lets the front end open channels to this target. */
    register(target: string, handler: (comm: Comm, message: CommMessage) => void): void;
    unregister(target: string): void;
  }
}
/** Shows any value below the cell, as rich as it can be. */
declare function display(value: unknown, options?: Assay.DisplayOptions): Assay.DisplayHandle;
declare namespace display {
  function html(content: string | Uint8Array): void;
  function markdown(content: string | Uint8Array): void;
  function latex(content: string | Uint8Array): void;
  function svg(content: string | Uint8Array): void;
  function png(content: string | Uint8Array): void;
  function jpeg(content: string | Uint8Array): void;
  function gif(content: string | Uint8Array): void;
  function pdf(content: string | Uint8Array): void;
  function javascript(content: string | Uint8Array): void;
  function json(value: unknown): void;
  function text(content: string | Uint8Array): void;
  /** Any MIME type; bytes are sent as base64. */
  function raw(contentType: string, content: string | Uint8Array): void;
}
/** A progress bar below the cell, moved by hand. */
declare function progress(total: number, options?: Assay.ProgressOptions): Assay.ProgressBar;
/** A progress bar below the cell while something is iterated over. */
declare function progress<T>(items: AsyncIterable<T>, options?: Assay.ProgressOptions): AsyncIterable<T>;
declare function progress<T>(items: Iterable<T>, options?: Assay.ProgressOptions): Iterable<T>;
/** A figure from plotly's traces or its { data, layout }, in Assay's theme. */
declare function plot(given: object | readonly object[], layout?: object): object;
/** Asks the user for a line of text; the cell waits for the answer. */
declare function prompt(message?: string, initial?: string): string | null;
declare namespace prompt {
  /** Asks without showing what is typed. */
  function password(message?: string): string | null;
}
/** Asks a yes-or-no question; the cell waits for the answer. */
declare function confirm(message?: string): boolean;
/** Shows a message and waits until the user goes on. */
declare function alert(message?: string): void;
declare var comms: Assay.Comms;
declare var require: NodeJS.Require;
declare var module: NodeJS.Module;
declare var exports: any;
declare var __dirname: string;
declare var __filename: string;
/** The last result. */
declare var _: any;
/** The result before the last. */
declare var __: any;
/** The third last result. */
declare var ___: any;
/** The text of each cell that ran, by its number. */
declare var In: string[];
/** The result of each cell that had one, by its number. */
declare var Out: Record<number, any>;
`;
