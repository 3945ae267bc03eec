/**
 * Isolated and near duplicate rows by nearest neighbours, with cleanlab's rules (Datalab 2.9):
 * - an outlier's mean distance to its 10 nearest neighbours exceeds Q3 + (1/0.37037 - 1)·IQR = Q3 + 1.7 IQR of all;
 * - near duplicates lie closer than 0.13 times the median distance of rows to their nearest neighbour.
 * Cost: that of `nearestNeighbours`.
 */
import { quantile, sortedFinite } from "../../core/index.ts";
import { nearestNeighbours, type Neighbours } from "./nearest-neighbours.ts";
import type { Points } from "./points.ts";

export interface NeighbourFindings {
  /** Mean distance of each point to its neighbours. */
  readonly meanDistance: Float64Array;
  readonly outlierLimit: number | null;
  /** Point numbers, farthest first. */
  readonly outliers: readonly number[];
  readonly duplicateLimit: number | null;
  /** Pairs of point numbers, closest first; a pair is listed once. Only the k nearest of a point are looked at. */
  readonly duplicates: readonly { readonly a: number; readonly b: number; readonly distance: number }[];
}

/** @param points usually standardised. */
export async function neighbourFindings(
  points: Points,
  options: { readonly k?: number; readonly signal?: AbortSignal } = {},
): Promise<NeighbourFindings> {
  const near = await nearestNeighbours(points, options.k ?? 10, options.signal);
  const { k, distances } = near;
  const meanDistance = new Float64Array(points.n);
  const first = new Float64Array(points.n);
  for (let i = 0; i < points.n; i++) {
    for (let r = 0; r < k; r++) meanDistance[i]! += distances[i * k + r]! / k;
    first[i] = distances[i * k] ?? Number.NaN;
  }
  const sorted = sortedFinite(meanDistance);
  const q1 = k === 0 ? null : quantile(sorted, 0.25);
  const q3 = k === 0 ? null : quantile(sorted, 0.75);
  const outlierLimit = q1 === null || q3 === null ? null : q3 + (1 / 0.37037 - 1) * (q3 - q1);
  const median = quantile(sortedFinite(first), 0.5);
  const duplicateLimit = median === null ? null : 0.13 * median;
  const outliers: number[] = [];
  for (let i = 0; i < points.n; i++)
    if (outlierLimit !== null && meanDistance[i]! > outlierLimit) outliers.push(i);
  outliers.sort((a, b) => meanDistance[b]! - meanDistance[a]! || a - b);
  return Object.freeze({
    meanDistance,
    outlierLimit,
    outliers,
    duplicateLimit,
    duplicates: duplicateLimit === null ? [] : closePairs(points.n, near, duplicateLimit),
  });
}

function closePairs(
  n: number,
  { k, indices, distances }: Neighbours,
  limit: number,
): { a: number; b: number; distance: number }[] {
  const pairs = new Map<number, { a: number; b: number; distance: number }>();
  for (let i = 0; i < n; i++) {
    for (let r = i * k; r < (i + 1) * k; r++) {
      const distance = distances[r]!;
      // Equal rows are duplicates even where most rows have an equal one, and the limit is 0.
      if (!(distance < limit || distance === 0)) break;
      const a = Math.min(i, indices[r]!);
      const b = Math.max(i, indices[r]!);
      pairs.set(a * n + b, { a, b, distance });
    }
  }
  return [...pairs.values()].sort((p, q) => p.distance - q.distance || p.a - q.a || p.b - q.b);
}
