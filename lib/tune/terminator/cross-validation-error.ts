/**
 * The standard error of the best trial's mean score over the folds of cross-validation: √((1/k + 1/(k - 1)) · variance), where the
 * second share is for the folds' common training rows.
 * Source: Nadeau and Bengio, Machine Learning 52 (2003) 239-281; Makarova and others, AutoML 2022; Optuna 5.0, `terminator/erroreval.py`.
 */
import type { BaseTrial, FrozenTrial } from "../frozen-trial.ts";
import { bestOf } from "../storages/best-of.ts";
import type { StudyDirection } from "../storages/storage.ts";
import { completeTrials, type ErrorEvaluator } from "./evaluator.ts";

const key = "terminator:cv_scores";

/**
 * Keeps the scores of a trial's folds; call it in the objective. A `FixedTrial` has nowhere to keep them, and does not.
 * @throws RangeError for fewer than two scores, or ones that are no finite numbers.
 */
export function reportCrossValidationScores(
  trial: Pick<BaseTrial, "number"> & { setSystemAttr?(key: string, value: unknown): void },
  scores: ArrayLike<number>,
): void {
  const list = Array.from(scores);
  if (list.length < 2 || !list.every(Number.isFinite))
    throw new RangeError(
      `reportCrossValidationScores: scores are two finite numbers or more, one for each fold; got ${list.join(", ") || "none"}`,
    );
  trial.setSystemAttr?.(key, list);
}

export class CrossValidationErrorEvaluator implements ErrorEvaluator {
  readonly name = "CrossValidationErrorEvaluator";

  /** @throws RangeError when no trial is complete, or the best one has no scores. */
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number {
    const best = bestOf(completeTrials(this.name, trials), [direction]);
    const scores = best.systemAttrs[key] as readonly number[] | undefined;
    if (!Array.isArray(scores))
      throw new RangeError(
        `CrossValidationErrorEvaluator: trial ${best.number} has no scores of its folds; call reportCrossValidationScores(trial, scores) in the objective`,
      );
    const k = scores.length;
    const mean = scores.reduce((total, score) => total + score, 0) / k;
    const variance = scores.reduce((total, score) => total + (score - mean) ** 2, 0) / k;
    return Math.sqrt((1 / k + 1 / (k - 1)) * variance);
  }
}
