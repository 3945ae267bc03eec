/**
 * One regression tree, grown draw for draw as scikit-learn 1.2 grows it with squared error: features are looked at in random
 * order, values are single-precision floats, and sums run in the order in which sorting leaves the rows, so that ties fall
 * as they do there. Depth first, left before right; every cut that lowers the error is made, down to single rows.
 * Source: scikit-learn 1.2, `tree/_tree.pyx`, `_splitter.pyx`, `_criterion.pyx`. O(features · rows · log rows · depth).
 */
import { sortRows } from "./forest-sort.ts";

/** A tree in arrays by node, children after parents; feature, left and right are -1 in leaves. */
export interface ForestTree {
  readonly feature: readonly number[];
  /** Rows up to the threshold go left. */
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Mean target of the node's rows. */
  readonly value: readonly number[];
  /** Variance of their targets. */
  readonly impurity: readonly number[];
  /** Their weight: rows, counted as often as they were drawn. */
  readonly weight: readonly number[];
}

export interface ForestRows {
  /** Value of row i in feature f at f · rows + i. */
  readonly columns: Float32Array;
  readonly features: number;
  readonly targets: Float64Array;
}

/** A range of rows that becomes a node. */
interface Pending {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly parent: number;
  readonly isLeft: boolean;
  readonly impurity: number | undefined;
  /** How many features are known to be constant in the range. */
  readonly constants: number;
}

/** Where a node is cut. */
interface Cut {
  readonly feature: number;
  readonly threshold: number;
  /** Place of the first row on the right. */
  readonly place: number;
  /** How many features are constant in the node. */
  readonly constants: number;
}

/** Values nearer than this count as equal. */
const nearness = Math.fround(1e-7);

/**
 * @param weights how often each row was drawn; 0 leaves it out.
 * @param seed of the order of features, below 2^31.
 */
export function growForestTree(
  rows: ForestRows,
  weights: Float64Array,
  maxDepth: number,
  seed: number,
): ForestTree {
  const splitter = new Splitter(rows, weights, seed);
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    right: [] as number[],
    value: [] as number[],
    impurity: [] as number[],
    weight: [] as number[],
  };
  const pending: Pending[] = [
    { from: 0, to: splitter.size, depth: 0, parent: -1, isLeft: false, impurity: undefined, constants: 0 },
  ];
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const { from, to, parent, isLeft } = range;
    splitter.measure(from, to);
    const { weight, sum } = splitter;
    const impurity = range.impurity ?? splitter.squares / weight - (sum / weight) ** 2;
    const node = tree.feature.length;
    if (parent >= 0) (isLeft ? tree.left : tree.right)[parent] = node;
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(sum / weight);
    tree.impurity.push(impurity);
    tree.weight.push(weight);
    const cut =
      range.depth >= maxDepth || to - from < 2 || impurity <= Number.EPSILON
        ? undefined
        : splitter.cut(range.constants);
    tree.feature.push(cut?.feature ?? -1);
    tree.threshold.push(cut?.threshold ?? 0);
    if (cut === undefined) continue;
    const [left, right] = splitter.childImpurities(cut.place);
    const { place, constants } = cut;
    const depth = range.depth + 1;
    pending.push(
      { from: place, to, depth, parent: node, isLeft: false, impurity: right, constants },
      { from, to: place, depth, parent: node, isLeft: true, impurity: left, constants },
    );
  }
  return tree;
}

/** Sums and cuts of one range of rows at a time. */
class Splitter {
  /** Rows that were drawn. */
  readonly size: number;
  /** Sums over the range: of weights, of targets, of their squares. */
  weight = 0;
  sum = 0;
  squares = 0;
  readonly #data: ForestRows;
  readonly #weights: Float64Array;
  readonly #draw: () => number;
  readonly #rows: Int32Array;
  readonly #values: Float32Array;
  readonly #order: Int32Array;
  readonly #constants: Int32Array;
  #from = 0;
  #to = 0;
  /** How far the cut that `#bestPlace` found lowers the error. */
  #best = -Infinity;

  constructor(data: ForestRows, weights: Float64Array, seed: number) {
    this.#data = data;
    this.#weights = weights;
    this.#draw = xorshift(seed);
    this.#rows = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
    this.size = this.#rows.length;
    this.#values = new Float32Array(this.size);
    this.#order = Int32Array.from({ length: data.features }, (_, f) => f);
    this.#constants = new Int32Array(data.features);
  }

  /** Turns to the rows from … to (exclusive). */
  measure(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    let weight = 0;
    let sum = 0;
    let squares = 0;
    for (let p = from; p < to; p++) {
      const row = this.#rows[p]!;
      const target = this.#data.targets[row]!;
      const weighted = this.#weights[row]! * target;
      sum += weighted;
      squares += weighted * target;
      weight += this.#weights[row]!;
    }
    this.weight = weight;
    this.sum = sum;
    this.squares = squares;
  }

  /** Cuts the range where the error falls most and parts its rows; undefined where nothing differs. */
  cut(known: number): Cut | undefined {
    const { columns, features, targets } = this.#data;
    const from = this.#from;
    const to = this.#to;
    const rows = this.#rows;
    const values = this.#values;
    const order = this.#order;
    let best = -Infinity;
    let cutFeature = -1;
    let threshold = 0;
    let cutPlace = to;
    let found = 0;
    let drawn = 0;
    // Places of `order`: constants drawn, other known ones, those found, features to look at, those looked at.
    for (let open = features; open > known + found;) {
      let at = drawn + (this.#draw() % (open - found - drawn));
      if (at < known) {
        exchange(order, drawn++, at);
        continue;
      }
      at += found;
      const feature = order[at]!;
      const offset = feature * targets.length;
      for (let p = from; p < to; p++) values[p] = columns[offset + rows[p]!]!;
      sortRows(values, rows, from, to);
      if (values[to - 1]! <= Math.fround(values[from]! + nearness)) {
        exchange(order, at, known + found++);
        continue;
      }
      exchange(order, --open, at);
      const place = this.#bestPlace(best);
      if (place < 0) continue;
      best = this.#best;
      cutFeature = feature;
      cutPlace = place;
      threshold = values[place - 1]! / 2 + values[place]! / 2;
      if (threshold === values[place]! || !Number.isFinite(threshold)) threshold = values[place - 1]!;
    }
    // Siblings find the known constants in their old order, children find the new ones after them.
    order.set(this.#constants.subarray(0, known));
    this.#constants.set(order.subarray(known, known + found), known);
    if (cutFeature < 0) return undefined;
    this.#part(cutFeature, threshold);
    return { feature: cutFeature, threshold, place: cutPlace, constants: known + found };
  }

  /** Variances of the rows before and from a place of the parted range. */
  childImpurities(place: number): readonly [number, number] {
    const rows = this.#rows;
    const weights = this.#weights;
    const { targets } = this.#data;
    const back = place - this.#from > this.#to - place;
    let sum = back ? this.sum : 0;
    let weight = back ? this.weight : 0;
    if (back)
      for (let p = this.#to - 1; p >= place; p--) {
        sum -= weights[rows[p]!]! * targets[rows[p]!]!;
        weight -= weights[rows[p]!]!;
      }
    let squares = 0;
    for (let p = this.#from; p < place; p++) {
      const weighted = weights[rows[p]!]! * targets[rows[p]!]!;
      if (!back) {
        sum += weighted;
        weight += weights[rows[p]!]!;
      }
      squares += weighted * targets[rows[p]!]!;
    }
    const rest = this.weight - weight;
    return [
      squares / weight - (sum / weight) ** 2,
      (this.squares - squares) / rest - ((this.sum - sum) / rest) ** 2,
    ];
  }

  /**
   * The place of the sorted range at which a cut lowers the error most, if by more than `least` (up to a constant); else -1.
   * Sums run from the nearer side.
   */
  #bestPlace(least: number): number {
    const rows = this.#rows;
    const weights = this.#weights;
    const values = this.#values;
    const { targets } = this.#data;
    const to = this.#to;
    const total = this.sum;
    const totalWeight = this.weight;
    let best = least;
    let bestPlace = -1;
    let done = this.#from;
    let sum = 0;
    let weight = 0;
    for (let p = this.#from; ;) {
      while (p + 1 < to && values[p + 1]! <= Math.fround(values[p]! + nearness)) p++;
      if (++p >= to) break;
      if (p - done <= to - p)
        for (let q = done; q < p; q++) {
          const row = rows[q]!;
          sum += weights[row]! * targets[row]!;
          weight += weights[row]!;
        }
      else {
        sum = total;
        weight = totalWeight;
        for (let q = to - 1; q >= p; q--) {
          const row = rows[q]!;
          sum -= weights[row]! * targets[row]!;
          weight -= weights[row]!;
        }
      }
      done = p;
      const rest = total - sum;
      const gain = (sum * sum) / weight + (rest * rest) / (totalWeight - weight);
      if (gain > best) {
        best = gain;
        bestPlace = p;
      }
    }
    this.#best = best;
    return bestPlace;
  }

  #part(feature: number, threshold: number): void {
    const { columns, targets } = this.#data;
    const offset = feature * targets.length;
    for (let p = this.#from, end = this.#to; p < end;)
      if (columns[offset + this.#rows[p]!]! <= threshold) p++;
      else exchange(this.#rows, p, --end);
  }
}

/** Marsaglia's 32-bit xorshift, as scikit-learn's trees draw from it: below 2^31. */
function xorshift(seed: number): () => number {
  let state = seed === 0 ? 1 : seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x7fffffff;
  };
}

function exchange(items: Int32Array, a: number, b: number): void {
  const item = items[a]!;
  items[a] = items[b]!;
  items[b] = item;
}
