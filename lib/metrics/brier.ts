/**
 * Brier score: the mean squared distance between predicted probabilities and what happened, and its parts.
 *
 * Binary: mean (p − y)². More classes: mean Σ_c (p_c − [y = c])², in [0, 2]; halved when `scaleByHalf`. scikit-learn ≥ 1.7 halves
 * two-class scores by default and leaves others, which is the same as here. O(n·k).
 */
import { checkBinary, checkClasses, checkFinite, checkRows, totalWeight } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface BrierOptions extends ScoreOptions {
  /** Default "auto": halve when k is 2, so that two columns score as one does. */
  readonly scaleByHalf?: boolean | "auto";
}

export interface BrierParts {
  /** Σ n_b/n (mean p_b − observed share_b)²: small is good. */
  readonly reliability: number;
  /** Σ n_b/n (observed share_b − base rate)²: large is good. */
  readonly resolution: number;
  /** base rate · (1 − base rate). */
  readonly uncertainty: number;
}

/**
 * k = 1: probability of class 1, labels 0/1; k ≥ 2: n×k probabilities, row-major, labels 0…k-1. Null only when all weights are 0.
 *
 * @throws RangeError on wrong labels or sizes, or numbers outside [0, 1].
 */
export function brierScoreLoss(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k = 1,
  options: BrierOptions = {},
): number | null {
  const n = checkRows("brierScoreLoss", yTrue, k === 1 ? probabilities : yTrue, options);
  if (k === 1) checkBinary("brierScoreLoss", yTrue);
  else checkClasses("brierScoreLoss", yTrue, probabilities, k);
  checkShares(probabilities);
  const weights = options.sampleWeight;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let squares = 0;
    if (k === 1) squares = (probabilities[i]! - Number(yTrue[i])) ** 2;
    else for (let c = 0; c < k; c++) squares += (probabilities[i * k + c]! - (yTrue[i] === c ? 1 : 0)) ** 2;
    sum += weights === undefined ? squares : weights[i]! * squares;
  }
  const total = totalWeight(n, weights);
  if (total === 0) return undefinedScore(options, "all weights are 0");
  const { scaleByHalf = "auto" } = options;
  const half = scaleByHalf === "auto" ? k === 2 : scaleByHalf && k > 1;
  return half ? sum / total / 2 : sum / total;
}

/**
 * Murphy's decomposition over equal-width bins: reliability − resolution + uncertainty is the Brier score up to the spread of p
 * within bins. Source: Murphy (1973). O(n).
 */
export function brierDecomposition(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): BrierParts {
  const n = checkRows("brierDecomposition", yTrue, probabilities);
  checkBinary("brierDecomposition", yTrue);
  checkShares(probabilities);
  const count = new Float64Array(bins);
  const sumP = new Float64Array(bins);
  const sumY = new Float64Array(bins);
  let base = 0;
  for (let i = 0; i < n; i++) {
    const p = probabilities[i]!;
    const b = Math.min(Math.floor(p * bins), bins - 1);
    count[b]! += 1;
    sumP[b]! += p;
    sumY[b]! += Number(yTrue[i]);
    base += Number(yTrue[i]);
  }
  base /= n;
  let reliability = 0;
  let resolution = 0;
  for (let b = 0; b < bins; b++) {
    if (count[b] === 0) continue;
    const observed = sumY[b]! / count[b]!;
    reliability += (count[b]! / n) * (sumP[b]! / count[b]! - observed) ** 2;
    resolution += (count[b]! / n) * (observed - base) ** 2;
  }
  return Object.freeze({ reliability, resolution, uncertainty: base * (1 - base) });
}

function checkShares(probabilities: ArrayLike<number>): void {
  checkFinite("brierScoreLoss", "probabilities", probabilities);
  for (let i = 0; i < probabilities.length; i++) {
    if (probabilities[i]! < 0 || probabilities[i]! > 1) {
      throw new RangeError(
        `brierScoreLoss: probabilities must lie in [0, 1]; got ${probabilities[i]} at position ${i}`,
      );
    }
  }
}
