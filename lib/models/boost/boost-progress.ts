/** How far training is, in the words of a progress bar. */
import type { LearnProgress } from "../../prep/index.ts";
import type { BoostStep } from "./boosting.ts";

export function progressOf(
  { maxIter }: { readonly maxIter: number },
  { iteration, trainLoss, validationLoss }: BoostStep,
): LearnProgress {
  const losses =
    trainLoss === null
      ? "values into bins"
      : `loss ${trainLoss.toPrecision(5)}${validationLoss === null ? "" : `, held out ${validationLoss.toPrecision(5)}`}`;
  return { done: iteration, total: maxIter, message: losses };
}
