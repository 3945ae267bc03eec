/**
 * Predictions of a tree ensemble: rows walk from each root to a leaf, and the leaves' values add up.
 *
 * Blocks of rows go through one tree after another, so that a tree stays in the cache while its rows walk. O(rows · trees · depth).
 */
import { setImmediate as turn } from "node:timers/promises";
import type { Run } from "../prep/index.ts";
import { MISSING, SPLIT, type TreeEnsemble } from "./tree-ensemble.ts";

const BLOCK = 256;
/** Walks (rows · trees) between two turns of the event loop: some 20 ms. */
const TURN = 500_000;

/**
 * Raw outputs, rows×outputs, the base included, before the link.
 * @param values rows×features, row-major; NaN where missing; a categorical feature holds positions.
 * @throws RangeError when `values` is not rows×features.
 */
export function predictTrees(ensemble: TreeEnsemble, values: Float64Array, rows: number): Float64Array {
  checkValues("predictTrees", ensemble, values, rows);
  const out = new Float64Array(rows * ensemble.outputs);
  addTrees(ensemble, castInput(ensemble, values), 0, rows, out);
  return out;
}

/**
 * The same with turns of the event loop between blocks of rows; for tables of any length.
 * @throws RangeError when `values` is not rows×features; the signal's reason, at the next block after it was aborted.
 */
export async function predictTreesInTurns(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  { signal, onProgress }: Run = {},
): Promise<Float64Array> {
  signal?.throwIfAborted();
  const size = Math.max(BLOCK, Math.floor(TURN / Math.max(1, ensemble.roots.length)));
  if (rows <= size) return predictTrees(ensemble, values, rows);
  checkValues("predictTrees", ensemble, values, rows);
  const { features, outputs } = ensemble;
  const out = new Float64Array(rows * outputs);
  for (let from = 0; from < rows; from += size) {
    const to = Math.min(rows, from + size);
    const block = values.subarray(from * features, to * features);
    out.set(predictTrees(ensemble, block, to - from), from * outputs);
    onProgress?.({ done: to, total: rows, message: "rows predicted" });
    await turn();
    signal?.throwIfAborted();
  }
  return out;
}

/**
 * The leaf that each row reaches in each tree: rows×trees positions of nodes in the ensemble's arrays.
 * @throws RangeError when `values` is not rows×features.
 */
export function treeLeaves(ensemble: TreeEnsemble, values: Float64Array, rows: number): Int32Array {
  checkValues("treeLeaves", ensemble, values, rows);
  const trees = ensemble.roots.length;
  const out = new Int32Array(rows * trees);
  const walk = walker(ensemble);
  const cast = castInput(ensemble, values);
  const leaves = new Int32Array(BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    for (let t = 0; t < trees; t++) {
      walk(ensemble.roots[t]!, cast, from, to, leaves);
      for (let i = from; i < to; i++) out[i * trees + t] = leaves[i - from]!;
    }
  }
  return out;
}

/** Fills rows `from` to before `to` of `out` with base and trees; `values` are already cast. */
function addTrees(
  ensemble: TreeEnsemble,
  values: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const { outputs, roots, treeOutput, value, valueWidth, base, linear } = ensemble;
  const walk = walker(ensemble);
  const leaves = new Int32Array(BLOCK);
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(to, start + BLOCK);
    for (let i = start; i < end; i++) for (let c = 0; c < outputs; c++) out[i * outputs + c] = base[c]!;
    for (let t = 0; t < roots.length; t++) {
      walk(roots[t]!, values, start, end, leaves);
      const output = treeOutput[t]!;
      if (output < 0)
        for (let i = start; i < end; i++) {
          const at = leaves[i - start]! * valueWidth;
          for (let c = 0; c < outputs; c++) out[i * outputs + c]! += value[at + c]!;
        }
      else if (linear !== undefined)
        for (let i = start; i < end; i++)
          out[i * outputs + output]! += linearLeaf(ensemble, leaves[i - start]!, values, i);
      else if (valueWidth === 1)
        for (let i = start; i < end; i++) out[i * outputs + output]! += value[leaves[i - start]!]!;
      else
        for (let i = start; i < end; i++)
          out[i * outputs + output]! += value[leaves[i - start]! * valueWidth + output]!;
    }
  }
}

type Walk = (root: number, values: Float64Array, from: number, to: number, leaves: Int32Array) => void;

function walker(ensemble: TreeEnsemble): Walk {
  const plain =
    ensemble.split.every((kind) => kind === SPLIT.lessEqual) &&
    ensemble.missing.every((kind) => kind === MISSING.nan);
  return plain ? plainWalker(ensemble) : generalWalker(ensemble);
}

/** Splits x ≤ threshold alone, NaN the default way. */
function plainWalker({ features, left, right, feature, threshold, defaultLeft }: TreeEnsemble): Walk {
  return (root, values, from, to, leaves) => {
    for (let i = from; i < to; i++) {
      const row = i * features;
      let node = root;
      for (let f = feature[node]!; f >= 0; f = feature[node]!) {
        const x = values[row + f]!;
        const goesLeft = x <= threshold[node]! || (x !== x && defaultLeft[node] === 1);
        node = goesLeft ? left[node]! : right[node]!;
      }
      leaves[i - from] = node;
    }
  };
}

function generalWalker(ensemble: TreeEnsemble): Walk {
  const { features, left, right, feature, threshold, split, missing, defaultLeft } = ensemble;
  const { categoryStart, categoryWords } = ensemble;
  return (root, values, from, to, leaves) => {
    for (let i = from; i < to; i++) {
      let node = root;
      while (left[node]! >= 0) {
        let x = values[i * features + feature[node]!]!;
        const rule = missing[node]!;
        if (x !== x && rule === MISSING.none) x = 0;
        let goesLeft: boolean;
        // LightGBM's zero: |x| up to its float constant 1e-35.
        if (x !== x || (rule === MISSING.zero && Math.abs(x) <= LIGHTGBM_ZERO))
          goesLeft = defaultLeft[node] === 1;
        else if (split[node] === SPLIT.lessEqual) goesLeft = x <= threshold[node]!;
        else if (split[node] === SPLIT.less) goesLeft = x < threshold[node]!;
        else {
          const start = categoryStart![node]!;
          const bits = (categoryStart![node + 1]! - start) * 32;
          const position = Math.trunc(x);
          goesLeft =
            position >= 0 &&
            position < bits &&
            ((categoryWords![start + (position >>> 5)]! >>> (position & 31)) & 1) === 1;
        }
        node = goesLeft ? left[node]! : right[node]!;
      }
      leaves[i - from] = node;
    }
  };
}

const LIGHTGBM_ZERO = Math.fround(1e-35);

/** value + Σ coef x; the plain value where a feature of the leaf is missing. */
function linearLeaf(ensemble: TreeEnsemble, leaf: number, values: Float64Array, row: number): number {
  const { start, feature, coef, intercept } = ensemble.linear!;
  if (start[leaf] === start[leaf + 1]) return ensemble.value[leaf]!;
  let sum = intercept[leaf]!;
  for (let at = start[leaf]!; at < start[leaf + 1]!; at++) {
    const x = values[row * ensemble.features + feature[at]!]!;
    if (Number.isNaN(x)) return ensemble.value[leaf]!;
    sum += coef[at]! * x;
  }
  return sum;
}

function castInput({ inputCast }: TreeEnsemble, values: Float64Array): Float64Array {
  return inputCast === "f64" ? values : values.map(Math.fround);
}

function checkValues(where: string, { features }: TreeEnsemble, values: Float64Array, rows: number): void {
  if (values.length !== rows * features)
    throw new RangeError(
      `${where}: needs ${rows}×${features} values; got ${values.length}; give the columns of training`,
    );
}
