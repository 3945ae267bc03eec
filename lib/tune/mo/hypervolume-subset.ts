/**
 * The subset of k points with the greatest hypervolume, greedily: in each round the point that adds most. The result is at
 * least 1 - 1/e of the best.
 *
 * What a point adds can only shrink as others are chosen, so what it added before bounds what it adds now, and most need not
 * be computed anew (lazy greedy). Two objectives: O(n · k). Sources: Guerreiro, Fonseca, Paquete, Evolutionary Computation
 * 24 (2016) 521; choices are those of Optuna 5.0, `_hypervolume/hssp.py`.
 */
import { hypervolume } from "./hypervolume.ts";
import { distinctRows } from "./lexicographic-order.ts";
import { boxOf, rowsOf } from "./wfg.ts";

/**
 * Rows of the chosen points, in the order in which they were chosen; in another where there is nothing to choose between.
 * @param losses row-major, as many columns as the reference has; no point beyond the reference point.
 * @param size how many to choose, at most the number of rows.
 */
export function selectHypervolumeSubset(
  losses: Float64Array,
  size: number,
  referencePoint: ArrayLike<number>,
): Int32Array {
  const m = referencePoint.length;
  const n = losses.length / m;
  if (!(size >= 0 && size <= n))
    throw new RangeError(
      `selectHypervolumeSubset: the size is a whole number from 0 to ${n}, the number of points; got ${size}`,
    );
  if (size === n) return Int32Array.from({ length: n }, (_, row) => row);
  const { rows, losses: distinct } = distinctRows(losses, m);
  if (rows.length < size) return withDuplicates(rows, n, size);
  if (rows.length === size || !Array.from(referencePoint).every((one) => Number.isFinite(one)))
    return rows.slice(0, size);
  const chosen =
    m === 2 ? greedy2d(distinct, size, referencePoint) : lazyGreedy(distinct, size, referencePoint);
  return chosen.map((place) => rows[place]!);
}

/** All distinct rows and the first of the others. */
function withDuplicates(distinct: Int32Array, n: number, size: number): Int32Array {
  const chosen = new Uint8Array(n);
  for (const row of distinct) chosen[row] = 1;
  for (let row = 0, missing = size - distinct.length; missing > 0; row++)
    if (chosen[row] === 0) {
      chosen[row] = 1;
      missing--;
    }
  return Int32Array.from(chosen.keys()).filter((row) => chosen[row] === 1);
}

/** Along a front, a chosen point cuts the boxes of those before it in one loss, and of those after it in the other. */
function greedy2d(sorted: Float64Array, size: number, reference: ArrayLike<number>): Int32Array {
  const n = sorted.length / 2;
  const rightOf = new Float64Array(n).fill(reference[0]!);
  const above = new Float64Array(n).fill(reference[1]!);
  const candidates = Array.from({ length: n }, (_, i) => i);
  return Int32Array.from({ length: size }, () => {
    const at = argmax(candidates.length, (c) => {
      const i = candidates[c]!;
      return (rightOf[i]! - sorted[2 * i]!) * (above[i]! - sorted[2 * i + 1]!);
    });
    const best = candidates.splice(at, 1)[0]!;
    for (let i = 0; i < best; i++) rightOf[i] = Math.min(sorted[2 * best]!, rightOf[i]!);
    for (let i = best + 1; i < n; i++) above[i] = Math.min(sorted[2 * best + 1]!, above[i]!);
    return best;
  });
}

function lazyGreedy(points: Float64Array, size: number, reference: ArrayLike<number>): Int32Array {
  const m = reference.length;
  const n = points.length / m;
  const boxes = Float64Array.from({ length: n }, (_, i) => boxOf(points, i, reference));
  const bounds = boxes.slice();
  const chosen = new Int32Array(size);
  const candidates = Array.from({ length: n }, (_, i) => i);
  let volume = 0;
  for (let k = 0; k < size; k++) {
    const at = argmax(candidates.length, (c) => bounds[candidates[c]!]!);
    const best = candidates.splice(at, 1)[0]!;
    chosen[k] = best;
    volume += bounds[best]!;
    if (k + 1 < size)
      updateBounds(points, reference, candidates, chosen.subarray(0, k + 1), boxes, bounds, volume);
  }
  return chosen;
}

/** Brings the bound of each candidate that may be the next best to what it adds to the chosen points. */
function updateBounds(
  points: Float64Array,
  reference: ArrayLike<number>,
  candidates: readonly number[],
  chosen: Int32Array,
  boxes: Float64Array,
  bounds: Float64Array,
  volume: number,
): void {
  const m = reference.length;
  if (volume === Infinity) {
    for (const i of candidates) bounds[i] = Infinity;
    return;
  }
  const last = chosen[chosen.length - 1]!;
  for (const i of candidates) {
    let shared = 1;
    for (let k = 0; k < m; k++) shared *= reference[k]! - Math.max(points[i * m + k]!, points[last * m + k]!);
    bounds[i] = Math.min(bounds[i]!, boxes[i]! - shared);
  }
  const taken = new Float64Array((chosen.length + 1) * m);
  taken.set(rowsOf(points, m, chosen));
  let most = 0;
  for (const i of candidates.toSorted((a, b) => descending(bounds[a]!, bounds[b]!))) {
    if (boxes[i] === Infinity) {
      most = bounds[i] = Infinity;
      continue;
    }
    if (bounds[i]! < most) continue;
    if (m <= 3) {
      taken.set(points.subarray(i * m, (i + 1) * m), chosen.length * m);
      bounds[i] = hypervolume(taken, reference, { assumePareto: true }) - volume;
    } else {
      const limited = taken.slice(0, chosen.length * m);
      for (let at = 0; at < limited.length; at++)
        limited[at] = Math.max(limited[at]!, points[i * m + (at % m)]!);
      bounds[i] = boxes[i]! - hypervolume(limited, reference);
    }
    most = Math.max(bounds[i]!, most);
  }
}

const descending = (a: number, b: number): number => (a > b ? -1 : a < b ? 1 : 0);

/** The first of the greatest; the first NaN where there is one, as in numpy. */
function argmax(n: number, valueAt: (i: number) => number): number {
  let best = 0;
  let most = valueAt(0);
  for (let i = 1; i < n && !Number.isNaN(most); i++) {
    const value = valueAt(i);
    if (value > most || Number.isNaN(value)) {
      best = i;
      most = value;
    }
  }
  return best;
}
