/** The sum of numbers in numpy's order (eight partial sums in blocks of 128, halves above), for results equal to the last digit. */

/** Sum of values[start … start + n - 1]. */
export function pairwiseSum(values: ArrayLike<number>, start = 0, n: number = values.length - start): number {
  if (n < 8) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[start + i]!;
    return sum;
  }
  if (n <= 128) {
    let [r0, r1, r2, r3] = [values[start]!, values[start + 1]!, values[start + 2]!, values[start + 3]!];
    let [r4, r5, r6, r7] = [values[start + 4]!, values[start + 5]!, values[start + 6]!, values[start + 7]!];
    let i = 8;
    for (; i < n - (n % 8); i += 8) {
      const at = start + i;
      r0 += values[at]!;
      r1 += values[at + 1]!;
      r2 += values[at + 2]!;
      r3 += values[at + 3]!;
      r4 += values[at + 4]!;
      r5 += values[at + 5]!;
      r6 += values[at + 6]!;
      r7 += values[at + 7]!;
    }
    let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
    for (; i < n; i++) sum += values[start + i]!;
    return sum;
  }
  let half = n >> 1;
  half -= half % 8;
  return pairwiseSum(values, start, half) + pairwiseSum(values, start + half, n - half);
}
