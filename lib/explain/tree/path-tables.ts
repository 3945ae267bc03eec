/**
 * Contributions by tables: for each leaf, what it adds to each of its d features, for each of the 2^d ways in which a row can pass or fail the
 * splits on its path. A row then costs one pass over the nodes and d additions a leaf, whatever filled the tables: covers of training
 * (path-dependent) or rows of a background (interventional). The idea of Fast TreeSHAP (Yang 2021) and of Woodelf (Nadel and Wettenstein 2025).
 *
 * Memory 2^d · d numbers a leaf; time O(rows · leaves · d) after the tables.
 */
import type { Steps } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { tableKernel } from "./table-kernel.ts";
import { decider, leafValue, treeOutputs, type Decide, type TreeProgram } from "./tree-program.ts";

/** Fills `table` (2^d×d, a row for each mask of failed features) of the leaf at position `at`, for a leaf of value 1. */
export type FillTable = (at: number, d: number, table: Float64Array) => void;

/** Row-leaf visits between two turns of the event loop: some 20 ms. */
const TURN = 2_000_000;

/** Rows that pass one tree after another, so that its tables stay in the cache. */
const BLOCK = 64;

/**
 * Adds the contributions of trees to `out`, n×p×k.
 * @param rows cast as the trees compare them.
 */
export function* tableSteps(
  program: TreeProgram,
  trees: ArrayLike<number>,
  fill: FillTable,
  values: Float64Array,
  rows: number,
  out: Float64Array,
  onProgress?: Run["onProgress"],
): Steps<undefined> {
  const { ensemble, starts, left } = program;
  const { features: p, outputs: k } = ensemble;
  const decide = decider(program);
  const offsets = new Int32Array(left.length);
  let most = 0;
  for (let index = 0; index < trees.length; index++) most = Math.max(most, tableSize(program, trees[index]!));
  const kernel = tableKernel(program, trees, most, BLOCK, decide);
  const plain = plainRows(program, decide);
  let visits = 0;
  for (let index = 0; index < trees.length; index++) {
    const t = trees[index]!;
    const nodes = starts[t + 1]! - starts[t]!;
    const { first, count } = treeOutputs(ensemble, t);
    // Of one output the leaf's value is part of the table.
    const table = leafTables(program, t, count === 1 ? first : -1, fill, offsets);
    if (count === 1) kernel?.tree(t, table, offsets);
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(rows, from + BLOCK);
      if (count === 1 && kernel !== undefined) {
        const phi = kernel.rows(values, from, to);
        const into = from * p;
        for (let at = 0; at < (to - from) * p; at++) out[(into + at) * k + first]! += phi[at]!;
      } else plain(t, table, offsets, values, from, to, out);
      visits += (to - from) * nodes;
      if (visits < TURN) continue;
      visits = 0;
      onProgress?.({ done: index, total: trees.length, message: "trees explained" });
      yield;
    }
  }
  return undefined;
}

/** Numbers in the tables of a tree. */
export function tableSize(program: TreeProgram, t: number): number {
  let size = 0;
  for (let at = program.starts[t]!; at < program.starts[t + 1]!; at++)
    if (program.left[at]! < 0) size += 2 ** program.place[at]! * program.place[at]!;
  return size;
}

/** In TypeScript: the oracle of the kernel, and for vector leaves. */
export function plainRows(program: TreeProgram, decide: Decide) {
  const { ensemble, starts, left, right, place, path, pathFeature } = program;
  const { features: p, outputs: k } = ensemble;
  const goes = new Uint8Array(left.length);
  const masks = new Int32Array(left.length);
  return (
    t: number,
    table: Float64Array,
    offsets: Int32Array,
    values: Float64Array,
    from: number,
    to: number,
    out: Float64Array,
  ): void => {
    const [start, end] = [starts[t]!, starts[t + 1]!];
    const { first, count } = treeOutputs(ensemble, t);
    for (let i = from; i < to; i++) {
      decide(values, i * p, t, goes);
      masks[start] = 0;
      for (let at = start; at < end; at++) {
        const l = left[at]!;
        const mask = masks[at]!;
        if (l >= 0) {
          const failed = mask | (1 << place[at]!);
          const isLeft = goes[at] === 1;
          masks[l] = isLeft ? mask : failed;
          masks[right[at]!] = isLeft ? failed : mask;
          continue;
        }
        const d = place[at]!;
        const begin = path[at]!;
        const entry = offsets[at]! + mask * d;
        for (let c = first; c < first + count; c++) {
          const v = count === 1 ? 1 : leafValue(program, at, c);
          for (let j = 0; j < d; j++)
            out[(i * p + pathFeature[begin + j]!) * k + c]! += v * table[entry + j]!;
        }
      }
    }
  };
}

function leafTables(
  program: TreeProgram,
  t: number,
  output: number,
  fill: FillTable,
  offsets: Int32Array,
): Float64Array {
  const { starts, left, place } = program;
  const all = new Float64Array(tableSize(program, t));
  let offset = 0;
  for (let at = starts[t]!; at < starts[t + 1]!; at++) {
    if (left[at]! >= 0) continue;
    const d = place[at]!;
    const size = 2 ** d * d;
    offsets[at] = offset;
    const table = all.subarray(offset, offset + size);
    offset += size;
    if (d === 0) continue;
    const v = output < 0 ? 1 : leafValue(program, at, output);
    if (v === 0) continue;
    fill(at, d, table);
    if (v !== 1) for (let e = 0; e < size; e++) table[e]! *= v;
  }
  return all;
}
