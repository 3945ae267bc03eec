/**
 * LIME's discretizers: continuous features as bins with names ("petal width <= 0.30"), and back by a normal law held to the bin. Edges are
 * quartiles, deciles, or the splits of an entropy tree of depth 3 on the labels. Source: lime 0.2 `discretize.py`.
 */
import { quantile, type Rng } from "../../core/index.ts";
import type { Design, Target } from "../../data/index.ts";
import { DecisionTreeClassifier } from "../../models/index.ts";
import { truncatedNormal } from "./numpy-draws.ts";

export type DiscretizerName = "quartile" | "decile" | "entropy";

export interface FeatureBins {
  /** Ascending, different; value x is in the first bin whose edge it does not exceed. */
  readonly edges: Float64Array;
  readonly names: readonly string[];
  /** Of the training values in each bin. */
  readonly means: Float64Array;
  readonly stds: Float64Array;
  readonly mins: Float64Array;
  readonly maxs: Float64Array;
}

/** By feature; null for features that stay as they are. */
export type Bins = readonly (FeatureBins | null)[];

export interface DiscretizerOptions {
  readonly discretizer: DiscretizerName;
  /** Positions of features that are not discretized. */
  readonly categorical: readonly number[];
  readonly labels?: Target | undefined;
  /** The entropy trees take a seed each, as scikit-learn's do. */
  readonly rng: Rng;
}

/** @throws RangeError on "entropy" without labels. */
export async function makeBins(X: Design, options: DiscretizerOptions): Promise<Bins> {
  const { discretizer, categorical, labels, rng } = options;
  if (discretizer === "entropy" && labels === undefined)
    throw new RangeError(
      'LimeTabularExplainer: discretizer "entropy" splits by the labels; got none; pass trainingLabels',
    );
  const out: (FeatureBins | null)[] = [];
  for (let j = 0; j < X.columns; j++) {
    if (categorical.includes(j)) {
      out.push(null);
      continue;
    }
    const column = Float64Array.from({ length: X.rows }, (_, i) => X.values[i * X.columns + j]!);
    out.push(binsOf(column, X.names[j]!, await edgesOf(column, discretizer, labels, rng)));
  }
  return out;
}

/** The bin of a value. */
export function binOf({ edges }: FeatureBins, x: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A value for each bin number, drawn within the bin; as LIME, the bin's bound in standard units where the bin has no width. */
export function drawWithin(bins: FeatureBins, numbers: ArrayLike<number>, rng: Rng): Float64Array {
  const { means, stds, mins, maxs } = bins;
  return Float64Array.from(numbers, (b) => {
    const low = (mins[b]! - means[b]!) / stds[b]!;
    const high = (maxs[b]! - means[b]!) / stds[b]!;
    return low === high ? low : truncatedNormal(rng, low, high) * stds[b]! + means[b]!;
  });
}

async function edgesOf(
  column: Float64Array,
  discretizer: DiscretizerName,
  labels: Target | undefined,
  rng: Rng,
): Promise<Float64Array> {
  const sorted = column.slice().sort();
  if (discretizer === "quartile") return different([0.25, 0.5, 0.75].map((q) => quantile(sorted, q)!));
  if (discretizer === "decile")
    return different([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((q) => quantile(sorted, q)!));
  if (discretizer !== "entropy")
    throw new RangeError(
      `LimeTabularExplainer: discretizer must be quartile, decile or entropy; got ${JSON.stringify(discretizer)}`,
    );
  // The tree has one feature, so its seed decides nothing; the stream moves on as scikit-learn's.
  rng.integer(0x7fffffff);
  const tree = await new DecisionTreeClassifier({ criterion: "entropy", maxDepth: 3 }).fit(
    // scikit-learn's trees see single precision.
    Array.from(column, (x) => [Math.fround(x)]),
    labels!,
  );
  const structure = tree.structure();
  if (structure?.kind !== "trees") return different([quantile(sorted, 0.5)!]);
  const edges: number[] = [];
  for (const [node, f] of structure.feature.entries()) if (f >= 0) edges.push(structure.threshold[node]!);
  return different(edges.length === 0 ? [quantile(sorted, 0.5)!] : edges);
}

function different(edges: readonly number[]): Float64Array {
  return Float64Array.from(new Set([...edges].sort((a, b) => a - b)));
}

function binsOf(column: Float64Array, name: string, edges: Float64Array): FeatureBins {
  const count = edges.length + 1;
  const text = (x: number): string => x.toFixed(2);
  const names = Array.from({ length: count }, (_, b) => {
    if (b === 0) return `${name} <= ${text(edges[0]!)}`;
    if (b === edges.length) return `${name} > ${text(edges[b - 1]!)}`;
    return `${text(edges[b - 1]!)} < ${name} <= ${text(edges[b]!)}`;
  });
  const sums = new Float64Array(count);
  const counts = new Int32Array(count);
  const squares = new Float64Array(count);
  let [low, high] = [Infinity, -Infinity];
  const bare = { edges } as FeatureBins;
  for (const x of column) {
    const b = binOf(bare, x);
    sums[b]! += x;
    counts[b]! += 1;
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  const means = sums.map((sum, b) => (counts[b] === 0 ? 0 : sum / counts[b]!));
  for (const x of column) {
    const b = binOf(bare, x);
    squares[b]! += (x - means[b]!) ** 2;
  }
  return {
    edges,
    names,
    means,
    stds: squares.map((sum, b) => (counts[b] === 0 ? 0 : Math.sqrt(sum / counts[b]!)) + 1e-11),
    mins: Float64Array.of(low, ...edges),
    maxs: Float64Array.of(...edges, high),
  };
}
