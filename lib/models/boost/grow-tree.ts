/**
 * One tree: histograms of the node's rows, best split, partition, again; the larger child's histogram is the parent's less the
 * smaller child's.
 *
 * With a limit of leaves the node that gains most is split first (LightGBM's leaf-wise growth, scikit-learn's too); without one
 * order does not matter, and going down first keeps few histograms. O(rows · features · depth) a tree at most.
 */
import type { Rng } from "../../core/index.ts";
import type { FeatureBins } from "./bins.ts";
import { categorySplit, type CategorySplit } from "./category-split.ts";
import type { Bins, BoostMachine } from "./kernel.ts";
import { leafValue, shrink } from "./plain-kernel.ts";
import { addNode, type TreeStore } from "./tree-store.ts";
import { tileFeatures } from "./workspace.ts";

export interface GrowthLimits {
  readonly maxLeafNodes: number | null;
  readonly maxDepth: number | null;
  readonly minSamplesLeaf: number;
  readonly minSumHessian: number;
  readonly minSplitGain: number;
  readonly l1Regularization: number;
  readonly l2Regularization: number;
  readonly learningRate: number;
  /** Features tried at each split; all when missing. */
  readonly featuresPerSplit?: number | undefined;
}

export interface TreeTask {
  readonly machine: BoostMachine;
  readonly store: TreeStore;
  readonly bins: readonly FeatureBins[];
  readonly limits: GrowthLimits;
  /** Features that the tree may use, ascending. */
  readonly features: Int32Array;
  readonly constrained: boolean;
  readonly output: number;
  /** Rows of the tree: the first ones of `order`. */
  readonly rows: number;
  /** What one unit of the whole-number gradients and hessians is, and where counts begin. */
  readonly unitG: number;
  readonly unitH: number;
  readonly shift: number;
  /** For features drawn at each split. */
  readonly rng: Rng;
}

/** A leaf of the tree, as a range of `order`. */
export interface Leaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly leftBins: Uint8Array | undefined;
  /** Whole-number sums of the left child. */
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

interface OpenNode extends Leaf {
  readonly depth: number;
  readonly gradient: number;
  readonly hessian: number;
  /** Unshrunk. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** −1 when the histogram was not kept. */
  slot: number;
  split: Split | undefined;
}

/** Grows a tree into the store, with shrunk values. @returns its leaves, in the order of their rows. */
export function growTree(task: TreeTask): Leaf[] {
  const { machine, store, limits, rows, output, shift, unitH } = task;
  const { kernel, space } = machine;
  const { maxLeafNodes, maxDepth, minSamplesLeaf, learningRate } = limits;
  const search = splitSearch(task);
  const groups = tileFeatures(space, task.features);
  const free = Array.from({ length: space.slots }, (_, i) => space.slots - 1 - i);
  const leaves: Leaf[] = [];
  const open: OpenNode[] = [];

  const close = (node: OpenNode): void => {
    release(node);
    leaves.push({ node: node.node, from: node.from, to: node.to });
  };
  const release = (node: OpenNode): void => {
    if (node.slot >= 0) free.push(node.slot);
    node.slot = -1;
  };
  const canSplit = ({ from, to, depth }: OpenNode): boolean =>
    to - from >= 2 * minSamplesLeaf && (maxDepth === null || depth < maxDepth);
  const consider = (node: OpenNode): void => {
    node.split = search(node);
    if (node.split === undefined) close(node);
    else if (maxLeafNodes === null) open.push(node);
    else pushOpen(open, node);
  };
  const accumulate = (node: OpenNode): void => {
    node.slot = free.pop()!;
    kernel.accumulate(node.slot, output, node.from, node.to, groups, shift);
  };

  store.roots.push(store.left.length);
  store.treeOutput.push(output);
  const sums = rootSums(task);
  const root: OpenNode = {
    node: addNode(store, 0),
    from: 0,
    to: rows,
    depth: 0,
    gradient: sums.gradient,
    hessian: sums.hessian,
    value: valueOf(task, sums.gradient, sums.hessian, -Infinity, Infinity),
    lower: -Infinity,
    upper: Infinity,
    slot: -1,
    split: undefined,
  };
  store.value[root.node] = root.value * learningRate;
  if (!canSplit(root) || sums.hessian * unitH < limits.minSumHessian || maxLeafNodes === 1) close(root);
  else {
    accumulate(root);
    consider(root);
  }
  while (open.length > 0) {
    const parent = maxLeafNodes === null ? open.pop()! : popOpen(open);
    const [left, right] = splitNode(task, parent);
    if (maxLeafNodes !== null && leaves.length + open.length + 2 >= maxLeafNodes) {
      release(parent);
      for (const node of [left, right, ...open.splice(0)]) close(node);
      break;
    }
    const [small, large] = left.to - left.from < right.to - right.from ? [left, right] : [right, left];
    const splits = [canSplit(small), canSplit(large)];
    if (splits[0] || splits[1]) {
      // With its own histogram dropped for want of room, a parent cannot spare the larger child's.
      const kept = parent.slot >= 0 && free.length > 0;
      if (kept) {
        accumulate(small);
        kernel.subtract(parent.slot, small.slot);
        large.slot = parent.slot;
        parent.slot = -1;
      } else release(parent);
      const children = small === left ? splits : [splits[1], splits[0]];
      for (const [i, child] of [left, right].entries()) {
        if (!children[i]) close(child);
        else {
          if (!kept) accumulate(child);
          consider(child);
          // One slot stays free for the next node to be searched.
          if (child.slot >= 0 && free.length === 0) release(child);
        }
      }
    } else {
      release(parent);
      close(left);
      close(right);
    }
  }
  return leaves.sort((a, b) => a.from - b.from);
}

/** Carries out a node's split: rows ordered, children in the store. */
function splitNode(task: TreeTask, parent: OpenNode): [OpenNode, OpenNode] {
  const { machine, store, bins, limits } = task;
  const { table, features } = machine.space;
  const split = parent.split!;
  const { feature, bin, leftBins } = split;
  const { count: binCount, hasMissing } = bins[feature]!;
  const leftCount = split.count;
  const missingLeft = hasMissing ? split.missingLeft : leftCount > parent.to - parent.from - leftCount;
  for (let code = 0; code < binCount; code++)
    table[code] = (leftBins === undefined ? code <= bin : leftBins[code] === 1) ? 4 : 0;
  table.fill(missingLeft ? 4 : 0, binCount);
  machine.kernel.partition(feature, parent.from, parent.to);
  const middle = parent.from + leftCount;

  const value = (gradient: number, hessian: number): number =>
    valueOf(task, gradient, hessian, parent.lower, parent.upper);
  const [rightG, rightH] = [parent.gradient - split.gradient, parent.hessian - split.hessian];
  const [leftValue, rightValue] = [value(split.gradient, split.hessian), value(rightG, rightH)];
  const constraint = features[4 * feature + 3]!;
  const mid = (leftValue + rightValue) / 2;
  const depth = parent.depth + 1;
  const left: OpenNode = {
    node: addNode(store, leftValue * limits.learningRate),
    from: parent.from,
    to: middle,
    depth,
    gradient: split.gradient,
    hessian: split.hessian,
    value: leftValue,
    lower: constraint < 0 ? mid : parent.lower,
    upper: constraint > 0 ? mid : parent.upper,
    slot: -1,
    split: undefined,
  };
  const right: OpenNode = {
    node: addNode(store, rightValue * limits.learningRate),
    from: middle,
    to: parent.to,
    depth,
    gradient: rightG,
    hessian: rightH,
    value: rightValue,
    lower: constraint > 0 ? mid : parent.lower,
    upper: constraint < 0 ? mid : parent.upper,
    slot: -1,
    split: undefined,
  };
  const at = parent.node;
  store.left[at] = left.node;
  store.right[at] = right.node;
  store.feature[at] = feature;
  store.bin[at] = bin;
  store.leftBins[at] = leftBins;
  store.missingLeft[at] = missingLeft ? 1 : 0;
  store.gain[at] = split.gain;
  return [left, right];
}

/** A function that finds the best split of a node whose histogram is ready. */
function splitSearch(task: TreeTask): (node: OpenNode) => Split | undefined {
  const { machine, bins, limits, features, constrained, unitG, unitH, shift, rng } = task;
  const { kernel, space } = machine;
  const { node: numbers, best, active } = space;
  const { l1Regularization: l1, l2Regularization: l2 } = limits;
  const plain = features.filter((j) => bins[j]!.categories === undefined);
  const categorical = features.filter((j) => bins[j]!.categories !== undefined);
  const buffer = (): Float64Array => new Float64Array(256);
  const read: Bins = { gradient: buffer(), hessian: buffer(), count: buffer() };
  const perSplit = limits.featuresPerSplit;
  active.set(plain);

  return ({ slot, from, to, gradient, hessian, value, lower, upper }) => {
    let [numeric, classes] = [plain, categorical];
    if (perSplit !== undefined && perSplit < features.length) {
      const drawn = rng
        .choice(features.length, perSplit)
        .sort()
        .map((i) => features[i]!);
      numeric = drawn.filter((j) => bins[j]!.categories === undefined);
      classes = drawn.filter((j) => bins[j]!.categories !== undefined);
      active.set(numeric);
    }
    const unsplit = shrink(gradient * unitG, l1) * value;
    numbers.set([unitG, unitH, gradient, hessian, to - from, l2, l1, limits.minSumHessian]);
    numbers.set([limits.minSamplesLeaf, limits.minSplitGain, unsplit, lower, upper, constrained ? 1 : 0], 8);
    kernel.bestSplit(slot, numeric.length, shift);
    let found: Split | undefined =
      best[0]! > 0
        ? {
            gain: best[0]!,
            feature: best[1]!,
            bin: best[2]!,
            missingLeft: best[3] === 1,
            leftBins: undefined,
            gradient: best[4]!,
            hessian: best[5]!,
            count: best[6]!,
          }
        : undefined;
    for (const feature of classes) {
      kernel.read(slot, feature, shift, read);
      const split: CategorySplit | undefined = categorySplit(read, bins[feature]!, numbers);
      if (split !== undefined && split.gain > (found?.gain ?? 0)) found = { ...split, feature, bin: 0 };
    }
    return found;
  };
}

function valueOf(task: TreeTask, gradient: number, hessian: number, lower: number, upper: number): number {
  const { l1Regularization, l2Regularization } = task.limits;
  return leafValue(
    shrink(gradient * task.unitG, l1Regularization),
    hessian * task.unitH,
    l2Regularization,
    lower,
    upper,
  );
}

function rootSums({ machine, output, rows }: TreeTask): { gradient: number; hessian: number } {
  const { gradients, order, trainingRows } = machine.space;
  const shift = 2 * trainingRows * output;
  let [gradient, hessian] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const at = shift + 2 * order[i]!;
    gradient += gradients[at]!;
    hessian += gradients[at + 1]!;
  }
  return { gradient, hessian };
}

/** A heap by gain; of equals the earlier node first. */
function pushOpen(heap: OpenNode[], node: OpenNode): void {
  let at = heap.push(node) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!ahead(heap[at]!, heap[above]!)) break;
    [heap[at], heap[above]] = [heap[above]!, heap[at]!];
    at = above;
  }
}

function popOpen(heap: OpenNode[]): OpenNode {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ;) {
    let next = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && ahead(heap[below]!, heap[next]!)) next = below;
    if (next === at) return top;
    [heap[at], heap[next]] = [heap[next]!, heap[at]!];
    at = next;
  }
}

function ahead(a: OpenNode, b: OpenNode): boolean {
  return a.split!.gain > b.split!.gain || (a.split!.gain === b.split!.gain && a.node < b.node);
}
