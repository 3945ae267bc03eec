/** Classification report: precision, recall, F1 and support of every class, their averages, and accuracy. O(n + k²). */
import { accuracyScore } from "./accuracy.ts";
import type { Label } from "./confusion-matrix.ts";
import { classScores, type ClassScores, type PrecisionRecallOptions } from "./precision-recall.ts";

export interface AverageScores {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly support: number;
}

export interface ClassificationReport {
  readonly classes: readonly ClassScores[];
  readonly accuracy: number | null;
  readonly macroAverage: AverageScores;
  readonly weightedAverage: AverageScores;
}

/** An average is null when a class it needs has no value and `zeroDivision` is not given. @throws RangeError on wrong sizes. */
export function classificationReport(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: PrecisionRecallOptions = {},
): ClassificationReport {
  const classes = classScores(yTrue, yPred, options);
  const support = classes.reduce((sum, c) => sum + c.support, 0);
  const average = (share: (c: ClassScores) => number): AverageScores =>
    Object.freeze({
      precision: mean(classes, (c) => c.precision, share),
      recall: mean(classes, (c) => c.recall, share),
      f1: mean(classes, (c) => c.f1, share),
      support,
    });
  return Object.freeze({
    classes,
    accuracy: accuracyScore(yTrue, yPred, { sampleWeight: options.sampleWeight }),
    macroAverage: average(() => 1),
    weightedAverage: average((c) => c.support),
  });
}

function mean(
  classes: readonly ClassScores[],
  value: (c: ClassScores) => number | null,
  share: (c: ClassScores) => number,
): number | null {
  let sum = 0;
  let total = 0;
  for (const c of classes) {
    const weight = share(c);
    if (weight === 0) continue;
    const score = value(c);
    if (score === null) return null;
    sum += weight * score;
    total += weight;
  }
  return total === 0 ? null : sum / total;
}
