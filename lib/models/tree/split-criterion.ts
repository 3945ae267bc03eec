/**
 * How good a group of rows is: a score that rises with purity, so that a split gains score(left) + score(right) − score(node).
 *
 * With weights w, targets y, S = Σ w y and class weights C_c, W = Σ w; impurity times W is −score plus what a split leaves unchanged:
 * squared error S²/W; poisson S log(S/W); gini Σ C²/W; entropy Σ C log₂(C/W). Two classes need S alone (y is 0 or 1).
 * Source: Breiman et al. (1984); scikit-learn 1.2 `tree/_criterion.pyx`. Friedman's improvement w_l w_r (ȳ_l − ȳ_r)² / W is the gain of the
 * squared error, so both choose the same splits.
 */
export type Criterion = "squaredError" | "poisson" | "gini" | "entropy";

/** Of targets y by their sum. */
export type MomentScore = (weight: number, sum: number) => number;

export function momentScore(criterion: Criterion): MomentScore {
  switch (criterion) {
    case "squaredError":
      return (w, s) => (s * s) / w;
    case "gini":
      return (w, s) => (s * s + (w - s) * (w - s)) / w;
    case "poisson":
      // A mean of 0 has no logarithm: such a side is not allowed, but a node of zeros alone is pure.
      return (w, s) => (s > 0 ? s * Math.log(s / w) : -Infinity);
    case "entropy":
      return (w, s) => logTerm(s, w) + logTerm(w - s, w);
  }
}

/** Of class weights from `at` on. */
export function classScore(
  criterion: Criterion,
  counts: Float64Array,
  at: number,
  k: number,
  w: number,
): number {
  let score = 0;
  if (criterion === "gini") {
    for (let c = at; c < at + k; c++) score += counts[c]! * counts[c]!;
    return score / w;
  }
  for (let c = at; c < at + k; c++) score += logTerm(counts[c]!, w);
  return score;
}

function logTerm(c: number, w: number): number {
  return c > 0 ? c * Math.log2(c / w) : 0;
}
