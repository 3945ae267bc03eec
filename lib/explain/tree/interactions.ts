/**
 * Interaction values of trees, path-dependent (Lundberg et al. 2020; shap's `shap_interaction_values`): Φ_ij is what features i and j add only
 * together, half of it in each of the two places; Φ_ii is what i adds alone, so that rows sum to the Shapley values.
 *
 * A leaf of value v gives  Φ_ij = v/2 (o_i − z_i)(o_j − z_j) ∫₀¹ Π_{k≠i,j} (t o_k + (1 − t) z_k) dt,  by tables over the 2^d ways to pass or fail for
 * narrow paths, else point by point: O(rows · leaves · d²).
 */
import { inTurns, type Steps } from "../../data/index.ts";
import type { TreeEnsemble } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { pathDependentValues } from "./path-dependent.ts";
import {
  castRows,
  checkTreeRows,
  decider,
  leafValue,
  treeOutputs,
  treeProgram,
  type TreeProgram,
} from "./tree-program.ts";

/** Numbers in the tables of one tree: 64 MB. */
const MOST = 8_000_000;
/** Row-leaf visits, by pairs, between two turns of the event loop: some 20 ms. */
const TURN = 4_000_000;
const BLOCK = 64;

/**
 * n×p×p×k, in raw outputs.
 * @throws RangeError on values of another size, and on trees with linear models in their leaves; the signal's reason.
 */
export async function interactionValues(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  run: Run = {},
): Promise<Float64Array> {
  checkTreeRows("interactionValues", ensemble, values, rows);
  const main = await pathDependentValues(ensemble, values, rows, { signal: run.signal });
  const out = await inTurns(steps(treeProgram(ensemble), values, rows, run), run.signal);
  mirror(out, main, rows, ensemble.features, ensemble.outputs);
  return out;
}

/** Pairs i < j in the upper triangle alone. */
function* steps(
  program: TreeProgram,
  given: Float64Array,
  rows: number,
  { onProgress }: Run,
): Steps<Float64Array> {
  const { ensemble, starts, left, right, place, path, pathFeature, width } = program;
  const { features: p, outputs: k } = ensemble;
  const values = castRows(ensemble, given);
  const out = new Float64Array(rows * p * p * k);
  const decide = decider(program);
  const goes = new Uint8Array(left.length);
  const masks = new Int32Array(left.length);
  const offsets = new Int32Array(left.length);
  let visits = 0;
  for (let t = 0; t < ensemble.roots.length; t++) {
    const { first, count } = treeOutputs(ensemble, t);
    const table = isTabled(program, t, rows) ? pairTables(program, t, offsets) : undefined;
    const most = width[t]!;
    const pairs = new Float64Array((most * (most - 1)) / 2);
    const fails = new Uint8Array(most);
    const cells = pairCells(program, t, p);
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(rows, from + BLOCK);
      for (let i = from; i < to; i++) {
        decide(values, i * p, t, goes);
        const into = i * p * p * k;
        if (table === undefined) {
          eachLeaf(program, t, goes, fails, (at, d) => {
            pairWeights(program, at, d, fails, pairs);
            addPairs(at, d, pairs, 0, into);
          });
          visits += (starts[t + 1]! - starts[t]!) * 64;
        } else {
          masks[starts[t]!] = 0;
          for (let at = starts[t]!, end = starts[t + 1]!; at < end; at++) {
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
            const size = (d * (d - 1)) / 2;
            addPairs(at, d, table, offsets[at]! + mask * size, into);
          }
          visits += (starts[t + 1]! - starts[t]!) * 4;
        }
      }
      if (visits < TURN) continue;
      visits = 0;
      onProgress?.({ done: t, total: ensemble.roots.length, message: "trees explained, in pairs" });
      yield;
    }

    /** Adds the pairs of a leaf, times its value. */
    function addPairs(at: number, d: number, from: Float64Array, entry: number, into: number): void {
      const size = (d * (d - 1)) / 2;
      const begin = cells.start[at - starts[t]!]!;
      for (let c = first; c < first + count; c++) {
        const v = leafValue(program, at, c);
        if (v === 0) continue;
        for (let e = 0; e < size; e++) out[into + cells.cell[begin + e]! * k + c]! += v * from[entry + e]!;
      }
    }
  }
  void path;
  void pathFeature;
  return out;
}

function isTabled(program: TreeProgram, t: number, rows: number): boolean {
  const d = program.width[t]!;
  if (d > 12 || rows * 8 < 2 ** d) return false;
  let size = 0;
  for (let at = program.starts[t]!; at < program.starts[t + 1]!; at++)
    if (program.left[at]! < 0)
      size += (2 ** program.place[at]! * program.place[at]! * (program.place[at]! - 1)) / 2;
  return size <= MOST;
}

/** Where pairs of each leaf are added: positions in p×p with the smaller feature first. */
function pairCells(
  { starts, left, place, path, pathFeature }: TreeProgram,
  t: number,
  p: number,
): { readonly start: Int32Array; readonly cell: Int32Array } {
  const start = new Int32Array(starts[t + 1]! - starts[t]!);
  const cell: number[] = [];
  for (let at = starts[t]!; at < starts[t + 1]!; at++) {
    if (left[at]! >= 0) continue;
    start[at - starts[t]!] = cell.length;
    for (let a = 0; a < place[at]!; a++)
      for (let b = a + 1; b < place[at]!; b++) {
        const [f, g] = [pathFeature[path[at]! + a]!, pathFeature[path[at]! + b]!];
        cell.push(Math.min(f, g) * p + Math.max(f, g));
      }
  }
  return { start, cell: Int32Array.from(cell) };
}

function pairTables(program: TreeProgram, t: number, offsets: Int32Array): Float64Array {
  const { starts, left, place } = program;
  let total = 0;
  for (let at = starts[t]!; at < starts[t + 1]!; at++) {
    if (left[at]! >= 0) continue;
    offsets[at] = total;
    total += (2 ** place[at]! * place[at]! * (place[at]! - 1)) / 2;
  }
  const all = new Float64Array(total);
  const fails = new Uint8Array(program.width[t]!);
  for (let at = starts[t]!; at < starts[t + 1]!; at++) {
    if (left[at]! >= 0) continue;
    const d = place[at]!;
    const size = (d * (d - 1)) / 2;
    for (let mask = 0; mask < 1 << d; mask++) {
      for (let j = 0; j < d; j++) fails[j] = (mask >> j) & 1;
      const from = offsets[at]! + mask * size;
      pairWeights(program, at, d, fails, all.subarray(from, from + size));
    }
  }
  return all;
}

/** Φ_ij of a leaf of value 1, for pairs i < j in the order of the path. */
function pairWeights(
  { path, pathShare }: TreeProgram,
  at: number,
  d: number,
  fails: Uint8Array,
  pairs: Float64Array,
): void {
  const begin = path[at]!;
  const { points, weights } = gaussLegendre(Math.max(1, Math.min(16, Math.ceil((d - 1) / 2))));
  const size = (d * (d - 1)) / 2;
  pairs.fill(0, 0, size);
  const f = new Float64Array(d);
  const after = new Float64Array(d + 1);
  for (let q = 0; q < points.length; q++) {
    const t = points[q]!;
    for (let j = 0; j < d; j++) f[j] = (fails[j] === 1 ? 0 : t) + (1 - t) * pathShare[begin + j]!;
    after[d] = 1;
    for (let j = d - 1; j >= 0; j--) after[j] = after[j + 1]! * f[j]!;
    let before = weights[q]! / 2;
    for (let a = 0, e = 0; a < d; a++) {
      let between = before;
      for (let b = a + 1; b < d; b++, e++) {
        pairs[e]! += between * after[b + 1]!;
        between *= f[b]!;
      }
      before *= f[a]!;
    }
  }
  for (let a = 0, e = 0; a < d; a++)
    for (let b = a + 1; b < d; b++, e++)
      pairs[e]! *= (1 - fails[a]! - pathShare[begin + a]!) * (1 - fails[b]! - pathShare[begin + b]!);
}

/** Visits leaves with which of the path's features the row fails. */
function eachLeaf(
  { starts, left, right, place }: TreeProgram,
  t: number,
  goes: Uint8Array,
  fails: Uint8Array,
  visit: (at: number, d: number) => void,
): void {
  const go = (at: number): void => {
    if (left[at]! < 0) return visit(at, place[at]!);
    const j = place[at]!;
    const before = fails[j]!;
    const isLeft = goes[at] === 1;
    fails[j] = before | (isLeft ? 0 : 1);
    go(left[at]!);
    fails[j] = before | (isLeft ? 1 : 0);
    go(right[at]!);
    fails[j] = before;
  };
  fails.fill(0);
  go(starts[t]!);
}

/** The lower triangle, and the diagonal: Shapley value less all pairs. */
function mirror(out: Float64Array, main: Float64Array, n: number, p: number, k: number): void {
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++)
      for (let b = a + 1; b < p; b++)
        for (let c = 0; c < k; c++) out[((i * p + b) * p + a) * k + c] = out[((i * p + a) * p + b) * k + c]!;
  for (let i = 0; i < n; i++)
    for (let a = 0; a < p; a++)
      for (let c = 0; c < k; c++) {
        let alone = main[(i * p + a) * k + c]!;
        for (let b = 0; b < p; b++) if (b !== a) alone -= out[((i * p + a) * p + b) * k + c]!;
        out[((i * p + a) * p + a) * k + c] = alone;
      }
}
