/**
 * Balanced accuracy: the mean, over the classes present in the truth, of the share of each class predicted right.
 * `adjusted` rescales it so that chance is 0: (b − 1/K) / (1 − 1/K). Source: scikit-learn `balanced_accuracy_score`. O(n).
 */
import { checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface BalancedAccuracyOptions extends ScoreOptions {
  readonly adjusted?: boolean;
}

/** Null when no class has weight, or, adjusted, when there is only one class. @throws RangeError on wrong sizes. */
export function balancedAccuracyScore(
  yTrue: ArrayLike<unknown>,
  yPred: ArrayLike<unknown>,
  options: BalancedAccuracyOptions = {},
): number | null {
  const n = checkRows("balancedAccuracyScore", yTrue, yPred, options);
  const weights = options.sampleWeight;
  const tally = new Map<unknown, { all: number; right: number }>();
  for (let i = 0; i < n; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    let entry = tally.get(yTrue[i]);
    if (entry === undefined) tally.set(yTrue[i], (entry = { all: 0, right: 0 }));
    entry.all += w;
    if (yTrue[i] === yPred[i]) entry.right += w;
  }
  let sum = 0;
  let classes = 0;
  for (const { all, right } of tally.values()) {
    if (all === 0) continue;
    sum += right / all;
    classes++;
  }
  if (classes === 0) return undefinedScore(options, "no class has weight");
  const balanced = sum / classes;
  if (options.adjusted !== true) return balanced;
  if (classes === 1)
    return undefinedScore(options, "one class only: chance is already perfect, nothing to adjust for");
  return (balanced - 1 / classes) / (1 - 1 / classes);
}
