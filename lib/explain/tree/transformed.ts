/**
 * Interventional contributions to a function of the raw output: its probability, or the loss of the row. For each background row the contributions to
 * the raw output are scaled by (g(f(x)) − g(f(b))) / (f(x) − f(b)), so that they add up to the difference of g, and averaged
 * (shap 0.46, model_output "probability" and "log_loss").
 *
 * Each scale belongs to one pair of rows, so no tables: O(rows · background · leaves).
 */
import { inTurns, type Steps } from "../../data/index.ts";
import { predictTrees, type TreeEnsemble } from "../../models/index.ts";
import { gainOf, type InterventionalOptions } from "./interventional.ts";
import { castRows, checkTreeRows, decider, leafValue, treeProgram } from "./tree-program.ts";

/** A function of a raw output; `row` for losses that know the truth. */
export type OutputTransform = (raw: number, row: number) => number;

const TURN = 4_000_000;

/**
 * Contributions n×p of an ensemble with one output.
 * @throws RangeError on several outputs, sizes that do not fit and an empty background; the signal's reason.
 */
export function transformedValues(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  background: Float64Array,
  backgroundRows: number,
  transform: OutputTransform,
  options: InterventionalOptions = {},
): Promise<Float64Array> {
  checkTreeRows("transformedValues", ensemble, values, rows);
  checkTreeRows("transformedValues, background", ensemble, background, backgroundRows);
  if (ensemble.outputs !== 1)
    throw new RangeError(
      `TreeExplainer: probabilities and losses need a model with one raw output; got ${ensemble.outputs} outputs; explain the raw outputs, or the probabilities by explain(model, X, { method: "permutation", output: "probability" })`,
    );
  return inTurns(
    steps(ensemble, values, rows, background, backgroundRows, transform, options),
    options.signal,
  );
}

function* steps(
  ensemble: TreeEnsemble,
  given: Float64Array,
  rows: number,
  givenBackground: Float64Array,
  B: number,
  transform: OutputTransform,
  { weights, onProgress }: InterventionalOptions,
): Steps<Float64Array> {
  const program = treeProgram(ensemble);
  const { starts, left, right, place, path, pathFeature } = program;
  const { features: p } = ensemble;
  const values = castRows(ensemble, given);
  const background = castRows(ensemble, givenBackground);
  const shares = weights ?? new Float64Array(B).fill(1 / B);
  const scales = pairScales(ensemble, given, rows, givenBackground, B, transform, shares);
  const out = new Float64Array(rows * p);
  const decide = decider(program);
  const goes = new Uint8Array(left.length);
  const words = new Int32Array(left.length);
  let visits = 0;
  for (let t = 0; t < ensemble.roots.length; t++) {
    const [start, end] = [starts[t]!, starts[t + 1]!];
    if (program.width[t]! > 30)
      throw new RangeError(
        `TreeExplainer: probabilities and losses need paths of at most 30 distinct features; got ${program.width[t]}; explain the raw output`,
      );
    const theirs = new Int32Array((end - start) * B);
    for (let b = 0; b < B; b++) {
      decide(background, b * p, t, goes);
      failures(start, end);
      for (let at = start; at < end; at++) theirs[(at - start) * B + b] = words[at]!;
    }
    for (let i = 0; i < rows; i++) {
      decide(values, i * p, t, goes);
      failures(start, end);
      for (let at = start; at < end; at++) {
        if (left[at]! >= 0) continue;
        const v = leafValue(program, at, 0);
        const d = place[at]!;
        if (v === 0 || d === 0) continue;
        const mine = words[at]!;
        const from = (at - start) * B;
        const begin = path[at]!;
        for (let b = 0; b < B; b++) {
          const other = theirs[from + b]!;
          if ((mine & other) !== 0 || (mine | other) === 0) continue;
          const [a, c] = [bitCount(other), bitCount(mine)];
          const gain = gainOf(a, c);
          const loss = gainOf(c, a);
          const w = v * scales[i * B + b]!;
          for (let bits = other; bits !== 0; bits &= bits - 1)
            out[i * p + pathFeature[begin + 31 - Math.clz32(bits & -bits)]!]! += w * gain;
          for (let bits = mine; bits !== 0; bits &= bits - 1)
            out[i * p + pathFeature[begin + 31 - Math.clz32(bits & -bits)]!]! -= w * loss;
        }
      }
      visits += (end - start) * B;
      if (visits < TURN) continue;
      visits = 0;
      onProgress?.({ done: t, total: ensemble.roots.length, message: "trees explained" });
      yield;
    }
  }
  return out;

  /** Masks of failed features down one tree. */
  function failures(start: number, end: number): void {
    words[start] = 0;
    for (let at = start; at < end; at++) {
      const l = left[at]!;
      if (l < 0) continue;
      const failed = words[at]! | (1 << place[at]!);
      const isLeft = goes[at] === 1;
      words[right[at]!] = isLeft ? failed : words[at]!;
      words[l] = isLeft ? words[at]! : failed;
    }
  }
}

/** n×B: the share of a background row times the scale of its pair with a row. */
function pairScales(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  background: Float64Array,
  B: number,
  transform: OutputTransform,
  shares: Float64Array,
): Float64Array {
  const mine = predictTrees(ensemble, values, rows);
  const theirs = predictTrees(ensemble, background, B);
  const scales = new Float64Array(rows * B);
  for (let i = 0; i < rows; i++)
    for (let b = 0; b < B; b++) {
      const [x, r] = [mine[i]!, theirs[b]!];
      scales[i * B + b] = shares[b]! * (x === r ? 1 : (transform(x, i) - transform(r, i)) / (x - r));
    }
  return scales;
}

function bitCount(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n += 1;
  return n;
}
