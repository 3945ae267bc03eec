/**
 * Cohen's kappa: agreement beyond chance, 1 − Σ w·observed / Σ w·expected.
 * Weights of a disagreement between classes i and j: 1 (none), |i − j| (linear), (i − j)² (quadratic). O(n + k²).
 */
import { confusionMatrix, type Label } from "./confusion-matrix.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface KappaOptions extends ScoreOptions {
  readonly weights?: "linear" | "quadratic";
  /** Order of classes, which weighted kappa needs; default: sorted. */
  readonly labels?: readonly Label[];
}

/** Null when no disagreement could be expected (both sides hold one and the same class). @throws RangeError on wrong sizes. */
export function cohenKappaScore(
  y1: ArrayLike<Label>,
  y2: ArrayLike<Label>,
  options: KappaOptions = {},
): number | null {
  const { weights, labels, sampleWeight } = options;
  const { matrix } = confusionMatrix(y1, y2, { sampleWeight, ...(labels && { labels }) });
  const rows = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
  const columns = matrix.map((_, j) => matrix.reduce((sum, row) => sum + row[j]!, 0));
  const total = rows.reduce((sum, value) => sum + value, 0);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows.length; j++) {
      const gap = Math.abs(i - j);
      const weight = weights === "quadratic" ? gap * gap : weights === "linear" ? gap : Math.min(gap, 1);
      observed += weight * matrix[i]![j]!;
      expected += (weight * rows[i]! * columns[j]!) / total;
    }
  }
  if (!(expected > 0))
    return undefinedScore(options, "both sides hold one and the same class: no chance to disagree");
  return 1 - observed / expected;
}
