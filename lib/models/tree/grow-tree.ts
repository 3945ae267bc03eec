/**
 * Grows one tree, greedily: each node is cut where the gain in purity is greatest, until a limit or purity stops it.
 *
 * The next node to be cut is the deepest-leftmost one, or, under `maxLeafNodes`, the one with the greatest gain. Children stand side by
 * side. Source: Breiman et al. (1984); rules and their order as in scikit-learn 1.2, except that all features are tried from the first
 * on and the first of equals wins, where scikit-learn shuffles them. O(rows · columns · depth) beside what the rows cost.
 */
import type { Rng } from "../../core/index.ts";
import type { Steps } from "../../data/index.ts";
import type { NodeRows } from "./node-rows.ts";
import { classScore, momentScore } from "./split-criterion.ts";

export interface GrowRules {
  readonly maxDepth: number;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  /** Least weight in a leaf. */
  readonly minWeightLeaf: number;
  /** Features tried at each node: without a cut among them, more are. */
  readonly maxFeatures: number;
  readonly maxLeafNodes: number | undefined;
  readonly minImpurityDecrease: number;
  /** Whether cuts are drawn at random (extremely randomised trees) and not the best of each feature. */
  readonly randomCuts: boolean;
}

/** A tree in arrays; children are positions, the right one after the left one, -1 in leaves. */
export interface GrownTree {
  readonly left: Int32Array;
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly defaultLeft: Uint8Array;
  readonly cover: Float64Array;
  /** How much a node's cut lowers the impurity of the whole tree; 0 in leaves. */
  readonly gain: Float64Array;
  /** nodes×width: mean target, or shares of classes. */
  readonly value: Float64Array;
}

/** Rows·features between two steps: some 10 ms. */
const STEP = 1 << 20;

export function* growTree(rows: NodeRows, rules: GrowRules, rng: Rng): Steps<GrownTree> {
  const { groups } = rows;
  const { width, criterion } = groups.rules;
  const moment = momentScore(criterion);
  const tree = new TreeArrays(width);
  const sums = new Float64Array(width);
  const features = Int32Array.from({ length: rows.columns }, (_, j) => j);
  const frontier: Frontier =
    rules.maxLeafNodes === undefined ? new NodeStack() : new NodeHeap((node) => tree.gain[node]!);
  let total = 0;
  let work = 0;

  /** Adds a node; when it can be cut, notes where and puts it on the frontier. */
  function add(from: number, to: number, depth: number): void {
    const node = tree.add(from, to, depth);
    const { weight, pure } = rows.measure(from, to, sums);
    if (node === 0) total = weight;
    tree.cover[node] = weight;
    for (let c = 0; c < width; c++) tree.value[node * width + c] = sums[c]! / weight;
    const n = to - from;
    if (
      pure ||
      depth >= rules.maxDepth ||
      n < rules.minSamplesSplit ||
      n < 2 * rules.minSamplesLeaf ||
      weight < 2 * rules.minWeightLeaf
    )
      return;
    const score = width === 1 ? moment(weight, sums[0]!) : classScore(criterion, sums, 0, width, weight);
    let best = -Infinity;
    let tried = 0;
    let constant = 0;
    const every = rules.maxFeatures >= rows.columns && !rules.randomCuts;
    for (let at = 0; at < rows.columns; at++) {
      // As in scikit-learn, constant features count as tried, but one that is not is looked for.
      if (tried >= rules.maxFeatures && tried > constant) break;
      if (!every) {
        const other = at + rng.integer(rows.columns - at);
        const feature = features[other]!;
        features[other] = features[at]!;
        features[at] = feature;
      }
      const feature = features[at]!;
      tried++;
      rows.group(feature, from, to);
      work += n;
      const { size, missingWeight } = groups;
      if (size === 0 || (size === 1 && missingWeight === 0)) {
        constant++;
        continue;
      }
      let drawn = Number.NaN;
      if (rules.randomCuts) {
        const cut = drawCut(rows, feature, rng);
        drawn = cut.threshold;
        if (!groups.tryCut(cut.group, missingWeight > 0 && rng.next() < 0.5)) continue;
      } else if (!groups.findCut()) continue;
      if (!(groups.score > best)) continue;
      best = groups.score;
      const { cut, key } = groups;
      tree.feature[node] = feature;
      tree.key[node] = key[cut]!;
      if (cut === size - 1) tree.threshold[node] = Infinity;
      else if (drawn === drawn) tree.threshold[node] = drawn;
      else tree.threshold[node] = between(rows.high(feature, key[cut]!), rows.low(feature, key[cut + 1]!));
      // 2 where training had no missing value here: decided by the sizes of the children.
      tree.defaultLeft[node] = missingWeight === 0 ? 2 : groups.missingLeft ? 1 : 0;
    }
    const gain = Math.max(0, (best - score) / total);
    if (best === -Infinity || gain + Number.EPSILON < rules.minImpurityDecrease) {
      tree.feature[node] = -1;
      tree.threshold[node] = 0;
      tree.defaultLeft[node] = 0;
      return;
    }
    tree.gain[node] = gain;
    frontier.push(node);
  }

  add(0, rows.size, 0);
  let leaves = 1;
  const most = rules.maxLeafNodes ?? Infinity;
  while (leaves < most) {
    const node = frontier.pop();
    if (node < 0) break;
    const [from, to, depth] = [tree.from[node]!, tree.to[node]!, tree.depth[node]! + 1];
    const middle = rows.partition(
      tree.feature[node]!,
      tree.key[node]!,
      tree.defaultLeft[node] === 1,
      from,
      to,
    );
    tree.left[node] = tree.size;
    if (tree.defaultLeft[node] === 2) tree.defaultLeft[node] = middle - from > to - middle ? 1 : 0;
    add(from, middle, depth);
    add(middle, to, depth);
    leaves++;
    if (work > STEP) {
      work = 0;
      yield;
    }
  }
  // Nodes that could be cut but were not, under maxLeafNodes.
  for (let node = frontier.pop(); node >= 0; node = frontier.pop()) {
    tree.feature[node] = -1;
    tree.threshold[node] = 0;
    tree.defaultLeft[node] = 0;
    tree.gain[node] = 0;
  }
  return tree.done();
}

/** Halfway, or the lower where the half rounds up. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high && middle >= low ? middle : Number.isFinite(high - low) ? low : low / 2 + high / 2;
}

/** A threshold drawn evenly between the node's least and greatest value; inside a bin it moves to the bin's nearer end. */
function drawCut(rows: NodeRows, feature: number, rng: Rng): { group: number; threshold: number } {
  const { key, size } = rows.groups;
  if (size === 1) return { group: 0, threshold: Infinity };
  const low = rows.low(feature, key[0]!);
  const high = rows.high(feature, key[size - 1]!);
  const u = rng.next();
  const drawn = low * (1 - u) + high * u;
  let group = 0;
  let above = size - 1;
  // The last group that begins at or below the draw.
  while (group < above) {
    const middle = (group + above + 1) >> 1;
    if (rows.low(feature, key[middle]!) <= drawn) group = middle;
    else above = middle - 1;
  }
  const top = rows.high(feature, key[group]!);
  if (drawn >= top && group < size - 1 && drawn < rows.low(feature, key[group + 1]!))
    return { group, threshold: drawn };
  const bottom = rows.low(feature, key[group]!);
  const last = group === size - 1;
  if (group > 0 && (last || drawn - bottom < top - drawn)) group--;
  return {
    group,
    threshold: between(rows.high(feature, key[group]!), rows.low(feature, key[group + 1]!)),
  };
}

interface Frontier {
  push(node: number): void;
  /** -1 when empty. */
  pop(): number;
}

class NodeStack implements Frontier {
  readonly #nodes: number[] = [];

  push(node: number): void {
    this.#nodes.push(node);
  }

  pop(): number {
    return this.#nodes.pop() ?? -1;
  }
}

/** The node with the greatest gain first; the first of equals. */
class NodeHeap implements Frontier {
  readonly #nodes: number[] = [];
  readonly #gain: (node: number) => number;

  constructor(gain: (node: number) => number) {
    this.#gain = gain;
  }

  push(node: number): void {
    const nodes = this.#nodes;
    let at = nodes.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(nodes[at]!, nodes[parent]!)) break;
      [nodes[at], nodes[parent]] = [nodes[parent]!, nodes[at]!];
      at = parent;
    }
  }

  pop(): number {
    const nodes = this.#nodes;
    const first = nodes[0] ?? -1;
    const last = nodes.pop();
    if (nodes.length === 0 || last === undefined) return first;
    nodes[0] = last;
    for (let at = 0; ;) {
      let next = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < nodes.length && this.#before(nodes[child]!, nodes[next]!)) next = child;
      if (next === at) return first;
      [nodes[at], nodes[next]] = [nodes[next]!, nodes[at]!];
      at = next;
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#gain(a), this.#gain(b)];
    return x > y || (x === y && a < b);
  }
}

/** Arrays that double as the tree grows. */
class TreeArrays {
  size = 0;
  left = new Int32Array(64);
  feature = new Int32Array(64);
  key = new Int32Array(64);
  from = new Int32Array(64);
  to = new Int32Array(64);
  depth = new Int32Array(64);
  defaultLeft = new Uint8Array(64);
  threshold = new Float64Array(64);
  cover = new Float64Array(64);
  gain = new Float64Array(64);
  value: Float64Array;
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
    this.value = new Float64Array(64 * width);
  }

  add(from: number, to: number, depth: number): number {
    if (this.size === this.left.length) this.#grow();
    const node = this.size++;
    this.left[node] = -1;
    this.feature[node] = -1;
    this.from[node] = from;
    this.to[node] = to;
    this.depth[node] = depth;
    return node;
  }

  done(): GrownTree {
    const { size } = this;
    return {
      left: this.left.slice(0, size),
      feature: this.feature.slice(0, size),
      threshold: this.threshold.slice(0, size),
      defaultLeft: this.defaultLeft.slice(0, size),
      cover: this.cover.slice(0, size),
      gain: this.gain.slice(0, size),
      value: this.value.slice(0, size * this.#width),
    };
  }

  #grow(): void {
    const twice = <T extends Int32Array | Uint8Array | Float64Array>(held: T): T => {
      const next = new (held.constructor as new (n: number) => T)(held.length * 2);
      next.set(held);
      return next;
    };
    this.left = twice(this.left);
    this.feature = twice(this.feature);
    this.key = twice(this.key);
    this.from = twice(this.from);
    this.to = twice(this.to);
    this.depth = twice(this.depth);
    this.defaultLeft = twice(this.defaultLeft);
    this.threshold = twice(this.threshold);
    this.cover = twice(this.cover);
    this.gain = twice(this.gain);
    this.value = twice(this.value);
  }
}
