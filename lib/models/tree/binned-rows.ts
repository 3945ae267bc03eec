/**
 * Rows of binned columns: a node counts its rows in each bin, then reads the bins that are taken, in order.
 *
 * Targets and weights move with the rows, so only the bins are gathered; a small node marks its bins in eight words of bits instead of
 * looking at all 256. O(rows of the node) for each feature.
 */
import { MISSING_CODE, type BinnedColumns } from "./bin-columns.ts";
import type { NodeRows, TreeTarget } from "./node-rows.ts";
import { ValueGroups, type CutRules } from "./value-groups.ts";

/** Below this many rows marks are cheaper than a look at all bins. */
const FEW = 512;

export class BinnedRows implements NodeRows {
  size = 0;
  readonly columns: number;
  readonly groups: ValueGroups;
  readonly #bins: BinnedColumns;
  readonly #width: number;
  readonly #target: Float64Array;
  readonly #row: Int32Array;
  readonly #y: Float64Array;
  readonly #w: Float64Array;
  readonly #heldRow: Int32Array;
  readonly #heldY: Float64Array;
  readonly #heldW: Float64Array;
  /** 256 bins of weight and sum, or of class weights. */
  readonly #histogram: Float64Array;
  readonly #count = new Int32Array(256);
  readonly #marks = new Int32Array(8);

  constructor(bins: BinnedColumns, target: TreeTarget, rules: CutRules) {
    const n = bins.rows;
    this.columns = bins.columns;
    this.groups = new ValueGroups(256, rules);
    this.#bins = bins;
    this.#width = target.width;
    this.#target = target.y;
    this.#row = new Int32Array(n);
    this.#y = new Float64Array(n);
    this.#w = new Float64Array(n);
    this.#heldRow = new Int32Array(n);
    this.#heldY = new Float64Array(n);
    this.#heldW = new Float64Array(n);
    this.#histogram = new Float64Array(256 * Math.max(2, target.width));
  }

  /** Starts a tree with the rows whose weight is not 0. */
  begin(weights: Float64Array): void {
    let n = 0;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] === 0) continue;
      this.#row[n] = i;
      this.#y[n] = this.#target[i]!;
      this.#w[n++] = weights[i]!;
    }
    this.size = n;
  }

  group(feature: number, from: number, to: number): void {
    const { groups } = this;
    if (this.#width > 1) this.#countClasses(feature, from, to);
    else this.#countMoments(feature, from, to);
    if (groups.rules.minRows > 1) this.#countRows(feature, from, to);
  }

  low(feature: number, key: number): number {
    return this.#bins.low[feature * 256 + key]!;
  }

  high(feature: number, key: number): number {
    return this.#bins.high[feature * 256 + key]!;
  }

  measure(from: number, to: number, sums: Float64Array): { weight: number; pure: boolean } {
    const [y, w] = [this.#y, this.#w];
    const first = y[from]!;
    let pure = true;
    let weight = 0;
    if (this.#width === 1) {
      let sum = 0;
      for (let i = from; i < to; i++) {
        weight += w[i]!;
        sum += w[i]! * y[i]!;
        if (y[i] !== first) pure = false;
      }
      sums[0] = sum;
    } else {
      sums.fill(0);
      for (let i = from; i < to; i++) {
        weight += w[i]!;
        sums[y[i]!]! += w[i]!;
        if (y[i] !== first) pure = false;
      }
    }
    return { weight, pure };
  }

  partition(feature: number, key: number, missingLeft: boolean, from: number, to: number): number {
    const codes = this.#bins.codes;
    const column = feature * this.#bins.rows;
    const [row, y, w] = [this.#row, this.#y, this.#w];
    const [heldRow, heldY, heldW] = [this.#heldRow, this.#heldY, this.#heldW];
    let l = from;
    let r = 0;
    for (let i = from; i < to; i++) {
      const at = row[i]!;
      const code = codes[column + at]!;
      if (code <= key || (missingLeft && code === MISSING_CODE)) {
        row[l] = at;
        y[l] = y[i]!;
        w[l++] = w[i]!;
      } else {
        heldRow[r] = at;
        heldY[r] = y[i]!;
        heldW[r++] = w[i]!;
      }
    }
    for (let i = 0; i < r; i++) {
      row[l + i] = heldRow[i]!;
      y[l + i] = heldY[i]!;
      w[l + i] = heldW[i]!;
    }
    return l;
  }

  #countMoments(feature: number, from: number, to: number): void {
    const { groups } = this;
    const codes = this.#bins.codes;
    const column = feature * this.#bins.rows;
    const [row, y, w, histogram, marks] = [this.#row, this.#y, this.#w, this.#histogram, this.#marks];
    const { key, weight, sums } = groups;
    let size = 0;
    if (to - from < FEW) {
      for (let i = from; i < to; i++) {
        const code = codes[column + row[i]!]!;
        marks[code >> 5]! |= 1 << (code & 31);
        const weightHere = w[i]!;
        histogram[2 * code]! += weightHere;
        histogram[2 * code + 1]! += weightHere * y[i]!;
      }
      for (let word = 0; word < 8; word++) {
        let bits = marks[word]!;
        if (bits === 0) continue;
        marks[word] = 0;
        while (bits !== 0) {
          const code = (word << 5) + 31 - Math.clz32(bits & -bits);
          bits &= bits - 1;
          key[size] = code;
          weight[size] = histogram[2 * code]!;
          sums[size++] = histogram[2 * code + 1]!;
          histogram[2 * code] = 0;
          histogram[2 * code + 1] = 0;
        }
      }
    } else {
      for (let i = from; i < to; i++) {
        const code = codes[column + row[i]!]!;
        const weightHere = w[i]!;
        histogram[2 * code]! += weightHere;
        histogram[2 * code + 1]! += weightHere * y[i]!;
      }
      for (let code = 0; code < 256; code++) {
        if (histogram[2 * code] === 0) continue;
        key[size] = code;
        weight[size] = histogram[2 * code]!;
        sums[size++] = histogram[2 * code + 1]!;
        histogram[2 * code] = 0;
        histogram[2 * code + 1] = 0;
      }
    }
    if (size > 0 && key[size - 1] === MISSING_CODE) {
      size--;
      groups.missingWeight = weight[size]!;
      groups.missingSums[0] = sums[size]!;
    } else {
      groups.missingWeight = 0;
      groups.missingSums[0] = 0;
    }
    groups.size = size;
  }

  #countClasses(feature: number, from: number, to: number): void {
    const { groups } = this;
    const k = this.#width;
    const codes = this.#bins.codes;
    const column = feature * this.#bins.rows;
    const [row, y, w, histogram, marks] = [this.#row, this.#y, this.#w, this.#histogram, this.#marks];
    const { key, weight, sums } = groups;
    for (let i = from; i < to; i++) {
      const code = codes[column + row[i]!]!;
      marks[code >> 5]! |= 1 << (code & 31);
      histogram[code * k + y[i]!]! += w[i]!;
    }
    let size = 0;
    groups.missingWeight = 0;
    for (let word = 0; word < 8; word++) {
      let bits = marks[word]!;
      marks[word] = 0;
      while (bits !== 0) {
        const code = (word << 5) + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        let total = 0;
        const [into, at] = code === MISSING_CODE ? [groups.missingSums, 0] : [sums, size * k];
        for (let c = 0; c < k; c++) {
          const here = histogram[code * k + c]!;
          into[at + c] = here;
          total += here;
          histogram[code * k + c] = 0;
        }
        if (code === MISSING_CODE) groups.missingWeight = total;
        else {
          key[size] = code;
          weight[size++] = total;
        }
      }
    }
    groups.size = size;
  }

  #countRows(feature: number, from: number, to: number): void {
    const { groups } = this;
    const codes = this.#bins.codes;
    const column = feature * this.#bins.rows;
    const count = this.#count.fill(0);
    for (let i = from; i < to; i++) count[codes[column + this.#row[i]!]!]!++;
    for (let g = 0; g < groups.size; g++) groups.rows[g] = count[groups.key[g]!]!;
    groups.missingRows = count[MISSING_CODE]!;
  }
}
