/**
 * How rows walk from the root of a tree to a leaf: in plain TypeScript for every kind of split, and for numeric splits and much work
 * in an embedded WebAssembly kernel over packed nodes, with the same leaves.
 *
 * Blocks of rows go through one tree after another: small blocks while all trees fit into the cache, large ones when a tree alone
 * fills it. A step costs a few nanoseconds.
 */
import { predictWasm } from "./kernels/predict-wasm.ts";
import { wasmKernel, wasmMemory } from "./kernels/wasm-kernel.ts";
import { MISSING, SPLIT, type TreeEnsemble } from "./tree-ensemble.ts";

export interface TreeWalk {
  /** Most rows of a block. */
  readonly block: number;
  /** After `tree`: the leaf (its position in the ensemble) of each row of the block. */
  readonly leaves: Int32Array;
  /** Takes rows `from` to before `to`, at most a block, of row-major values. */
  begin(values: Float64Array, from: number, to: number): void;
  /** Walks the block through tree t. */
  tree(t: number): void;
}

/** Nodes that stay in the cache while blocks of rows pass over them. */
const CACHED_NODES = 40_000;
/** Below this many walks, packing the nodes is not worth it. */
const MANY = 20_000;

const walks = new WeakMap<TreeEnsemble, { plain?: TreeWalk; packed?: TreeWalk | undefined }>();

/** @param rows how many are to walk; decides what is worth its preparation. */
export function treeWalk(ensemble: TreeEnsemble, rows: number): TreeWalk {
  let known = walks.get(ensemble);
  if (known === undefined) walks.set(ensemble, (known = {}));
  const walked = rows * ensemble.roots.length;
  if (!("packed" in known) && walked >= MANY && walked >= ensemble.left.length)
    known.packed = packedWalk(ensemble);
  return known.packed ?? (known.plain ??= plainWalk(ensemble));
}

/** The TypeScript path; the oracle of the other. */
export function plainWalk(ensemble: TreeEnsemble): TreeWalk {
  const { features, roots, inputCast } = ensemble;
  const walk =
    ensemble.split.every((kind) => kind === SPLIT.lessEqual) &&
    ensemble.missing.every((kind) => kind === MISSING.nan)
      ? simpleWalk(ensemble)
      : generalWalk(ensemble);
  const block = ensemble.left.length <= CACHED_NODES ? 256 : 8192;
  const leaves = new Int32Array(block);
  let rows: Float64Array = new Float64Array(0);
  return {
    block,
    leaves,
    begin(values, from, to) {
      rows = values.subarray(from * features, to * features);
      if (inputCast === "f32") rows = rows.map(Math.fround);
    },
    tree(t) {
      walk(roots[t]!, rows, leaves);
    },
  };
}

type Walk = (root: number, rows: Float64Array, leaves: Int32Array) => void;

/** Splits x ≤ threshold alone, NaN the default way. */
function simpleWalk({ features, left, right, feature, threshold, defaultLeft }: TreeEnsemble): Walk {
  return (root, rows, leaves) => {
    for (let row = 0, i = 0; row < rows.length; row += features, i++) {
      let node = root;
      for (let f = feature[node]!; f >= 0; f = feature[node]!) {
        const x = rows[row + f]!;
        const goesLeft = x <= threshold[node]! || (x !== x && defaultLeft[node] === 1);
        node = goesLeft ? left[node]! : right[node]!;
      }
      leaves[i] = node;
    }
  };
}

/** LightGBM's zero is a float constant. */
const ZERO = Math.fround(1e-35);

function generalWalk(ensemble: TreeEnsemble): Walk {
  const { features, left, right, feature, threshold, split, missing, defaultLeft } = ensemble;
  const { categoryStart, categoryWords } = ensemble;
  return (root, rows, leaves) => {
    for (let row = 0, i = 0; row < rows.length; row += features, i++) {
      let node = root;
      while (left[node]! >= 0) {
        let x = rows[row + feature[node]!]!;
        const rule = missing[node]!;
        if (x !== x && rule === MISSING.none) x = 0;
        let goesLeft: boolean;
        if (x !== x || (rule === MISSING.zero && Math.abs(x) <= ZERO)) goesLeft = defaultLeft[node] === 1;
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
      leaves[i] = node;
    }
  };
}

interface PredictKernel {
  walk(
    nodes: number,
    root: number,
    depth: number,
    values: number,
    stride: number,
    count: number,
    known: number,
    leaves: number,
  ): void;
}

const NODE = 16;

/** @returns undefined for splits by category or by LightGBM's zero, and where there is no WebAssembly or not enough memory. */
export function packedWalk(ensemble: TreeEnsemble): TreeWalk | undefined {
  const { features, left, feature, split, missing } = ensemble;
  const nodes = left.length;
  for (let node = 0; node < nodes; node++)
    if (feature[node]! >= 0 && (split[node] === SPLIT.category || missing[node] === MISSING.zero))
      return undefined;
  const stride = features * 8;
  const block =
    nodes <= CACHED_NODES ? 512 : Math.max(512, Math.min(16_384, Math.floor((1 << 22) / stride)) & ~7);
  const valuesAt = nodes * NODE;
  const leavesAt = valuesAt + block * stride;
  const memory = wasmMemory(leavesAt + block * 4);
  if (memory === undefined) return undefined;
  const kernel = wasmKernel<PredictKernel>(predictWasm, memory);
  if (kernel === undefined) return undefined;
  const { starts, depths } = packNodes(ensemble, memory.buffer);
  const held = new Float64Array(memory.buffer, valuesAt, block * features);
  const single = ensemble.inputCast === "f32";
  let count = 0;
  let known = 1;
  return {
    block,
    leaves: new Int32Array(memory.buffer, leavesAt, block),
    begin(values, from, to) {
      count = to - from;
      known = 1;
      const start = from * features;
      const size = count * features;
      if (single) for (let at = 0; at < size; at++) held[at] = Math.fround(values[start + at]!);
      else held.set(values.subarray(start, start + size));
      for (let at = 0; at < size; at++) if (held[at]! !== held[at]!) known = 0;
    },
    tree(t) {
      kernel.walk(0, starts[t]!, depths[t]!, valuesAt, stride, count, known, leavesAt);
    },
  };
}

/** Nodes of each tree breadth first, so that siblings stand together; see kernels/predict.as.ts for the layout. */
function packNodes(
  ensemble: TreeEnsemble,
  buffer: ArrayBuffer,
): { readonly starts: Int32Array; readonly depths: Int32Array } {
  const { roots, left, right, feature, threshold, split, missing, defaultLeft } = ensemble;
  const numbers = new Float64Array(buffer);
  const words = new Uint32Array(buffer);
  const starts = new Int32Array(roots.length);
  const depths = new Int32Array(roots.length);
  const order = new Int32Array(left.length);
  const depth = new Int32Array(left.length);
  let used = 0;
  for (let t = 0; t < roots.length; t++) {
    starts[t] = used;
    order[used] = roots[t]!;
    depth[used] = 0;
    let end = used + 1;
    for (let at = used; at < end; at++) {
      const node = order[at]!;
      if (left[node]! < 0) {
        words[at * 4] = node;
        words[at * 4 + 1] = 0x7ff80000;
        words[at * 4 + 2] = 0;
        words[at * 4 + 3] = at;
        depths[t] = Math.max(depths[t]!, depth[at]!);
        continue;
      }
      const border = threshold[node]!;
      // x < t is x ≤ the number before t; a model without missing values takes NaN as 0.
      const top = split[node] === SPLIT.less ? before(border) : border;
      const toLeft = missing[node] === MISSING.none ? 0 <= top : defaultLeft[node] === 1;
      numbers[at * 2] = top;
      words[at * 4 + 2] = feature[node]! * 2 + (toLeft ? 0 : 1);
      words[at * 4 + 3] = end;
      order[end] = left[node]!;
      order[end + 1] = right[node]!;
      depth[end] = depth[end + 1] = depth[at]! + 1;
      end += 2;
    }
    used = end;
  }
  return { starts, depths };
}

const bits = new Float64Array(1);
const integer = new BigInt64Array(bits.buffer);

/** The greatest number below x. */
function before(x: number): number {
  if (x === -Infinity) return x;
  if (x === 0) return -Number.MIN_VALUE;
  bits[0] = x;
  integer[0]! += x > 0 ? -1n : 1n;
  return bits[0];
}
