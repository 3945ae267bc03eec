/** The weighted mean of a loss over rows: what most regression scores are. O(n). */
import { checkFinite, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/** Null only when all weights are 0. @throws RangeError on wrong sizes, or numbers that are not finite. */
export function weightedMean(
  where: string,
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions,
  loss: (y: number, p: number, row: number) => number,
): number | null {
  const n = checkRows(where, yTrue, yPred, options);
  checkFinite(where, "truth", yTrue);
  checkFinite(where, "predictions", yPred);
  const weights = options.sampleWeight;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    sum += w * loss(yTrue[i]!, yPred[i]!, i);
    total += w;
  }
  return total === 0 ? undefinedScore(options, "all weights are 0") : sum / total;
}
