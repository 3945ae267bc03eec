/**
 * A forest: many trees, each grown on its own draw of the rows with few features tried at each cut; the prediction is their mean.
 *
 * Columns are binned once (bin-columns.ts); larger work goes to worker threads, and every tree has its own seed, so that the forest is the
 * same with any number of them. Source: Breiman (2001), "Random forests"; Geurts et al. (2006), "Extremely randomized trees".
 * O(trees · rows · features tried · depth).
 */
import { createRng } from "../../core/index.ts";
import { inTurns, type Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { treeLeaves } from "../tree-predict.ts";
import { binColumns } from "./bin-columns.ts";
import { BinnedRows } from "./binned-rows.ts";
import { checkRange } from "./check-parameter.ts";
import { bootstrapCounts, growForestTree, type ForestTask } from "./forest-task.ts";
import { forestWorker, growInWorkers, workerCount } from "./grow-in-worker.ts";
import type { GrownTree } from "./grow-tree.ts";
import { impurityImportances, joinTrees, type TreesFit } from "./join-trees.ts";
import type { TreeTarget } from "./node-rows.ts";
import type { Criterion } from "./split-criterion.ts";
import { treeParamNames, treeRules, type TreeParams } from "./tree-parameters.ts";

export interface ForestParams extends TreeParams {
  /** Number of trees; default 100. */
  readonly nEstimators?: number;
  /** Whether each tree learns from rows drawn with replacement; true for random forests, false for extra trees. */
  readonly bootstrap?: boolean;
  /** Rows drawn for each tree: a count, or a share up to 1; null (default): as many as there are. Needs `bootstrap`. */
  readonly maxSamples?: number | null;
  /** Whether to judge the forest on the rows that each tree did not draw; default false. Needs `bootstrap`. */
  readonly oobScore?: boolean;
  /** Worker threads; default 1, -1 for one less than there are cores. The forest does not depend on it. */
  readonly nJobs?: number;
}

export const forestParamNames = [
  ...treeParamNames,
  "criterion",
  "nEstimators",
  "bootstrap",
  "maxSamples",
  "oobScore",
  "nJobs",
] as const;

export interface ForestFit extends TreesFit {
  /** Mean raw output of the trees that did not draw a row, rows×outputs; NaN for a row that all drew. */
  readonly oobRaw?: Float64Array;
}

export interface ForestData {
  readonly X: Design;
  readonly target: TreeTarget;
  readonly weights: Float64Array | undefined;
  readonly criterion: Criterion;
  readonly randomCuts: boolean;
  /** What was taken from the targets. */
  readonly centre?: number;
  readonly balancedClasses?: number | undefined;
}

/** Bins read, from which on a thread is worth its start. */
const WORTH_A_THREAD = 3e7;

/**
 * @param worthThread bins read, from which on worker threads are used.
 * @throws RangeError on a parameter's value.
 */
export async function fitForest(
  where: string,
  data: ForestData,
  params: ForestParams,
  run: Run,
  worthThread = WORTH_A_THREAD,
): Promise<ForestFit> {
  const { X, target, centre = 0 } = data;
  const { nEstimators = 100, maxSamples, oobScore = false, nJobs = 1, randomState = 0 } = params;
  const bootstrap = params.bootstrap ?? false;
  checkRange(where, "nEstimators", nEstimators, 1, Infinity, true);
  if (nJobs !== -1) checkRange(where, "nJobs", nJobs, 1, Infinity, true);
  if (!bootstrap && (oobScore || (maxSamples ?? undefined) !== undefined))
    throw new RangeError(
      `${where}: ${oobScore ? "oobScore" : "maxSamples"} needs bootstrap: true; got bootstrap: false`,
    );
  const draws = bootstrap ? drawCount(where, maxSamples, X.rows) : undefined;
  const total = data.weights?.reduce((a, b) => a + b, 0) ?? X.rows;
  const { grow, cut } = treeRules(
    where,
    params,
    data.criterion,
    target.width,
    { rows: X.rows, columns: X.columns, weight: (total * (draws ?? X.rows)) / X.rows },
    data.randomCuts,
  );
  const cost =
    nEstimators * (draws ?? X.rows) * grow.maxFeatures * Math.min(grow.maxDepth, Math.log2(X.rows + 1));
  const program = cost > worthThread ? forestWorker() : undefined;
  const columns = await inTurns(
    binColumns(
      X.values,
      X.rows,
      X.columns,
      new Uint8Array(
        program === undefined
          ? new ArrayBuffer(X.rows * X.columns)
          : new SharedArrayBuffer(X.rows * X.columns),
      ),
    ),
    run.signal,
  );
  const rng = createRng(randomState);
  const task: ForestTask = {
    columns,
    target: program === undefined ? target : { ...target, y: shared(target.y) },
    weights: data.weights && program ? shared(data.weights) : data.weights,
    grow,
    cut,
    ccpAlpha: params.ccpAlpha ?? 0,
    draws,
    balancedClasses: data.balancedClasses,
    seeds: Float64Array.from(
      { length: nEstimators },
      () => (rng.uint32() & 0x1fffff) * 4294967296 + rng.uint32(),
    ),
  };
  const trees =
    program === undefined
      ? await growHere(task, run)
      : await growInWorkers(program, task, workerCount(nJobs), run);
  const ensemble = joinTrees(trees, X.columns, target.width, centre);
  return Object.freeze({
    ensemble,
    featureImportances: impurityImportances(trees, X.columns),
    ...(oobScore ? { oobRaw: await outOfBag(task, ensemble, X, run) } : {}),
  });
}

async function growHere(task: ForestTask, { signal, onProgress }: Run): Promise<GrownTree[]> {
  const rows = new BinnedRows(task.columns, task.target, task.cut);
  const trees: GrownTree[] = [];
  const total = task.seeds.length;
  for (let t = 0; t < total; t++) {
    trees.push(await inTurns(growForestTree(task, rows, t), signal));
    onProgress?.({ done: t + 1, total, message: "trees grown" });
  }
  return trees;
}

async function outOfBag(
  task: ForestTask,
  ensemble: TreesFit["ensemble"],
  X: Design,
  { signal }: Run,
): Promise<Float64Array> {
  const { width } = task.target;
  const trees = task.seeds.length;
  const sums = new Float64Array(X.rows * width);
  const times = new Int32Array(X.rows);
  function* trace(): Generator<undefined, void, undefined> {
    for (let t = 0; t < trees; t++) {
      const drawn = bootstrapCounts(createRng(task.seeds[t]!), X.rows, task.draws!);
      const one = { ...ensemble, roots: ensemble.roots.subarray(t, t + 1) };
      const leaves = treeLeaves(one, X.values, X.rows);
      for (let i = 0; i < X.rows; i++) {
        if (drawn[i]! > 0) continue;
        times[i]!++;
        for (let c = 0; c < width; c++)
          sums[i * width + c]! += ensemble.value[leaves[i]! * width + c]! * trees;
      }
      yield;
    }
  }
  await inTurns(trace(), signal);
  return sums.map((sum, at) => sum / times[Math.floor(at / width)]!);
}

function drawCount(where: string, maxSamples: number | null | undefined, rows: number): number {
  if (maxSamples === null || maxSamples === undefined) return rows;
  checkRange(where, "maxSamples", maxSamples, Number.MIN_VALUE, rows, maxSamples > 1);
  return maxSamples <= 1 ? Math.max(1, Math.round(maxSamples * rows)) : maxSamples;
}

/** A copy in memory that threads share. */
function shared(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
