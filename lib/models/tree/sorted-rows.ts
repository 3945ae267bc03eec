/**
 * Rows of columns that are sorted once: a node reads each feature in order, and a split keeps every feature's order. Exact for any
 * number of distinct values.
 *
 * O(rows · log rows · columns) to begin, then O(rows of the node · columns) for each split. 4 bytes a value.
 */
import type { Steps } from "../../data/index.ts";
import type { NodeRows, TreeTarget } from "./node-rows.ts";
import { ValueGroups, type CutRules } from "./value-groups.ts";

export class SortedRows implements NodeRows {
  readonly size: number;
  readonly columns: number;
  readonly groups: ValueGroups;
  readonly #values: Float64Array;
  readonly #target: TreeTarget;
  readonly #w: Float64Array;
  /** columns×size rows, each column's by its values, missing last. */
  readonly #order: Int32Array;
  readonly #goesLeft: Uint8Array;
  readonly #held: Int32Array;

  private constructor(
    values: Float64Array,
    columns: number,
    target: TreeTarget,
    weights: Float64Array,
    order: Int32Array,
    rules: CutRules,
  ) {
    this.size = order.length / columns;
    this.columns = columns;
    this.groups = new ValueGroups(this.size, rules);
    this.#values = values;
    this.#target = target;
    this.#w = weights;
    this.#order = order;
    this.#goesLeft = new Uint8Array(weights.length);
    this.#held = new Int32Array(this.size);
  }

  /** Sorts the rows whose weight is not 0. */
  static *of(
    values: Float64Array,
    columns: number,
    target: TreeTarget,
    weights: Float64Array,
    rules: CutRules,
  ): Steps<SortedRows> {
    const used: number[] = [];
    for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) used.push(i);
    const n = used.length;
    const order = new Int32Array(n * columns);
    const column = new Float64Array(weights.length);
    for (let j = 0; j < columns; j++) {
      for (const i of used) column[i] = values[i * columns + j]!;
      const own = order.subarray(j * n, (j + 1) * n);
      own.set(used);
      own.sort((a, b) => {
        const [x, y] = [column[a]!, column[b]!];
        if (x < y) return -1;
        if (x > y) return 1;
        if (x === y) return a - b;
        return x === x ? -1 : y === y ? 1 : a - b;
      });
      yield;
    }
    return new SortedRows(values, columns, target, weights, order, rules);
  }

  group(feature: number, from: number, to: number): void {
    const { groups, columns } = this;
    const { key, weight, sums, rows } = groups;
    const [values, order, w] = [this.#values, this.#order, this.#w];
    const { y, width } = this.#target;
    const base = feature * this.size;
    let size = -1;
    let before = Number.NaN;
    groups.missingWeight = 0;
    groups.missingRows = 0;
    groups.missingSums.fill(0);
    for (let i = from; i < to; i++) {
      const row = order[base + i]!;
      const x = values[row * columns + feature]!;
      const weightHere = w[row]!;
      if (x !== x) {
        groups.missingWeight += weightHere;
        groups.missingRows++;
        if (width === 1) groups.missingSums[0]! += weightHere * y[row]!;
        else groups.missingSums[y[row]!]! += weightHere;
        continue;
      }
      if (x !== before) {
        before = x;
        size++;
        key[size] = i;
        weight[size] = 0;
        rows[size] = 0;
        if (width === 1) sums[size] = 0;
        else sums.fill(0, size * width, (size + 1) * width);
      }
      weight[size]! += weightHere;
      rows[size]!++;
      if (width === 1) sums[size]! += weightHere * y[row]!;
      else sums[size * width + y[row]!]! += weightHere;
    }
    groups.size = size + 1;
  }

  low(feature: number, key: number): number {
    return this.#values[this.#order[feature * this.size + key]! * this.columns + feature]!;
  }

  high(feature: number, key: number): number {
    return this.low(feature, key);
  }

  measure(from: number, to: number, sums: Float64Array): { weight: number; pure: boolean } {
    const { y, width } = this.#target;
    const [order, w] = [this.#order, this.#w];
    const first = y[order[from]!]!;
    let pure = true;
    let weight = 0;
    sums.fill(0);
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      weight += w[row]!;
      if (y[row] !== first) pure = false;
      if (width === 1) sums[0]! += w[row]! * y[row]!;
      else sums[y[row]!]! += w[row]!;
    }
    return { weight, pure };
  }

  partition(feature: number, key: number, missingLeft: boolean, from: number, to: number): number {
    const [values, order, goesLeft, held] = [this.#values, this.#order, this.#goesLeft, this.#held];
    const { size, columns } = this;
    const border = this.low(feature, key);
    let middle = from;
    for (let i = from; i < to; i++) {
      const row = order[feature * size + i]!;
      const x = values[row * columns + feature]!;
      goesLeft[row] = x <= border || (x !== x && missingLeft) ? 1 : 0;
      middle += goesLeft[row]!;
    }
    for (let j = 0; j < columns; j++) {
      let l = j * size + from;
      let r = 0;
      for (let i = j * size + from; i < j * size + to; i++) {
        const row = order[i]!;
        if (goesLeft[row] === 1) order[l++] = row;
        else held[r++] = row;
      }
      order.set(held.subarray(0, r), l);
    }
    return middle;
  }
}
