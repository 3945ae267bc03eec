/** What the inner loops of boosting do; in WebAssembly or in plain TypeScript, with the same results to the last bit. */
import { embeddedKernel } from "./embedded-kernel.ts";
import { plainKernel } from "./plain-kernel.ts";
import { workspace, type Workspace, type WorkspaceSize } from "./workspace.ts";

/** One feature's bins as sums in whole numbers; the last is the bin of missing values. */
export interface Bins {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly count: Float64Array;
}

/** Histograms stand in numbered slots; rows are a range of `order`. */
export interface BoostKernel {
  /** Fills a slot with the sums of rows, over the `groupCount` first blocks of features. */
  accumulate(slot: number, output: number, from: number, to: number, groupCount: number, shift: number): void;
  /** Parent − child in the place of the parent. */
  subtract(parent: number, child: number): void;
  /** Best split of the node in `node` among the `activeCount` first active features, into `best`; gain −1 when there is none. */
  bestSplit(slot: number, activeCount: number, shift: number): void;
  /** Bins of a feature, `bins[feature] + 1` of them, copied into `into`. */
  read(slot: number, feature: number, shift: number, into: Bins): void;
  /** Orders rows by `table` over the feature's codes, left ones first. @returns the number of left rows. */
  partition(feature: number, from: number, to: number): number;
  /** Adds a value to the raw output of rows. */
  addLeaf(output: number, from: number, to: number, value: number): void;
}

export type KernelEngine = "wasm" | "plain";

export interface BoostMachine {
  readonly space: Workspace;
  readonly kernel: BoostKernel;
  readonly engine: KernelEngine;
}

/** Memory and loops for a run: WebAssembly unless it lacks here, or "plain" is asked for. */
export function boostMachine(size: WorkspaceSize, wanted: KernelEngine): BoostMachine {
  if (wanted === "wasm") {
    const space = workspace(size, "wasm");
    const kernel = space && embeddedKernel(space);
    if (space && kernel) return { space, kernel, engine: "wasm" };
  }
  const space = workspace(size, "plain")!;
  return { space, kernel: plainKernel(space), engine: "plain" };
}
