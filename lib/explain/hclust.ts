/**
 * A hierarchy of features by how alike their columns are: agglomerative clustering, rows in scipy's form (left, right, distance, size; the smaller label
 * first). Missing values count as their column's mean. Source: shap 0.46 `utils.hclust`, scipy 1.10 `linkage`; without the jitter that shap adds.
 * O(p² n).
 */
import { designOf } from "../data/index.ts";
import { redundancyDistances } from "./hclust-redundancy.ts";

export type HclustMetric =
  "cosine" | "correlation" | "sqeuclidean" | "euclidean" | "cityblock" | "chebyshev" | "xgboostDistancesR2";

export interface HclustOptions {
  /** Default "auto": how redundant features are about y where it is given ("xgboostDistancesR2"), else "cosine". */
  readonly metric?: "auto" | HclustMetric | undefined;
  /** Default "single". */
  readonly linkage?: "single" | "complete" | "average" | undefined;
  /** Outputs of the rows, numbers. */
  readonly y?: ArrayLike<number> | undefined;
  /** Seed of the split of rows that "xgboostDistancesR2" judges by. Default 0. */
  readonly randomState?: number | undefined;
}

/** (p − 1)×4. @param X a table. @throws RangeError on an unknown metric or linkage, and on y of another length or missing. */
export function hclust(X: unknown, options: HclustOptions = {}): Float64Array {
  const where = "hclust";
  const { linkage = "single", y, randomState = 0 } = options;
  const metric =
    options.metric === undefined || options.metric === "auto"
      ? y === undefined
        ? "cosine"
        : "xgboostDistancesR2"
      : options.metric;
  if (!["single", "complete", "average"].includes(linkage))
    throw new RangeError(
      `${where}: linkage must be single, complete or average; got ${JSON.stringify(linkage)}`,
    );
  if (metric !== "xgboostDistancesR2" && !(metric in DISTANCES))
    throw new RangeError(
      `${where}: metric must be auto, ${Object.keys(DISTANCES).join(", ")} or xgboostDistancesR2; got ${JSON.stringify(metric)}`,
    );
  const { rows: n, columns: p, values } = designOf(where, X);
  const columns = Array.from({ length: p }, (_, j) =>
    filled(Float64Array.from({ length: n }, (__, i) => values[i * p + j]!)),
  );
  const distances = new Float64Array(p * p);
  if (metric === "xgboostDistancesR2") {
    if (y?.length !== n)
      throw new RangeError(
        `${where}: xgboostDistancesR2 wants y, a number for each of ${n} rows; got ${y?.length ?? "none"}`,
      );
    const oneWay = redundancyDistances(columns, y, randomState);
    for (let a = 0; a < p; a++)
      for (let b = 0; b < p; b++) {
        const [x, z] = [oneWay[a * p + b]!, oneWay[b * p + a]!];
        distances[a * p + b] =
          linkage === "single" ? Math.min(x, z) : linkage === "complete" ? Math.max(x, z) : (x + z) / 2;
      }
  } else
    for (let a = 0; a < p; a++)
      for (let b = a + 1; b < p; b++)
        distances[a * p + b] = distances[b * p + a] = DISTANCES[metric](columns[a]!, columns[b]!);
  return linkageOf(distances, p, linkage);
}

/** The hierarchy of p things with these distances, p×p. Ties are broken as scipy breaks them. */
export function linkageOf(
  distances: Float64Array,
  p: number,
  linkage: "single" | "complete" | "average",
): Float64Array {
  const merges = linkage === "single" ? spanningTree(distances, p) : neighbourChain(distances, p, linkage);
  merges.sort((a, b) => a.distance - b.distance);
  // Each thing's cluster, found from any of its members.
  const above = Int32Array.from({ length: Math.max(1, 2 * p - 1) }, (_, j) => j);
  const size = new Float64Array(above.length).fill(1);
  const rootOf = (j: number): number => {
    while (above[j] !== j) j = above[j] = above[above[j]!]!;
    return j;
  };
  const out = new Float64Array(4 * merges.length);
  for (const [step, { x, y, distance }] of merges.entries()) {
    const [a, b] = [rootOf(x), rootOf(y)];
    const made = p + step;
    size[made] = size[a]! + size[b]!;
    above[a] = above[b] = made;
    out.set([Math.min(a, b), Math.max(a, b), distance, size[made]!], 4 * step);
  }
  return out;
}

interface Merge {
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** Single linkage is the shortest tree through all things (Prim). O(p²). */
function spanningTree(distances: Float64Array, p: number): Merge[] {
  const merges: Merge[] = [];
  const nearest = new Float64Array(p).fill(Infinity);
  const isIn = new Uint8Array(p);
  for (let x = 0; merges.length < p - 1;) {
    isIn[x] = 1;
    let y = -1;
    for (let j = 0; j < p; j++) {
      if (isIn[j] === 1) continue;
      nearest[j] = Math.min(nearest[j]!, distances[x * p + j]!);
      if (y < 0 || nearest[j]! < nearest[y]!) y = j;
    }
    merges.push({ x, y, distance: nearest[y]! });
    x = y;
  }
  return merges;
}

/** Chains of nearest neighbours (Benzécri 1982): two that are each other's nearest are merged. O(p²). */
function neighbourChain(distances: Float64Array, p: number, linkage: "complete" | "average"): Merge[] {
  const merges: Merge[] = [];
  const D = distances.slice();
  const size = new Float64Array(p).fill(1);
  const chain: number[] = [];
  while (merges.length < p - 1) {
    if (chain.length === 0) chain.push(size.findIndex((members) => members > 0));
    for (;;) {
      const x = chain.at(-1)!;
      const before = chain.at(-2);
      let y = before ?? -1;
      for (let i = 0; i < p; i++)
        if (size[i]! > 0 && i !== x && (y < 0 || D[x * p + i]! < D[x * p + y]!)) y = i;
      if (y === before) break;
      chain.push(y);
    }
    const [a, b] = [chain.pop()!, chain.pop()!];
    const [x, y] = [Math.min(a, b), Math.max(a, b)];
    merges.push({ x, y, distance: D[x * p + y]! });
    const [nx, ny] = [size[x]!, size[y]!];
    size[x] = 0;
    size[y] = nx + ny;
    for (let i = 0; i < p; i++) {
      if (size[i] === 0 || i === y) continue;
      const [dx, dy] = [D[i * p + x]!, D[i * p + y]!];
      D[i * p + y] = D[y * p + i] =
        linkage === "complete" ? Math.max(dx, dy) : (nx * dx + ny * dy) / (nx + ny);
    }
  }
  return merges;
}

function filled(column: Float64Array): Float64Array {
  let sum = 0;
  let count = 0;
  for (const x of column)
    if (!Number.isNaN(x)) {
      sum += x;
      count += 1;
    }
  const mean = count === 0 ? 0 : sum / count;
  return column.map((x) => (Number.isNaN(x) ? mean : x));
}

type Distance = (x: Float64Array, y: Float64Array) => number;

const DISTANCES: Readonly<Record<Exclude<HclustMetric, "xgboostDistancesR2">, Distance>> = {
  cosine: (x, y) => angle(x, y, 0, 0),
  correlation: (x, y) => angle(x, y, meanOf(x), meanOf(y)),
  sqeuclidean: (x, y) => x.reduce((sum, each, i) => sum + (each - y[i]!) ** 2, 0),
  euclidean: (x, y) => Math.sqrt(x.reduce((sum, each, i) => sum + (each - y[i]!) ** 2, 0)),
  cityblock: (x, y) => x.reduce((sum, each, i) => sum + Math.abs(each - y[i]!), 0),
  chebyshev: (x, y) => x.reduce((most, each, i) => Math.max(most, Math.abs(each - y[i]!)), 0),
};

function meanOf(x: Float64Array): number {
  return x.reduce((sum, each) => sum + each, 0) / x.length;
}

/** 1 − cosine of what is left without the means. */
function angle(x: Float64Array, y: Float64Array, mx: number, my: number): number {
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]! - mx, y[i]! - my];
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  // A column that does not vary is like none.
  return xx === 0 || yy === 0 ? 1 : 1 - xy / Math.sqrt(xx * yy);
}
