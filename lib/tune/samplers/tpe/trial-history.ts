/**
 * The trials of a study as columns, kept up to date: what TPE reads at every suggestion. A finished trial never changes, so
 * each is taken in once; a suggestion costs no sorting, no copies of parameters and no walk over records.
 */
import { constraintsOf } from "../../constraints.ts";
import { CategoricalDistribution, type Distribution, type ParamValue } from "../../distributions.ts";
import type { FrozenTrial } from "../../frozen-trial.ts";
import type { StudyDirection } from "../../storages/storage.ts";

/** Values of one parameter by the number of the trial; NaN where a trial has none. */
export interface ParamColumn {
  values: Float64Array;
  /** Numbers of the trials that have it, by value, equal ones by number. */
  readonly sorted: SortedNumbers;
}

/** What a finished trial counts as. */
export const KIND = Object.freeze({
  none: 0,
  complete: 1,
  pruned: 2,
  infeasible: 3,
});

export interface HistoryOptions {
  readonly directions: readonly StudyDirection[];
  /** How far a trial breaks its constraints; above 0 it is infeasible. */
  readonly violation: (trial: FrozenTrial) => number;
}

/** Follows the trials of one view of a study. */
export class TrialHistory {
  /** Finished trials (complete and pruned) by number. */
  readonly trials: FrozenTrial[] = [];
  /** `KIND` by number. */
  kinds: Uint8Array = new Uint8Array(64);
  /** Numbers of trials that are taken in, ascending. */
  readonly numbers = new SortedNumbers();
  /** Feasible complete trials from best to worst, equal ones by number; of one objective only. */
  readonly best = new SortedNumbers();
  /** Numbers of feasible complete, of pruned and of infeasible trials, ascending. */
  readonly complete = new SortedNumbers();
  readonly pruned = new SortedNumbers();
  readonly infeasible = new SortedNumbers();
  /** Grows with every trial taken in. */
  version = 0;
  readonly #columns = new Map<string, ParamColumn>();
  readonly #distributions = new Map<string, Distribution>();
  readonly #options: HistoryOptions;
  readonly #sign: number;
  #losses: Float64Array = new Float64Array(64);
  /** Trials before this place of the list have all been looked at and are finished. */
  #settled = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#sign = options.directions[0] === "maximize" ? -1 : 1;
  }

  /** Takes in what finished since the last call; gives the running trials among them. */
  follow(trials: readonly FrozenTrial[]): readonly FrozenTrial[] {
    const running: FrozenTrial[] = [];
    let settled = this.#settled;
    let whole = true;
    if (settled > trials.length) settled = 0;
    for (let i = settled; i < trials.length; i++) {
      const trial = trials[i]!;
      if (trial.state === "COMPLETE" || trial.state === "PRUNED") this.#take(trial);
      else if (trial.state === "RUNNING") {
        if (trial.number >= this.kinds.length) this.#grow(trial.number + 1);
        running.push(trial);
      }
      if (whole) {
        if (trial.state === "RUNNING" || trial.state === "WAITING") whole = false;
        else settled = i + 1;
      }
    }
    this.#settled = settled;
    return running;
  }

  /** The column of a parameter, made when it is first asked for. */
  column(name: string, distribution: Distribution): ParamColumn {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { values: new Float64Array(this.kinds.length).fill(NaN), sorted: new SortedNumbers() };
      this.#columns.set(name, column);
      const held: number[] = [];
      for (let i = 0; i < this.numbers.length; i++) {
        const number = this.numbers.at(i);
        const value = internalValue(this.trials[number]!.params[name], distribution);
        if (Number.isNaN(value)) continue;
        column.values[number] = value;
        held.push(number);
      }
      const { values } = column;
      column.sorted.fill(held.sort((a, b) => values[a]! - values[b]! || a - b));
      this.#distributions.set(name, distribution);
    }
    return column;
  }

  #take(trial: FrozenTrial): void {
    const { number } = trial;
    if (this.trials[number] !== undefined) return;
    if (number >= this.kinds.length) this.#grow(number + 1);
    this.trials[number] = trial;
    this.numbers.insert(number, number, identity);
    this.version++;
    if (this.#options.violation(trial) > 0) {
      this.kinds[number] = KIND.infeasible;
      this.infeasible.insert(number, number, identity);
    } else if (trial.state === "COMPLETE") {
      this.kinds[number] = KIND.complete;
      this.complete.insert(number, number, identity);
      if (this.#options.directions.length === 1) {
        this.#losses[number] = this.#sign * trial.values![0]!;
        this.best.insert(number, this.#losses[number]!, (other) => this.#losses[other]!);
      }
    } else {
      this.kinds[number] = KIND.pruned;
      this.pruned.insert(number, number, identity);
    }
    for (const [name, column] of this.#columns) {
      const value = internalValue(trial.params[name], this.#distributions.get(name)!);
      if (Number.isNaN(value)) continue;
      column.values[number] = value;
      const { values } = column;
      column.sorted.insert(number, value, (other) => values[other]!);
    }
  }

  #grow(size: number): void {
    const capacity = Math.max(size, 2 * this.kinds.length);
    this.kinds = grown(this.kinds, new Uint8Array(capacity));
    this.#losses = grown(this.#losses, new Float64Array(capacity));
    for (const column of this.#columns.values())
      column.values = grown(column.values, new Float64Array(capacity).fill(NaN));
  }
}

/** A growing list of trial numbers in some order. */
export class SortedNumbers {
  #items: Int32Array = new Int32Array(16);
  length = 0;

  at(i: number): number {
    return this.#items[i]!;
  }

  /** Puts in a number after all whose key is at most `key` and, of equal keys, whose number is smaller. */
  insert(number: number, key: number, keyOf: (number: number) => number): void {
    let low = 0;
    let high = this.length;
    // Mostly the new one is the last.
    if (high > 0 && this.#before(this.#items[high - 1]!, number, key, keyOf)) low = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#before(this.#items[middle]!, number, key, keyOf)) low = middle + 1;
      else high = middle;
    }
    if (this.length === this.#items.length) this.#items = grown(this.#items, new Int32Array(2 * this.length));
    this.#items.copyWithin(low + 1, low, this.length);
    this.#items[low] = number;
    this.length++;
  }

  /** Takes over numbers that are in order. */
  fill(numbers: readonly number[]): void {
    this.#items = grown(Int32Array.from(numbers), new Int32Array(Math.max(16, numbers.length)));
    this.length = numbers.length;
  }

  /** The numbers now; not to be kept. */
  view(): Int32Array {
    return this.#items.subarray(0, this.length);
  }

  #before(other: number, number: number, key: number, keyOf: (number: number) => number): boolean {
    const otherKey = keyOf(other);
    return otherKey < key || (otherKey === key && other < number);
  }
}

/** Sum of what a trial breaks its constraints by. */
export function violationOf(trial: FrozenTrial): number {
  let sum = 0;
  const constraints = constraintsOf(trial.systemAttrs);
  for (const name in constraints) if (constraints[name]! > 0) sum += constraints[name]!;
  return sum;
}

/** The internal value of a parameter; NaN for none, and for a category that is not a choice. */
export function internalValue(value: ParamValue | undefined, distribution: Distribution): number {
  if (value === undefined) return NaN;
  if (!(distribution instanceof CategoricalDistribution)) return value as number;
  const index = distribution.choices.indexOf(value);
  if (index >= 0) return index;
  return distribution.toInternalRepr(value);
}

const identity = (number: number): number => number;

function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
