/** The program of a thread that grows trees of a forest: every `step`th from `first` on, each posted as soon as it is grown. */
import { parentPort, workerData } from "node:worker_threads";
import { atOnce } from "../../data/index.ts";
import { BinnedRows } from "./binned-rows.ts";
import { growForestTree, type ForestTask } from "./forest-task.ts";

const { task, first, step } = workerData as { task: ForestTask; first: number; step: number };
const rows = new BinnedRows(task.columns, task.target, task.cut);
for (let t = first; t < task.seeds.length; t += step)
  parentPort!.postMessage({ t, tree: atOnce(growForestTree(task, rows, t)) });
