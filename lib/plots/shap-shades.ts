/**
 * Values as shades from 0 to 1 between their 5th and 95th percentile, so that single far values do not take the colours of all; where these
 * are equal, between the 1st and 99th, then between the ends. What is missing has none. Source: shap 0.46, `plots/_beeswarm.py`. O(n log n).
 */
import { quantile } from "../core/index.ts";

export interface Shades {
  /** Null where missing; 0.5 where all values are equal. */
  readonly shades: readonly (number | null)[];
  /** Values of the two ends; null where there are no values. */
  readonly ends: readonly [number, number] | null;
}

export function shadesOf(x: ArrayLike<number>): Shades {
  const sorted = Float64Array.from(x)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return { shades: Array.from(x, () => null), ends: null };
  let [lo, hi] = [quantile(sorted, 0.05)!, quantile(sorted, 0.95)!];
  if (lo === hi) [lo, hi] = [quantile(sorted, 0.01)!, quantile(sorted, 0.99)!];
  if (lo === hi) [lo, hi] = [sorted[0]!, sorted.at(-1)!];
  return {
    shades: Array.from(x, (value) =>
      Number.isNaN(value)
        ? null
        : lo === hi
          ? 0.5
          : Math.round(Math.min(1, Math.max(0, (value - lo) / (hi - lo))) * 1000) / 1000,
    ),
    ends: [lo, hi],
  };
}
