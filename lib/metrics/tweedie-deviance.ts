/**
 * Tweedie deviance: how far predicted means μ are from the truth when variance grows as μ^power.
 *
 * power 0: (y − μ)²; 1 (Poisson): 2(y ln(y/μ) − y + μ); 2 (gamma): 2(ln(μ/y) + y/μ − 1); else
 * 2(max(y,0)^(2−p)/((1−p)(2−p)) − y μ^(1−p)/(1−p) + μ^(2−p)/(2−p)). Source: scikit-learn `mean_tweedie_deviance`. O(n).
 */
import type { ScoreOptions } from "./undefined-score.ts";
import { weightedMean } from "./weighted-mean.ts";

/**
 * Null only when all weights are 0.
 *
 * @throws RangeError when power lies in (0, 1), or values are outside the family: μ > 0 unless power is 0; y ≥ 0 for power in [1, 2);
 * y > 0 for power ≥ 2.
 */
export function meanTweedieDeviance(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  power = 0,
  options: ScoreOptions = {},
): number | null {
  if (!(power <= 0 || power >= 1)) {
    throw new RangeError(
      `meanTweedieDeviance: power must be ≤ 0 or ≥ 1; got ${power}: there is no such distribution`,
    );
  }
  return weightedMean("meanTweedieDeviance", yTrue, yPred, options, (y, mu, row) => {
    checkDomain(power, y, mu, row);
    return 2 * halfDeviance(power, y, mu);
  });
}

/** Power 1. */
export function meanPoissonDeviance(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return meanTweedieDeviance(yTrue, yPred, 1, options);
}

/** Power 2. */
export function meanGammaDeviance(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  options: ScoreOptions = {},
): number | null {
  return meanTweedieDeviance(yTrue, yPred, 2, options);
}

function halfDeviance(power: number, y: number, mu: number): number {
  if (power === 0) return (y - mu) ** 2 / 2;
  if (power === 1) return (y === 0 ? 0 : y * Math.log(y / mu)) - y + mu;
  if (power === 2) return Math.log(mu / y) + y / mu - 1;
  const a = 1 - power;
  const b = 2 - power;
  return Math.max(y, 0) ** b / (a * b) - (y * mu ** a) / a + mu ** b / b;
}

function checkDomain(power: number, y: number, mu: number, row: number): void {
  if (power !== 0 && !(mu > 0)) {
    throw new RangeError(
      `meanTweedieDeviance: predictions must be > 0 for power ${power}; got ${mu} in row ${row}`,
    );
  }
  if (power >= 2 ? !(y > 0) : power >= 1 && !(y >= 0)) {
    const bound = power >= 2 ? "> 0" : "≥ 0";
    throw new RangeError(
      `meanTweedieDeviance: truth must be ${bound} for power ${power}; got ${y} in row ${row}`,
    );
  }
}
