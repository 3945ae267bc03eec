/**
 * Maximum mean discrepancy of two multivariate samples (Gretton et al., JMLR 13, 2012): the unbiased estimate of the squared
 * distance between their mean embeddings under the kernel k(x, y) = exp(-|x - y|² / (2σ²)), σ² half the median of the
 * squared distances of all pairs. Columns are standardised over both samples (divisor n). The p-value is by permutation:
 * (1 + draws at least as large) / (1 + draws).
 *
 * O(N²) time and, as all pairs are kept, N(N-1)/2 numbers of memory for N = n + m; 4000 rows take 64 MB.
 */
import type { Rng } from "../../core/index.ts";
import { turns } from "./turns.ts";

export interface MeanDiscrepancyOptions {
  /** Draws for the p-value; 0 for none. Default 200. */
  readonly permutations?: number;
  /** Needed with permutations. */
  readonly rng?: Rng;
  readonly signal?: AbortSignal;
}

export interface MeanDiscrepancy {
  /** May be a little below 0. */
  readonly value: number | null;
  readonly sigma2: number | null;
  readonly p: number | null;
  /** Complete rows of either sample. */
  readonly n: readonly [number, number];
  readonly reason?: string;
}

const MOST_ROWS = 6000;

/**
 * @param reference columns of one sample; rows with a value that is not finite are left out.
 * @param current the same columns of the other.
 * @throws RangeError when there are more than 6000 complete rows together: draw a sample first.
 */
export async function meanDiscrepancy(
  reference: readonly ArrayLike<number>[],
  current: readonly ArrayLike<number>[],
  options: MeanDiscrepancyOptions = {},
): Promise<MeanDiscrepancy> {
  const x = completeRows(reference);
  const y = completeRows(current);
  const counts = [x.length, y.length] as const;
  if (x.length < 2 || y.length < 2) return undefinedOf(counts, "a sample has fewer than two complete rows");
  if (x.length + y.length > MOST_ROWS)
    throw new RangeError(
      `meanDiscrepancy: both samples together must have at most ${MOST_ROWS} complete rows; got ${x.length + y.length}; draw a sample`,
    );
  const points = standardised([...x, ...y]);
  const turn = turns(options.signal);
  const size = points.length;
  const pairs = new Float64Array((size * (size - 1)) / 2);
  let at = 0;
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < i; j++) pairs[at++] = squaredDistance(points[i]!, points[j]!);
    await turn(i * points[0]!.length);
  }
  const sigma2 = median(pairs.slice()) / 2;
  if (sigma2 === 0) return undefinedOf(counts, "more than half of all pairs of rows are equal");
  for (let k = 0; k < pairs.length; k++) pairs[k] = Math.exp(-pairs[k]! / (2 * sigma2));
  const inReference = new Uint8Array(size).fill(1, 0, x.length);
  const value = await unbiased(pairs, inReference, counts, turn);
  const draws = options.permutations ?? 200;
  if (draws === 0 || options.rng === undefined) return Object.freeze({ value, sigma2, p: null, n: counts });
  let atLeast = 0;
  for (let draw = 0; draw < draws; draw++) {
    options.rng.shuffle(inReference);
    // Equal splits must count as equal in spite of rounding.
    if ((await unbiased(pairs, inReference, counts, turn)) >= value - 1e-12) atLeast++;
  }
  return Object.freeze({ value, sigma2, p: (1 + atLeast) / (1 + draws), n: counts });
}

function completeRows(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const rows: Float64Array[] = [];
  for (let i = 0; i < (columns[0]?.length ?? 0); i++) {
    const row = Float64Array.from(columns, (column) => column[i]!);
    if (row.every(Number.isFinite)) rows.push(row);
  }
  return rows;
}

/** In place; a constant column becomes 0. */
function standardised(points: Float64Array[]): Float64Array[] {
  const n = points.length;
  for (let j = 0; j < points[0]!.length; j++) {
    let mean = 0;
    for (const point of points) mean += point[j]! / n;
    let variance = 0;
    for (const point of points) variance += (point[j]! - mean) ** 2 / n;
    const first = points[0]![j];
    const constant = points.every((point) => point[j] === first);
    for (const point of points) point[j] = constant ? 0 : (point[j]! - mean) / Math.sqrt(variance);
  }
  return points;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) ** 2;
  return sum;
}

async function unbiased(
  pairs: Float64Array,
  inReference: Uint8Array,
  [n, m]: readonly [number, number],
  turn: (steps: number) => Promise<void> | undefined,
): Promise<number> {
  let withinReference = 0;
  let withinCurrent = 0;
  let across = 0;
  let at = 0;
  for (let i = 1; i < inReference.length; i++) {
    let same = 0;
    let other = 0;
    const side = inReference[i]!;
    for (let j = 0; j < i; j++) {
      const k = pairs[at++]!;
      if (inReference[j] === side) same += k;
      else other += k;
    }
    if (side === 1) withinReference += same;
    else withinCurrent += same;
    across += other;
    await turn(2 * i);
  }
  return (2 * withinReference) / (n * (n - 1)) + (2 * withinCurrent) / (m * (m - 1)) - (2 * across) / (n * m);
}

/** By Hoare's selection, O(n); reorders the values. */
function median(values: Float64Array): number {
  const n = values.length;
  const high = select(values, n >> 1);
  if (n % 2 === 1) return high;
  let low = -Infinity;
  for (let i = 0; i < n >> 1; i++) if (values[i]! > low) low = values[i]!;
  return (low + high) / 2;
}

/** The k-th smallest value; all before position k are at most as large afterwards. */
function select(values: Float64Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const a = values[left]!;
    const b = values[(left + right) >> 1]!;
    const c = values[right]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

function undefinedOf(n: readonly [number, number], reason: string): MeanDiscrepancy {
  return Object.freeze({ value: null, sigma2: null, p: null, n, reason });
}
