/**
 * Saabas's contributions: each split on a row's way gives its feature the change of the node's mean (Saabas 2014; shap's `approximate=True`).
 * One pass along the way; not fair to features near the root, and not Shapley values. O(rows · trees · depth), node means from the leaves' covers.
 */
import type { TreeEnsemble } from "../../models/index.ts";
import {
  castRows,
  checkTreeRows,
  decider,
  leafValue,
  treeOutputs,
  treeProgram,
  type TreeProgram,
} from "./tree-program.ts";

/** n×p×k, in raw outputs. @throws RangeError on values of another size, and on trees with linear models in their leaves. */
export function saabasValues(ensemble: TreeEnsemble, given: Float64Array, rows: number): Float64Array {
  checkTreeRows("saabasValues", ensemble, given, rows);
  const program = treeProgram(ensemble);
  const { starts, left, right, node } = program;
  const { features: p, outputs: k } = ensemble;
  const values = castRows(ensemble, given);
  const decide = decider(program);
  const goes = new Uint8Array(left.length);
  const out = new Float64Array(rows * p * k);
  for (let t = 0; t < ensemble.roots.length; t++) {
    const { first, count } = treeOutputs(ensemble, t);
    for (let c = first; c < first + count; c++) {
      const means = nodeMeans(program, t, c);
      for (let i = 0; i < rows; i++) {
        decide(values, i * p, t, goes);
        for (let at = starts[t]!; left[at]! >= 0;) {
          const next = goes[at] === 1 ? left[at]! : right[at]!;
          out[(i * p + ensemble.feature[node[at]!]!) * k + c]! +=
            means[next - starts[t]!]! - means[at - starts[t]!]!;
          at = next;
        }
      }
    }
  }
  return out;
}

/** Mean value of each node of a tree over its training rows. */
function nodeMeans(program: TreeProgram, t: number, c: number): Float64Array {
  const { ensemble, starts, left, right, node } = program;
  const { cover } = ensemble;
  const start = starts[t]!;
  const means = new Float64Array(starts[t + 1]! - start);
  for (let at = starts[t + 1]! - 1; at >= start; at--) {
    const [l, r] = [left[at]!, right[at]!];
    if (l < 0) {
      means[at - start] = leafValue(program, at, c);
      continue;
    }
    const [a, b] = [cover[node[l]!]!, cover[node[r]!]!];
    const share = a + b > 0 ? a / (a + b) : 0.5;
    means[at - start] = share * means[l - start]! + (1 - share) * means[r - start]!;
  }
  return means;
}
