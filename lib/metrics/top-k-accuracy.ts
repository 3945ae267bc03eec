/**
 * Top-k accuracy: the share of rows whose class is among the k best scored. Ties are broken as a stable sort of ascending scores
 * read from the end does: the later class counts as better (scikit-learn `top_k_accuracy_score`). O(n·classes).
 */
import { checkClasses, checkFinite, checkRows, totalWeight } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/** `scores`: n×classes, row-major; labels are class positions. Null only when all weights are 0. @throws RangeError on wrong sizes. */
export function topKAccuracyScore(
  yTrue: ArrayLike<number>,
  scores: ArrayLike<number>,
  classes: number,
  k = 2,
  options: ScoreOptions = {},
): number | null {
  const n = checkRows("topKAccuracyScore", yTrue, yTrue, options);
  checkClasses("topKAccuracyScore", yTrue, scores, classes);
  checkFinite("topKAccuracyScore", "scores", scores);
  if (!(Number.isInteger(k) && k >= 1))
    throw new RangeError(`topKAccuracyScore: k must be 1 or more; got ${k}`);
  let hits = 0;
  for (let i = 0; i < n; i++) {
    const own = scores[i * classes + yTrue[i]!]!;
    let better = 0;
    for (let c = 0; c < classes; c++) {
      const score = scores[i * classes + c]!;
      if (score > own || (score === own && c > yTrue[i]!)) better++;
    }
    if (better < k) hits += options.sampleWeight === undefined ? 1 : options.sampleWeight[i]!;
  }
  const total = totalWeight(n, options.sampleWeight);
  return total === 0 ? undefinedScore(options, "all weights are 0") : hits / total;
}
