/**
 * Interventional Tree SHAP: Shapley values of the game in which an absent feature has the value of a background row, averaged over the background
 * (Lundberg et al. 2020; shap 0.46 with `data`). Exact.
 *
 * Of one background row, a leaf of value v is reached by the coalitions that hold the a features which only the row passes and none of the b
 * which only the background row passes: v (a−1)! b! / (a+b)! to each of the first, −v a! (b−1)! / (a+b)! to each of the second. Background rows
 * that pass alike are counted, and the sums over them put into tables (Woodelf, Nadel and Wettenstein 2025), so that the cost
 * of a row does not grow with the background: O(background · nodes + leaves · 3^d + rows · leaves · d). Wide paths go pair by pair:
 * O(rows · background · nodes that either row can reach).
 */
import { inTurns, type Steps } from "../../data/index.ts";
import type { TreeEnsemble } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { tableSize, tableSteps, type FillTable } from "./path-tables.ts";
import {
  castRows,
  checkTreeRows,
  decider,
  leafValue,
  treeOutputs,
  treeProgram,
  type TreeProgram,
} from "./tree-program.ts";

export interface InterventionalOptions extends Run {
  /** One a background row, adding up to 1; default equal. */
  readonly weights?: Float64Array | undefined;
}

const NARROW = 12;
const MOST = 8_000_000;
const TURN = 400_000;

/**
 * Contributions n×p×k in raw outputs; a row's add up to its output less the background's mean output.
 * @param background rows×features; both are cast as the trees compare them.
 * @throws RangeError on sizes that do not fit, an empty background, and trees with linear models in their leaves; the signal's reason.
 */
export function interventionalValues(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  background: Float64Array,
  backgroundRows: number,
  options: InterventionalOptions = {},
): Promise<Float64Array> {
  checkTreeRows("interventionalValues", ensemble, values, rows);
  checkTreeRows("interventionalValues, background", ensemble, background, backgroundRows);
  if (backgroundRows === 0)
    throw new RangeError("interventionalValues: the background needs at least one row; got none");
  return inTurns(
    steps(treeProgram(ensemble), values, rows, background, backgroundRows, options),
    options.signal,
  );
}

function* steps(
  program: TreeProgram,
  given: Float64Array,
  rows: number,
  givenBackground: Float64Array,
  backgroundRows: number,
  { onProgress, weights }: InterventionalOptions,
): Steps<Float64Array> {
  const { ensemble, width } = program;
  const values = castRows(ensemble, given);
  const background = castRows(ensemble, givenBackground);
  const shares = weights ?? new Float64Array(backgroundRows).fill(1 / backgroundRows);
  const out = new Float64Array(rows * ensemble.features * ensemble.outputs);
  const decide = decider(program);
  const narrow: number[] = [];
  const wide: number[] = [];
  for (let t = 0; t < width.length; t++) (isTabled(program, t, rows, backgroundRows) ? narrow : wide).push(t);
  for (const [index, t] of narrow.entries()) {
    // One tree's masks at a time: the background passes it, its tables are filled, the rows pass it.
    const masks = yield* backgroundMasks(program, decide, t, background, backgroundRows);
    yield* tableSteps(program, [t], pairTables(masks, shares, backgroundRows), values, rows, out);
    if (index % 16 === 0) onProgress?.({ done: index, total: width.length, message: "trees explained" });
  }
  const goes = new Uint8Array(program.left.length);
  let visits = 0;
  for (const [index, t] of wide.entries()) {
    const [start, end] = [program.starts[t]!, program.starts[t + 1]!];
    const nodes = end - start;
    const theirs = new Uint8Array(backgroundRows * nodes);
    for (let b = 0; b < backgroundRows; b++) {
      decide(background, b * ensemble.features, t, goes);
      theirs.set(goes.subarray(start, end), b * nodes);
    }
    const walk = pairWalk(program, t, theirs);
    for (let i = 0; i < rows; i++) {
      decide(values, i * ensemble.features, t, goes);
      for (let b = 0; b < backgroundRows; b++) walk(goes, b, shares[b]!, out, i);
      visits += nodes + backgroundRows * 32;
      if (visits < TURN) continue;
      visits = 0;
      onProgress?.({ done: narrow.length + index, total: width.length, message: "trees explained" });
      yield;
    }
  }
  return out;
}

/** Tables pay when filling them costs less than the pairs that they stand for; figures are nanoseconds, about. */
function isTabled(program: TreeProgram, t: number, rows: number, backgroundRows: number): boolean {
  const d = program.width[t]!;
  if (d > NARROW || tableSize(program, t) > MOST) return false;
  const leaves = program.leaves[t]!;
  const fill = leaves * Math.min(backgroundRows, 2 ** d) * 2 ** (d / 2) * d * 2;
  const pass = (rows + 3 * backgroundRows) * leaves * (d + 4);
  const pairs = rows * backgroundRows * (Math.log2(leaves + 1) + 1) * 60;
  return fill + pass < pairs;
}

/** Of each leaf of a tree, the mask of failed features of every background row: at·rows + row, at counted over the tree's leaves by position. */
function* backgroundMasks(
  program: TreeProgram,
  decide: ReturnType<typeof decider>,
  t: number,
  background: Float64Array,
  rows: number,
): Steps<Map<number, Int32Array>> {
  const { ensemble, starts, left, right, place } = program;
  const goes = new Uint8Array(left.length);
  const masks = new Int32Array(left.length);
  const all = new Map<number, Int32Array>();
  for (let at = starts[t]!; at < starts[t + 1]!; at++) if (left[at]! < 0) all.set(at, new Int32Array(rows));
  let visits = 0;
  for (let b = 0; b < rows; b++) {
    decide(background, b * ensemble.features, t, goes);
    masks[starts[t]!] = 0;
    for (let at = starts[t]!, end = starts[t + 1]!; at < end; at++) {
      const l = left[at]!;
      const mask = masks[at]!;
      if (l < 0) {
        all.get(at)![b] = mask;
        continue;
      }
      const failed = mask | (1 << place[at]!);
      const isLeft = goes[at] === 1;
      masks[l] = isLeft ? mask : failed;
      masks[right[at]!] = isLeft ? failed : mask;
    }
    visits += starts[t + 1]! - starts[t]!;
    if (visits < TURN * 4) continue;
    visits = 0;
    yield;
  }
  return all;
}

/** Tables of the interventional game of one tree. */
function pairTables(masks: Map<number, Int32Array>, shares: Float64Array, rows: number): FillTable {
  return (at, d, table) => {
    const size = 1 << d;
    const counts = new Float64Array(size);
    const failed = masks.get(at)!;
    for (let b = 0; b < rows; b++) counts[failed[b]!]! += shares[b]!;
    for (let theirs = 0; theirs < size; theirs++) {
      const share = counts[theirs]!;
      if (share === 0) continue;
      // What the background row fails, the row must pass: its failures are subsets of the rest.
      const rest = size - 1 - theirs;
      const onlyMine = bitCount(theirs);
      for (let mine = rest; ; mine = (mine - 1) & rest) {
        const onlyTheirs = bitCount(mine);
        const gain = share * gainOf(onlyMine, onlyTheirs);
        // The same with the sides changed.
        const loss = share * gainOf(onlyTheirs, onlyMine);
        const row = mine * d;
        for (let j = 0; j < d; j++) {
          if ((theirs >> j) & 1) table[row + j]! += gain;
          else if ((mine >> j) & 1) table[row + j]! -= loss;
        }
        if (mine === 0) break;
      }
    }
  };
}

/** (a−1)! b! / (a+b)! = 1 / (a C(a+b, a)): what each feature that only the row passes gets of a leaf of value 1; 0 for a = 0. */
export function gainOf(a: number, b: number): number {
  return a < SIZE && b < SIZE ? GAINS[a * SIZE + b]! : gain(a, b);
}

const SIZE = 33;
const GAINS = Float64Array.from({ length: SIZE * SIZE }, (_, at) => gain(Math.floor(at / SIZE), at % SIZE));

function gain(a: number, b: number): number {
  if (a === 0) return 0;
  let choose = 1;
  for (let i = 1; i <= a; i++) choose = (choose * (b + i)) / i;
  return 1 / (a * choose);
}

function bitCount(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n += 1;
  return n;
}

/** What one background row gives to one row in one tree, by the nodes that a mixture of both can reach. @param theirs where background rows go, rows × nodes. */
function pairWalk(
  program: TreeProgram,
  t: number,
  theirs: Uint8Array,
): (goes: Uint8Array, b: number, share: number, out: Float64Array, i: number) => void {
  const { ensemble, starts, left, right, place, path, pathFeature, width } = program;
  const { features: p, outputs: k } = ensemble;
  const { first, count } = treeOutputs(ensemble, t);
  const start = starts[t]!;
  const nodes = starts[t + 1]! - start;
  // 0: both pass so far, 1: only the row passes, 2: only the background row passes.
  const state = new Uint8Array(Math.max(1, width[t]!));
  let mine = 0;
  let others = 0;
  let goes = theirs;
  let offset = 0;
  let share = 0;
  let out = new Float64Array(0);
  let row = 0;
  const leaf = (at: number): void => {
    if (mine + others === 0) return;
    const gain = gainOf(mine, others);
    const loss = gainOf(others, mine);
    const begin = path[at]!;
    for (let c = first; c < first + count; c++) {
      const v = share * leafValue(program, at, c);
      if (v === 0) continue;
      for (let j = 0; j < place[at]!; j++) {
        if (state[j] === 1) out[(row + pathFeature[begin + j]!) * k + c]! += v * gain;
        else if (state[j] === 2) out[(row + pathFeature[begin + j]!) * k + c]! -= v * loss;
      }
    }
  };
  const go = (from: number): void => {
    let at = from;
    while (left[at]! >= 0) {
      const x = goes[at]!;
      const b = theirs[offset + at]!;
      if (x === b) {
        at = x === 1 ? left[at]! : right[at]!;
        continue;
      }
      const j = place[at]!;
      const before = state[j]!;
      const mineNext = x === 1 ? left[at]! : right[at]!;
      const othersNext = b === 1 ? left[at]! : right[at]!;
      if (before !== 0) {
        at = before === 1 ? mineNext : othersNext;
        continue;
      }
      state[j] = 1;
      mine += 1;
      go(mineNext);
      mine -= 1;
      state[j] = 2;
      others += 1;
      go(othersNext);
      others -= 1;
      state[j] = 0;
      return;
    }
    leaf(at);
  };
  return (goesX, b, weight, into, i) => {
    goes = goesX;
    offset = b * nodes - start;
    share = weight;
    out = into as Float64Array<ArrayBuffer>;
    row = i * p;
    go(start);
  };
}
