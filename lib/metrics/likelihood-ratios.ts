/**
 * Likelihood ratios of a binary decision: how many times the odds grow after a positive, tpr / fpr, and shrink after a negative,
 * fnr / tnr. Source: scikit-learn `class_likelihood_ratios`. O(n).
 */
import { recallScore, specificityScore } from "./precision-recall.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface LikelihoodRatios {
  /** Null when no negative is predicted positive: unbounded. */
  readonly positive: number | null;
  /** Null when no negative is predicted negative. */
  readonly negative: number | null;
}

/** Labels 0/1. Both are null when a class is absent. @throws RangeError on wrong sizes. */
export function classLikelihoodRatios(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): LikelihoodRatios {
  const sensitivity = recallScore(yTrue, yPred, options);
  const specificity = specificityScore(yTrue, yPred, options);
  if (sensitivity === null || specificity === null) return Object.freeze({ positive: null, negative: null });
  return Object.freeze({
    positive:
      specificity === 1
        ? undefinedScore(options, "no false positive: the positive ratio is unbounded")
        : sensitivity / (1 - specificity),
    negative:
      specificity === 0
        ? undefinedScore(options, "no true negative: the negative ratio is unbounded")
        : (1 - sensitivity) / specificity,
  });
}
