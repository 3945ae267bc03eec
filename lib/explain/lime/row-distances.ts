/** Distances of rows from the first one, by the names of scikit-learn's metrics. O(rows · columns). */

export type DistanceMetric =
  | "cosine"
  | "euclidean"
  | "sqeuclidean"
  | "manhattan"
  | "chebyshev"
  | "hamming"
  | ((row: Float64Array, first: Float64Array) => number);

const metrics: Readonly<Record<string, (a: Float64Array, b: Float64Array) => number>> = {
  cosine: (a, b) => {
    const [x, y] = [norm(a), norm(b)];
    let dot = 0;
    for (let j = 0; j < a.length; j++) dot += (a[j]! / (x || 1)) * (b[j]! / (y || 1));
    return Math.min(2, Math.max(0, 1 - dot));
  },
  euclidean: (a, b) => Math.sqrt(added(a, b, (t) => t * t)),
  sqeuclidean: (a, b) => added(a, b, (t) => t * t),
  manhattan: (a, b) => added(a, b, Math.abs),
  chebyshev: (a, b) => a.reduce((most, x, j) => Math.max(most, Math.abs(x - b[j]!)), 0),
  hamming: (a, b) => added(a, b, (t) => (t === 0 ? 0 : 1)) / a.length,
};

/** @throws RangeError on a metric that is not known, and on distances that are not finite. */
export function distancesFrom(
  where: string,
  data: Float64Array,
  rows: number,
  columns: number,
  metric: DistanceMetric,
): Float64Array {
  const own =
    typeof metric === "function" ? metric : Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  if (own === undefined)
    throw new RangeError(
      `${where}: distanceMetric must be ${Object.keys(metrics).join(", ")} or a function; got ${JSON.stringify(metric)}`,
    );
  const first = data.subarray(0, columns);
  return Float64Array.from({ length: rows }, (_, i) => {
    const distance = own(data.subarray(i * columns, (i + 1) * columns), first);
    if (!Number.isFinite(distance))
      throw new RangeError(
        `${where}: distanceMetric must give finite numbers; got ${distance} for sample ${i}`,
      );
    return distance;
  });
}

function norm(a: Float64Array): number {
  let sum = 0;
  for (const x of a) sum += x * x;
  return Math.sqrt(sum);
}

function added(a: Float64Array, b: Float64Array, of: (t: number) => number): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += of(a[j]! - b[j]!);
  return sum;
}
