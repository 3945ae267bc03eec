/**
 * What complete trials reported, step by step and sorted, so that a percentile is read off. A complete trial never changes,
 * so each is entered once into each column that is asked for: a new trial costs O(trials) moves in a column (a few
 * microseconds for thousands), a percentile costs nothing. Memory: one float for each report in a column that was asked for.
 */
import type { FrozenTrial } from "../frozen-trial.ts";

interface Column {
  /** Trials entered so far. */
  entered: number;
  /** How many of them reported here, NaN included. */
  reported: number;
  /** What they reported without NaN, ascending, in the first `size` places. */
  sorted: Float64Array;
  size: number;
}

export class StepColumns {
  #trials: FrozenTrial[] = [];
  #numbers = new Set<number>();
  #last: FrozenTrial | undefined;
  #columns = new Map<number, Column>();

  /** Takes in the complete trials that are new. Trials that are not the ones known so far start all anew. */
  follow(complete: readonly FrozenTrial[]): void {
    const last = complete.at(-1);
    if (complete.length === this.#trials.length && last === this.#last) return;
    if (complete.length <= this.#trials.length) {
      this.#trials = [];
      this.#numbers = new Set();
      this.#columns = new Map();
    }
    this.#last = last;
    for (const trial of complete)
      if (!this.#numbers.has(trial.number)) {
        this.#numbers.add(trial.number);
        this.#trials.push(trial);
      }
  }

  /** The percentile (0 to 100, linear) at a step; NaN where fewer than `least` trials reported, or only NaN. */
  percentile(step: number, percent: number, least: number): number {
    const { reported, sorted, size } = this.#column(step);
    return reported < least || size === 0 ? NaN : linearPercentile(sorted, size, percent);
  }

  #column(step: number): Column {
    let column = this.#columns.get(step);
    if (column === undefined) {
      column = { entered: 0, reported: 0, sorted: new Float64Array(16), size: 0 };
      this.#columns.set(step, column);
    }
    if (column.entered < this.#trials.length) this.#enter(column, step);
    return column;
  }

  #enter(column: Column, step: number): void {
    const fresh: number[] = [];
    for (; column.entered < this.#trials.length; column.entered++) {
      const value = this.#trials[column.entered]!.intermediateValues[step];
      if (value === undefined) continue;
      column.reported++;
      if (!Number.isNaN(value)) fresh.push(value);
    }
    const size = column.size + fresh.length;
    if (size > column.sorted.length) {
      const wider = new Float64Array(2 * size);
      wider.set(column.sorted.subarray(0, column.size));
      column.sorted = wider;
    }
    const { sorted } = column;
    if (fresh.length > 4) {
      sorted.set(fresh, column.size);
      sorted.subarray(0, size).sort();
    } else
      fresh.forEach((value, i) => {
        let at = column.size + i;
        for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
        sorted[at] = value;
      });
    column.size = size;
  }
}

/** `np.percentile` of an ascending array; NaN where infinite neighbours cannot be averaged, as there. */
function linearPercentile(sorted: Float64Array, size: number, percent: number): number {
  const place = (size - 1) * (percent / 100);
  const below = Math.min(Math.floor(place), size - 1);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, size - 1)]!;
  const rest = place - below;
  const gap = high - low;
  return rest >= 0.5 ? high - gap * (1 - rest) : low + gap * rest;
}
