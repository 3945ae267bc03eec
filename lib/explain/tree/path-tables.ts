/**
 * Contributions by tables: for each leaf, what it adds to each of its d features, for each of the 2^d ways in which a row can pass or fail the
 * splits on its path. A row then costs one pass over the nodes and d additions a leaf, whatever filled the tables: covers of training
 * (path-dependent) or rows of a background (interventional). The idea of Fast TreeSHAP (Yang 2021) and of Woodelf (Nadel and Wettenstein 2025).
 *
 * Memory 2^d · d numbers a leaf; time O(rows · leaves · d) after the tables.
 */
import type { Steps } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { decider, leafValue, treeOutputs, type TreeProgram } from "./tree-program.ts";

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
  const { ensemble, starts, left, right, place, path, pathFeature } = program;
  const { features: p, outputs: k } = ensemble;
  const decide = decider(program);
  const goes = new Uint8Array(left.length);
  const masks = new Int32Array(left.length);
  const tables = new Int32Array(left.length);
  let visits = 0;
  for (let index = 0; index < trees.length; index++) {
    const t = trees[index]!;
    const [start, end] = [starts[t]!, starts[t + 1]!];
    const { first, count } = treeOutputs(ensemble, t);
    // Of one output the leaf's value is part of the table.
    const table = leafTables(program, t, count === 1 ? first : -1, fill, tables);
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(rows, from + BLOCK);
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
          const entry = tables[at]! + mask * d;
          if (count === 1)
            for (let j = 0; j < d; j++)
              out[(i * p + pathFeature[begin + j]!) * k + first]! += table[entry + j]!;
          else
            for (let c = 0; c < k; c++) {
              const v = leafValue(program, at, c);
              if (v === 0) continue;
              for (let j = 0; j < d; j++)
                out[(i * p + pathFeature[begin + j]!) * k + c]! += v * table[entry + j]!;
            }
        }
      }
      visits += (to - from) * (end - start);
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
