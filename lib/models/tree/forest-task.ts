/**
 * What a forest learns from, as a record that threads share, and how one of its trees is grown: with its own seed, so that trees are the
 * same wherever and in whatever order they grow.
 */
import { createRng, type Rng } from "../../core/index.ts";
import type { Steps } from "../../data/index.ts";
import type { BinnedColumns } from "./bin-columns.ts";
import type { BinnedRows } from "./binned-rows.ts";
import { growTree, type GrownTree, type GrowRules } from "./grow-tree.ts";
import type { TreeTarget } from "./node-rows.ts";
import { pruneTree } from "./prune-tree.ts";
import type { CutRules } from "./value-groups.ts";

export interface ForestTask {
  readonly columns: BinnedColumns;
  readonly target: TreeTarget;
  readonly weights: Float64Array | undefined;
  readonly grow: GrowRules;
  readonly cut: CutRules;
  readonly ccpAlpha: number;
  /** Rows drawn with replacement for each tree; undefined: every row once. */
  readonly draws: number | undefined;
  /** Number of classes, when their weights are balanced anew in each tree's draw. */
  readonly balancedClasses: number | undefined;
  /** One for each tree. */
  readonly seeds: Float64Array;
}

/** How often each row is drawn, from a tree's stream; its first use. */
export function bootstrapCounts(rng: Rng, rows: number, draws: number): Float64Array {
  const counts = new Float64Array(rows);
  for (let d = 0; d < draws; d++) counts[rng.integer(rows)]!++;
  return counts;
}

export function* growForestTree(task: ForestTask, rows: BinnedRows, t: number): Steps<GrownTree> {
  const rng = createRng(task.seeds[t]!);
  rows.begin(treeWeights(task, rng));
  return pruneTree(yield* growTree(rows, task.grow, rng), task.ccpAlpha);
}

function treeWeights(task: ForestTask, rng: Rng): Float64Array {
  const { columns, weights, draws, balancedClasses: k } = task;
  const { y } = task.target;
  const counts =
    draws === undefined ? new Float64Array(columns.rows).fill(1) : bootstrapCounts(rng, columns.rows, draws);
  if (k !== undefined) {
    // scikit-learn's "balanced" over the rows drawn: draws / (classes · draws of the class).
    const drawn = new Float64Array(k);
    for (let i = 0; i < counts.length; i++) drawn[y[i]!]! += counts[i]!;
    const total = drawn.reduce((a, b) => a + b, 0);
    for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) counts[i]! *= total / (k * drawn[y[i]!]!);
  }
  if (weights !== undefined) {
    let some = false;
    for (let i = 0; i < counts.length; i++) {
      counts[i]! *= weights[i]!;
      if (counts[i]! > 0) some = true;
    }
    // A draw of rows without weight alone teaches nothing: all rows then.
    if (!some) counts.set(weights);
  }
  return counts;
}
