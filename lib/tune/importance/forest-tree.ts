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

/** Values nearer than this count as equal. */
const nearness = Math.fround(1e-7);

/**
 * @param weights how often each row was drawn; 0 leaves it out.
 * @param seed of the order of features, below 2^31.
 */
export function growForestTree(
  { columns, features, targets }: ForestRows,
  weights: Float64Array,
  maxDepth: number,
  seed: number,
): ForestTree {
  const total = targets.length;
  const rows = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
  const values = new Float32Array(rows.length);
  const order = Int32Array.from({ length: features }, (_, f) => f);
  const constantFeatures = new Int32Array(features);
  const draw = xorshift(seed);
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
    { from: 0, to: rows.length, depth: 0, parent: -1, isLeft: false, impurity: undefined, constants: 0 },
  ];
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const { from, to, depth, parent, isLeft } = range;
    let weight = 0;
    let sum = 0;
    let squares = 0;
    for (let p = from; p < to; p++) {
      const row = rows[p]!;
      const weighted = weights[row]! * targets[row]!;
      sum += weighted;
      squares += weighted * targets[row]!;
      weight += weights[row]!;
    }
    const impurity = range.impurity ?? squares / weight - (sum / weight) ** 2;
    const node = tree.feature.length;
    if (parent >= 0) (isLeft ? tree.left : tree.right)[parent] = node;
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(sum / weight);
    tree.impurity.push(impurity);
    tree.weight.push(weight);
    if (depth >= maxDepth || to - from < 2 || impurity <= Number.EPSILON) continue;

    let { constants } = range;
    let best = -Infinity;
    let bestFeature = -1;
    let bestThreshold = 0;
    let bestPlace = to;
    {
      const known = constants;
      let found = 0;
      let drawn = 0;
      // Places of `order`: drawn constants, known ones, found ones, features not looked at, those looked at.
      for (let open = features; open > constants;) {
        let at = drawn + (draw() % (open - found - drawn));
        if (at < known) {
          exchange(order, drawn++, at);
          continue;
        }
        at += found;
        const feature = order[at]!;
        const offset = feature * total;
        for (let p = from; p < to; p++) values[p] = columns[offset + rows[p]!]!;
        sortRows(values, rows, from, to);
        if (values[to - 1]! <= Math.fround(values[from]! + nearness)) {
          exchange(order, at, constants++);
          found++;
          continue;
        }
        exchange(order, --open, at);
        let place = from;
        let leftSum = 0;
        let leftWeight = 0;
        for (let p = from; p < to;) {
          while (p + 1 < to && values[p + 1]! <= Math.fround(values[p]! + nearness)) p++;
          if (++p >= to) break;
          if (p - place <= to - p)
            for (let q = place; q < p; q++) {
              const row = rows[q]!;
              leftSum += weights[row]! * targets[row]!;
              leftWeight += weights[row]!;
            }
          else {
            leftSum = sum;
            leftWeight = weight;
            for (let q = to - 1; q >= p; q--) {
              const row = rows[q]!;
              leftSum -= weights[row]! * targets[row]!;
              leftWeight -= weights[row]!;
            }
          }
          place = p;
          const rightSum = sum - leftSum;
          const gain = (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / (weight - leftWeight);
          if (!(gain > best)) continue;
          best = gain;
          bestFeature = feature;
          bestPlace = p;
          bestThreshold = values[p - 1]! / 2 + values[p]! / 2;
          if (bestThreshold === values[p]! || !Number.isFinite(bestThreshold)) bestThreshold = values[p - 1]!;
        }
      }
      // Siblings find the known constants in their old order, children find the new ones after them.
      order.set(constantFeatures.subarray(0, known));
      constantFeatures.set(order.subarray(known, constants), known);
    }
    if (bestPlace >= to) continue;

    const offset = bestFeature * total;
    for (let p = from, end = to; p < end;)
      if (columns[offset + rows[p]!]! <= bestThreshold) p++;
      else {
        end--;
        exchange(rows, p, end);
      }
    const [left, right] = childImpurities(bestPlace);
    tree.feature[node] = bestFeature;
    tree.threshold[node] = bestThreshold;
    pending.push(
      { from: bestPlace, to, depth: depth + 1, parent: node, isLeft: false, impurity: right, constants },
      { from, to: bestPlace, depth: depth + 1, parent: node, isLeft: true, impurity: left, constants },
    );

    function childImpurities(middle: number): [number, number] {
      let leftSum = 0;
      let leftWeight = 0;
      let leftSquares = 0;
      if (middle - from <= to - middle)
        for (let p = from; p < middle; p++) {
          leftSum += weights[rows[p]!]! * targets[rows[p]!]!;
          leftWeight += weights[rows[p]!]!;
        }
      else {
        leftSum = sum;
        leftWeight = weight;
        for (let p = to - 1; p >= middle; p--) {
          leftSum -= weights[rows[p]!]! * targets[rows[p]!]!;
          leftWeight -= weights[rows[p]!]!;
        }
      }
      for (let p = from; p < middle; p++) {
        const row = rows[p]!;
        leftSquares += weights[row]! * targets[row]! * targets[row]!;
      }
      const rightWeight = weight - leftWeight;
      return [
        leftSquares / leftWeight - (leftSum / leftWeight) ** 2,
        (squares - leftSquares) / rightWeight - ((sum - leftSum) / rightWeight) ** 2,
      ];
    }
  }
  return tree;
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
