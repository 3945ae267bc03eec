/**
 * A progress bar for loops and for counted work. In a notebook one display is updated in place, at most ten times a
 * second; in a terminal a line is rewritten; in a log a line appears at most every tenth part and every two seconds.
 * The final state is always shown, also after `break`, a throw or an interrupt.
 */
import { host, terminal, type Host, type MimeBundle } from "./host.ts";
import { escapeHtml } from "./table.ts";
import { formatDuration } from "./timing.ts";

export interface ProgressOptions {
  /** Words before the bar. */
  readonly label?: string;
  /** Least milliseconds between two updates; default and minimum 100. */
  readonly every?: number;
  /** Milliseconds of work before the bar shows; work that is done sooner shows none. Default 0. */
  readonly after?: number;
  /** Number of items, where the iterable does not tell. */
  readonly total?: number;
  /** When it aborts, the loop throws the signal's reason and the bar shows where it stopped; by default the notebook's. */
  readonly signal?: AbortSignal;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

export type ProgressState = "running" | "done" | "stopped" | "interrupted" | "failed";

/** Everything a bar shows. */
export interface ProgressView {
  readonly label: string;
  readonly message: string;
  readonly count: number;
  readonly total: number | undefined;
  /** Seconds. */
  readonly elapsed: number;
  readonly state: ProgressState;
}

/** A bar moved by hand. */
export interface ProgressBar {
  readonly count: number;
  /** Adds `n`, by default 1. */
  update(n?: number): void;
  set(value: number): void;
  /** Words after the numbers. */
  message(text: string): void;
  /** Shows the final state; green only when the total was reached. */
  close(state?: Exclude<ProgressState, "running">): void;
  [Symbol.dispose](): void;
}

/**
 * @example for (const row of progress(rows, { label: "rows" })) work(row);
 * @example for await (const part of progress(stream)) work(part);
 * @example const bar = progress(100); bar.update(); bar.close();
 */
export function progress(total: number, options?: ProgressOptions): ProgressBar;
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
export function progress<T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
export function progress<T>(
  source: number | Iterable<T> | AsyncIterable<T>,
  options: ProgressOptions = {},
): ProgressBar | Iterable<T> | AsyncIterable<T> {
  if (typeof source === "number") return startBar({ ...options, total: source });
  const items = Object(source) as Partial<Iterable<T> & AsyncIterable<T>>;
  const total = options.total ?? lengthOf(items);
  const given = total === undefined ? options : { ...options, total };
  if (typeof items[Symbol.asyncIterator] === "function")
    return { [Symbol.asyncIterator]: () => eachAsync(source as AsyncIterable<T>, given) };
  if (typeof items[Symbol.iterator] === "function")
    return { [Symbol.iterator]: () => each(source as Iterable<T>, given) };
  throw new TypeError(
    `progress: wants a number or something to loop over; got ${typeof source}; pass an array or a total`,
  );
}

function* each<T>(items: Iterable<T>, options: ProgressOptions): Generator<T, void, undefined> {
  const bar = startBar(options);
  let state: Exclude<ProgressState, "running"> = "failed";
  try {
    for (const item of items) {
      state = "stopped"; // What holds if the loop's body leaves: a generator cannot tell `break` from a throw.
      yield item;
      state = "failed";
      bar.update();
    }
    state = "done";
  } finally {
    bar.close(state);
  }
}

async function* eachAsync<T>(
  items: AsyncIterable<T>,
  options: ProgressOptions,
): AsyncGenerator<T, void, undefined> {
  const bar = startBar(options);
  let state: Exclude<ProgressState, "running"> = "failed";
  try {
    for await (const item of items) {
      state = "stopped";
      yield item;
      state = "failed";
      bar.update();
    }
    state = "done";
  } finally {
    bar.close(state);
  }
}

let bars = 0;

function startBar(options: ProgressOptions): ProgressBar {
  const { label = "", total, after = 0, signal = host()?.signal, now = () => performance.now() } = options;
  const every = Math.max(100, options.every ?? 100);
  if (total !== undefined && !(total >= 0))
    throw new RangeError(
      `progress: total must be a number from 0; got ${total}; leave it out when it is unknown`,
    );
  const draw = painter(host());
  const start = now();
  let count = 0;
  let message = "";
  let state: ProgressState = "running";
  let shown = false;
  // As if it had been painted so long ago that the next time is due after `after`.
  let last = after > 0 ? start + after - every : -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const paint = (): void => {
    clearTimeout(timer);
    timer = undefined;
    last = now();
    shown = true;
    draw({ label, message, count, total, elapsed: (last - start) / 1000, state });
  };
  const change = (): void => {
    if (state !== "running") return;
    const wait = last + every - now();
    if (wait <= 0) paint();
    else timer ??= setTimeout(paint, wait).unref(); // Shows the newest state should nothing follow for a while.
  };
  const move = (value: number): void => {
    signal?.throwIfAborted();
    count = value;
    change();
  };
  const close = (end?: Exclude<ProgressState, "running">): void => {
    if (state !== "running") return;
    signal?.removeEventListener("abort", abort);
    if (signal?.aborted === true) state = "interrupted";
    else state = end ?? (total === undefined || count >= total ? "done" : "stopped");
    if (shown || state !== "done" || now() - start >= after) paint();
    else clearTimeout(timer);
  };
  const abort = (): void => close();
  signal?.addEventListener("abort", abort, { once: true });
  change();
  return {
    get count() {
      return count;
    },
    update: (n = 1) => move(count + n),
    set: move,
    message: (text) => {
      message = text;
      change();
    },
    close,
    [Symbol.dispose]: () => close(),
  };
}

/** How views reach the reader: an updated display, a rewritten line, or a few lines. */
function painter(place: Host | undefined): (view: ProgressView) => void {
  if (place !== undefined) {
    const id = `assay-progress-${process.pid}-${++bars}`;
    let update = false;
    return (view) => {
      place.displayBundle(progressBundle(view), { id, update });
      update = true;
    };
  }
  if (process.stderr.isTTY === true) {
    let width = 0;
    return (view) => {
      const text = progressText(view);
      terminal.warn(`\r${text.padEnd(width)}${view.state === "running" ? "" : "\n"}`);
      width = text.length;
    };
  }
  let tenth = 0;
  let second = 0;
  return (view) => {
    const reached =
      view.total === undefined ? Infinity : Math.floor((10 * view.count) / Math.max(1, view.total));
    const due = view.elapsed - second >= 2 && (reached > tenth || view.elapsed - second >= 30);
    if (view.state === "running" && !due) return;
    [tenth, second] = [reached === Infinity ? 0 : reached, view.elapsed];
    terminal.warn(`${progressText(view)}\n`);
  };
}

/** `rows: 45% ████▌····· 45/100 · 2.1 s, 2.6 s left · 21.4/s`. */
export function progressText(view: ProgressView): string {
  const { label, total } = view;
  const bar = total === undefined ? "" : `${drawBar(part(view), 20)} `;
  return `${label === "" ? "" : `${label}: `}${bar}${facts(view)}`;
}

/** The notebook form: a bar in HTML that suits light and dark pages, and the text form. */
export function progressBundle(
  view: ProgressView,
): MimeBundle & { "text/plain": string; "text/html": string } {
  const colour = COLOURS[view.state];
  const percent = (100 * part(view)).toFixed(1);
  const label = view.label === "" ? "" : `<span style="font-weight:600">${escapeHtml(view.label)}</span> `;
  const fill = `<div style="width:${percent}%;height:100%;background-color:${colour};border-radius:4px"></div>`;
  const track = `<div role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}" style="display:inline-block;vertical-align:middle;width:240px;max-width:40%;height:10px;margin-right:8px;background-color:rgba(128,128,128,0.3);border-radius:4px;overflow:hidden">${fill}</div>`;
  return {
    "text/html": `<div style="font-size:90%">${label}${track}<span>${escapeHtml(facts(view))}</span></div>`,
    "text/plain": progressText(view),
  };
}

/** Okabe and Ito's palette: told apart by colour-blind readers, legible on white and on black. */
const COLOURS: Readonly<Record<ProgressState, string>> = {
  running: "#0072b2",
  done: "#009e73",
  stopped: "#e69f00",
  interrupted: "#e69f00",
  failed: "#d55e00",
};

function part({ count, total, state }: ProgressView): number {
  if (total === undefined) return state === "done" ? 1 : 0;
  return total === 0 ? 1 : Math.min(1, Math.max(0, count / total));
}

function facts(view: ProgressView): string {
  const { count, total, elapsed, state, message } = view;
  const rate = elapsed > 0 ? count / elapsed : 0;
  const share = total === undefined ? "" : ` (${Math.floor(100 * part(view))}%)`;
  const left =
    state === "running" && total !== undefined && rate > 0 && count < total
      ? `, ${short((total - count) / rate)} left`
      : "";
  const parts = [
    `${number(count)}${total === undefined ? "" : `/${number(total)}`}${share}`,
    `${short(elapsed)}${left}`,
    rate > 0 ? (rate >= 1 ? `${number(rate)}/s` : `${short(1 / rate)} each`) : "",
    state === "running" || state === "done" ? "" : state,
    message,
  ];
  return parts.filter((text) => text !== "").join(" · ");
}

function drawBar(share: number, width: number): string {
  const full = Math.floor(share * width);
  return "█".repeat(full) + "·".repeat(width - full);
}

function short(seconds: number): string {
  return formatDuration(seconds < 0.01 ? 0 : seconds, 2).replace(/^0 ns$/, "0 s");
}

function number(value: number): string {
  return (value < 100 ? Number(value.toPrecision(3)) : Math.round(value)).toLocaleString("en-US");
}

function lengthOf(items: object): number | undefined {
  const { length, size } = items as { length?: unknown; size?: unknown };
  return typeof length === "number" ? length : typeof size === "number" ? size : undefined;
}
