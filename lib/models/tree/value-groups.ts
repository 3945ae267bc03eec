/**
 * The rows of a node grouped by the values of one feature, in rising order, and the best place to cut between two groups.
 *
 * Missing values are a group of their own, which goes left or right, whichever gains more (right alone makes the last cut). Of cuts with
 * equal gain the lowest is taken, missing values right. O(groups · classes).
 */
import { classScore, momentScore, type Criterion, type MomentScore } from "./split-criterion.ts";

export interface CutRules {
  readonly criterion: Criterion;
  /** 1 for numbers and for two classes (targets 0 and 1), else the number of classes. */
  readonly width: number;
  /** Least rows on a side. */
  readonly minRows: number;
  /** Least weight on a side. */
  readonly minWeight: number;
}

export class ValueGroups {
  /** Groups, the missing one not counted. */
  size = 0;
  /** How the source knows a group: a bin, or a place in its order. */
  readonly key: Int32Array;
  readonly weight: Float64Array;
  /** groups×width: Σ w y, or class weights. */
  readonly sums: Float64Array;
  /** Filled only when `minRows` is above 1. */
  readonly rows: Int32Array;
  missingWeight = 0;
  missingRows = 0;
  readonly missingSums: Float64Array;
  /** The cut found: groups up to this one go left. */
  cut = 0;
  missingLeft = false;
  /** Sum of the scores of both sides. */
  score = -Infinity;

  readonly rules: CutRules;
  readonly #moment: MomentScore;
  readonly #left: Float64Array;
  readonly #right: Float64Array;

  constructor(most: number, rules: CutRules) {
    this.rules = rules;
    this.key = new Int32Array(most);
    this.weight = new Float64Array(most);
    this.sums = new Float64Array(most * rules.width);
    this.rows = new Int32Array(most);
    this.missingSums = new Float64Array(rules.width);
    this.#left = new Float64Array(rules.width);
    this.#right = new Float64Array(rules.width);
    this.#moment = momentScore(rules.criterion);
  }

  /** Whether any cut keeps the rules; then `cut`, `missingLeft` and `score` say the best. */
  findCut(): boolean {
    this.score = -Infinity;
    if (this.rules.width > 1) this.#classCuts(0, this.size);
    else if (this.#isPlain()) this.#squareCuts(0, this.size - 1);
    else this.#momentCuts(0, this.size);
    return this.score > -Infinity;
  }

  /** Tries one cut alone, missing values on the given side. */
  tryCut(cut: number, missingLeft: boolean): boolean {
    this.score = -Infinity;
    if (this.rules.width > 1) this.#classCuts(cut, cut + 1, missingLeft);
    else if (this.#isPlain()) this.#squareCuts(cut, cut + 1);
    else this.#momentCuts(cut, cut + 1, missingLeft);
    return this.score > -Infinity;
  }

  /** Whether the sums of a cut are all that counts. */
  #isPlain(): boolean {
    const { criterion, minRows, minWeight } = this.rules;
    return (
      this.missingWeight === 0 &&
      minRows <= 1 &&
      minWeight <= 0 &&
      criterion !== "poisson" &&
      criterion !== "entropy"
    );
  }

  /** Squared error, and gini of two classes, which is twice the same but for terms that no cut changes. */
  #squareCuts(from: number, to: number): void {
    const { size, weight, sums } = this;
    let [w, s] = [0, 0];
    for (let g = 0; g < size; g++) {
      w += weight[g]!;
      s += sums[g]!;
    }
    let [wl, sl] = [0, 0];
    let best = -Infinity;
    let at = -1;
    for (let g = 0; g < to; g++) {
      wl += weight[g]!;
      sl += sums[g]!;
      if (g < from) continue;
      const wr = w - wl;
      const sr = s - sl;
      const score = (sl * sl * wr + sr * sr * wl) / (wl * wr);
      if (score > best) {
        best = score;
        at = g;
      }
    }
    if (at < 0) return;
    this.cut = at;
    this.missingLeft = false;
    this.score = this.rules.criterion === "gini" ? 2 * best + w - 2 * s : best;
  }

  #momentCuts(from: number, to: number, side?: boolean): void {
    const { size, weight, sums, rows, missingWeight, missingRows, rules } = this;
    const missingSum = this.missingSums[0]!;
    let [w, s, n] = [0, 0, 0];
    for (let g = 0; g < size; g++) {
      w += weight[g]!;
      s += sums[g]!;
      n += rows[g]!;
    }
    let [wl, sl, nl] = [0, 0, 0];
    for (let g = 0; g < to; g++) {
      wl += weight[g]!;
      sl += sums[g]!;
      nl += rows[g]!;
      if (g < from) continue;
      const last = g === size - 1;
      for (let pass = 0; pass < 2; pass++) {
        const toLeft = pass === 1;
        // All values left makes a cut only with the missing ones right.
        if (missingWeight === 0 ? toLeft || last : last && toLeft) continue;
        if (side !== undefined && missingWeight > 0 && toLeft !== side) continue;
        const a = wl + (toLeft ? missingWeight : 0);
        const b = w - wl + (toLeft ? 0 : missingWeight);
        if (!(a > 0 && b > 0 && a >= rules.minWeight && b >= rules.minWeight)) continue;
        if (
          rules.minRows > 1 &&
          (nl + (toLeft ? missingRows : 0) < rules.minRows ||
            n - nl + (toLeft ? 0 : missingRows) < rules.minRows)
        )
          continue;
        const score =
          this.#moment(a, sl + (toLeft ? missingSum : 0)) +
          this.#moment(b, (last ? 0 : s - sl) + (toLeft ? 0 : missingSum));
        this.#keep(score, g, toLeft);
      }
    }
  }

  #classCuts(from: number, to: number, side?: boolean): void {
    const { size, weight, sums, rows, missingWeight, missingRows, missingSums, rules } = this;
    const { width: k, criterion } = rules;
    const left = this.#left.fill(0);
    const right = this.#right.fill(0);
    let [w, n] = [0, 0];
    for (let g = 0; g < size; g++) {
      w += weight[g]!;
      n += rows[g]!;
      for (let c = 0; c < k; c++) right[c]! += sums[g * k + c]!;
    }
    let [wl, nl] = [0, 0];
    for (let g = 0; g < to; g++) {
      wl += weight[g]!;
      nl += rows[g]!;
      for (let c = 0; c < k; c++) {
        left[c]! += sums[g * k + c]!;
        right[c]! -= sums[g * k + c]!;
      }
      if (g < from) continue;
      const last = g === size - 1;
      for (let pass = 0; pass < 2; pass++) {
        const toLeft = pass === 1;
        if (missingWeight === 0 ? toLeft || last : last && toLeft) continue;
        if (side !== undefined && missingWeight > 0 && toLeft !== side) continue;
        const a = wl + (toLeft ? missingWeight : 0);
        const b = (last ? 0 : w - wl) + (toLeft ? 0 : missingWeight);
        if (!(a > 0 && b > 0 && a >= rules.minWeight && b >= rules.minWeight)) continue;
        if (
          rules.minRows > 1 &&
          (nl + (toLeft ? missingRows : 0) < rules.minRows ||
            n - nl + (toLeft ? 0 : missingRows) < rules.minRows)
        )
          continue;
        if (missingWeight > 0) move(toLeft ? left : right, missingSums, 1);
        const score = classScore(criterion, left, 0, k, a) + classScore(criterion, right, 0, k, b);
        if (missingWeight > 0) move(toLeft ? left : right, missingSums, -1);
        this.#keep(score, g, toLeft);
      }
    }
  }

  #keep(score: number, cut: number, missingLeft: boolean): void {
    if (!(score > this.score)) return;
    this.score = score;
    this.cut = cut;
    this.missingLeft = missingLeft;
  }
}

function move(side: Float64Array, sums: Float64Array, sign: number): void {
  for (let c = 0; c < side.length; c++) side[c]! += sign * sums[c]!;
}
