/** Scores of folds in brief: mean and standard deviation (ddof 1) of those that have a value, and how many have none. */

export interface ScoreSummary {
  /** Null when no fold has a value. */
  readonly mean: number | null;
  /** Null for fewer than two folds with a value. */
  readonly std: number | null;
  readonly perFold: readonly (number | null)[];
  /** Folds with a value, and without. */
  readonly folds: number;
  readonly undefinedFolds: number;
  /** Why folds have none. */
  readonly reasons: readonly string[];
}

export function summarize(
  perFold: readonly (number | null)[],
  reasons: readonly string[] = [],
): ScoreSummary {
  const known = perFold.filter((score) => score !== null);
  const n = known.length;
  const mean = n === 0 ? null : known.reduce((sum, score) => sum + score, 0) / n;
  const std =
    mean === null || n < 2
      ? null
      : Math.sqrt(known.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1));
  return Object.freeze({
    mean,
    std,
    perFold: Object.freeze([...perFold]),
    folds: n,
    undefinedFolds: perFold.length - n,
    reasons: Object.freeze([...reasons]),
  });
}
