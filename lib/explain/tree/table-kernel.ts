/** The pass of rows through a tree and its tables by the embedded kernel: memory laid out once for the widest tree, one tree at a time in it. */
import { MISSING, SPLIT, wasmKernel, wasmMemory, type TreeEnsemble } from "../../models/index.ts";
import { tablesWasm } from "../kernels/tables-wasm.ts";
import type { Decide, TreeProgram } from "./tree-program.ts";

interface Kernel {
  rows(
    nodes: number,
    node: number,
    masks: number,
    goes: number,
    tables: number,
    features: number,
    values: number,
    phi: number,
    stride: number,
    count: number,
  ): void;
}

export interface TableKernel {
  /** Takes tree t. @param offsets start of each leaf's table, by position. */
  tree(t: number, table: Float64Array, offsets: Int32Array): void;
  /** Rows `from` to before `to`, a block at most; gives their sums, block×p, valid until the next call. */
  rows(values: Float64Array, from: number, to: number): Float64Array;
}

const NODE = 32;

/** @returns undefined where there is no WebAssembly, or not enough memory. */
export function tableKernel(
  program: TreeProgram,
  trees: ArrayLike<number>,
  mostTable: number,
  block: number,
  decide: Decide,
): TableKernel | undefined {
  const { ensemble, starts, left, right, node, place, path, pathFeature } = program;
  const { features: p } = ensemble;
  let most = 1;
  for (let i = 0; i < trees.length; i++) most = Math.max(most, starts[trees[i]! + 1]! - starts[trees[i]!]!);
  const compares = isSimple(ensemble);
  let end = 0;
  const place8 = (bytes: number): number => {
    const here = end;
    end += (bytes + 15) & ~15;
    return here;
  };
  // Address 0 means "no array" to the kernel.
  place8(16);
  const nodesAt = place8(most * NODE);
  const masksAt = place8(most * 4);
  const goesAt = place8(compares ? 0 : most * block);
  const featuresAt = place8(most * 32 * 4);
  const valuesAt = place8(block * p * 8);
  const phiAt = place8(block * p * 8);
  const tablesAt = place8(mostTable * 8);
  const memory = wasmMemory(end);
  if (memory === undefined) return undefined;
  const kernel = wasmKernel<Kernel>(tablesWasm, memory);
  if (kernel === undefined) return undefined;
  const { buffer } = memory;
  const words = new Int32Array(buffer, nodesAt, most * 8);
  const numbers = new Float64Array(buffer, nodesAt, most * 4);
  const featureWords = new Int32Array(buffer, featuresAt, most * 32);
  const held = new Float64Array(buffer, valuesAt, block * p);
  const phi = new Float64Array(buffer, phiAt, block * p);
  const tables = new Float64Array(buffer, tablesAt, mostTable);
  const goes = compares ? undefined : new Uint8Array(left.length);
  const heldGoes = new Uint8Array(buffer, goesAt, compares ? 0 : most * block);
  let t = 0;
  let nodes = 0;
  return {
    tree(next, table, offsets) {
      t = next;
      const start = starts[t]!;
      nodes = starts[t + 1]! - start;
      tables.set(table);
      let used = 0;
      for (let u = 0; u < nodes; u++) {
        const at = start + u;
        const word = u * 8;
        if (left[at]! < 0) {
          const d = place[at]!;
          words[word] = -1;
          words[word + 1] = d;
          words[word + 2] = offsets[at]! * 8;
          words[word + 3] = used * 4;
          for (let j = 0; j < d; j++) featureWords[used++] = pathFeature[path[at]! + j]! * 8;
          continue;
        }
        const n = node[at]!;
        words[word] = left[at]! - start;
        words[word + 1] = right[at]! - start;
        words[word + 2] = 1 << place[at]!;
        words[word + 3] = 2 * ensemble.feature[n]! + ensemble.defaultLeft[n]!;
        numbers[u * 4 + 2] =
          ensemble.split[n] === SPLIT.less ? below(ensemble.threshold[n]!) : ensemble.threshold[n]!;
      }
    },
    rows(values, from, to) {
      const size = (to - from) * p;
      phi.fill(0, 0, size);
      held.set(values.subarray(from * p, to * p));
      if (goes !== undefined)
        for (let i = from; i < to; i++) {
          decide(values, i * p, t, goes);
          heldGoes.set(goes.subarray(starts[t]!, starts[t]! + nodes), (i - from) * nodes);
        }
      kernel.rows(
        nodes,
        nodesAt,
        masksAt,
        goes === undefined ? 0 : goesAt,
        tablesAt,
        featuresAt,
        valuesAt,
        phiAt,
        p * 8,
        to - from,
      );
      return phi;
    },
  };
}

/** Splits of numbers alone, NaN the default way: what the kernel compares itself. */
function isSimple({ split, missing }: TreeEnsemble): boolean {
  return split.every((kind) => kind !== SPLIT.category) && missing.every((rule) => rule === MISSING.nan);
}

const bits = new DataView(new ArrayBuffer(8));

/** The largest double below x: x < t is x ≤ below(t). */
function below(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  if (!Number.isFinite(x)) return x > 0 ? Number.MAX_VALUE : x;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? -1n : 1n));
  return bits.getFloat64(0);
}
