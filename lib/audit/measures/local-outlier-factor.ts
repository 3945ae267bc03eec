/**
 * Local outlier factor (Breunig, Kriegel, Ng & Sander, SIGMOD 2000): how much sparser a point lies than its k nearest
 * neighbours do. reach(p, o) = max(k-distance(o), |p - o|); lrd(p) = 1 / mean reach of p's neighbours;
 * LOF(p) = mean lrd of the neighbours / lrd(p): about 1 inside a cluster, larger outside. As scikit-learn, which gives -LOF,
 * with its 1e-10 against division by 0 among equal points. Deterministic up to neighbours at equal distance.
 */
import { nearestNeighbours } from "./nearest-neighbours.ts";
import type { Points } from "./points.ts";

/**
 * @param points usually standardised.
 * @param k neighbours, default 20, at most n - 1.
 */
export async function localOutlierFactor(
  points: Points,
  k = 20,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const near = await nearestNeighbours(points, k, signal);
  const { k: count, indices, distances } = near;
  const density = new Float64Array(points.n);
  for (let i = 0; i < points.n; i++) {
    let reach = 0;
    for (let r = i * count; r < (i + 1) * count; r++) {
      const kDistance = distances[indices[r]! * count + count - 1]!;
      reach += Math.max(kDistance, distances[r]!);
    }
    density[i] = 1 / (reach / count + 1e-10);
  }
  const factor = new Float64Array(points.n);
  for (let i = 0; i < points.n; i++) {
    let sum = 0;
    for (let r = i * count; r < (i + 1) * count; r++) sum += density[indices[r]!]! / density[i]!;
    factor[i] = count === 0 ? 1 : sum / count;
  }
  return factor;
}
