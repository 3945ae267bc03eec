/** Predictions of two classes as what curves and bins take: 0 or 1, and the positive class's score. */
import type { Label } from "../data/index.ts";
import type { Predictions } from "./predictions.ts";

export interface BinaryPredictions {
  /** 1 for the positive class. */
  readonly y: Int8Array;
  /** The positive class's probability, or decision value. */
  readonly score: Float64Array;
  readonly positive: Label;
}

/** @throws RangeError for a regression, more than two classes, or (where `probability`) a model without probabilities. */
export function binaryPredictions(where: string, of: Predictions, probability: boolean): BinaryPredictions {
  const { task, classes, positive, truth, probabilities, ranking } = of;
  if (task !== "classification" || positive < 0)
    throw new RangeError(
      `${where}: needs a classifier of two classes; got ${task === "regression" ? "a regression" : `${classes.length} classes`}; ask one class against the rest`,
    );
  const score =
    probabilities === undefined
      ? probability
        ? undefined
        : ranking
      : Float64Array.from(truth, (_, i) => probabilities[i * 2 + positive]!);
  if (score === undefined)
    throw new RangeError(`${where}: needs probabilities, and the model gives none (no predictProba)`);
  return { y: Int8Array.from(truth, (c) => (c === positive ? 1 : 0)), score, positive: classes[positive]! };
}
