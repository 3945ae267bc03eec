/**
 * Path-dependent Tree SHAP: Shapley values of the game in which a feature that is absent follows both ways of its splits, weighted by the training
 * rows that went there (Lundberg et al. 2020, algorithm 2; shap 0.46 `tree_path_dependent`). Exact.
 *
 * A leaf of value v on a path of d distinct features gives feature i  v (o_i − z_i) ∫₀¹ Π_{j≠i} (t o_j + (1 − t) z_j) dt,  where o is 1 if the row
 * passes the feature's splits and z the share of training weight that does; the integral is a sum over Gauss–Legendre points, exact for ⌈d/2⌉ of them.
 * Narrow trees and many rows by tables, else point by point along the tree: O(rows · nodes · d/2) ("quadrature", XGBoost 3.4).
 */
import { inTurns, type Steps } from "../../data/index.ts";
import type { TreeEnsemble } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { tableSize, tableSteps } from "./path-tables.ts";
import { quadratureSteps } from "./quadrature.ts";
import { castRows, checkTreeRows, treeProgram, type TreeProgram } from "./tree-program.ts";

/** Distinct features on a path up to which tables are thought of. */
const NARROW = 12;
/** Numbers in the tables of one tree: 64 MB. */
const MOST = 8_000_000;

/**
 * Contributions n×p×k in raw outputs.
 * @param values rows×features, row-major; NaN where missing.
 * @throws RangeError on values of another size, and on trees with linear models in their leaves; the signal's reason.
 */
export function pathDependentValues(
  ensemble: TreeEnsemble,
  values: Float64Array,
  rows: number,
  run: Run = {},
): Promise<Float64Array> {
  checkTreeRows("pathDependentValues", ensemble, values, rows);
  return inTurns(steps(treeProgram(ensemble), values, rows, run), run.signal);
}

function* steps(
  program: TreeProgram,
  given: Float64Array,
  rows: number,
  { onProgress }: Run,
): Steps<Float64Array> {
  const { ensemble, width } = program;
  const values = castRows(ensemble, given);
  const out = new Float64Array(rows * ensemble.features * ensemble.outputs);
  const byTable: number[] = [];
  const byPoint: number[] = [];
  for (let t = 0; t < width.length; t++) (isTabled(program, t, rows) ? byTable : byPoint).push(t);
  yield* tableSteps(program, byTable, coverTables(program), values, rows, out, onProgress);
  yield* quadratureSteps(program, byPoint, values, rows, out, onProgress);
  return out;
}

/** A table of 2^d rows costs about as much as 2^d · d / 8 rows point by point. */
function isTabled(program: TreeProgram, t: number, rows: number): boolean {
  const d = program.width[t]!;
  return d <= NARROW && rows * 8 >= 2 ** d * d && tableSize(program, t) <= MOST;
}

/** Tables of the path-dependent game. */
export function coverTables({ path, pathShare }: TreeProgram) {
  return (at: number, d: number, table: Float64Array): void => {
    const begin = path[at]!;
    const { points, weights } = gaussLegendre(Math.ceil(d / 2));
    const before = new Float64Array(d + 1);
    for (let mask = 0; mask < 1 << d; mask++) {
      const row = mask * d;
      for (let q = 0; q < points.length; q++) {
        const t = points[q]!;
        before[0] = weights[q]!;
        for (let j = 0; j < d; j++)
          before[j + 1] = before[j]! * factor(pathShare[begin + j]!, (mask >> j) & 1, t);
        let after = 1;
        for (let j = d - 1; j >= 0; j--) {
          table[row + j]! += before[j]! * after;
          after *= factor(pathShare[begin + j]!, (mask >> j) & 1, t);
        }
      }
      for (let j = 0; j < d; j++) table[row + j]! *= 1 - ((mask >> j) & 1) - pathShare[begin + j]!;
    }
  };
}

/** t o + (1 − t) z. */
function factor(z: number, failed: number, t: number): number {
  return failed === 1 ? (1 - t) * z : t + (1 - t) * z;
}
