/**
 * Gradient boosting over histograms: each iteration fits a tree (one per output) to the gradients of the loss, by Newton steps.
 *
 * f ← f + η·tree, tree leaves −G/(H + λ). Gradients are whole numbers of a unit that is a power of two, so that sums are exact and
 * rows may come in any order. Sources: Friedman 2001; Chen and Guestrin 2016 (gain, λ, α); scikit-learn's HistGradientBoosting 1.2
 * (bins, growth, early stopping). O(rows · features · depth) an iteration at most, 30 bytes a value of X at hand.
 */
import { createRng, type Rng } from "../../core/index.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { binningRows, binOf, featureBins, type FeatureBins } from "./bins.ts";
import { growTree, type GrowthLimits, type Leaf } from "./grow-tree.ts";
import { boostMachine, type BoostMachine, type KernelEngine } from "./kernel.ts";
import { lossOf, quantileOf, type Loss, type LossName, type LossTask } from "./losses.ts";
import { ensembleOf, treeStore, type TreeStore } from "./tree-store.ts";

/** All that training needs; plain data, so that it can go to a thread. */
export interface BoostTask extends GrowthLimits {
  /** rows×columns, row-major, NaN where missing. */
  readonly X: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** Class positions or numbers. */
  readonly y: Float64Array;
  readonly weights: Float64Array | undefined;
  readonly classes: number;
  readonly loss: LossName;
  readonly quantile: number;
  readonly maxIter: number;
  readonly maxBins: number;
  /** Positions of each categorical feature; 0 for a plain one. */
  readonly categories: readonly number[];
  /** −1, 0 or 1 for each feature. */
  readonly monotone: readonly number[];
  readonly subsample: number;
  readonly colsampleByTree: number;
  readonly earlyStopping: boolean;
  /** Share of the rows; null to stop by the training loss. */
  readonly validationFraction: number | null;
  readonly nIterNoChange: number;
  readonly tol: number;
  readonly seed: number;
  readonly engine: KernelEngine;
}

export interface BoostIteration {
  /** 0 is before the first tree. */
  readonly iteration: number;
  /** Mean loss of the training rows (of 10,000 of them where there are more). */
  readonly trainLoss: number;
  /** Mean loss of the rows held out; null without early stopping on them. */
  readonly validationLoss: number | null;
}

/** A trained model. */
export interface BoostFit {
  readonly ensemble: TreeEnsemble;
  readonly iterations: number;
  readonly history: readonly BoostIteration[];
  /** Sum of the gains of each feature's splits. */
  readonly gain: Float64Array;
  /** Number of each feature's splits. */
  readonly splits: Float64Array;
}

/** Where training stands; `iteration` counts from 0 while values are put into bins. */
export interface BoostStep {
  readonly iteration: number;
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
}

const MONITORED = 10_000;
const HISTOGRAM_BYTES = 2 ** 28;

/** Trains step by step; a step is a feature put into bins, or an iteration. */
export function* boostingSteps(task: BoostTask): Generator<BoostStep, BoostFit, undefined> {
  const { columns, maxIter, learningRate } = task;
  const rng = createRng(task.seed);
  const places = heldOut(task, rng.split());
  const trainingRows = places.training;
  const loss = lossOf(task.loss, task.classes, task.quantile);

  const bins: FeatureBins[] = [];
  for (const found of findBins(task, places, rng.integer(2 ** 31))) {
    bins.push(found);
    yield { iteration: 0, trainLoss: null, validationLoss: null };
  }
  const machine = boostMachine(
    {
      rows: task.rows,
      trainingRows,
      columns,
      outputs: loss.outputs,
      bins: bins.map(({ count }) => count),
      slots: slotsFor(task, bins),
    },
    task.engine,
  );
  const { space, kernel } = machine;
  for (let from = 0; from < task.rows; from += 65_536) {
    encode(task, places.rows, bins, machine, from, Math.min(task.rows, from + 65_536));
    yield { iteration: 0, trainLoss: null, validationLoss: null };
  }
  describeFeatures(task, bins, machine);

  const data: LossTask = {
    y: gathered(task.y, places.rows),
    weights: gathered(task.weights, places.rows),
    rows: trainingRows,
  };
  const base = loss.start(data);
  const { rows } = task;
  for (let c = 0; c < loss.outputs; c++) space.raw.fill(base[c]!, c * rows, (c + 1) * rows);
  const store = treeStore();
  const constrained = task.monotone.some((each) => each !== 0);
  const g = new Float64Array(trainingRows);
  const h = new Float64Array(trainingRows);
  const sampling = sampler(task, trainingRows, rng.split());
  const columnRng = rng.split();
  const splitRng = rng.split();
  const history: BoostIteration[] = [];
  const note = (iteration: number): BoostIteration => {
    const entry = {
      iteration,
      trainLoss: meanLoss(loss, data, space.raw, rows, 0, trainingRows),
      validationLoss: trainingRows < rows ? meanLoss(loss, data, space.raw, rows, trainingRows, rows) : null,
    };
    history.push(entry);
    return entry;
  };
  note(0);

  let iterations = 0;
  while (iterations < maxIter) {
    loss.prepare?.(data, space.raw, rows);
    const units = Array.from({ length: loss.outputs }, (_, output) => {
      loss.gradients(data, space.raw, rows, output, g, h);
      return quantise(machine, output, g, h);
    });
    const { chosen, others } = sampling();
    const features = drawFeatures(columns, task.colsampleByTree, columnRng);
    for (let output = 0; output < loss.outputs; output++) {
      if (chosen === undefined) for (let i = 0; i < trainingRows; i++) space.order[i] = i;
      else space.order.set(chosen);
      const first = store.left.length;
      const leaves = growTree({
        machine,
        store,
        bins,
        limits: task,
        features,
        constrained,
        output,
        rows: chosen?.length ?? trainingRows,
        ...units[output]!,
        rng: splitRng,
      });
      if (loss.leafQuantile !== undefined)
        renewLeaves(store, leaves, machine, data, loss.leafQuantile, learningRate);
      for (const { node, from, to } of leaves) kernel.addLeaf(output, from, to, store.value[node]!);
      coverNodes(store, first, leaves, space.order, data.weights);
      if (loss.leafQuantile !== undefined) averageInner(store, first);
      if (others !== undefined) addUnseen(store, first, bins, machine, output, others);
      if (trainingRows < rows) addUnseen(store, first, bins, machine, output, range(trainingRows, rows));
    }
    iterations++;
    const entry = note(iterations);
    yield entry;
    if (task.earlyStopping && hasStopped(history, task)) break;
  }

  const gain = new Float64Array(columns);
  const splits = new Float64Array(columns);
  for (const [node, feature] of store.feature.entries())
    if (feature >= 0) {
      gain[feature]! += store.gain[node]!;
      splits[feature]! += 1;
    }
  return {
    ensemble: ensembleOf(store, iterations * loss.outputs, bins, base, loss.link),
    iterations,
    history,
    gain,
    splits,
  };
}

interface Places {
  /** Rows of X: those of training, then those of validation; undefined when none are held out. */
  readonly rows: Int32Array | undefined;
  readonly training: number;
}

/** Which rows are held out: a share of each class, or of all rows. */
function heldOut(task: BoostTask, rng: Rng): Places {
  const { rows, y, validationFraction, earlyStopping } = task;
  if (!earlyStopping || validationFraction === null) return { rows: undefined, training: rows };
  const groups: number[][] = Array.from({ length: Math.max(1, task.classes) }, () => []);
  for (let i = 0; i < rows; i++) groups[task.classes > 0 ? y[i]! : 0]!.push(i);
  const training: number[] = [];
  const validation: number[] = [];
  for (const group of groups) {
    const order = rng.permutation(group.length);
    const held = Math.min(group.length - 1, Math.round(validationFraction * group.length));
    for (const [rank, i] of order.entries()) (rank < held ? validation : training).push(group[i]!);
  }
  training.sort((a, b) => a - b);
  if (validation.length === 0) return { rows: undefined, training: rows };
  return { rows: Int32Array.from([...training, ...validation]), training: training.length };
}

function* findBins(task: BoostTask, places: Places, seed: number): Generator<FeatureBins, void, undefined> {
  const { X, columns, maxBins, categories } = task;
  const sample = binningRows(places.training, seed);
  const n = sample?.length ?? places.training;
  const column = new Float64Array(n);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < n; i++) {
      const at = sample === undefined ? i : sample[i]!;
      column[i] = X[(places.rows === undefined ? at : places.rows[at]!) * columns + j]!;
    }
    const found = featureBins(column, maxBins, categories[j]!);
    // A sample may have met no missing value.
    yield sample === undefined || found.hasMissing ? found : { ...found, hasMissing: lacks(task, places, j) };
  }
}

function lacks({ X, columns }: BoostTask, { rows, training }: Places, j: number): boolean {
  for (let i = 0; i < training; i++)
    if (Number.isNaN(X[(rows === undefined ? i : rows[i]!) * columns + j]!)) return true;
  return false;
}

/** Writes the codes of rows `from` to before `to`, both ways. */
function encode(
  { X, columns }: BoostTask,
  places: Int32Array | undefined,
  bins: readonly FeatureBins[],
  { space }: BoostMachine,
  from: number,
  to: number,
): void {
  const { rowCodes, columnCodes, stride, rows } = space;
  for (const [j, { cuts, categories, count }] of bins.entries()) {
    const padded = new Float64Array(256).fill(Infinity);
    padded.set(cuts);
    for (let i = from; i < to; i++) {
      const x = X[(places === undefined ? i : places[i]!) * columns + j]!;
      let code = count;
      if (x === x) code = categories === undefined ? binOf(padded, x) : (categories[x] ?? count);
      rowCodes[i * stride + j] = code;
      columnCodes[j * rows + i] = code;
    }
  }
}

function describeFeatures(task: BoostTask, bins: readonly FeatureBins[], { space }: BoostMachine): void {
  for (const [j, { count, hasMissing }] of bins.entries())
    space.features.set([space.offsets[j]!, count, hasMissing ? 1 : 0, task.monotone[j]!], 4 * j);
}

/** Histograms to keep: one for every open node and some spare, as far as 256 MB go. */
function slotsFor({ maxLeafNodes }: BoostTask, bins: readonly FeatureBins[]): number {
  let size = 0;
  for (const { count } of bins) size += 16 * (count + 1);
  const most = Math.max(3, Math.floor(HISTOGRAM_BYTES / size));
  return Math.min(most, maxLeafNodes === null ? 64 : maxLeafNodes + 2);
}

/** Gradients as whole numbers of a unit, for exact sums. */
function quantise(
  { space }: BoostMachine,
  output: number,
  g: Float64Array,
  h: Float64Array,
): { unitG: number; unitH: number; shift: number } {
  const { gradients, trainingRows: n } = space;
  const countBits = 32 - Math.clz32(n);
  const bits = Math.min(31, 63 - 2 * countBits);
  let [mostG, mostH] = [0, 0];
  // Single precision first, as the peers have it, so that sums agree with theirs.
  for (let i = 0; i < n; i++) {
    g[i] = Math.fround(g[i]!);
    h[i] = Math.fround(h[i]!);
    const size = Math.abs(g[i]!);
    if (size > mostG) mostG = size;
    if (h[i]! > mostH) mostH = h[i]!;
  }
  const scaleG = scaleFor(mostG, 31);
  const scaleH = scaleFor(mostH, bits);
  const start = 2 * n * output;
  for (let i = 0; i < n; i++) {
    const part = g[i]! * scaleG;
    gradients[start + 2 * i] = part < 0 ? part - 0.5 : part + 0.5;
    gradients[start + 2 * i + 1] = h[i]! * scaleH + 0.5;
  }
  return { unitG: 1 / scaleG, unitH: 1 / scaleH, shift: bits + countBits };
}

/** The greatest power of two that brings `most` below 2^bits − 1. */
function scaleFor(most: number, bits: number): number {
  if (most === 0) return 1;
  let scale = 2 ** Math.min(1000, bits - 1 - Math.floor(Math.log2(most)));
  while (most * scale > 2 ** bits - 1.5) scale /= 2;
  return scale;
}

/** Rows of each iteration's trees: all, or a share drawn without replacement, in ascending order. */
function sampler(
  { subsample }: BoostTask,
  n: number,
  rng: Rng,
): () => { chosen: Int32Array | undefined; others: Int32Array | undefined } {
  if (subsample >= 1) return () => ({ chosen: undefined, others: undefined });
  const wanted = Math.max(1, Math.floor(subsample * n));
  const chosen = new Int32Array(wanted);
  const others = new Int32Array(n - wanted);
  return () => {
    let [taken, left] = [0, 0];
    for (let i = 0; i < n; i++) {
      // Each row with the share of what is still wanted among what is left.
      if (rng.next() * (n - i) < wanted - taken) chosen[taken++] = i;
      else others[left++] = i;
    }
    return { chosen, others };
  };
}

function drawFeatures(columns: number, share: number, rng: Rng): Int32Array {
  const wanted = Math.max(1, Math.round(share * columns));
  return wanted >= columns
    ? Int32Array.from({ length: columns }, (_, j) => j)
    : rng.choice(columns, wanted).sort();
}

/** Sets leaves to the quantile of what their rows still lack. */
function renewLeaves(
  store: TreeStore,
  leaves: readonly Leaf[],
  { space: { order, raw } }: BoostMachine,
  { y, weights }: LossTask,
  quantile: number,
  learningRate: number,
): void {
  for (const { node, from, to } of leaves) {
    const rows = order.subarray(from, to);
    const rest = Float64Array.from(rows, (row) => y[row]! - raw[row]!);
    const own = weights === undefined ? undefined : Float64Array.from(rows, (row) => weights[row]!);
    store.value[node] = learningRate * quantileOf(rest, quantile, own);
  }
}

/** Weight of the training rows that reached each node. */
function coverNodes(
  store: TreeStore,
  first: number,
  leaves: readonly Leaf[],
  order: Int32Array,
  weights: Float64Array | undefined,
): void {
  for (const { node, from, to } of leaves) {
    let sum = to - from;
    if (weights !== undefined) {
      sum = 0;
      for (let i = from; i < to; i++) sum += weights[order[i]!]!;
    }
    store.cover[node] = sum;
  }
  for (let node = store.left.length - 1; node >= first; node--)
    if (store.left[node]! >= 0)
      store.cover[node] = store.cover[store.left[node]!]! + store.cover[store.right[node]!]!;
}

/** What inner nodes would predict, where leaves were set anew: the mean of their children. */
function averageInner({ left, right, cover, value }: TreeStore, first: number): void {
  for (let node = left.length - 1; node >= first; node--) {
    const [l, r] = [left[node]!, right[node]!];
    if (l >= 0 && cover[node]! > 0)
      value[node] = (cover[l]! * value[l]! + cover[r]! * value[r]!) / cover[node]!;
  }
}

/** Adds the tree to rows that it was not grown on; they walk it by their codes. */
function addUnseen(
  store: TreeStore,
  root: number,
  bins: readonly FeatureBins[],
  { space }: BoostMachine,
  output: number,
  rows: Int32Array,
): void {
  const { left, right, feature, bin, leftBins, missingLeft, value } = store;
  const { rowCodes, stride, raw } = space;
  const start = output * space.rows;
  for (const row of rows) {
    let node = root;
    for (let j = feature[node]!; j >= 0; j = feature[node]!) {
      const code = rowCodes[row * stride + j]!;
      const set = leftBins[node];
      const goesLeft =
        code === bins[j]!.count
          ? missingLeft[node] === 1
          : set === undefined
            ? code <= bin[node]!
            : set[code] === 1;
      node = goesLeft ? left[node]! : right[node]!;
    }
    raw[start + row]! += value[node]!;
  }
}

function meanLoss(
  loss: Loss,
  { y, weights }: LossTask,
  raw: Float64Array,
  stride: number,
  from: number,
  to: number,
): number {
  const step = Math.max(1, Math.floor((to - from) / MONITORED));
  let [sum, total] = [0, 0];
  for (let i = from; i < to; i += from === 0 ? step : 1) {
    const w = weights === undefined ? 1 : weights[i]!;
    sum += w * loss.of(y[i]!, raw, stride, i);
    total += w;
  }
  return total === 0 ? 0 : sum / total;
}

/** Whether none of the last iterations beat the one before them by more than tol. */
function hasStopped(history: readonly BoostIteration[], { nIterNoChange, tol }: BoostTask): boolean {
  if (history.length < nIterNoChange + 1) return false;
  const losses = history.slice(-nIterNoChange - 1).map((each) => each.validationLoss ?? each.trainLoss);
  return losses.slice(1).every((each) => each >= losses[0]! - tol);
}

function gathered(values: Float64Array, rows: Int32Array | undefined): Float64Array;
function gathered(values: Float64Array | undefined, rows: Int32Array | undefined): Float64Array | undefined;
function gathered(values: Float64Array | undefined, rows: Int32Array | undefined): Float64Array | undefined {
  return values === undefined || rows === undefined ? values : Float64Array.from(rows, (row) => values[row]!);
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
