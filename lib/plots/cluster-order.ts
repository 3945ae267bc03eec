/**
 * An order in which alike things stand side by side: the leaves of an average-linkage tree (Sokal and Michener 1958), each
 * merge turned so that the nearer ends meet. Naive: O(p³) time, for the few dozen columns of a heatmap.
 */

/** Positions 0 … p-1 in the new order. `distance` is a symmetric p×p matrix, row-major. Ties keep the given order. */
export function clusterOrder(distance: ArrayLike<number>, p: number): number[] {
  let groups = Array.from({ length: p }, (_, i) => [i]);
  const between = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0;
    for (const i of a) for (const j of b) sum += distance[i * p + j]!;
    return sum / (a.length * b.length);
  };
  while (groups.length > 1) {
    let best = Infinity;
    let pair = [0, 1] as [number, number];
    for (let i = 0; i < groups.length; i++)
      for (let j = i + 1; j < groups.length; j++) {
        const d = between(groups[i]!, groups[j]!);
        if (d < best) [best, pair] = [d, [i, j]];
      }
    const [a, b] = [groups[pair[0]]!, groups[pair[1]]!];
    const joined = nearest(a, b, (i, j) => distance[i * p + j]!);
    groups = groups.map((group, i) => (i === pair[0] ? joined : group)).filter((_, i) => i !== pair[1]);
  }
  return groups[0] ?? [];
}

/** Of the four ways to put two rows of leaves end to end, the one whose touching ends are nearest. */
function nearest(a: number[], b: number[], d: (i: number, j: number) => number): number[] {
  const ways = [
    [a, b],
    [a, b.toReversed()],
    [a.toReversed(), b],
    [a.toReversed(), b.toReversed()],
  ] as const;
  let best = ways[0]!;
  const gap = ([left, right]: readonly [number[], number[]]): number => d(left.at(-1)!, right[0]!);
  for (const way of ways) if (gap(way) < gap(best)) best = way;
  return [...best[0], ...best[1]];
}
