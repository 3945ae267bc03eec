/**
 * Time series split: each test part lies after all that was trained on. Rows must be in order of time.
 *
 * testSize defaults to ⌊n / (k + 1)⌋; test i starts at n − (k − i)·testSize, training ends `gap` rows before it and keeps the last
 * `maxTrainSize` rows. Rows are counted, not times: give `times` and the order is checked, and a cut between equal times refused.
 * Source: scikit-learn `TimeSeriesSplit`. O(n·k).
 */
import type { Split } from "./split.ts";

export interface TimeSeriesOptions {
  /** Default 5. */
  readonly nSplits?: number;
  /** Rows in each test part. */
  readonly testSize?: number;
  /** Rows left out between training and test; default 0. */
  readonly gap?: number;
  readonly maxTrainSize?: number;
  /** When each row happened, any number that grows with time. */
  readonly times?: ArrayLike<number>;
}

/** @throws RangeError when n is too small for the parts, or `times` descend, or rows on both sides of a cut have the same time. */
export function timeSeriesSplit(n: number, options: TimeSeriesOptions = {}): readonly Split[] {
  const { nSplits = 5, testSize = Math.floor(n / (nSplits + 1)), gap = 0, maxTrainSize, times } = options;
  const where = "timeSeriesSplit";
  if (!(Number.isInteger(nSplits) && nSplits >= 1))
    throw new RangeError(`${where}: nSplits must be ≥ 1; got ${nSplits}`);
  if (!(Number.isInteger(testSize) && testSize >= 1 && Number.isInteger(gap) && gap >= 0)) {
    throw new RangeError(
      `${where}: testSize must be ≥ 1 and gap ≥ 0, whole; got ${testSize} and ${gap} of ${n} rows`,
    );
  }
  if (n - gap - nSplits * testSize <= 0) {
    throw new RangeError(
      `${where}: ${nSplits} tests of ${testSize} rows and a gap of ${gap} leave nothing of ${n} rows`,
    );
  }
  if (times !== undefined) checkTimes(where, n, times);
  return Object.freeze(
    Array.from({ length: nSplits }, (_, i) => {
      const start = n - (nSplits - i) * testSize;
      if (times !== undefined && times[start - 1] === times[start]) {
        throw new RangeError(
          `${where}: rows ${start - 1} and ${start} have the same time; choose a testSize that cuts between times`,
        );
      }
      const end = start - gap;
      const from = maxTrainSize === undefined ? 0 : Math.max(0, end - maxTrainSize);
      return Object.freeze({ train: range(from, end), test: range(start, start + testSize) });
    }),
  );
}

function checkTimes(where: string, n: number, times: ArrayLike<number>): void {
  if (times.length !== n)
    throw new RangeError(`${where}: needs one time per row; got ${times.length} for ${n} rows`);
  for (let i = 1; i < n; i++) {
    if (!(times[i]! >= times[i - 1]!))
      throw new RangeError(`${where}: rows must be in order of time; row ${i} is not; sort first`);
  }
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
