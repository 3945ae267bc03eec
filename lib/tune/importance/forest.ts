/**
 * A random forest for regression, tree for tree that of scikit-learn 1.2 with the same seed: each tree has a seed of its own
 * from the forest's, and grows on as many rows as there are, drawn with replacement. Source: Breiman, Machine Learning 45
 * (2001) 5-32; scikit-learn 1.2, `ensemble/_forest.py`. lib/tune has its own because it knows no models.
 */
import { createRng } from "../../core/index.ts";
import { RandomState } from "../samplers/random-state.ts";
import { type ForestRows, type ForestTree, growForestTree } from "./forest-tree.ts";

export interface ForestOptions {
  /** Default 64. */
  readonly nTrees?: number;
  /** Default 64. */
  readonly maxDepth?: number;
  /** Whole, 0 … 2^32 - 1; by default another forest at each evaluation. */
  readonly seed?: number;
}

const greatest = 2147483647;

/** Checks the options. @throws RangeError for no trees or no depth, or a seed that is none. */
export function checkForestOptions(
  where: string,
  options: ForestOptions,
): Required<Omit<ForestOptions, "seed">> {
  const { nTrees = 64, maxDepth = 64, seed } = options;
  for (const [name, value] of [
    ["nTrees", nTrees],
    ["maxDepth", maxDepth],
  ] as const)
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`${where}: ${name} must be a whole number from 1; got ${String(value)}`);
  if (seed !== undefined) createRng(seed, { kind: "numpy" });
  return { nTrees, maxDepth };
}

/** Grows the trees. @param points one row each. */
export function fitForest(
  points: readonly Float64Array[],
  targets: Float64Array,
  options: ForestOptions,
): ForestTree[] {
  const { nTrees = 64, maxDepth = 64 } = options;
  const n = points.length;
  const features = points[0]!.length;
  const columns = new Float32Array(n * features);
  points.forEach((point, i) => {
    for (let f = 0; f < features; f++) columns[f * n + i] = point[f]!;
  });
  const rows: ForestRows = { columns, features, targets };
  const { rng } = new RandomState(options.seed);
  const seeds = Array.from({ length: nTrees }, () => rng.integer(greatest));
  return seeds.map((seed) => {
    const drawn = createRng(seed, { kind: "numpy" });
    const weights = new Float64Array(n);
    for (let k = 0; k < n; k++) weights[drawn.integer(n)]!++;
    return growForestTree(rows, weights, maxDepth, createRng(seed, { kind: "numpy" }).integer(greatest));
  });
}

/**
 * How much each feature's cuts lower the variance, as shares of each tree and averaged over the trees that have cuts; they
 * add up to 1, or are all 0. Breiman's mean decrease in impurity.
 */
export function impurityDecreases(trees: readonly ForestTree[], features: number): Float64Array {
  const decreases = new Float64Array(features);
  for (const { feature, left, right, impurity, weight } of trees) {
    if (feature.length <= 1) continue;
    const own = new Float64Array(features);
    feature.forEach((f, node) => {
      if (f < 0) return;
      const [l, r] = [left[node]!, right[node]!];
      own[f]! += weight[node]! * impurity[node]! - weight[l]! * impurity[l]! - weight[r]! * impurity[r]!;
    });
    const all = own.reduce((a, b) => a + b, 0);
    if (all > 0) own.forEach((decrease, f) => (decreases[f]! += decrease / all));
  }
  const all = decreases.reduce((a, b) => a + b, 0);
  return all > 0 ? decreases.map((decrease) => decrease / all) : decreases;
}
