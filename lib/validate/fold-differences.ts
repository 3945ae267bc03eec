/**
 * Comparing two models by their scores on the same folds: corrected t, Bayesian correlated t, and the naive tests beside them.
 *
 * Folds share training rows, so their differences are correlated: the plain t is about twice too sure. Nadeau & Bengio (2003) widen
 * the variance: t = mean(d) / √((1/J + n_test/n_train) var(d)), J − 1 degrees of freedom. Corani & Benavoli (2015) give the same
 * posterior as chances: model 1 better, practically equal (within the rope), model 2 better. O(J).
 */
import { studentTDistribution } from "../core/beta-distribution.ts";

export interface FoldTest {
  /** Of score 1 − score 2. */
  readonly mean: number;
  /** ddof 1. */
  readonly variance: number;
  /** Null when all differences are alike. */
  readonly t: number | null;
  readonly df: number;
  /** Two-sided. */
  readonly p: number | null;
}

export interface CorrelatedPosterior {
  /** Chance that score 1 is higher by more than the rope. */
  readonly firstBetter: number;
  readonly equal: number;
  readonly secondBetter: number;
}

/**
 * `testShare`: rows tested over rows trained on (1/(k − 1) for k folds); 0 gives the naive paired t test.
 *
 * @throws RangeError for fewer than two folds, scores that are not finite, or a negative share.
 */
export function correctedResampledTTest(
  scores1: ArrayLike<number>,
  scores2: ArrayLike<number>,
  testShare: number,
): FoldTest {
  if (!(testShare >= 0 && testShare < Infinity)) {
    throw new RangeError(`correctedResampledTTest: n_test / n_train must be ≥ 0; got ${testShare}`);
  }
  const { mean, variance, folds } = differences("correctedResampledTTest", scores1, scores2);
  const df = folds - 1;
  if (!(variance > 0)) return Object.freeze({ mean, variance, t: null, df, p: null });
  const t = mean / Math.sqrt((1 / folds + testShare) * variance);
  return Object.freeze({ mean, variance, t, df, p: 2 * studentTDistribution(df).sf(Math.abs(t)) });
}

/** The plain paired t test: too sure on folds, shown beside the corrected one. */
export function pairedTTest(scores1: ArrayLike<number>, scores2: ArrayLike<number>): FoldTest {
  return correctedResampledTTest(scores1, scores2, 0);
}

/**
 * `rho`: correlation of folds, the share of rows tested (1/k for k folds). `rope`: half the width of "practically equal", in units of
 * the score; default 0.01.
 *
 * @throws RangeError for fewer than two folds, rho outside [0, 1), or a negative rope.
 */
export function bayesianCorrelatedTTest(
  scores1: ArrayLike<number>,
  scores2: ArrayLike<number>,
  rho: number,
  rope = 0.01,
): CorrelatedPosterior {
  if (!(rho >= 0 && rho < 1))
    throw new RangeError(`bayesianCorrelatedTTest: rho must lie in [0, 1); got ${rho}`);
  if (!(rope >= 0)) throw new RangeError(`bayesianCorrelatedTTest: rope must be ≥ 0; got ${rope}`);
  const { mean, variance, folds } = differences("bayesianCorrelatedTTest", scores1, scores2);
  const scale = Math.sqrt((1 / folds + rho / (1 - rho)) * variance);
  if (!(scale > 0)) {
    const where = mean > rope ? 0 : mean < -rope ? 2 : 1;
    return Object.freeze({
      firstBetter: where === 0 ? 1 : 0,
      equal: where === 1 ? 1 : 0,
      secondBetter: where === 2 ? 1 : 0,
    });
  }
  const posterior = studentTDistribution(folds - 1);
  const firstBetter = posterior.sf((rope - mean) / scale);
  const secondBetter = posterior.cdf((-rope - mean) / scale);
  return Object.freeze({ firstBetter, equal: Math.max(0, 1 - firstBetter - secondBetter), secondBetter });
}

function differences(
  where: string,
  scores1: ArrayLike<number>,
  scores2: ArrayLike<number>,
): { mean: number; variance: number; folds: number } {
  const folds = scores1.length;
  if (folds < 2 || scores2.length !== folds) {
    throw new RangeError(
      `${where}: needs scores on the same folds, two or more; got ${folds} and ${scores2.length}`,
    );
  }
  let mean = 0;
  for (let i = 0; i < folds; i++) {
    const d = scores1[i]! - scores2[i]!;
    if (!Number.isFinite(d))
      throw new RangeError(`${where}: scores must be finite; got ${scores1[i]} and ${scores2[i]}`);
    mean += d / folds;
  }
  let variance = 0;
  for (let i = 0; i < folds; i++) variance += (scores1[i]! - scores2[i]! - mean) ** 2 / (folds - 1);
  // Equal differences leave dust of rounding, not a variance.
  return { mean, variance: variance > 1e-30 * mean * mean ? variance : 0, folds };
}
