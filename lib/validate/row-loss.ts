/**
 * The loss of each row: 0 or 1 for a wrong class, the squared distance of its probabilities (Brier, in [0, 2]), or −log of the
 * probability of its class; for numbers the absolute or the squared error. O(n·k).
 */
import type { Predictions } from "./predictions.ts";

export type RowLoss = "error" | "brier" | "logLoss" | "absolute" | "squared";

/**
 * @param loss default: "error" for classes, "absolute" for numbers.
 * @throws RangeError for a loss of the other task, or one that needs probabilities where there are none.
 */
export function rowLosses(where: string, of: Predictions, loss?: RowLoss): Float64Array {
  const { task, truth, predicted, probabilities, classes } = of;
  const kind = loss ?? (task === "classification" ? "error" : "absolute");
  const known: readonly RowLoss[] =
    task === "classification" ? ["error", "brier", "logLoss"] : ["absolute", "squared"];
  if (!known.includes(kind))
    throw new RangeError(`${where}: loss must be one of ${known.join(", ")} for ${task}; got "${kind}"`);
  if (kind === "error") return Float64Array.from(truth, (label, i) => (predicted[i] === label ? 0 : 1));
  if (kind === "absolute") return Float64Array.from(truth, (value, i) => Math.abs(value - predicted[i]!));
  if (kind === "squared") return Float64Array.from(truth, (value, i) => (value - predicted[i]!) ** 2);
  if (probabilities === undefined)
    throw new RangeError(`${where}: loss "${kind}" needs a model with predictProba; use "error"`);
  const k = classes.length;
  return Float64Array.from(truth, (label, i) => {
    if (kind === "logLoss")
      return -Math.log(Math.min(1, Math.max(probabilities[i * k + label]!, Number.EPSILON)));
    let squares = 0;
    for (let c = 0; c < k; c++) squares += (probabilities[i * k + c]! - (c === label ? 1 : 0)) ** 2;
    return squares;
  });
}
