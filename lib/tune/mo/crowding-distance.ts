/**
 * Crowding distance: how lonely each point of a front is, the sum over objectives of the gap between its two neighbours
 * divided by the range of finite values. The ends of each objective have distance Infinity.
 *
 * Source: Deb et al., IEEE TEVC 6 (2002) 182; infinite values and ties as in Optuna 5.0, NSGA-II. O(n log n · objectives).
 */

/** Rows with their distances. */
export interface CrowdingDistances {
  /** By row. */
  readonly distances: Float64Array;
  /** Rows in the order of the last objective (then the one before it …), in which ties of the distance are resolved. */
  readonly order: readonly number[];
}

/** @param values row-major, as they were told: the order of ties depends on their direction. */
export function crowdingDistances(values: Float64Array, objectives: number): CrowdingDistances {
  const n = values.length / objectives;
  const distances = new Float64Array(n);
  const order = Array.from({ length: n }, (_, row) => row);
  for (let k = 0; k < objectives && n > 0; k++) {
    const at = (row: number): number => values[row * objectives + k]!;
    order.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
    if (at(order[0]!) === at(order[n - 1]!)) continue;
    const sorted = [-Infinity, ...order.map(at), Infinity];
    const width =
      sorted.findLast((value) => value !== Infinity)! - sorted.find((value) => value !== -Infinity)!;
    for (let j = 0; j < n; j++) {
      const [below, above] = [sorted[j]!, sorted[j + 2]!];
      // Two equal infinities are no gap.
      distances[order[j]!]! += (below === above ? 0 : above - below) / (width > 0 ? width : 1);
    }
  }
  return { distances, order };
}

/** Rows from the loneliest to the most crowded. */
export function leastCrowdedFirst(values: Float64Array, objectives: number): readonly number[] {
  const { distances, order } = crowdingDistances(values, objectives);
  return order
    .toSorted((a, b) => (distances[a]! < distances[b]! ? -1 : distances[a]! > distances[b]! ? 1 : 0))
    .toReversed();
}
