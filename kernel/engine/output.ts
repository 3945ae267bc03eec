/**
 * Display data of the running cell: one place through which `display`, tslab's API, progress bars and magics send it, and
 * where `%%capture` takes it.
 */
import { randomUUID } from "node:crypto";
import { resultMetadata, toBundle } from "./bundle.ts";
import { assertNotInterrupted, currentCell } from "./context.ts";
import { report } from "./link.ts";
import type { MimeBundle } from "./protocol.ts";

export interface DisplayOptions {
  /** Name by which the display can be updated later. */
  readonly id?: string;
  /** Replace the display of that name instead of adding one. */
  readonly update?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface Output {
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly update: boolean;
}

const takers = new Map<number, (output: Output) => void>();

/** Diverts a cell's displays until the returned function is called. */
export function divertDisplays(cell: number, take: (output: Output) => void): () => void {
  const outer = takers.get(cell);
  takers.set(cell, take);
  return () => {
    if (outer) takers.set(cell, outer);
    else takers.delete(cell);
  };
}

/** Sends a ready bundle. */
export function displayBundle(data: MimeBundle, options: DisplayOptions = {}): void {
  assertNotInterrupted();
  const cell = currentCell();
  const metadata = options.metadata ?? {};
  const take = takers.get(cell);
  if (take) take({ data, metadata, id: options.id, update: options.update === true });
  else
    report({
      type: "display",
      cell,
      data,
      metadata,
      update: options.update === true,
      ...(options.id === undefined ? {} : { id: options.id }),
    });
}

/** What `display(value)` gives: later values can take its place. As the last expression of a cell it shows nothing. */
export class DisplayHandle {
  readonly id: string;
  readonly update: (value: unknown) => void;

  constructor(id: string, update: (value: unknown) => void) {
    this.id = id;
    this.update = update;
  }
}

/** Values that a magic has shown by itself, by the cell in which it did: there they are not shown once more. */
const ownDisplays = new WeakMap<object, number>();

export function markDisplayed(value: object): void {
  ownDisplays.set(value, currentCell());
}

export function isDisplayed(value: unknown, cell: number): boolean {
  return typeof value === "object" && value !== null && ownDisplays.get(value) === cell;
}

const pending = new Set<Promise<void>>();

/** Shows any value. Values whose display method is asynchronous appear when it is done; the cell waits for them. */
export function display(value: unknown, options: DisplayOptions = {}): DisplayHandle {
  const id = options.id ?? randomUUID();
  const send = (item: unknown, update: boolean): void => {
    const metadata = { ...resultMetadata(item), ...options.metadata };
    const show = (data: MimeBundle): void => displayBundle(data, { ...options, metadata, id, update });
    const bundle = toBundle(item);
    if (!(bundle instanceof Promise)) return show(bundle);
    const work = bundle.then(show);
    pending.add(work);
    void work.catch(() => undefined).finally(() => pending.delete(work));
  };
  send(value, options.update === true);
  return new DisplayHandle(id, (item) => send(item, true));
}

/** Resolves when everything given to `display` has been sent. */
export async function displaysSent(): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending);
}

export function clearOutput(wait = false): void {
  assertNotInterrupted();
  report({ type: "clear", cell: currentCell(), wait });
}
