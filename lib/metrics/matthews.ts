/**
 * Matthews' correlation of truth and prediction, for any number of classes (Gorodkin's R_K):
 * (c·s − Σ t_k p_k) / √((s² − Σ p_k²)(s² − Σ t_k²)), with s all rows, c right ones, t and p true and predicted per class.
 * 0 by convention, told to `why`, when all rows are of one class or predicted as one (scikit-learn). O(n).
 */
import { confusionMatrix, type Label } from "./confusion-matrix.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/** In [-1, 1]; null only when all weights are 0. @throws RangeError on wrong sizes. */
export function matthewsCorrcoef(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: ScoreOptions = {},
): number | null {
  const { matrix } = confusionMatrix(yTrue, yPred, { sampleWeight: options.sampleWeight });
  const k = matrix.length;
  let s = 0;
  let c = 0;
  const t = new Float64Array(k);
  const p = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const weight = matrix[i]![j]!;
      s += weight;
      t[i]! += weight;
      p[j]! += weight;
    }
    c += matrix[i]![i]!;
  }
  if (s === 0) return undefinedScore(options, "all weights are 0");
  const dot = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const product = (s * s - dot(p, p)) * (s * s - dot(t, t));
  if (!(product > 0)) {
    options.why?.("one class only in truth or prediction: 0 by convention");
    return 0;
  }
  return (c * s - dot(t, p)) / Math.sqrt(product);
}
