/**
 * Which cell does the running code belong to? The cell that started the work, even when its output comes after later
 * cells ran. Node 24 and newer follow every asynchronous step (AsyncLocalStorage). Older Node would abort on a forced
 * interrupt with that switched on, so there timers carry their cell, and other callbacks count to the last cell.
 * Timers of an interrupted cell are cleared, so that its loops do not go on in the background.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { promisify } from "node:util";

/** Thrown into the work of a cell that the user interrupted. */
export class KeyboardInterrupt extends Error {
  override readonly name = "KeyboardInterrupt";
}

const FOLLOWS_ASYNC = Number(process.versions.node.split(".")[0]) >= 24;
const storage = FOLLOWS_ASYNC ? new AsyncLocalStorage<number>() : undefined;

type Handle = NodeJS.Timeout | NodeJS.Immediate;

let last = 0;
let carried: number | undefined;
let tracked: { cell: number; handles: Set<Handle> } | undefined;
const interrupted = new Set<number>();

const { nextTick } = process;
const native = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };

/** The cell that the running code belongs to. */
export function currentCell(): number {
  return storage?.getStore() ?? carried ?? last;
}

/** Starts a cell: code run by `work`, and what follows from it, belongs to it. */
export function enterCell(cell: number, work: () => void): void {
  last = cell;
  carried = undefined;
  tracked = { cell, handles: new Set() };
  if (storage) storage.run(cell, work);
  else work();
}

/** Runs `work` as part of a cell that may have ended (a comm message, a late callback). */
export function inCell<T>(cell: number, work: () => T): T {
  if (storage) return storage.run(cell, work);
  carry(cell);
  return work();
}

export function leaveCell(): void {
  tracked = undefined;
}

/** Clears the timers of the interrupted cell and forbids its leftovers to go on. */
export function interruptCell(cell: number): void {
  interrupted.add(cell);
  if (interrupted.size > 100) interrupted.delete(interrupted.values().next().value!);
  if (tracked?.cell !== cell) return;
  for (const handle of tracked.handles) {
    native.clearTimeout(handle as NodeJS.Timeout);
    native.clearImmediate(handle as NodeJS.Immediate);
  }
  tracked = undefined;
}

/** Throws in code that belongs to an interrupted cell, where that is known for certain. */
export function assertNotInterrupted(): void {
  const cell = storage?.getStore();
  if (cell !== undefined && interrupted.has(cell)) throw new KeyboardInterrupt("the cell was interrupted");
}

/**
 * Holds for the callback and its promise continuations, and ends before the next callback: a tick asked for by a
 * microtask comes when all microtasks are done, so that input and output events of the running cell, which Node handles
 * in the same turn as timers, are not taken for the timer's. A forced interrupt may drop it; the immediate is never dropped.
 */
function carry(cell: number): void {
  carried = cell;
  const clear = (): void => {
    if (carried === cell) carried = undefined;
  };
  queueMicrotask(() => nextTick(clear));
  native.setImmediate(clear);
}

function track<H extends Handle>(handle: H, cell: number): H {
  if (tracked?.cell === cell) tracked.handles.add(handle);
  return handle;
}

/** Replaces the timers by ones that remember their cell. */
export function installTimers(): void {
  const carrying = (callback: unknown, cell: number, after: () => void): ((...args: unknown[]) => void) => {
    if (typeof callback !== "function") return callback as never;
    return function (this: unknown, ...args: unknown[]) {
      after();
      if (!storage) carry(cell);
      return Reflect.apply(callback, this, args) as void;
    };
  };
  const make = <H extends Handle>(
    start: (callback: (...args: unknown[]) => void, ...rest: never[]) => H,
    repeats: boolean,
  ) =>
    function (callback: unknown, ...rest: unknown[]): H {
      assertNotInterrupted();
      const cell = currentCell();
      const owner = tracked;
      const handle: H = track(
        start(
          carrying(callback, cell, () => {
            if (!repeats) owner?.handles.delete(handle);
          }),
          ...(rest as never[]),
        ),
        cell,
      );
      return handle;
    };
  const wrapped = {
    setTimeout: make(native.setTimeout as never, false),
    setInterval: make(native.setInterval as never, true),
    setImmediate: make(native.setImmediate as never, false),
  };
  const timers = createRequire(import.meta.url)("node:timers") as Record<string, unknown>;
  const promises = createRequire(import.meta.url)("node:timers/promises") as Record<string, unknown>;
  const later =
    (
      start: (callback: () => void, ms?: number) => Handle,
      native: (...args: unknown[]) => Promise<unknown>,
    ) =>
    (...args: unknown[]): Promise<unknown> => {
      // With a signal or `ref` the native form knows best.
      const options = args[start === (wrapped.setImmediate as never) ? 1 : 2];
      if (options !== undefined) return native(...args);
      return start === (wrapped.setImmediate as never)
        ? new Promise((resolve) => start(() => resolve(args[0])))
        : new Promise((resolve) => start(() => resolve(args[1]), args[0] as number));
    };
  const promised = {
    setTimeout: later(wrapped.setTimeout as never, promises["setTimeout"] as never),
    setImmediate: later(wrapped.setImmediate as never, promises["setImmediate"] as never),
  };
  Object.defineProperty(wrapped.setTimeout, promisify.custom, { value: promised.setTimeout });
  Object.defineProperty(wrapped.setImmediate, promisify.custom, { value: promised.setImmediate });
  for (const [name, value] of Object.entries(wrapped)) {
    Object.defineProperty(value, "name", { value: name });
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
    timers[name] = value;
  }
  Object.assign(promises, promised);
  syncBuiltinESMExports();
}

/** The timers of Node itself, for the engine's own use. */
export const nativeTimers = native;
