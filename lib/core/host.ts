/**
 * The place where results are shown. A notebook kernel installs a `Host` under `Symbol.for("assay.host")`; where none
 * is installed, the terminal is used. The only file of the library that writes to the terminal.
 */
import { inspect } from "node:util";

/** Representations of one value by MIME type. */
export type MimeBundle = Record<string, unknown>;

/** How a bundle is shown: `id` names the display so that `update` can replace it later. */
export interface DisplayOptions {
  readonly metadata?: Record<string, unknown>;
  readonly id?: string;
  readonly update?: boolean;
}

/** What a notebook offers to the library. */
export interface Host {
  /** Shows a ready MIME bundle. */
  displayBundle(data: MimeBundle, options?: DisplayOptions): void;
  /** Shows any value with the notebook's own formatters; where it is missing, `display` makes the bundle. */
  display?(value: unknown, options?: DisplayOptions): void;
  /** Text to standard output, as given. */
  print(text: string): void;
  /** Text to standard error, as given. */
  warn(text: string): void;
  /** Aborts when the user interrupts the running cell. */
  readonly signal?: AbortSignal | undefined;
}

/** Where a host is installed on `globalThis`. */
export const hostSymbol: unique symbol = Symbol.for("assay.host");

/** The convention by which a value shows itself in notebooks: a method that gives a MIME bundle. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** A value that shows itself. */
export interface Displayable {
  [displaySymbol](): MimeBundle | Promise<MimeBundle>;
}

/** The notebook's host, or undefined in a plain terminal. */
export function host(): Host | undefined {
  return (globalThis as { [hostSymbol]?: Host })[hostSymbol];
}

/** The host of a plain terminal: prints the text form of a bundle. */
export const terminal: Host = {
  displayBundle: (data) => terminal.print(`${String(data["text/plain"] ?? inspect(data))}\n`),
  print: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
};

/**
 * Shows a value: richly in a notebook, as text in a terminal.
 * @example display([1, 2, 3]);
 */
export function display(value: unknown, options?: DisplayOptions): void {
  const place = host() ?? terminal;
  if (place.display !== undefined) return place.display(value, options);
  const bundle = isDisplayable(value) ? value[displaySymbol]() : { "text/plain": textOf(value) };
  if (bundle instanceof Promise) void bundle.then((data) => place.displayBundle(data, options));
  else place.displayBundle(bundle, options);
}

/** True when the value follows the display convention. */
export function isDisplayable(value: unknown): value is Displayable {
  return (
    ((typeof value === "object" && value !== null) || typeof value === "function") &&
    typeof (value as Partial<Displayable>)[displaySymbol] === "function"
  );
}

/** Gives a plain record its notebook form and the same text under `util.inspect`; the record is frozen. */
export function shown<T extends object>(
  record: T,
  bundle: () => MimeBundle & { "text/plain": string },
): T & Displayable {
  Object.defineProperty(record, displaySymbol, { value: bundle, enumerable: false });
  Object.defineProperty(record, inspectSymbol, { value: () => bundle()["text/plain"], enumerable: false });
  return Object.freeze(record) as T & Displayable;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : inspect(value);
}
