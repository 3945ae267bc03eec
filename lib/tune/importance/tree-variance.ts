/**
 * The variance of a regression tree over its whole box of parameters, and the part of it that a few columns explain alone:
 * the variance of the tree's mean given those columns. A tree is constant in boxes; below a node that never cuts the columns
 * all leaves are one block, with their volume in the other columns as weight.
 *
 * One column: blocks are summed between neighbouring ends, O(b log b). Several (choices of one category): with weights w,
 * means v and overall mean m, Σ w_i w_j (v_i - m)(v_j - m) |overlap of i and j|, O(b² · columns) for b blocks, where
 * enumerating all combinations of halves would cost 2^columns. Source: Hutter, Hoos, Leyton-Brown, "An efficient approach
 * for assessing hyperparameter importance" (2014).
 */
import type { ForestTree } from "./forest-tree.ts";

interface Block {
  /** Mean of the tree in the block, less its overall mean. */
  readonly value: number;
  /** Share of the block in the volume of the other columns. */
  readonly weight: number;
  /** Ends in the columns looked at. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export class TreeVariance {
  /** Over the whole box. */
  readonly variance: number;
  readonly #tree: ForestTree;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** Mean of each node over its box, less that of the root. */
  readonly #mean: Float64Array;
  /** Share of each node's box in the root's. */
  readonly #share: Float64Array;
  /** Nodes × columns: 1 where the node or one below cuts the column. */
  readonly #cuts: Uint8Array;

  /** @param low, high the box, column by column; no side of length 0. */
  constructor(tree: ForestTree, low: Float64Array, high: Float64Array) {
    const { feature, left, right, value } = tree;
    const nodes = feature.length;
    this.#tree = tree;
    this.#low = low;
    this.#high = high;
    this.#share = sharesOf(tree, low, high);
    const mean = (this.#mean = new Float64Array(nodes));
    this.#cuts = new Uint8Array(nodes * low.length);
    for (let node = nodes - 1; node >= 0; node--) {
      const [l, r] = [left[node]!, right[node]!];
      if (l < 0) {
        mean[node] = value[node]!;
        continue;
      }
      const [a, b] = [this.#share[l]!, this.#share[r]!];
      mean[node] = (a * mean[l]! + b * mean[r]!) / (a + b);
      for (let c = 0; c < low.length; c++)
        this.#cuts[node * low.length + c] = this.#cuts[l * low.length + c]! | this.#cuts[r * low.length + c]!;
      this.#cuts[node * low.length + feature[node]!] = 1;
    }
    const root = mean[0]!;
    let variance = 0;
    for (let node = 0; node < nodes; node++) {
      mean[node]! -= root;
      if (left[node]! < 0) variance += this.#share[node]! * mean[node]! ** 2;
    }
    this.variance = variance;
  }

  /** The part of the variance that columns from … to (exclusive) explain alone. */
  marginal(from: number, to: number): number {
    const blocks = this.#blocks(from, to);
    return Math.max(to - from === 1 ? alongOneColumn(blocks) : overlapSum(blocks), 0) / this.#sides(from, to);
  }

  #sides(from: number, to: number): number {
    let volume = 1;
    for (let c = from; c < to; c++) volume *= this.#high[c]! - this.#low[c]!;
    return volume;
  }

  #blocks(from: number, to: number): Block[] {
    const { feature, threshold, left, right } = this.#tree;
    const columns = this.#low.length;
    const whole = this.#sides(from, to);
    const blocks: Block[] = [];
    const visit = (node: number, low: Float64Array, high: Float64Array): void => {
      let touched = false;
      for (let c = from; c < to; c++) touched ||= this.#cuts[node * columns + c] === 1;
      if (!touched) {
        let side = 1;
        for (let c = 0; c < low.length; c++) side *= high[c]! - low[c]!;
        blocks.push({ value: this.#mean[node]!, weight: (this.#share[node]! * whole) / side, low, high });
        return;
      }
      const c = feature[node]! - from;
      const cut = c >= 0 && c < low.length;
      visit(left[node]!, low, cut ? high.with(c, threshold[node]!) : high);
      visit(right[node]!, cut ? low.with(c, threshold[node]!) : low, high);
    };
    visit(0, this.#low.slice(from, to), this.#high.slice(from, to));
    return blocks;
  }
}

function sharesOf(
  { feature, threshold, left, right }: ForestTree,
  low: Float64Array,
  high: Float64Array,
): Float64Array {
  const shares = new Float64Array(feature.length);
  shares[0] = 1;
  const visit = (node: number, from: Float64Array, to: Float64Array): void => {
    const c = feature[node]!;
    if (c < 0) return;
    const side = to[c]! - from[c]!;
    const cut = threshold[node]!;
    shares[left[node]!] = (shares[node]! * (cut - from[c]!)) / side;
    shares[right[node]!] = (shares[node]! * (to[c]! - cut)) / side;
    visit(left[node]!, from, to.with(c, cut));
    visit(right[node]!, from.with(c, cut), to);
  };
  visit(0, low, high);
  return shares;
}

/** ∫ (Σ weight · value of the blocks over x)² dx. */
function alongOneColumn(blocks: readonly Block[]): number {
  const ends = Float64Array.from(new Set(blocks.flatMap(({ low, high }) => [low[0]!, high[0]!]))).sort();
  const place = new Map(Array.from(ends, (end, i) => [end, i]));
  const change = new Float64Array(ends.length);
  for (const { value, weight, low, high } of blocks) {
    change[place.get(low[0]!)!]! += weight * value;
    change[place.get(high[0]!)!]! -= weight * value;
  }
  let sum = 0;
  let height = 0;
  for (let i = 0; i + 1 < ends.length; i++) {
    height += change[i]!;
    sum += height * height * (ends[i + 1]! - ends[i]!);
  }
  return sum;
}

function overlapSum(blocks: readonly Block[]): number {
  let sum = 0;
  blocks.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = blocks[j]!;
      let product = a.weight * a.value * b.weight * b.value * (j === i ? 1 : 2);
      for (let c = 0; c < a.low.length && product !== 0; c++)
        product *= Math.max(0, Math.min(a.high[c]!, b.high[c]!) - Math.max(a.low[c]!, b.low[c]!));
      sum += product;
    }
  });
  return sum;
}
