/**
 * Isolation forest (Liu, Ting & Zhou, ICDM 2008): random cuts isolate outliers in few steps. Every tree cuts a random column
 * of 256 points at a uniform place until a point stands alone or the depth reaches log2 256; the score is 2^(-E[h]/c(256))
 * with E[h] the mean depth over trees and c(n) = 2(ln(n - 1) + γ) - 2(n - 1)/n, the mean depth of an unsuccessful search in a
 * binary tree. Near 1 is an outlier, below ½ is not. Scores depend on the random stream; only their order is comparable.
 * O(trees · (sample + n) · log sample).
 */
import type { Rng } from "../../core/index.ts";
import type { Points } from "./points.ts";
import { turns } from "./turns.ts";

export interface IsolationForestOptions {
  readonly rng: Rng;
  /** Default 100. */
  readonly trees?: number;
  /** Points per tree; default 256, at most n. */
  readonly sample?: number;
  readonly signal?: AbortSignal;
}

/** One score per point; scikit-learn's `score_samples` is its negative. */
export async function isolationForest(
  points: Points,
  options: IsolationForestOptions,
): Promise<Float64Array> {
  const { values, n, d } = points;
  const trees = options.trees ?? 100;
  const sample = Math.min(options.sample ?? 256, n);
  const depth = Math.ceil(Math.log2(Math.max(sample, 2)));
  const turn = turns(options.signal);
  const total = new Float64Array(n);
  for (let t = 0; t < trees; t++) {
    const tree = grow(points, options.rng.choice(n, sample), depth, options.rng);
    for (let i = 0; i < n; i++) {
      let node = tree;
      let steps = 0;
      while (node.cut !== undefined) {
        node = values[i * d + node.cut.column]! <= node.cut.at ? node.cut.below : node.cut.above;
        steps++;
      }
      total[i]! += steps + isolationDepth(node.size);
    }
    await turn(n * depth * 3);
  }
  const unit = isolationDepth(sample) * trees;
  return total.map((depths) => (unit === 0 ? 0.5 : 2 ** (-depths / unit)));
}

/** c(n). */
export function isolationDepth(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + 0.577_215_664_901_532_9) - (2 * (n - 1)) / n;
}

interface Node {
  readonly size: number;
  readonly cut:
    { readonly column: number; readonly at: number; readonly below: Node; readonly above: Node } | undefined;
}

function grow(points: Points, members: Int32Array, depth: number, rng: Rng): Node {
  const { values, d } = points;
  const size = members.length;
  if (size <= 1 || depth === 0) return { size, cut: undefined };
  const cuttable: number[] = [];
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  for (let j = 0; j < d; j++) {
    for (const member of members) {
      const value = values[member * d + j]!;
      if (value < low[j]!) low[j] = value;
      if (value > high[j]!) high[j] = value;
    }
    if (low[j]! < high[j]!) cuttable.push(j);
  }
  if (cuttable.length === 0) return { size, cut: undefined };
  const column = cuttable[rng.integer(cuttable.length)]!;
  // Never the top: both sides keep a member.
  const place = low[column]! + rng.next() * (high[column]! - low[column]!);
  const at = place < high[column]! ? place : low[column]!;
  const isBelow = (member: number): boolean => values[member * d + column]! <= at;
  const below = grow(points, members.filter(isBelow), depth - 1, rng);
  const above = grow(
    points,
    members.filter((member) => !isBelow(member)),
    depth - 1,
    rng,
  );
  return { size, cut: { column, at, below, above } };
}
