/**
 * What path-dependent contributions add to: the base and, of each tree, the mean of its leaves weighted by the training rows on the way to them.
 * O(leaves · depth).
 */
import type { TreeEnsemble } from "../../models/index.ts";
import { leafValue, treeOutputs, treeProgram } from "./tree-program.ts";

/** k numbers, in raw outputs. */
export function expectedValues(ensemble: TreeEnsemble): Float64Array {
  const program = treeProgram(ensemble);
  const { starts, left, path, pathShare, place } = program;
  const out = ensemble.base.slice();
  for (let t = 0; t < ensemble.roots.length; t++) {
    const { first, count } = treeOutputs(ensemble, t);
    for (let at = starts[t]!; at < starts[t + 1]!; at++) {
      if (left[at]! >= 0) continue;
      let share = 1;
      for (let j = 0; j < place[at]!; j++) share *= pathShare[path[at]! + j]!;
      for (let c = first; c < first + count; c++) out[c]! += share * leafValue(program, at, c);
    }
  }
  return out;
}
