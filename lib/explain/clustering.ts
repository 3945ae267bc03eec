/** A hierarchy of features: a linkage as scipy's, (p − 1)×4 numbers row-major: left, right, distance, size; p + i is the cluster made in row i. */

/** The leaves beneath each node 0 … 2p − 2, in the order of the tree. O(p²) for a chain. */
export function clusterLeaves(clustering: Float64Array): readonly Int32Array[] {
  const p = clustering.length / 4 + 1;
  const leaves: Int32Array[] = Array.from({ length: p }, (_, j) => Int32Array.of(j));
  for (let i = 0; i < p - 1; i++) {
    const left = leaves[clustering[4 * i]!]!;
    const right = leaves[clustering[4 * i + 1]!]!;
    const both = new Int32Array(left.length + right.length);
    both.set(left);
    both.set(right, left.length);
    leaves.push(both);
  }
  return leaves;
}
