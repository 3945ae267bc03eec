/** Nodes of all trees of a run as they grow, and as the flat arrays of a TreeEnsemble at the end. */
import type { Link } from "../structure.ts";
import { MISSING, SPLIT, type TreeEnsemble } from "../tree-ensemble.ts";
import type { FeatureBins } from "./bins.ts";

export interface TreeStore {
  readonly roots: number[];
  readonly treeOutput: number[];
  readonly left: number[];
  readonly right: number[];
  readonly feature: number[];
  /** The last bin that goes left; of a categorical split nothing. */
  readonly bin: number[];
  /** Of a categorical split: 1 for the bins that go left; else undefined. */
  readonly leftBins: (Uint8Array | undefined)[];
  readonly missingLeft: number[];
  readonly cover: number[];
  readonly value: number[];
  /** What the split gained; 0 in leaves. */
  readonly gain: number[];
}

export function treeStore(): TreeStore {
  return {
    roots: [],
    treeOutput: [],
    left: [],
    right: [],
    feature: [],
    bin: [],
    leftBins: [],
    missingLeft: [],
    cover: [],
    value: [],
    gain: [],
  };
}

/** A new leaf. @returns its position. */
export function addNode(store: TreeStore, value: number): number {
  store.left.push(-1);
  store.right.push(-1);
  store.feature.push(-1);
  store.bin.push(0);
  store.leftBins.push(undefined);
  store.missingLeft.push(0);
  store.cover.push(0);
  store.gain.push(0);
  return store.value.push(value) - 1;
}

/** Keeps the first `trees` trees. */
export function ensembleOf(
  store: TreeStore,
  trees: number,
  bins: readonly FeatureBins[],
  base: Float64Array,
  link: Link,
): TreeEnsemble {
  const nodes = store.roots[trees] ?? store.left.length;
  const threshold = new Float64Array(nodes);
  const split = new Uint8Array(nodes).fill(SPLIT.lessEqual);
  const categoryStart = new Int32Array(nodes + 1);
  const words: number[] = [];
  for (let node = 0; node < nodes; node++) {
    categoryStart[node] = words.length;
    if (store.left[node]! < 0) continue;
    const { cuts, categories } = bins[store.feature[node]!]!;
    const leftBins = store.leftBins[node];
    // Beyond the last cut every present value goes left, and only missing ones right.
    if (leftBins === undefined) threshold[node] = cuts[store.bin[node]!] ?? Infinity;
    else {
      split[node] = SPLIT.category;
      const start = words.length;
      for (const [position, bin] of categories!.entries()) {
        while (words.length <= start + (position >>> 5)) words.push(0);
        if (leftBins[bin] === 1) words[start + (position >>> 5)]! |= 1 << (position & 31);
      }
    }
  }
  categoryStart[nodes] = words.length;
  return {
    kind: "trees",
    features: bins.length,
    outputs: base.length,
    roots: Int32Array.from(store.roots.slice(0, trees)),
    treeOutput: Int32Array.from(store.treeOutput.slice(0, trees)),
    left: Int32Array.from(store.left.slice(0, nodes)),
    right: Int32Array.from(store.right.slice(0, nodes)),
    feature: Int32Array.from(store.feature.slice(0, nodes)),
    threshold,
    split,
    missing: new Uint8Array(nodes).fill(MISSING.nan),
    defaultLeft: Uint8Array.from(store.missingLeft.slice(0, nodes)),
    ...(words.length > 0
      ? { categoryStart, categoryWords: Uint32Array.from(words, (word) => word >>> 0) }
      : {}),
    cover: Float64Array.from(store.cover.slice(0, nodes)),
    value: Float64Array.from(store.value.slice(0, nodes)),
    valueWidth: 1,
    base,
    inputCast: "f64",
    link,
  };
}
