/**
 * The smallest value at which the weights up to it reach a share of all weight (inverse of the distribution, type 1): scikit-learn's
 * `_weighted_percentile`. Without weights: the type 7 quantile, as numpy. O(n log n).
 */
import { quantile, sortedFinite } from "../core/quantile.ts";

/** Null when there is no weight. Values are finite. */
export function weightedQuantile(
  values: ArrayLike<number>,
  p: number,
  weights: ArrayLike<number> | undefined,
): number | null {
  if (weights === undefined) return quantile(sortedFinite(values), p);
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => weights[i]! > 0)
    .sort((a, b) => values[a]! - values[b]!);
  let total = 0;
  for (const i of order) total += weights[i]!;
  let sum = 0;
  for (const i of order) {
    sum += weights[i]!;
    if (sum >= p * total) return values[i]!;
  }
  return order.length === 0 ? null : values[order.at(-1)!]!;
}
