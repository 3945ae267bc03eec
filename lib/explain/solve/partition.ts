/**
 * Owen's values along a hierarchy, the largest effects first: a branch's change is split between its two halves, each with the other absent and
 * present; when `maxEvals` is spent, what is left on a branch goes to its players in equal shares. Source: shap 0.46 `Partition` (Owen 1977).
 */
import type { Rng } from "../../core/index.ts";
import type { Game, Solution } from "../game.ts";
import { clusterLeaves } from "../clustering.ts";
import { worthOf, type SolveOptions } from "./coalitions.ts";

export interface PartitionOptions extends SolveOptions {
  /** Decides between branches of the same effect. */
  readonly rng: Rng;
  /** Coalitions for a row at most. Default 500. */
  readonly maxEvals?: number | undefined;
  /** Whether halves are judged with the other absent (0), present (1) or both (undefined, the default). */
  readonly fixedContext?: 0 | 1 | undefined;
  /** Coalitions asked at once. Default 10, as shap's "auto" for tables. */
  readonly batchSize?: number | undefined;
}

interface Branch {
  readonly mask: Uint8Array;
  readonly without: Float64Array;
  readonly withIt: Float64Array;
  readonly node: number;
  readonly weight: number;
  readonly priority: number;
  readonly tie: number;
}

/** @throws RangeError on a game without a hierarchy. */
export async function partitionSolution(game: Game, options: PartitionOptions): Promise<Solution> {
  const where = "PartitionExplainer";
  const { maxEvals = 500, fixedContext, batchSize = 10, rng } = options;
  const { players: p, clustering } = game;
  if (clustering === undefined)
    throw new RangeError(
      `${where}: wants a hierarchy of the features; got none; pass a clustering, or use PermutationExplainer`,
    );
  const leaves = clusterLeaves(clustering);
  const none = new Uint8Array(p);
  const ends = new Uint8Array(2 * p);
  ends.fill(1, p);
  const worth = await worthOf(where, game, ends, options);
  const k = worth.length / 2;
  const base = worth.slice(0, k);
  const full = worth.slice(k);
  const credit = new Float64Array((2 * p - 1) * k);
  const queue: Branch[] = [
    { mask: none, without: base, withIt: full, node: 2 * p - 2, weight: 1, priority: 0, tie: 0 },
  ];
  // Two were spent on the ends.
  const budget = maxEvals - 2;
  let evaluated = 0;
  let isExact = true;
  while (queue.length > 0) {
    if (evaluated >= budget) {
      isExact = queue.every(({ node }) => node < p);
      for (const { without, withIt, node, weight } of queue.splice(0)) add(node, without, withIt, weight);
      break;
    }
    const batch: Branch[] = [];
    while (queue.length > 0 && 2 * batch.length < batchSize && evaluated + 2 * batch.length < budget) {
      const branch = take(queue);
      if (branch.node < p || clustering[4 * (branch.node - p) + 2]! < 0)
        add(branch.node, branch.without, branch.withIt, branch.weight);
      else batch.push(branch);
    }
    if (batch.length === 0) continue;
    const masks = new Uint8Array(2 * batch.length * p);
    for (const [b, { mask, node }] of batch.entries())
      for (const side of [0, 1]) {
        const row = masks.subarray((2 * b + side) * p, (2 * b + side + 1) * p);
        row.set(mask);
        for (const j of leaves[clustering[4 * (node - p) + side]!]!) row[j] = 1;
      }
    const out = await worthOf(where, game, masks, options);
    evaluated += 2 * batch.length;
    for (const [b, { mask, without, withIt, node, weight }] of batch.entries()) {
      const onlyLeft = out.subarray(2 * b * k, (2 * b + 1) * k);
      const onlyRight = out.subarray((2 * b + 1) * k, (2 * b + 2) * k);
      const rowLeft = masks.subarray(2 * b * p, (2 * b + 1) * p);
      const rowRight = masks.subarray((2 * b + 1) * p, (2 * b + 2) * p);
      const [left, right] = [clustering[4 * (node - p)]!, clustering[4 * (node - p) + 1]!];
      const half = fixedContext === undefined ? weight / 2 : weight;
      if (fixedContext !== undefined)
        for (let c = 0; c < k; c++) {
          const joint = withIt[c]! - onlyLeft[c]! - onlyRight[c]! + without[c]!;
          credit[node * k + c]! += (fixedContext === 0 ? joint : -joint) * weight;
        }
      if (fixedContext !== 1) {
        put(mask, without, onlyLeft, left, half);
        put(mask, without, onlyRight, right, half);
      }
      if (fixedContext !== 0) {
        put(rowRight, onlyRight, withIt, left, half);
        put(rowLeft, onlyLeft, withIt, right, half);
      }
    }
  }
  const values = new Float64Array(p * k);
  for (let node = 0; node < 2 * p - 1; node++) {
    const members = leaves[node]!;
    for (let c = 0; c < k; c++) {
      const share = credit[node * k + c]! / members.length;
      if (share !== 0) for (const j of members) values[j * k + c]! += share;
    }
  }
  return { values, base, full, exact: isExact && fixedContext === undefined };

  function add(node: number, without: Float64Array, withIt: Float64Array, weight: number): void {
    for (let c = 0; c < k; c++) credit[node * k + c]! += (withIt[c]! - without[c]!) * weight;
  }

  function put(
    mask: Uint8Array,
    without: Float64Array,
    withIt: Float64Array,
    node: number,
    weight: number,
  ): void {
    let most = 0;
    for (let c = 0; c < k; c++) most = Math.max(most, Math.abs(withIt[c]! - without[c]!));
    push(queue, {
      mask: mask.slice(),
      without: without.slice(),
      withIt: withIt.slice(),
      node,
      weight,
      priority: most * weight,
      tie: rng.normal(),
    });
  }
}

/** A binary heap, the largest priority first. */
function push(heap: Branch[], branch: Branch): void {
  heap.push(branch);
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(heap[at]!, heap[above]!)) break;
    [heap[above], heap[at]] = [heap[at]!, heap[above]!];
    at = above;
  }
}

function take(heap: Branch[]): Branch {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ;) {
    let best = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && isBefore(heap[child]!, heap[best]!)) best = child;
    if (best === at) return first;
    [heap[best], heap[at]] = [heap[at]!, heap[best]!];
    at = best;
  }
}

function isBefore(a: Branch, b: Branch): boolean {
  return a.priority === b.priority ? a.tie < b.tie : a.priority > b.priority;
}
