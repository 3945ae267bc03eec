/**
 * The share of loss that predicted probabilities take away from the class shares of the truth: D² of log loss and of the Brier score.
 * 1 is perfect, 0 no better than the shares. Source: scikit-learn `d2_log_loss_score` (1.5), `d2_brier_score` (1.8). O(n·k).
 */
import { brierScoreLoss } from "./brier.ts";
import { logLoss } from "./log-loss.ts";
import { checkClasses, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/**
 * `probabilities`: n×k, row-major, labels 0…k-1; or, with k = 1, the probability of class 1 for labels 0/1. Null for fewer than two rows,
 * or when the truth holds one class.
 *
 * @throws RangeError on wrong labels, probabilities or sizes.
 */
export function d2LogLossScore(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k = 1,
  options: ScoreOptions = {},
): number | null {
  return explained("d2LogLossScore", logLoss, yTrue, probabilities, k, options);
}

/** As `d2LogLossScore`, of the Brier score. */
export function d2BrierScore(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k = 1,
  options: ScoreOptions = {},
): number | null {
  return explained("d2BrierScore", brierScoreLoss, yTrue, probabilities, k, options);
}

function explained(
  where: string,
  lossOf: typeof logLoss,
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k: number,
  options: ScoreOptions,
): number | null {
  const n = checkRows(where, yTrue, k === 1 ? probabilities : yTrue, options);
  if (k > 1) checkClasses(where, yTrue, probabilities, k);
  if (n < 2) return undefinedScore(options, "D² needs two rows or more");
  const loss = lossOf(yTrue, probabilities, k, options);
  if (loss === null) return null;
  const shares = new Float64Array(Math.max(2, k));
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = options.sampleWeight?.[i] ?? 1;
    shares[Number(yTrue[i])]! += weight;
    total += weight;
  }
  if (shares.some((weight) => weight === total))
    return undefinedScore(options, "one class only: its share explains all");
  const constant =
    k === 1
      ? new Float64Array(n).fill(shares[1]! / total)
      : Float64Array.from({ length: n * k }, (_, at) => shares[at % k]! / total);
  return 1 - loss / lossOf(yTrue, constant, k, options)!;
}
