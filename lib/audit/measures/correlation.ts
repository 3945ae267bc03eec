/**
 * Correlation of two numeric columns over the rows where both are finite (pairwise complete, so every cell has its own n).
 *
 * - Pearson: r = Σ(x-x̄)(y-ȳ) / √(Σ(x-x̄)² Σ(y-ȳ)²), two passes. O(n).
 * - Spearman: Pearson of the midranks among the complete rows. O(n log n).
 * - Kendall: τ_b = (C - D) / √((T - T_x)(T - T_y)), T = n(n-1)/2, T_x pairs tied in x; by Knight's merge sort
 *   (J. Am. Stat. Assoc. 61, 1966). O(n log n).
 *
 * As pandas' `corr`. A constant column has no correlation: null, and the reason.
 */
import { midranks, risingOrder } from "./ranks.ts";
import { turns } from "./turns.ts";

export type CorrelationMethod = "pearson" | "spearman" | "kendall";

export interface Correlation {
  readonly method: CorrelationMethod;
  /** In [-1, 1]. */
  readonly value: number | null;
  /** Rows where both are finite. */
  readonly n: number;
  readonly reason?: string;
}

/** p×p, row-major, symmetric. `value` holds NaN where a correlation is not defined. */
export interface CorrelationMatrix {
  readonly method: CorrelationMethod;
  readonly size: number;
  readonly value: Float64Array;
  readonly n: Float64Array;
}

export function correlation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  method: CorrelationMethod,
): Correlation {
  return pairOf(prepare(x), prepare(y), method);
}

/**
 * All pairs. Columns are sorted once; a pair costs O(n), with Kendall O(n log n).
 * @throws the signal's reason, when aborted.
 */
export async function correlationMatrix(
  columns: readonly ArrayLike<number>[],
  method: CorrelationMethod,
  signal?: AbortSignal,
): Promise<CorrelationMatrix> {
  const p = columns.length;
  const turn = turns(signal);
  const prepared: Prepared[] = [];
  for (const column of columns) {
    prepared.push(prepare(column, method !== "pearson"));
    await turn(20 * column.length);
  }
  const value = new Float64Array(p * p).fill(Number.NaN);
  const n = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const cell = pairOf(prepared[i]!, prepared[j]!, method);
      value[i * p + j] = value[j * p + i] = cell.value ?? Number.NaN;
      n[i * p + j] = n[j * p + i] = cell.n;
      await turn((method === "kendall" ? 40 : 10) * columns[i]!.length);
    }
  }
  return Object.freeze({ method, size: p, value, n });
}

/** A column with what every pair needs of it, computed when first needed. */
interface Prepared {
  readonly values: ArrayLike<number>;
  order: Uint32Array | undefined;
  ranks: Float64Array | undefined;
}

function prepare(values: ArrayLike<number>, sorted = false): Prepared {
  return { values, order: sorted ? risingOrder(values) : undefined, ranks: undefined };
}

function pairOf(a: Prepared, b: Prepared, method: CorrelationMethod): Correlation {
  if (a.values.length !== b.values.length)
    throw new RangeError(
      `correlation: columns must be equally long; got ${a.values.length} and ${b.values.length}`,
    );
  let n = 0;
  for (let i = 0; i < a.values.length; i++)
    if (Number.isFinite(a.values[i]) && Number.isFinite(b.values[i])) n++;
  if (n < 2) return undefinedOf(method, n, "fewer than two rows have both values");
  if (method === "kendall") return kendallOf(a, b, n);
  if (method === "pearson") return pearsonOf(a.values, b.values, n, method);
  const orderA = (a.order ??= risingOrder(a.values));
  const orderB = (b.order ??= risingOrder(b.values));
  if (n === orderA.length && n === orderB.length) {
    // The complete rows are all rows of both: ranks serve every such pair.
    a.ranks ??= midranks(a.values, orderA);
    b.ranks ??= midranks(b.values, orderB);
    return pearsonOf(a.ranks, b.ranks, n, method);
  }
  const both = (row: number): boolean => Number.isFinite(a.values[row]) && Number.isFinite(b.values[row]);
  return pearsonOf(
    midranks(a.values, orderA.filter(both)),
    midranks(b.values, orderB.filter(both)),
    n,
    method,
  );
}

function pearsonOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  n: number,
  method: CorrelationMethod,
): Correlation {
  let sumX = 0;
  let sumY = 0;
  let minX = Infinity;
  let maxX = -Infinity;
  let minY = Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < x.length; i++) {
    const xi = x[i]!;
    const yi = y[i]!;
    if (!Number.isFinite(xi) || !Number.isFinite(yi)) continue;
    if (xi < minX) minX = xi;
    if (xi > maxX) maxX = xi;
    if (yi < minY) minY = yi;
    if (yi > maxY) maxY = yi;
  }
  if (minX === maxX || minY === maxY)
    return undefinedOf(method, n, "one of the columns is constant over these rows");
  // Scaled by powers of two: nothing is rounded, and squares of 1e200 do not overflow.
  const scaleX = powerOfTwoNear(Math.max(-minX, maxX));
  const scaleY = powerOfTwoNear(Math.max(-minY, maxY));
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
    sumX += x[i]! / scaleX;
    sumY += y[i]! / scaleY;
  }
  const meanX = sumX / n;
  const meanY = sumY / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
    const dx = x[i]! / scaleX - meanX;
    const dy = y[i]! / scaleY - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const value = Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
  return Object.freeze({ method, value, n });
}

function powerOfTwoNear(size: number): number {
  return size === 0 ? 1 : 2 ** Math.floor(Math.log2(size));
}

function kendallOf(a: Prepared, b: Prepared, n: number): Correlation {
  const x = a.values;
  const y = b.values;
  const order = (a.order ??= risingOrder(x)).filter((row) => Number.isFinite(y[row]));
  // Rows rise in x already; runs of equal x are put in order of y.
  let tiedX = 0;
  let tiedBoth = 0;
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && x[order[end]!] === x[order[start]!]) end++;
    if (end - start > 1) {
      tiedX += pairs(end - start);
      order.subarray(start, end).sort((i, j) => y[i]! - y[j]!);
      tiedBoth += tiedPairs(order.subarray(start, end), y);
    }
    start = end;
  }
  const sequence = Float64Array.from(order, (row) => y[row]!);
  const discordant = sortAndCountInversions(sequence);
  let tiedY = 0;
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && sequence[end] === sequence[start]) end++;
    tiedY += pairs(end - start);
    start = end;
  }
  const total = pairs(n);
  if (tiedX === total || tiedY === total)
    return undefinedOf("kendall", n, "one of the columns is constant over these rows");
  const difference = total - tiedX - tiedY + tiedBoth - 2 * discordant;
  const value = difference / Math.sqrt(total - tiedX) / Math.sqrt(total - tiedY);
  return Object.freeze({ method: "kendall", value: Math.max(-1, Math.min(1, value)), n });
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}

function tiedPairs(rows: Uint32Array, y: ArrayLike<number>): number {
  let tied = 0;
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && y[rows[end]!] === y[rows[start]!]) end++;
    tied += pairs(end - start);
    start = end;
  }
  return tied;
}

/** Merge sort from the bottom, in place; gives the number of pairs that stood in falling order. */
function sortAndCountInversions(values: Float64Array): number {
  const n = values.length;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(n);
  let inversions = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let left = 0; left < n; left += 2 * width) {
      const middle = Math.min(left + width, n);
      const right = Math.min(left + 2 * width, n);
      let i = left;
      let j = middle;
      for (let k = left; k < right; k++) {
        if (i < middle && (j >= right || from[i]! <= from[j]!)) to[k] = from[i++]!;
        else {
          inversions += middle - i;
          to[k] = from[j++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return inversions;
}

function undefinedOf(method: CorrelationMethod, n: number, reason: string): Correlation {
  return Object.freeze({ method, value: null, n, reason });
}
