/** Weighted sums by class: of rows, and of every feature; what naive Bayes learns from. O(n·p). */

export interface ClassTotals {
  /** Weight of each class. */
  readonly weight: Float64Array;
  /** k×p sums of the features. */
  readonly sums: Float64Array;
}

/** @param code class of each row; rows below 0 are left out. */
export function classTotals(
  X: Float64Array,
  n: number,
  p: number,
  code: Int32Array,
  k: number,
  weights: ArrayLike<number> | undefined,
): ClassTotals {
  const weight = new Float64Array(k);
  const sums = new Float64Array(k * p);
  for (let i = 0; i < n; i++) {
    const c = code[i]!;
    if (c < 0) continue;
    const s = weights?.[i] ?? 1;
    weight[c]! += s;
    for (let j = 0; j < p; j++) sums[c * p + j]! += s * X[i * p + j]!;
  }
  return { weight, sums };
}
