/**
 * Sums that keep their digits: Neumaier's compensated summation.
 *
 * The rounding error of each addition is exact in double precision and is added up on its own; the error of the result is
 * about one unit in the last place plus n² ε² of the sum of absolute values, instead of n ε. Source: Neumaier, ZAMM 54
 * (1974) 39-51. Cost: one pass, four additions a value.
 */

/** Sum of all values; 0 for none. NaN and infinities go through as in ordinary addition. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  // Infinite sums leave NaN in the compensation.
  return Number.isFinite(total) ? total + lost : total;
}
