/**
 * Minimal cost-complexity pruning: the weakest link first, while it costs no more than alpha.
 *
 * A node's link is g = (impurity its subtree removes) / (its leaves − 1); the inner node with the smallest g becomes a leaf as long as
 * g ≤ alpha. Source: Breiman et al. (1984), chapter 3; scikit-learn `ccp_alpha`. O(cut nodes²).
 */
import type { GrownTree } from "./grow-tree.ts";

/** The tree itself when alpha is 0. */
export function pruneTree(tree: GrownTree, alpha: number): GrownTree {
  if (!(alpha > 0)) return tree;
  const pruned = new Uint8Array(tree.left.length);
  for (const { node, link } of weakestLinks(tree)) {
    if (link > alpha) break;
    pruned[node] = 1;
  }
  return withoutSubtrees(tree, pruned);
}

/** Inner nodes in the order in which pruning takes them, with their links, which rise. */
function* weakestLinks(tree: GrownTree): Generator<{ readonly node: number; readonly link: number }> {
  const { left, gain } = tree;
  const nodes = left.length;
  const parent = new Int32Array(nodes).fill(-1);
  const removed = Float64Array.from(gain);
  const leaves = new Int32Array(nodes).fill(1);
  // Children come after their parents.
  for (let node = nodes - 1; node >= 0; node--) {
    const l = left[node]!;
    if (l < 0) continue;
    parent[l] = node;
    parent[l + 1] = node;
    removed[node]! += removed[l]! + removed[l + 1]!;
    leaves[node] = leaves[l]! + leaves[l + 1]!;
  }
  const link = (node: number): number => removed[node]! / (leaves[node]! - 1);
  let open: number[] = [];
  for (let node = 0; node < nodes; node++) if (left[node]! >= 0) open.push(node);
  const gone = new Uint8Array(nodes);
  while (open.length > 0) {
    let best = open[0]!;
    for (const node of open) if (link(node) < link(best)) best = node;
    yield { node: best, link: link(best) };
    const [lost, fewer] = [removed[best]!, leaves[best]! - 1];
    for (let up = best; up >= 0; up = parent[up]!) {
      removed[up]! -= lost;
      leaves[up]! -= fewer;
    }
    const stack = [best];
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (left[node]! < 0 || gone[node] === 1) continue;
      gone[node] = 1;
      stack.push(left[node]!, left[node]! + 1);
    }
    open = open.filter((node) => gone[node] === 0);
  }
}

function withoutSubtrees(tree: GrownTree, pruned: Uint8Array): GrownTree {
  const kept = [0];
  const left: number[] = [];
  for (let at = 0; at < kept.length; at++) {
    const node = kept[at]!;
    const l = pruned[node] === 1 ? -1 : tree.left[node]!;
    left.push(l < 0 ? -1 : kept.length);
    if (l >= 0) kept.push(l, l + 1);
  }
  const width = tree.value.length / tree.left.length;
  const inner = (at: number): boolean => left[at]! >= 0;
  return {
    left: Int32Array.from(left),
    feature: Int32Array.from(kept, (node, at) => (inner(at) ? tree.feature[node]! : -1)),
    threshold: Float64Array.from(kept, (node, at) => (inner(at) ? tree.threshold[node]! : 0)),
    defaultLeft: Uint8Array.from(kept, (node, at) => (inner(at) ? tree.defaultLeft[node]! : 0)),
    cover: Float64Array.from(kept, (node) => tree.cover[node]!),
    gain: Float64Array.from(kept, (node, at) => (inner(at) ? tree.gain[node]! : 0)),
    value: Float64Array.from({ length: kept.length * width }, (_, at) => {
      return tree.value[kept[Math.floor(at / width)]! * width + (at % width)]!;
    }),
  };
}
