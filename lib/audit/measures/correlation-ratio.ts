/**
 * Correlation ratio η of a numeric column over the groups of a categorical one: √(Σ n_g (ȳ_g - ȳ)² / Σ (y - ȳ)²), the
 * square root of the share of variance that lies between groups (Fisher). In [0, 1]. O(n).
 */

export interface CorrelationRatio {
  readonly value: number | null;
  /** Rows with a group and a finite value. */
  readonly n: number;
  readonly groups: number;
  readonly reason?: string;
}

/** @param codes group of each row; negative is missing. */
export function correlationRatio(codes: ArrayLike<number>, values: ArrayLike<number>): CorrelationRatio {
  const slots = new Map<number, number>();
  const slotOf = new Int32Array(codes.length).fill(-1);
  let n = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < codes.length; i++) {
    if (!(codes[i]! >= 0) || !Number.isFinite(values[i])) continue;
    let slot = slots.get(codes[i]!);
    if (slot === undefined) slots.set(codes[i]!, (slot = slots.size));
    slotOf[i] = slot;
    const value = values[i]!;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
    n++;
  }
  const groups = slots.size;
  if (groups < 2) return undefinedOf(n, groups, "fewer than two groups have values");
  if (min === max) return undefinedOf(n, groups, "the numeric column is constant");
  const mean = sum / n;
  const counts = new Float64Array(groups);
  const sums = new Float64Array(groups);
  let total = 0;
  for (let i = 0; i < codes.length; i++) {
    const slot = slotOf[i]!;
    if (slot < 0) continue;
    const difference = values[i]! - mean;
    counts[slot]!++;
    sums[slot]! += difference;
    total += difference * difference;
  }
  let between = 0;
  for (let slot = 0; slot < groups; slot++) between += sums[slot]! ** 2 / counts[slot]!;
  return Object.freeze({ value: Math.sqrt(Math.min(1, between / total)), n, groups });
}

function undefinedOf(n: number, groups: number, reason: string): CorrelationRatio {
  return Object.freeze({ value: null, n, groups, reason });
}
