/**
 * The hypervolume: the volume of what a set of points beats, up to a reference point; less is better.
 *
 * Two dimensions: a sweep along the first, O(n log n). Three: a sweep along the first with the profile of the third over the
 * second, O(n²) time and O(n) memory. More: the WFG algorithm. Source: Optuna 5.0, `_hypervolume/wfg.py`, whose order of
 * operations is kept.
 */
import { distinctRows } from "./lexicographic-order.ts";
import { frontOfSorted, paretoFront } from "./pareto-front.ts";
import { boxOf, rowsOf, wfg } from "./wfg.ts";

export interface HypervolumeOptions {
  /** The points are known to be on a front, so that no front is looked for. The result is the same either way. */
  readonly assumePareto?: boolean;
}

/**
 * Volume between the points and the reference point: 0 for no points, Infinity where it is not finite.
 * @param losses row-major, as many columns as the reference has.
 * @example hypervolume(Float64Array.from([[1, 3], [2, 1]].flat()), [4, 4]) // 7
 * @throws RangeError when a point is beyond the reference point, or NaN.
 */
export function hypervolume(
  losses: Float64Array,
  referencePoint: ArrayLike<number>,
  options: HypervolumeOptions = {},
): number {
  const m = referencePoint.length;
  for (let at = 0, k = 0; at < losses.length; at++, k = k + 1 === m ? 0 : k + 1)
    if (!(losses[at]! <= referencePoint[k]!))
      throw new RangeError(
        `hypervolume: no point may be beyond the reference point; got ${losses[at]} for reference ${referencePoint[k]} in objective ${k}; move the reference, or leave the point out`,
      );
  if (!Array.from(referencePoint).every((one) => Number.isFinite(one))) return Infinity;
  if (losses.length === 0) return 0;
  const points = options.assumePareto === true ? byFirst(losses, m) : frontIn(losses, m);
  const volume =
    m === 2
      ? sweep2d(points, referencePoint)
      : m === 3
        ? sweep3d(points, referencePoint)
        : wfg(points, referencePoint);
  return Number.isFinite(volume) ? volume : Infinity;
}

/**
 * What each point of the front adds to the front's hypervolume: 0 for points that others beat or equal. Null where the
 * hypervolume is infinite. The weights of good trials in Optuna 4.9's multi-objective TPE.
 */
export function hypervolumeContributions(
  losses: Float64Array,
  referencePoint: ArrayLike<number>,
): Float64Array | null {
  const m = referencePoint.length;
  const rows: number[] = [];
  paretoFront(losses, m).forEach((on, row) => {
    if (on === 1) rows.push(row);
  });
  const front = rowsOf(losses, m, rows);
  const all = hypervolume(front, referencePoint, { assumePareto: true });
  if (all === Infinity) return null;
  const contributions = new Float64Array(losses.length / m);
  rows.forEach((row, i) => {
    const others = new Float64Array(front.length - m);
    others.set(front.subarray(0, i * m));
    others.set(front.subarray((i + 1) * m), i * m);
    if (m <= 3) contributions[row] = all - hypervolume(others, referencePoint, { assumePareto: true });
    else {
      for (let at = 0; at < others.length; at++) others[at] = Math.max(others[at]!, front[i * m + (at % m)]!);
      contributions[row] = boxOf(front, i, referencePoint) - hypervolume(others, referencePoint);
    }
  });
  return contributions;
}

function frontIn(losses: Float64Array, m: number): Float64Array {
  const sorted = distinctRows(losses, m).losses;
  return rowsOf(sorted, m, frontOfSorted(sorted, m));
}

function byFirst(losses: Float64Array, m: number): Float64Array {
  const rows = Array.from({ length: losses.length / m }, (_, row) => row);
  return rowsOf(
    losses,
    m,
    rows.sort((a, b) => losses[a * m]! - losses[b * m]!),
  );
}

function sweep2d(points: Float64Array, reference: ArrayLike<number>): number {
  let volume = 0;
  let above = reference[1]!;
  for (let at = 0; at < points.length; at += 2) {
    volume += (reference[0]! - points[at]!) * (above - points[at + 1]!);
    above = points[at + 1]!;
  }
  return volume;
}

function sweep3d(points: Float64Array, reference: ArrayLike<number>): number {
  const n = points.length / 3;
  const bySecond = Array.from({ length: n }, (_, row) => row).sort(
    (a, b) => points[3 * a + 1]! - points[3 * b + 1]!,
  );
  const place = new Int32Array(n);
  const widths = new Float64Array(n);
  bySecond.forEach((row, j) => {
    place[row] = j;
    const next = j + 1 < n ? points[3 * bySecond[j + 1]! + 1]! : reference[1]!;
    widths[j] = next - points[3 * row + 1]!;
  });
  // Height below the reference over each strip of the second loss, of all points so far; it never falls along the strips.
  const heights = new Float64Array(n);
  let volume = 0;
  for (let i = 0; i < n; i++) {
    const height = reference[2]! - points[3 * i + 2]!;
    for (let j = place[i]!; j < n && heights[j]! < height; j++) heights[j] = height;
    let area = 0;
    for (let j = 0; j < n; j++) area += heights[j]! * widths[j]!;
    const next = i + 1 < n ? points[3 * i + 3]! : reference[0]!;
    volume += area * (next - points[3 * i]!);
  }
  return volume;
}
