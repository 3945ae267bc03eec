/**
 * Centre and spread that bear outliers: median and mean absolute deviation, trimmed mean; all of ascending values.
 *
 * The normal MAD divides by Φ⁻¹(3/4) = 0.67449, so that it estimates the standard deviation of normal data.
 */
import { median } from "./quantile.ts";
import { sum } from "./sums.ts";

const upperQuartile = 0.6744897501960817;

/** Median of |x - median|; `scale: "normal"` makes it an estimate of σ. Null for no values. Cost: linear, two pointers. */
export function medianAbsoluteDeviation(
  sorted: ArrayLike<number>,
  scale: "raw" | "normal" = "raw",
): number | null {
  const centre = median(sorted);
  if (centre === null) return null;
  // The deviations ascend outwards on both sides of the centre: they are merged, not sorted.
  const n = sorted.length;
  let right = 0;
  while (right < n && sorted[right]! < centre) right++;
  let left = right - 1;
  const deviations = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const below = left >= 0 ? centre - sorted[left]! : Infinity;
    const above = right < n ? sorted[right]! - centre : Infinity;
    if (below <= above) {
      deviations[i] = below;
      left--;
    } else {
      deviations[i] = above;
      right++;
    }
  }
  const raw = median(deviations)!;
  return scale === "raw" ? raw : raw / upperQuartile;
}

/** Mean of |x - mean|; null for no values. */
export function meanAbsoluteDeviation(values: ArrayLike<number>): number | null {
  const n = values.length;
  if (n === 0) return null;
  const centre = sum(values) / n;
  return sum(Float64Array.from(values, (x) => Math.abs(x - centre))) / n;
}

/**
 * Mean without ⌊share · n⌋ values at either end, as scipy's `trim_mean`; null for no values.
 * @throws RangeError when share is not in [0, 0.5).
 */
export function trimmedMean(sorted: Float64Array, share = 0.1): number | null {
  if (!(share >= 0 && share < 0.5))
    throw new RangeError(`trimmedMean: share must lie in [0, 0.5); got ${share}; it is cut from either end`);
  const n = sorted.length;
  if (n === 0) return null;
  const cut = Math.floor(share * n);
  return sum(sorted.subarray(cut, n - cut)) / (n - 2 * cut);
}
