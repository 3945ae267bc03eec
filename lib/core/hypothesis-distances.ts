/**
 * Distances between the distributions of two samples: areas between their distribution functions.
 *
 * Wasserstein-1 = ∫ |F - G| dx, in the unit of the values; energy distance = (2 ∫ (F - G)² dx)^½, in its root. As scipy 1.10;
 * cost: sorting.
 */
import { sortedFinite } from "./quantile.ts";

/** Wasserstein-1 ("earth mover's") distance of the finite values; null when a sample has none. */
export function wasserstein(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return area(a, b, Math.abs);
}

/** Energy distance of the finite values; null when a sample has none. */
export function energyDistance(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const squared = area(a, b, (difference) => difference * difference);
  return squared === null ? null : Math.sqrt(2 * squared);
}

function area(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  height: (difference: number) => number,
): number | null {
  const [x, y] = [sortedFinite(a), sortedFinite(b)];
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0) return null;
  let [i, j, total] = [0, 0, 0];
  let last = Math.min(x[0]!, y[0]!);
  while (i < n || j < m) {
    const value = j >= m || (i < n && x[i]! <= y[j]!) ? x[i]! : y[j]!;
    total += height(i / n - j / m) * (value - last);
    last = value;
    while (i < n && x[i] === value) i++;
    while (j < m && y[j] === value) j++;
  }
  return total;
}
