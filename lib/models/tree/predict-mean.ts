/** Predictions of own trees: the mean of leaves, as numbers or as probabilities. */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { classProbabilities } from "../apply-link.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTreesInTurns } from "../tree-predict.ts";

/** rows×classes; shares that rounding took past 0 or 1 are brought back. */
export async function meanProbabilities(ensemble: TreeEnsemble, X: Design, run: Run): Promise<Float64Array> {
  const raw = await predictTreesInTurns(ensemble, X.values, X.rows, run);
  return classShares(raw, X.rows, ensemble.outputs);
}

/** Raw shares of the second class, or of all, as rows×classes. */
export function classShares(raw: Float64Array, rows: number, outputs: number): Float64Array {
  for (let i = 0; i < raw.length; i++) raw[i] = Math.min(1, Math.max(0, raw[i]!));
  return classProbabilities("identity", raw, rows, outputs);
}
