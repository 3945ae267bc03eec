/** Small random ensembles with every kind of split, and Shapley values by the definition. */
import { createRng, type Rng } from "../../../../lib/core/index.ts";
import { MISSING, predictTrees, SPLIT, type TreeEnsemble } from "../../../../lib/models/index.ts";

export interface RandomTrees {
  readonly ensemble: TreeEnsemble;
  /** rows×features, with missing values, and whole numbers where categories are. */
  rows(n: number): Float64Array;
}

/** @param p features; the last holds categories 0 … 5. @param k outputs; vector leaves where `vector`. */
export function randomTrees(
  seed: number,
  p: number,
  k: number,
  depth: number,
  trees = 3,
  vector = false,
): RandomTrees {
  const rng = createRng(seed);
  const nodes: {
    left: number;
    right: number;
    feature: number;
    threshold: number;
    split: number;
    missing: number;
    toLeft: number;
    words: number[];
    cover: number;
    value: number[];
  }[] = [];
  const grow = (level: number, cover: number): number => {
    const at = nodes.length;
    const isLeaf = level === 0 || (level < depth && rng.next() < 0.15);
    const feature = rng.integer(p);
    const isCategory = feature === p - 1;
    nodes.push({
      left: -1,
      right: -1,
      feature: isLeaf ? -1 : feature,
      threshold: rng.normal(),
      split: isCategory ? SPLIT.category : rng.next() < 0.5 ? SPLIT.less : SPLIT.lessEqual,
      missing: isCategory ? MISSING.nan : [MISSING.nan, MISSING.zero, MISSING.none][rng.integer(3)]!,
      toLeft: rng.integer(2),
      words: isCategory ? [rng.integer(64)] : [],
      cover,
      value: Array.from({ length: vector ? k : 1 }, () => rng.normal()),
    });
    if (isLeaf) return at;
    const share = 0.1 + 0.8 * rng.next();
    nodes[at]!.left = grow(level - 1, cover * share);
    nodes[at]!.right = grow(level - 1, cover * (1 - share));
    return at;
  };
  const roots = Array.from({ length: trees }, () => grow(depth, 100));
  const start = new Int32Array(nodes.length + 1);
  const words: number[] = [];
  for (const [i, node] of nodes.entries()) {
    words.push(...node.words);
    start[i + 1] = words.length;
  }
  const ensemble: TreeEnsemble = {
    kind: "trees",
    features: p,
    outputs: k,
    roots: Int32Array.from(roots),
    treeOutput: Int32Array.from(roots, (_, t) => (vector ? -1 : t % k)),
    left: Int32Array.from(nodes, ({ left }) => left),
    right: Int32Array.from(nodes, ({ right }) => right),
    feature: Int32Array.from(nodes, ({ feature }) => feature),
    threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
    split: Uint8Array.from(nodes, ({ split }) => split),
    missing: Uint8Array.from(nodes, ({ missing }) => missing),
    defaultLeft: Uint8Array.from(nodes, ({ toLeft }) => toLeft),
    categoryStart: start,
    categoryWords: Uint32Array.from(words),
    cover: Float64Array.from(nodes, ({ cover }) => cover),
    value: Float64Array.from(nodes.flatMap(({ value }) => value)),
    valueWidth: vector ? k : 1,
    base: Float64Array.from({ length: k }, () => rng.normal()),
    inputCast: rng.next() < 0.5 ? "f32" : "f64",
    link: "identity",
  };
  return {
    ensemble,
    rows: (n) =>
      Float64Array.from({ length: n * p }, (_, at) => {
        if (rng.next() < 0.15) return rng.next() < 0.5 ? Number.NaN : 0;
        return at % p === p - 1 ? rng.integer(6) : rng.normal();
      }),
  };
}

/** Whether a row goes left: by prediction of a stump, so that the walk of the model decides. */
function goesLeft(ensemble: TreeEnsemble, node: number, row: Float64Array): boolean {
  const stump: TreeEnsemble = {
    ...ensemble,
    outputs: 1,
    valueWidth: 1,
    roots: Int32Array.of(0),
    treeOutput: Int32Array.of(0),
    left: Int32Array.of(1, -1, -1),
    right: Int32Array.of(2, -1, -1),
    feature: Int32Array.of(ensemble.feature[node]!, -1, -1),
    threshold: Float64Array.of(ensemble.threshold[node]!, 0, 0),
    split: Uint8Array.of(ensemble.split[node]!, 0, 0),
    missing: Uint8Array.of(ensemble.missing[node]!, 0, 0),
    defaultLeft: Uint8Array.of(ensemble.defaultLeft[node]!, 0, 0),
    categoryStart: Int32Array.of(
      0,
      ensemble.categoryStart![node + 1]! - ensemble.categoryStart![node]!,
      ensemble.categoryStart![node + 1]! - ensemble.categoryStart![node]!,
      ensemble.categoryStart![node + 1]! - ensemble.categoryStart![node]!,
    ),
    categoryWords: ensemble.categoryWords!.slice(
      ensemble.categoryStart![node]!,
      ensemble.categoryStart![node + 1]!,
    ),
    cover: new Float64Array(3),
    value: Float64Array.of(0, 1, 0),
    base: new Float64Array(1),
  };
  return predictTrees(stump, row, 1)[0] === 1;
}

/** The mean output when only the features of `S` (bits) are known: both ways of other splits, by cover. k numbers. */
export function conditionalMean(ensemble: TreeEnsemble, row: Float64Array, S: number): Float64Array {
  const out = ensemble.base.slice();
  const visit = (node: number, t: number, weight: number): void => {
    const { left, right, feature, cover, value, valueWidth, treeOutput, outputs } = ensemble;
    if (left[node]! < 0) {
      const output = treeOutput[t]!;
      if (output >= 0) out[output]! += weight * value[node * valueWidth]!;
      else for (let c = 0; c < outputs; c++) out[c]! += weight * value[node * valueWidth + c]!;
      return;
    }
    if ((S >> feature[node]!) & 1)
      return visit(goesLeft(ensemble, node, row) ? left[node]! : right[node]!, t, weight);
    visit(left[node]!, t, (weight * cover[left[node]!]!) / cover[node]!);
    visit(right[node]!, t, (weight * cover[right[node]!]!) / cover[node]!);
  };
  for (const [t, root] of ensemble.roots.entries()) visit(root, t, 1);
  return out;
}

/** The mean output over a background when only the features of `S` are the row's. */
export function interventionalMean(
  ensemble: TreeEnsemble,
  row: Float64Array,
  background: Float64Array,
  S: number,
): Float64Array {
  const p = ensemble.features;
  const n = background.length / p;
  const inputs = background.slice();
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) if ((S >> j) & 1) inputs[i * p + j] = row[j]!;
  const outputs = predictTrees(ensemble, inputs, n);
  const k = ensemble.outputs;
  const out = new Float64Array(k);
  for (let at = 0; at < outputs.length; at++) out[at % k]! += outputs[at]! / n;
  return out;
}

/** φ, p×k, and pairs p×p×k in SHAP's halves, by the definition. */
export function shapleyByDefinition(
  p: number,
  k: number,
  worth: (S: number) => Float64Array,
): { readonly phi: Float64Array; readonly pairs: Float64Array } {
  const all = Array.from({ length: 2 ** p }, (_, S) => worth(S));
  const size = (S: number): number => (S === 0 ? 0 : (S & 1) + size(S >> 1));
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const phi = new Float64Array(p * k);
  const pairs = new Float64Array(p * p * k);
  for (let S = 0; S < 2 ** p; S++)
    for (let a = 0; a < p; a++) {
      if ((S >> a) & 1) continue;
      const w = (factorial(size(S)) * factorial(p - 1 - size(S))) / factorial(p);
      for (let c = 0; c < k; c++) phi[a * k + c]! += w * (all[S | (1 << a)]![c]! - all[S]![c]!);
      for (let b = 0; b < p; b++) {
        if (b === a || (S >> b) & 1) continue;
        const v = (factorial(size(S)) * factorial(p - 2 - size(S))) / (2 * factorial(p - 1));
        for (let c = 0; c < k; c++)
          pairs[(a * p + b) * k + c]! +=
            v *
            (all[S | (1 << a) | (1 << b)]![c]! -
              all[S | (1 << a)]![c]! -
              all[S | (1 << b)]![c]! +
              all[S]![c]!);
      }
    }
  for (let a = 0; a < p; a++)
    for (let c = 0; c < k; c++) {
      let alone = phi[a * k + c]!;
      for (let b = 0; b < p; b++) if (b !== a) alone -= pairs[(a * p + b) * k + c]!;
      pairs[(a * p + a) * k + c] = alone;
    }
  return { phi, pairs };
}

export function randomBackground(rng: Rng, n: number, p: number): Float64Array {
  return Float64Array.from({ length: n * p }, (_, at) => (at % p === p - 1 ? rng.integer(6) : rng.normal()));
}
