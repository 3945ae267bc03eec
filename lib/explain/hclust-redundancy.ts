/**
 * How far features are from saying the same about y: feature j is redundant with i where stumps on j tell what stumps on i say of y; 0 for the same,
 * 1 for nothing in common. d(i, j) = 1 − max(0, R²) of the second on held-out rows, not symmetric.
 *
 * Stumps are boosted as XGBoost does (exact splits, rate 0.6, λ = 1, stop after two rounds without gain; single precision). Source: shap 0.46
 * `xgboost_distances_r2`, XGBoost 1.7. O(p² · rounds · n).
 */
import { createRng } from "../core/index.ts";

const RATE = 0.6;
const PATIENCE = 2;
const MOST_ROUNDS = 10_000;
/** Below this variance a feature's stumps say nothing. */
const NO_SIGNAL = 1e-4;

/**
 * p×p distances, row-major.
 * @param columns p columns of n numbers, none missing.
 * @param seed of the split in three quarters to learn from and one to judge by.
 */
export function redundancyDistances(
  columns: readonly Float64Array[],
  y: ArrayLike<number>,
  seed: number,
): Float64Array {
  const p = columns.length;
  const n = y.length;
  const order = createRng(seed, { kind: "numpy" }).permutation(n);
  const held = Math.ceil(n / 4);
  const [test, train] = [order.subarray(0, held), order.subarray(held)];
  const pick = (values: ArrayLike<number>, rows: Int32Array): Float32Array =>
    Float32Array.from(rows, (row) => values[row]!);
  const learn = columns.map((column) => sorted(pick(column, train)));
  const judge = columns.map((column) => pick(column, test));
  const [yTrain, yTest] = [pick(y, train), pick(y, test)];
  const own = columns.map((_, j) => boost(learn[j]!, yTrain, judge[j]!, yTest));
  const distances = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    const variance = varianceOf(own[i]!.test);
    for (let j = 0; j < p; j++) {
      if (i === j) continue;
      if (variance < NO_SIGNAL) {
        distances[i * p + j] = 1;
        continue;
      }
      const { test: said } = boost(learn[j]!, own[i]!.train, judge[j]!, own[i]!.test);
      const error = said.reduce((sum, x, at) => sum + (own[i]!.test[at]! - x) ** 2, 0) / held;
      distances[i * p + j] = 1 - Math.max(0, 1 - error / variance);
    }
  }
  return distances;
}

interface SortedColumn {
  readonly values: Float32Array;
  /** Positions in ascending order of value. */
  readonly order: Int32Array;
}

function sorted(values: Float32Array): SortedColumn {
  return { values, order: Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b) };
}

interface Answers {
  readonly train: Float32Array;
  readonly test: Float32Array;
}

/** What boosted stumps say of the rows they learned from and of the others, at the best round. */
function boost(column: SortedColumn, y: Float32Array, test: Float32Array, yTest: Float32Array): Answers {
  const own = new Float32Array(y.length).fill(0.5);
  const other = new Float32Array(test.length).fill(0.5);
  let best = Infinity;
  let kept: Answers = { train: own.slice(), test: other.slice() };
  for (let round = 0, since = 0; round < MOST_ROUNDS && since < PATIENCE; round++) {
    const { threshold, left, right } = stump(column, own, y);
    for (let i = 0; i < own.length; i++) own[i]! += column.values[i]! < threshold ? left : right;
    let squares = 0;
    for (let i = 0; i < other.length; i++) {
      other[i]! += test[i]! < threshold ? left : right;
      squares += (other[i]! - yTest[i]!) ** 2;
    }
    const error = Math.fround(Math.sqrt(squares / other.length));
    if (error < best) {
      best = error;
      since = 0;
      kept = { train: own.slice(), test: other.slice() };
    } else since++;
  }
  return kept;
}

/** The best split of squared loss, and the two steps; where none gains, one step for all. */
function stump(
  { values, order }: SortedColumn,
  said: Float32Array,
  y: Float32Array,
): { threshold: number; left: number; right: number } {
  const n = order.length;
  const gradients = Float32Array.from(said, (x, i) => x - y[i]!);
  const total = gradients.reduce((sum, g) => sum + g, 0);
  const step = (g: number, h: number): number => Math.fround((-g / (h + 1)) * RATE);
  let best = 1e-6;
  let split = { threshold: Infinity, left: step(total, n), right: 0 };
  let above = 0;
  // From the largest value down, as XGBoost goes through a column without gaps.
  for (let at = n - 1; at > 0; at--) {
    above += gradients[order[at]!]!;
    const [hi, lo] = [values[order[at]!]!, values[order[at - 1]!]!];
    if (hi === lo) continue;
    const [count, below] = [n - at, total - above];
    const gain = Math.fround(
      above ** 2 / (count + 1) + below ** 2 / (at + 1) - Math.fround(total ** 2 / (n + 1)),
    );
    if (gain > best) {
      best = gain;
      const middle = Math.fround((hi + lo) * 0.5);
      split = { threshold: middle === lo ? hi : middle, left: step(below, at), right: step(above, count) };
    }
  }
  return split;
}

function varianceOf(x: Float32Array): number {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  return x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
}
