/**
 * Log loss: the mean negative log probability given to what happened, in nats.
 *
 * −Σ w ln p[y] / Σ w. Probabilities are clipped to [ε, 1 − ε], ε = 2⁻⁵², and each row is scaled to sum 1 (scikit-learn 1.2;
 * from 1.5 it only warns about rows that do not). A certain error thus costs 36.04 nats, not infinity. O(n·k).
 */
import { checkBinary, checkClasses, checkFinite, checkRows, checkWeights, totalWeight } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

/**
 * `probabilities`: n×k, row-major, and labels the class positions 0…k-1; or, with k = 1, the probability of class 1 for labels 0/1.
 * Null only when all weights are 0.
 *
 * @throws RangeError on probabilities outside [0, 1], wrong labels or sizes.
 */
export function logLoss(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  k = 1,
  options: ScoreOptions = {},
): number | null {
  const n = yTrue.length;
  if (k === 1) {
    checkRows("logLoss", yTrue, probabilities, options);
    checkBinary("logLoss", yTrue);
  } else {
    checkRows("logLoss", yTrue, yTrue, options);
    checkClasses("logLoss", yTrue, probabilities, k);
    checkWeights("logLoss", n, options.sampleWeight);
  }
  checkFinite("logLoss", "probabilities", probabilities);
  const weights = options.sampleWeight;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let chosen: number;
    let all: number;
    if (k === 1) {
      const p = probability(probabilities[i]!, i);
      chosen = clip(Number(yTrue[i]) === 1 ? p : 1 - p);
      all = clip(p) + clip(1 - p);
    } else {
      all = 0;
      for (let c = 0; c < k; c++) all += clip(probability(probabilities[i * k + c]!, i));
      chosen = clip(probabilities[i * k + yTrue[i]!]!);
    }
    const loss = -Math.log(chosen / all);
    sum += weights === undefined ? loss : weights[i]! * loss;
  }
  const total = totalWeight(n, weights);
  return total === 0 ? undefinedScore(options, "all weights are 0") : sum / total;
}

function clip(p: number): number {
  return Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);
}

function probability(p: number, row: number): number {
  if (p < 0 || p > 1)
    throw new RangeError(`logLoss: probabilities must lie in [0, 1]; got ${p} in row ${row}`);
  return p;
}
