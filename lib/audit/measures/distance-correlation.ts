/**
 * Distance correlation: 0 only where two columns are independent, whatever the shape of their relation (Székely, Rizzo &
 * Bakirov, Ann. Stat. 35, 2007). The V-statistic: dCov² = S₁ + S₂ - 2 S₃ with
 * S₁ = Σ a_ij b_ij / n², S₂ = Σ a_ij Σ b_ij / n⁴, S₃ = Σ_i a_i. b_i. / n³, a_ij = |x_i - x_j|;
 * dCor = √(dCov²(x, y) / √(dCov²(x, x) dCov²(y, y))).
 * S₁ comes from sums over earlier, smaller points in Fenwick trees (Huo & Székely, Technometrics 58, 2016):
 * O(n log n) time, O(n) memory, where the definition takes O(n²) of both.
 */
import { midranks, risingOrder } from "./ranks.ts";

export interface DistanceCorrelation {
  readonly value: number | null;
  /** Rows where both are finite. */
  readonly n: number;
  readonly reason?: string;
}

export function distanceCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): DistanceCorrelation {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
    xs.push(x[i]!);
    ys.push(y[i]!);
  }
  const n = xs.length;
  if (n < 2) return Object.freeze({ value: null, n, reason: "fewer than two rows have both values" });
  const a = standardised(xs);
  const b = standardised(ys);
  if (a === undefined || b === undefined)
    return Object.freeze({ value: null, n, reason: "one of the columns is constant over these rows" });
  const orderA = risingOrder(a);
  const orderB = risingOrder(b);
  const rowsA = distanceSums(a, orderA);
  const rowsB = distanceSums(b, orderB);
  const covariance = combined(sumOfProducts(a, b, orderA, orderB), rowsA, rowsB);
  // Σ (x_i - x_j)² over all ordered pairs of a standardised column is 2n².
  const varianceA = combined(2 * n * n, rowsA, rowsA);
  const varianceB = combined(2 * n * n, rowsB, rowsB);
  const value = Math.sqrt(Math.max(0, covariance) / Math.sqrt(varianceA * varianceB));
  return Object.freeze({ value: Math.min(1, value), n });
}

/** Mean 0 and variance 1 (divisor n), which distance correlation does not see and the sums below need; undefined when constant. */
function standardised(values: readonly number[]): Float64Array | undefined {
  const n = values.length;
  if (values.every((value) => value === values[0])) return undefined;
  let mean = 0;
  for (const value of values) mean += value / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2 / n;
  const sd = Math.sqrt(squares);
  return Float64Array.from(values, (value) => (value - mean) / sd);
}

/** Σ_j |x_i - x_j| for every i, from running sums along the rising order. */
function distanceSums(x: Float64Array, order: Uint32Array): Float64Array {
  const n = x.length;
  const sums = new Float64Array(n);
  let total = 0;
  for (const value of x) total += value;
  let below = 0;
  for (let k = 0; k < n; k++) {
    const value = x[order[k]!]!;
    sums[order[k]!] = value * (2 * k - n) + total - 2 * below;
    below += value;
  }
  return sums;
}

/** Σ_ij |x_i - x_j| |y_i - y_j| over all ordered pairs. */
function sumOfProducts(x: Float64Array, y: Float64Array, orderX: Uint32Array, orderY: Uint32Array): number {
  const n = x.length;
  const rank = midranks(y, orderY);
  // One tree with four sums per node: count, Σx, Σy, Σxy of the points before, at most as high as this one.
  const tree = new Float64Array(4 * (n + 1));
  let rising = 0;
  let signed = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXY = 0;
  for (let k = 0; k < n; k++) {
    const i = orderX[k]!;
    const xi = x[i]!;
    const yi = y[i]!;
    const at = Math.ceil(rank[i]!);
    let count = 0;
    let belowX = 0;
    let belowY = 0;
    let belowXY = 0;
    for (let node = at; node > 0; node -= node & -node) {
      count += tree[4 * node]!;
      belowX += tree[4 * node + 1]!;
      belowY += tree[4 * node + 2]!;
      belowXY += tree[4 * node + 3]!;
    }
    rising += xi * yi * count - xi * belowY - yi * belowX + belowXY;
    signed += xi * yi * k - xi * sumY - yi * sumX + sumXY;
    for (let node = at; node <= n; node += node & -node) {
      tree[4 * node]! += 1;
      tree[4 * node + 1]! += xi;
      tree[4 * node + 2]! += yi;
      tree[4 * node + 3]! += xi * yi;
    }
    sumX += xi;
    sumY += yi;
    sumXY += xi * yi;
  }
  return 2 * (2 * rising - signed);
}

function combined(products: number, rowsA: Float64Array, rowsB: Float64Array): number {
  const n = rowsA.length;
  let totalA = 0;
  let totalB = 0;
  let rows = 0;
  for (let i = 0; i < n; i++) {
    totalA += rowsA[i]!;
    totalB += rowsB[i]!;
    rows += rowsA[i]! * rowsB[i]!;
  }
  return products / n ** 2 + (totalA / n ** 2) * (totalB / n ** 2) - (2 * rows) / n ** 3;
}
