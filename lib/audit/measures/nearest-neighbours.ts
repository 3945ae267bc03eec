/**
 * The k nearest other points of every point, by Euclidean distance, exactly: a k-d tree split at medians along the widest
 * side (Friedman, Bentley & Finkel, ACM TOMS 3, 1977). About O(n log n) in up to ten or so dimensions; in many dimensions it
 * looks at all pairs, O(n² d), so callers cap the rows.
 */
import type { Points } from "./points.ts";
import { turns } from "./turns.ts";

export interface Neighbours {
  readonly k: number;
  /** n × k, row-major, nearest first; equal distances by point number. */
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/** Points of a leaf: in many dimensions a box costs as much as several points. */
const leafSize = (d: number): number => Math.max(16, 4 * d);

/**
 * @param k at most n - 1; more is cut to that.
 * @throws the signal's reason, when aborted.
 */
export async function nearestNeighbours(
  points: Points,
  k: number,
  signal?: AbortSignal,
): Promise<Neighbours> {
  const { n, d } = points;
  const count = Math.max(0, Math.min(k, n - 1));
  const indices = new Int32Array(n * count);
  const distances = new Float64Array(n * count);
  if (count === 0) return Object.freeze({ k: count, indices, distances });
  const tree = plant(points);
  const nearest = new Nearest(count);
  const turn = turns(signal);
  // In the order of the tree: near points after one another keep memory warm.
  for (const [place, i] of tree.order.entries()) {
    nearest.clear();
    const visited = search(tree, place, d, nearest);
    for (let r = 0; r < count; r++) {
      indices[i * count + r] = nearest.points[r]!;
      distances[i * count + r] = Math.sqrt(nearest.distances[r]!);
    }
    await turn(visited * (d + 4));
  }
  return Object.freeze({ k: count, indices, distances });
}

/** The best so far, nearest first. */
class Nearest {
  readonly points: Int32Array;
  /** Squared. */
  readonly distances: Float64Array;
  size = 0;

  constructor(k: number) {
    this.points = new Int32Array(k);
    this.distances = new Float64Array(k);
  }

  clear(): void {
    this.size = 0;
  }

  /** Squared distance that a point must not exceed to matter. */
  get reach(): number {
    return this.size < this.points.length ? Infinity : this.distances[this.size - 1]!;
  }

  offer(point: number, distance: number): void {
    const full = this.size === this.points.length;
    if (full) {
      const last = this.size - 1;
      const worst = this.distances[last]!;
      if (distance > worst || (distance === worst && point > this.points[last]!)) return;
    }
    let at = full ? this.size - 1 : this.size++;
    while (
      at > 0 &&
      (this.distances[at - 1]! > distance ||
        (this.distances[at - 1] === distance && this.points[at - 1]! > point))
    ) {
      this.distances[at] = this.distances[at - 1]!;
      this.points[at] = this.points[at - 1]!;
      at--;
    }
    this.distances[at] = distance;
    this.points[at] = point;
  }
}

interface Tree {
  /** Point numbers, those of a node next to each other. */
  readonly order: Int32Array;
  /** The points' values in this order. */
  readonly values: Float64Array;
  readonly root: Node;
}

interface Node {
  readonly from: number;
  readonly to: number;
  /** The box around its points. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly children: readonly [Node, Node] | undefined;
}

function plant(points: Points): Tree {
  const order = Int32Array.from({ length: points.n }, (_, i) => i);
  const leaf = leafSize(points.d);
  const grow = (from: number, to: number): Node => {
    const { low, high } = boxOf(points, order, from, to);
    let side = 0;
    for (let j = 1; j < points.d; j++) if (high[j]! - low[j]! > high[side]! - low[side]!) side = j;
    if (to - from <= leaf || !(high[side]! > low[side]!)) return { from, to, low, high, children: undefined };
    const at = (i: number): number => points.values[i * points.d + side]!;
    order.subarray(from, to).sort((a, b) => at(a) - at(b));
    const middle = (from + to) >> 1;
    return { from, to, low, high, children: [grow(from, middle), grow(middle, to)] };
  };
  const root = grow(0, points.n);
  const values = new Float64Array(points.values.length);
  for (const [place, i] of order.entries())
    values.set(points.values.subarray(i * points.d, (i + 1) * points.d), place * points.d);
  return { order, values, root };
}

function boxOf(
  points: Points,
  order: Int32Array,
  from: number,
  to: number,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const { values, d } = points;
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  for (let o = from; o < to; o++) {
    for (let j = 0; j < d; j++) {
      const value = values[order[o]! * d + j]!;
      if (value < low[j]!) low[j] = value;
      if (value > high[j]!) high[j] = value;
    }
  }
  return { low, high };
}

/** @param place of the point in the tree's order. Gives the number of points and boxes that were looked at. */
function search(tree: Tree, place: number, d: number, nearest: Nearest): number {
  const { values } = tree;
  const base = place * d;
  const end = base + d;
  let visited = 0;
  const descend = (node: Node): void => {
    if (node.children === undefined) {
      for (let o = node.from; o < node.to; o++) {
        if (o === place) continue;
        const reach = nearest.reach;
        let distance = 0;
        let at = o * d;
        let own = base;
        // Four at a time: a look at the reach after each costs more than it saves.
        for (; own + 4 <= end && distance <= reach; own += 4, at += 4) {
          const a = values[own]! - values[at]!;
          const b = values[own + 1]! - values[at + 1]!;
          const c = values[own + 2]! - values[at + 2]!;
          const e = values[own + 3]! - values[at + 3]!;
          distance += a * a + b * b + (c * c + e * e);
        }
        if (distance > reach) continue;
        for (; own < end; own++, at++) {
          const difference = values[own]! - values[at]!;
          distance += difference * difference;
        }
        if (distance <= reach) nearest.offer(tree.order[o]!, distance);
      }
      visited += node.to - node.from;
      return;
    }
    visited += 2;
    const [first, second] = node.children;
    const toFirst = boxDistance(values, base, first);
    const toSecond = boxDistance(values, base, second);
    const firstNearer = toFirst <= toSecond;
    // Equal distances matter, too: the smaller point number wins.
    if ((firstNearer ? toFirst : toSecond) <= nearest.reach) descend(firstNearer ? first : second);
    if ((firstNearer ? toSecond : toFirst) <= nearest.reach) descend(firstNearer ? second : first);
  };
  descend(tree.root);
  return visited;
}

function boxDistance(values: Float64Array, base: number, { low, high }: Node): number {
  let distance = 0;
  for (let j = 0; j < low.length; j++) {
    const value = values[base + j]!;
    const outside = value < low[j]! ? low[j]! - value : value > high[j]! ? value - high[j]! : 0;
    distance += outside * outside;
  }
  return distance;
}
