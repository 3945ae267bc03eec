/**
 * Timing of short code as IPython's %timeit does it (IPython 8.5, core/magics/execution.py): loops grow tenfold until
 * one run takes 0.2 s, the run is repeated 7 times, and mean ± standard deviation (population) per loop are given.
 * The caller brings the clock. Times are seconds.
 */
import { shown, type Displayable } from "./host.ts";

/** Runs the code `loops` times and gives the seconds that took. */
export type TimedLoop = (loops: number) => number | Promise<number>;

export interface TimeitOptions {
  /** Passes in one run; found by `autorange` when absent. */
  readonly loops?: number;
  /** Runs; default 7. */
  readonly repeat?: number;
  /** Significant digits in the text; default 3. */
  readonly precision?: number;
  readonly signal?: AbortSignal;
  /** Called between runs, so that an interrupt can come through. */
  readonly pause?: () => Promise<void>;
}

export interface TimeitResult extends Displayable {
  readonly loops: number;
  readonly repeat: number;
  /** Seconds per loop of the fastest run. */
  readonly best: number;
  /** Seconds per loop of the slowest run. */
  readonly worst: number;
  /** Seconds of each whole run. */
  readonly allRuns: readonly number[];
  /** Mean seconds per loop. */
  readonly average: number;
  /** Population standard deviation of the seconds per loop. */
  readonly stdev: number;
  toString(): string;
}

/** Times a loop: finds the number of passes when none is given, then repeats. */
export async function timeit(loop: TimedLoop, options: TimeitOptions = {}): Promise<TimeitResult> {
  const { repeat = 7, precision = 3, signal, pause } = options;
  const run = async (loops: number): Promise<number> => {
    await pause?.();
    signal?.throwIfAborted();
    return await loop(loops);
  };
  const loops = options.loops ?? (await autorange(run));
  const runs: number[] = [];
  for (let i = 0; i < repeat; i++) runs.push(await run(loops));
  return timeitResult(loops, runs, precision);
}

/** The smallest power of ten, up to 10⁹, with which one run takes at least `least` seconds. */
export async function autorange(loop: TimedLoop, least = 0.2): Promise<number> {
  for (let power = 0; power < 9; power++) if ((await loop(10 ** power)) >= least) return 10 ** power;
  return 1e9;
}

/** The record of a timing from the seconds of each run. */
export function timeitResult(loops: number, allRuns: readonly number[], precision = 3): TimeitResult {
  const each = allRuns.map((seconds) => seconds / loops);
  const average = each.reduce((sum, x) => sum + x, 0) / each.length;
  const stdev = Math.sqrt(each.reduce((sum, x) => sum + (x - average) ** 2, 0) / each.length);
  const text = timeitText({ loops, repeat: allRuns.length, average, stdev }, precision);
  const record = {
    loops,
    repeat: allRuns.length,
    best: Math.min(...each),
    worst: Math.max(...each),
    allRuns: Object.freeze([...allRuns]),
    average,
    stdev,
  };
  Object.defineProperty(record, "toString", { value: () => text, enumerable: false });
  return shown(record, () => ({ "text/plain": text }));
}

/** `8.31 ns ± 0.12 ns per loop (mean ± std. dev. of 7 runs, 100,000,000 loops each)`. */
export function timeitText(
  result: Pick<TimeitResult, "loops" | "repeat" | "average" | "stdev">,
  precision = 3,
): string {
  const { loops, repeat, average, stdev } = result;
  const each = `${formatDuration(average, precision)} ± ${formatDuration(stdev, precision)} per loop`;
  const runs = `${repeat} run${repeat === 1 ? "" : "s"}`;
  return `${each} (mean ± std. dev. of ${runs}, ${loops.toLocaleString("en-US")} loop${loops === 1 ? "" : "s"} each)`;
}

/** What %time prints; times in seconds. */
export function timesText(wall: number, cpu: { readonly user: number; readonly system: number }): string {
  const { user, system } = cpu;
  return [
    `CPU times: user ${formatDuration(user)}, sys: ${formatDuration(system)}, total: ${formatDuration(user + system)}`,
    `Wall time: ${formatDuration(wall)}`,
    "",
  ].join("\n");
}

/**
 * TypeScript of a function `(loops, clock, mark)` that runs code in a plain loop, at native speed and with nothing left
 * behind, and gives `[mark, elapsed]`. With `isExpression` the value of each pass is kept, so that the compiler cannot
 * leave out the work. A `return` or `break` in the code shows as another result, or as too few passes.
 */
export function timedLoopSource(
  code: string,
  { setup = "", isAsync, isExpression }: { setup?: string; isAsync: boolean; isExpression: boolean },
): string {
  const pass = isExpression ? `{ __timed.value = (\n${code}\n); }` : `{\n${code}\n}`;
  return [
    `(${isAsync ? "async " : ""}(__timed) => {`,
    setup,
    "let __timed_pass = 0;",
    "const __timed_start = __timed.clock();",
    `for (; __timed_pass < __timed.loops; __timed_pass++) ${pass}`,
    "const __timed_end = __timed.clock();",
    "return [__timed.mark, __timed_end - __timed_start, __timed_pass];",
    "})",
  ].join("\n");
}

/** A remark when the numbers should be read with care, or the empty string. */
export function timeitRemark({ best, worst }: Pick<TimeitResult, "best" | "worst">): string {
  if (best < 5e-10)
    return "One loop takes less time than one step of the processor: the compiler has probably removed the work.";
  if (worst > 4 * best && worst > 1e-6)
    return `The slowest run took ${(worst / best).toFixed(2)} times longer than the fastest. This could mean that an intermediate result is being cached.`;
  return "";
}

/** Seconds for people: `1min 4s`, `2.5 s`, `13.1 ms`, `850 µs`, `3.2 ns`. */
export function formatDuration(seconds: number, precision = 3): string {
  if (!Number.isFinite(seconds)) return String(seconds);
  if (seconds >= 60) {
    let left = Math.round(seconds);
    const parts: string[] = [];
    for (const [unit, size] of [
      ["d", 86400],
      ["h", 3600],
      ["min", 60],
      ["s", 1],
    ] as const) {
      const count = Math.floor(left / size);
      left -= count * size;
      if (count > 0) parts.push(`${count}${unit}`);
    }
    return parts.join(" ");
  }
  const units = [
    ["s", 1],
    ["ms", 1e3],
    ["µs", 1e6],
    ["ns", 1e9],
  ] as const;
  const order = seconds > 0 ? Math.min(3, Math.max(0, -Math.floor(Math.log10(seconds) / 3))) : 3;
  const digits = (place: number): number => Number((seconds * units[place]![1]).toPrecision(precision));
  const place = order > 0 && digits(order) >= 1000 ? order - 1 : order; // 0.9999 s is 1 s, not 1000 ms.
  return `${digits(place)} ${units[place]![0]}`;
}
