/**
 * Splits in time, cut on time values and never on counts of rows: each test window lies after all that was trained on, rows of one moment
 * stay together, and a gap is a duration.
 *
 * Windows are the last `nSplits` of `nSplits + 1` equal spans; or calendar periods (UTC), the last `nSplits` of them; or, where a span has
 * no rows, spans with about equal numbers of rows (`even`). Training: all rows before the window's start less the gap. Rows may stand in any
 * order. With rows at equal steps this is scikit-learn's `TimeSeriesSplit`. O(n log n + n·k).
 */
import type { Split } from "./split.ts";

export type Period = "day" | "week" | "month" | "quarter" | "year";

export interface TimeSplitOptions {
  /** Test windows; default 5. */
  readonly nSplits?: number;
  /** Left out between training and test, in the unit of the times (milliseconds for dates); default 0. */
  readonly gap?: number;
  /** Test windows are whole periods of the calendar; times are then milliseconds since 1970. */
  readonly period?: Period | undefined;
  /** Train on what lies at most this long before the test window; default: on everything before. */
  readonly maxTrainSpan?: number | undefined;
}

export interface TimeWindow {
  /** First moment of the test window. */
  readonly start: number;
  /** First moment after it. */
  readonly end: number;
}

export interface TimeSplits {
  readonly splits: readonly Split[];
  readonly windows: readonly TimeWindow[];
  /** How the windows were cut. */
  readonly cut: "span" | "period" | "even";
}

/**
 * @param times one finite number a row; rows of both sides ascend in time.
 * @throws RangeError on times that are missing, on fewer distinct times than windows, or a window without rows to train on or to test.
 */
export function timeSplits(times: ArrayLike<number>, options: TimeSplitOptions = {}): TimeSplits {
  const { nSplits = 5, gap = 0, period, maxTrainSpan = Infinity } = options;
  const where = "timeSplits";
  const n = times.length;
  if (!(Number.isInteger(nSplits) && nSplits >= 1))
    throw new RangeError(`${where}: nSplits must be a whole number from 1; got ${nSplits}`);
  if (!(gap >= 0 && maxTrainSpan > 0))
    throw new RangeError(
      `${where}: gap must be a duration of 0 or more, and maxTrainSpan above 0; got ${gap} and ${maxTrainSpan}`,
    );
  for (let i = 0; i < n; i++)
    if (!Number.isFinite(times[i]))
      throw new RangeError(
        `${where}: every row needs a time; got ${times[i]} in row ${i}; leave such rows out`,
      );
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  const sorted = Float64Array.from(order, (row) => times[row]!);
  const distinct = sorted.filter((time, i) => i === 0 || time > sorted[i - 1]!);
  if (distinct.length <= nSplits)
    throw new RangeError(
      `${where}: ${nSplits} windows and what they train on need ${nSplits + 1} distinct times; got ${distinct.length}; use fewer`,
    );
  let cut: TimeSplits["cut"] = period === undefined ? "span" : "period";
  let edges =
    period === undefined ? spanEdges(distinct, nSplits) : periodEdges(distinct, nSplits, period, where);
  if (period === undefined && !everyWindowFilled(sorted, edges, gap)) {
    cut = "even";
    edges = evenEdges(sorted, distinct, nSplits);
  }
  const windows = Array.from({ length: nSplits }, (_, i): TimeWindow =>
    Object.freeze({ start: edges[i]!, end: edges[i + 1]! }),
  );
  const splits = windows.map(({ start, end }, i): Split => {
    const test = order.subarray(before(sorted, start), before(sorted, end));
    const train = order.subarray(
      maxTrainSpan === Infinity ? 0 : before(sorted, start - gap - maxTrainSpan),
      before(sorted, start - gap),
    );
    if (test.length === 0 || train.length === 0)
      throw new RangeError(
        `${where}: window ${i + 1} of ${nSplits} must have rows to train on and to test; got ${train.length} and ${test.length}; use fewer windows, another period, or a smaller gap (${gap})`,
      );
    return Object.freeze({ train: Int32Array.from(train), test: Int32Array.from(test) });
  });
  return Object.freeze({ splits: Object.freeze(splits), windows: Object.freeze(windows), cut });
}

/** Edges of the last windows of equal spans; the last edge lies after every time. */
function spanEdges(distinct: Float64Array, windows: number): number[] {
  const [first, last] = [distinct[0]!, distinct.at(-1)!];
  // The last moment has its own step, so that equal steps give windows of equal numbers of rows.
  const step = (last - first) / (distinct.length - 1);
  const span = (last + step - first) / (windows + 1);
  const edges = Array.from({ length: windows }, (_, i) => last + step - (windows - i) * span);
  return [...edges.map((edge) => firstFrom(distinct, edge - 1e-9 * span)), Infinity];
}

/** Starts of the last periods that hold a time; a period without rows is passed over. */
function periodEdges(distinct: Float64Array, windows: number, period: Period, where: string): number[] {
  const starts: number[] = [];
  for (const time of distinct) {
    const start = periodStart(time, period);
    if (starts.at(-1) !== start) starts.push(start);
  }
  if (starts.length <= windows)
    throw new RangeError(
      `${where}: ${windows} test windows of one ${period} need ${windows + 1} of them; got ${starts.length}; use a shorter period or fewer windows`,
    );
  return [...starts.slice(-windows), Infinity];
}

function periodStart(time: number, period: Period): number {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (period) {
    case "year":
      return Date.UTC(year, 0);
    case "quarter":
      return Date.UTC(year, month - (month % 3));
    case "month":
      return Date.UTC(year, month);
    case "week":
      return Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7));
    case "day":
      return Date.UTC(year, month, day);
  }
}

/** Moments that part the rows about evenly; no moment is cut in two, and every window has one. */
function evenEdges(sorted: Float64Array, distinct: Float64Array, windows: number): number[] {
  const edges: number[] = [];
  let next = 1;
  for (let i = 1; i <= windows; i++) {
    const last = distinct.length - 1 - (windows - i);
    const wanted = (i * sorted.length) / (windows + 1);
    while (
      next < last &&
      Math.abs(before(sorted, distinct[next + 1]!) - wanted) <=
        Math.abs(before(sorted, distinct[next]!) - wanted)
    )
      next++;
    edges.push(distinct[next++]!);
  }
  return [...edges, Infinity];
}

function everyWindowFilled(sorted: Float64Array, edges: readonly number[], gap: number): boolean {
  if (before(sorted, edges[0]! - gap) === 0) return false;
  return edges.slice(1).every((edge, i) => before(sorted, edge) > before(sorted, edges[i]!));
}

/** The first of ascending times that is not before `edge`, or `edge` itself. */
function firstFrom(distinct: Float64Array, edge: number): number {
  return distinct[before(distinct, edge)] ?? edge;
}

/** How many of ascending times lie before `edge`. */
function before(sorted: Float64Array, edge: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
